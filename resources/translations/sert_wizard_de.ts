<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SERT Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the licence {licence}: it may be used, passed on and changed. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SERT Wizard {version}, with Qt {qt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it consists of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program or library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licences are being gathered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of &amp;logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressFields</name>
    <message>
        <source>none of them is in the URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another URL of the same disc, may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of this &amp;computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UR&amp;L of the disc:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that fails (bac&amp;kup):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer can serve the disc: the last page starts that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not an address of this computer: put optimized.iso on the server there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address that the machines can reach this computer at.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AmtDialog</name>
    <message>
        <source>Ask Intel AMT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vPro machine whose AMT is set up tells its model and AMT version, even while it is off. That narrows its adapter down to a few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or address, such as 192.0.2.7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &amp;TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer AMT answers only with TLS (port 16993), older often only without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters that the machine has or may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue knows no adapter for this machine: give a report of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Machine:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {machine} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted. The machine was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick “Use TLS” and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick “Use TLS” and ask again. The password itself is not sent then either, but what the machine tells can be read on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT may not be set up there, or be switched off. Or ask with “Use TLS” changed: newer AMT answers only with TLS, older often only without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port; where AMT is set up without TLS, untick “Use TLS”. AMT that wants a certificate of this computer, too, can’t be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wired port</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Practice: the discs made here are for training and repair no computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BaseIsoPage</name>
    <message>
        <source>Base ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the recovery disc to start from, one based on Windows PE. It is only read, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disc image:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a path, or drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recipe.toml holds all choices of an earlier build; every page is filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the disc image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a disc image here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot image file holds {images} images; only the one that boots is edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc image is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a disc image to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boots on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start-up file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows PE {generation} ({version}), {architecture}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, {size}, {compression} compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n driver package(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIOS and UEFI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no known tool; a machine with AMT 6 or later shows its screen without one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disc has no boot entry: no machine starts from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the base ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc images (*.iso *.img);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes (*.toml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BootPanel</name>
    <message>
        <source>Boot &amp;test on BIOS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot test on &amp;UEFI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cance&amp;l the boot test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the boot test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting QEMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts the loader in QEMU on this computer, as a machine would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image was fetched; waiting for it to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ {} ({}, {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s screen at the end of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ The test did not succeed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BuildPage</name>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs get their names only when all is written and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept. Try again, or go back and change something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left in this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build failed. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>Network adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine or platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the way from what was asked to this adapter is. Reported: seen in such a machine, but another of the same model may differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drivers of Intel’s: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>told by the machine</source>
        <extracomment>For the tool that collects texts to translate: it finds none that the program makes up.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>derived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>general knowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are candidates. Which NIC a machine has, only the hardware id that it reports itself can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source>Look up a machine or a NIC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Intel’s wired adapters for AMT (vPro) are called and where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OptiPlex 960, I219-LM, 82579, AMT 7, 8086:10DE …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the catalogue has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or read the id from a report of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model, adapter, AMT version or id:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificateBox</name>
    <message>
        <source>Accepted before (SHA-256):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept &amp;from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do&amp;n’t accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{machine} shows a certificate that is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this SHA-256 fingerprint with the certificate in the machine’s AMT set-up. No password was sent yet. An accepted certificate is kept; if the machine ever shows another, you are warned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! {machine} shows another certificate than before. Accept the new one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be listening in, or another machine has this address now. Accept it only if AMT was set up anew there, and the new fingerprint is the one in the machine’s AMT set-up. No password was sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown now (SHA-256):</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsTable</name>
    <message>
        <source>Machines that fetch the disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine has asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} % of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} per s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ has the whole disc, after {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ broke off at {} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsMap</name>
    <message>
        <source>What the areas mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at an area, or go through them with the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows PE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drivers that stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the boot image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drivers taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller ones in {folder} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {size}, {share} of what is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder, as unpacked, with the driver of this NIC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver in the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverageCards</name>
    <message>
        <source>Drivers of the targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cl&amp;ose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DriversPage</name>
    <message>
        <source>Drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each target needs one driver. What no target needs can be taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a f&amp;ile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zip or cab, or the maker&apos;s exe as it was downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also with the Delete key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} packages go and free {}. Added: {} before compression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget my choices on single packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and archives &amp;with drivers to add, searched for what a target needs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solve the problem above to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drivers are being looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} packages go and free {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver archives (*.zip *.cab *.exe *.7z);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with drivers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishedPage</name>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recipe &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;gain with other NICs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it without a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it to the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} saved. Written and checked in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, SHA-256:
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was changed and why, for reading and printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same for programs, with all hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your choices, to build the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve {0}, redirect {1} as the machine&apos;s CD drive, and start the machine from it. Without a network, redirect {0} itself; that takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ The hashes are in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>What this page is for</source>
        <extracomment>Pixels of the sidebar with and without an explanation in it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drivers removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimized disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected, after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through the loader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2010</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2010: Terry Cutler&apos;s article on SERT. Here: sizes of this disc; times follow from them at 2x to 4x, and on networks of 100 Mb/s to 1 Gb/s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>About this &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the &amp;words mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;SERT Wizard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>&amp;Back</source>
        <extracomment>The list of all pages, which the window makes itself.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the page before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pages of the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the technical words mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands next (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside this help, not opened: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” does not stand on this page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak another language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoaderFields</name>
    <message>
        <source>B&amp;IOS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;UEFI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small loader (iP&amp;XE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;nux loader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 2.1 MB, so it starts soonest. It checks the image&apos;s hash before the start on UEFI, but can&apos;t on BIOS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On UEFI, boot &amp;even unchecked where memory won&apos;t do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware then reads the disc over the network instead of from memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ A damaged or exchanged image would start then; the screen says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks the hash on BIOS too, but has about 11 MB, which take the redirected drive some 25 s. For BIOS only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader will have {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the switch expects in each frame (IEEE 802.1Q), if any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address &amp;of the machine:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net&amp;mask:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gateway:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DN&amp;S server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;VLAN:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave all of it empty where the network gives addresses by itself (DHCP). A loader with a fixed address is for one machine at a time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Folders with drivers to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Drop a folder or archive here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two discs are written: the optimized one, and a small loader that fetches it over the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buil&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite the earlier outputs t&amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed address or VLAN for the &amp;target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;without the question “Press any key to boot from CD or DVD”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody may be at the machine to press the key when it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build &amp;all the same, without that driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the loader finds the optimized ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output folder is being looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space: choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc will have {}, and that disk (FAT32) holds no file of 4 GB: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds earlier outputs: tick “Overwrite” or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folder&apos;s whole path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of that name: choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder can&apos;t be used: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the loader finds the optimized ISO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick BIOS, UEFI or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target has no driver: go back and add one, or tick “Build all the same”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are needed while building, {} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackageFilter</name>
    <message>
        <source>Search (Ctrl+F): name, maker, class or reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name, maker, class or reason. Escape clears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which packages to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackageTree</name>
    <message>
        <source>The driver packages are being looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver packages of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package (ticked: goes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the build will write. Nothing has been written so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the gain is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fills the optimized ISO, and what is taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until the image is with the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory the target needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimates from usual rates, for comparing; the link&apos;s real rate decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is added and changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and solve the problem above to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after}, {share} % smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after}, {share} % larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On BIOS the small loader can’t check the image’s hash before it boots it, and says so on screen. The Linux loader, to be chosen on the next page, does check it; it is for BIOS only and has about 11 MB, which take the redirected drive some 25 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where an image can’t be fetched into memory, UEFI boots it from the network without checking its hash; it says so on screen. That is ticked on the next page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, optimized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}, optimized</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n driver package(s) out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{time}, base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, optimized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its boot.wim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage-1 loader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image rebuilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other images out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed tighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) or file(s) added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Redirected drive, 300 kB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected drive, 600 kB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loader, 100 Mbit/s network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loader, 1 Gbit/s network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBox</name>
    <message>
        <source>Cop&amp;y details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the error and the versions in use, to send on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Type an id or give a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The surest way: the target itself says which adapters it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8086:10DE  or  PCI\VEN_8086&amp;DEV_10DE  or the whole report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nics.txt, or several files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds what the text names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. &amp;Type or paste its ids or what it showed, or open nics.txt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Machine, if you like:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. On the target, run one of these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It writes nics.txt into the folder where it is run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Windows 10, 11:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command for Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows &amp;PE, older:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command for Windows PE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Linux:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command for Linux</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open hardware reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports (*.txt *.log *.nfo *.csv *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, locked, {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{removed} of {count} go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServePanel</name>
    <message>
        <source>&amp;Serve now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these co&amp;mmands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;If no machine gets through: Windows Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End that program, or go back to Output and choose another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to Output and choose an address of this computer, or put optimized.iso on the server that has this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to Output and choose another port, such as 8080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to Output and choose an address that begins with http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serving {} until you stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the machines fetch the disc from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery disc small, fit it with the right driver, boot it quickly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new &amp;image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recovery disc; the pages ask for the rest. Or drop the disc here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a recipe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recipe.toml holds all choices of an earlier build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a disc made on the spot, explained page by page. Needs no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise with a disc of &amp;full size (283 MB, a minute)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As large as the image in the article of 2010.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the practice disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The discs and recipes that you open will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Op&amp;en it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take it off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice disc is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes (*.toml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {} of {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetNicsPage</name>
    <message>
        <source>Target NICs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the network adapters of the machines that will start the image. Their drivers are kept or added; those of others can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type an id, give a report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what to run on the target, and reads what it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up a &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the machine, the adapter or the AMT version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Intel &amp;AMT…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks a vPro machine over the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adapter known yet: choose a way to find the target’s above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the image, or a folder of drivers that you add, has a driver for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;chine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says in which machine the marked adapters are: one image can serve several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some targets are candidates. Which NIC a machine has, only the hardware id that it reports itself can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find at least one network adapter to go on, by a button above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one network adapter to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate, {certainty}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ none so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ {inf}, added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ {inf}, in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? can’t be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets: {count} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a driver: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all have a driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machines named: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which machine are the marked adapters?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>vPro: Intel computers that can be reached while Windows does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT: the part of a vPro computer that answers over the network even while it is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDE-R, USB-R: vPro shows the machine a disc image of your computer as its own CD drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage-1 loader: a very small disc that fetches the optimized one over the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iPXE: a free program that starts computers over a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux loader: larger, for BIOS only, but it checks there that the image arrived whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL: an address on the network: how to ask, which computer, and for which file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port: a number by which one of several programs at an address is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DHCP: the usual way in which a network gives each computer its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netmask: says which addresses are in the same network, such as 255.255.255.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway: the address of the router through which other networks are reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS: the service that turns names into addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VLAN: one of several networks on the same cables; its number is from 1 to 4094.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISO: a file that holds a whole CD or DVD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows PE: the small Windows in memory that recovery discs run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot.wim: the file on the disc that holds all of Windows PE, packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LZX, XPRESS: ways to pack a boot.wim; LZX is smaller, XPRESS is quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot entry (El Torito): by it a CD tells the machine what to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key prompt: if nobody presses a key in time, the machine starts from its hard disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start-up file: what Windows PE runs when it has started, such as startnet.cmd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe: a file with all choices of a build, to build the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice disc: made by this program for learning; it repairs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIC: a network adapter; without its driver a machine has no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware id: the text by which Windows knows a device exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver package: all files of one driver; it is added or taken out as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>INF: the file that says for which devices and which Windows a driver is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class: the kind of device that a driver is for, such as Net for networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate: an adapter that the machine probably has; only its id is certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIOS: the older kind of firmware, which runs before the operating system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UEFI: the newer kind of firmware, on nearly all computers since about 2012.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure Boot: UEFI starts signed programs only; the loader is not signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS: the encryption known from https; newer AMT answers only with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint: the SHA-256 of a certificate, by which one knows the right machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory disk: a disc that lies in the machine&apos;s memory instead of in a drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256: a check sum that shows whether a file arrived whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest: a file with all sizes, hashes and changes, for programs to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QEMU: a free program that imitates a computer, to try discs in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>SERT Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SERT Wizard – practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language can be changed before and after the build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop serving and the boot test first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A build is under way. Stop it and quit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it will be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines can fetch the disc from this computer. Stop that and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A machine that is fetching it now would not get the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep serving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> as “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, with {name} for the adapter on its bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7-Zip sees {wim} with another size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7-Zip, which could open {name}, is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT may not be set up (provisioned) there, or be switched off; or ask {other}: newer AMT offers only port {tls_port}, older often only {http_port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT refuses to tell its inventory: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMT&apos;s answers are far shorter; something else answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter on a bus whose driver is not in the image: left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added as the recipe asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another image holds {held} of it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program listens on port {port} of {address} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it with --tls (port {tls_port}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it without --tls (port {http_port}); the password itself is not sent then either, but what the machine tells can be read on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking AMT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bluetooth keyboards and mice won&apos;t work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boot test: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the image again with this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build with a [stage1] url that names another port from 1024 on, such as 8080: those below are for administrators, and on Windows a program can hold one for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build with a [stage1] url that names one of them, or choose one with --bind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build with an http:// address, or put a server with a certificate before this one and name its --bind and --port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build with an http:// address, or write the server&apos;s configuration by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus driver of more than plug-in cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus driver: {name} works on its bus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus of network adapters of {maker}: no target NIC is on it. Goes with {goes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameras and scanners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameras and scanners won&apos;t work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t listen on {address} port {port}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change drop_images under [image] in the recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both (the usual user is admin; the password is the one of AMT, not of Windows). After several wrong ones AMT locks the user for some time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its spelling, or give the machine&apos;s IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the [stage1] url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the port: is AMT there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the port; if AMT is there, try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and that the machine has power and its network cable; a firewall between here and there may also swallow the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, this computer&apos;s network, and that the machine has power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the base ISO against the maker&apos;s hash. If it is sound, please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path of the disc image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port; where AMT is set up without TLS, ask it without --tls (port {http_port}). AMT that wants a certificate of this computer too (mutual TLS) can&apos;t be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the recipe&apos;s [[extras]] source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the recipe&apos;s path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every blob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every file of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base ISO with the usual start-up, or one that already holds the NIC&apos;s driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a disc whose sources\boot.wim is a Windows image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a disc with an ordinary boot.wim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder in which you may write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk with --out: NTFS and exFAT hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk: NTFS and exFAT hold files of any size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recovery disc that is based on Windows PE; `[base] wim` in the recipe names an image that lies elsewhere on the disc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another base ISO, or go on: what the hive would tell is then assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another base ISO; this one&apos;s image is not an ordinary Windows PE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder with --out, or overwrite with --force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder with --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({card})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, address {ip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 to 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name: without &lt; &gt; : &quot; | ? *, and not CON, NUL or the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another output folder with --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then try again. An ISO can be held by a drive that Windows made of it (Eject), by a virtual machine or by `sert-wizard serve`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the certificate in the machine&apos;s AMT set-up, then accept it with --fingerprint {fingerprint}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the example in the README; `sert-wizard train` writes one too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the base disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressing the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download the disc image again and compare its size with the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the base ISO again from its source and check it against the maker&apos;s hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the base ISO again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the base ISO to a local disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {name}, or leave address, netmask, gateway and dns out to use DHCP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debian: apt-get install ovmf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debian: apt-get install qemu-system-x86 ovmf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all but the first in the base image&apos;s winpeshl.ini; Windows reads only that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the file; each machine&apos;s certificate is then shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dial-up and mobile modems won&apos;t work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it, or build with a [stage1] url that names another port (the loader asks only there).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it, or take it out of the recipe&apos;s [[extras]].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space there, or choose a folder on another disk with --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space there, or choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it again from its maker, or unpack it by hand and name the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the driver package again from its maker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the driver package from its maker again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the whole driver package from its maker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the whole driver package from its maker; every file its INF names must be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a file that you may read, on a disk that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an http address; what is fetched is verified by its SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it another target under [[extras]] in the recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it as http://HOST:PORT/optimized.iso; write other characters as %XX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the .iso file of a Windows PE recovery disc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the 64 hexadecimal digits, in lower case, that `sha256sum` prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the base image&apos;s winpeshl.ini a [LaunchApps] section, or delete the file there so that startnet.cmd rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the image&apos;s SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the machine&apos;s name or address, for example pc7, 192.0.2.7 or [2001:db8::7], with a port only where it isn&apos;t {http_port} or (TLS) {tls_port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the machine&apos;s name or its IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the password of AMT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing the base ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing the optimized ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install 7-Zip, or unpack the file by hand and name the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install SERT Wizard again: its installer brings them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install wimlib 1.13 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes as {where}; reinstall or add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has 64 hexadecimal digits, with or without colons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds a NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds {nested}: unpack that and name the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is lspci&apos;s list without numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lists driver packages, as `pnputil -e` and Driver Store Explorer do, and no device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may name {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It nests without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its network part is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the command below {line_limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last on the serial port: {last_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this file as it is, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in as admin, or give the user the realms “Hardware Asset” and “General Info”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the base disc again with every duplicate stored apart (oscdimg without -o).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the base disc again with oscdimg, genisoimage or xorriso, and use that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the disc again as ISO 9660, Joliet or UDF up to 2.01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the file smaller: other images in it can be dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching drivers and NICs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May serve the target NIC {nic}: it lists {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a finished output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder with its driver under [drivers] inject, or build all the same with --allow-uncovered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one under [target] nics, or set [drivers] prune = &quot;none&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the .efi file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the boot image by the path of its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the driver&apos;s folder, or the zip, cab or exe as it was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of the driver in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that `sert-wizard build` wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the shim of a signed release of iPXE, with its ipxe.efi beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what holds the driver&apos;s .inf, .sys and .cat: a folder, or the zip, cab or exe as it was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network adapters of {maker}: no target NIC uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No TLS connection to {address} came about{said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address is known for the name {host}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver for a target NIC. {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver for this NIC, neither in the image nor offered, for Windows {version} ({arch}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network adapter is named in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such firmware: {firmware}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listed in {catalog}: {files}. Changed since the driver&apos;s maker signed it, or from another package; Windows may refuse the driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this computer opens {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of class {name}: left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered, but not added, as it serves no target NIC that needs it: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On BIOS the small loader can&apos;t check the image&apos;s hash before it boots it, and says so on screen. flavour = &quot;linux&quot; does check it; that loader is for BIOS only and has about 11 MB, which take the redirected drive some 25 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the disc: removed with the prompt to press a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the disc: the boot image that asks for no key takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the target run `{windows}` (Windows), `{windows_pe}` (Windows PE and older Windows) or `{linux}` (Linux) and give nics.txt. Also read: PowerShell&apos;s Get-PnpDevice or Win32_PnPEntity as list, CSV or JSON, devcon hwids, System Information (.nfo or text), dmesg, sysfs, Driver Store Explorer&apos;s CSV, and ids typed by hand, for example 8086:10DE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the network stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this; “Copy details” has what we need to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing from the recovery environment won&apos;t work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the environment variable {password}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QEMU ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QEMU ended before the image had started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QEMU is not installed, so nothing can be booted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the NICs from a report instead: pnputil /enum-devices /class Net /ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the NICs from a report of the target instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the boot image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the driver&apos;s folder or INF file so that it has no percent sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace its content instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock Ridge entries lead to each other without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock Ridge entries that lie in more than two places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `bash installer/boot_assets.sh` (Debian 12 or 13), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `bash installer/linux_assets.sh` (Debian 12 or 13, fetches 75 MB), or use flavour ipxe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling the compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which one to edit with `[base] wim` in the recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial ports: remote management (Serial over LAN) uses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by {name} {version} ({provider}){device_name}{bus}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves the target NIC {nic}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves {names}; loaded at start-up by drvload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set [stage1] url, for example &quot;http://192.0.2.10:8080/optimized.iso&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set firmware = [&quot;bios&quot;], or use flavour ipxe, which verifies on UEFI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set unverified_fallback = true as well, or leave wimboot out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SetupAPI is a part of Windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart cards can&apos;t be read: disks that only a smart card unlocks stay locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart-card readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So do {count} more, none of which fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be listening in, or another machine has this address now. Only if AMT was set up anew there, and the shown fingerprint is that machine&apos;s, accept it with --fingerprint {shown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers at this address; check it before you log in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside SERT Wizard: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start-up file {how}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the loader in QEMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage: needed to reach the disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage: the redirected CD drive needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System devices: Windows needs them to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} out of the recipe&apos;s [drivers] remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no AMT user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AMT password is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AMT user name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Linux loader can&apos;t start Windows PE on UEFI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Linux loader fetches over http only: busybox knows no https that servers take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Linux loader verifies the image, and its SHA-256 was not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The UEFI firmware for QEMU is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML declares entities or a document type, which System Information never does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The accepted AMT certificates in {file} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The addresses are {value} bytes too long for the BIOS loader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer declares XML entities or a document type, which AMT never does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer holds no {resource}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is XML, but no SOAP message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not well-formed XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base ISO has no {entry} boot entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot asset {name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot asset {name} is not what {index} says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boot image of {name} is damaged: a file&apos;s content doesn&apos;t match its checksum. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc has no boot image {index} apart from its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc has no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc holds no efisys_noprompt.bin, so its UEFI side still asks for a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc image is damaged: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc image uses {what}, which isn&apos;t supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc starts from {path}; it can&apos;t be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc waits for a key (&quot;Press any key to boot from CD or DVD&quot;) before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {target} is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the disc image is missing: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firmware list is {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {source} holds no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image doesn&apos;t say which Windows it holds, so no driver can be matched to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image holds no driver package {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is 32-bit; most UEFI machines can&apos;t boot it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image starts {command} instead of winpeshl.exe (Setup\CmdLine in its registry), so no start-up file of Windows PE is run, and no driver can be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s start-up file can&apos;t hold “{odd}” in a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s start-up file can&apos;t name {path}: Windows would take the percent sign for a variable&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of {resource} has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader asks {geturl}, but this computer&apos;s addresses are: {own}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader asks {url}; this server speaks plain HTTP only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader worked, the image was fetched and started: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader worked, the image was fetched and started; its screen tells the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loader&apos;s UEFI programs carry no signature: switch Secure Boot off in the machine&apos;s firmware for the redirected boot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine answers, but port {port} is closed ({address}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine or the way to it is too slow or disturbed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of virtual machines: to try the image there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s {name} can&apos;t be {value!r}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new disc can&apos;t be written over its own base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part {name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part {name} is not what {index} says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the Linux loader are not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture comes from Windows&apos; basic display driver, at a low resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture without a maker&apos;s driver comes from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe doesn&apos;t say where the loader finds the optimized ISO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe names no target NIC, so every network driver would be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {name} can&apos;t be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redirected CD drive needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redirected CD drive of newer machines (USB-R) needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redirected CD drive of older machines (IDE-R) needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry hive {name} in the image is damaged or isn&apos;t one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is not what was planned: {what}. The base ISO is suspect; nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signed shim and iPXE beside {shim} are used, but no signed ramdisc.efi lies there: switch Secure Boot off, or sign the program with a key the machine trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signed shim, iPXE and ramdisc.efi beside {shim} are used: Secure Boot can stay on where the machine trusts who signed them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stage-1 loader needs an address to fetch from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target NIC {nic} is on its bus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual one is admin; domain (Kerberos) users are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no boot assets in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no .inf file in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to show the wizard on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {content} to put on the disc as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no flavour {flavour!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder or archive {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hardware id in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no practice image of generation {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no practice image of {what} {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scale {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no terminal to ask for the AMT password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to {address}{reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {manifest} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There will be no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This AMT user may not read the hardware information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no address {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disc can be read but not written anew yet: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disc can be read but not written anew: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the practice disc: what is made of it recovers no computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not allow listening on port {port} of {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays so, this firmware tells no inventory over WS-MAN (older than AMT 3.0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when nothing else writes to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; AMT is busy or starts anew at times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDF blocks of {data} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDF&apos;s allocation strategy {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDF: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDF: {main}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB: the redirected drive, keyboard and mouse need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it by hand and name the folder of the driver in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it by hand and name the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &quot;keep&quot;, &quot;xpress&quot;, or &quot;lzx:20&quot; (fast) to &quot;lzx:100&quot; (small).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a base disc made with oscdimg, genisoimage or xorriso with an ISO 9660 side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a digest user of AMT, such as admin; Kerberos users are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a folder and an address without quotes and any of $ % * \ {{ }} `.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address of this computer (--bind) and a free port (--port).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use bios, uefi or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use ipxe or linux.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use plain characters in the command or the driver&apos;s file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use shorter or fewer addresses, or leave BIOS out of the firmware list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual adapter or part of the network stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be read from {archive} is larger than any driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {address} answers is not HTTP, or it breaks off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where an image can&apos;t be fetched into memory, UEFI boots it from the network without checking its hash, as unverified_fallback allows; it says so on screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wi-Fi adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wi-Fi adapters other than the targets&apos; won&apos;t work in the optimized image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows does not list this computer&apos;s network adapters (error {last_error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows may refuse the driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows&apos; own, for devices of every make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works on the bus of {name}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a path from the drive&apos;s top, or from the recipe&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as Device Manager shows it, for example PCI\VEN_8086&amp;DEV_10DE, or short: 8086:10DE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as Device Manager shows it, for example PCI\VEN_8086&amp;DEV_10DE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as the running Windows PE sees it, for example X:\Tools\vnc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing and checking the disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[drivers] classes can&apos;t hold {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[image] compression can&apos;t be “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`sert-wizard build RECIPE` does the same in the terminal; `sert-wizard train` makes a recipe to start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`sert-wizard drivers ISO` lists what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`sert-wizard inspect` lists what is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Rock Ridge entry claims to be huge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VLAN is a number from 1 to 4094</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a boot entry points outside the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field is longer than {field_limit} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file claims {size} bytes, more than the disc has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of its UDF side has too many attributes for its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder of its ISO 9660 side doesn&apos;t name itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a section&apos;s name is longer than {name_limit} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {partition}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added to the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {timeout:.0f} seconds {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bios or uefi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks of {block_size} bytes on its ISO 9660 side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot.wim has another compression or integrity table than planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot.wim holds other images than planned, or boots another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot.wim names no image to boot; its first image is edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boot.wim still holds {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>domain controllers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {theirs}, and the image is {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for “{name}”, which is no Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a way that only Windows 10 build {build} and later read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interleaved files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has an Apple partition map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has both UDF and a GPT, which claim the same last sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has too many volume descriptors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a file named {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is UDF alone, without ISO 9660</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no IPv4 address such as 192.0.2.10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no address of {subnet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the address itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the first or the last of {subnet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lists more than {max_entries} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be given with an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be like 255.255.255.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs an address beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it should have {blocks} bytes but has {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its GPT contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its GPT doesn&apos;t lie where isohybrid&apos;s does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its GPT has a header of an impossible size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its GPT names a partition that it can&apos;t hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its ISO 9660 side has a volume descriptor of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its SHA-256 is {found}, the manifest says {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its UDF files have streams or attributes in places of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its UDF side can&apos;t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its UDF side has several partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XML data is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XML data is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XML data is not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XML data is of an impossible size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its boot catalogue fails its own check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its boot catalogue lies outside the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its files lie in more than {max_extents} pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folders nest so deep that Rock Ridge moved some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folders nest without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header and its XML data name different numbers of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its partition at block {start} is none of its boot images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its root folder isn&apos;t described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its structures make no sense ({name__})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libwim has no such compressor: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libwim has no such decompressor: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libwim was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libwim {version_text} is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but is of class {kind} and no network driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but its file {files} is missing from the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but leaves {windows} out on purpose (an empty section)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but not among the devices for {windows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but only with {kin}{others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists it, but {against}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may serve it: it lists {listed}. Give the NIC&apos;s full id, with SUBSYS and REV, to be certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more devices than Windows could have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no computer can have this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none but loopback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of UDF&apos;s anchors is where it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only for Windows on {products}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only for other editions of Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only from Windows {theirs} on, and the image is {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only from build {theirs} on, and the image is build {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {done} of {view} bytes at {offset} are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 100 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pycdlib spoils the tables at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still there: {still}; missing: {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disc differs from the base: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than {size_limit} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder at byte {start} holds a record that makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {path} claims {size} bytes of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {path} is described as something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {path} isn&apos;t where Rock Ridge says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {path} leads back to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image had not started after {timeout:.0f} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image was fetched, but not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loader did not ask for the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loader gave up ({failed})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loader last reported: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the section&apos;s name is not closed by ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no [section] in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no image {image}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where “{path}” leads depends on where that drive&apos;s current folder is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wimboot starts files whose hashes can&apos;t be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>winpeshl.ini can&apos;t hold a line of {line} characters: {line2}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>winpeshl.ini has more than one [LaunchApp] section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>winpeshl.ini has neither [LaunchApp] nor [LaunchApps]: what it starts isn&apos;t known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workstations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} answers with the HTTP status {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} answers, but not in TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} can&apos;t be connected to{reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} did not answer{what} within {timeout:g} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} does not accept this user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} ended the connection without a whole answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} hangs up on plain HTTP, as a port does that expects TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} has no WS-MAN service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} offers no login with a user name and password (HTTP Digest) that is known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} sends an answer of more than {answer_limit} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} shows a certificate that has not been accepted yet; SHA-256 {fingerprint}. No password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} shows another certificate than the accepted one. Accepted: SHA-256 {expected}. Shown: SHA-256 {shown}. No password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} took more than {timeout:g} s in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{archive} can&apos;t be unpacked within {seconds:.0f} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{archive} can&apos;t be unpacked: it is damaged, or no archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{archive} is damaged, or needs 7-Zip to be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{archive} is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{catalog} relies on SHA-2 alone, which Windows before 8 does not know without its SHA-2 updates. Windows may refuse the driver; look for the maker&apos;s package for that Windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} is not a port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{command} does not start: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} packages of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} already holds {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has {free:,} bytes free; {needed:,} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is unreadable: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} names no {kernel}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inf} comes without a signature catalogue; 64-bit Windows loads no unsigned driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inf} {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} bytes at {offset} lie outside its {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message} It is taken to start Windows PE as usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} is no host&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be read as the catalogue of a driver package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be removed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {words} (libwim error {number}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {size} bytes, {predicted} were predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no Windows image {name2}{others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds several Windows images that boot: {paths}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: a file&apos;s content doesn&apos;t match its checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a WIM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large for the catalogue of a driver package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lists the NIC, but its section {section} brings no driver file (.sys).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs {names}, which its folder lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} on the disc is not what was written to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes parts from {name2}, which the image lacks; Windows PE may refuse the driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} will have {size}, and the disk of {folder} (FAT32) holds no file of 4 GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, line {line}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nic} in the image serves {nic2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nic} serves {nic2}, planned was {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} became shorter while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be edited: {unusable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” ends with a dot or a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds a “{character}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is the name of a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{start}…” is longer than 255 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} carries no signature, so Secure Boot would refuse it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} ends at byte {offset}, the image at {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has or gets 4 GiB or more; it can&apos;t be replaced on this disc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {done} of its {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {size} bytes, more than the {limit} expected of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds the images {names}; image {index} boots and must stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds {names} .inf files, more than any collection of drivers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} in boot.wim is not what it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} in the image is a folder, a link or of an impossible size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is missing or of another size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no program for UEFI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is or would be empty; only content can be replaced, by other content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies on it in pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} names an image to boot that it doesn&apos;t hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} shares its content on the disc with {path2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written by this version of SERT Wizard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of the image had been fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Kept as the recipe asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Stays unless you take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sha256!r} is no SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.1f} kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.2f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is larger than any hardware report ({max_bytes} MB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}{address}{card}{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} became larger than its disk lets a file be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} can&apos;t be written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is an input of this build, which is never overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is not in boot.wim as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} would be added twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} would be added where the driver package {inf} is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} holds characters that a server&apos;s configuration gives a meaning to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{there} may hold it: unpack that beside the .inf, with Windows&apos; expand.exe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} of {maker}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url!r} holds characters a URL can&apos;t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url!r} is not a plain http address; such a server needs a certificate as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url!r} is not an http or https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{user} uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}; {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wimboot} is no release of wimboot that is known to work here; it is used all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{host}” is not a machine&apos;s name or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” and port {port} contradict each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no place in the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a SHA-256 fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a hardware id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a machine&apos;s name or address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
