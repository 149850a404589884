"""Discs written anew: the size known beforehand, nothing else touched, foreign tools content."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

from sert_wizard.errors import CancelledError, InputError, OutputError, RequestError
from sert_wizard.iso import bootinfo
from sert_wizard.iso.bootimage import boot_path
from sert_wizard.iso.compare import differences
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.rewrite import predict_size, rewrite
from sert_wizard.progress import Progress
from tests import discs

NEW_WIM = {
    "smaller": random.Random(20).randbytes(1_234_567),
    "larger": random.Random(21).randbytes(9_000_001),
    "a sector more": random.Random(22).randbytes(5_000_001 + 2048),
    "same size": random.Random(23).randbytes(5_000_001),
    "tiny": b"x",
}
REMOVED = {
    "nothing": (),
    "the prompt": ("/boot/bootfix.bin",),
    "several, empty ones too": (
        "/readme.txt",
        "/empty.txt",
        "/Tools/A folder with a long name/Some rather long file name.config.txt",
    ),
}


@pytest.mark.parametrize("kind", discs.KINDS)
@pytest.mark.parametrize(
    ("size", "without"),
    [
        ("smaller", "nothing"),
        ("larger", "the prompt"),
        ("a sector more", "nothing"),
        ("same size", "several, empty ones too"),
        ("tiny", "several, empty ones too"),
    ],
)
def test_rewritten_as_predicted_and_nothing_else_changed(
    kind: str, size: str, without: str, tmp_path: Path
) -> None:
    wim, removed = NEW_WIM[size], REMOVED[without]
    target = tmp_path / "new.iso"
    before = discs.disc(kind).read_bytes()
    with Disc.open(discs.disc(kind)) as base:
        gone = [file.path for path in removed if (file := base.find(path))]
        predicted = predict_size(base, {discs.WIM: len(wim)}, removed)
        rewrite(base, {discs.WIM: wim}, removed, target, Progress())
        assert target.stat().st_size == predicted
        # Boot programs on BIOS read in aligned pieces, the last one, too.
        assert predicted % 65536 == 0
        with Disc.open(target) as made:
            assert made.primary and made.primary.blocks * 2048 == predicted
            assert differences(base, made, [discs.WIM], removed, Progress()) == []
            found = made.find(discs.WIM)
            assert found and b"".join(made.chunks(found)) == wim
            assert all(made.find(path) is None for path in removed)
    assert len(gone) == len(removed)
    assert discs.disc(kind).read_bytes() == before
    expected = {path: content for path, content in discs.TREE.items() if path not in gone}
    expected[discs.WIM] = wim
    seen = discs.extract(target, tmp_path / "seen")
    assert discs.comparable(seen) == discs.comparable(expected)
    if kind in discs.UDF_KINDS:
        assert discs.udf_warnings(target) == ""


@pytest.mark.parametrize("kind", discs.KINDS)
def test_isoinfo_sees_the_boot_entries_and_the_label(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    with Disc.open(discs.disc(kind)) as base:
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), target, Progress())

    def lines(image: Path) -> list[str]:
        kept = ("Volume id", "Nsect", "Boot", "Load", "Sys type", "System id", "Application")
        shown = discs.run("isoinfo", "-d", "-i", image).splitlines()
        return [line for line in shown if line.strip().startswith(kept) and "off" not in line]

    assert lines(target) == lines(discs.disc(kind))
    assert any(discs.LABEL in line for line in lines(target))


def test_every_tree_shows_the_new_content(tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    with Disc.open(discs.disc("bridge-joliet")) as base:
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, ["/readme.txt"], target, Progress())
    with Disc.open(target) as made:
        for layout in made.layouts:
            files = {file.path.casefold(): file for file in made.tree(layout).files}
            assert b"".join(made.chunks(files[discs.WIM])) == NEW_WIM["larger"]
            assert "/readme.txt" not in files


def test_several_files_at_once_from_disk_and_memory(tmp_path: Path) -> None:
    target, wim = tmp_path / "new.iso", tmp_path / "boot.wim"
    wim.write_bytes(NEW_WIM["smaller"])
    with Disc.open(discs.disc("joliet")) as base:
        changes: dict[str, Path | bytes] = {discs.WIM: wim, "/boot/BCD": b"another store"}
        predicted = predict_size(base, {discs.WIM: wim.stat().st_size, "/boot/BCD": 13}, [])
        rewrite(base, changes, (), target, Progress())
        with Disc.open(target) as made:
            assert made.size == predicted
            assert differences(base, made, list(changes), (), Progress()) == []
            store = made.find("/boot/bcd")
            assert store and made.read(store) == b"another store"
    assert wim.read_bytes() == NEW_WIM["smaller"]


@pytest.mark.parametrize("kind", ["iso9660-boot-table", "joliet", "bridge-joliet"])
def test_a_replaced_boot_image_gets_a_right_boot_info_table(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    image = random.Random(30).randbytes(6001)
    with Disc.open(discs.disc(kind)) as base:
        rewrite(base, {"/boot/etfsboot.com": image}, (), target, Progress())
    with Disc.open(target) as made:
        file = made.find("/boot/etfsboot.com")
        assert file
        written = made.read(file)
        assert written[:8] + written[64:] == image[:8] + image[64:]
        assert bootinfo.is_valid(written, file.extents[0][0] // 2048)
        assert made.boot[0].offset == file.extents[0][0]


@pytest.mark.parametrize("kind", ["iso9660-boot-table", "joliet", "rockridge", "bridge-joliet"])
def test_the_boot_info_table_moves_along(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    with Disc.open(discs.disc(kind)) as base:
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), target, Progress())
    with Disc.open(target) as made:
        file = made.find("/boot/etfsboot.com")
        assert file
        assert bootinfo.is_valid(made.read(file), file.extents[0][0] // 2048)


@pytest.mark.parametrize("kind", discs.KINDS)
def test_the_same_bytes_at_another_time(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Disc.open(discs.disc(kind)) as base:
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), tmp_path / "one.iso", Progress())
        later = time.time() + 100_000_000
        monkeypatch.setattr(time, "time", lambda: later)
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), tmp_path / "other.iso", Progress())
    assert (tmp_path / "one.iso").read_bytes() == (tmp_path / "other.iso").read_bytes()


def _fat_volume(seed: int) -> bytes:
    """1.44 MB that say they are a FAT volume of that size."""
    image = bytearray(random.Random(seed).randbytes(1_474_560))
    image[0], image[11:13], image[19:21] = 0xEB, b"\x00\x02", (2880).to_bytes(2, "little")
    image[510:512] = b"\x55\xaa"
    return bytes(image)


@pytest.mark.parametrize("kind", ["iso9660-boot-table", "joliet", "bridge", "bridge-joliet"])
@pytest.mark.parametrize("loads", [1, 2880])
def test_boot_images_that_are_no_files(kind: str, loads: int, tmp_path: Path) -> None:
    """As oscdimg writes them: apart from the files, and UEFI's counted as 512 bytes."""
    uefi = _fat_volume(40)
    tree = discs.write_tree(
        tmp_path / "tree", {**discs.TREE, "/efi/microsoft/boot/efisys.bin": uefi}
    )
    arguments = discs.RECIPES[kind][1]
    for name in ("etfsboot.com", "efisys.bin", "boot.cat"):
        arguments += ("-hide", name)
        # On a bridge disc the UDF side still lists them; Joliet's may, or not.
        arguments += ("-hide-joliet", name) if kind == "joliet" else ()
    path, target = tmp_path / "base.iso", tmp_path / "new.iso"
    discs.master(path, "genisoimage", arguments, tree)
    with Disc.open(path) as base:
        catalogue = base.catalogue
    assert catalogue
    with path.open("r+b") as file:
        file.seek(catalogue * 2048 + 102)
        file.write(loads.to_bytes(2, "little"))
    with Disc.open(path) as base:
        assert (base.find("/boot/etfsboot.com") is None) == (base.view != "udf")
        assert base.boot[1].load_sectors == loads
        predicted = predict_size(base, {discs.WIM: len(NEW_WIM["larger"])}, ())
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), target, Progress())
        with Disc.open(target) as made:
            assert made.size == predicted
            assert differences(base, made, [discs.WIM], (), Progress()) == []
            assert made.raw(made.boot[1].offset, len(uefi)) == uefi
            bios = made.raw(made.boot[0].offset, 4096)
            original = discs.TREE["/boot/etfsboot.com"]
            assert bios[64:] == original[64:]
            if "-boot-info-table" in arguments:
                assert bootinfo.is_valid(bios, made.boot[0].offset // 2048)
            else:
                assert bios == original


def test_the_system_area_is_kept(tmp_path: Path) -> None:
    data = bytearray(discs.disc("joliet").read_bytes())
    data[1000:1016] = b"a maker's stamp."
    base_path, target = tmp_path / "base.iso", tmp_path / "new.iso"
    base_path.write_bytes(data)
    with Disc.open(base_path) as base:
        rewrite(base, {discs.WIM: NEW_WIM["smaller"]}, (), target, Progress())
    assert target.read_bytes()[: 16 * 2048] == bytes(data[: 16 * 2048])


def test_growing_past_a_gibibyte(tmp_path: Path) -> None:
    """One UDF extent holds 1 GiB at most; the new file needs a second one."""
    wim, target = tmp_path / "boot.wim", tmp_path / "new.iso"
    with wim.open("wb") as file:
        file.write(b"begin")
        file.seek((1 << 30) + 5000)
        file.write(b"end")
    with Disc.open(discs.disc("bridge-joliet")) as base:
        predicted = predict_size(base, {discs.WIM: wim.stat().st_size}, ())
        rewrite(base, {discs.WIM: wim}, (), target, Progress())
        with Disc.open(target) as made:
            assert (made.view, made.size) == ("udf", predicted)
            assert differences(base, made, [discs.WIM], (), Progress()) == []
            found = made.find(discs.WIM)
            assert found and found.size == wim.stat().st_size
            assert made.raw(found.extents[0][0] + found.size - 3, 3) == b"end"
    assert discs.udf_warnings(target) == ""
    wim.unlink()
    target.unlink()


def test_many_names_in_many_alphabets(tmp_path: Path) -> None:
    """Folders that fill several blocks, names of 16 bits a character."""
    names = {f"/Ordner – папка/Datei {n:04d} 日本語.txt": b"%d" % n for n in range(400)}
    tree = discs.write_tree(tmp_path / "tree", {**discs.TREE, **names})
    removed = sorted(names)[100:103]
    target = tmp_path / "new.iso"
    for kind in ("joliet", "bridge-joliet", "rockridge"):
        program, arguments, _ = discs.RECIPES[kind]
        image = discs.master(
            tmp_path / "base.iso", program, ("-input-charset", "utf-8", *arguments), tree
        )
        with Disc.open(image) as base:
            assert {file.path for file in base.files} >= set(names)
            predicted = predict_size(base, {discs.WIM: 9_000_001}, removed)
            rewrite(base, {discs.WIM: NEW_WIM["larger"]}, removed, target, Progress())
            with Disc.open(target) as made:
                assert made.size == predicted
                assert differences(base, made, [discs.WIM], removed, Progress()) == []


@pytest.mark.parametrize(
    ("changes", "removed", "code"),
    [
        ({"/sources/install.wim": b"x"}, (), "no-such-file"),
        ({"/empty.txt": b"x"}, (), "empty-file"),
        ({"/boot/bcd": b""}, (), "empty-file"),
        ({}, ("/nothing.here",), "no-such-file"),
        ({}, ("/boot/etfsboot.com",), "boot-file"),
        ({}, ("/boot.cat",), "boot-file"),
    ],
)
def test_what_cannot_be_asked(
    changes: dict[str, bytes], removed: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    with Disc.open(discs.disc("joliet")) as base:
        with pytest.raises(RequestError) as caught:
            predict_size(base, {path: len(data) for path, data in changes.items()}, removed)
        assert caught.value.code == code and caught.value.hint
        with pytest.raises(RequestError):
            rewrite(base, changes, removed, tmp_path / "new.iso", Progress())
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    progress = _CancelAt(2 << 20)
    with Disc.open(discs.disc("joliet")) as base, pytest.raises(CancelledError):
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), target, progress)
    assert not target.exists()
    assert progress.most < 4 << 20  # seen within a piece or two


def test_progress_ends_at_the_size_of_the_disc(tmp_path: Path) -> None:
    progress = _CancelAt(1 << 40)
    with Disc.open(discs.disc("bridge")) as base:
        rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), tmp_path / "new.iso", progress)
    assert progress.most == (tmp_path / "new.iso").stat().st_size


def test_a_missing_replacement_and_a_missing_folder(tmp_path: Path) -> None:
    with Disc.open(discs.disc("joliet")) as base:
        with pytest.raises(InputError) as missing:
            rewrite(base, {discs.WIM: tmp_path / "no.wim"}, (), tmp_path / "n.iso", Progress())
        assert missing.value.code == "not-found"
        with pytest.raises(OutputError) as nowhere:
            rewrite(base, {discs.WIM: b"x"}, (), tmp_path / "none" / "n.iso", Progress())
        assert nowhere.value.code == "cannot-write"


def test_the_base_is_never_written_over(tmp_path: Path) -> None:
    image = tmp_path / "base.iso"
    image.write_bytes(discs.disc("joliet").read_bytes())
    with Disc.open(image) as base, pytest.raises(RequestError) as caught:
        rewrite(base, {discs.WIM: b"x"}, (), image, Progress())
    assert caught.value.code == "same-file"
    assert image.read_bytes() == discs.disc("joliet").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 (there is none on Windows)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    target = tmp_path / "new.iso"
    with Disc.open(discs.disc("joliet")) as base:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, before[1]))
        try:
            with pytest.raises(OutputError):
                rewrite(base, {discs.WIM: NEW_WIM["larger"]}, (), target, Progress())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not target.exists()


class _CancelAt(Progress):
    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit, self.most = limit, 0

    def reach(self, done: int, total: int | None = None) -> None:
        self.most = max(self.most, done)
        if done >= self.limit:
            self.cancel()
        super().reach(done, total)


@pytest.mark.parametrize("kind", ["iso9660-boot-table", "joliet"])
def test_a_boot_image_that_is_no_file_is_replaced(kind: str, tmp_path: Path) -> None:
    tree = discs.write_tree(tmp_path / "tree", discs.TREE)
    arguments = discs.RECIPES[kind][1]
    for name in ("etfsboot.com", "efisys.bin"):
        arguments += ("-hide", name, *(("-hide-joliet", name) if kind == "joliet" else ()))
    path, target = tmp_path / "base.iso", tmp_path / "new.iso"
    discs.master(path, "genisoimage", arguments, tree)
    for new in (_fat_volume(50), _fat_volume(51) + bytes(3_000_000), b"short"):
        with Disc.open(path) as base:
            predicted = predict_size(base, {boot_path(1): len(new), discs.WIM: 7}, ())
            rewrite(base, {boot_path(1): new, discs.WIM: b"another"}, (), target, Progress())
            with Disc.open(target) as made:
                assert made.size == predicted
                changed = [boot_path(1), discs.WIM]
                assert differences(base, made, changed, (), Progress()) == []
                assert made.raw(made.boot[1].offset, len(new)) == new
            with pytest.raises(RequestError):
                predict_size(base, {boot_path(2): 1}, ())


def test_a_refused_request_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "new.iso"
    target.write_bytes(b"an older one")
    with Disc.open(discs.disc("joliet")) as base, pytest.raises(RequestError):
        rewrite(base, {"/no.such": b"x"}, (), target, Progress())
    assert target.read_bytes() == b"an older one"
