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

# The first of `a|b` that this release's archive really has.
pick_package() {
    local alternative
    for alternative in ${1//|/ }; do
        if apt-cache show --no-all-versions "$alternative" >/dev/null 2>&1; then
            printf '%s\n' "$alternative"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

# install_missing PURPOSE NAME...: installs what is missing, or says what is and how to get it.
install_missing() {
    local purpose=$1 wanted
    shift
    if ! on_debian; then
        fail 5 not-debian "This set-up installs Debian packages, and apt-get is not here." \
            "Use Debian 12 or 13, or install these by hand ($purpose): ${*//|/ or }"
    fi
    local missing=() names=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        fail 5 packages-missing "Missing Debian packages ($purpose): ${missing[*]//|/ or }." \
            "As root: apt-get install ${missing[*]%%|*}"
    fi
    say "Installing Debian packages ($purpose): ${missing[*]%%|*}"
    as_root apt-get -qq update >&2 ||
        fail 5 apt-failed "apt-get update failed." "Check the network and the sources of apt, then run this again."
    for wanted in "${missing[@]}"; do
        names+=("$(pick_package "$wanted")")
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 \
        install --yes --no-install-recommends "${names[@]}" >&2 ||
        fail 5 apt-failed "Could not install: ${names[*]}." "See apt's message above; then run this again."
}
