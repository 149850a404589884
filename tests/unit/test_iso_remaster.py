"""Discs laid out by our own writers: judged by 7-Zip, isoinfo, udfinfo, xorriso."""

from __future__ import annotations

import binascii
import io
import os
import random
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from sert_wizard.errors import CancelledError, RequestError, SertError
from sert_wizard.iso import bootinfo
from sert_wizard.iso.compare import differences
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.remaster import Remaster
from sert_wizard.iso.rewrite import predict_size, rewrite
from sert_wizard.progress import Progress
from tests import discs, udf_images

NEW = random.Random(60).randbytes(6_000_001)
REMOVED = ("/readme.txt", "/boot/bootfix.bin", "/empty.txt")


def _expected() -> dict[str, bytes]:
    tree = {path: content for path, content in discs.TREE.items() if path not in REMOVED}
    return discs.comparable({**tree, discs.WIM: NEW})


def _remastered(path: Path, target: Path) -> None:
    """What `rewrite` does where pycdlib can't, done to any disc."""
    with Disc.open(path) as base:
        source = cast(BinaryIO, io.BytesIO(NEW))
        made = Remaster(base, {discs.WIM: (source, len(NEW))}, REMOVED)
        with target.open("wb") as file:
            for piece in made.pieces():
                file.write(piece)
        assert target.stat().st_size == made.size
        with Disc.open(target) as written:
            assert differences(base, written, [discs.WIM], REMOVED, Progress()) == []


@pytest.mark.parametrize("revision", ["1.02", "1.50", "2.01"])
@pytest.mark.parametrize("style", udf_images.STYLES)
def test_udf_alone(revision: str, style: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    before = discs.udf_disc(revision, style).read_bytes()
    with Disc.open(discs.udf_disc(revision, style)) as base:
        predicted = predict_size(base, {discs.WIM: len(NEW)}, REMOVED)
        rewrite(base, {discs.WIM: NEW}, REMOVED, target, Progress())
        assert target.stat().st_size == predicted < base.size / 3
        with Disc.open(target) as made:
            assert (made.layouts, made.boot) == (("udf",), ())
            assert made.udf and base.udf and made.udf.revision == base.udf.revision
            assert differences(base, made, [discs.WIM], REMOVED, Progress()) == []
    assert discs.extract(target, tmp_path / "seen") == _expected() | _boot_image()
    assert discs.udf_warnings(target) == ""
    assert discs.udf_disc(revision, style).read_bytes() == before


def _boot_image() -> dict[str, bytes]:
    """`comparable` blanks a boot info table that these discs haven't got."""
    return {"/boot/etfsboot.com": discs.TREE["/boot/etfsboot.com"]}


def test_what_udfinfo_says_of_a_volume_stays(tmp_path: Path) -> None:
    def facts(image: Path) -> dict[str, str]:
        lines = discs.run("udfinfo", image).splitlines()
        found = dict(line.split("=", 1) for line in lines if "=" in line)
        return {name: value for name, value in found.items() if not _says_where(name)}

    def _says_where(name: str) -> bool:
        words = ("blocks", "start", "numfiles", "type", "space", "filename", "winserial")
        return any(word in name for word in words)

    image, target = discs.udf_disc("1.50"), tmp_path / "new.iso"
    _remastered(image, target)
    assert facts(target) == facts(image)
    assert {"label", "uuid", "udfrev", "udfwriterev", "numdirs"} < facts(target).keys()


@pytest.mark.parametrize("kind", discs.KINDS)
def test_every_kind_of_disc(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    _remastered(discs.disc(kind), target)
    assert discs.comparable(discs.extract(target, tmp_path / "seen")) == _expected()
    if kind in discs.UDF_KINDS:
        assert discs.udf_warnings(target) == ""
    with Disc.open(target) as made:
        bios = made.find("/boot/etfsboot.com")
        assert bios
        table = kind in ("iso9660-boot-table", "joliet", "rockridge", "bridge-joliet")
        image = made.read(bios)
        table |= kind == "xorriso-rockridge"
        assert bootinfo.is_valid(image, bios.extents[0][0] // 2048) == table


@pytest.mark.parametrize("kind", discs.KINDS)
def test_isoinfo_and_xorriso_see_the_same(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    _remastered(discs.disc(kind), target)

    def listing(image: Path, *options: str) -> list[str]:
        """Paths as isoinfo prints them; its warnings would come among them."""
        return sorted(discs.run("isoinfo", *options, "-f", "-i", image).splitlines())

    trees: dict[str, tuple[str, ...]] = {"iso9660": (), "joliet": ("-J",), "rockridge": ("-R",)}
    with Disc.open(target) as made:
        for layout in made.layouts:
            if layout != "udf":
                before = listing(discs.disc(kind), *trees[layout])
                gone = {line for line in before if _is_removed(line)}
                assert listing(target, *trees[layout]) == [p for p in before if p not in gone]
                assert len(gone) == (1 if (kind, layout) == ("udf-first", "iso9660") else 3)

    def boot(image: Path) -> list[str]:
        report = discs.run("xorriso", "-indev", image, "-report_el_torito", "plain")
        lines = [line for line in report.splitlines() if line.startswith("El Torito boot img")]
        return [re.sub(r"\s+\d+$", "", line) for line in lines]

    assert boot(target) == boot(discs.disc(kind))
    assert len(boot(target)) == 2


def _is_removed(line: str) -> bool:
    # 8.3 names have their own spelling of each.
    name = line.lower().partition(";")[0].rstrip(".")
    return name in REMOVED


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for kind in ("bridge-joliet", "rockridge"):
        _remastered(discs.disc(kind), tmp_path / "one")
        _remastered(discs.disc(kind), tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_disc_written_twice_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing is lost or added when what was made is the base of the next."""
    with Disc.open(discs.udf_disc("2.01", "scattered")) as base:
        rewrite(base, {}, (), tmp_path / "one.iso", Progress())
    with Disc.open(tmp_path / "one.iso") as base:
        rewrite(base, {}, (), tmp_path / "two.iso", Progress())
    assert (tmp_path / "one.iso").read_bytes() == (tmp_path / "two.iso").read_bytes()


@pytest.mark.parametrize("arguments", [(), ("-J",), ("-R", "-J"), ("-udf",), ("-udf", "-J")])
def test_one_of_two_names_of_a_content_changes(arguments: tuple[str, ...], tmp_path: Path) -> None:
    tree = discs.write_tree(tmp_path / "tree", {"/a.bin": b"same" * 1000, "/c.txt": b"c"})
    os.link(tree / "a.bin", tree / "b.bin")
    image = discs.master(tmp_path / "base.iso", "genisoimage", ("-cache-inodes", *arguments), tree)
    target = tmp_path / "new.iso"
    with Disc.open(image) as base:
        one, other = base.find("/a.bin"), base.find("/b.bin")
        assert one and other and one.extents == other.extents
        predicted = predict_size(base, {"/a.bin": 7}, ())
        rewrite(base, {"/a.bin": b"another"}, (), target, Progress())
        assert target.stat().st_size == predicted
        with Disc.open(target) as made:
            assert differences(base, made, ["/a.bin"], (), Progress()) == []
            # Told of no change, the comparison sees that one.
            found = differences(base, made, (), (), Progress())
            assert found and all("a.bin" in line.lower() for line in found)
    seen = discs.extract(target, tmp_path / "seen")
    contents = {path.lower(): content for path, content in seen.items()}
    assert contents == {"/a.bin": b"another", "/b.bin": b"same" * 1000, "/c.txt": b"c"}


def test_a_twin_that_changed_along_is_noticed(tmp_path: Path) -> None:
    tree = discs.write_tree(tmp_path / "tree", {"/a.bin": b"same" * 1000})
    os.link(tree / "a.bin", tree / "b.bin")
    image = discs.master(tmp_path / "base.iso", "genisoimage", ("-cache-inodes", "-J"), tree)
    data = bytearray(image.read_bytes())
    with Disc.open(image) as base:
        data[base.files[0].extents[0][0]] ^= 1
        (tmp_path / "made.iso").write_bytes(data)
        with Disc.open(tmp_path / "made.iso") as made:
            found = differences(base, made, ["/a.bin"], (), Progress())
    assert found == ["joliet /b.bin: other content", "iso9660 /B.BIN: other content"]


def test_one_of_two_names_goes(tmp_path: Path) -> None:
    tree = discs.write_tree(tmp_path / "tree", {"/a.bin": b"same" * 1000, "/c.txt": b"c"})
    os.link(tree / "a.bin", tree / "b.bin")
    image = discs.master(tmp_path / "base.iso", "genisoimage", ("-cache-inodes",), tree)
    with Disc.open(image) as base:
        rewrite(base, {"/c.txt": b"new"}, ["/a.bin"], tmp_path / "new.iso", Progress())
        with Disc.open(tmp_path / "new.iso") as made:
            assert differences(base, made, ["/c.txt"], ["/a.bin"], Progress()) == []
            kept = made.find("/b.bin")
            assert kept and made.read(kept) == b"same" * 1000


def test_path_tables_that_disagree_are_made_anew(tmp_path: Path) -> None:
    """They don't matter to a reader, but pycdlib refuses the disc."""
    data = bytearray(discs.disc("joliet").read_bytes())
    table = int.from_bytes(data[16 * 2048 + 148 : 16 * 2048 + 152], "big") * 2048
    data[table + 20] ^= 0xFF
    image, target = tmp_path / "base.iso", tmp_path / "new.iso"
    image.write_bytes(data)
    with Disc.open(image) as base:
        predicted = predict_size(base, {discs.WIM: len(NEW)}, REMOVED)
        rewrite(base, {discs.WIM: NEW}, REMOVED, target, Progress())
        with Disc.open(target) as made:
            assert made.size == predicted
            assert differences(base, made, [discs.WIM], REMOVED, Progress()) == []
    # The new tables are good enough for pycdlib, which checks them.
    with Disc.open(target) as base:
        rewrite(base, {discs.WIM: b"x"}, (), tmp_path / "again.iso", Progress())


def test_four_gibibytes_are_laid_out() -> None:
    """Only the sizes count, so nothing of that size is needed to know the disc's."""
    with Disc.open(discs.disc("bridge-joliet")) as base:
        small = Remaster(base, {discs.WIM: (cast(BinaryIO, io.BytesIO()), 65536)}, ()).size
        # A second record in each folder fits into the folder's sector.
        assert predict_size(base, {discs.WIM: 1 << 32}, ()) == small - 65536 + (1 << 32)


def _seal(data: bytearray, at: int) -> None:
    length = struct.unpack_from("<H", data, at + 10)[0]
    crc = binascii.crc_hqx(bytes(data[at + 16 : at + 16 + length]), 0)
    data[at + 8 : at + 10] = struct.pack("<H", crc)
    data[at + 4] = (sum(data[at : at + 4]) + sum(data[at + 5 : at + 16])) & 0xFF


def _edited(folder: Path, edit: Callable[[bytearray], None]) -> Path:
    data = bytearray(discs.udf_disc("1.02", "long").read_bytes())
    edit(data)
    image = folder / "base.iso"
    image.write_bytes(data)
    return image


def _blocks(data: bytearray, kind: int) -> list[int]:
    """Where the descriptors of that kind begin."""
    mark = struct.pack("<H", kind)
    return [at for at in range(0, len(data), 2048) if data[at : at + 2] == mark]


def test_several_partitions_become_one(tmp_path: Path) -> None:
    def edit(data: bytearray) -> None:
        """Map the partition twice, and let all content lie in the second."""
        for at in _blocks(data, 6):
            data[at + 264 : at + 272] = struct.pack("<II", 12, 2)
            data[at + 446 : at + 452] = data[at + 440 : at + 446]
            data[at + 10 : at + 12] = struct.pack("<H", 436)
            _seal(data, at)
        for at in _blocks(data, 261):
            if data[at + 27] == 5 and data[at + 172]:
                data[at + 176 + 8] = 1
                _seal(data, at)

    target = tmp_path / "new.iso"
    with Disc.open(_edited(tmp_path, edit)) as base:
        assert base.udf and len(base.udf.partitions) == 2
        rewrite(base, {discs.WIM: NEW}, REMOVED, target, Progress())
        with Disc.open(target) as made:
            assert made.udf and len(made.udf.partitions) == 1
            assert differences(base, made, [discs.WIM], REMOVED, Progress()) == []
    assert discs.extract(target, tmp_path / "seen") == _expected() | _boot_image()
    assert discs.udf_warnings(target) == ""


def test_attributes_in_blocks_of_their_own_are_refused(tmp_path: Path) -> None:
    def edit(data: bytearray) -> None:
        at = _blocks(data, 261)[-1]
        data[at + 112 : at + 116] = struct.pack("<I", 2048)
        _seal(data, at)

    with Disc.open(_edited(tmp_path, edit)) as base, pytest.raises(RequestError) as caught:
        predict_size(base, {discs.WIM: 1}, ())
    assert caught.value.code == "disc-not-rewritable" and "attributes" in caught.value.message


@pytest.mark.parametrize(
    ("changes", "removed", "code"),
    [
        ({"/sources/install.wim": b"x"}, (), "no-such-file"),
        ({"/empty.txt": b"x"}, (), "empty-file"),
        ({"/boot/bcd": b""}, (), "empty-file"),
        ({}, ("/nothing.here",), "no-such-file"),
    ],
)
def test_what_cannot_be_asked(
    changes: dict[str, bytes], removed: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    with Disc.open(discs.udf_disc("1.02")) as base, pytest.raises(RequestError) as caught:
        rewrite(base, changes, removed, tmp_path / "new.iso", Progress())
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    class Impatient(Progress):
        def reach(self, done: int, total: int | None = None) -> None:
            self.cancel()
            super().reach(done, total)

    with Disc.open(discs.udf_disc("1.02")) as base, pytest.raises(CancelledError):
        rewrite(base, {discs.WIM: NEW}, (), tmp_path / "new.iso", Impatient())
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_at_the_size_of_the_disc(tmp_path: Path) -> None:
    class Watched(Progress):
        most = 0

        def reach(self, done: int, total: int | None = None) -> None:
            self.most = max(self.most, done)
            super().reach(done, total)

    progress = Watched()
    with Disc.open(discs.udf_disc("1.02")) as base:
        rewrite(base, {discs.WIM: NEW}, (), tmp_path / "new.iso", progress)
    assert progress.most == (tmp_path / "new.iso").stat().st_size


def _small_discs(folder: Path) -> list[bytes]:
    """Discs that are descriptors for the most part."""
    tree = {path: content[:2000] for path, content in discs.TREE.items()}
    made = [discs.udf_disc("2.01", "chained").read_bytes()[: 4 << 20]]
    for kind in ("rockridge", "bridge-joliet", "udf-first", "hybrid"):
        program, arguments, _ = discs.RECIPES[kind]
        source = discs.write_tree(folder / kind, tree)
        image = discs.master(folder / f"{kind}.iso", program, arguments, source)
        made.append(image.read_bytes())
    return made


def test_damaged_discs_are_refused_or_written(tmp_path: Path) -> None:
    """Nothing but our own errors, whatever the bytes; and the size is known in every case."""
    generator = random.Random(70)
    written = 0
    for image in _small_discs(tmp_path):
        used = [at for at, byte in enumerate(image[: 2 << 20]) if byte]
        for _ in range(60):
            data = bytearray(image)
            for _ in range(generator.choice((1, 2, 8))):
                data[generator.choice(used)] = generator.choice((0, 1, 0x7F, 0xFF))
            path = tmp_path / "damaged.iso"
            path.write_bytes(data)
            try:
                with Disc.open(path) as base:
                    source = cast(BinaryIO, io.BytesIO(b"new"))
                    made = Remaster(base, {discs.WIM: (source, 3)}, ["/readme.txt"])
                    assert sum(map(len, made.pieces())) == made.size
                    written += 1
            except SertError as error:
                assert error.hint
    assert written > 100
