; The installer for Windows: for one account, in French, over the former version, silent with /S.
; Given by installers/build.py: VERSION, FROM (the frozen folder), TO (the file to write), NAME, PUBLISHER, APP_ID and,
; for each file type, CARNET_… and STRUCTURE_… CLASS, MIME, WORDS. TARGET chooses another kind of stub.

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define PROGRAM "carnet-desktop.exe"

Name "${NAME}"
OutFile "${TO}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installation de ${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${__FILEDIR__}\carnet.ico"
!define MUI_UNICON "${__FILEDIR__}\carnet.ico"
!define MUI_WELCOMEPAGE_TITLE "Installer ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} s’installe pour vous seulement, sans l’accord d’un administrateur.$\r$\n$\r$\nSi une version de ${NAME} est déjà là, elle est remplacée. Vos carnets restent où ils sont.$\r$\n$\r$\nFermez ${NAME} avant de continuer."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} va être retiré de ce compte. Vos carnets ne sont pas effacés : ils restent, chiffrés, dans $LOCALAPPDATA\${NAME}."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

; A program that runs keeps its file: nothing is touched then.
!macro REFUSE_WHILE_OPEN
  IfFileExists "$INSTDIR\${PROGRAM}" 0 +7
    ClearErrors
    Delete "$INSTDIR\${PROGRAM}"
    IfErrors 0 +4
      MessageBox MB_OK|MB_ICONSTOP "${NAME} est ouvert. Fermez-le, puis recommencez." /SD IDOK
      SetErrorLevel 2
      Quit
!macroend

!macro REGISTER EXTENSION CLASS MIME WORDS
  WriteRegStr HKCU "Software\Classes\.${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\.${EXTENSION}" "Content Type" "${MIME}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

; A file type that another program took since is left to it.
!macro UNREGISTER EXTENSION CLASS
  ReadRegStr $0 HKCU "Software\Classes\.${EXTENSION}" ""
  StrCmp $0 "${CLASS}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.${EXTENSION}"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
!macroend

!macro TELL_THE_DESKTOP
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  !insertmacro REFUSE_WHILE_OPEN
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${FROM}\*.*"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  !insertmacro REGISTER "carnet" "${CARNET_CLASS}" "${CARNET_MIME}" "${CARNET_WORDS}"
  !insertmacro REGISTER "structure" "${STRUCTURE_CLASS}" "${STRUCTURE_MIME}" "${STRUCTURE_WORDS}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro TELL_THE_DESKTOP
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_OPEN
  RMDir /r "$INSTDIR\lib"
  Delete "$INSTDIR\carnet-cli.exe"
  Delete "$INSTDIR\desinstaller.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro UNREGISTER "carnet" "${CARNET_CLASS}"
  !insertmacro UNREGISTER "structure" "${STRUCTURE_CLASS}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_THE_DESKTOP
  MessageBox MB_OK|MB_ICONINFORMATION "${NAME} est retiré. Vos carnets sont toujours là, chiffrés, dans $LOCALAPPDATA\${NAME}." /SD IDOK
SectionEnd
