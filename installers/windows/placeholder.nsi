; A program that does nothing, in the place of the frozen one, to try the installer where Windows' cannot be built.
Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
OutFile "${TO}"
SilentInstall silent
RequestExecutionLevel user
Section
SectionEnd
