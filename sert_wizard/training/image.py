"""Fills an image tree as Windows PE's is laid out, with files of our own."""

from __future__ import annotations

import tomllib
from itertools import product

from sert_wizard.progress import Progress
from sert_wizard.settings import resource
from sert_wizard.training import contents
from sert_wizard.training.catalogue import Package, StoredPackage, packages
from sert_wizard.training.generations import Generation
from sert_wizard.training.infs import write_inf
from sert_wizard.training.rawwim import RawWim
from sert_wizard.training.registry import hives
from sert_wizard.training.scales import Scale
from sert_wizard.training.tree import ARCHIVE, HIDDEN, READ_ONLY, SYSTEM, Node, Tree
from sert_wizard.wording import words

SYSTEM32 = "Windows\\System32"
REPOSITORY = f"{SYSTEM32}\\DriverStore\\FileRepository"
CATALOGS = f"{SYSTEM32}\\CatRoot\\{{F750E6C3-38EE-11D1-85E5-00C04FC295EE}}"
#: Index into the image's security descriptors; 0 is for all others.
FOR_SYSTEM_ONLY = 1
_TOKEN = "31bf3856ad364e35"  # the public key of Windows' own components, part of every name


class _Writer:
    """Puts contents into the WIM and their names into the tree."""

    def __init__(
        self, wim: RawWim, generation: Generation, arch: str, scale: Scale, progress: Progress
    ) -> None:
        self.wim, self.progress = wim, progress
        self.generation, self.arch, self.scale = generation, arch, scale
        self.tree = Tree()
        self._done = 0
        self._oems = 0

    @property
    def budget(self) -> int:
        """Bytes that the files of this scale come to, about."""
        return self.scale.system_bytes + self.scale.nic_bytes

    def put(self, path: str, content: bytes, attributes: int = ARCHIVE) -> Node:
        self._done += len(content)
        # The budget of the scale is met about, not to the byte.
        self.progress.reach(self._done, max(self._done, self.budget))
        return self.tree.file(path, self.wim.add(content), attributes)

    def next_oem(self) -> int:
        """The number that Windows gives the next package that is added: oem0.inf, oem1.inf."""
        self._oems += 1
        return self._oems - 1

    def component(self, name: str, language: str = "none") -> str:
        """The WinSxS folder name of a component."""
        version = self.generation.version
        stem = f"{self.arch}_{name}_{_TOKEN}_{version}_{language}"
        return f"{stem}_{contents.digest(stem)}"

    def manifest(self, component: str, files: list[str]) -> None:
        lines = "".join(f'  <file name="{name}" />\r\n' for name in files)
        text = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
            f"<!-- {contents.MARK.decode().strip()} -->\r\n"
            f'<assembly manifestVersion="1.0">\r\n{lines}</assembly>\r\n'
            f"<!-- {component} -->\r\n"
        )
        self.put(f"Windows\\WinSxS\\Manifests\\{component}.manifest", text.encode())


def fill(wim: RawWim, generation: Generation, arch: str, scale: Scale, progress: Progress) -> Tree:
    """Store the files of a practice image in `wim`; the tree that names them."""
    writer = _Writer(wim, generation, arch, scale, progress)
    chosen = packages(generation, arch)
    progress.begin(words("Making the files"), writer.budget)
    _system_files(writer)
    _startup(writer)
    _catalogs(writer)
    weights = sum(package.weight for package in chosen if package.kind in ("nic", "bus"))
    stored = [_package(writer, package, weights) for package in chosen]
    for name in generation.index_files:
        content = contents.data(f"{name} {generation.name}", 24_000)
        writer.put(f"{SYSTEM32}\\DriverStore\\{name}", content)
    for name, hive in hives(generation, arch, stored).items():
        writer.put(f"{SYSTEM32}\\config\\{name}", hive).security = FOR_SYSTEM_ONLY
    writer.tree.folder(f"{SYSTEM32}\\config").security = FOR_SYSTEM_ONLY
    writer.tree.give_short_names()
    return writer.tree


def system_names(count: int) -> list[str]:
    """`count` names of files in System32: those that matter first, then made-up ones."""
    words = tomllib.loads(resource("training", "system_names.toml").read_text(encoding="utf-8"))
    parts = product(words["first"], words["second"], words["third"], words["extension"])
    names = dict.fromkeys([*words["programs"], *map("".join, parts)])
    assert len(names) >= count, "resources/training/system_names.toml gives too few names"
    return list(names)[:count]


def _system_files(writer: _Writer) -> None:
    """Files of System32, each a hard link of its component's in WinSxS."""
    scale = writer.scale
    sizes = contents.shares("system files", scale.system_files, scale.system_bytes)
    for name, size in zip(system_names(scale.system_files), sizes, strict=True):
        writer.progress.check()
        place = "drivers\\" if name.endswith(".sys") else ""
        node = writer.put(f"{SYSTEM32}\\{place}{name}", contents.binary(name, size))
        component = writer.component(f"microsoft-windows-{name.partition('.')[0]}-{name[-3:]}")
        writer.tree.link(f"Windows\\WinSxS\\{component}\\{name}", node)
        writer.manifest(component, [name])


def _startup(writer: _Writer) -> None:
    writer.put(f"{SYSTEM32}\\startnet.cmd", b"wpeinit\r\n")
    note = b"; " + contents.MARK
    writer.put("Windows\\Fonts\\desktop.ini", note, HIDDEN | SYSTEM | ARCHIVE)
    writer.put("Windows\\win.ini", note, ARCHIVE | READ_ONLY)
    writer.put("Windows\\bootstat.dat", b"", ARCHIVE | SYSTEM)
    for folder in ("Windows\\Temp", "Windows\\Globalization", "Users\\Default", "ProgramData"):
        writer.tree.folder(folder)
    for folder in ("Program Files\\Common Files", "Windows\\Installer"):
        writer.tree.folder(folder, HIDDEN if folder.endswith("Installer") else 0)
    for boot in ("bootmgr.exe", "winload.exe", "memtest.exe"):
        writer.put(f"Windows\\Boot\\PCAT\\{boot}", contents.binary(boot, 30_000))


def _catalogs(writer: _Writer) -> None:
    """Catalogues are shared by many packages; they stay whatever goes."""
    for name in ("Client-Drivers", "WinPE", "Foundation"):
        tail = f"~{_TOKEN}~{writer.arch}~~{writer.generation.version}.cat"
        path = f"{CATALOGS}\\Microsoft-Windows-{name}-Package{tail}"
        writer.put(path, contents.data(f"{name} {writer.generation.name}", 12_000))


def repository_folder(package: Package, generation: Generation, arch: str) -> str:
    """The package's folder name in FileRepository, in the form of the generation."""
    seed = f"{package.inf} {generation.name} {arch}"
    if generation.folders == "vista":
        return f"{package.inf}_{contents.digest(seed, 8)}"
    middle = f"{arch}_neutral" if generation.folders == "seven" else arch
    return f"{package.inf}_{middle}_{contents.digest(seed)}"


def binary_size(package: Package, scale: Scale, weights: int) -> int:
    """Bytes of each binary of a package: NIC packages share the scale's budget by weight."""
    if package.kind in ("nic", "bus"):
        return max(2_000, scale.nic_bytes * package.weight // weights // len(package.binaries))
    return 3_000 + 9_000 * package.weight


def _package(writer: _Writer, package: Package, weights: int) -> StoredPackage:
    """Put every copy of one package into the image."""
    generation = writer.generation
    folder = repository_folder(package, generation, writer.arch)
    store = f"{REPOSITORY}\\{folder}"
    inf = write_inf(package, generation, writer.arch)
    nodes = {package.inf: writer.put(f"{store}\\{package.inf}", inf)}
    stem = package.inf.removesuffix(".inf")
    published = stem
    if "oem" in package.forms:
        # Added to the image later, as DISM and PEimg do: a catalogue of its own, no component.
        published = f"oem{writer.next_oem()}"
        catalogue = contents.data(f"{stem} catalogue {generation.name}", 8_000)
        writer.put(f"{store}\\{stem}.cat", catalogue)
        writer.put(f"{CATALOGS}\\{published}.cat", catalogue)
    writer.put(f"Windows\\INF\\{published}.inf", inf)
    compiled = contents.data(f"{stem} compiled {generation.name}", 2 * len(inf))
    writer.put(f"{store}\\{stem}.PNF", compiled)
    writer.put(f"Windows\\INF\\{published}.PNF", compiled)
    for name in package.binaries:
        size = binary_size(package, writer.scale, weights)
        sha1 = _binary(writer, name, size, loaded=name in package.drivers.values())
        nodes[name] = writer.tree.file(f"{store}\\{name}", sha1)
    if "oem" not in package.forms:
        _component(writer, package, nodes)
    return StoredPackage(package, folder, f"{published}.inf")


def _component(writer: _Writer, package: Package, nodes: dict[str, Node]) -> None:
    """What an in-box package has in WinSxS, hard links of its files, and its localised texts."""
    prefix = "dual_" if writer.generation.major >= 10 else ""
    component = writer.component(f"{prefix}{package.inf}")
    for name, node in nodes.items():
        writer.tree.link(f"Windows\\WinSxS\\{component}\\{name}", node)
    writer.manifest(component, list(nodes))
    if writer.generation.localised:
        _localised(writer, package, prefix)


def _binary(writer: _Writer, name: str, size: int, *, loaded: bool) -> bytes:
    """SHA-1 of a binary; a driver that is loaded lies in System32\\drivers, and two packages may
    share it."""
    content = contents.binary(f"{name} {writer.generation.name} {writer.arch}", size)
    if not loaded:
        return writer.wim.add(content)
    path = f"{SYSTEM32}\\drivers\\{name}"
    if there := writer.tree.find(path):
        return there.sha1
    return writer.put(path, content).sha1


def _localised(writer: _Writer, package: Package, prefix: str) -> None:
    """The strings in the image's language, since Windows 7."""
    text = f'; {contents.MARK.decode().strip()}\r\n[Strings]\r\nName = "{package.name}"\r\n'
    component = writer.component(f"{prefix}{package.inf}.resources", "en-us")
    content = b"\xff\xfe" + text.encode("utf-16-le")
    name = f"{package.inf}_loc"
    node = writer.put(f"{SYSTEM32}\\DriverStore\\en-US\\{name}", content)
    writer.tree.link(f"Windows\\WinSxS\\{component}\\{name}", node)
    writer.manifest(component, [name])
