; The setup program. For one person (no rights of an administrator needed) or for everybody;
; silently: /S /CurrentUser or /S /AllUsers, a folder by /D=C:\folder as the last word.
; Exit codes: 0 done, 2 given up or failed, 3 refused (newer version there, program open, old Windows).
; What people wrote stands in their own profile and is never touched here.
Unicode true
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh

!define APP "RESV Desktop"
!define OWN "Software\RESV Desktop"
!define UNINST "Software\Microsoft\Windows\CurrentVersion\Uninstall\RESV Desktop"
!define REFUSED 3

Name "${APP}"
BrandingText "${APP} ${VERSION}"
OutFile "${OUTPUT}"
SetCompressor ${COMPRESSION}
ManifestDPIAware true
ManifestLongPathAware true

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${APP}"
; A folder chosen once is proposed again.
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWN}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OWN}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallDir"
!include MultiUser.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${APP} setup"
VIAddVersionKey CompanyName "${MAKER}"
VIAddVersionKey LegalCopyright "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\resv-desktop.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

LangString Newer ${LANG_DUTCH} "Op deze computer staat al een nieuwere versie van ${APP}. Er is niets veranderd."
LangString Newer ${LANG_ENGLISH} "A newer version of ${APP} is on this computer. Nothing was changed."
LangString Open ${LANG_DUTCH} "${APP} staat nog open. Sluit het programma en start dit opnieuw. Er is niets veranderd."
LangString Open ${LANG_ENGLISH} "${APP} is still open. Close the program and start this again. Nothing was changed."
LangString ByIt ${LANG_DUTCH} "${APP} is hier door uw beheerder geïnstalleerd. Vraag uw beheerder om een nieuwe versie."
LangString ByIt ${LANG_ENGLISH} "${APP} was installed here by your administrator. Ask your administrator for a new version."
LangString Old ${LANG_DUTCH} "${APP} vraagt 64-bit Windows 10 of nieuwer. Er is niets veranderd."
LangString Old ${LANG_ENGLISH} "${APP} needs 64-bit Windows 10 or newer. Nothing was changed."
LangString Region ${LANG_DUTCH} "RESV-regiobestand"
LangString Region ${LANG_ENGLISH} "RESV region file"
LangString Log ${LANG_DUTCH} "RESV-logboek"
LangString Log ${LANG_ENGLISH} "RESV log"

!ifdef SIGN
  !uninstfinalize 'sh "${SIGN}" "%1"' = 0
!endif

!macro Refuse TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${REFUSED}
  Quit
!macroend

; A program that runs holds its own file: it cannot be opened for writing.
!macro RefuseWhenOpen FOLDER
  ${If} ${FileExists} "${FOLDER}\resv-desktop.exe"
    ClearErrors
    FileOpen $0 "${FOLDER}\resv-desktop.exe" a
    ${If} ${Errors}
      !insertmacro Refuse "$(Open)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Another program may have taken the file type in the meantime: what is not ours is left.
!macro ForgetType EXTENSION NAME
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "${NAME}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 SHCTX "Software\Classes\${EXTENSION}" ""
  ${If} $0 == "${NAME}"
    DeleteRegValue SHCTX "Software\Classes\${EXTENSION}" ""
  ${EndIf}
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse "$(Old)"
  ${EndIf}
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; What stands here of before: a newer one is left alone, an older one is removed first, in its own folder.
Function MakeRoom
  ReadRegStr $1 SHCTX "${OWN}" "InstallDir"
  ReadRegStr $2 SHCTX "${OWN}" "Version"
  ; Where IT has put the MSI, nobody puts a second one beside it.
  ReadRegStr $3 HKLM "${OWN}" "Installer"
  ${If} $3 == "msi"
    !insertmacro Refuse "$(ByIt)"
  ${EndIf}
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION}" $4
    ${If} $4 == 1
      !insertmacro Refuse "$(Newer)"
    ${EndIf}
  ${EndIf}
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    !insertmacro RefuseWhenOpen "$1"
    ; With _?= it is waited for, and stays itself; it is removed below or written over.
    ExecWait '"$1\uninstall.exe" /S /$MultiUser.InstallMode _?=$1'
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  !insertmacro RefuseWhenOpen "$INSTDIR"
FunctionEnd

Section "Program"
  Call MakeRoom
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\resv-desktop.exe"
  Call WriteValues
  ${RefreshShellIcons}
SectionEnd

Function WriteValues
  WriteRegStr SHCTX "${OWN}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${OWN}" "Version" "${VERSION}"
  WriteRegStr SHCTX "${OWN}" "Installer" "setup"
  WriteRegStr SHCTX "Software\Classes\.resvregio" "" "RESVDesktop.Region"
  WriteRegStr SHCTX "Software\Classes\.resvregio\OpenWithProgids" "RESVDesktop.Region" ""
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Region" "" "$(Region)"
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Region\DefaultIcon" "" "$INSTDIR\resv-desktop.exe,0"
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Region\shell\open\command" "" '"$INSTDIR\resv-desktop.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.resvlog" "" "RESVDesktop.Log"
  WriteRegStr SHCTX "Software\Classes\.resvlog\OpenWithProgids" "RESVDesktop.Log" ""
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Log" "" "$(Log)"
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Log\DefaultIcon" "" "$INSTDIR\resv-desktop.exe,0"
  WriteRegStr SHCTX "Software\Classes\RESVDesktop.Log\shell\open\command" "" '"$INSTDIR\resv-desktop.exe" "%1"'
  WriteRegStr SHCTX "${UNINST}" "DisplayName" "${APP}"
  WriteRegStr SHCTX "${UNINST}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINST}" "DisplayIcon" "$INSTDIR\resv-desktop.exe,0"
  WriteRegStr SHCTX "${UNINST}" "Publisher" "${MAKER}"
  WriteRegStr SHCTX "${UNINST}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINST}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINST}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /$MultiUser.InstallMode'
  WriteRegDWORD SHCTX "${UNINST}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINST}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINST}" "EstimatedSize" ${KILOBYTES}
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhenOpen "$INSTDIR"
  ; Exactly what was installed, file by file; a folder goes when nothing else stands in it.
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  DeleteRegKey SHCTX "Software\Classes\RESVDesktop.Region"
  DeleteRegKey SHCTX "Software\Classes\RESVDesktop.Log"
  !insertmacro ForgetType ".resvregio" "RESVDesktop.Region"
  !insertmacro ForgetType ".resvlog" "RESVDesktop.Log"
  DeleteRegKey SHCTX "${UNINST}"
  DeleteRegKey SHCTX "${OWN}"
  ${RefreshShellIcons}
SectionEnd
