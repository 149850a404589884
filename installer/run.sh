#!/usr/bin/env bash
# Sets up what is missing, then runs SERT Wizard.
#   bash installer/run.sh               the wizard on the practice ISO (without a display: its
#                                       build in the terminal)
#   bash installer/run.sh ARGUMENTS     sert-wizard ARGUMENTS
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_missing "SERT Wizard" "${run_packages[@]}"
make_environment ""
make_translations
bash "$root/installer/boot_assets.sh"
program=$root/.venv/bin/sert-wizard

(($#)) && exec "$program" "$@"

cd "$root" # the practice set is the checkout's, wherever this was called from
if [[ ! -f practice/base.iso || ! -f practice/recipe.toml ]]; then
    say "Making the practice ISO in $root/practice"
    "$program" train --out practice --scale small
fi
if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    exec "$program" --recipe practice/recipe.toml
fi
say "No display here: building the practice ISO in the terminal."
"$program" build practice/recipe.toml --force
