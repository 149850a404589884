; The installer of SERT Wizard for one user, without administrator rights.
; installer/windows/nsis.py writes defines.nsh, install.nsh and remove.nsh beside it and runs it.
; Switches: /S silent, /D=C:\Folder last, unquoted. Exit status: 0 done, 1 cancelled, 2 not done.

Unicode true
Target amd64-unicode
!include "defines.nsh"
SetCompressor ${COMPRESSOR}
!ifdef DICTIONARY
    SetCompressorDictSize ${DICTIONARY}
!endif
SetDateSave on
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
CRCCheck force

!define NAME "SERT Wizard"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!define RECIPE "SERTWizard.Recipe"
!define GUI_ARGUMENTS '-I "$INSTDIR\sert-wizard.pyw"'
!define GUI '"$INSTDIR\python\pythonw.exe" ${GUI_ARGUMENTS}'

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION_NUMBERS}"
VIFileVersion "${VERSION_NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!ifdef SIGN_COMMAND
    !uninstfinalize `${SIGN_COMMAND} "%1"` = 0
    !finalize `${SIGN_COMMAND} "%1"` = 0
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"
!define MUI_ICON "payload/sert-wizard.ico"
!define MUI_UNICON "payload/sert-wizard.ico"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenWizard
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs can't be opened for writing: better said now than with half of it replaced.
!macro REFUSE_WHILE_RUNNING PROGRAM
    ${If} ${FileExists} "${PROGRAM}"
        ClearErrors
        FileOpen $0 "${PROGRAM}" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} is running. Close it, then try again." /SD IDOK
            SetErrorLevel 2
            Abort "${NAME} is running."
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

; Qt needs that version.
Function .onInit
    SetShellVarContext current
    ${IfNot} ${AtLeastBuild} 17763
        MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10 (version 1809) or newer, 64-bit." /SD IDOK
        SetErrorLevel 2
        Abort
    ${EndIf}
FunctionEnd

Section
    ; An older version goes by its own uninstaller, which knows what it brought.
    ReadRegStr $R0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $R0 != ""
    ${AndIf} ${FileExists} "$R0\Uninstall.exe"
        !insertmacro REFUSE_WHILE_RUNNING "$R0\python\python.exe"
        !insertmacro REFUSE_WHILE_RUNNING "$R0\python\pythonw.exe"
        DetailPrint "Removing the installed version"
        ExecWait '"$R0\Uninstall.exe" /S /UPGRADE _?=$R0' $R1
        ${If} $R1 != 0
            MessageBox MB_OK|MB_ICONSTOP "The installed version could not be removed. Uninstall it in Windows' settings, then try again." /SD IDOK
            SetErrorLevel 2
            Abort "The installed version could not be removed."
        ${EndIf}
        Delete "$R0\Uninstall.exe"
        RMDir "$R0"
    ${EndIf}

    !include "install.nsh"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\Uninstall.exe"

    SetOutPath "$PROFILE" ; where the wizard starts, and writes what is named without a folder
    CreateDirectory "$SMPROGRAMS\${NAME}"
    CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\python\pythonw.exe" '${GUI_ARGUMENTS}' "$INSTDIR\sert-wizard.ico"
    CreateShortcut "$SMPROGRAMS\${NAME}\${NAME} terminal.lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\terminal.cmd""' "$INSTDIR\sert-wizard.ico"

    ; Recipes are .toml files, which editors open: the wizard is offered under "Open with" and
    ; takes no default away.
    WriteRegStr HKCU "${CLASSES}\${RECIPE}" "" "SERT Wizard recipe"
    WriteRegStr HKCU "${CLASSES}\${RECIPE}\DefaultIcon" "" "$INSTDIR\sert-wizard.ico"
    WriteRegStr HKCU "${CLASSES}\${RECIPE}\shell\open" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\${RECIPE}\shell\open\command" "" '${GUI} --recipe "%1"'
    WriteRegNone HKCU "${CLASSES}\.toml\OpenWithProgids" "${RECIPE}"

    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\sert-wizard.ico"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "SERT Wizard"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    Call TellShell
SectionEnd

Function OpenWizard
    Exec '${GUI}'
FunctionEnd

Function un.onInit
    SetShellVarContext current
FunctionEnd

Section "Uninstall"
    !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR\python\python.exe"
    !insertmacro REFUSE_WHILE_RUNNING "$INSTDIR\python\pythonw.exe"
    SetOutPath "$TEMP" ; a folder that is someone's current one can't be removed
    !include "remove.nsh"
    Delete "$INSTDIR\Uninstall.exe"
    RMDir "$INSTDIR"

    Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
    Delete "$SMPROGRAMS\${NAME}\${NAME} terminal.lnk"
    RMDir "$SMPROGRAMS\${NAME}"
    DeleteRegValue HKCU "${CLASSES}\.toml\OpenWithProgids" "${RECIPE}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.toml\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.toml"
    DeleteRegKey HKCU "${CLASSES}\${RECIPE}"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"

    ; Its log goes, unless a newer version takes over; accepted certificates are the user's.
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "/UPGRADE" $R1
    ${If} ${Errors}
        Delete "$LOCALAPPDATA\${NAME}\Logs\sert-wizard.log"
        RMDir "$LOCALAPPDATA\${NAME}\Logs"
        RMDir "$LOCALAPPDATA\${NAME}"
    ${EndIf}
    Call un.TellShell
SectionEnd

!macro TELL_SHELL PREFIX
    ; SHCNE_ASSOCCHANGED: Explorer reads the associations again.
    Function ${PREFIX}TellShell
        System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    FunctionEnd
!macroend
!insertmacro TELL_SHELL ""
!insertmacro TELL_SHELL "un."
