#!/bin/busybox sh
# The first and only program of the Linux flavour: network, image, SHA-256, then memdisk by kexec.
# /etc/stage1.conf says what for: urls, sha256, size, wim_size, address, netmask, gateway, dns, vlan,
# event. Runs on the screen; what it says goes to the first serial port too.
. /etc/stage1.conf
set -f # addresses may hold * and ?
image=/image/optimized.iso
PATH=/bin

say() {
    printf '%s\n' "$*"
    printf '%s\r\n' "$*" >"$serial"
}

# configure DEVICE ADDRESS NETMASK GATEWAY DNS...
configure() {
    ifconfig "$1" "$2" netmask "$3" || return 1
    [ -z "$4" ] || route add default gw "$4" "$1"
    shift 4
    for server in $*; do echo "nameserver $server"; done >/etc/resolv.conf
}

# udhcpc starts this script again with what the DHCP server said, the address among it.
if [ $$ != 1 ]; then
    [ "$1" != bound ] || configure "$interface" "$ip" "$subnet" "${router%% *}" "$dns"
    exit
fi

prepare() {
    /bin/busybox mkdir -p /proc /sys /dev /image /root
    /bin/busybox --install -s /bin
    mount -t proc proc /proc
    mount -t sysfs sys /sys
    mount -t devtmpfs dev /dev
    # What lies in a tmpfs may fill half of the memory only, unless it is told otherwise.
    mount -t tmpfs -o size=100% image /image
    serial=/dev/null
    grep -q '^ttyS0' /proc/consoles && serial=/dev/ttyS0
    say "SERT Wizard: fetches the image, verifies it, then boots it."
    while read -r module; do
        insmod "/lib/modules/$module" || say "  driver $module did not load"
    done </lib/modules/order
    ifconfig lo 127.0.0.1
}

# report STEP [WHY]: tells the server; nothing comes of it if that fails.
report() {
    local host=${url#*://} why
    why=$(printf '%s' "$2" | head -c 100 | sed 's|[^A-Za-z0-9.,:/_-]|%20|g')
    host=${url%%://*}://${host%%[/?#]*}
    timeout 2 wget -q -O /dev/null "$host$event?step=$1&nic=$nic&mac=$mac&ip=$own&why=$why" \
        2>/dev/null
}

megabytes() { echo $((($1 + 1048575) / 1048576)); }

# The image lies in memory twice until it starts: as it was fetched, and as kexec keeps it.
enough_memory() {
    [ "$size" -gt 0 ] || return 0
    local free
    free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    [ "$free" -gt $((2 * $(megabytes "$size") + 16)) ]
}

memory_failure() {
    local image_size wim
    image_size=$(megabytes "$size") wim=$(megabytes "$wim_size")
    why="Not enough memory"
    say "For an image of $image_size MB this loader needs $((2 * image_size + 200)) MB of memory, then"
    say "Windows PE $((image_size + wim + 512)) MB: the image, its boot.wim and 512 MB."
}

# join CARD SECONDS: link, then an address; sets device and own.
join() {
    device=$1 own=
    ip link set "$1" up
    local left=$2
    until [ "$(cat "/sys/class/net/$1/carrier" 2>/dev/null)" = 1 ]; do
        left=$((left - 1))
        [ $left -gt 0 ] || { why="No link on $1"; say "  no link after $2 seconds"; return 1; }
        sleep 1
    done
    say "  link up"
    if [ "$vlan" != 0 ]; then
        device=$1.$vlan
        ip link add link "$1" name "$device" type vlan id "$vlan" && ip link set "$device" up
    fi
    if [ -n "$address" ]; then
        configure "$device" "$address" "$netmask" "$gateway" "$dns"
    else
        udhcpc -i "$device" -s /init -n -q -f -t "$2" -T 2 >/dev/null 2>&1
    fi
    own=$(ip -4 -o addr show "$device" | awk '{ sub("/.*", "", $4); print $4; exit }')
    [ -n "$own" ] || { why="No answer from DHCP on $device"; say "  no answer from DHCP"; return 1; }
    say "  address $own"
}

leave() {
    [ "$device" = "$1" ] || ip link del "$device" 2>/dev/null
    ip addr flush dev "$1"
    ip link set "$1" down
}

# transfer: what $url has beyond what is there already; ends when nothing comes any more.
transfer() {
    local had=0 now quiet=0
    # Debian's busybox crashes when its wget is given a timeout of its own.
    wget -c -O "$image" "$url" &
    while [ -e /proc/$!/exe ]; do # without an exe it has ended
        usleep 250000
        now=$(stat -c %s "$image" 2>/dev/null || echo 0)
        quiet=$((now > had ? 0 : quiet + 1))
        had=$now
        [ $quiet -lt $((4 * (now > 0 ? 15 : patience))) ] || kill $!
    done
    wait $!
}

# fetch: the image at $url, a broken transfer carried on.
fetch() {
    say "Fetching $url"
    report fetch
    for pause in 1 3 0; do
        if transfer; then
            say "  $(stat -c %s "$image") bytes"
            return 0
        fi
        [ -s "$image" ] && [ $pause != 0 ] || break
        say "  the transfer broke off, carrying on"
        report retry
        sleep $pause
    done
    if [ "$(df -k /image | awk 'END { print $4 }')" -lt 1024 ]; then
        memory_failure
    else
        why="No image from $url"
        say "  no image from there"
    fi
    return 1
}

verified() {
    say "Checking the SHA-256 of the image"
    report check
    found=$(sha256sum "$image")
    found=${found%% *}
    [ "$found" = "$sha256" ] && say "  it is the right one" && return
    why="Wrong SHA-256, this is another image. Nothing was booted"
    say "  expected $sha256"
    say "  found    $found"
    say "The image was changed, on the server or on the way, or is of another build."
    say "Serve the image that was built together with this loader."
    return 1
}

# The file is removed while kexec reads it: its memory is free again as kexec's own copy is made.
start() {
    say "Starting the image from memory"
    report boot
    kexec --load /boot/memdisk --real-mode --initrd="$image" --command-line="iso raw" \
        >/kexec.log 2>&1 &
    until ls -l /proc/$!/fd 2>/dev/null | grep -q "$image" || [ ! -e /proc/$!/exe ]; do
        usleep 1000
    done
    rm "$image"
    if wait $!; then
        ip link set "$card" down
        kexec --exec >/kexec.log 2>&1
    elif [ $? -gt 128 ] || grep -q memory /kexec.log; then # the kernel ended it, or it says so
        memory_failure
        return
    fi
    why="The image could not be started: $(tail -n 1 /kexec.log)"
}

# attempt: each card and address in turn. Fails, with why, when a later attempt may do better.
attempt() {
    why="No network card that this loader can drive"
    # Seconds. A switch that takes its time gets its chance in the second round.
    for patience in 5 20; do
        for card in $(ls /sys/class/net | grep '^eth'); do
            nic=net${card#eth} mac=$(cat "/sys/class/net/$card/address")
            driver=$(readlink "/sys/class/net/$card/device/driver")
            say "Network card $card, $mac (${driver##*/})"
            if join "$card" "$patience"; then
                for url in $urls; do
                    report link
                    rm -f "$image"
                    enough_memory || { memory_failure; return 0; }
                    fetch || continue
                    verified && start
                    return 0
                done
            fi
            leave "$card"
        done
    done
    say "Check the cable, the server and its firewall."
    return 1
}

prepare
while :; do
    attempt && again= || again="-t 60"
    say "STAGE 1 FAILED: $why"
    report failed "$why"
    say "Press r to try again${again:+ (or wait a minute)}, any other key for a shell."
    # shellcheck disable=SC2086
    if read -r -s -n 1 $again key && [ "$key" != r ]; then
        echo "exit goes back to the loader"
        setsid cttyhack sh
    fi
    [ -z "$card" ] || leave "$card"
done
