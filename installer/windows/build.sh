#!/usr/bin/env bash
# Makes SERT-Wizard-<version>-x64.exe, the installer for Windows 10 and 11, on Debian 12 or 13.
# The same checkout and inputs give the same bytes.
#
#   bash installer/windows/build.sh [--inputs DIR] [--out DIR] [--quick]
#
#   --inputs DIR        take the archives that inputs.toml names from DIR and download none of
#                       them; without it they are fetched into dist/inputs
#   --out DIR           folder to write (default: dist): the .exe, its SHA-256, what fills it
#   --quick             compress less: a larger file in a fraction of the time
#   --inputs-list FILE  other archives than inputs.toml names, in its form
#   --update-lock       only make requirements.lock anew: the newest wheels pyproject.toml allows
#
# In the environment:
#   SIGN_COMMAND        signs the uninstaller and the installer: a command that is run with the
#                       file's name behind it and signs that file in place
#   SOURCE_DATE_EPOCH   the date of all installed files, in seconds since 1970
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

for word in "$@"; do
    case $word in
    -h | --help)
        while IFS= read -r line && [[ $line == \#* ]]; do
            [[ $line == \#!* ]] || printf '%s\n' "${line#\#}" | cut -c2-
        done <"${BASH_SOURCE[0]}"
        exit 0
        ;;
    esac
done

command -v makensis >/dev/null || install_missing "the Windows installer" nsis
# What Qt needs to draw the icon without a display.
install_missing "the Windows installer's icon" 'libglib2.0-0t64|libglib2.0-0' libegl1 libgl1 \
    libxkbcommon0 libdbus-1-3 fontconfig
extra=
[[ " $* " == *" --update-lock "* ]] && extra=test
make_environment "$extra"
make_translations
bash "$root/installer/boot_assets.sh"
bash "$root/installer/linux_assets.sh" # on Windows nobody could make them later
PYTHONPATH=$root exec "$root/.venv/bin/python" -m installer.windows "$@"
