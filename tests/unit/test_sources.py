"""Folders and archives of every kind, sound and hostile."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sert_wizard import bsdtar, sevenzip
from sert_wizard.drivers import source as sources
from sert_wizard.drivers.source import open_source
from sert_wizard.errors import CancelledError, InputError, MachineError, SertError
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from tests import archives
from tests.archives import Files, needs_seven_zip
from tests.conftest import E1K, Run

FILES = {
    "readme.txt": b"",
    "Net/X64/E1k.INF": b"[Version]\r\n" * 5000,
    "Net/X64/e1k.sys": bytes(range(256)) * 400,
    "Net/X64/with blank.cat": b"cat",
}


def zipped(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


#: Kind of archive -> its file's name, and how it is made
KINDS: dict[str, tuple[str, Callable[[Files], bytes]]] = {
    "zip": ("a.zip", zipped),
    "zip with LZMA": ("a.zip", lambda files: zipped(files, zipfile.ZIP_LZMA)),
    "zip with Deflate64": ("a.zip", lambda f: archives.seven_zip(f, "-tzip", "-mm=Deflate64")),
    "7z": ("a.7z", archives.seven_zip),
    "cab": ("a.cab", archives.cab),
    "zip in exe": ("a.exe", lambda files: archives.self_extracting(zipped(files))),
    "7z in exe": ("a.exe", lambda files: archives.self_extracting(archives.seven_zip(files))),
    "cab in exe": ("a.exe", lambda files: archives.self_extracting(archives.cab(files))),
}


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, make = KINDS[request.param]
    if not request.param.startswith("zip") or "64" in request.param:
        require_seven_zip()
    path = tmp_path / name
    path.write_bytes(make(FILES))
    return path


def require_seven_zip() -> None:
    if sevenzip.program() is None:
        pytest.skip("no 7-Zip here")


def code_of(path: Path, *names: str) -> str:
    """The code of the error that opening `path`, or reading `names` of it, ends with."""
    with pytest.raises(SertError) as caught:
        open_source(path).read_all(names)
    assert caught.value.hint
    return caught.value.code


def written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def test_archives_hold_what_was_put_in(archive: Path) -> None:
    source = open_source(archive)
    assert source.path == archive
    assert sorted(source.names()) == sorted(FILES)
    assert dict(source.read_all(FILES)) == FILES
    member = source.find("net/x64/e1K.inf")
    assert member and source.read(member.name) == FILES["Net/X64/E1k.INF"]
    assert source.find("e1k.inf") is None


def test_folders_hold_what_was_put_in(tmp_path: Path) -> None:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    source = open_source(tmp_path)
    assert sorted(source.names()) == sorted(FILES)
    assert dict(source.read_all(FILES)) == FILES
    (tmp_path / "readme.txt").unlink()
    assert code_of(tmp_path / "readme.txt") == "no-driver-folder"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_folder_of_odd_things(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.inf")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.inf").symlink_to(tmp_path / "gone")
    for name in ("a:b.inf", "dot..inf", "end.inf.", "A.inf", "a.inf"):
        (tmp_path / name).write_bytes(name.encode())
    assert open_source(tmp_path).names() == ("A.inf", "dot..inf")
    assert code_of(tmp_path / "pipe.inf") == "unreadable-archive"


def test_an_unchanged_archive_is_read_once(archive: Path) -> None:
    first = open_source(archive)
    content = first.read_all(FILES)
    status = archive.stat()
    archive.write_bytes(bytes(status.st_size))  # what a second look would find
    os.utime(archive, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert dict(open_source(archive).read_all(FILES)) == content
    os.utime(archive)
    with pytest.raises(InputError):
        open_source(archive)


@needs_seven_zip
def test_nothing_is_left_in_the_scratch_folder(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    before = sorted(path.name for path in tmp_path.iterdir())
    open_source(archive).read_all(FILES)
    assert not list(scratch.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == before


HOSTILE_NAMES = {
    "../up.inf": b"up",
    "a/../../up.inf": b"up",
    "/root.inf": b"root",
    "C:/drive.inf": b"drive",
    "x/nul\x01.inf": b"control",
    "x/stream.inf:ads": b"stream",
    "x/./y.inf": b"dot",
    "x//z.inf": b"empty",
    "blank .inf /y.inf": b"blank",
    "good/a.inf": b"first",
    "GOOD/A.INF": b"second",
    "back\\slash.inf": b"back",
}


def test_names_that_lead_elsewhere_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped(HOSTILE_NAMES))
    source = open_source(path)
    assert dict(source.read_all(source.names())) == {
        "good/a.inf": b"first",
        "back/slash.inf": b"back",
    }


@needs_seven_zip
def test_names_that_lead_elsewhere_are_left_out_of_other_archives_too(tmp_path: Path) -> None:
    names = {"..\\up.inf": b"up", "\\root.inf": b"r", "C:\\d.inf": b"d", "good\\a.inf": b"good"}
    source = open_source(written(tmp_path / "a.cab", archives.cab(names)))
    assert source.names() == ("good/a.inf",)
    assert source.read("good/a.inf") == b"good"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.cab"]


@needs_seven_zip
def test_names_that_mean_something_to_seven_zip(tmp_path: Path) -> None:
    names = {"-x.inf": b"1", "@list.inf": b"2", "e[1].inf": b"3", "ü.inf": b"4", "a b.inf": b"5"}
    source = open_source(written(tmp_path / "@a -b.7z", archives.seven_zip(names)))
    assert dict(source.read_all(names)) == names
    assert dict(source.read_all(["ü.inf"])) == {"ü.inf": b"4"}


def test_the_first_of_two_files_of_one_name_counts(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(raw, "w") as file:
            file.writestr("a.inf", b"first")
            file.writestr("a.inf", b"second, longer")
    path = written(tmp_path / "a.zip", raw.getvalue())
    assert open_source(path).read("a.inf") == b"first"


@needs_seven_zip
@pytest.mark.parametrize("options", [(), ("-mhe=on",), ("-tzip",), ("-tzip", "-mem=AES256")])
def test_a_password_is_never_asked_for(options: tuple[str, ...], tmp_path: Path) -> None:
    raw = archives.seven_zip(FILES, "-psecret", *options)
    path = written(tmp_path / "a.bin", raw)
    assert code_of(path, "Net/X64/E1k.INF") == "encrypted-archive"


def test_a_file_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_READ_LIMIT", 100_000)
    kinds = {"a.zip": zipped(FILES), "a.cab": archives.cab(FILES)}
    for name in kinds if sevenzip.program() else ("a.zip",):
        path = written(tmp_path / name, kinds[name])
        assert code_of(path, *FILES) == "too-large"
        assert open_source(path).read("Net/X64/E1k.INF") == FILES["Net/X64/E1k.INF"]


def test_a_zip_that_lies_about_a_size(tmp_path: Path) -> None:
    """A bomb: 16 MB that say they are 10 bytes."""
    raw = zipped({"a.inf": bytes(16 << 20)}).replace((16 << 20).to_bytes(4, "little"), b"\n\0\0\0")
    assert code_of(written(tmp_path / "a.zip", raw), "a.inf") == "unreadable-archive"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_damaged_archives(share: float, archive: Path) -> None:
    """Cut short: never half of the files as if they were all."""
    raw = archive.read_bytes()
    if raw.startswith(b"MZ"):
        raw = raw[: -len(b"signature" * 100)]
    written(archive, raw[: int(len(raw) * share)])
    try:
        names = open_source(archive).names()
    except InputError as error:
        assert error.code == "unreadable-archive"
    else:
        # The first bytes of a program, or a list that was whole.
        assert not names or code_of(archive, *FILES) == "unreadable-archive"


def test_no_archive_at_all(tmp_path: Path) -> None:
    require_seven_zip()
    for raw in (b"", b"MZ", b"plain text", b"PK\3\4" + bytes(100)):
        assert code_of(written(tmp_path / "a.zip", raw)) == "unreadable-archive"


def test_without_seven_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert code_of(written(tmp_path / "a.cab", archives.cab(FILES))) == "no-unpacker"
    # A zip is read all the same, also one in a program.
    path = written(tmp_path / "a.exe", archives.self_extracting(zipped(FILES)))
    assert dict(open_source(path).read_all(FILES)) == FILES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' own is always there")
def test_the_tar_of_windows_where_there_is_no_seven_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tar = bsdtar.program()
    if tar is None:
        pytest.skip("no bsdtar here")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    (tmp_path / "System32").mkdir()
    (tmp_path / "System32" / "tar.exe").symlink_to(tar)
    monkeypatch.setenv("PATH", "")
    raw = archives.cab({**FILES, "..\\up.inf": b"up"})
    path = written(tmp_path / "a.cab", raw)
    assert dict(open_source(path).read_all(open_source(path).names())) == FILES
    assert code_of(written(path, raw[: len(raw) // 2])) == "no-unpacker"
    # It would take a file of this computer.
    spec = f"#mtree\na.inf type=file contents={written(tmp_path / 'secret', b'secret')}\n"
    assert code_of(written(path, spec.encode())) == "no-unpacker"


def test_seven_zip_where_its_installer_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    usual = tmp_path / "7-Zip" / "7z.exe"
    assert sevenzip.program() != usual
    usual.parent.mkdir()
    usual.write_bytes(b"no program")
    assert sevenzip.program() == usual
    with pytest.raises(MachineError) as caught:
        sevenzip.entries(written(tmp_path / "a.cab", archives.cab(FILES)))
    assert caught.value.code == "no-unpacker"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_hangs_or_floods(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace_by(script: str) -> None:
        program = tmp_path / "bin" / "7zz"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        program.chmod(0o755)

    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    path = written(tmp_path / "a.7z", b"7z")
    replace_by("exec sleep 60")
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        sevenzip.entries(path, seconds=0.2)
    assert caught.value.code == "unreadable-archive"
    progress = Progress()
    threading.Timer(0.3, progress.cancel).start()
    with pytest.raises(CancelledError):
        open_source(path, progress)
    assert time.monotonic() - began < 10
    replace_by("exec yes")
    listing = [sevenzip.Entry("a.inf", None)]
    with pytest.raises(InputError) as caught:
        sevenzip.contents(path, listing, {"a.inf"}, 1000)
    assert caught.value.code == "too-large"


@needs_seven_zip
def test_a_listing_that_does_not_fit_the_content(tmp_path: Path) -> None:
    """Two files of one size can't be mistaken for each other."""
    files = {"a.inf": b"first", "b.inf": b"other"}
    path = written(tmp_path / "a.7z", archives.seven_zip(files))
    listing = sevenzip.entries(path)
    assert all(entry.crc for entry in listing)
    with pytest.raises(InputError) as caught:
        sevenzip.contents(path, listing[::-1], files, 1000)
    assert caught.value.code == "unreadable-archive"


@needs_seven_zip
def test_a_cabinet_covers_a_nic_as_the_folder_does(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    (folder,) = {path.parent for path in practice.drivers[0].rglob("*.inf")}
    files = {f"driver/{path.name}": path.read_bytes() for path in folder.iterdir()}
    cabinet = written(tmp_path / "driver.cab", archives.cab(files))
    options = ("--nic", E1K, "--json", "--inject")
    unpacked = run("drivers", practice.base_iso, *options, practice.drivers[0])
    packed = run("drivers", practice.base_iso, *options, cabinet)
    assert packed.status == 0
    assert packed.json["coverage"] == unpacked.json["coverage"]
    assert packed.json["coverage"][0]["source"] == "inject"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_mutated_zips_give_only_our_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    method = data.draw(st.sampled_from([0, 8, 12, 14]))
    small = {"a.inf": b"[Version]" * 20, "b/c.sys": bytes(200)}
    raw = bytearray(zipped(small, method))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    path = written(tmp_path_factory.mktemp("mutated") / "a.zip", bytes(raw))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # 7-Zip would take long
        try:
            found = open_source(path)
            for content in found.read_all(found.names()).values():
                assert len(content) <= 1 << 20
        except SertError as error:
            assert error.code in {
                "unreadable-archive",
                "encrypted-archive",
                "too-large",
                "no-unpacker",
            }
