#!/usr/bin/env bash
# Fills resources/boot-assets/ with what the stage-1 loader and the practice disc boot with:
#   ipxe.lkrn, ipxe.efi      Debian 13's iPXE (Debian 12's ignores /autoexec.ipxe on UEFI)
#   cdboot.img               GRUB as the stage-1 disc's BIOS loader: unlike isolinux it can pass
#                            iPXE a script of many lines and leave the initrd for memdisk
#   memdisk                  the installed syslinux-common
#   ramdisc.efi              our own program that boots a whole ISO from memory on UEFI, built here
#   standin-bios.img, standin-x64.efi       GRUB with resources/training/standin.cfg inside
# and with assets.json (size, SHA-256, package, version, licence of each) and the copyright files.
# Debian 12 or 13. The system's own apt lists, sources and cache stay as they are.
set -euo pipefail
# shellcheck source=installer/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=installer/debian_packages.sh
. "$root/installer/debian_packages.sh"

assets=$root/resources/boot-assets
config=$root/resources/training/standin.cfg
program=$root/sert_wizard/stage1/efi
files=(ipxe.lkrn ipxe.efi cdboot.img memdisk ramdisc.efi standin-bios.img standin-x64.efi)
packages=(syslinux-common grub-common grub-pc-bin grub-efi-amd64-bin debian-archive-keyring
    clang lld gnu-efi)

# ---- nothing to do? The stamp names the inputs; it is written last, so a broken run leaves none.
shopt -s nullglob
inputs=("${BASH_SOURCE[0]}" "$root/installer/debian_packages.sh" "$config" "$program"/*)
stamp=$(sha256sum -- "${inputs[@]}" | cut -d' ' -f1 | tr '\n' ' ')
up_to_date() {
    local name
    [[ -f $assets/stamp && $(<"$assets/stamp") == "$stamp" ]] || return 1
    for name in "${files[@]}" assets.json; do
        [[ -s $assets/$name ]] || return 1
    done
}
up_to_date && exit 0

install_missing "boot assets" "${packages[@]}"

mkdir -p "$assets"
exec 9>"$assets/.lock"
flock 9 # two runs at once: the second waits, then finds the work done
up_to_date && exit 0
work=$assets/.work
rm -rf "$work"
mkdir -p "$work/new/copyright"
trap 'rm -rf "$work"' EXIT

# ---- Debian 13's iPXE, through an apt of its own
fetch_ipxe() {
    say "Getting Debian 13's iPXE"
    open_archive "$work/archive" trixie
    fetch_packages "$work" ipxe
    dpkg-deb --extract "$work"/ipxe_*.deb "$work/ipxe"
}

# ---- the stand-ins
make_standins() {
    say "Making the practice disc's stand-ins"
    local modules=(memdisk tar normal serial terminfo iso9660 udf search search_fs_file echo test
        hashsum gcry_sha256 halt)
    mkdir -p "$work/tree/grub"
    cp -- "$config" "$work/tree/grub/grub.cfg"
    # GRUB's own start-up parser knows neither `for` nor `if`: the script goes into a small tar
    # that `normal` reads.
    tar --create --file "$work/memdisk.tar" --format=ustar --sort=name --mtime=@0 --owner=0 \
        --group=0 --numeric-owner --mode=u=rwX,go=rX --directory "$work/tree" grub
    grub-mkimage -O i386-pc-eltorito -m "$work/memdisk.tar" -p '(memdisk)/grub' \
        -o "$work/new/standin-bios.img" biosdisk "${modules[@]}"
    grub-mkimage -O x86_64-efi -m "$work/memdisk.tar" -p '(memdisk)/grub' \
        -o "$work/new/standin-x64.efi" "${modules[@]}"
}

# ---- the index
separator=
# describe FILE PACKAGE VERSION SOURCE LICENCE: one entry of assets.json
describe() {
    local path=$work/new/$1
    printf '%s\n    {"name": "%s", "size": %d, "sha256": "%s",\n     "package": "%s", "version": "%s", "source": "%s", "licence": "%s", "copyright": "copyright/%s"}' \
        "$separator" "$1" "$(stat --format %s "$path")" "$(sha256sum "$path" | cut -d' ' -f1)" \
        "$2" "$3" "$4" "$5" "$2"
    separator=,
}

# describe_installed FILE PACKAGE LICENCE
describe_installed() {
    local fields
    # shellcheck disable=SC2016  # dpkg expands these
    fields=$(dpkg-query --show --showformat '${Version}|${source:Package} ${source:Version}' "$2")
    describe "$1" "$2" "${fields%%|*}" "${fields#*|}" "$3"
    cp -L -- "/usr/share/doc/$2/copyright" "$work/new/copyright/$2"
}

# The program of ours: as old as this checkout, under its licence.
describe_ramdisc() {
    local version
    version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/sert_wizard/__init__.py")
    describe ramdisc.efi sert-wizard "$version" sert_wizard/stage1/efi "GPL-3.0-or-later"
    cp -- "$root/LICENSE" "$work/new/copyright/sert-wizard"
}

write_index() {
    local version
    version=$(dpkg-deb --field "$work"/ipxe_*.deb Version)
    cp -- "$work/ipxe/usr/share/doc/ipxe/copyright" "$work/new/copyright/ipxe"
    {
        printf '{"files": ['
        describe ipxe.lkrn ipxe "$version" "ipxe $version" "GPL-2.0-or-later"
        separator=,
        describe ipxe.efi ipxe "$version" "ipxe $version" "GPL-2.0-or-later"
        describe_installed cdboot.img grub-pc-bin "GPL-3.0-or-later"
        describe_installed memdisk syslinux-common "GPL-2.0-or-later"
        describe_ramdisc
        describe_installed standin-bios.img grub-pc-bin "GPL-3.0-or-later"
        describe_installed standin-x64.efi grub-efi-amd64-bin "GPL-3.0-or-later"
        printf '\n]}\n'
    } >"$work/new/assets.json"
}

fetch_ipxe
install -m 644 "$work/ipxe/usr/lib/ipxe/ipxe.lkrn" "$work/new/ipxe.lkrn"
install -m 644 "$work/ipxe/usr/lib/ipxe/ipxe-amd64.efi" "$work/new/ipxe.efi"
install -m 644 /usr/lib/syslinux/memdisk "$work/new/memdisk"
# Reads /boot/grub/grub.cfg of the disc it was started from.
grub-mkimage -O i386-pc-eltorito -p /boot/grub -o "$work/new/cdboot.img" \
    biosdisk iso9660 normal linux16 boot
say "Building ramdisc.efi"
bash "$program/build.sh" "$work/new/ramdisc.efi"
make_standins
write_index

# ---- into place: the old stamp goes first, the new one comes last
rm -f "$assets/stamp"
rm -rf "$assets/copyright"
mv -- "$work/new/copyright" "$assets/copyright"
mv -f -- "$work/new"/* "$assets/"
printf '%s' "$stamp" >"$assets/stamp.new"
mv -- "$assets/stamp.new" "$assets/stamp"
say "Boot assets are in $assets"
