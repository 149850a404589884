# Shared by the scripts beside it; sourced, never run.
# Sets `root` (the checkout) and offers: say, fail, on_debian, as_root, install_missing.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# fail STATUS CODE MESSAGE HINT: the error form of the program itself.
fail() {
    printf 'error[%s]: %s\nhint: %s\n' "$2" "$3" "$4" >&2
    exit "$1"
}

on_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 127
    fi
}

# missing_packages NAME...: prints those not installed. `a|b` means any of them: packages are
# renamed between Debian releases and dpkg does not list what a package merely provides.
# One dpkg-query call for all, so that a rerun costs milliseconds.
missing_packages() {
    local -A installed=()
    local name wanted state alternative
    while read -r name state; do
        [[ $state == ii* ]] && installed[$name]=1
    done < <(
        IFS='|'
        # shellcheck disable=SC2048,SC2086
        set -- $*
        dpkg-query --show --showformat '${Package} ${db:Status-Abbrev}\n' "$@" 2>/dev/null
    )
    for wanted in "$@"; do
        for alternative in ${wanted//|/ }; do
            [[ -n ${installed[$alternative]:-} ]] && continue 2
        done
        printf '%s\n' "$wanted"
    done
}

# pick_packages NAME...: of each `a|b` the first that this release's archive really has.
pick_packages() {
    local wanted alternative
    for wanted in "$@"; do
        for alternative in ${wanted//|/ }; do
            if apt-cache show --no-all-versions "$alternative" >/dev/null 2>&1; then
                printf '%s\n' "$alternative"
                continue 2
            fi
        done
        printf '%s\n' "${wanted%%|*}"
    done
}

# install_missing PURPOSE NAME...: installs what is missing, or says what is and how to get it.
install_missing() {
    local purpose=$1
    shift
    if ! on_debian; then
        fail 5 not-debian "This set-up installs Debian packages, and apt-get is not here." \
            "Use Debian 12 or 13, or install these by hand ($purpose): ${*//|/ or }"
    fi
    local missing=() names=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        mapfile -t names < <(pick_packages "${missing[@]}")
        fail 5 packages-missing "Missing Debian packages ($purpose): ${names[*]}." \
            "As root: apt-get install ${names[*]}"
    fi
    as_root apt-get -qq update >&2 ||
        fail 5 apt-failed "apt-get update failed." \
            "Check the network and the sources of apt, then run this again."
    mapfile -t names < <(pick_packages "${missing[@]}")
    say "Installing Debian packages ($purpose): ${names[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
        install --yes --no-install-recommends "${names[@]}" >&2 ||
        fail 5 apt-failed "Could not install: ${names[*]}." "See apt's message above; then run this again."
}

# What the program needs: libwim, what Qt's xcb and EGL platforms link to, fonts.
run_packages=(
    ca-certificates 'libwim15t64|libwim15' fontconfig fonts-dejavu-core
    'libglib2.0-0t64|libglib2.0-0' libdbus-1-3 libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1
)
# What the tests hold our output against, and boot it in.
test_packages=(
    qemu-system-x86 ovmf xorriso genisoimage isolinux 'p7zip-full|7zip' udftools wimtools mtools
    dosfstools ntfs-3g faketime xvfb openssl libarchive-tools nsis wine64 chromium poppler-utils
)

# A Python that is new enough and can make an environment, else Debian's.
find_python() {
    local candidate
    for candidate in python3 /usr/bin/python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# make_translations: the translations that the wizard reads, from those that people write.
make_translations() {
    "$root/.venv/bin/python" "$root/installer/translations.py"
}

# make_environment EXTRA: .venv with the package in it, from this checkout. EXTRA is "" or "test".
# pip runs only when pyproject.toml changed or the checkout was moved; an environment made for the
# tests serves both.
make_environment() {
    local extra=$1 venv=$root/.venv python stamp
    stamp="$(sha256sum <"$root/pyproject.toml") $root"
    if [[ -x $venv/bin/sert-wizard ]]; then
        [[ -f $venv/stamp-test && $(<"$venv/stamp-test") == "$stamp" ]] && return
        [[ -z $extra && -f $venv/stamp-run && $(<"$venv/stamp-run") == "$stamp" ]] && return
        [[ -f $venv/stamp-test ]] && extra=test
    fi
    if ! "$venv/bin/python" -c '' 2>/dev/null; then
        if ! python=$(find_python); then
            install_missing "Python" python3 python3-venv
            python=$(find_python) ||
                fail 5 no-python "Python 3.11 or newer is needed." "Install python3 and python3-venv."
        fi
        say "Making the Python environment"
        rm -rf "$venv" "$root/.venv.tmp"
        "$python" -m venv "$venv"
    fi
    say "Installing SERT Wizard into .venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --editable "$root${extra:+[$extra]}" >&2 ||
        fail 5 pip-failed "pip could not install what SERT Wizard needs." \
            "See pip's message above; check the network, then run this again."
    printf '%s' "$stamp" >"$venv/stamp-${extra:-run}"
}
