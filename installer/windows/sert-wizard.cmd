@echo off
rem SERT Wizard in a terminal. The Python beside this file reads no settings and no modules of
rem other Pythons: its ._pth file says where everything lies.
"%~dp0python\python.exe" -m sert_wizard.cli %*
exit /b %errorlevel%
