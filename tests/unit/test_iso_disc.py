"""Reading discs of every kind, against the files they were made from and against 7-Zip."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard.errors import CancelledError, InputError, OutputError, SertError
from sert_wizard.iso.disc import Disc, DiscFile
from sert_wizard.iso.tree import Extents
from sert_wizard.progress import Progress
from tests import discs


def contents(disc: Disc) -> dict[str, bytes]:
    return {file.path: b"".join(disc.chunks(file)) for file in disc.files}


@pytest.mark.parametrize("kind", discs.KINDS)
def test_every_file_of_every_kind_of_disc(kind: str) -> None:
    with Disc.open(discs.disc(kind)) as disc:
        assert discs.comparable(contents(disc)) == discs.comparable(discs.TREE)
        assert disc.view == discs.RECIPES[kind][2]
        assert disc.volume_id == discs.LABEL
        assert disc.size == disc.path.stat().st_size


@pytest.mark.parametrize("kind", discs.KINDS)
def test_all_trees_of_a_disc_hold_the_same_files(kind: str) -> None:
    with Disc.open(discs.disc(kind)) as disc:
        for layout in disc.layouts:
            files = disc.tree(layout).files
            if kind == "udf-first" and layout == "iso9660":
                assert {file.path.casefold() for file in files} == {"/readme.txt", "/boot.cat"}
            else:
                # genisoimage gives the boot catalogue no content on the UDF side.
                places = [sorted(_places(tree)) for tree in (files, disc.files)]
                assert places[0] == places[1]


@pytest.mark.parametrize("kind", discs.KINDS)
def test_the_boot_entries(kind: str) -> None:
    with Disc.open(discs.disc(kind)) as disc:
        bios, uefi = disc.boot
        assert (bios.platform, bios.bootable, bios.media, bios.load_sectors) == ("bios", True, 0, 8)
        assert (uefi.platform, uefi.bootable, uefi.media) == ("uefi", True, 0)
        for entry, path in ((bios, "/boot/etfsboot.com"), (uefi, "/efi/microsoft/boot/efisys.bin")):
            file = disc.find(path)
            assert file and file.extents[0][0] == entry.offset


@pytest.mark.parametrize("kind", discs.KINDS)
def test_seven_zip_sees_the_same(kind: str, tmp_path: Path) -> None:
    with Disc.open(discs.disc(kind)) as disc:
        assert discs.extract(disc.path, tmp_path) == contents(disc)


def test_a_path_is_found_in_any_spelling() -> None:
    with Disc.open(discs.disc("joliet")) as disc:
        for spelling in ("/sources/boot.wim", "SOURCES\\BOOT.WIM", "sources/Boot.Wim"):
            file = disc.find(spelling)
            assert file and file.path == discs.WIM
        assert disc.find("/sources") is None
        assert disc.find("") is None


def test_the_raw_path_keeps_the_version_where_the_disc_has_one() -> None:
    with Disc.open(discs.disc("joliet-versions")) as disc:
        raw = {file.raw_path for file in disc.tree("iso9660").files}
        assert "/SOURCES/BOOT.WIM;1" in raw
        assert "/SOURCES/BOOT.WIM" in {file.path for file in disc.tree("iso9660").files}
        # ISO 9660 wants a dot in every name.
        assert "/BOOTMGR" in {file.path for file in disc.tree("iso9660").files}


def test_dates_are_utc() -> None:
    before = datetime.now(UTC).timestamp()
    with Disc.open(discs.disc("bridge-joliet")) as disc:
        assert disc.created.tzinfo is UTC
        assert abs(disc.created.timestamp() - before) < 3600
        for layout in disc.layouts:
            wim = next(f for f in disc.tree(layout).files if f.size == len(discs.TREE[discs.WIM]))
            assert wim.modified == datetime.fromtimestamp(1_200_000_000, UTC)


def test_hidden_files_are_marked(tmp_path: Path) -> None:
    tree = discs.write_tree(tmp_path / "tree", {"/seen.txt": b"1", "/unseen.txt": b"2"})
    image = discs.master(tmp_path / "h.iso", "genisoimage", ("-hidden", "unseen.txt"), tree)
    with Disc.open(image) as disc:
        assert {file.path: file.hidden for file in disc.files} == {
            "/SEEN.TXT": False,
            "/UNSEEN.TXT": True,
        }


def test_names_in_windows_code_page(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "tree")
    os.mkdir(folder)  # noqa: PTH102 (the names are bytes)
    with open(os.path.join(folder, b"Gr\xf6\xdfe \x80.txt"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(b"17")
    image = discs.master(
        tmp_path / "n.iso", "genisoimage", ("-iso-level", "4", "-N"), tmp_path / "tree"
    )
    with Disc.open(image) as disc:
        assert [file.path for file in disc.files] == ["/Größe €.txt"]
        assert disc.read(disc.files[0]) == b"17"


def test_deep_folders_that_rock_ridge_moved(tmp_path: Path) -> None:
    path = "".join(f"/level{number}" for number in range(12)) + "/deep.txt"
    tree = discs.write_tree(tmp_path / "tree", {path: b"down here"})
    image = discs.master(tmp_path / "d.iso", "genisoimage", ("-R",), tree)
    with Disc.open(image) as disc:
        found = disc.find(path)
        assert found and disc.read(found) == b"down here"


def test_extract_copies_and_hashes(tmp_path: Path) -> None:
    with Disc.open(discs.disc("bridge")) as disc:
        wim = disc.find(discs.WIM)
        assert wim
        progress = _Watched()
        digest = disc.extract(wim, tmp_path / "boot.wim", progress)
    assert (tmp_path / "boot.wim").read_bytes() == discs.TREE[discs.WIM]
    assert digest == hashlib.sha256(discs.TREE[discs.WIM]).hexdigest()
    assert progress.last == (wim.size, wim.size)


def test_extract_of_an_empty_file(tmp_path: Path) -> None:
    with Disc.open(discs.disc("bridge")) as disc:
        file = disc.find("/empty.txt")
        assert file and file.extents == ()
        assert disc.extract(file, tmp_path / "e", Progress()) == hashlib.sha256().hexdigest()
    assert (tmp_path / "e").read_bytes() == b""


def test_a_cancelled_extract_leaves_nothing(tmp_path: Path) -> None:
    with Disc.open(discs.disc("bridge")) as disc:
        wim = disc.find(discs.WIM)
        assert wim
        with pytest.raises(CancelledError):
            disc.extract(wim, tmp_path / "boot.wim", _Impatient())
    assert list(tmp_path.iterdir()) == []


def test_extract_into_a_missing_folder_is_an_output_error(tmp_path: Path) -> None:
    with Disc.open(discs.disc("bridge")) as disc:
        wim = disc.find(discs.WIM)
        assert wim
        with pytest.raises(OutputError) as caught:
            disc.extract(wim, tmp_path / "nowhere" / "boot.wim", Progress())
    assert caught.value.code == "cannot-write"


def test_read_refuses_more_than_its_limit() -> None:
    with Disc.open(discs.disc("joliet")) as disc:
        wim, readme = disc.find(discs.WIM), disc.find("/readme.txt")
        assert wim and readme
        assert disc.read(readme) == discs.TREE["/readme.txt"]
        with pytest.raises(InputError, match="5000001 bytes"):
            disc.read(wim, 1000)


def test_chunks_are_no_larger_than_asked() -> None:
    with Disc.open(discs.disc("joliet")) as disc:
        wim = disc.find(discs.WIM)
        assert wim
        sizes = [len(chunk) for chunk in disc.chunks(wim, 1_000_000)]
    assert sizes == [1_000_000] * 5 + [1]


@pytest.mark.parametrize("content", [b"", b"some text\n", bytes(40_000), bytes(3 << 20)])
def test_what_is_no_disc(content: bytes, tmp_path: Path) -> None:
    _refused(tmp_path, content, "not-a-disc")


def test_a_wim_is_called_by_its_name(tmp_path: Path) -> None:
    error = _refused(tmp_path, b"MSWIM\0\0\0" + bytes(70_000), "not-a-disc")
    assert "is a WIM file" in error.message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Disc.open(tmp_path / "none.iso")
    assert caught.value.code == "not-found"
    with pytest.raises(InputError) as caught:
        Disc.open(tmp_path)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("kind", discs.KINDS)
def test_a_truncated_disc_is_named_so(kind: str, tmp_path: Path) -> None:
    whole = discs.disc(kind).read_bytes()
    error = _refused(tmp_path, whole[: len(whole) // 2], "truncated-disc")
    assert error.hint


def _places(files: tuple[DiscFile, ...]) -> list[Extents]:
    return [file.extents for file in files if file.path.casefold() != "/boot.cat"]


def _refused(folder: Path, content: bytes, code: str) -> SertError:
    image = folder / "input.iso"
    image.write_bytes(content)
    with pytest.raises(InputError) as caught:
        Disc.open(image)
    assert caught.value.code == code
    return caught.value


class _Watched(Progress):
    def reach(self, done: int, total: int | None = None) -> None:
        super().reach(done, total)
        self.last = (self._done, self._total)


class _Impatient(Progress):
    """Cancels as soon as the first bytes are done."""

    def reach(self, done: int, total: int | None = None) -> None:
        self.cancel()
        super().reach(done, total)
