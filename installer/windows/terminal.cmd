@echo off
rem Opened by the Start menu's "SERT Wizard terminal": `sert-wizard` works in it by its name.
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
title SERT Wizard
call "%~dp0sert-wizard.cmd" --help
