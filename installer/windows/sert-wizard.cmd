@echo off
rem SERT Wizard in a terminal. The Python beside this file knows nothing of other Pythons: its
rem ._pth file says where all modules lie, and -I has it ignore PYTHON... in the environment.
"%~dp0python\python.exe" -I -m sert_wizard.cli %*
exit /b %errorlevel%
