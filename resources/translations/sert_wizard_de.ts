<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SERT Wizard</source>
        <translation>Über SERT Wizard</translation>
    </message>
    <message>
        <source>Free software under the licence {licence}: it may be used, passed on and changed. It comes without any warranty.</source>
        <translation>Freie Software unter der Lizenz {licence}: Sie darf benutzt, weitergegeben und geändert werden. Es gibt keinerlei Gewährleistung.</translation>
    </message>
    <message>
        <source>SERT Wizard {version}, with Qt {qt}</source>
        <translation>SERT Wizard {version}, mit Qt {qt}</translation>
    </message>
    <message>
        <source>What it consists of</source>
        <translation>Woraus es besteht</translation>
    </message>
    <message>
        <source>Program or library</source>
        <translation>Programm oder Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>The licences are being gathered.</source>
        <translation>Die Lizenzen werden zusammengetragen.</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Open the folder of &amp;logs</source>
        <translation>Ordner der &amp;Protokolle öffnen</translation>
    </message>
    <message>
        <source>Logs: {folder}</source>
        <translation>Protokolle: {folder}</translation>
    </message>
</context>
<context>
    <name>AddressFields</name>
    <message>
        <source>none of them is in the URL</source>
        <translation>keine davon steht in der URL</translation>
    </message>
    <message>
        <source>another URL of the same disc, may stay empty</source>
        <translation>eine andere URL derselben Disc, kann leer bleiben</translation>
    </message>
    <message>
        <source>Address of this &amp;computer:</source>
        <translation>Adresse dieses &amp;Rechners:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>UR&amp;L of the disc:</source>
        <translation>UR&amp;L der Disc:</translation>
    </message>
    <message>
        <source>If that fails (bac&amp;kup):</source>
        <translation>Falls das nicht geht (&amp;Ersatz):</translation>
    </message>
    <message>
        <source>This computer can serve the disc: the last page starts that.</source>
        <translation>Dieser Rechner kann die Disc bereitstellen: Die letzte Seite startet das.</translation>
    </message>
    <message>
        <source>{} is not an address of this computer: put optimized.iso on the server there.</source>
        <translation>{} ist keine Adresse dieses Rechners: optimized.iso dort auf den Server legen.</translation>
    </message>
    <message>
        <source>Type the address that the machines can reach this computer at.</source>
        <translation>Die Adresse eintippen, unter der die Geräte diesen Rechner erreichen.</translation>
    </message>
</context>
<context>
    <name>AmtDialog</name>
    <message>
        <source>Ask Intel AMT</source>
        <translation>Intel AMT fragen</translation>
    </message>
    <message>
        <source>A vPro machine whose AMT is set up tells its model and AMT version, even while it is off. That narrows its adapter down to a few.</source>
        <translation>Ein vPro-Gerät mit eingerichtetem AMT nennt Modell und AMT-Version, auch wenn es aus ist. Dann kommen nur noch wenige Adapter infrage.</translation>
    </message>
    <message>
        <source>name or address, such as 192.0.2.7</source>
        <translation>Name oder Adresse, etwa 192.0.2.7</translation>
    </message>
    <message>
        <source>Use &amp;TLS</source>
        <translation>&amp;TLS verwenden</translation>
    </message>
    <message>
        <source>Newer AMT answers only with TLS (port 16993), older often only without.</source>
        <translation>Neueres AMT antwortet nur mit TLS (Port 16993), älteres oft nur ohne.</translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation>Fr&amp;agen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>Adapters that the machine has or may have</source>
        <translation>Adapter, die das Gerät hat oder haben kann</translation>
    </message>
    <message>
        <source>The catalogue knows no adapter for this machine: give a report of the target.</source>
        <translation>Der Katalog kennt keinen Adapter für dieses Gerät: einen Bericht des Ziels angeben.</translation>
    </message>
    <message>
        <source>&amp;Machine:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>Ben&amp;utzer:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>Ke&amp;nnwort:</translation>
    </message>
    <message>
        <source>Asking {machine} …</source>
        <translation>{machine} wird gefragt …</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Not accepted. The machine was not asked.</source>
        <translation>Nicht angenommen. Das Gerät wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>Tick “Use TLS” and ask again.</source>
        <translation>„TLS verwenden“ ankreuzen und noch einmal fragen.</translation>
    </message>
    <message>
        <source>Untick “Use TLS” and ask again. The password itself is not sent then either, but what the machine tells can be read on the way.</source>
        <translation>„TLS verwenden“ abwählen und noch einmal fragen. Das Kennwort selbst wird auch dann nicht gesendet, doch was das Gerät mitteilt, lässt sich unterwegs mitlesen.</translation>
    </message>
    <message>
        <source>AMT may not be set up there, or be switched off. Or ask with “Use TLS” changed: newer AMT answers only with TLS, older often only without.</source>
        <translation>Vielleicht ist AMT dort nicht eingerichtet oder ausgeschaltet. Oder „TLS verwenden“ umstellen und noch einmal fragen: Neueres AMT antwortet nur mit TLS, älteres oft nur ohne.</translation>
    </message>
    <message>
        <source>Check the port; where AMT is set up without TLS, untick “Use TLS”. AMT that wants a certificate of this computer, too, can’t be asked.</source>
        <translation>Den Port prüfen; wo AMT ohne TLS eingerichtet ist, „TLS verwenden“ abwählen. AMT, das auch von diesem Rechner ein Zertifikat verlangt, lässt sich nicht fragen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>AMT version</source>
        <translation>AMT-Version</translation>
    </message>
    <message>
        <source>Wired port</source>
        <translation>Kabelanschluss</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Practice: the discs made here are for training and repair no computer.</source>
        <translation>Übung: Die hier erstellten Discs dienen zum Lernen und reparieren keinen Rechner.</translation>
    </message>
</context>
<context>
    <name>BaseIsoPage</name>
    <message>
        <source>Base ISO</source>
        <translation>Basis-ISO</translation>
    </message>
    <message>
        <source>Choose the recovery disc to start from, one based on Windows PE. It is only read, never changed.</source>
        <translation>Die Rettungs-Disc wählen, von der alles ausgeht, eine mit Windows PE. Sie wird nur gelesen, nie verändert.</translation>
    </message>
    <message>
        <source>&amp;Disc image:</source>
        <translation>&amp;Disc-Abbild:</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Type a path, or drop a file here</source>
        <translation>Einen Pfad eintippen oder eine Datei hierher ziehen</translation>
    </message>
    <message>
        <source>&amp;Open a recipe…</source>
        <translation>&amp;Rezept öffnen…</translation>
    </message>
    <message>
        <source>A recipe.toml holds all choices of an earlier build; every page is filled in.</source>
        <translation>Eine recipe.toml enthält alle Angaben einer früheren Erstellung; alle Seiten werden ausgefüllt.</translation>
    </message>
    <message>
        <source>Opening the disc image</source>
        <translation>Disc-Abbild wird geöffnet</translation>
    </message>
    <message>
        <source>Drop a disc image here</source>
        <translation>Ein Disc-Abbild hierher ziehen</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>The boot image file holds {images} images; only the one that boots is edited.</source>
        <translation>Die Datei des Startabbilds enthält {images} Abbilder; nur das startende wird bearbeitet.</translation>
    </message>
    <message>
        <source>The disc image is being opened.</source>
        <translation>Das Disc-Abbild wird geöffnet.</translation>
    </message>
    <message>
        <source>Choose a disc image to go on.</source>
        <translation>Zum Fortfahren ein Disc-Abbild wählen.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Filled in from {file}</source>
        <translation>Ausgefüllt aus {file}</translation>
    </message>
    <message>
        <source>Boots on</source>
        <translation>Startet auf</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nirgends</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>Boot image</source>
        <translation>Startabbild</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Abbild</translation>
    </message>
    <message>
        <source>Start-up file</source>
        <translation>Startdatei</translation>
    </message>
    <message>
        <source>Windows PE {generation} ({version}), {architecture}</source>
        <translation>Windows PE {generation} ({version}), {architecture}</translation>
    </message>
    <message>
        <source>{file}, {size}, {compression} compression</source>
        <translation>{file}, {size}, mit {compression} gepackt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n driver package(s)</source>
        <translation>
            <numerusform>%n Treiberpaket</numerusform>
            <numerusform>%n Treiberpakete</numerusform>
        </translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>It runs</source>
        <translation>Führt aus</translation>
    </message>
    <message>
        <source>Waits for a key</source>
        <translation>Wartet auf Taste</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>Fernsteuerung</translation>
    </message>
    <message>
        <source>BIOS and UEFI</source>
        <translation>BIOS und UEFI</translation>
    </message>
    <message>
        <source>no known tool; a machine with AMT 6 or later shows its screen without one</source>
        <translation>kein bekanntes Programm; ab AMT 6 zeigt ein Gerät seinen Bildschirm auch ohne</translation>
    </message>
    <message>
        <source>This disc has no boot entry: no machine starts from it.</source>
        <translation>Diese Disc hat keinen Starteintrag: Kein Gerät startet von ihr.</translation>
    </message>
    <message>
        <source>Choose the base ISO</source>
        <translation>Basis-ISO wählen</translation>
    </message>
    <message>
        <source>Disc images (*.iso *.img);;All files (*)</source>
        <translation>Disc-Abbilder (*.iso *.img);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>BootPanel</name>
    <message>
        <source>Boot &amp;test on BIOS</source>
        <translation>Start&amp;test mit BIOS</translation>
    </message>
    <message>
        <source>Boot test on &amp;UEFI</source>
        <translation>Starttest mit U&amp;EFI</translation>
    </message>
    <message>
        <source>Cance&amp;l the boot test</source>
        <translation>Starttest abbreche&amp;n</translation>
    </message>
    <message>
        <source>Open the &amp;pictures</source>
        <translation>Bi&amp;lder öffnen</translation>
    </message>
    <message>
        <source>Progress of the boot test</source>
        <translation>Fortschritt des Starttests</translation>
    </message>
    <message>
        <source>Starting QEMU</source>
        <translation>QEMU wird gestartet</translation>
    </message>
    <message>
        <source>Starts the loader in QEMU on this computer, as a machine would.</source>
        <translation>Startet den Lader in QEMU auf diesem Rechner, wie es ein Gerät täte.</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} von {total}</translation>
    </message>
    <message>
        <source>The image was fetched; waiting for it to start.</source>
        <translation>Das Abbild ist geholt; es wird auf seinen Start gewartet.</translation>
    </message>
    <message>
        <source>The machine’s screen at the end of the test</source>
        <translation>Der Bildschirm des Geräts am Ende des Tests</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>✗ The test did not succeed.</source>
        <translation>✗ Der Test ist nicht gelungen.</translation>
    </message>
</context>
<context>
    <name>BuildPage</name>
    <message>
        <source>Build</source>
        <translation>Erstellung</translation>
    </message>
    <message>
        <source>The outputs get their names only when all is written and checked.</source>
        <translation>Die Ausgaben bekommen ihre Namen erst, wenn alles geschrieben und geprüft ist.</translation>
    </message>
    <message>
        <source>Progress of this step</source>
        <translation>Fortschritt dieses Schritts</translation>
    </message>
    <message>
        <source>&amp;Cancel the build</source>
        <translation>Erstellung &amp;abbrechen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Log of the build</source>
        <translation>Protokoll der Erstellung</translation>
    </message>
    <message>
        <source>Co&amp;py the log</source>
        <translation>Protokoll &amp;kopieren</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Erledigte Schritte</translation>
    </message>
    <message>
        <source>The build is under way.</source>
        <translation>Die Erstellung läuft.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again, or go back and change something.</source>
        <translation>Nichts wurde behalten. Noch einmal versuchen oder zurückgehen und etwas ändern.</translation>
    </message>
    <message>
        <source>Build of {iso} into {folder}</source>
        <translation>Erstellen aus {iso} in {folder}</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation>{rate} je Sekunde</translation>
    </message>
    <message>
        <source>{time} left in this step</source>
        <translation>noch {time} für diesen Schritt</translation>
    </message>
    <message>
        <source>{stage}: {bytes} bytes in {time} s</source>
        <translation>{stage}: {bytes} Bytes in {time} s</translation>
    </message>
    <message>
        <source>Done: {folder}</source>
        <translation>Fertig: {folder}</translation>
    </message>
    <message>
        <source>It took {time}.</source>
        <translation>Es dauerte {time}.</translation>
    </message>
    <message>
        <source>Written and checked</source>
        <translation>Geschrieben und geprüft</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was kept.</source>
        <translation>Abgebrochen. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>The build failed. Nothing was kept.</source>
        <translation>Die Erstellung ist gescheitert. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>Stopped in: {stage}</source>
        <translation>Angehalten bei: {stage}</translation>
    </message>
    <message>
        <source>Hide the &amp;log</source>
        <translation>&amp;Protokoll verbergen</translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>Network adapter</source>
        <translation>Netzwerkadapter</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>Hardware-ID</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>AMT</source>
        <translation>AMT</translation>
    </message>
    <message>
        <source>Machine or platform</source>
        <translation>Gerät oder Plattform</translation>
    </message>
    <message>
        <source>How sure the way from what was asked to this adapter is. Reported: seen in such a machine, but another of the same model may differ.</source>
        <translation>Wie sicher der Weg von der Angabe zu diesem Adapter ist. Gemeldet: in einem solchen Gerät gesehen, doch ein anderes desselben Modells kann abweichen.</translation>
    </message>
    <message>
        <source>AMT: {}</source>
        <translation>AMT: {}</translation>
    </message>
    <message>
        <source>Source: {}</source>
        <translation>Quelle: {}</translation>
    </message>
    <message>
        <source>Drivers of Intel’s: {}</source>
        <translation>Treiber von Intel: {}</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>told by the machine</source>
        <extracomment>For the tool that collects texts to translate: it finds none that the program makes up.</extracomment>
        <translation>vom Gerät genannt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>general knowledge</source>
        <translation>allgemein bekannt</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>These are candidates. Which NIC a machine has, only the hardware id that it reports itself can tell.</source>
        <translation>Dies sind Kandidaten. Welchen NIC ein Gerät hat, sagt nur die Hardware-ID, die es selbst nennt.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source>Look up a machine or a NIC</source>
        <translation>Gerät oder NIC nachschlagen</translation>
    </message>
    <message>
        <source>What Intel’s wired adapters for AMT (vPro) are called and where they are.</source>
        <translation>Wie Intels kabelgebundene Adapter für AMT (vPro) heißen und wo sie stecken.</translation>
    </message>
    <message>
        <source>OptiPlex 960, I219-LM, 82579, AMT 7, 8086:10DE …</source>
        <translation>OptiPlex 960, I219-LM, 82579, AMT 7, 8086:10DE …</translation>
    </message>
    <message>
        <source>What the catalogue has</source>
        <translation>Was der Katalog enthält</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or read the id from a report of the target.</source>
        <translation>Nichts gefunden. Weniger Wörter versuchen oder die ID aus einem Bericht des Ziels lesen.</translation>
    </message>
    <message>
        <source>&amp;Model, adapter, AMT version or id:</source>
        <translation>&amp;Modell, Adapter, AMT-Version oder ID:</translation>
    </message>
    <message>
        <source>{} found</source>
        <translation>{} gefunden</translation>
    </message>
</context>
<context>
    <name>CertificateBox</name>
    <message>
        <source>Accepted before (SHA-256):</source>
        <translation>Früher angenommen (SHA-256):</translation>
    </message>
    <message>
        <source>Accept &amp;from now on</source>
        <translation>Ab &amp;jetzt annehmen</translation>
    </message>
    <message>
        <source>Do&amp;n’t accept</source>
        <translation>N&amp;icht annehmen</translation>
    </message>
    <message>
        <source>{machine} shows a certificate that is not known yet</source>
        <translation>{machine} zeigt ein Zertifikat, das noch nicht bekannt ist</translation>
    </message>
    <message>
        <source>Compare this SHA-256 fingerprint with the certificate in the machine’s AMT set-up. No password was sent yet. An accepted certificate is kept; if the machine ever shows another, you are warned.</source>
        <translation>Diesen SHA-256-Fingerabdruck mit dem Zertifikat in der AMT-Einrichtung des Geräts vergleichen. Noch wurde kein Kennwort gesendet. Ein angenommenes Zertifikat wird gemerkt; zeigt das Gerät je ein anderes, folgt eine Warnung.</translation>
    </message>
    <message>
        <source>! {machine} shows another certificate than before. Accept the new one?</source>
        <translation>! {machine} zeigt ein anderes Zertifikat als zuvor. Das neue annehmen?</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or another machine has this address now. Accept it only if AMT was set up anew there, and the new fingerprint is the one in the machine’s AMT set-up. No password was sent yet.</source>
        <translation>Vielleicht hört jemand mit, oder die Adresse gehört jetzt einem anderen Gerät. Nur annehmen, wenn AMT dort neu eingerichtet wurde und der neue Fingerabdruck der in der AMT-Einrichtung des Geräts ist. Noch wurde kein Kennwort gesendet.</translation>
    </message>
    <message>
        <source>Shown now (SHA-256):</source>
        <translation>Jetzt gezeigt (SHA-256):</translation>
    </message>
</context>
<context>
    <name>ClientsTable</name>
    <message>
        <source>Machines that fetch the disc</source>
        <translation>Geräte, die die Disc holen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>No machine has asked yet.</source>
        <translation>Noch hat kein Gerät gefragt.</translation>
    </message>
    <message>
        <source>{} % of {}</source>
        <translation>{} % von {}</translation>
    </message>
    <message>
        <source>{} per s</source>
        <translation>{} pro s</translation>
    </message>
    <message>
        <source>✓ has the whole disc, after {}</source>
        <translation>✓ hat die ganze Disc, nach {}</translation>
    </message>
    <message>
        <source>⚠ broke off at {} %</source>
        <translation>⚠ hat bei {} % abgebrochen</translation>
    </message>
</context>
<context>
    <name>ContentsMap</name>
    <message>
        <source>What the areas mean</source>
        <translation>Was die Flächen bedeuten</translation>
    </message>
    <message>
        <source>Point at an area, or go through them with the arrow keys.</source>
        <translation>Auf eine Fläche zeigen oder mit den Pfeiltasten durch alle gehen.</translation>
    </message>
    <message>
        <source>Windows PE</source>
        <translation>Windows PE</translation>
    </message>
    <message>
        <source>Drivers that stay</source>
        <translation>Treiber, die bleiben</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Other images</source>
        <translation>Andere Abbilder</translation>
    </message>
    <message>
        <source>Lists of files</source>
        <translation>Dateilisten</translation>
    </message>
    <message>
        <source>Beside the boot image</source>
        <translation>Neben dem Startabbild</translation>
    </message>
    <message>
        <source>Drivers taken out</source>
        <translation>Entfernte Treiber</translation>
    </message>
    <message>
        <source>Images taken out</source>
        <translation>Entfernte Abbilder</translation>
    </message>
    <message>
        <source>Smaller ones in {folder} ({count})</source>
        <translation>Kleinere in {folder} ({count})</translation>
    </message>
    <message>
        <source>{name}: {size}, {share} of what is shown</source>
        <translation>{name}: {size}, {share} des Gezeigten</translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder for {}</source>
        <translation>Ordner hinzufügen für {}</translation>
    </message>
    <message>
        <source>A folder, as unpacked, with the driver of this NIC</source>
        <translation>Ein Ordner, wie er entpackt wurde, mit dem Treiber dieses NICs</translation>
    </message>
    <message>
        <source>No driver</source>
        <translation>Kein Treiber</translation>
    </message>
    <message>
        <source>Driver is added</source>
        <translation>Treiber kommt hinzu</translation>
    </message>
    <message>
        <source>Driver in the image</source>
        <translation>Treiber im Abbild</translation>
    </message>
</context>
<context>
    <name>CoverageCards</name>
    <message>
        <source>Drivers of the targets</source>
        <translation>Treiber der Ziele</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cl&amp;ose</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>DriversPage</name>
    <message>
        <source>Drivers</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Each target needs one driver. What no target needs can be taken out.</source>
        <translation>Jedes Ziel braucht einen Treiber. Was kein Ziel braucht, kann entfernt werden.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add a f&amp;ile…</source>
        <translation>&amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>A zip or cab, or the maker&apos;s exe as it was downloaded</source>
        <translation>Eine zip oder cab oder die exe des Herstellers, wie sie heruntergeladen wurde</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Also with the Delete key</source>
        <translation>Auch mit der Taste Entf</translation>
    </message>
    <message>
        <source>{} of {} packages go and free {}. Added: {} before compression.</source>
        <translation>{} von {} Paketen gehen und geben {} frei. Hinzu kommen {} vor dem Packen.</translation>
    </message>
    <message>
        <source>&amp;Forget my choices on single packages</source>
        <translation>Einzeln gewählte Pakete &amp;vergessen</translation>
    </message>
    <message>
        <source>Folders and archives &amp;with drivers to add, searched for what a target needs:</source>
        <translation>Ordner und &amp;Archive mit weiteren Treibern; gesucht wird, was ein Ziel braucht:</translation>
    </message>
    <message>
        <source>Solve the problem above to go on.</source>
        <translation>Zum Fortfahren das Problem oben lösen.</translation>
    </message>
    <message>
        <source>The drivers are being looked at.</source>
        <translation>Die Treiber werden angesehen.</translation>
    </message>
    <message>
        <source>{} of {} packages go and free {}.</source>
        <translation>{} von {} Paketen gehen und geben {} frei.</translation>
    </message>
    <message>
        <source>Folder with drivers</source>
        <translation>Ordner mit Treibern</translation>
    </message>
    <message>
        <source>Driver archives (*.zip *.cab *.exe *.7z);;All files (*)</source>
        <translation>Treiberarchive (*.zip *.cab *.exe *.7z);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>File with drivers</source>
        <translation>Datei mit Treibern</translation>
    </message>
</context>
<context>
    <name>FinishedPage</name>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>Be&amp;richt öffnen</translation>
    </message>
    <message>
        <source>C&amp;opy the hashes</source>
        <translation>&amp;Prüfsummen kopieren</translation>
    </message>
    <message>
        <source>Save the recipe &amp;as…</source>
        <translation>Rezept speichern &amp;unter…</translation>
    </message>
    <message>
        <source>A&amp;gain with other NICs</source>
        <translation>Noch einmal mit &amp;anderen NICs</translation>
    </message>
    <message>
        <source>Try it without a machine</source>
        <translation>Ohne Gerät ausprobieren</translation>
    </message>
    <message>
        <source>Bring it to the machine</source>
        <translation>Zum Gerät bringen</translation>
    </message>
    <message>
        <source>{size} saved. Written and checked in {time}.</source>
        <translation>{size} gespart. In {time} geschrieben und geprüft.</translation>
    </message>
    <message>
        <source>{size} more than before. Written and checked in {time}.</source>
        <translation>{size} mehr als vorher. In {time} geschrieben und geprüft.</translation>
    </message>
    <message>
        <source>Serve {iso}, redirect {loader} as the machine’s CD drive, and start the machine from it. Without a network, redirect {iso} itself; that takes longer.</source>
        <translation>{iso} bereitstellen, {loader} als CD-Laufwerk des Geräts umleiten und das Gerät davon starten. Ohne Netz {iso} selbst umleiten; das dauert länger.</translation>
    </message>
    <message>
        <source>✓ Saved as {file}.</source>
        <translation>✓ Gespeichert als {file}.</translation>
    </message>
    <message>
        <source>what was changed and why, for reading and printing</source>
        <translation>was geändert wurde und warum, zum Lesen und Drucken</translation>
    </message>
    <message>
        <source>the same for programs, with all hashes</source>
        <translation>dasselbe für Programme, mit allen Prüfsummen</translation>
    </message>
    <message>
        <source>your choices, to build the same again</source>
        <translation>alle Angaben, um dasselbe noch einmal zu erstellen</translation>
    </message>
    <message>
        <source>✓ The hashes are in the clipboard.</source>
        <translation>✓ Die Prüfsummen sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <translation>Rezepte (*.toml)</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>What this page is for</source>
        <extracomment>Pixels of the sidebar with and without an explanation in it.</extracomment>
        <translation>Wozu diese Seite dient</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>Redirected, before</source>
        <translation>Umgeleitet, vorher</translation>
    </message>
    <message>
        <source>Drivers removed</source>
        <translation>Entfernte Treiber</translation>
    </message>
    <message>
        <source>Optimized disc</source>
        <translation>Optimierte Disc</translation>
    </message>
    <message>
        <source>Redirected, after</source>
        <translation>Umgeleitet, nachher</translation>
    </message>
    <message>
        <source>Through the loader</source>
        <translation>Über den Lader</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Erstellt in</translation>
    </message>
    <message>
        <source>2010</source>
        <translation>2010</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>2010: Terry Cutler’s article on SERT. Here: sizes of this disc; times follow from them at 2x to 4x, and on networks of 100 Mb/s to 1 Gb/s.</source>
        <translation>2010: Terry Cutlers Artikel über SERT. Hier: die Größen dieser Disc; daraus folgen die Zeiten bei zwei- bis vierfacher Geschwindigkeit und in Netzen mit 100 Mb/s bis 1 Gb/s.</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>About this &amp;page</source>
        <translation>Zu dieser &amp;Seite</translation>
    </message>
    <message>
        <source>What the &amp;words mean</source>
        <translation>Was die Wör&amp;ter bedeuten</translation>
    </message>
    <message>
        <source>About &amp;SERT Wizard</source>
        <translation>Übe&amp;r SERT Wizard</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>&amp;Back</source>
        <extracomment>The list of all pages, which the window makes itself.</extracomment>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>To the page before (Alt+Left)</source>
        <translation>Zur vorigen Seite (Alt+Links)</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>All pages of the help</source>
        <translation>Alle Seiten der Hilfe</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>What the technical words mean</source>
        <translation>Was die Fachwörter bedeuten</translation>
    </message>
    <message>
        <source>on this page</source>
        <translation>auf dieser Seite</translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation>&amp;Nächste Stelle</translation>
    </message>
    <message>
        <source>Where it stands next (F3)</source>
        <translation>Wo es als Nächstes steht (F3)</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Help: {}</source>
        <translation>Hilfe: {}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Outside this help, not opened: {}</source>
        <translation>Außerhalb dieser Hilfe, nicht geöffnet: {}</translation>
    </message>
    <message>
        <source>“{}” does not stand on this page.</source>
        <translation>„{}“ steht nicht auf dieser Seite.</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {name}</source>
        <translation>Sprache: {name}</translation>
    </message>
    <message>
        <source>Speak another language</source>
        <translation>Eine andere Sprache wählen</translation>
    </message>
</context>
<context>
    <name>LoaderFields</name>
    <message>
        <source>B&amp;IOS</source>
        <translation>B&amp;IOS</translation>
    </message>
    <message>
        <source>&amp;UEFI</source>
        <translation>&amp;UEFI</translation>
    </message>
    <message>
        <source>Small loader (iP&amp;XE)</source>
        <translation>&amp;Kleiner Lader (iPXE)</translation>
    </message>
    <message>
        <source>Li&amp;nux loader</source>
        <translation>Linu&amp;x-Lader</translation>
    </message>
    <message>
        <source>Under 2.1 MB, so it starts soonest. It checks the image’s hash before the start on UEFI, but can’t on BIOS.</source>
        <translation>Unter 2,1 MB, startet also am schnellsten. Auf UEFI prüft er vor dem Start die Prüfsumme des Abbilds, auf BIOS kann er das nicht.</translation>
    </message>
    <message>
        <source>On UEFI, boot even unchecked where memor&amp;y won’t do</source>
        <translation>Auf UEFI &amp;auch ungeprüft starten, wo der Speicher nicht reicht</translation>
    </message>
    <message>
        <source>Firmware then reads the disc over the network instead of from memory.</source>
        <translation>Die Firmware liest die Disc dann über das Netz statt aus dem Speicher.</translation>
    </message>
    <message>
        <source>⚠ A damaged or exchanged image would start then; the screen says so.</source>
        <translation>⚠ Auch ein beschädigtes oder ausgetauschtes Abbild würde dann starten; auf dem Bildschirm steht das.</translation>
    </message>
    <message>
        <source>Checks the hash on BIOS too, but has about 11 MB, which take the redirected drive some 25 s. For BIOS only.</source>
        <translation>Prüft die Prüfsumme auch auf BIOS, hat aber etwa 11 MB; dafür braucht das umgeleitete Laufwerk rund 25 s. Nur für BIOS.</translation>
    </message>
    <message>
        <source>The loader will have {}.</source>
        <translation>Der Lader wird {} haben.</translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>The number that the switch expects in each frame (IEEE 802.1Q), if any.</source>
        <translation>Die Nummer, die der Switch in jedem Frame erwartet (IEEE 802.1Q), falls nötig.</translation>
    </message>
    <message>
        <source>Address &amp;of the machine:</source>
        <translation>Adresse des &amp;Geräts:</translation>
    </message>
    <message>
        <source>Net&amp;mask:</source>
        <translation>Netz&amp;maske:</translation>
    </message>
    <message>
        <source>&amp;Gateway:</source>
        <translation>Gatewa&amp;y:</translation>
    </message>
    <message>
        <source>DN&amp;S server:</source>
        <translation>DN&amp;S-Server:</translation>
    </message>
    <message>
        <source>&amp;VLAN:</source>
        <translation>&amp;VLAN:</translation>
    </message>
    <message>
        <source>Leave all of it empty where the network gives addresses by itself (DHCP). A loader with a fixed address is for one machine at a time.</source>
        <translation>Alles leer lassen, wo das Netz die Adressen selbst vergibt (DHCP). Ein Lader mit fester Adresse ist immer nur für ein Gerät zugleich.</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Folders with drivers to add</source>
        <translation>Ordner mit Treibern, die hinzukommen</translation>
    </message>
    <message>
        <source>None yet. Drop a folder or archive here.</source>
        <translation>Noch keine. Einen Ordner oder ein Archiv hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Two discs are written: the optimized one, and a small loader that fetches it over the network.</source>
        <translation>Zwei Discs werden geschrieben: die optimierte und ein kleiner Lader, der sie über das Netz holt.</translation>
    </message>
    <message>
        <source>Buil&amp;d</source>
        <translation>&amp;Jetzt erstellen</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>Dur&amp;chsuchen…</translation>
    </message>
    <message>
        <source>Overwrite the &amp;earlier outputs there</source>
        <translation>&amp;Frühere Ausgaben dort überschreiben</translation>
    </message>
    <message>
        <source>Fixed address or VLAN for the &amp;target</source>
        <translation>Feste A&amp;dresse oder VLAN für das Ziel</translation>
    </message>
    <message>
        <source>Start &amp;without the question “Press any key to boot from CD or DVD”</source>
        <translation>Oh&amp;ne die Frage „Press any key to boot from CD or DVD“ starten</translation>
    </message>
    <message>
        <source>Nobody may be at the machine to press the key when it starts.</source>
        <translation>Vielleicht ist beim Start niemand am Gerät, um die Taste zu drücken.</translation>
    </message>
    <message>
        <source>Build &amp;all the same, without that driver</source>
        <translation>&amp;Trotzdem erstellen, ohne diesen Treiber</translation>
    </message>
    <message>
        <source>Where to write</source>
        <translation>Wohin geschrieben wird</translation>
    </message>
    <message>
        <source>Where the loader finds the optimized ISO</source>
        <translation>Wo der Lader die optimierte ISO findet</translation>
    </message>
    <message>
        <source>The loader</source>
        <translation>Der Lader</translation>
    </message>
    <message>
        <source>The output folder is being looked at.</source>
        <translation>Der Ausgabeordner wird angesehen.</translation>
    </message>
    <message>
        <source>There is not enough space: choose a folder on another disk.</source>
        <translation>Es ist nicht genug Platz: einen Ordner auf einem anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>The disc will have {size}, and that disk (FAT32) holds no file of 4 GB: choose another.</source>
        <translation>Die Disc wird {size} groß, und dieser Datenträger (FAT32) fasst keine Datei von 4 GB: einen anderen wählen.</translation>
    </message>
    <message>
        <source>The folder can’t be used: {reason}.</source>
        <translation>Der Ordner ist nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>{needed} are needed while building, {free} are free.</source>
        <translation>Beim Erstellen werden {needed} gebraucht, {free} sind frei.</translation>
    </message>
    <message>
        <source>That disk (FAT32) holds no file of 4 GB or more.</source>
        <translation>Dieser Datenträger (FAT32) fasst keine Datei ab 4 GB.</translation>
    </message>
    <message>
        <source>The folder holds earlier outputs: tick “Overwrite” or choose another.</source>
        <translation>Im Ordner liegen frühere Ausgaben: „Überschreiben“ ankreuzen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>Give the folder’s whole path.</source>
        <translation>Den ganzen Pfad des Ordners angeben.</translation>
    </message>
    <message>
        <source>There is no such disk.</source>
        <translation>Diesen Datenträger gibt es nicht.</translation>
    </message>
    <message>
        <source>There is a file of that name: choose a folder.</source>
        <translation>Es gibt eine Datei dieses Namens: einen Ordner wählen.</translation>
    </message>
    <message>
        <source>Say where the loader finds the optimized ISO.</source>
        <translation>Angeben, wo der Lader die optimierte ISO findet.</translation>
    </message>
    <message>
        <source>Tick BIOS, UEFI or both.</source>
        <translation>BIOS, UEFI oder beides ankreuzen.</translation>
    </message>
    <message>
        <source>A target has no driver: go back and add one, or tick “Build all the same”.</source>
        <translation>Ein Ziel hat keinen Treiber: zurückgehen und einen hinzufügen oder „Trotzdem erstellen“ ankreuzen.</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
</context>
<context>
    <name>PackageFilter</name>
    <message>
        <source>Search (Ctrl+F): name, maker, class or reason</source>
        <translation>Suche (Strg+F): Name, Hersteller, Klasse oder Grund</translation>
    </message>
    <message>
        <source>Search the packages</source>
        <translation>Pakete durchsuchen</translation>
    </message>
    <message>
        <source>By name, maker, class or reason. Escape clears it.</source>
        <translation>Nach Name, Hersteller, Klasse oder Grund. Esc leert die Suche.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Which packages to show</source>
        <translation>Welche Pakete zu sehen sind</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show what goes</source>
        <translation>Zeigen, was geht</translation>
    </message>
    <message>
        <source>Show what stays</source>
        <translation>Zeigen, was bleibt</translation>
    </message>
    <message>
        <source>{} of {} shown</source>
        <translation>{} von {} gezeigt</translation>
    </message>
</context>
<context>
    <name>PackageTree</name>
    <message>
        <source>The driver packages are being looked at.</source>
        <translation>Die Treiberpakete werden angesehen.</translation>
    </message>
    <message>
        <source>Driver packages of the image</source>
        <translation>Treiberpakete des Abbilds</translation>
    </message>
    <message>
        <source>Package (ticked: goes)</source>
        <translation>Paket (angekreuzt: geht)</translation>
    </message>
    <message>
        <source>Frees</source>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Open a recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Recipes (*.toml);;All files (*)</source>
        <translation>Rezepte (*.toml);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What the build will write. Nothing has been written so far.</source>
        <translation>Was die Erstellung schreiben wird. Bisher ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>Working out the plan</source>
        <translation>Der Plan wird errechnet</translation>
    </message>
    <message>
        <source>No driver</source>
        <translation>Kein Treiber</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Sizes before and after</source>
        <translation>Größen vorher und nachher</translation>
    </message>
    <message>
        <source>What the gain is made of</source>
        <translation>Woraus der Gewinn besteht</translation>
    </message>
    <message>
        <source>What fills the optimized ISO, and what is taken out</source>
        <translation>Was die optimierte ISO füllt und was entfernt wird</translation>
    </message>
    <message>
        <source>Time until the image is with the machine</source>
        <translation>Zeit, bis das Abbild beim Gerät ist</translation>
    </message>
    <message>
        <source>Memory the target needs</source>
        <translation>Speicher, den das Ziel braucht</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Estimates from usual rates, for comparing; the link’s real rate decides.</source>
        <translation>Schätzungen aus üblichen Raten, zum Vergleichen; es entscheidet die wirkliche Rate der Verbindung.</translation>
    </message>
    <message>
        <source>What is added and changed</source>
        <translation>Was hinzukommt und sich ändert</translation>
    </message>
    <message>
        <source>Go back and solve the problem above to go on.</source>
        <translation>Zum Fortfahren zurückgehen und das Problem oben lösen.</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>Der Plan wird errechnet.</translation>
    </message>
    <message>
        <source>{before} → {after}, {share}% smaller</source>
        <translation>{before} → {after}, {share} % kleiner</translation>
    </message>
    <message>
        <source>{before} → {after}, {share}% larger</source>
        <translation>{before} → {after}, {share} % größer</translation>
    </message>
    <message>
        <source>On BIOS the small loader can’t check the image’s hash before it boots it, and says so on screen. The Linux loader, to be chosen on the next page, does check it; it is for BIOS only and has about 11 MB, which take the redirected drive some 25 s.</source>
        <translation>Auf BIOS kann der kleine Lader die Prüfsumme des Abbilds vor dem Start nicht prüfen; auf dem Bildschirm steht das. Der Linux-Lader, auf der nächsten Seite zu wählen, prüft sie; er ist nur für BIOS und hat etwa 11 MB, für die das umgeleitete Laufwerk rund 25 s braucht.</translation>
    </message>
    <message>
        <source>Where an image can’t be fetched into memory, UEFI boots it from the network without checking its hash; it says so on screen. That is ticked on the next page.</source>
        <translation>Wo sich ein Abbild nicht in den Speicher holen lässt, startet UEFI es aus dem Netz, ohne seine Prüfsumme zu prüfen; auf dem Bildschirm steht das. So ist es auf der nächsten Seite angekreuzt.</translation>
    </message>
    <message>
        <source>{size}, base</source>
        <translation>{size}, Basis</translation>
    </message>
    <message>
        <source>{size}, optimized</source>
        <translation>{size}, optimiert</translation>
    </message>
    <message>
        <source>about {size}, optimized</source>
        <translation>etwa {size}, optimiert</translation>
    </message>
    <message numerus="yes">
        <source>%n driver package(s) out</source>
        <translation>
            <numerusform>%n Treiberpaket entfernt</numerusform>
            <numerusform>%n Treiberpakete entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>{time}, base</source>
        <translation>{time}, Basis</translation>
    </message>
    <message>
        <source>{time}, optimized</source>
        <translation>{time}, optimiert</translation>
    </message>
    <message>
        <source>The ISO</source>
        <translation>Die ISO</translation>
    </message>
    <message>
        <source>Its boot.wim</source>
        <translation>Ihre boot.wim</translation>
    </message>
    <message>
        <source>Stage-1 loader</source>
        <translation>Stufe-1-Lader</translation>
    </message>
    <message>
        <source>Image rebuilt</source>
        <translation>Abbild neu geschrieben</translation>
    </message>
    <message>
        <source>Other images out</source>
        <translation>Andere Abbilder entfernt</translation>
    </message>
    <message>
        <source>Packed tighter</source>
        <translation>Dichter gepackt</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) or file(s) added</source>
        <translation>
            <numerusform>%n Paket oder Datei hinzugefügt</numerusform>
            <numerusform>%n Pakete oder Dateien hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>Redirected drive, 300 kB/s</source>
        <translation>Umgeleitetes Laufwerk, 300 kB/s</translation>
    </message>
    <message>
        <source>Redirected drive, 600 kB/s</source>
        <translation>Umgeleitetes Laufwerk, 600 kB/s</translation>
    </message>
    <message>
        <source>Loader, 100 Mbit/s network</source>
        <translation>Lader, Netz mit 100 Mbit/s</translation>
    </message>
    <message>
        <source>Loader, 1 Gbit/s network</source>
        <translation>Lader, Netz mit 1 Gbit/s</translation>
    </message>
</context>
<context>
    <name>ProblemBox</name>
    <message>
        <source>Cop&amp;y details</source>
        <translation>Detail&amp;s kopieren</translation>
    </message>
    <message>
        <source>Copies the error and the versions in use, to send on.</source>
        <translation>Kopiert die Meldung und die verwendeten Versionen, zum Weitergeben.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Type an id or give a report</source>
        <translation>ID eintippen oder Bericht angeben</translation>
    </message>
    <message>
        <source>The surest way: the target itself says which adapters it has.</source>
        <translation>Der sicherste Weg: Das Ziel selbst sagt, welche Adapter es hat.</translation>
    </message>
    <message>
        <source>8086:10DE  or  PCI\VEN_8086&amp;DEV_10DE  or the whole report</source>
        <translation>8086:10DE  oder  PCI\VEN_8086&amp;DEV_10DE  oder der ganze Bericht</translation>
    </message>
    <message>
        <source>Open a &amp;report…</source>
        <translation>Be&amp;richt öffnen…</translation>
    </message>
    <message>
        <source>nics.txt, or several files</source>
        <translation>nics.txt oder mehrere Dateien</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>Adds what the text names</source>
        <translation>Fügt hinzu, was der Text nennt</translation>
    </message>
    <message>
        <source>2. &amp;Type or paste its ids or what it showed, or open nics.txt:</source>
        <translation>2. IDs oder Ausgabe &amp;eintippen oder einfügen, oder nics.txt öffnen:</translation>
    </message>
    <message>
        <source>&amp;Machine, if you like:</source>
        <translation>&amp;Gerät, falls gewünscht:</translation>
    </message>
    <message>
        <source>1. On the target, run one of these:</source>
        <translation>1. Auf dem Ziel einen dieser Befehle ausführen:</translation>
    </message>
    <message>
        <source>It writes nics.txt into the folder where it is run.</source>
        <translation>Er schreibt nics.txt in den Ordner, in dem er ausgeführt wird.</translation>
    </message>
    <message>
        <source>&amp;Windows 10, 11:</source>
        <translation>W&amp;indows 10, 11:</translation>
    </message>
    <message>
        <source>Copy the command for Windows</source>
        <translation>Den Befehl für Windows kopieren</translation>
    </message>
    <message>
        <source>Windows &amp;PE, older:</source>
        <translation>Windows &amp;PE, älter:</translation>
    </message>
    <message>
        <source>Copy the command for Windows PE</source>
        <translation>Den Befehl für Windows PE kopieren</translation>
    </message>
    <message>
        <source>&amp;Linux:</source>
        <translation>&amp;Linux:</translation>
    </message>
    <message>
        <source>Copy the command for Linux</source>
        <translation>Den Befehl für Linux kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>eingetippt</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Open hardware reports</source>
        <translation>Hardwareberichte öffnen</translation>
    </message>
    <message>
        <source>Reports (*.txt *.log *.nfo *.csv *.json);;All files (*)</source>
        <translation>Berichte (*.txt *.log *.nfo *.csv *.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>goes</source>
        <translation>geht</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>{name}, {outcome}</source>
        <translation>{name}, {outcome}</translation>
    </message>
    <message>
        <source>must stay</source>
        <translation>muss bleiben</translation>
    </message>
    <message>
        <source>{name}, locked, {outcome}</source>
        <translation>{name}, gesperrt, {outcome}</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>all stay</source>
        <translation>alle bleiben</translation>
    </message>
    <message>
        <source>{removed} of {count} go</source>
        <translation>{removed} von {count} gehen</translation>
    </message>
</context>
<context>
    <name>ServePanel</name>
    <message>
        <source>&amp;Serve now</source>
        <translation>&amp;Jetzt bereitstellen</translation>
    </message>
    <message>
        <source>Copy these co&amp;mmands</source>
        <translation>Diese Befehle &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;If no machine gets through: Windows Firewall</source>
        <translation>&amp;Falls kein Gerät durchkommt: Windows-Firewall</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>End that program, or go back to Output and choose another port.</source>
        <translation>Dieses Programm beenden oder zur Seite „Ausgabe“ zurückgehen und einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>Go back to Output and choose an address of this computer, or put optimized.iso on the server that has this one.</source>
        <translation>Zur Seite „Ausgabe“ zurückgehen und eine Adresse dieses Rechners wählen oder optimized.iso auf den Server legen, der diese hat.</translation>
    </message>
    <message>
        <source>Go back to Output and choose another port, such as 8080.</source>
        <translation>Zur Seite „Ausgabe“ zurückgehen und einen anderen Port wählen, etwa 8080.</translation>
    </message>
    <message>
        <source>Go back to Output and choose an address that begins with http://.</source>
        <translation>Zur Seite „Ausgabe“ zurückgehen und eine Adresse wählen, die mit http:// beginnt.</translation>
    </message>
    <message>
        <source>Stop &amp;serving</source>
        <translation>Bereitstellen been&amp;den</translation>
    </message>
    <message>
        <source>Serving {} until you stop it.</source>
        <translation>Bis zum Beenden wird {} bereitgestellt.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>Lets the machines fetch the disc from this computer.</source>
        <translation>Lässt die Geräte die Disc von diesem Rechner holen.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Make a recovery disc small, fit it with the right driver, boot it quickly.</source>
        <translation>Eine Rettungs-Disc klein machen, mit dem richtigen Treiber versehen, schnell starten.</translation>
    </message>
    <message>
        <source>Make a new &amp;image</source>
        <translation>Neues &amp;Abbild erstellen</translation>
    </message>
    <message>
        <source>Choose a recovery disc; the pages ask for the rest. Or drop the disc here.</source>
        <translation>Eine Rettungs-Disc wählen; die Seiten fragen nach dem Rest. Oder die Disc hierher ziehen.</translation>
    </message>
    <message>
        <source>&amp;Open a recipe…</source>
        <translation>&amp;Rezept öffnen…</translation>
    </message>
    <message>
        <source>A recipe.toml holds all choices of an earlier build.</source>
        <translation>Eine recipe.toml enthält alle Angaben einer früheren Erstellung.</translation>
    </message>
    <message>
        <source>&amp;Practise</source>
        <translation>Üb&amp;en</translation>
    </message>
    <message>
        <source>With a disc made on the spot, explained page by page. Needs no network.</source>
        <translation>Mit einer Disc, die an Ort und Stelle angefertigt wird, Seite für Seite erklärt. Braucht kein Netz.</translation>
    </message>
    <message>
        <source>Practise with a disc of &amp;full size (283 MB, a minute)</source>
        <translation>Mit einer Disc in &amp;voller Größe üben (283 MB, eine Minute)</translation>
    </message>
    <message>
        <source>As large as the image in the article of 2010.</source>
        <translation>So groß wie das Abbild im Artikel von 2010.</translation>
    </message>
    <message>
        <source>Making the practice disc</source>
        <translation>Übungs-Disc wird angefertigt</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The discs and recipes that you open will be listed here.</source>
        <translation>Hier werden die geöffneten Discs und Rezepte aufgeführt.</translation>
    </message>
    <message>
        <source>Op&amp;en it</source>
        <translation>Öff&amp;nen</translation>
    </message>
    <message>
        <source>&amp;Take it off the list</source>
        <translation>Von der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>The practice disc is being made.</source>
        <translation>Die Übungs-Disc wird angefertigt.</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Es geht los</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>✗ missing</source>
        <translation>✗ fehlt</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {} of {}: {}</source>
        <translation>Schritt {} von {}: {}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>TargetNicsPage</name>
    <message>
        <source>Target NICs</source>
        <extracomment>Of the list&apos;s width, for the other columns.</extracomment>
        <translation>Ziel-NICs</translation>
    </message>
    <message>
        <source>Tick the network adapters of the machines that will start the image. Their drivers are kept or added; those of others can go.</source>
        <translation>Die Netzwerkadapter der Geräte ankreuzen, die das Abbild starten sollen. Ihre Treiber bleiben oder kommen hinzu; die der anderen können weg.</translation>
    </message>
    <message>
        <source>&amp;Type an id, give a report…</source>
        <translation>&amp;ID eintippen, Bericht angeben…</translation>
    </message>
    <message>
        <source>Shows what to run on the target, and reads what it says</source>
        <translation>Zeigt, was auf dem Ziel auszuführen ist, und liest, was es ausgibt</translation>
    </message>
    <message>
        <source>Look up a &amp;model…</source>
        <translation>&amp;Modell nachschlagen…</translation>
    </message>
    <message>
        <source>By the machine, the adapter or the AMT version</source>
        <translation>Nach dem Gerät, dem Adapter oder der AMT-Version</translation>
    </message>
    <message>
        <source>Ask Intel &amp;AMT…</source>
        <translation>Intel &amp;AMT fragen…</translation>
    </message>
    <message>
        <source>Asks a vPro machine over the network</source>
        <translation>Fragt ein vPro-Gerät über das Netz</translation>
    </message>
    <message>
        <source>Network adapters</source>
        <translation>Netzwerkadapter</translation>
    </message>
    <message>
        <source>Network adapter</source>
        <translation>Netzwerkadapter</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>Hardware-ID</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>No adapter known yet: choose a way to find the target’s above.</source>
        <translation>Noch kein Adapter bekannt: oben einen Weg wählen, den des Ziels zu finden.</translation>
    </message>
    <message>
        <source>Whether the image, or a folder of drivers that you add, has a driver for it.</source>
        <translation>Ob das Abbild oder ein hinzugefügter Ordner mit Treibern einen Treiber dafür hat.</translation>
    </message>
    <message>
        <source>Ma&amp;chine</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Says in which machine the marked adapters are: one image can serve several</source>
        <translation>Gibt an, in welchem Gerät die markierten Adapter stecken: Ein Abbild kann für mehrere gelten</translation>
    </message>
    <message>
        <source>Some targets are candidates. Which NIC a machine has, only the hardware id that it reports itself can tell.</source>
        <translation>Einige Ziele sind Kandidaten. Welchen NIC ein Gerät hat, sagt nur die Hardware-ID, die es selbst nennt.</translation>
    </message>
    <message>
        <source>Find at least one network adapter to go on, by a button above.</source>
        <translation>Erst mindestens einen Netzwerkadapter finden, mit einem Knopf oben; dann geht es weiter.</translation>
    </message>
    <message>
        <source>Tick at least one network adapter to go on.</source>
        <translation>Erst mindestens einen Netzwerkadapter ankreuzen; dann geht es weiter.</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Candidate, {certainty}</source>
        <translation>Kandidat, {certainty}</translation>
    </message>
    <message>
        <source>✗ none so far</source>
        <translation>✗ bisher keiner</translation>
    </message>
    <message>
        <source>✓ {inf}, added</source>
        <translation>✓ {inf}, hinzugefügt</translation>
    </message>
    <message>
        <source>✓ {inf}, in the image</source>
        <translation>✓ {inf}, im Abbild</translation>
    </message>
    <message>
        <source>? can’t be told</source>
        <translation>? nicht feststellbar</translation>
    </message>
    <message>
        <source>… is looked for</source>
        <translation>… wird gesucht</translation>
    </message>
    <message>
        <source>Targets: {count} of {all}</source>
        <translation>Ziele: {count} von {all}</translation>
    </message>
    <message>
        <source>without a driver: {count}</source>
        <translation>ohne Treiber: {count}</translation>
    </message>
    <message>
        <source>all have a driver</source>
        <translation>alle haben einen Treiber</translation>
    </message>
    <message>
        <source>machines named: {count}</source>
        <translation>benannte Geräte: {count}</translation>
    </message>
    <message>
        <source>&amp;New machine…</source>
        <translation>&amp;Neues Gerät…</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Neues Gerät</translation>
    </message>
    <message>
        <source>In which machine are the marked adapters?</source>
        <translation>In welchem Gerät stecken die markierten Adapter?</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>vPro: Intel computers that can be reached while Windows does not start.</source>
        <translation>vPro: Intel-Rechner, die erreichbar sind, auch wenn Windows nicht startet.</translation>
    </message>
    <message>
        <source>AMT: the part of a vPro computer that answers over the network even while it is off.</source>
        <translation>AMT: der Teil eines vPro-Rechners, der über das Netz antwortet, auch wenn der Rechner aus ist.</translation>
    </message>
    <message>
        <source>IDE-R, USB-R: vPro shows the machine a disc image of your computer as its own CD drive.</source>
        <translation>IDE-R, USB-R: vPro zeigt dem Gerät ein Disc-Abbild des eigenen Rechners als sein CD-Laufwerk.</translation>
    </message>
    <message>
        <source>Stage-1 loader: a very small disc that fetches the optimized one over the network.</source>
        <translation>Stufe-1-Lader: eine sehr kleine Disc, die die optimierte über das Netz holt.</translation>
    </message>
    <message>
        <source>iPXE: a free program that starts computers over a network.</source>
        <translation>iPXE: ein freies Programm, das Rechner über ein Netz startet.</translation>
    </message>
    <message>
        <source>Linux loader: larger, for BIOS only, but it checks there that the image arrived whole.</source>
        <translation>Linux-Lader: größer, nur für BIOS, prüft dort aber, ob das Abbild heil angekommen ist.</translation>
    </message>
    <message>
        <source>URL: an address on the network: how to ask, which computer, and for which file.</source>
        <translation>URL: eine Adresse im Netz: wie gefragt wird, welcher Rechner und nach welcher Datei.</translation>
    </message>
    <message>
        <source>Port: a number by which one of several programs at an address is reached.</source>
        <translation>Port: eine Zahl, mit der eines von mehreren Programmen unter einer Adresse erreicht wird.</translation>
    </message>
    <message>
        <source>DHCP: the usual way in which a network gives each computer its address.</source>
        <translation>DHCP: der übliche Weg, auf dem ein Netz jedem Rechner seine Adresse gibt.</translation>
    </message>
    <message>
        <source>Netmask: says which addresses are in the same network, such as 255.255.255.0.</source>
        <translation>Netzmaske: sagt, welche Adressen im selben Netz liegen, zum Beispiel 255.255.255.0.</translation>
    </message>
    <message>
        <source>Gateway: the address of the router through which other networks are reached.</source>
        <translation>Gateway: die Adresse des Routers, über den andere Netze erreicht werden.</translation>
    </message>
    <message>
        <source>DNS: the service that turns names into addresses.</source>
        <translation>DNS: der Dienst, der aus Namen Adressen macht.</translation>
    </message>
    <message>
        <source>VLAN: one of several networks on the same cables; its number is from 1 to 4094.</source>
        <translation>VLAN: eines von mehreren Netzen auf denselben Kabeln; seine Nummer liegt zwischen 1 und 4094.</translation>
    </message>
    <message>
        <source>ISO: a file that holds a whole CD or DVD.</source>
        <translation>ISO: eine Datei, die eine ganze CD oder DVD enthält.</translation>
    </message>
    <message>
        <source>Windows PE: the small Windows in memory that recovery discs run.</source>
        <translation>Windows PE: das kleine Windows im Arbeitsspeicher, das auf Rettungs-Discs läuft.</translation>
    </message>
    <message>
        <source>boot.wim: the file on the disc that holds all of Windows PE, packed.</source>
        <translation>boot.wim: die Datei auf der Disc, die gepackt das ganze Windows PE enthält.</translation>
    </message>
    <message>
        <source>LZX, XPRESS: ways to pack a boot.wim; LZX is smaller, XPRESS is quicker.</source>
        <translation>LZX, XPRESS: Verfahren, eine boot.wim zu packen; LZX ist kleiner, XPRESS schneller.</translation>
    </message>
    <message>
        <source>Boot entry (El Torito): by it a CD tells the machine what to start.</source>
        <translation>Starteintrag (El Torito): Damit sagt eine CD dem Gerät, was es starten soll.</translation>
    </message>
    <message>
        <source>Key prompt: if nobody presses a key in time, the machine starts from its hard disk.</source>
        <translation>Tastenabfrage: Drückt niemand rechtzeitig eine Taste, startet das Gerät von seiner Festplatte.</translation>
    </message>
    <message>
        <source>Start-up file: what Windows PE runs when it has started, such as startnet.cmd.</source>
        <translation>Startdatei: was Windows PE ausführt, wenn es gestartet ist, etwa startnet.cmd.</translation>
    </message>
    <message>
        <source>Recipe: a file with all choices of a build, to build the same again.</source>
        <translation>Rezept: eine Datei mit allen Angaben einer Erstellung, um dasselbe noch einmal zu erstellen.</translation>
    </message>
    <message>
        <source>Practice disc: made by this program for learning; it repairs nothing.</source>
        <translation>Übungs-Disc: von diesem Programm zum Lernen angefertigt; sie repariert nichts.</translation>
    </message>
    <message>
        <source>NIC: a network adapter; without its driver a machine has no network.</source>
        <translation>NIC: ein Netzwerkadapter; ohne Treiber dafür hat ein Gerät kein Netz.</translation>
    </message>
    <message>
        <source>Hardware id: the text by which Windows knows a device exactly.</source>
        <translation>Hardware-ID: der Text, an dem Windows ein Gerät genau erkennt.</translation>
    </message>
    <message>
        <source>Driver package: all files of one driver; it is added or taken out as a whole.</source>
        <translation>Treiberpaket: alle Dateien eines Treibers; es wird nur als Ganzes hinzugefügt oder entfernt.</translation>
    </message>
    <message>
        <source>INF: the file that says for which devices and which Windows a driver is.</source>
        <translation>INF: die Datei, die sagt, für welche Geräte und welches Windows ein Treiber ist.</translation>
    </message>
    <message>
        <source>Class: the kind of device that a driver is for, such as Net for networks.</source>
        <translation>Klasse: die Art von Gerät, für die ein Treiber ist, etwa Net für Netze.</translation>
    </message>
    <message>
        <source>Candidate: an adapter that the machine probably has; only its id is certain.</source>
        <translation>Kandidat: ein Adapter, den das Gerät wahrscheinlich hat; sicher ist nur seine ID.</translation>
    </message>
    <message>
        <source>BIOS: the older kind of firmware, which runs before the operating system.</source>
        <translation>BIOS: die ältere Art von Firmware, die vor dem Betriebssystem läuft.</translation>
    </message>
    <message>
        <source>UEFI: the newer kind of firmware, on nearly all computers since about 2012.</source>
        <translation>UEFI: die neuere Art von Firmware, in fast allen Rechnern seit etwa 2012.</translation>
    </message>
    <message>
        <source>Secure Boot: UEFI starts signed programs only; the loader is not signed.</source>
        <translation>Secure Boot: UEFI startet nur signierte Programme; der Lader ist nicht signiert.</translation>
    </message>
    <message>
        <source>TLS: the encryption known from https; newer AMT answers only with it.</source>
        <translation>TLS: die von https bekannte Verschlüsselung; neueres AMT antwortet nur damit.</translation>
    </message>
    <message>
        <source>Fingerprint: the SHA-256 of a certificate, by which one knows the right machine.</source>
        <translation>Fingerabdruck: der SHA-256-Wert eines Zertifikats, an dem das richtige Gerät zu erkennen ist.</translation>
    </message>
    <message>
        <source>Memory disk: a disc that lies in the machine’s memory instead of in a drive.</source>
        <translation>Speicher-Disc: eine Disc, die im Arbeitsspeicher des Geräts liegt statt in einem Laufwerk.</translation>
    </message>
    <message>
        <source>SHA-256: a check sum that shows whether a file arrived whole.</source>
        <translation>SHA-256: eine Prüfsumme, die zeigt, ob eine Datei heil angekommen ist.</translation>
    </message>
    <message>
        <source>Manifest: a file with all sizes, hashes and changes, for programs to read.</source>
        <translation>Manifest: eine Datei mit allen Größen, Prüfsummen und Änderungen, für Programme.</translation>
    </message>
    <message>
        <source>QEMU: a free program that imitates a computer, to try discs in.</source>
        <translation>QEMU: ein freies Programm, das einen Rechner nachbildet, um Discs darin zu testen.</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>SERT Wizard</source>
        <translation>SERT Wizard</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>SERT Wizard – practice</source>
        <translation>SERT Wizard – Übung</translation>
    </message>
    <message>
        <source>The language can be changed before and after the build.</source>
        <translation>Die Sprache lässt sich vor und nach der Erstellung ändern.</translation>
    </message>
    <message>
        <source>Stop serving and the boot test first.</source>
        <translation>Erst das Bereitstellen und den Starttest beenden.</translation>
    </message>
    <message>
        <source>A build is under way. Stop it and quit?</source>
        <translation>Eine Erstellung läuft. Abbrechen und das Programm beenden?</translation>
    </message>
    <message>
        <source>Nothing of it will be kept.</source>
        <translation>Nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>&amp;Abbrechen und beenden</translation>
    </message>
    <message>
        <source>&amp;Keep building</source>
        <translation>Weiter &amp;erstellen</translation>
    </message>
    <message>
        <source>Machines can fetch the disc from this computer. Stop that and close?</source>
        <translation>Geräte können die Disc von diesem Rechner holen. Das beenden und schließen?</translation>
    </message>
    <message>
        <source>A machine that is fetching it now would not get the rest.</source>
        <translation>Ein Gerät, das sie gerade holt, bekäme den Rest nicht.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>Be&amp;enden und schließen</translation>
    </message>
    <message>
        <source>&amp;Keep serving</source>
        <translation>Weiter be&amp;reitstellen</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> as “{name}”</source>
        <translation> als „{name}“</translation>
    </message>
    <message>
        <source>, with {name} for the adapter on its bus</source>
        <translation>, mit {name} für den Adapter an seinem Bus</translation>
    </message>
    <message>
        <source>7-Zip sees {wim} with another size</source>
        <translation>7-Zip sieht {wim} mit einer anderen Größe</translation>
    </message>
    <message>
        <source>7-Zip, which could open {name}, is not on this computer.</source>
        <translation>7-Zip, das {name} öffnen könnte, ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>AMT may not be set up (provisioned) there, or be switched off; or ask {other}: newer AMT offers only port {tls_port}, older often only {http_port}.</source>
        <translation>Vielleicht ist AMT dort nicht eingerichtet (provisioniert) oder ausgeschaltet; oder {other} fragen: Neueres AMT bietet nur Port {tls_port}, älteres oft nur {http_port}.</translation>
    </message>
    <message>
        <source>with --tls</source>
        <translation>mit --tls</translation>
    </message>
    <message>
        <source>without --tls</source>
        <translation>ohne --tls</translation>
    </message>
    <message>
        <source>AMT refuses to tell its inventory: {reason}.</source>
        <translation>AMT verweigert die Auskunft über sein Inventar: {reason}.</translation>
    </message>
    <message>
        <source>AMT&apos;s answers are far shorter; something else answers at this address.</source>
        <translation>Antworten von AMT sind viel kürzer; etwas anderes antwortet unter dieser Adresse.</translation>
    </message>
    <message>
        <source>Adapter on a bus whose driver is not in the image: left alone.</source>
        <translation>Adapter an einem Bus, dessen Treiber nicht im Abbild ist: bleibt unangetastet.</translation>
    </message>
    <message>
        <source>Added as the recipe asks.</source>
        <translation>Hinzugefügt, wie das Rezept es verlangt.</translation>
    </message>
    <message>
        <source>Another image holds {held} of it too.</source>
        <translation>Ein anderes Abbild enthält davon ebenfalls {held}.</translation>
    </message>
    <message>
        <source>Another program listens on port {port} of {address} already.</source>
        <translation>Ein anderes Programm nutzt bereits Port {port} von {address}.</translation>
    </message>
    <message>
        <source>Ask it with --tls (port {tls_port}).</source>
        <translation>Mit --tls fragen (Port {tls_port}).</translation>
    </message>
    <message>
        <source>Ask it without --tls (port {http_port}); the password itself is not sent then either, but what the machine tells can be read on the way.</source>
        <translation>Ohne --tls fragen (Port {http_port}); das Kennwort selbst wird auch dann nicht gesendet, doch was das Gerät mitteilt, lässt sich unterwegs mitlesen.</translation>
    </message>
    <message>
        <source>Asking AMT</source>
        <translation>AMT wird gefragt</translation>
    </message>
    <message>
        <source>Audio devices</source>
        <translation>Audiogeräte</translation>
    </message>
    <message>
        <source>Bluetooth adapters</source>
        <translation>Bluetooth-Adapter</translation>
    </message>
    <message>
        <source>Bluetooth keyboards and mice won&apos;t work.</source>
        <translation>Bluetooth-Tastaturen und -Mäuse gehen nicht.</translation>
    </message>
    <message>
        <source>Boot test: {what}.</source>
        <translation>Starttest: {what}.</translation>
    </message>
    <message>
        <source>Build the image again with this version.</source>
        <translation>Das Abbild mit dieser Version noch einmal erstellen.</translation>
    </message>
    <message>
        <source>Build the image again.</source>
        <translation>Das Abbild noch einmal erstellen.</translation>
    </message>
    <message>
        <source>Build with a [stage1] url that names another port from 1024 on, such as 8080: those below are for administrators, and on Windows a program can hold one for itself.</source>
        <translation>Mit einer [stage1] url erstellen, die einen anderen Port ab 1024 nennt, etwa 8080: Die darunter sind Administratoren vorbehalten, und unter Windows kann ein Programm einen für sich belegen.</translation>
    </message>
    <message>
        <source>Build with a [stage1] url that names one of them, or choose one with --bind.</source>
        <translation>Mit einer [stage1] url erstellen, die eine davon nennt, oder mit --bind eine wählen.</translation>
    </message>
    <message>
        <source>Build with an http:// address, or put a server with a certificate before this one and name its --bind and --port.</source>
        <translation>Mit einer http://-Adresse erstellen oder einen Server mit Zertifikat davorschalten und sein --bind und --port angeben.</translation>
    </message>
    <message>
        <source>Build with an http:// address, or write the server&apos;s configuration by hand.</source>
        <translation>Mit einer http://-Adresse erstellen oder die Konfiguration des Servers von Hand schreiben.</translation>
    </message>
    <message>
        <source>Bus driver of more than plug-in cards.</source>
        <translation>Bustreiber für mehr als Steckkarten.</translation>
    </message>
    <message>
        <source>Bus driver: {name} works on its bus.</source>
        <translation>Bustreiber: {name} arbeitet an seinem Bus.</translation>
    </message>
    <message>
        <source>Bus of network adapters of {maker}: no target NIC is on it. Goes with {goes}.</source>
        <translation>Bus von Netzwerkadaptern von {maker}: Kein Ziel-NIC hängt daran. Geht zusammen mit {goes}.</translation>
    </message>
    <message>
        <source>Cameras and scanners</source>
        <translation>Kameras und Scanner</translation>
    </message>
    <message>
        <source>Cameras and scanners won&apos;t work.</source>
        <translation>Kameras und Scanner gehen nicht.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on {address} port {port}: {error}.</source>
        <translation>Port {port} von {address} lässt sich nicht öffnen: {error}.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was kept.</source>
        <translation>Abgebrochen. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>Change drop_images under [image] in the recipe.</source>
        <translation>drop_images unter [image] im Rezept ändern.</translation>
    </message>
    <message>
        <source>Check both (the usual user is admin; the password is the one of AMT, not of Windows). After several wrong ones AMT locks the user for some time.</source>
        <translation>Beides prüfen (der übliche Benutzer ist admin; das Kennwort ist das von AMT, nicht das von Windows). Nach mehreren falschen sperrt AMT den Benutzer für einige Zeit.</translation>
    </message>
    <message>
        <source>Check its path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>Check its spelling, or give the machine&apos;s IP address.</source>
        <translation>Die Schreibweise prüfen oder die IP-Adresse des Geräts angeben.</translation>
    </message>
    <message>
        <source>Check the [stage1] url.</source>
        <translation>Die [stage1] url prüfen.</translation>
    </message>
    <message>
        <source>Check the address and the port: is AMT there?</source>
        <translation>Adresse und Port prüfen: Ist dort AMT?</translation>
    </message>
    <message>
        <source>Check the address and the port; if AMT is there, try again in a minute.</source>
        <translation>Adresse und Port prüfen; ist dort AMT, in einer Minute noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the address, and that the machine has power and its network cable; a firewall between here and there may also swallow the question.</source>
        <translation>Die Adresse prüfen und ob das Gerät Strom und sein Netzwerkkabel hat; auch eine Firewall dazwischen kann die Anfrage verschlucken.</translation>
    </message>
    <message>
        <source>Check the address, this computer&apos;s network, and that the machine has power.</source>
        <translation>Die Adresse und das Netz dieses Rechners prüfen und ob das Gerät Strom hat.</translation>
    </message>
    <message>
        <source>Check the base ISO against the maker&apos;s hash. If it is sound, please report this.</source>
        <translation>Die Basis-ISO mit der Prüfsumme des Herstellers vergleichen. Ist sie heil, dies bitte melden.</translation>
    </message>
    <message>
        <source>Check the path of the disc image.</source>
        <translation>Den Pfad des Disc-Abbilds prüfen.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>Check the port; where AMT is set up without TLS, ask it without --tls (port {http_port}). AMT that wants a certificate of this computer too (mutual TLS) can&apos;t be asked.</source>
        <translation>Den Port prüfen; wo AMT ohne TLS eingerichtet ist, ohne --tls fragen (Port {http_port}). AMT, das auch von diesem Rechner ein Zertifikat verlangt (gegenseitiges TLS), lässt sich nicht fragen.</translation>
    </message>
    <message>
        <source>Check the recipe&apos;s [[extras]] source.</source>
        <translation>source unter [[extras]] im Rezept prüfen.</translation>
    </message>
    <message>
        <source>Check the recipe&apos;s path.</source>
        <translation>Den Pfad des Rezepts prüfen.</translation>
    </message>
    <message>
        <source>Checking every blob</source>
        <translation>Alle Datenblöcke werden geprüft</translation>
    </message>
    <message>
        <source>Checking every file of the image</source>
        <translation>Alle Dateien des Abbilds werden geprüft</translation>
    </message>
    <message>
        <source>Choose a base ISO with the usual start-up, or one that already holds the NIC&apos;s driver.</source>
        <translation>Eine Basis-ISO mit dem üblichen Start wählen oder eine, die den Treiber des NICs schon enthält.</translation>
    </message>
    <message>
        <source>Choose a disc whose sources\boot.wim is a Windows image.</source>
        <translation>Eine Disc wählen, deren sources\boot.wim ein Windows-Abbild ist.</translation>
    </message>
    <message>
        <source>Choose a disc with an ordinary boot.wim.</source>
        <translation>Eine Disc mit einer gewöhnlichen boot.wim wählen.</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write.</source>
        <translation>Einen Ordner wählen, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk with --out: NTFS and exFAT hold it.</source>
        <translation>Mit --out einen Ordner auf einem anderen Datenträger wählen: NTFS und exFAT fassen eine solche Datei.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk: NTFS and exFAT hold files of any size.</source>
        <translation>Einen Ordner auf einem anderen Datenträger wählen: NTFS und exFAT fassen Dateien jeder Größe.</translation>
    </message>
    <message>
        <source>Choose a recovery disc that is based on Windows PE; `[base] wim` in the recipe names an image that lies elsewhere on the disc.</source>
        <translation>Eine Rettungs-Disc wählen, die auf Windows PE beruht; `[base] wim` im Rezept nennt ein Abbild, das anderswo auf der Disc liegt.</translation>
    </message>
    <message>
        <source>Choose another base ISO, or go on: what the hive would tell is then assumed.</source>
        <translation>Eine andere Basis-ISO wählen oder fortfahren: Was die Registrierung sagen würde, wird dann angenommen.</translation>
    </message>
    <message>
        <source>Choose another base ISO; this one&apos;s image is not an ordinary Windows PE.</source>
        <translation>Eine andere Basis-ISO wählen; das Abbild von dieser ist kein gewöhnliches Windows PE.</translation>
    </message>
    <message>
        <source>Choose another folder with --out, or overwrite with --force.</source>
        <translation>Mit --out einen anderen Ordner wählen oder mit --force überschreiben.</translation>
    </message>
    <message>
        <source>Choose another folder with --out.</source>
        <translation>Mit --out einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>, address {ip}</source>
        <translation>, Adresse {ip}</translation>
    </message>
    <message>
        <source>7 to 15 min</source>
        <translation>7 bis 15 min</translation>
    </message>
    <message>
        <source>A name is empty</source>
        <translation>Ein Name ist leer</translation>
    </message>
    <message>
        <source>Choose another name: without &lt; &gt; : &quot; | ? *, and not CON, NUL or the like.</source>
        <translation>Einen anderen Namen wählen: ohne &lt; &gt; : &quot; | ? * und nicht CON, NUL oder dergleichen.</translation>
    </message>
    <message>
        <source>Choose another output folder with --out.</source>
        <translation>Mit --out einen anderen Ausgabeordner wählen.</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>Einen anderen Ausgabeordner wählen.</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>Einen dieser Werte wählen: {names}.</translation>
    </message>
    <message>
        <source>Close it there, then try again. An ISO can be held by a drive that Windows made of it (Eject), by a virtual machine or by `sert-wizard serve`.</source>
        <translation>Dort schließen, dann noch einmal versuchen. Eine ISO kann belegt sein von einem Laufwerk, das Windows daraus gemacht hat (Auswerfen), von einer virtuellen Maschine oder von `sert-wizard serve`.</translation>
    </message>
    <message>
        <source>Compare it with the certificate in the machine&apos;s AMT set-up, then accept it with --fingerprint {fingerprint}.</source>
        <translation>Mit dem Zertifikat in der AMT-Einrichtung des Geräts vergleichen, dann mit --fingerprint {fingerprint} annehmen.</translation>
    </message>
    <message>
        <source>Compare it with the example in the README; `sert-wizard train` writes one too.</source>
        <translation>Mit dem Beispiel im README vergleichen; auch `sert-wizard train` schreibt eines.</translation>
    </message>
    <message>
        <source>Comparing with the base disc</source>
        <translation>Mit der Basis-Disc wird verglichen</translation>
    </message>
    <message>
        <source>Compressing the image</source>
        <translation>Das Abbild wird gepackt</translation>
    </message>
    <message>
        <source>Copy or download the disc image again and compare its size with the original.</source>
        <translation>Das Disc-Abbild noch einmal kopieren oder herunterladen und seine Größe mit dem Original vergleichen.</translation>
    </message>
    <message>
        <source>Copy the base ISO again from its source and check it against the maker&apos;s hash.</source>
        <translation>Die Basis-ISO noch einmal von ihrer Quelle kopieren und mit der Prüfsumme des Herstellers vergleichen.</translation>
    </message>
    <message>
        <source>Copy the base ISO again from its source.</source>
        <translation>Die Basis-ISO noch einmal von ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>Copy the base ISO to a local disk and try again.</source>
        <translation>Die Basis-ISO auf einen lokalen Datenträger kopieren und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Correct {name}, or leave address, netmask, gateway and dns out to use DHCP.</source>
        <translation>{name} berichtigen oder address, netmask, gateway und dns weglassen, um DHCP zu verwenden.</translation>
    </message>
    <message>
        <source>Debian: apt-get install ovmf</source>
        <translation>Debian: apt-get install ovmf</translation>
    </message>
    <message>
        <source>Debian: apt-get install qemu-system-x86 ovmf</source>
        <translation>Debian: apt-get install qemu-system-x86 ovmf</translation>
    </message>
    <message>
        <source>Delete all but the first in the base image&apos;s winpeshl.ini; Windows reads only that.</source>
        <translation>In der winpeshl.ini des Basis-Abbilds alle diese Abschnitte bis auf den ersten löschen; Windows liest nur diesen.</translation>
    </message>
    <message>
        <source>Delete the file; each machine&apos;s certificate is then shown again.</source>
        <translation>Die Datei löschen; das Zertifikat jedes Geräts wird dann wieder gezeigt.</translation>
    </message>
    <message>
        <source>Dial-up and mobile modems won&apos;t work.</source>
        <translation>Einwahl- und Mobilfunkmodems gehen nicht.</translation>
    </message>
    <message>
        <source>Display adapters</source>
        <translation>Grafikkarten</translation>
    </message>
    <message>
        <source>End it, or build with a [stage1] url that names another port (the loader asks only there).</source>
        <translation>Es beenden oder mit einer [stage1] url erstellen, die einen anderen Port nennt (der Lader fragt nur dort).</translation>
    </message>
    <message>
        <source>Fill it, or take it out of the recipe&apos;s [[extras]].</source>
        <translation>Ihn füllen oder aus [[extras]] im Rezept herausnehmen.</translation>
    </message>
    <message>
        <source>Free space there, or choose a folder on another disk with --out.</source>
        <translation>Dort Platz schaffen oder mit --out einen Ordner auf einem anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>Free space there, or choose a folder on another disk.</source>
        <translation>Dort Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>Get it again from its maker, or unpack it by hand and name the folder.</source>
        <translation>Beim Hersteller noch einmal holen oder von Hand entpacken und den Ordner angeben.</translation>
    </message>
    <message>
        <source>Get the driver package again from its maker.</source>
        <translation>Das Treiberpaket noch einmal beim Hersteller holen.</translation>
    </message>
    <message>
        <source>Get the whole driver package from its maker.</source>
        <translation>Das ganze Treiberpaket beim Hersteller holen.</translation>
    </message>
    <message>
        <source>Get the whole driver package from its maker; every file its INF names must be there.</source>
        <translation>Das ganze Treiberpaket beim Hersteller holen; jede Datei, die seine INF nennt, muss da sein.</translation>
    </message>
    <message>
        <source>Give a file that you may read, on a disk that works.</source>
        <translation>Eine lesbare Datei angeben, auf einem Datenträger, der funktioniert.</translation>
    </message>
    <message>
        <source>Give an http address; what is fetched is verified by its SHA-256.</source>
        <translation>Eine http-Adresse angeben; was geholt wird, wird mit seinem SHA-256-Wert geprüft.</translation>
    </message>
    <message>
        <source>Give it another target under [[extras]] in the recipe.</source>
        <translation>Unter [[extras]] im Rezept ein anderes target dafür angeben.</translation>
    </message>
    <message>
        <source>Give it as http://HOST:PORT/optimized.iso; write other characters as %XX.</source>
        <translation>In der Form http://HOST:PORT/optimized.iso angeben; andere Zeichen als %XX schreiben.</translation>
    </message>
    <message>
        <source>Give the .iso file of a Windows PE recovery disc.</source>
        <translation>Die .iso-Datei einer Rettungs-Disc mit Windows PE angeben.</translation>
    </message>
    <message>
        <source>Give the 64 hexadecimal digits, in lower case, that `sha256sum` prints.</source>
        <translation>Die 64 hexadezimalen Ziffern, klein geschrieben, angeben, die `sha256sum` ausgibt.</translation>
    </message>
    <message>
        <source>Give the base image&apos;s winpeshl.ini a [LaunchApps] section, or delete the file there so that startnet.cmd rules.</source>
        <translation>In der winpeshl.ini des Basis-Abbilds einen Abschnitt [LaunchApps] anlegen oder die Datei dort löschen, damit startnet.cmd gilt.</translation>
    </message>
    <message>
        <source>Give the image&apos;s SHA-256.</source>
        <translation>Den SHA-256-Wert des Abbilds angeben.</translation>
    </message>
    <message>
        <source>Give the machine&apos;s name or address, for example pc7, 192.0.2.7 or [2001:db8::7], with a port only where it isn&apos;t {http_port} or (TLS) {tls_port}.</source>
        <translation>Namen oder Adresse des Geräts angeben, zum Beispiel pc7, 192.0.2.7 oder [2001:db8::7], mit Port nur, wenn er nicht {http_port} oder (TLS) {tls_port} ist.</translation>
    </message>
    <message>
        <source>Give the machine&apos;s name or its IP address.</source>
        <translation>Den Namen des Geräts oder seine IP-Adresse angeben.</translation>
    </message>
    <message>
        <source>Give the password of AMT.</source>
        <translation>Das Kennwort von AMT angeben.</translation>
    </message>
    <message>
        <source>Hashing the base ISO</source>
        <translation>Die Prüfsumme der Basis-ISO wird berechnet</translation>
    </message>
    <message>
        <source>Hashing the image</source>
        <translation>Die Prüfsumme des Abbilds wird berechnet</translation>
    </message>
    <message>
        <source>Hashing the optimized ISO</source>
        <translation>Die Prüfsumme der optimierten ISO wird berechnet</translation>
    </message>
    <message>
        <source>Input devices</source>
        <translation>Eingabegeräte</translation>
    </message>
    <message>
        <source>Input devices.</source>
        <translation>Eingabegeräte.</translation>
    </message>
    <message>
        <source>Install 7-Zip, or unpack the file by hand and name the folder.</source>
        <translation>7-Zip installieren oder die Datei von Hand entpacken und den Ordner angeben.</translation>
    </message>
    <message>
        <source>Install SERT Wizard again: its installer brings them.</source>
        <translation>SERT Wizard noch einmal installieren: Sein Installationsprogramm bringt sie mit.</translation>
    </message>
    <message>
        <source>Install wimlib 1.13 or newer.</source>
        <translation>wimlib 1.13 oder neuer installieren.</translation>
    </message>
    <message>
        <source>It comes as Debian&apos;s package libwim15; install that.</source>
        <translation>Es gibt sie als Debians Paket libwim15; dieses installieren.</translation>
    </message>
    <message>
        <source>It comes as libwim-15.dll beside the program; install SERT Wizard again.</source>
        <translation>Sie liegt als libwim-15.dll neben dem Programm; SERT Wizard noch einmal installieren.</translation>
    </message>
    <message>
        <source>It has 64 hexadecimal digits, with or without colons.</source>
        <translation>Er hat 64 hexadezimale Ziffern, mit oder ohne Doppelpunkte.</translation>
    </message>
    <message>
        <source>It holds a NUL character.</source>
        <translation>Es enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>It holds {nested}: unpack that and name the folder.</source>
        <translation>Darin ist {nested}: das entpacken und den Ordner angeben.</translation>
    </message>
    <message>
        <source>It is lspci&apos;s list without numbers.</source>
        <translation>Das ist die Liste von lspci ohne Nummern.</translation>
    </message>
    <message>
        <source>It lists driver packages, as `pnputil -e` and Driver Store Explorer do, and no device.</source>
        <translation>Der Bericht führt Treiberpakete auf, wie `pnputil -e` und Driver Store Explorer es tun, und kein Gerät.</translation>
    </message>
    <message>
        <source>It may name {names}.</source>
        <translation>Erlaubt sind {names}.</translation>
    </message>
    <message>
        <source>It nests without end.</source>
        <translation>Es ist endlos verschachtelt.</translation>
    </message>
    <message>
        <source>Its network part is missing.</source>
        <translation>Der Teil über das Netz fehlt darin.</translation>
    </message>
    <message>
        <source>Keep the command below {limit} characters.</source>
        <translation>Der Befehl muss unter {limit} Zeichen bleiben.</translation>
    </message>
    <message>
        <source>Last on the serial port: {last_words}</source>
        <translation>Zuletzt am seriellen Anschluss: {last_words}</translation>
    </message>
    <message>
        <source>Leave this file as it is, or remove it.</source>
        <translation>Diese Datei lassen, wie sie ist, oder sie entfernen.</translation>
    </message>
    <message>
        <source>Log in as admin, or give the user the realms “Hardware Asset” and “General Info”.</source>
        <translation>Als admin anmelden oder dem Benutzer die Bereiche „Hardware Asset“ und „General Info“ geben.</translation>
    </message>
    <message>
        <source>Make the base disc again with every duplicate stored apart (oscdimg without -o).</source>
        <translation>Die Basis-Disc noch einmal erzeugen, dabei gleiche Dateien getrennt ablegen (oscdimg ohne -o).</translation>
    </message>
    <message>
        <source>Make the base disc again with oscdimg, genisoimage or xorriso, and use that.</source>
        <translation>Die Basis-Disc noch einmal mit oscdimg, genisoimage oder xorriso erzeugen und diese verwenden.</translation>
    </message>
    <message>
        <source>Make the disc again as ISO 9660, Joliet or UDF up to 2.01.</source>
        <translation>Die Disc noch einmal erzeugen, als ISO 9660, Joliet oder UDF bis 2.01.</translation>
    </message>
    <message>
        <source>Make the file smaller: other images in it can be dropped.</source>
        <translation>Die Datei verkleinern: Andere Abbilder darin können weggelassen werden.</translation>
    </message>
    <message>
        <source>Making the files</source>
        <translation>Die Dateien werden angefertigt</translation>
    </message>
    <message>
        <source>Matching drivers and NICs</source>
        <translation>Treiber und NICs werden verglichen</translation>
    </message>
    <message>
        <source>May serve the target NIC {nic}: it lists {listed}.</source>
        <translation>Passt möglicherweise zum Ziel-NIC {nic}: nennt {listed}.</translation>
    </message>
    <message>
        <source>Modems</source>
        <translation>Modems</translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>Name a file that you may read.</source>
        <translation>Eine lesbare Datei angeben.</translation>
    </message>
    <message>
        <source>Name a finished output folder.</source>
        <translation>Einen fertigen Ausgabeordner angeben.</translation>
    </message>
    <message>
        <source>Name a folder that you may read.</source>
        <translation>Einen lesbaren Ordner angeben.</translation>
    </message>
    <message>
        <source>Name a folder with its driver under [drivers] inject, or build all the same with --allow-uncovered.</source>
        <translation>Unter [drivers] inject einen Ordner mit dem Treiber dafür angeben oder mit --allow-uncovered trotzdem erstellen.</translation>
    </message>
    <message>
        <source>Name at least one under [target] nics, or set [drivers] prune = &quot;none&quot;.</source>
        <translation>Unter [target] nics mindestens einen angeben oder [drivers] prune = &quot;none&quot; setzen.</translation>
    </message>
    <message>
        <source>Name the .efi file itself.</source>
        <translation>Die .efi-Datei selbst angeben.</translation>
    </message>
    <message>
        <source>Name the boot image by the path of its file.</source>
        <translation>Das Startabbild mit dem Pfad seiner Datei angeben.</translation>
    </message>
    <message>
        <source>Name the driver&apos;s folder, or the zip, cab or exe as it was downloaded.</source>
        <translation>Den Ordner des Treibers angeben oder die Datei (zip, cab oder exe), wie sie heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>Name the folder of the driver in it.</source>
        <translation>Den Ordner des Treibers darin angeben.</translation>
    </message>
    <message>
        <source>Name the folder that `sert-wizard build` wrote.</source>
        <translation>Den Ordner angeben, den `sert-wizard build` geschrieben hat.</translation>
    </message>
    <message>
        <source>Name the shim of a signed release of iPXE, with its ipxe.efi beside it.</source>
        <translation>Den Shim einer signierten Ausgabe von iPXE angeben, mit seiner ipxe.efi daneben.</translation>
    </message>
    <message>
        <source>Name what holds the driver&apos;s .inf, .sys and .cat: a folder, or the zip, cab or exe as it was downloaded.</source>
        <translation>Angeben, was .inf, .sys und .cat des Treibers enthält: einen Ordner oder die Datei (zip, cab oder exe), wie sie heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>Network adapters</source>
        <translation>Netzwerkadapter</translation>
    </message>
    <message>
        <source>Network adapters of {maker}: no target NIC uses it.</source>
        <translation>Netzwerkadapter von {maker}: Kein Ziel-NIC verwendet ihn.</translation>
    </message>
    <message>
        <source>Network stack</source>
        <translation>Teile des Netzes</translation>
    </message>
    <message>
        <source>No TLS connection to {address} came about{said}.</source>
        <translation>Mit {address} kam keine TLS-Verbindung zustande{said}.</translation>
    </message>
    <message>
        <source>No address is known for the name {host}.</source>
        <translation>Zum Namen {host} ist keine Adresse bekannt.</translation>
    </message>
    <message>
        <source>No driver for a target NIC. {reasons}</source>
        <translation>Kein Treiber für einen Ziel-NIC. {reasons}</translation>
    </message>
    <message>
        <source>{nic}: {reason}</source>
        <translation>{nic}: {reason}</translation>
    </message>
    <message>
        <source>No driver for this NIC, neither in the image nor offered, for Windows {version} ({arch}).</source>
        <translation>Kein Treiber für diesen NIC, weder im Abbild noch angeboten, für Windows {version} ({arch}).</translation>
    </message>
    <message>
        <source>No network adapter is named in {name}.</source>
        <translation>In {name} wird kein Netzwerkadapter genannt.</translation>
    </message>
    <message>
        <source>No such firmware: {firmware}.</source>
        <translation>Diese Firmware gibt es nicht: {firmware}.</translation>
    </message>
    <message>
        <source>Not listed in {catalog}: {files}. Changed since the driver&apos;s maker signed it, or from another package; Windows may refuse the driver.</source>
        <translation>Nicht in {catalog} aufgeführt: {files}. Geändert, seit der Hersteller den Treiber signiert hat, oder aus einem anderen Paket; Windows weist den Treiber vielleicht ab.</translation>
    </message>
    <message>
        <source>Nothing on this computer opens {name}.</source>
        <translation>Nichts auf diesem Rechner öffnet {name}.</translation>
    </message>
    <message>
        <source>Of class {name}: left alone.</source>
        <translation>Klasse {name}: bleibt unangetastet.</translation>
    </message>
    <message>
        <source>Offered, but not added, as it serves no target NIC that needs it: {what}.</source>
        <translation>Angeboten, aber nicht hinzugefügt, da es zu keinem Ziel-NIC passt, der es braucht: {what}.</translation>
    </message>
    <message>
        <source>On BIOS the small loader can&apos;t check the image&apos;s hash before it boots it, and says so on screen. flavour = &quot;linux&quot; does check it; that loader is for BIOS only and has about 11 MB, which take the redirected drive some 25 s.</source>
        <translation>Auf BIOS kann der kleine Lader die Prüfsumme des Abbilds vor dem Start nicht prüfen und sagt das auf dem Bildschirm. flavour = &quot;linux&quot; prüft sie; dieser Lader ist nur für BIOS und hat etwa 11 MB, für die das umgeleitete Laufwerk rund 25 s braucht.</translation>
    </message>
    <message>
        <source>On the disc: removed with the prompt to press a key.</source>
        <translation>Auf der Disc: mit der Tastenabfrage entfernt.</translation>
    </message>
    <message>
        <source>On the disc: the boot image that asks for no key takes its place.</source>
        <translation>Auf der Disc: Das Startabbild ohne Tastenabfrage tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>On the target run `{windows}` (Windows), `{windows_pe}` (Windows PE and older Windows) or `{linux}` (Linux) and give nics.txt. Also read: PowerShell&apos;s Get-PnpDevice or Win32_PnPEntity as list, CSV or JSON, devcon hwids, System Information (.nfo or text), dmesg, sysfs, Driver Store Explorer&apos;s CSV, and ids typed by hand, for example 8086:10DE.</source>
        <translation>Auf dem Ziel `{windows}` (Windows), `{windows_pe}` (Windows PE und älteres Windows) oder `{linux}` (Linux) ausführen und nics.txt angeben. Auch lesbar: Get-PnpDevice oder Win32_PnPEntity der PowerShell als Liste, CSV oder JSON, devcon hwids, Systeminformationen (.nfo oder Text), dmesg, sysfs, CSV von Driver Store Explorer und von Hand eingetippte IDs, zum Beispiel 8086:10DE.</translation>
    </message>
    <message>
        <source>Part of the network stack.</source>
        <translation>Teil des Netzes selbst.</translation>
    </message>
    <message>
        <source>Please report this; “Copy details” has what we need to know.</source>
        <translation>Dies bitte melden; „Details kopieren“ enthält, was dazu nötig ist.</translation>
    </message>
    <message>
        <source>Predicting sizes</source>
        <translation>Die Größen werden vorausberechnet</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Printing from the recovery environment won&apos;t work.</source>
        <translation>Drucken geht im Rettungssystem nicht.</translation>
    </message>
    <message>
        <source>QEMU ended</source>
        <translation>QEMU wurde beendet</translation>
    </message>
    <message>
        <source>QEMU ended before the image had started</source>
        <translation>QEMU wurde beendet, bevor das Abbild gestartet war</translation>
    </message>
    <message>
        <source>QEMU is not installed, so nothing can be booted here.</source>
        <translation>QEMU ist nicht installiert, daher lässt sich hier nichts starten.</translation>
    </message>
    <message>
        <source>Read the NICs from a report instead: pnputil /enum-devices /class Net /ids.</source>
        <translation>Die NICs stattdessen aus einem Bericht lesen: pnputil /enum-devices /class Net /ids.</translation>
    </message>
    <message>
        <source>Read the NICs from a report of the target instead.</source>
        <translation>Die NICs stattdessen aus einem Bericht des Ziels lesen.</translation>
    </message>
    <message>
        <source>Reading the boot image</source>
        <translation>Das Startabbild wird gelesen</translation>
    </message>
    <message>
        <source>Reading the disc</source>
        <translation>Die Disc wird gelesen</translation>
    </message>
    <message>
        <source>Rename the driver&apos;s folder or INF file so that it has no percent sign.</source>
        <translation>Den Ordner oder die INF-Datei des Treibers so umbenennen, dass kein Prozentzeichen vorkommt.</translation>
    </message>
    <message>
        <source>Replace its content instead.</source>
        <translation>Stattdessen den Inhalt ersetzen.</translation>
    </message>
    <message>
        <source>Rock Ridge entries lead to each other without end</source>
        <translation>Rock-Ridge-Einträge verweisen endlos aufeinander</translation>
    </message>
    <message>
        <source>Rock Ridge entries that lie in more than two places</source>
        <translation>Rock-Ridge-Einträge, die an mehr als zwei Stellen liegen</translation>
    </message>
    <message>
        <source>Run `bash installer/boot_assets.sh` (Debian 12 or 13), then try again.</source>
        <translation>`bash installer/boot_assets.sh` ausführen (Debian 12 oder 13), dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Run `bash installer/linux_assets.sh` (Debian 12 or 13, fetches 75 MB), or use flavour ipxe.</source>
        <translation>`bash installer/linux_assets.sh` ausführen (Debian 12 oder 13, holt 75 MB) oder flavour ipxe verwenden.</translation>
    </message>
    <message>
        <source>Sampling the compression</source>
        <translation>Die Packung wird an Proben gemessen</translation>
    </message>
    <message>
        <source>Say which one to edit with `[base] wim` in the recipe.</source>
        <translation>Mit `[base] wim` im Rezept angeben, welches zu bearbeiten ist.</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>Serielle Anschlüsse</translation>
    </message>
    <message>
        <source>Serial ports: remote management (Serial over LAN) uses them.</source>
        <translation>Serielle Anschlüsse: Die Fernverwaltung (Serial over LAN) benutzt sie.</translation>
    </message>
    <message>
        <source>Served by {name} {version} ({provider}){device_name}{bus}, {where}.</source>
        <translation>Treiber: {name} {version} ({provider}){device_name}{bus}, {where}.</translation>
    </message>
    <message>
        <source>Serves the target NIC {nic}.</source>
        <translation>Passt zum Ziel-NIC {nic}.</translation>
    </message>
    <message>
        <source>Serves {names}; loaded at start-up by drvload.</source>
        <translation>Für {names}; beim Start mit drvload geladen.</translation>
    </message>
    <message>
        <source>Set [stage1] url, for example &quot;http://192.0.2.10:8080/optimized.iso&quot;.</source>
        <translation>[stage1] url setzen, zum Beispiel &quot;http://192.0.2.10:8080/optimized.iso&quot;.</translation>
    </message>
    <message>
        <source>Set firmware = [&quot;bios&quot;], or use flavour ipxe, which verifies on UEFI.</source>
        <translation>firmware = [&quot;bios&quot;] setzen oder flavour ipxe verwenden, das auf UEFI prüft.</translation>
    </message>
    <message>
        <source>Set unverified_fallback = true as well, or leave wimboot out.</source>
        <translation>Auch unverified_fallback = true setzen oder wimboot weglassen.</translation>
    </message>
    <message>
        <source>SetupAPI is a part of Windows.</source>
        <translation>SetupAPI ist ein Teil von Windows.</translation>
    </message>
    <message>
        <source>Smart cards can&apos;t be read: disks that only a smart card unlocks stay locked.</source>
        <translation>Smartcards lassen sich nicht lesen: Datenträger, die nur eine Smartcard entsperrt, bleiben gesperrt.</translation>
    </message>
    <message>
        <source>Smart-card readers</source>
        <translation>Smartcard-Leser</translation>
    </message>
    <message>
        <source>So do {count} more, none of which fits.</source>
        <translation>Dazu kommen weitere, die nicht passen: {count}.</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or another machine has this address now. Only if AMT was set up anew there, and the shown fingerprint is that machine&apos;s, accept it with --fingerprint {shown}.</source>
        <translation>Vielleicht hört jemand mit, oder die Adresse gehört jetzt einem anderen Gerät. Nur wenn AMT dort neu eingerichtet wurde und der gezeigte Fingerabdruck der dieses Geräts ist, mit --fingerprint {shown} annehmen.</translation>
    </message>
    <message>
        <source>Something else answers at this address; check it before you log in there.</source>
        <translation>Etwas anderes antwortet unter dieser Adresse; sie prüfen, bevor dort angemeldet wird.</translation>
    </message>
    <message>
        <source>Something went wrong inside SERT Wizard: {error}</source>
        <translation>In SERT Wizard ist ein Fehler aufgetreten: {error}</translation>
    </message>
    <message>
        <source>Starting the loader in QEMU</source>
        <translation>Der Lader wird in QEMU gestartet</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Massenspeicher</translation>
    </message>
    <message>
        <source>Storage: needed to reach the disks.</source>
        <translation>Massenspeicher: nötig, um die Datenträger zu erreichen.</translation>
    </message>
    <message>
        <source>Storage: the redirected CD drive needs it.</source>
        <translation>Massenspeicher: Das umgeleitete CD-Laufwerk braucht ihn.</translation>
    </message>
    <message>
        <source>System devices</source>
        <translation>Systemgeräte</translation>
    </message>
    <message>
        <source>System devices: Windows needs them to start.</source>
        <translation>Systemgeräte: Windows braucht sie zum Starten.</translation>
    </message>
    <message>
        <source>Take {name} out of the recipe&apos;s [drivers] remove.</source>
        <translation>{name} aus [drivers] remove im Rezept herausnehmen.</translation>
    </message>
    <message>
        <source>That is no AMT user name.</source>
        <translation>Das ist kein AMT-Benutzername.</translation>
    </message>
    <message>
        <source>The AMT password is empty.</source>
        <translation>Das AMT-Kennwort ist leer.</translation>
    </message>
    <message>
        <source>The AMT user name is empty.</source>
        <translation>Der AMT-Benutzername ist leer.</translation>
    </message>
    <message>
        <source>The Linux loader can&apos;t start Windows PE on UEFI.</source>
        <translation>Der Linux-Lader kann Windows PE auf UEFI nicht starten.</translation>
    </message>
    <message>
        <source>The Linux loader fetches over http only: busybox knows no https that servers take.</source>
        <translation>Der Linux-Lader holt nur über http: busybox kann kein https, das Server annehmen.</translation>
    </message>
    <message>
        <source>The Linux loader verifies the image, and its SHA-256 was not given.</source>
        <translation>Der Linux-Lader prüft das Abbild, doch dessen SHA-256-Wert wurde nicht angegeben.</translation>
    </message>
    <message>
        <source>The UEFI firmware for QEMU is not installed.</source>
        <translation>Die UEFI-Firmware für QEMU ist nicht installiert.</translation>
    </message>
    <message>
        <source>The XML declares entities or a document type, which System Information never does.</source>
        <translation>Das XML vereinbart Entitäten oder einen Dokumenttyp; das tun die Systeminformationen nie.</translation>
    </message>
    <message>
        <source>The accepted AMT certificates in {file} can&apos;t be read.</source>
        <translation>Die angenommenen AMT-Zertifikate in {file} lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Kennwort.</translation>
    </message>
    <message>
        <source>The addresses are {excess} bytes too long for the BIOS loader.</source>
        <translation>Die Adressen sind um {excess} Bytes zu lang für den BIOS-Lader.</translation>
    </message>
    <message>
        <source>The answer declares XML entities or a document type, which AMT never does.</source>
        <translation>Die Antwort vereinbart XML-Entitäten oder einen Dokumenttyp; das tut AMT nie.</translation>
    </message>
    <message>
        <source>The answer holds no {resource}</source>
        <translation>Die Antwort enthält kein {resource}</translation>
    </message>
    <message>
        <source>The answer is XML, but no SOAP message</source>
        <translation>Die Antwort ist XML, aber keine SOAP-Nachricht</translation>
    </message>
    <message>
        <source>The answer is not well-formed XML</source>
        <translation>Die Antwort ist kein wohlgeformtes XML</translation>
    </message>
    <message>
        <source>The base ISO has no {entry} boot entry.</source>
        <translation>Die Basis-ISO hat keinen Starteintrag für {entry}.</translation>
    </message>
    <message>
        <source>The boot asset {name} is missing.</source>
        <translation>Der Startbestandteil {name} fehlt.</translation>
    </message>
    <message>
        <source>The boot asset {name} is not what {index} says.</source>
        <translation>Der Startbestandteil {name} ist nicht das, was {index} sagt.</translation>
    </message>
    <message>
        <source>The boot image of {name} is damaged: a file&apos;s content doesn&apos;t match its checksum. Nothing was kept.</source>
        <translation>Das Startabbild von {name} ist beschädigt: Der Inhalt einer Datei passt nicht zu ihrer Prüfsumme. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>The disc has no boot image {index} apart from its files.</source>
        <translation>Die Disc hat kein Startabbild {index} außerhalb ihrer Dateien.</translation>
    </message>
    <message>
        <source>The disc has no file {path}.</source>
        <translation>Auf der Disc ist keine Datei {path}.</translation>
    </message>
    <message>
        <source>The disc holds no efisys_noprompt.bin, so its UEFI side still asks for a key.</source>
        <translation>Die Disc enthält kein efisys_noprompt.bin; auf UEFI fragt sie also weiterhin nach einer Taste.</translation>
    </message>
    <message>
        <source>The disc image is damaged: {what}.</source>
        <translation>Das Disc-Abbild ist beschädigt: {what}.</translation>
    </message>
    <message>
        <source>The disc image uses {what}, which isn&apos;t supported.</source>
        <translation>Das Disc-Abbild verwendet {what}; das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The disc starts from {path}; it can&apos;t be removed.</source>
        <translation>Die Disc startet von {path}; das lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>The disc waits for a key (&quot;Press any key to boot from CD or DVD&quot;) before it starts.</source>
        <translation>Die Disc wartet auf eine Taste („Press any key to boot from CD or DVD“), bevor sie startet.</translation>
    </message>
    <message>
        <source>The disk of {target} is full.</source>
        <translation>Der Datenträger von {target} ist voll.</translation>
    </message>
    <message>
        <source>The end of the disc image is missing: {what}.</source>
        <translation>Das Ende des Disc-Abbilds fehlt: {what}.</translation>
    </message>
    <message>
        <source>The firmware list is {names}.</source>
        <translation>Die Firmware-Liste ist: {names}.</translation>
    </message>
    <message>
        <source>The folder {source} holds no file.</source>
        <translation>Der Ordner {source} enthält keine Datei.</translation>
    </message>
    <message>
        <source>The image doesn&apos;t say which Windows it holds, so no driver can be matched to it.</source>
        <translation>Das Abbild sagt nicht, welches Windows es enthält; daher lässt sich ihm kein Treiber zuordnen.</translation>
    </message>
    <message>
        <source>The image holds no driver package {names}.</source>
        <translation>Das Abbild enthält kein Treiberpaket {names}.</translation>
    </message>
    <message>
        <source>The image is 32-bit; most UEFI machines can&apos;t boot it.</source>
        <translation>Das Abbild ist für 32 Bit; die meisten UEFI-Geräte können es nicht starten.</translation>
    </message>
    <message>
        <source>The image starts {command} instead of winpeshl.exe (Setup\CmdLine in its registry), so no start-up file of Windows PE is run, and no driver can be loaded.</source>
        <translation>Das Abbild startet {command} statt winpeshl.exe (Setup\CmdLine in seiner Registrierung); daher wird keine Startdatei von Windows PE ausgeführt, und kein Treiber kann geladen werden.</translation>
    </message>
    <message>
        <source>The image&apos;s start-up file can&apos;t hold “{odd}” in a command.</source>
        <translation>In einem Befehl der Startdatei des Abbilds kann „{odd}“ nicht stehen.</translation>
    </message>
    <message>
        <source>The image&apos;s start-up file can&apos;t name {path}: Windows would take the percent sign for a variable&apos;s.</source>
        <translation>In der Startdatei des Abbilds kann {path} nicht stehen: Windows hielte das Prozentzeichen für das einer Variablen.</translation>
    </message>
    <message>
        <source>The list of {resource} has no end</source>
        <translation>Die Liste von {resource} hat kein Ende</translation>
    </message>
    <message>
        <source>The loader asks {url}, but this computer&apos;s addresses are: {own}.</source>
        <translation>Der Lader fragt {url}, doch die Adressen dieses Rechners sind: {own}.</translation>
    </message>
    <message>
        <source>The loader asks {url}; this server speaks plain HTTP only.</source>
        <translation>Der Lader fragt {url}; dieser Server spricht nur einfaches HTTP.</translation>
    </message>
    <message>
        <source>The loader worked, the image was fetched and started: {line}</source>
        <translation>Der Lader hat funktioniert, das Abbild wurde geholt und gestartet: {line}</translation>
    </message>
    <message>
        <source>The loader worked, the image was fetched and started; its screen tells the rest.</source>
        <translation>Der Lader hat funktioniert, das Abbild wurde geholt und gestartet; das Übrige zeigt sein Bildschirm.</translation>
    </message>
    <message>
        <source>The loader&apos;s UEFI programs carry no signature: switch Secure Boot off in the machine&apos;s firmware for the redirected boot.</source>
        <translation>Die UEFI-Programme des Laders sind nicht signiert: Für den umgeleiteten Start Secure Boot in der Firmware des Geräts ausschalten.</translation>
    </message>
    <message>
        <source>The machine answers, but port {port} is closed ({address}).</source>
        <translation>Das Gerät antwortet, doch Port {port} ist geschlossen ({address}).</translation>
    </message>
    <message>
        <source>The machine or the way to it is too slow or disturbed; try again.</source>
        <translation>Das Gerät oder der Weg dorthin ist zu langsam oder gestört; noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The network of virtual machines: to try the image there.</source>
        <translation>Das Netz virtueller Maschinen: um das Abbild dort auszuprobieren.</translation>
    </message>
    <message>
        <source>The network&apos;s {name} can&apos;t be {value!r}: {why}.</source>
        <translation>Die Netzangabe {name} kann nicht {value!r} sein: {why}.</translation>
    </message>
    <message>
        <source>The new disc can&apos;t be written over its own base.</source>
        <translation>Die neue Disc kann nicht über ihre eigene Basis geschrieben werden.</translation>
    </message>
    <message>
        <source>The part {name} is missing.</source>
        <translation>Der Teil {name} fehlt.</translation>
    </message>
    <message>
        <source>The part {name} is not what {index} says.</source>
        <translation>Der Teil {name} ist nicht das, was {index} sagt.</translation>
    </message>
    <message>
        <source>The parts of the Linux loader are not here.</source>
        <translation>Die Teile des Linux-Laders sind nicht hier.</translation>
    </message>
    <message>
        <source>The picture comes from Windows&apos; basic display driver, at a low resolution.</source>
        <translation>Das Bild kommt vom einfachen Anzeigetreiber von Windows, mit geringer Auflösung.</translation>
    </message>
    <message>
        <source>The picture without a maker&apos;s driver comes from it.</source>
        <translation>Von ihm kommt das Bild ohne einen Treiber des Herstellers.</translation>
    </message>
    <message>
        <source>The recipe doesn&apos;t say where the loader finds the optimized ISO.</source>
        <translation>Das Rezept sagt nicht, wo der Lader die optimierte ISO findet.</translation>
    </message>
    <message>
        <source>The recipe names no target NIC, so every network driver would be removed.</source>
        <translation>Das Rezept nennt keinen Ziel-NIC; also würde jeder Netzwerktreiber entfernt.</translation>
    </message>
    <message>
        <source>The recipe {name} can&apos;t be used: {why}</source>
        <translation>Das Rezept {name} ist nicht brauchbar: {why}</translation>
    </message>
    <message>
        <source>The redirected CD drive needs it.</source>
        <translation>Das umgeleitete CD-Laufwerk braucht ihn.</translation>
    </message>
    <message>
        <source>The redirected CD drive of newer machines (USB-R) needs it.</source>
        <translation>Das umgeleitete CD-Laufwerk neuerer Geräte (USB-R) braucht ihn.</translation>
    </message>
    <message>
        <source>The redirected CD drive of older machines (IDE-R) needs it.</source>
        <translation>Das umgeleitete CD-Laufwerk älterer Geräte (IDE-R) braucht ihn.</translation>
    </message>
    <message>
        <source>The registry hive {name} in the image is damaged or isn&apos;t one.</source>
        <translation>Die Registrierungsdatei {name} im Abbild ist beschädigt oder gar keine.</translation>
    </message>
    <message>
        <source>The result is not what was planned: {what}. The base ISO is suspect; nothing was kept.</source>
        <translation>Das Ergebnis ist nicht, was geplant war: {what}. Die Basis-ISO ist verdächtig; nichts wurde behalten.</translation>
    </message>
    <message>
        <source>The screen.</source>
        <translation>Der Bildschirm.</translation>
    </message>
    <message>
        <source>The signed shim and iPXE beside {shim} are used, but no signed ramdisc.efi lies there: switch Secure Boot off, or sign the program with a key the machine trusts.</source>
        <translation>Die signierten Programme shim und iPXE neben {shim} werden verwendet, doch dort liegt kein signiertes ramdisc.efi: Secure Boot ausschalten oder das Programm mit einem Schlüssel signieren, dem das Gerät vertraut.</translation>
    </message>
    <message>
        <source>The signed shim, iPXE and ramdisc.efi beside {shim} are used: Secure Boot can stay on where the machine trusts who signed them.</source>
        <translation>Die signierten Programme shim, iPXE und ramdisc.efi neben {shim} werden verwendet: Secure Boot kann an bleiben, wo das Gerät denen vertraut, die sie signiert haben.</translation>
    </message>
    <message>
        <source>The stage-1 loader needs an address to fetch from.</source>
        <translation>Der Stufe-1-Lader braucht eine Adresse, von der er das Abbild holt.</translation>
    </message>
    <message>
        <source>The target NIC {nic} is on its bus.</source>
        <translation>Der Ziel-NIC {nic} hängt an seinem Bus.</translation>
    </message>
    <message>
        <source>The usual one is admin; domain (Kerberos) users are not supported.</source>
        <translation>Üblich ist admin; Domänenbenutzer (Kerberos) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>There are no boot assets in {folder}.</source>
        <translation>In {folder} sind keine Startbestandteile.</translation>
    </message>
    <message>
        <source>There is no .inf file in {path}.</source>
        <translation>In {path} ist keine .inf-Datei.</translation>
    </message>
    <message>
        <source>There is no display to show the wizard on.</source>
        <translation>Es gibt keinen Bildschirm, auf dem sich der Assistent zeigen lässt.</translation>
    </message>
    <message>
        <source>There is no file {content} to put on the disc as {path}.</source>
        <translation>Es gibt keine Datei {content}, die als {path} auf die Disc kommen könnte.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>There is no flavour {flavour!r}.</source>
        <translation>Einen Lader der Art {flavour!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no folder or archive {path}.</source>
        <translation>Es gibt keinen Ordner und kein Archiv {path}.</translation>
    </message>
    <message>
        <source>There is no hardware id in this text.</source>
        <translation>In diesem Text steht keine Hardware-ID.</translation>
    </message>
    <message>
        <source>There is no practice image of generation {name}.</source>
        <translation>Es gibt kein Übungsabbild der Generation {name}.</translation>
    </message>
    <message>
        <source>There is no practice image of {what} {value}.</source>
        <translation>Es gibt kein Übungsabbild für {what} {value}.</translation>
    </message>
    <message>
        <source>There is no scale {name}.</source>
        <translation>Es gibt keine Größe {name}.</translation>
    </message>
    <message>
        <source>There is no way to {address}{reason}.</source>
        <translation>Es gibt keinen Weg zu {address}{reason}.</translation>
    </message>
    <message>
        <source>There is no {manifest} in {folder}.</source>
        <translation>In {folder} ist kein {manifest}.</translation>
    </message>
    <message>
        <source>There is no {source}.</source>
        <translation>{source} gibt es nicht.</translation>
    </message>
    <message>
        <source>There will be no sound.</source>
        <translation>Der Ton fehlt dann.</translation>
    </message>
    <message>
        <source>This AMT user may not read the hardware information.</source>
        <translation>Dieser AMT-Benutzer darf die Hardware-Angaben nicht lesen.</translation>
    </message>
    <message>
        <source>This computer has no address {address}.</source>
        <translation>Dieser Rechner hat keine Adresse {address}.</translation>
    </message>
    <message>
        <source>This disc can be read but not written anew yet: {reason}.</source>
        <translation>Diese Disc lässt sich lesen, aber noch nicht neu schreiben: {reason}.</translation>
    </message>
    <message>
        <source>This disc can be read but not written anew: {reason}.</source>
        <translation>Diese Disc lässt sich lesen, aber nicht neu schreiben: {reason}.</translation>
    </message>
    <message>
        <source>This is the practice disc: what is made of it recovers no computer.</source>
        <translation>Das ist die Übungs-Disc: Was daraus entsteht, rettet keinen Rechner.</translation>
    </message>
    <message>
        <source>This system does not allow listening on port {port} of {address}.</source>
        <translation>Dieses System erlaubt nicht, an Port {port} von {address} auf Anfragen zu warten.</translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays so, this firmware tells no inventory over WS-MAN (older than AMT 3.0).</source>
        <translation>In einer Minute noch einmal versuchen; bleibt es dabei, gibt diese Firmware über WS-MAN kein Inventar an (älter als AMT 3.0).</translation>
    </message>
    <message>
        <source>Try again when nothing else writes to it.</source>
        <translation>Noch einmal versuchen, wenn nichts anderes darauf schreibt.</translation>
    </message>
    <message>
        <source>Try again; AMT is busy or starts anew at times.</source>
        <translation>Noch einmal versuchen; AMT ist zuweilen beschäftigt oder startet neu.</translation>
    </message>
    <message>
        <source>UDF blocks of {size} bytes</source>
        <translation>UDF-Blöcke von {size} Bytes</translation>
    </message>
    <message>
        <source>UDF&apos;s allocation strategy {strategy}</source>
        <translation>die UDF-Zuordnungsstrategie {strategy}</translation>
    </message>
    <message>
        <source>UDF: {error}</source>
        <translation>UDF: {error}</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>USB: the redirected drive, keyboard and mouse need it.</source>
        <translation>USB: Das umgeleitete Laufwerk, Tastatur und Maus brauchen es.</translation>
    </message>
    <message>
        <source>Unpack it by hand and name the folder of the driver in it.</source>
        <translation>Von Hand entpacken und den Ordner des Treibers darin angeben.</translation>
    </message>
    <message>
        <source>Unpack it by hand and name the folder.</source>
        <translation>Von Hand entpacken und den Ordner angeben.</translation>
    </message>
    <message>
        <source>Use &quot;keep&quot;, &quot;xpress&quot;, or &quot;lzx:20&quot; (fast) to &quot;lzx:100&quot; (small).</source>
        <translation>„keep“, „xpress“ oder „lzx:20“ (schnell) bis „lzx:100“ (klein) verwenden.</translation>
    </message>
    <message>
        <source>Use a base disc made with oscdimg, genisoimage or xorriso with an ISO 9660 side.</source>
        <translation>Eine Basis-Disc verwenden, die mit oscdimg, genisoimage oder xorriso erstellt ist und einen ISO-9660-Teil hat.</translation>
    </message>
    <message>
        <source>Use a digest user of AMT, such as admin; Kerberos users are not supported.</source>
        <translation>Einen Digest-Benutzer von AMT verwenden, etwa admin; Kerberos-Benutzer werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use a folder and an address without quotes and any of $ % * \ {{ }} `.</source>
        <translation>Einen Ordner und eine Adresse verwenden, in denen weder Anführungszeichen noch eines von $ % * \ {{ }} ` vorkommt.</translation>
    </message>
    <message>
        <source>Use an address of this computer (--bind) and a free port (--port).</source>
        <translation>Eine Adresse dieses Rechners (--bind) und einen freien Port (--port) verwenden.</translation>
    </message>
    <message>
        <source>Use bios, uefi or both.</source>
        <translation>bios, uefi oder beides verwenden.</translation>
    </message>
    <message>
        <source>Use ipxe or linux.</source>
        <translation>ipxe oder linux verwenden.</translation>
    </message>
    <message>
        <source>Use plain characters in the command or the driver&apos;s file name.</source>
        <translation>Im Befehl und im Dateinamen des Treibers nur einfache Zeichen verwenden.</translation>
    </message>
    <message>
        <source>Use shorter or fewer addresses, or leave BIOS out of the firmware list.</source>
        <translation>Kürzere oder weniger Adressen verwenden oder BIOS aus der Firmware-Liste weglassen.</translation>
    </message>
    <message>
        <source>Virtual adapter or part of the network stack.</source>
        <translation>Virtueller Adapter oder Teil des Netzes selbst.</translation>
    </message>
    <message>
        <source>What is to be read from {archive} is larger than any driver.</source>
        <translation>Was aus {archive} zu lesen wäre, ist größer als jeder Treiber.</translation>
    </message>
    <message>
        <source>What {address} answers is not HTTP, or it breaks off</source>
        <translation>Was {address} antwortet, ist kein HTTP, oder es bricht ab</translation>
    </message>
    <message>
        <source>Where an image can&apos;t be fetched into memory, UEFI boots it from the network without checking its hash, as unverified_fallback allows; it says so on screen.</source>
        <translation>Wo ein Abbild nicht in den Arbeitsspeicher geholt werden kann, startet UEFI es aus dem Netz, ohne seine Prüfsumme zu prüfen, wie unverified_fallback es erlaubt; der Bildschirm sagt es.</translation>
    </message>
    <message>
        <source>Wi-Fi adapters</source>
        <translation>WLAN-Adapter</translation>
    </message>
    <message>
        <source>Wi-Fi adapters other than the targets&apos; won&apos;t work in the optimized image.</source>
        <translation>Andere WLAN-Adapter als die der Ziele funktionieren im optimierten Abbild nicht.</translation>
    </message>
    <message>
        <source>Windows does not list this computer&apos;s network adapters (error {last_error}).</source>
        <translation>Windows führt die Netzwerkadapter dieses Rechners nicht auf (Fehler {last_error}).</translation>
    </message>
    <message>
        <source>Windows may refuse the driver.</source>
        <translation>Windows weist den Treiber vielleicht ab.</translation>
    </message>
    <message>
        <source>Windows {version}</source>
        <translation>Windows {version}</translation>
    </message>
    <message>
        <source>Windows&apos; own, for devices of every make.</source>
        <translation>Von Windows selbst, für Geräte aller Hersteller.</translation>
    </message>
    <message>
        <source>Without a class</source>
        <translation>Ohne Klasse</translation>
    </message>
    <message>
        <source>Works on the bus of {name}. {reason}</source>
        <translation>Arbeitet am Bus von {name}. {reason}</translation>
    </message>
    <message>
        <source>Write a path from the drive&apos;s top, or from the recipe&apos;s folder.</source>
        <translation>Einen Pfad ab der obersten Ebene des Laufwerks oder ab dem Ordner des Rezepts schreiben.</translation>
    </message>
    <message>
        <source>Write it as Device Manager shows it, for example PCI\VEN_8086&amp;DEV_10DE, or short: 8086:10DE.</source>
        <translation>So schreiben, wie der Geräte-Manager sie zeigt, zum Beispiel PCI\VEN_8086&amp;DEV_10DE, oder kurz: 8086:10DE.</translation>
    </message>
    <message>
        <source>Write it as Device Manager shows it, for example PCI\VEN_8086&amp;DEV_10DE.</source>
        <translation>So schreiben, wie der Geräte-Manager sie zeigt, zum Beispiel PCI\VEN_8086&amp;DEV_10DE.</translation>
    </message>
    <message>
        <source>Write it as the running Windows PE sees it, for example X:\Tools\vnc.</source>
        <translation>So schreiben, wie das laufende Windows PE ihn sieht, zum Beispiel X:\Tools\vnc.</translation>
    </message>
    <message>
        <source>Writing and checking the disc</source>
        <translation>Disc schreiben und prüfen</translation>
    </message>
    <message>
        <source>Writing the disc</source>
        <translation>Disc schreiben</translation>
    </message>
    <message>
        <source>Writing the image</source>
        <translation>Abbild schreiben</translation>
    </message>
    <message>
        <source>[drivers] classes can&apos;t hold {names}.</source>
        <translation>[drivers] classes kann {names} nicht enthalten.</translation>
    </message>
    <message>
        <source>[image] compression can&apos;t be “{text}”.</source>
        <translation>[image] compression kann nicht „{text}“ sein.</translation>
    </message>
    <message>
        <source>`sert-wizard build RECIPE` does the same in the terminal; `sert-wizard train` makes a recipe to start from.</source>
        <translation>`sert-wizard build RECIPE` tut dasselbe im Terminal; `sert-wizard train` erstellt ein Rezept für den Anfang.</translation>
    </message>
    <message>
        <source>`sert-wizard drivers ISO` lists what it holds.</source>
        <translation>`sert-wizard drivers ISO` führt auf, was darin ist.</translation>
    </message>
    <message>
        <source>`sert-wizard inspect` lists what is on it.</source>
        <translation>`sert-wizard inspect` führt auf, was darauf ist.</translation>
    </message>
    <message>
        <source>a Rock Ridge entry claims to be huge</source>
        <translation>ein Rock-Ridge-Eintrag gibt sich riesig</translation>
    </message>
    <message>
        <source>a VLAN is a number from 1 to 4094</source>
        <translation>ein VLAN ist eine Zahl von 1 bis 4094</translation>
    </message>
    <message>
        <source>a boot entry points outside the image</source>
        <translation>ein Starteintrag zeigt auf eine Stelle außerhalb des Abbilds</translation>
    </message>
    <message>
        <source>a field is longer than {field_limit} characters</source>
        <translation>ein Feld ist länger als {field_limit} Zeichen</translation>
    </message>
    <message>
        <source>a file claims {size} bytes, more than the disc has</source>
        <translation>eine Datei gibt {size} Bytes an, mehr als die Disc hat</translation>
    </message>
    <message>
        <source>a file of its UDF side has too many attributes for its size</source>
        <translation>eine Datei ihres UDF-Teils hat zu viele Attribute für ihre Größe</translation>
    </message>
    <message>
        <source>a folder of its ISO 9660 side doesn&apos;t name itself</source>
        <translation>ein Ordner ihres ISO-9660-Teils nennt sich nicht selbst</translation>
    </message>
    <message>
        <source>a section&apos;s name is longer than {name_limit} characters</source>
        <translation>der Name eines Abschnitts ist länger als {name_limit} Zeichen</translation>
    </message>
    <message>
        <source>a {partition}</source>
        <translation>eine {partition}</translation>
    </message>
    <message>
        <source>about 1 min</source>
        <translation>etwa 1 min</translation>
    </message>
    <message>
        <source>added to the image</source>
        <translation>zum Abbild hinzugefügt</translation>
    </message>
    <message>
        <source>after {timeout:.0f} seconds {where}</source>
        <translation>nach {timeout:.0f} Sekunden: {where}</translation>
    </message>
    <message>
        <source>already in the image</source>
        <translation>schon im Abbild</translation>
    </message>
    <message>
        <source>bios or uefi</source>
        <translation>bios oder uefi</translation>
    </message>
    <message>
        <source>blocks of {block_size} bytes on its ISO 9660 side</source>
        <translation>Blöcke von {block_size} Bytes im ISO-9660-Teil</translation>
    </message>
    <message>
        <source>boot.wim has another compression or integrity table than planned</source>
        <translation>boot.wim hat eine andere Kompression oder Integritätstabelle als geplant</translation>
    </message>
    <message>
        <source>boot.wim holds other images than planned, or boots another</source>
        <translation>boot.wim enthält andere Abbilder als geplant oder startet ein anderes</translation>
    </message>
    <message>
        <source>boot.wim names no image to boot; its first image is edited.</source>
        <translation>boot.wim nennt kein Abbild zum Starten; bearbeitet wird das erste.</translation>
    </message>
    <message>
        <source>boot.wim still holds {path}</source>
        <translation>boot.wim enthält immer noch {path}</translation>
    </message>
    <message>
        <source>checking the image</source>
        <translation>prüft das Abbild</translation>
    </message>
    <message>
        <source>domain controllers</source>
        <translation>Domänencontrollern</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>fetching the image</source>
        <translation>holt das Abbild</translation>
    </message>
    <message>
        <source>for {theirs}, and the image is {ours}</source>
        <translation>für {theirs}, und das Abbild ist {ours}</translation>
    </message>
    <message>
        <source>for “{name}”, which is no Windows</source>
        <translation>für „{name}“, was kein Windows ist</translation>
    </message>
    <message>
        <source>in a way that only Windows 10 build {build} and later read</source>
        <translation>so, wie es erst Windows 10 ab Build {build} liest</translation>
    </message>
    <message>
        <source>interleaved files</source>
        <translation>verschränkte Dateien</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>es nennt keinen Grund</translation>
    </message>
    <message>
        <source>it has an Apple partition map</source>
        <translation>sie hat eine Apple-Partitionstabelle</translation>
    </message>
    <message>
        <source>it has both UDF and a GPT, which claim the same last sector</source>
        <translation>sie hat UDF und auch eine GPT; beide beanspruchen den letzten Sektor</translation>
    </message>
    <message>
        <source>it has too many volume descriptors</source>
        <translation>sie hat zu viele Datenträgerdeskriptoren</translation>
    </message>
    <message>
        <source>it holds a file named {name!r}</source>
        <translation>es enthält eine Datei namens {name!r}</translation>
    </message>
    <message>
        <source>it is UDF alone, without ISO 9660</source>
        <translation>sie hat nur UDF, kein ISO 9660</translation>
    </message>
    <message>
        <source>it is no IPv4 address such as 192.0.2.10</source>
        <translation>das ist keine IPv4-Adresse wie 192.0.2.10</translation>
    </message>
    <message>
        <source>it is no address of {subnet}</source>
        <translation>das ist keine Adresse von {subnet}</translation>
    </message>
    <message>
        <source>it is the address itself</source>
        <translation>das ist die Adresse selbst</translation>
    </message>
    <message>
        <source>it is the first or the last of {subnet}</source>
        <translation>das ist die erste oder die letzte von {subnet}</translation>
    </message>
    <message>
        <source>it lists more than {max_entries} files</source>
        <translation>es verzeichnet mehr als {max_entries} Dateien</translation>
    </message>
    <message>
        <source>it must be given with an address</source>
        <translation>mit einer Adresse muss sie angegeben werden</translation>
    </message>
    <message>
        <source>it must be like 255.255.255.0</source>
        <translation>sie muss aussehen wie 255.255.255.0</translation>
    </message>
    <message>
        <source>it needs an address beside it</source>
        <translation>dazu gehört auch eine Adresse</translation>
    </message>
    <message>
        <source>it should have {expected} bytes but has {size}</source>
        <translation>es sollte {expected} Bytes haben, hat aber {size}</translation>
    </message>
    <message>
        <source>its GPT contradicts itself</source>
        <translation>ihre GPT widerspricht sich</translation>
    </message>
    <message>
        <source>its GPT doesn&apos;t lie where isohybrid&apos;s does</source>
        <translation>ihre GPT liegt nicht dort, wo die von isohybrid liegt</translation>
    </message>
    <message>
        <source>its GPT has a header of an impossible size</source>
        <translation>ihre GPT hat einen Kopf von unmöglicher Größe</translation>
    </message>
    <message>
        <source>its GPT names a partition that it can&apos;t hold</source>
        <translation>ihre GPT nennt eine Partition, die sie nicht enthalten kann</translation>
    </message>
    <message>
        <source>its ISO 9660 side has a volume descriptor of an unknown kind</source>
        <translation>ihr ISO-9660-Teil hat einen Datenträgerdeskriptor unbekannter Art</translation>
    </message>
    <message>
        <source>its UDF files have streams or attributes in places of their own</source>
        <translation>ihre UDF-Dateien haben Streams oder Attribute an eigenen Stellen</translation>
    </message>
    <message>
        <source>its UDF side can&apos;t be used</source>
        <translation>ihr UDF-Teil ist nicht brauchbar</translation>
    </message>
    <message>
        <source>its UDF side has several partitions</source>
        <translation>ihr UDF-Teil hat mehrere Partitionen</translation>
    </message>
    <message>
        <source>its XML data is malformed</source>
        <translation>die XML-Daten sind fehlerhaft</translation>
    </message>
    <message>
        <source>its XML data is missing</source>
        <translation>die XML-Daten fehlen</translation>
    </message>
    <message>
        <source>its XML data is not readable</source>
        <translation>die XML-Daten sind nicht lesbar</translation>
    </message>
    <message>
        <source>its XML data is of an impossible size</source>
        <translation>die XML-Daten haben eine unmögliche Größe</translation>
    </message>
    <message>
        <source>its boot catalogue fails its own check</source>
        <translation>der Startkatalog besteht seine eigene Prüfung nicht</translation>
    </message>
    <message>
        <source>its boot catalogue lies outside the image</source>
        <translation>der Startkatalog liegt außerhalb des Abbilds</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>das Ende fehlt</translation>
    </message>
    <message>
        <source>its files lie in more than {max_extents} pieces</source>
        <translation>die Dateien liegen in mehr als {max_extents} Stücken</translation>
    </message>
    <message>
        <source>its folders nest so deep that Rock Ridge moved some</source>
        <translation>ihre Ordner sind so tief verschachtelt, dass Rock Ridge einige verlegt hat</translation>
    </message>
    <message>
        <source>its folders nest without end</source>
        <translation>die Ordner sind endlos verschachtelt</translation>
    </message>
    <message>
        <source>its header and its XML data name different numbers of images</source>
        <translation>der Kopf und die XML-Daten nennen verschieden viele Abbilder</translation>
    </message>
    <message>
        <source>its partition at block {start} is none of its boot images</source>
        <translation>ihre Partition bei Block {start} ist keines ihrer Startabbilder</translation>
    </message>
    <message>
        <source>its root folder isn&apos;t described</source>
        <translation>der Stammordner ist nicht beschrieben</translation>
    </message>
    <message>
        <source>its structures make no sense ({kind})</source>
        <translation>der Aufbau ergibt keinen Sinn ({kind})</translation>
    </message>
    <message>
        <source>libwim has no such compressor: {error}</source>
        <translation>libwim hat kein solches Verfahren zum Packen: {error}</translation>
    </message>
    <message>
        <source>libwim has no such decompressor: {error}</source>
        <translation>libwim hat kein solches Verfahren zum Entpacken: {error}</translation>
    </message>
    <message>
        <source>libwim was not found.</source>
        <translation>libwim wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>libwim {version_text} is too old.</source>
        <translation>libwim {version_text} ist zu alt.</translation>
    </message>
    <message>
        <source>link up</source>
        <translation>Verbindung steht</translation>
    </message>
    <message>
        <source>lists it, but is of class {kind} and no network driver</source>
        <translation>führt ihn auf, ist aber von der Klasse {kind} und kein Netzwerktreiber</translation>
    </message>
    <message>
        <source>lists it, but its file {files} is missing from the image</source>
        <translation>führt ihn auf, aber die zugehörige Datei {files} fehlt im Abbild</translation>
    </message>
    <message>
        <source>lists it, but leaves {windows} out on purpose (an empty section)</source>
        <translation>führt ihn auf, lässt aber {windows} absichtlich aus (ein leerer Abschnitt)</translation>
    </message>
    <message>
        <source>lists it, but not among the devices for {windows}</source>
        <translation>führt ihn auf, aber nicht bei den Geräten für {windows}</translation>
    </message>
    <message>
        <source>lists it, but only with {kin}</source>
        <translation>führt ihn auf, aber nur mit {kin}</translation>
    </message>
    <message>
        <source>lists it, but only with {kin} and {count} more</source>
        <translation>führt ihn auf, aber nur mit {kin} und {count} weiteren</translation>
    </message>
    <message>
        <source>lists it, but {against}</source>
        <translation>führt ihn auf, aber {against}</translation>
    </message>
    <message>
        <source>loads the added drivers before the network starts</source>
        <translation>lädt die hinzugefügten Treiber, bevor das Netz startet</translation>
    </message>
    <message>
        <source>may serve it: it lists {listed}. Give the NIC&apos;s full id, with SUBSYS and REV, to be certain</source>
        <translation>kommt für ihn infrage: Aufgeführt ist {listed}. Um sicher zu sein, die ganze ID des NICs angeben, mit SUBSYS und REV</translation>
    </message>
    <message>
        <source>more devices than Windows could have</source>
        <translation>mehr Geräte, als Windows haben könnte</translation>
    </message>
    <message>
        <source>no computer can have this address</source>
        <translation>kein Rechner kann diese Adresse haben</translation>
    </message>
    <message>
        <source>none but loopback</source>
        <translation>keine außer Loopback</translation>
    </message>
    <message>
        <source>none of UDF&apos;s anchors is where it should be</source>
        <translation>keiner der UDF-Anker liegt, wo er liegen sollte</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>only for Windows on {products}</source>
        <translation>nur für Windows auf {products}</translation>
    </message>
    <message>
        <source>only for other editions of Windows</source>
        <translation>nur für andere Editionen von Windows</translation>
    </message>
    <message>
        <source>only from Windows {theirs} on, and the image is {ours}</source>
        <translation>nur ab Windows {theirs}, und das Abbild ist {ours}</translation>
    </message>
    <message>
        <source>only from build {theirs} on, and the image is build {ours}</source>
        <translation>nur ab Build {theirs}, und das Abbild ist Build {ours}</translation>
    </message>
    <message>
        <source>only {done} of {length} bytes at {offset} are there</source>
        <translation>nur {done} von {length} Bytes bei {offset} sind da</translation>
    </message>
    <message>
        <source>other products</source>
        <translation>anderen Produkten</translation>
    </message>
    <message>
        <source>over 100 MB</source>
        <translation>über 100 MB</translation>
    </message>
    <message>
        <source>pycdlib spoils the tables at its end</source>
        <translation>pycdlib verdirbt die Tabellen am Ende</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>Servern</translation>
    </message>
    <message>
        <source>starting the image</source>
        <translation>startet das Abbild</translation>
    </message>
    <message>
        <source>starts what was added</source>
        <translation>startet, was hinzugefügt wurde</translation>
    </message>
    <message>
        <source>the disc differs from the base: {found}</source>
        <translation>die Disc weicht von der Basis ab: {found}</translation>
    </message>
    <message>
        <source>the file is larger than {size_limit} MiB</source>
        <translation>die Datei ist größer als {size_limit} MiB</translation>
    </message>
    <message>
        <source>the folder at byte {start} holds a record that makes no sense</source>
        <translation>der Ordner bei Byte {start} enthält einen Eintrag, der keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>the folder {path} claims {size} bytes of names</source>
        <translation>der Ordner {path} gibt {size} Bytes an Namen an</translation>
    </message>
    <message>
        <source>the folder {path} is described as something else</source>
        <translation>der Ordner {path} ist als etwas anderes beschrieben</translation>
    </message>
    <message>
        <source>the folder {path} isn&apos;t where Rock Ridge says</source>
        <translation>der Ordner {path} ist nicht dort, wo Rock Ridge sagt</translation>
    </message>
    <message>
        <source>the folder {path} leads back to itself</source>
        <translation>der Ordner {path} führt zu sich selbst zurück</translation>
    </message>
    <message>
        <source>the image had not started after {timeout:.0f} seconds</source>
        <translation>das Abbild war nach {timeout:.0f} Sekunden nicht gestartet</translation>
    </message>
    <message>
        <source>the image was fetched, but not started</source>
        <translation>das Abbild wurde geholt, aber nicht gestartet</translation>
    </message>
    <message>
        <source>the loader did not ask for the image</source>
        <translation>der Lader hat nicht nach dem Abbild gefragt</translation>
    </message>
    <message>
        <source>the loader gave up ({failed})</source>
        <translation>der Lader hat aufgegeben ({failed})</translation>
    </message>
    <message>
        <source>the loader last reported: {text}</source>
        <translation>der Lader meldete zuletzt: {text}</translation>
    </message>
    <message>
        <source>the section&apos;s name is not closed by ]</source>
        <translation>der Name des Abschnitts ist nicht mit ] abgeschlossen</translation>
    </message>
    <message>
        <source>there is no [section] in it</source>
        <translation>es enthält keinen [Abschnitt]</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>versucht es noch einmal</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>where “{path}” leads depends on where that drive&apos;s current folder is.</source>
        <translation>wohin „{path}“ führt, hängt davon ab, welcher Ordner auf diesem Laufwerk gerade der aktuelle ist.</translation>
    </message>
    <message>
        <source>wimboot starts files whose hashes can&apos;t be checked.</source>
        <translation>wimboot startet Dateien, deren Prüfsummen sich nicht prüfen lassen.</translation>
    </message>
    <message>
        <source>winpeshl.ini can&apos;t hold a line of {length} characters: {start}…</source>
        <translation>In winpeshl.ini kann keine Zeile von {length} Zeichen stehen: {start}…</translation>
    </message>
    <message>
        <source>winpeshl.ini has more than one [LaunchApp] section.</source>
        <translation>winpeshl.ini hat mehr als einen Abschnitt [LaunchApp].</translation>
    </message>
    <message>
        <source>winpeshl.ini has neither [LaunchApp] nor [LaunchApps]: what it starts isn&apos;t known.</source>
        <translation>winpeshl.ini hat weder [LaunchApp] noch [LaunchApps]: Was damit gestartet wird, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>workstations</source>
        <translation>Arbeitsplatzrechnern</translation>
    </message>
    <message>
        <source>{address} answers with the HTTP status {code}.</source>
        <translation>{address} antwortet mit dem HTTP-Status {code}.</translation>
    </message>
    <message>
        <source>{address} answers, but not in TLS.</source>
        <translation>{address} antwortet, aber nicht mit TLS.</translation>
    </message>
    <message>
        <source>{address} can&apos;t be connected to{reason}.</source>
        <translation>Keine Verbindung zu {address}{reason}.</translation>
    </message>
    <message>
        <source>{address} did not answer in full within {timeout:g} s.</source>
        <translation>{address} hat innerhalb von {timeout:g} s nicht vollständig geantwortet.</translation>
    </message>
    <message>
        <source>{address} did not answer within {timeout:g} s.</source>
        <translation>{address} hat innerhalb von {timeout:g} s nicht geantwortet.</translation>
    </message>
    <message>
        <source>{address} does not accept this user name and password.</source>
        <translation>{address} nimmt diesen Benutzernamen und dieses Kennwort nicht an.</translation>
    </message>
    <message>
        <source>{address} ended the connection without a whole answer.</source>
        <translation>{address} hat die Verbindung ohne vollständige Antwort beendet.</translation>
    </message>
    <message>
        <source>{address} hangs up on plain HTTP, as a port does that expects TLS.</source>
        <translation>{address} bricht bei einfachem HTTP ab, wie ein Port, der TLS erwartet.</translation>
    </message>
    <message>
        <source>{address} has no WS-MAN service</source>
        <translation>{address} hat keinen WS-MAN-Dienst</translation>
    </message>
    <message>
        <source>{address} offers no login with a user name and password (HTTP Digest) that is known here.</source>
        <translation>{address} bietet keine hier bekannte Anmeldung mit Benutzername und Kennwort (HTTP Digest) an.</translation>
    </message>
    <message>
        <source>{address} sends an answer of more than {answer_limit} MB.</source>
        <translation>{address} sendet eine Antwort von mehr als {answer_limit} MB.</translation>
    </message>
    <message>
        <source>{address} shows a certificate that has not been accepted yet; SHA-256 {fingerprint}. No password was sent.</source>
        <translation>{address} zeigt ein Zertifikat, das noch nicht angenommen wurde; SHA-256 {fingerprint}. Kein Kennwort wurde gesendet.</translation>
    </message>
    <message>
        <source>{address} shows another certificate than the accepted one. Accepted: SHA-256 {expected}. Shown: SHA-256 {shown}. No password was sent.</source>
        <translation>{address} zeigt ein anderes Zertifikat als das angenommene. Angenommen: SHA-256 {expected}. Gezeigt: SHA-256 {shown}. Kein Kennwort wurde gesendet.</translation>
    </message>
    <message>
        <source>{address} took more than {timeout:g} s in all.</source>
        <translation>{address} hat insgesamt mehr als {timeout:g} s gebraucht.</translation>
    </message>
    <message>
        <source>{archive} can&apos;t be unpacked within {minutes:.0f} minutes.</source>
        <translation>{archive} lässt sich nicht innerhalb von {minutes:.0f} Minuten entpacken.</translation>
    </message>
    <message>
        <source>{archive} can&apos;t be unpacked: it is damaged, or no archive.</source>
        <translation>{archive} lässt sich nicht entpacken: Es ist beschädigt oder kein Archiv.</translation>
    </message>
    <message>
        <source>{archive} is damaged, or needs 7-Zip to be opened.</source>
        <translation>{archive} ist beschädigt oder nur mit 7-Zip zu öffnen.</translation>
    </message>
    <message>
        <source>{archive} is protected by a password.</source>
        <translation>{archive} ist durch ein Kennwort geschützt.</translation>
    </message>
    <message>
        <source>{catalog} relies on SHA-2 alone, which Windows before 8 does not know without its SHA-2 updates. Windows may refuse the driver; look for the maker&apos;s package for that Windows.</source>
        <translation>{catalog} beruht allein auf SHA-2, das Windows vor Version 8 ohne die SHA-2-Updates nicht kennt. Windows weist den Treiber vielleicht ab; beim Hersteller nach dem Paket für dieses Windows suchen.</translation>
    </message>
    <message>
        <source>{chosen} is not a port.</source>
        <translation>{chosen} ist kein Port.</translation>
    </message>
    <message>
        <source>{command} does not start: {reason}.</source>
        <translation>{command} startet nicht: {reason}.</translation>
    </message>
    <message>
        <source>{count} packages of {name}</source>
        <translation>{count} Pakete aus {name}</translation>
    </message>
    <message>
        <source>{file} is not there.</source>
        <translation>{file} ist nicht da.</translation>
    </message>
    <message>
        <source>{folder} already holds {names}.</source>
        <translation>In {folder} ist schon {names}.</translation>
    </message>
    <message>
        <source>{folder} has {free:,} bytes free; {needed:,} are needed.</source>
        <translation>In {folder} sind {free:,} Bytes frei; {needed:,} werden gebraucht.</translation>
    </message>
    <message>
        <source>{path} is unreadable: {error}</source>
        <translation>{path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>{path} names no {kernel}.</source>
        <translation>{path} nennt kein {kernel}.</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
    <message>
        <source>{inf} comes without a signature catalogue; 64-bit Windows loads no unsigned driver.</source>
        <translation>{inf} kommt ohne Signaturkatalog; 64-Bit-Windows lädt keinen unsignierten Treiber.</translation>
    </message>
    <message>
        <source>{inf} {why}.</source>
        <translation>{inf} {why}.</translation>
    </message>
    <message>
        <source>{length} bytes at {offset} lie outside its {size} bytes</source>
        <translation>{length} Bytes bei {offset} liegen außerhalb der {size} Bytes</translation>
    </message>
    <message>
        <source>{message} It is taken to start Windows PE as usual.</source>
        <translation>{message} Angenommen wird, dass es Windows PE wie üblich startet.</translation>
    </message>
    <message>
        <source>{message}.</source>
        <translation>{message}.</translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02} s</source>
        <translation>{minutes} min {seconds:02} s</translation>
    </message>
    <message>
        <source>{name!r} is no host&apos;s name.</source>
        <translation>{name!r} ist kein Rechnername.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read as the catalogue of a driver package.</source>
        <translation>{name} lässt sich nicht als Katalog eines Treiberpakets lesen.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be removed: {reason}</source>
        <translation>{name} lässt sich nicht entfernen: {reason}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {reason} (libwim error {number}).</source>
        <translation>{name} ist nicht brauchbar: {reason} (libwim-Fehler {number}).</translation>
    </message>
    <message>
        <source>{name} has {size} bytes, {predicted} were predicted</source>
        <translation>{name} hat {size} Bytes, {predicted} waren vorhergesagt</translation>
    </message>
    <message>
        <source>it is an ESD or solid WIM, which Windows PE does not boot from</source>
        <translation>das ist eine ESD- oder solide gepackte WIM-Datei, von der Windows PE nicht startet</translation>
    </message>
    <message>
        <source>it is one part of a split WIM</source>
        <translation>das ist nur ein Teil einer geteilten WIM-Datei</translation>
    </message>
    <message>
        <source>it holds no image</source>
        <translation>sie enthält kein Abbild</translation>
    </message>
    <message>
        <source>it names no image to boot</source>
        <translation>sie nennt kein Abbild zum Starten</translation>
    </message>
    <message>
        <source>{name} holds no Windows image {wanted}.</source>
        <translation>{name} enthält kein Windows-Abbild {wanted}.</translation>
    </message>
    <message>
        <source>{name} holds no Windows image sources/boot.wim, nor another that boots.</source>
        <translation>{name} enthält kein Windows-Abbild sources/boot.wim und auch kein anderes, das startet.</translation>
    </message>
    <message>
        <source>{name} holds no Windows image sources/boot.wim, nor another that boots; of those on it none can serve: {others}.</source>
        <translation>{name} enthält kein Windows-Abbild sources/boot.wim und auch kein anderes, das startet; von denen darauf ist keines brauchbar: {others}.</translation>
    </message>
    <message>
        <source>{path} ({why})</source>
        <translation>{path} ({why})</translation>
    </message>
    <message>
        <source>{name} holds several Windows images that boot: {paths}.</source>
        <translation>{name} enthält mehrere Windows-Abbilder, die starten: {paths}.</translation>
    </message>
    <message>
        <source>{name} is damaged: a file&apos;s content doesn&apos;t match its checksum.</source>
        <translation>{name} ist beschädigt: Der Inhalt einer Datei passt nicht zu ihrer Prüfsumme.</translation>
    </message>
    <message>
        <source>{name} is damaged: {why}.</source>
        <translation>{name} ist beschädigt: {why}.</translation>
    </message>
    <message>
        <source>{name} is not a WIM file.</source>
        <translation>{name} ist keine WIM-Datei.</translation>
    </message>
    <message>
        <source>{name} is not a text.</source>
        <translation>{name} ist kein Text.</translation>
    </message>
    <message>
        <source>{name} is too large for the catalogue of a driver package.</source>
        <translation>{name} ist zu groß für den Katalog eines Treiberpakets.</translation>
    </message>
    <message>
        <source>{name} lists the NIC, but its section {section} brings no driver file (.sys).</source>
        <translation>{name} führt den NIC auf, aber der Abschnitt {section} darin bringt keine Treiberdatei (.sys) mit.</translation>
    </message>
    <message>
        <source>{name} needs {names}, which its folder lacks.</source>
        <translation>{name} braucht {names}; das fehlt im Ordner.</translation>
    </message>
    <message>
        <source>{name} on the disc is not what was written to it</source>
        <translation>{name} auf der Disc ist nicht, was darauf geschrieben wurde</translation>
    </message>
    <message>
        <source>{inf} takes parts from {name}, which the image lacks; Windows PE may refuse the driver.</source>
        <translation>{inf} übernimmt Teile von {name}, das im Abbild fehlt; Windows PE weist den Treiber vielleicht ab.</translation>
    </message>
    <message>
        <source>{name} will have {size}, and the disk of {folder} (FAT32) holds no file of 4 GB.</source>
        <translation>{name} wird {size} haben, und der Datenträger von {folder} (FAT32) fasst keine Datei von 4 GB.</translation>
    </message>
    <message>
        <source>{name}, line {line}: {why}.</source>
        <translation>{name}, Zeile {line}: {why}.</translation>
    </message>
    <message>
        <source>nothing in the image serves {nic}</source>
        <translation>nichts im Abbild bedient {nic}</translation>
    </message>
    <message>
        <source>{path} in the image serves {nic}</source>
        <translation>{path} im Abbild bedient {nic}</translation>
    </message>
    <message>
        <source>{path} became shorter while it was read.</source>
        <translation>{path} wurde kürzer, während es gelesen wurde.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be edited: {why}.</source>
        <translation>{path} lässt sich nicht bearbeiten: {why}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {reason}.</source>
        <translation>{path} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {why}.</source>
        <translation>{path} lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>{source}, line {line} ({kind})</source>
        <translation>{source}, Zeile {line} ({kind})</translation>
    </message>
    <message>
        <source>“{name}” ends with a dot or a space</source>
        <translation>„{name}“ endet mit einem Punkt oder Leerzeichen</translation>
    </message>
    <message>
        <source>“{name}” holds a control character</source>
        <translation>„{name}“ enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>“{name}” holds a “{character}”</source>
        <translation>„{name}“ enthält ein „{character}“</translation>
    </message>
    <message>
        <source>“{name}” is the name of a device</source>
        <translation>„{name}“ ist der Name eines Geräts</translation>
    </message>
    <message>
        <source>“{start}…” is longer than 255 characters</source>
        <translation>„{start}…“ ist länger als 255 Zeichen</translation>
    </message>
    <message>
        <source>{path} carries no signature, so Secure Boot would refuse it.</source>
        <translation>{path} ist nicht signiert; Secure Boot würde es also abweisen.</translation>
    </message>
    <message>
        <source>Start-up file changed: {what}.</source>
        <translation>Startdatei geändert: {what}.</translation>
    </message>
    <message>
        <source>Start-up file made: {what}.</source>
        <translation>Startdatei angelegt: {what}.</translation>
    </message>
    <message>
        <source>{path} ends at byte {end}, the image at {size}</source>
        <translation>{path} endet bei Byte {end}, das Abbild bei {size}</translation>
    </message>
    <message>
        <source>{path} has or gets 4 GiB or more; it can&apos;t be replaced on this disc.</source>
        <translation>{path} hat oder bekommt 4 GiB oder mehr; auf dieser Disc lässt es sich nicht ersetzen.</translation>
    </message>
    <message>
        <source>{path} has {done} of its {size} bytes</source>
        <translation>{path} hat {done} seiner {size} Bytes</translation>
    </message>
    <message>
        <source>{path} has {size} bytes, more than the {limit} expected of it.</source>
        <translation>{path} hat {size} Bytes, mehr als die dafür erwarteten {limit}.</translation>
    </message>
    <message>
        <source>{path} holds the images {names}; image {index} boots and must stay.</source>
        <translation>{path} enthält die Abbilder {names}; Abbild {index} startet und muss bleiben.</translation>
    </message>
    <message>
        <source>{path} holds {count} .inf files, more than any collection of drivers.</source>
        <translation>{path} enthält {count} .inf-Dateien, mehr als jede Treibersammlung.</translation>
    </message>
    <message>
        <source>{path} in boot.wim is not what it was</source>
        <translation>{path} in boot.wim ist nicht mehr, was es war</translation>
    </message>
    <message>
        <source>{path} in the image is a folder, a link or of an impossible size.</source>
        <translation>{path} im Abbild ist ein Ordner, ein Link oder von unmöglicher Größe.</translation>
    </message>
    <message>
        <source>{path} is no program for UEFI.</source>
        <translation>{path} ist kein Programm für UEFI.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} ist nicht da.</translation>
    </message>
    <message>
        <source>{path} is open in another program.</source>
        <translation>{path} ist in einem anderen Programm geöffnet.</translation>
    </message>
    <message>
        <source>{path} is or would be empty; only content can be replaced, by other content.</source>
        <translation>{path} ist leer oder würde es; nur Inhalt lässt sich ersetzen, und nur durch anderen Inhalt.</translation>
    </message>
    <message>
        <source>{path} lies on it in pieces</source>
        <translation>{path} liegt in Stücken darauf</translation>
    </message>
    <message>
        <source>{path} names an image to boot that it doesn&apos;t hold.</source>
        <translation>{path} nennt als Abbild zum Starten eines, das es nicht enthält.</translation>
    </message>
    <message>
        <source>{path} shares its content on the disc with {twin}.</source>
        <translation>{path} teilt sich seinen Inhalt auf der Disc mit {twin}.</translation>
    </message>
    <message>
        <source>{path} was not written by this version of SERT Wizard.</source>
        <translation>{path} wurde nicht von dieser Version von SERT Wizard geschrieben.</translation>
    </message>
    <message>
        <source>{path} is a WIM file, not a disc image.</source>
        <translation>{path} ist eine WIM-Datei, kein Disc-Abbild.</translation>
    </message>
    <message>
        <source>{path} is empty.</source>
        <translation>{path} ist leer.</translation>
    </message>
    <message>
        <source>{path} is not a disc image: it has neither an ISO 9660 nor a UDF volume.</source>
        <translation>{path} ist kein Disc-Abbild: Es hat weder einen ISO-9660- noch einen UDF-Teil.</translation>
    </message>
    <message>
        <source>{percent} % of the image had been fetched</source>
        <translation>{percent} % des Abbilds waren geholt</translation>
    </message>
    <message>
        <source>{reason} Kept as the recipe asks.</source>
        <translation>{reason} Bleibt, wie das Rezept es verlangt.</translation>
    </message>
    <message>
        <source>{reason} Stays unless you take it out.</source>
        <translation>{reason} Bleibt, wenn es nicht eigens entfernt wird.</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{sha256!r} is no SHA-256.</source>
        <translation>{sha256!r} ist kein SHA-256-Wert.</translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation>{size:.1f} MB</translation>
    </message>
    <message>
        <source>{size:.1f} kB</source>
        <translation>{size:.1f} kB</translation>
    </message>
    <message>
        <source>{size:.2f} GB</source>
        <translation>{size:.2f} GB</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Bytes</translation>
    </message>
    <message>
        <source>{source} is larger than any hardware report ({max_bytes} MB).</source>
        <translation>{source} ist größer als jeder Hardwarebericht ({max_bytes} MB).</translation>
    </message>
    <message>
        <source>{step}{address}{card}{why}</source>
        <translation>{step}{address}{card}{why}</translation>
    </message>
    <message>
        <source>{target} became larger than its disk lets a file be.</source>
        <translation>{target} wurde größer, als eine Datei auf diesem Datenträger sein darf.</translation>
    </message>
    <message>
        <source>{target} can&apos;t be written: {reason}.</source>
        <translation>{target} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>{target} is an input of this build, which is never overwritten.</source>
        <translation>{target} ist eine Eingabe dieser Erstellung und wird nie überschrieben.</translation>
    </message>
    <message>
        <source>{target} is not a file.</source>
        <translation>{target} ist keine Datei.</translation>
    </message>
    <message>
        <source>{target} is not in boot.wim as planned</source>
        <translation>{target} ist nicht wie geplant in boot.wim</translation>
    </message>
    <message>
        <source>{target} would be added twice.</source>
        <translation>{target} würde zweimal hinzugefügt.</translation>
    </message>
    <message>
        <source>{target} would be added where the driver package {inf} is removed.</source>
        <translation>{target} würde dort hinzugefügt, wo das Treiberpaket {inf} entfernt wird.</translation>
    </message>
    <message>
        <source>{text!r} holds characters that a server&apos;s configuration gives a meaning to.</source>
        <translation>{text!r} enthält Zeichen, die in der Konfiguration eines Servers eine Bedeutung haben.</translation>
    </message>
    <message>
        <source>{file} may hold it: unpack that beside the .inf, with Windows&apos; expand.exe.</source>
        <translation>Vielleicht steckt es in {file}: diese Datei mit expand.exe von Windows neben der .inf entpacken.</translation>
    </message>
    <message>
        <source>{title} of {maker}.</source>
        <translation>{title} von {maker}.</translation>
    </message>
    <message>
        <source>{url!r} holds characters a URL can&apos;t.</source>
        <translation>{url!r} enthält Zeichen, die in einer URL nicht stehen können.</translation>
    </message>
    <message>
        <source>{url!r} is not a plain http address; such a server needs a certificate as well.</source>
        <translation>{url!r} ist keine einfache http-Adresse; ein solcher Server braucht auch ein Zertifikat.</translation>
    </message>
    <message>
        <source>{url!r} is not an http or https address.</source>
        <translation>{url!r} ist keine http- oder https-Adresse.</translation>
    </message>
    <message>
        <source>{user} uses it.</source>
        <translation>{user} verwendet es.</translation>
    </message>
    <message>
        <source>{what}; {where}</source>
        <translation>{what}; {where}</translation>
    </message>
    <message>
        <source>{wimboot} is no release of wimboot that is known to work here; it is used all the same.</source>
        <translation>{wimboot} ist keine Ausgabe von wimboot, von der bekannt ist, dass sie hier funktioniert; verwendet wird sie trotzdem.</translation>
    </message>
    <message>
        <source>“{host}” is not a machine&apos;s name or address.</source>
        <translation>„{host}“ ist weder Name noch Adresse eines Geräts.</translation>
    </message>
    <message>
        <source>“{text}” and port {port} contradict each other.</source>
        <translation>„{text}“ und Port {port} widersprechen sich.</translation>
    </message>
    <message>
        <source>“{text}” is no place in the image.</source>
        <translation>„{text}“ ist kein Ort im Abbild.</translation>
    </message>
    <message>
        <source>“{text}” is not a SHA-256 fingerprint.</source>
        <translation>„{text}“ ist kein SHA-256-Fingerabdruck.</translation>
    </message>
    <message>
        <source>“{text}” is not a hardware id.</source>
        <translation>„{text}“ ist keine Hardware-ID.</translation>
    </message>
    <message>
        <source>“{text}” is not a machine&apos;s name or address.</source>
        <translation>„{text}“ ist weder Name noch Adresse eines Geräts.</translation>
    </message>
</context>
</TS>
