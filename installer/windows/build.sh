#!/usr/bin/env bash
# Makes SERT-Wizard-<version>-x64.exe, the installer for Windows, on Debian 12 or 13.
#   bash installer/windows/build.sh [--inputs DIR] [--out DIR] [--quick]      see --help
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

command -v makensis >/dev/null || install_missing "the Windows installer" nsis
install_missing "drawing the icon" 'libglib2.0-0t64|libglib2.0-0' libegl1 libgl1 libxkbcommon0 \
    libdbus-1-3 fontconfig
extra=
[[ " $* " == *" --update-lock "* ]] && extra=test
make_environment "$extra"
bash "$root/installer/boot_assets.sh"
PYTHONPATH=$root exec "$root/.venv/bin/python" -m installer.windows "$@"
