#!/usr/bin/env bash
# Fills resources/boot-assets/linux/ with what the Linux flavour of the stage-1 loader boots:
#   vmlinuz       Debian 12's kernel
#   initrd/...      files of its initrd, where they lie there: busybox, kexec, the shared libraries
#                 of both, the drivers and the order to load them in
# and with assets.json (as in the folder above) and the copyright files. 75 MB are fetched, 17 MB
# are kept. Only needed for `flavour = "linux"`.
# One release, so that Debian 12 and 13 make the same discs. The system's own apt lists, sources
# and cache stay as they are.
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=installer/debian_packages.sh
. "$root/installer/debian_packages.sh"

assets=$root/resources/boot-assets/linux
release=bookworm
# The network adapters of business PCs and of virtual machines, VLANs, and USB keyboards: the
# kernel takes USB from the BIOS as it starts, and the BIOS's keyboard emulation ends with that.
modules=(e1000 e1000e igb igc realtek r8169 virtio_pci virtio_net 8021q
    xhci_pci ehci_pci uhci_hcd usbhid hid_generic)
declare -A licences=(
    [busybox]=GPL-2.0-only [kexec-tools]=GPL-2.0-only [libc6]=LGPL-2.1-or-later
    # kexec wants these even where there is no Xen
    [libxenmisc4.17]=LGPL-2.1-only [libxencall1]=LGPL-2.1-only
    [libxendevicemodel1]=LGPL-2.1-only [libxenevtchn1]=LGPL-2.1-only
    [libxenforeignmemory1]=LGPL-2.1-only [libxengnttab1]=LGPL-2.1-only
    [libxentoolcore1]=LGPL-2.1-only [libxentoollog1]=LGPL-2.1-only
)

# ---- nothing to do? The stamp names the inputs; it is written last, so a broken run leaves none.
inputs=("${BASH_SOURCE[0]}" "$root/installer/debian_packages.sh")
stamp=$(sha256sum -- "${inputs[@]}" | cut -d' ' -f1 | tr '\n' ' ')
up_to_date() {
    [[ -f $assets/stamp && $(<"$assets/stamp") == "$stamp" && -s $assets/assets.json ]]
}
up_to_date && exit 0

install_missing "Linux flavour" debian-archive-keyring

mkdir -p "$assets"
exec 9>"$assets/.lock"
flock 9 # two runs at once: the second waits, then finds the work done
up_to_date && exit 0
work=$assets/.work
rm -rf "$work"
new=$work/new
tree=$work/tree
mkdir -p "$work/deb" "$tree" "$new/copyright" "$new/initrd/lib/modules"
trap 'rm -rf "$work"' EXIT

# ---- the packages: each NAME as $work/deb/NAME.deb and unpacked into $tree/NAME
fetch_everything() {
    local package
    say "Getting Debian 12's kernel, busybox and kexec (75 MB)"
    open_archive "$work/archive" "$release"
    kernel=$(the_archive apt-cache show --no-all-versions linux-image-amd64 |
        sed -n 's/^Depends: \(linux-image-[^ ,]*\).*/\1/p')
    licences[$kernel]=GPL-2.0-only
    fetch_packages "$work/deb" "${!licences[@]}"
    for package in "${!licences[@]}"; do
        mv -- "$work/deb/${package}_"*.deb "$work/deb/$package.deb"
        mkdir "$tree/$package"
        # The kernel's is 400 MB, nearly all of it drivers for what no loader needs.
        dpkg-deb --fsys-tarfile "$work/deb/$package.deb" |
            tar --extract --directory "$tree/$package" --exclude './lib/modules/*/kernel/sound' \
                --exclude './lib/modules/*/kernel/drivers/gpu' --exclude './usr/share/locale'
    done
}

# ---- the index
entries=()
# take PATH NAME: the file of a package that lies at PATH below $tree becomes the asset NAME.
take() {
    install -D --mode=644 -- "$tree/$1" "$new/$2"
    describe "$2" "${1%%/*}"
}

# describe NAME PACKAGE: an entry of assets.json for the new file, with the package's copyright.
describe() {
    local fields
    # shellcheck disable=SC2016  # dpkg expands these
    fields=$(dpkg-deb --show --showformat '${Version}|${source:Package} ${source:Version}' \
        "$work/deb/$2.deb")
    install --mode=644 -- "$tree/$2/usr/share/doc/$2/copyright" "$new/copyright/$2"
    entries+=("$(
        printf '{"name": "%s", "size": %d, "sha256": "%s",\n     "package": "%s", "version": "%s", "source": "%s", "licence": "%s", "copyright": "copyright/%s"}' \
            "$1" "$(stat --format %s "$new/$1")" "$(sha256sum <"$new/$1" | cut -d' ' -f1)" \
            "$2" "${fields%%|*}" "${fields#*|}" "${licences[$2]}" "$2"
    )")
}

write_index() {
    local separator= entry
    printf '{"files": ['
    for entry in "${entries[@]}"; do
        printf '%s\n    %s' "$separator" "$entry"
        separator=,
    done
    printf '\n]}\n'
}

# ---- the programs, and the libraries that the packages' own loader finds for them
take_programs() {
    local libraries path
    libraries=$(printf ':%s' "$tree"/*/lib/x86_64-linux-gnu "$tree"/*/usr/lib/x86_64-linux-gnu)
    take busybox/bin/busybox initrd/bin/busybox
    take kexec-tools/sbin/kexec initrd/bin/kexec
    take libc6/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 initrd/lib64/ld-linux-x86-64.so.2
    while read -r path; do
        take "${path#"$tree/"}" "initrd/lib/x86_64-linux-gnu/${path##*/}"
    done < <(
        for path in "$new"/initrd/bin/*; do
            "$tree/libc6/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" --inhibit-cache \
                --library-path "${libraries#:}" --list "$path"
        done | sed -n 's/^.*\(lib[^/ ]*\) => \(\/.*\) (0x.*/\2/p' | LC_ALL=C sort --unique
    )
}

# ---- the drivers
declare -A module_files=() # by the kernel's name: file names have dashes in its underscores' place
find_modules() {
    local path name
    while read -r path; do
        name=${path##*/}
        name=${name%.ko}
        module_files[${name//-/_}]=$path
    done < <(cd "$tree" && find "$kernel/lib/modules" -name '*.ko')
}

# take_module NAME: after what it depends on, as its own .modinfo section says (the package holds
# no modules.dep, and depmod is not everywhere).
take_module() {
    local name=${1//-/_} path dependency
    [[ ! -e $new/initrd/lib/modules/$name.ko ]] || return 0
    path=${module_files[$name]:-}
    [[ -n $path ]] || fail 5 no-such-module "$kernel holds no module $name." \
        "Take $name out of this script's list, then run it again."
    for dependency in $(tr '\0' '\n' <"$tree/$path" | LC_ALL=C sed -n 's/^depends=//p' | tr ',' ' '); do
        take_module "$dependency"
    done
    take "$path" "initrd/lib/modules/$name.ko"
    printf '%s.ko\n' "$name" >>"$new/initrd/lib/modules/order"
}

fetch_everything
take "$kernel/boot/vmlinuz-${kernel#linux-image-}" vmlinuz
take_programs
find_modules
for module in "${modules[@]}"; do
    take_module "$module"
done
describe initrd/lib/modules/order "$kernel"
write_index >"$new/assets.json"

# ---- into place: the old stamp goes first, the new one comes last
rm -f "$assets/stamp"
rm -rf "$assets/copyright" "$assets/initrd"
mv -f -- "$new"/* "$assets/"
printf '%s' "$stamp" >"$assets/stamp.new"
mv -- "$assets/stamp.new" "$assets/stamp"
say "The Linux flavour's boot assets are in $assets"
