#!/usr/bin/env bash
# Sets up what is missing, then runs the tests.
#   bash installer/test.sh [ARGUMENTS OF PYTEST]      e.g. -m 'not qemu', -k wim, -n 0
#   bash installer/test.sh benchmarks [--rounds N]    times the main job instead
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_missing "the tests" "${run_packages[@]}" "${test_packages[@]}"
make_environment test
make_translations
bash "$root/installer/boot_assets.sh"
bash "$root/installer/linux_assets.sh"

cd "$root"
if [[ ${1:-} == benchmarks ]]; then
    shift
    exec .venv/bin/python -m tests.benchmarks "$@"
fi
export QT_QPA_PLATFORM=offscreen
# Debian keeps fsck.fat, mkudffs and udfinfo where only root's PATH leads.
export PATH=$PATH:/usr/sbin:/sbin
exec .venv/bin/python -m pytest -n 2 "$@"
