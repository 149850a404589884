"""WIMs of several makes: what is predicted is what is written, and what isn't touched stays."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard.errors import CancelledError, InputError
from sert_wizard.progress import Progress, Tick
from sert_wizard.training.practice import make_practice
from sert_wizard.wim.compress import stored_size
from sert_wizard.wim.header import file_source, read_info, read_xml
from sert_wizard.wim.header import read_header as header_of
from sert_wizard.wim.model import Entry, generation
from sert_wizard.wim.rebuild import Compression, Edit, Prediction, predict, rebuild
from sert_wizard.wim.staging import NewFile, stage
from sert_wizard.wim.stamp import stamp_guid
from sert_wizard.wim.tree import ImageTree, freed, freed_bytes
from sert_wizard.wim.verify import verify_blobs
from sert_wizard.wim.wim import Wim

WHEN = datetime(2010, 11, 24, tzinfo=UTC)
GUID = bytes(range(16))


def wimlib(*arguments: str | Path) -> str:
    command = ["wimlib-imagex", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files of many sizes, copies of some and hard links of some."""
    root = tmp_path_factory.mktemp("source")
    rnd = random.Random(1)
    for n in range(170):
        path = root / f"dir{n % 17}" / f"file{n}"
        path.parent.mkdir(exist_ok=True)
        size = (0, 10, 3000, 32768, 40000, 100000)[n % 6]
        path.write_bytes((rnd.randbytes(size // 2) + b"ab" * size)[:size])
    for n in range(20):
        os.link(root / f"dir{n % 17}" / f"file{n}", root / f"dir{(n + 1) % 17}" / f"link{n}")
        copied = root / f"dir{(n + 40) % 17}" / f"file{n + 40}"
        shutil.copy(copied, root / f"dir{(n + 1) % 17}" / f"copy{n}")
    return root


@pytest.fixture(
    scope="module", params=[("LZX", False), ("LZX", True), ("XPRESS", False), ("none", False)]
)
def wim(
    request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A WIM of two images that share blobs, boot index 1, with holes left by a deleted image."""
    compression, integrity = request.param
    path = tmp_path_factory.mktemp("wim") / "base.wim"
    check = ["--check"] if integrity else []
    wimlib("capture", source, path, "source0", f"--compress={compression}", "--boot", *check)
    wimlib("append", source / "dir3", path, "second", *check)
    wimlib("append", source, path, "third", *check)
    wimlib("delete", path, "3", "--soft", *check)
    return path


#: Fields of `dir --detailed` that speak of the whole WIM or of libwim's own numbering.
_ELSEWHERE = ("Link Group", "Reference Count", "Link Count", "Offset", "Raw ")


def listing(path: Path, image: int) -> dict[str, str]:
    """`wimlib-imagex dir --detailed` by path, less the fields _ELSEWHERE."""
    found = {}
    for block in wimlib("dir", path, str(image), "--detailed").split("-" * 76):
        lines = [line for line in block.splitlines() if not any(w in line for w in _ELSEWHERE)]
        name = next((line for line in lines if line.startswith("Full Path")), "")
        found[name.partition('"')[2].rstrip('"')] = "\n".join(lines)
    return found


EDITS = {
    "nothing": ((), ()),
    "files": (("/dir1/file1", "/DIR2/FILE2", "/dir5/file22", "/dir3/link2"), ()),
    "folders": (("/dir5", "/dir6"), ()),
    "additions": ((), ("/Drivers/e1k/e1k.inf", "/Drivers/e1k/e1k.sys", "/dir1/new")),
    "both": (("/dir7", "/dir2/file2"), ("/Drivers/e1k/e1k.sys", "/dir3/file3")),
}


def edit_of(name: str, path: Path, scratch: Path) -> Edit:
    deletes, targets = EDITS[name]
    rnd = random.Random(name)
    files = [NewFile(target, rnd.randbytes(50_000) + bytes(50_000)) for target in targets]
    with Wim.open(path) as opened:
        tree = ImageTree(opened.entries(1))
    return Edit(1, deletes, stage(files, tree, scratch, WHEN))


def predict_and_write(name: str, path: Path, folder: Path) -> tuple[Prediction, Path]:
    prediction = predict(path, edit_of(name, path, folder / "a"), folder)
    made = folder / "made.wim"
    edit = edit_of(name, path, folder / "b")
    rebuild(path, edit, made, when=WHEN, progress=Progress())
    return prediction, made


@pytest.mark.parametrize("name", EDITS)
def test_predicted_size_is_the_written_size(name: str, wim: Path, tmp_path: Path) -> None:
    prediction, made = predict_and_write(name, wim, tmp_path)
    assert prediction.size == made.stat().st_size
    wimlib("verify", made)
    if EDITS[name][1]:
        assert {blob.size for blob in prediction.added} == {100_000}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_not_edited_stays(name: str, wim: Path, tmp_path: Path) -> None:
    _, made = predict_and_write(name, wim, tmp_path)
    with file_source(wim) as a, file_source(made) as b:
        before, after = read_info(a), read_info(b)
    for field in ("compression", "chunk_size", "boot_index", "integrity"):
        assert getattr(before, field) == getattr(after, field)
    assert listing(wim, 2) == listing(made, 2)
    old, new = listing(wim, 1), listing(made, 1)
    deletes, targets = EDITS[name]
    edited = tuple(path.lower() for path in (*deletes, *targets))
    for path, text in old.items():
        if not any(path.lower() == e or path.lower().startswith(e + "/") for e in edited):
            assert new[path] == text


@pytest.mark.parametrize("name", ["nothing", "both"])
def test_two_builds_are_identical(name: str, wim: Path, tmp_path: Path) -> None:
    made = []
    for n in "12":
        (tmp_path / n).mkdir()
        path = predict_and_write(name, wim, tmp_path / n)[1]
        stamp_guid(path, GUID)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert made[0][24:40] == GUID


@pytest.mark.parametrize(
    ("compression", "drop"),
    [
        (Compression("XPRESS", 50), ()),
        (Compression("LZX", 20), ()),
        (Compression("LZX", 80), (2,)),
        (None, (2,)),
    ],
)
def test_recompressing_and_dropping(
    compression: Compression | None, drop: tuple[int, ...], wim: Path, tmp_path: Path
) -> None:
    edit = Edit(1, ("/dir7",), (), drop, compression)
    prediction = predict(wim, edit, tmp_path)
    made = tmp_path / "made.wim"
    rebuild(wim, edit, made, when=WHEN, progress=Progress())
    assert prediction.size == made.stat().st_size
    assert (prediction.unchanged_size == prediction.size) or compression
    wimlib("verify", made)
    with file_source(wim) as a, file_source(made) as b:
        before, after = read_info(a), read_info(b)
    assert after.compression == (compression.type if compression else before.compression)
    assert (after.boot_index, after.integrity) == (1, before.integrity)
    assert [image.name for image in after.images] == ["source0", "second"][: 2 - len(drop)]
    # The level asked for does not stay behind.
    again = predict(wim, Edit(1, (), (), (), Compression("LZX", 50)), tmp_path)
    assert again.size == predict(wim, Edit(1, (), (), (), Compression("LZX", 50)), tmp_path).size


@pytest.mark.parametrize(
    ("boot", "drop", "expected"), [(3, (1,), 2), (3, (4,), 3), (3, (1, 2), 1), (3, (1, 2, 4), 1)]
)
def test_boot_index_goes_with_its_image(
    boot: int, drop: tuple[int, ...], expected: int, source: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.wim"
    wimlib("capture", source / "dir1", base, "image1")
    for number in (2, 3, 4):
        wimlib("append", source / f"dir{number}", base, f"image{number}")
    wimlib("info", base, str(boot), "--boot")
    edit = Edit(boot, (f"/file{boot}",), (), drop)
    assert edit.new_index == expected
    prediction = predict(base, edit, tmp_path)
    rebuild(base, edit, tmp_path / "m.wim", when=WHEN, progress=Progress())
    assert prediction.size == (tmp_path / "m.wim").stat().st_size
    with Wim.open(tmp_path / "m.wim") as made:
        assert made.info().boot_index == expected
        assert made.info().images[expected - 1].name == f"image{boot}"
        assert not [e for e in made.entries(expected) if e.path == f"/file{boot}"]


def test_stamp_dates_only_the_edited_image(wim: Path, tmp_path: Path) -> None:
    _, made = predict_and_write("folders", wim, tmp_path)
    with file_source(made) as opened:
        first, second = read_xml(opened, header_of(opened)).split('<IMAGE INDEX="2">')
    ticks = "<HIGHPART>0x01CB8B6A</HIGHPART>"  # 24 November 2010
    assert first.split("<LASTMODIFICATIONTIME>")[1].startswith(ticks)
    assert not second.split("<LASTMODIFICATIONTIME>")[1].startswith(ticks)


def test_shared_blobs_are_not_counted_as_freed(wim: Path) -> None:
    """/dir3 lies in both images: deleting it from one frees nothing."""
    with Wim.open(wim) as opened:
        tree, blobs = ImageTree(opened.entries(1)), opened.blobs()
    assert freed(tree, blobs, ["/dir3/file3"]) == []
    assert freed(tree, blobs, ["/no/such/path"]) == []
    gone = freed(tree, blobs, ["/dir5"])
    assert gone
    assert freed_bytes(gone) == sum(blob.compressed_size + 50 for blob in gone)
    # Counting a folder and a file in it counts the file once.
    assert freed(tree, blobs, ["/dir5", "/DIR5/file5"]) == gone


def test_tree_knows_no_letter_case_and_no_neighbours(wim: Path) -> None:
    with Wim.open(wim) as opened:
        tree = ImageTree(opened.entries(1))
    entry = tree.get("\\DIR1\\File1")
    assert entry and entry.path == "/dir1/file1"
    assert {e.path for e in tree.children("/")} == {f"/dir{n}" for n in range(17)}
    # dir1's contents do not include those of dir10 .. dir16
    assert all(e.path.startswith(("/dir1/", "/dir1")) for e in tree.below("/dir1"))
    assert not [e for e in tree.below("/dir1") if e.path.startswith("/dir10")]


def test_tree_takes_letter_case_as_windows_does() -> None:
    paths = ("/Straße", "/Strasse", "/straße/Ärger", "/Strasse/Ärger", "/İ", "/i")
    tree = ImageTree([Entry(path, 0, 0) for path in paths])
    assert len(tree) == len(paths)
    found = tree.get("/STRAßE/ÄRGER")
    assert found and found.path == "/straße/Ärger"
    assert [entry.path for entry in tree.below("/strasse")] == ["/Strasse", "/Strasse/Ärger"]


class _CancelAt(Progress):
    """Cancels at the first report of a stage that has bytes done."""

    def report(self, tick: Tick) -> None:
        if tick.done:
            self.cancel()


def test_cancel_is_seen_while_writing(wim: Path, tmp_path: Path) -> None:
    edit = Edit(1, (), ())
    with pytest.raises(CancelledError):
        rebuild(wim, edit, tmp_path / "x.wim", when=WHEN, progress=_CancelAt())


def test_every_blob_is_checked(wim: Path, tmp_path: Path) -> None:
    """A changed byte in the stored bytes of a blob is found wherever it lies."""
    verify_blobs(wim, Progress())
    with Wim.open(wim) as opened:
        blobs = sorted(opened.blobs().values(), key=lambda blob: blob.compressed_size)
    copy = tmp_path / "copy.wim"
    rnd = random.Random(4)
    for blob in (blobs[0], blobs[len(blobs) // 2], *rnd.sample(blobs, 10), blobs[-1]):
        raw = bytearray(wim.read_bytes())
        place = blob.offset + rnd.randrange(blob.compressed_size)
        raw[place] ^= 1 << rnd.randrange(8)
        copy.write_bytes(raw)
        found = subprocess.run(["wimlib-imagex", "verify", copy], capture_output=True, check=False)
        if found.returncode == 0:
            verify_blobs(copy, Progress())  # a bit that nobody reads: of a chunk's padding
            continue
        with pytest.raises(InputError) as caught:
            verify_blobs(copy, Progress())
        assert caught.value.code == "damaged-wim"


def test_cancel_is_seen_while_checking(wim: Path) -> None:
    with pytest.raises(CancelledError):
        verify_blobs(wim, _CancelAt())


@pytest.mark.parametrize("content", [b"", b"MSWIM\0\0\0", b"just a text file" * 40])
def test_not_a_wim(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.wim"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught, Wim.open(path):
        pass
    assert caught.value.code == "not-a-wim"


def test_truncated_wim(wim: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.wim"
    path.write_bytes(wim.read_bytes()[:-2000])
    with file_source(path) as opened, pytest.raises(InputError) as caught:
        read_info(opened)
    assert caught.value.code == "damaged-wim"


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((6, 0, 6000, 0), "2.0"),
        ((6, 0, 6001, 18000), "2.1"),
        ((6, 1, 7600, 0), "3.0"),
        ((6, 1, 7601, 17514), "3.1"),
        ((6, 2, 9200, 0), "4.0"),
        ((6, 3, 9600, 16384), "5.0"),
        ((6, 3, 9600, 17031), "5.1"),
        ((10, 0, 19041, 1), "10.0"),
        ((10, 0, 22000, 1), "11"),
        ((5, 2, 3790, 0), ""),
    ],
)
def test_generation(version: tuple[int, int, int, int], expected: str) -> None:
    assert generation(version) == expected


def test_making_a_practice_disc_leaves_no_level_behind(wim: Path, tmp_path: Path) -> None:
    """libwim's level belongs to the process; a leak would change every WIM written later."""
    before = predict(wim, Edit(1, ("/dir5",)), tmp_path).size
    make_practice(tmp_path / "practice", scale="tiny", progress=Progress())
    stored_size.cache_clear()
    assert predict(wim, Edit(1, ("/dir5",)), tmp_path).size == before
    made = tmp_path / "made.wim"
    rebuild(wim, Edit(1, ("/dir5",)), made, when=WHEN, progress=Progress())
    assert made.stat().st_size == before
