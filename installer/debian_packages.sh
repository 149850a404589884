# Debian packages fetched and unpacked without installing them; sourced after common.sh, never run.
# A release other than the system's is read through an apt of its own: its lists, cache and
# sources lie in the folder given, so the system's stay as they are.
# Needs the package debian-archive-keyring. Offers: open_archive, fetch_packages, the_archive.
# shellcheck shell=bash

# The mirror this machine is configured with: the one whose index is Debian's main archive,
# else (lists not downloaded yet) the one whose address ends like it.
debian_mirror() {
    # shellcheck disable=SC2016  # apt expands these
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(SITE)' 'Created-By: Packages' |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3; found = 1; exit }
                   !fallback && $3 ~ /\/debian\/?$/ { fallback = $3 }
                   END { if (!found && fallback) print fallback }'
}

# the_archive PROGRAM ARGUMENTS...: apt-get or apt-cache on the archive that open_archive opened.
the_archive() {
    local program=$1
    shift
    "$program" --config-file "$archive/apt.conf" \
        -o Dir::State::Lists="$archive/lists" -o Dir::Cache="$archive/cache" \
        -o Dir::Etc::SourceList="$archive/sources.list" -o Dir::Etc::SourceParts=- \
        -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts="$archive/none" \
        -o APT::Architecture=amd64 -o Acquire::Languages=none -o APT::Sandbox::User= "$@"
}

# open_archive FOLDER RELEASE: its package lists, signatures checked, into FOLDER.
open_archive() {
    local mirror
    archive=$1
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || fail 5 no-debian-mirror "apt is configured with no Debian archive." \
        "Add Debian's main archive to apt's sources, run apt-get update, then run this again."
    mkdir -p "$archive"/{lists/partial,cache/archives/partial,none}
    printf 'deb [signed-by=%s] %s %s main\n' \
        /usr/share/keyrings/debian-archive-keyring.gpg "$mirror" "$2" >"$archive/sources.list"
    # Hooks of the system's configuration act on the system's own state: not ours to run.
    printf '#clear APT::Update::%s;\n' Pre-Invoke Post-Invoke Post-Invoke-Success \
        >"$archive/apt.conf"
    # --error-on=any: without it apt only warns when a signature does not hold.
    the_archive apt-get -qq --error-on=any update >&2 || not_fetched "the package lists of $2"
}

# fetch_packages FOLDER NAME...: the .deb files into FOLDER.
fetch_packages() {
    local folder=$1
    shift
    mkdir -p "$folder"
    (cd "$folder" && the_archive apt-get -qq download "$@" >&2) || not_fetched "$*"
}

not_fetched() {
    fail 5 package-not-fetched "Not fetched, or its signature did not hold: $1." \
        "See apt's message above; check the network, then run this again."
}
