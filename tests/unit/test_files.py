"""Files that other programs hold: waited for, and named when that is in vain."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from sert_wizard.errors import InputError, OutputError, read_error, write_error
from sert_wizard.files import check_movable, check_names, move, patiently, scratch_folder

SHARING, LOCK, DENIED, NOT_EMPTY = 32, 33, 5, 145
DISK_FULL, TOO_LARGE, NOT_FOUND = 112, 223, 2


def windows_error(code: int, number: int = errno.EACCES) -> OSError:
    """What Python on Windows raises for that error of Windows."""
    error = OSError(number, "as Windows words it")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


class Holder:
    """Another program, at the boundary to the system: it lets go of the file at a time. Its clock
    goes on only while somebody sleeps."""

    def __init__(self, until: float, code: int = SHARING) -> None:
        self.now, self.until, self.code, self.tries = 100.0, 100.0 + until, code, 0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert 0 < seconds <= 1
        self.now += seconds

    def rename(self) -> str:
        self.tries += 1
        if self.now < self.until:
            raise windows_error(self.code)
        return "renamed"


@pytest.mark.parametrize("code", [SHARING, LOCK, DENIED, NOT_EMPTY])
@pytest.mark.parametrize("seconds", [0, 0.01, 0.3, 2, 9])
def test_a_file_that_is_held_for_a_moment_is_waited_for(code: int, seconds: float) -> None:
    holder = Holder(seconds, code)
    assert patiently(holder.rename, clock=holder.clock, sleep=holder.sleep) == "renamed"
    assert holder.now - 100 <= seconds + 0.5
    assert holder.tries <= 30


def test_waiting_ends() -> None:
    holder = Holder(3600)
    with pytest.raises(OSError, match="as Windows words it"):
        patiently(holder.rename, clock=holder.clock, sleep=holder.sleep)
    assert 9 < holder.now - 100 <= 10


@pytest.mark.parametrize("error", [windows_error(NOT_FOUND), OSError(errno.EACCES, "denied")])
def test_other_errors_are_not_waited_out(error: OSError) -> None:
    def fail() -> None:
        raise error

    def sleep(_seconds: float) -> None:
        raise AssertionError("slept")

    with pytest.raises(OSError) as caught:
        patiently(fail, sleep=sleep)
    assert caught.value is error


@pytest.mark.parametrize("code", [SHARING, LOCK])
def test_a_held_file_is_named_with_what_to_do(code: int) -> None:
    written = write_error(Path("optimized.iso"), windows_error(code))
    assert (written.code, written.exit_status) == ("in-use", 6)
    assert "optimized.iso is open in another program" in written.message
    assert "try again" in written.hint
    read = read_error(Path("recovery.iso"), windows_error(code))
    assert isinstance(read, InputError)
    assert (read.code, read.exit_status) == ("in-use", 3)
    assert "recovery.iso is open in another program" in read.message


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (windows_error(DISK_FULL, errno.ENOSPC), "no-space"),
        (OSError(errno.ENOSPC, "No space left on device"), "no-space"),
        (windows_error(TOO_LARGE, errno.EINVAL), "file-too-large"),
        (OSError(errno.EFBIG, "File too large"), "file-too-large"),
        (windows_error(DENIED), "cannot-write"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot-write"),
    ],
)
def test_what_stops_writing_is_told_apart(error: OSError, code: str) -> None:
    said = write_error(Path("out"), error)
    assert (said.code, said.exit_status) == (code, 6)
    assert "out" in said.message
    assert said.hint


def test_long_paths_are_shown_as_people_write_them() -> None:
    long = Path("\\\\?\\C:\\out\\optimized.iso")
    assert "C:\\out\\optimized.iso can't" in write_error(long, windows_error(DENIED)).message
    assert "?" not in write_error(long, windows_error(SHARING)).message


def test_a_file_is_moved_in_place_of_another(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"new")
    old.write_bytes(b"old")
    check_movable(old)
    assert old.read_bytes() == b"old"
    move(new, old)
    assert old.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_move_that_fails_names_the_target(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "folder"
    source.write_bytes(b"")
    (target / "full").mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        move(source, target)
    assert str(target) in caught.value.message
    assert source.exists()


def test_a_scratch_folder_goes_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), scratch_folder(tmp_path, ".work-") as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith(".work-")
        (folder / "deep").mkdir()
        (folder / "deep" / "file").write_bytes(b"x")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["NUL", "com1", "out.", "out ", "a:b", "what?", "aux.iso", "a\tb"])
def test_names_that_windows_refuses_are_not_made_anywhere(name: str, tmp_path: Path) -> None:
    for path in (tmp_path / name, tmp_path / name / "out"):
        with pytest.raises(OutputError) as caught:
            check_names(path)
        assert caught.value.code == "bad-name"
        assert caught.value.exit_status == 6
        assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="there no such folder can be")
def test_a_folder_that_is_there_has_proven_its_name(tmp_path: Path) -> None:
    """As `smb-share:server=nas` is, where a Linux desktop has mounted a share."""
    share = tmp_path / "smb-share:server=nas,share=isos"
    share.mkdir()
    check_names(share)
    check_names(share / "out")
    with pytest.raises(OutputError):
        check_names(share / "out?")
