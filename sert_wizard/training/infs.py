"""Writes the INF of a driver package: our own text in the form that real ones have.

A package's forms vary what real files vary: "utf16" and "ansi" encodings, "two" ids a line,
"quoted" and "lower" case ids, "continued" lines, an "empty" decorated section that excludes
another Windows, an "undecorated" Models section, only "subsys" ids, "class" installers; "wireless"
adapters; "shared" install sections that others' INFs take over, which "needs" ones do; "oem" is a
package that was added to Windows, with a catalogue of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sert_wizard.training.catalogue import Package
from sert_wizard.training.generations import Generation

NOTE = "; SERT Wizard training file: written for practice, not a vendor's driver."
_STACK = {"NetTrans", "NetClient", "NetService"}
# "Keywords Not Displayed in the User Interface" (Microsoft): IF_TYPE_ETHERNET_CSMACD or
# IF_TYPE_IEEE80211, then NdisMedium802_3 or NdisMediumNative802_11, then NdisPhysicalMedium802_3
# or NdisPhysicalMediumNative802_11.
_WIRED, _WIRELESS = (6, 0, 14), (71, 16, 9)
_OTHER_RELEASES = {"6.0": "6.2", "6.1": "6.0", "6.3": "6.1", "10.0": "6.0"}


def write_inf(package: Package, generation: Generation, arch: str) -> bytes:
    """The INF's bytes, lines ended by CRLF."""
    sections = [_version(package, generation), _body(package, generation, arch), _strings(package)]
    text = "\r\n".join([NOTE, *(line for section in sections for line in section), ""])
    if "utf16" in package.forms:
        return b"\xff\xfe" + text.encode("utf-16-le")
    if "ansi" in package.forms:
        # Outside ASCII, as the vendors' trade marks are, and outside cp1252 too, as some files are.
        return text.replace("Copyright (c)", "Copyright \xa9 \x8d").encode("latin-1")
    return text.encode("ascii")


def _body(package: Package, generation: Generation, arch: str) -> Iterator[str]:
    if "class" in package.forms:
        return _class_install(package)
    if "shared" in package.forms:
        return _shared(package)
    return _devices(package, generation, arch)


def _version(package: Package, generation: Generation) -> Iterator[str]:
    yield "; Copyright (c) the makers of SERT Wizard, GPL-3.0-or-later"
    yield ""
    yield "[Version]"
    yield 'Signature   = "$Windows NT$"'
    yield f"Class       = {package.class_name}"
    yield f"ClassGuid   = {{{package.class_guid.upper()}}}"
    yield "Provider    = %Provider%"
    if "oem" in package.forms:
        yield f"CatalogFile = {package.inf.removesuffix('.inf')}.cat"
    yield f"DriverVer   = 11/24/2010,{generation.version}"
    yield ""


def _class_install(package: Package) -> Iterator[str]:
    yield "[ClassInstall32]"
    yield "AddReg = ClassInstall32.AddReg"
    yield ""
    yield "[ClassInstall32.AddReg]"
    yield f'HKR,,,0,"{package.name}"'
    yield 'HKR,,Installer32,,"netcfgx.dll,NetClassInstaller"'
    yield ""


def _shared(package: Package) -> Iterator[str]:
    """An INF without devices: install sections for others to take over by Include and Needs."""
    yield f"[{_stem(package.inf).upper()}.Registration]"
    yield "CopyFiles = Drivers.CopyFiles"
    yield ""
    yield from _files(package)


def _devices(package: Package, generation: Generation, arch: str) -> Iterator[str]:
    yield from _models(package, generation, arch)
    yield from _install(package)
    if package.drivers:
        yield from _services(package)
    if package.binaries:
        yield from _files(package)


def _models(package: Package, generation: Generation, arch: str) -> Iterator[str]:
    decorated = f"NT{arch}.{generation.decoration}"
    lines = list(_model_lines(package))
    yield "[Manufacturer]"
    if "empty" in package.forms:
        other = f"NT{arch}.{_OTHER_RELEASES[generation.decoration]}"
        yield f"%Provider% = Vendor, {decorated}, {other}"
        yield ""
        yield f"[Vendor.{decorated}]"
        yield from lines
        yield ""
        yield "; This Windows is left out on purpose."
        yield f"[Vendor.{other}]"
    elif "undecorated" in package.forms:
        # Windows for amd64 needs a section that names amd64; the plain one serves x86.
        yield f"%Provider% = Vendor, NT{arch}" if arch == "amd64" else "%Provider% = Vendor"
        yield ""
        yield "[Vendor]"
        yield from lines
        if arch == "amd64":
            yield ""
            yield f"[Vendor.NT{arch}]"
            yield from lines
    else:
        # Windows' own files name the architecture only, vendors' the release as well.
        section = f"NT{arch}" if package.provider == "Microsoft" else decorated
        yield f"%Provider% = Vendor, {section}"
        yield ""
        yield f"[Vendor.{section}]"
        yield from lines
    yield ""


def _model_lines(package: Package) -> Iterator[str]:
    """The lines of a Models section: description, install section, hardware ids."""
    for number, identifier in enumerate(package.ids):
        ids = [identifier]
        if "two" in package.forms and identifier.startswith("PCI\\VEN_"):
            ids.insert(0, f"{identifier}&SUBSYS_{_subsystem(identifier)}")
        if "two" in package.forms and identifier.startswith("USBPRINT\\"):
            ids.append(identifier.removeprefix("USBPRINT\\"))
        if "lower" in package.forms:
            ids = [one.lower() for one in ids]
        if "quoted" in package.forms:
            ids = [f'"{one}"' for one in ids]
        line = f"%Device{number:02}% = Install, {', '.join(ids)}"
        if "continued" in package.forms:
            line = line.replace(" = Install,", " = \\\r\n    Install,")
        yield line


def _subsystem(identifier: str) -> str:
    """A subsystem of the vendor's own: device, then vendor."""
    vendor, device = identifier[8:12], identifier[17:21]
    return device + vendor


def _install(package: Package) -> Iterator[str]:
    yield "[Install]"
    if package.class_name == "Net":
        yield from _adapter(package)
    elif package.class_name in _STACK:
        yield "Characteristics = 0x28 ; NCF_HIDDEN | NCF_NOT_USER_REMOVABLE"
    if "needs" in package.forms:
        audio = package.class_name == "MEDIA"
        yield f"Include = ks.inf{', wdmaudio.inf' if audio else ''}"
        yield f"Needs = KS.Registration{', WDMAUDIO.Registration' if audio else ''}"
    yield "AddReg = Parameters.AddReg"
    if package.binaries:
        yield "CopyFiles = Drivers.CopyFiles"
    yield ""
    yield "[Parameters.AddReg]"
    if package.class_name == "Net":
        yield 'HKR, Ndi, Service, 0, "%ServiceName%"'
        yield 'HKR, Ndi\\Interfaces, UpperRange, 0, "ndis5"'
        yield 'HKR, Ndi\\Interfaces, LowerRange, 0, "ethernet"'
        yield 'HKR, Ndi\\params\\*SpeedDuplex, ParamDesc, 0, "%SpeedDuplex%"'
    else:
        yield "HKR,, TrainingFile, 0x00010001, 1"
    yield ""


def _adapter(package: Package) -> Iterator[str]:
    """What tells a network adapter's kind."""
    if package.kind in ("nic", "wifi"):
        usb = package.ids[0].startswith("USB\\")
        yield "Characteristics = 0x84 ; NCF_HAS_UI | NCF_PHYSICAL"
        yield f"BusType = {'15' if usb else '5'}"
    else:
        yield "Characteristics = 0x1 ; NCF_VIRTUAL"
    if "undecorated" not in package.forms:  # as old as these are, they know no such keywords
        kind, medium, physical = _WIRELESS if "wireless" in package.forms else _WIRED
        yield f"*IfType            = {kind}"
        yield f"*MediaType         = {medium}"
        yield f"*PhysicalMediaType = {physical}"


def _services(package: Package) -> Iterator[str]:
    yield "[Install.Services]"
    for number, service in enumerate(package.drivers):
        flags = "0x00000002" if number == 0 else ""
        yield f"AddService = {service}, {flags}, {service}.Service"
    yield ""
    for service, binary in package.drivers.items():
        yield f"[{service}.Service]"
        yield f"DisplayName    = %ServiceName%.{service}"
        yield "ServiceType    = 1 ; SERVICE_KERNEL_DRIVER"
        yield "StartType      = 3 ; SERVICE_DEMAND_START"
        yield "ErrorControl   = 1 ; SERVICE_ERROR_NORMAL"
        yield f"ServiceBinary  = %12%\\{binary}"
        yield f"LoadOrderGroup = {'NDIS' if package.class_name == 'Net' else 'Extended Base'}"
        yield ""


def _files(package: Package) -> Iterator[str]:
    yield "[Drivers.CopyFiles]"
    for binary in package.binaries:
        yield f"{binary},,,2"
    yield ""
    # System32\\drivers, or the folder of the printers' drivers.
    place = 66000 if package.class_name == "Printer" else 12
    yield "[DestinationDirs]"
    yield f"DefaultDestDir    = {place}"
    yield f"Drivers.CopyFiles = {place}"
    yield ""
    yield "[SourceDisksNames]"
    yield "1 = %Disk%,,,"
    yield ""
    yield "[SourceDisksFiles]"
    for binary in package.binaries:
        yield f"{binary} = 1"
    yield ""


def _strings(package: Package) -> Iterator[str]:
    yield "[Strings]"
    yield f'Provider    = "{package.provider}"'
    yield f'ServiceName = "{next(iter(package.drivers), _stem(package.inf))}"'
    yield f'Disk        = "{package.provider} practice disk"'
    yield 'SpeedDuplex = "Speed & Duplex"'
    for number, identifier in enumerate(package.ids):
        suffix = f" ({identifier.rpartition('_')[2]})" if len(package.ids) > 1 else ""
        yield f'Device{number:02}    = "{package.name}{suffix}"'


def _stem(name: str) -> str:
    return name.rpartition(".")[0]
