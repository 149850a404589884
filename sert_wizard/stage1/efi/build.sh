#!/usr/bin/env bash
# build.sh FILE: makes ramdisc.efi from the sources beside it, as FILE.
# Wants clang, lld and gnu-efi (for its headers; nothing of its code is linked). The same sources
# and the same compiler give the same bytes wherever they lie: no time, no path goes in.
set -euo pipefail
export LC_ALL=C # the order of the files decides the order of the code

sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$(dirname "$1")"
target=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT

compile=(
    clang --target=x86_64-unknown-windows -std=c11 -O2 -Wall -Wextra
    # The firmware's world: no C library, wide characters of two bytes, interrupts that use the
    # stack, nobody to catch an overflow or to have touched the stack's pages before.
    -ffreestanding -fshort-wchar -mno-red-zone -fno-stack-protector -mno-stack-arg-probe
    -mno-sse # nor memory that has to be aligned for it
    -DGNU_EFI_USE_MS_ABI -DEFI_FUNCTION_WRAPPER
    -isystem /usr/include/efi -isystem /usr/include/efi/x86_64
)
cd "$sources" # so that the compiler sees names only
for source in *.c; do
    "${compile[@]}" -c "$source" -o "$objects/${source%.c}.o"
done
cd "$objects"
lld-link -subsystem:efi_application -nodefaultlib -entry:efi_main -timestamp:0 \
    "-out:$target" ./*.o
chmod 644 "$target"
