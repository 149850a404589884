"""The parts that make the Windows installer: inputs, lock, lists for NSIS, import tables."""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import shutil
import struct
import subprocess
import sys
import threading
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from installer.windows import dlls, icon, inputs, nsis, wheels
from installer.windows.lock import needed
from installer.windows.payload import HERE, collect
from sert_wizard.errors import InputError, MachineError

ROOT = HERE.parents[1]
BUILD = HERE / "build.sh"
#: What build.sh uses before it looks for makensis and for apt-get.
TOOLS = ("bash", "dirname")


def _input(url: str, content: bytes, **take: str) -> inputs.Input:
    digest = hashlib.sha256(content).hexdigest()
    return inputs.Input("thing", "1", url, digest, "MIT", "", take or {"*": "python"})


def _zip(path: Path, *names: str) -> bytes:
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, name.encode())
    return path.read_bytes()


def test_an_input_is_taken_from_the_folder_and_opened(tmp_path: Path) -> None:
    content = _zip(tmp_path / "a.zip", "x.dll", "COPYING", "deep/COPYING.LIB", "unwanted.exe")
    wanted = _input("https://192.0.2.1/a.zip", content, **{"x.dll": "python", "*COPYING*": "lic"})
    archive = inputs.obtain(wanted, tmp_path, download=False)
    assert [member.path.as_posix() for member in inputs.members(wanted, archive)] == [
        "python/x.dll",
        "lic/COPYING",
        "lic/deep/COPYING.LIB",
    ]


def test_a_missing_input_is_named_with_where_to_get_it(tmp_path: Path) -> None:
    wanted = _input("https://192.0.2.1/a.zip", b"")
    with pytest.raises(InputError) as caught:
        inputs.obtain(wanted, tmp_path, download=False)
    assert caught.value.code == "input-missing"
    assert "a.zip" in caught.value.message
    assert wanted.url in caught.value.hint


def test_a_changed_input_is_refused(tmp_path: Path) -> None:
    content = _zip(tmp_path / "a.zip", "x.dll")
    wanted = _input("https://192.0.2.1/a.zip", content + b"!")
    with pytest.raises(InputError) as caught:
        inputs.obtain(wanted, tmp_path, download=False)
    assert caught.value.code == "wrong-hash"
    assert wanted.sha256 in caught.value.message
    assert hashlib.sha256(content).hexdigest() in caught.value.message


def test_an_archive_of_another_layout_is_refused(tmp_path: Path) -> None:
    content = _zip(tmp_path / "a.zip", "bin/x.dll")
    wanted = _input("https://192.0.2.1/a.zip", content, **{"x.dll": "python"})
    with pytest.raises(InputError) as caught:
        list(inputs.members(wanted, tmp_path / "a.zip"))
    assert caught.value.code == "unexpected-archive"


def test_two_components_with_one_path_are_refused(tmp_path: Path) -> None:
    """Windows' file names have no case: the second would overwrite the first."""
    first = _zip(tmp_path / "a.zip", "python._pth", "lib.zip", "x.dll")
    second = _zip(tmp_path / "b.zip", "X.DLL")
    listed = [
        (_input(f"https://192.0.2.1/{name}", content), tmp_path / name)
        for name, content in (("a.zip", first), ("b.zip", second))
    ]
    with pytest.raises(InputError) as caught:
        collect(ROOT, listed, (), "3.08")
    assert caught.value.code == "clash"
    assert "X.DLL" in caught.value.message


def test_inputs_are_downloaded_and_what_fails_leaves_nothing(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    content = _zip(site / "a.zip", "x.dll")
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        archive = inputs.obtain(_input(f"{base}/a.zip", content), store, download=True)
        with pytest.raises(MachineError) as caught:
            inputs.obtain(_input(f"{base}/b.zip", content), store, download=True)
        server.shutdown()
    assert caught.value.code == "not-downloaded"
    assert archive.read_bytes() == content
    assert list(store.iterdir()) == [archive]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the tests' output."""


@pytest.mark.parametrize("text", ["[[input]]\nname = 1", "[[input]]\nname = 'x'", "input = ["])
def test_a_list_of_inputs_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "inputs.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        inputs.read_list(path)
    assert caught.value.code == "unreadable-list"


def test_every_input_is_fetched_safely_and_says_where_its_source_is() -> None:
    listed = inputs.read_list()
    assert {item.name for item in listed} == {"CPython", "wimlib"}
    for item in listed:
        assert item.url.startswith("https://")
        assert item.source.startswith("https://")
        assert item.version in item.file
        assert len(bytes.fromhex(item.sha256)) == 32


def test_the_lock_pins_what_the_project_needs_on_windows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {pin.name: pin.version for pin in wheels.read_lock()}
    for requirement in needed(project["dependencies"], "3.13"):
        version = pinned.get(wheels.normalised(requirement.name))
        assert version is not None, f"the lock lacks {requirement.name}"
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("line", ["thing==1.0", "thing --hash=sha256:" + "0" * 64, "thing>=1"])
def test_a_lock_without_version_or_hash_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "requirements.lock"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        wheels.read_lock(path)
    assert caught.value.code == "bad-lock"


def test_rules_leave_out_what_they_say_and_why() -> None:
    only = wheels.Rule("x", "why", only=("x/a*.py",), without=("x/ab.py",))
    assert [only.drops(name) for name in ("x/a.py", "x/ab.py", "x/b.py")] == [False, True, True]
    table = wheels.read_rules()
    names = {pin.name for pin in wheels.read_lock()} | {"*", "sert-wizard"}
    for rule in table.rule:
        assert rule.wheel in names
        assert rule.why
    assert {note.wheel for note in table.note} <= names


def test_versions_become_windows_numbers() -> None:
    assert nsis.numbers("0.1.0") == "0.1.0.0"
    assert nsis.numbers("2.3.4.5.6") == "2.3.4.5"
    assert nsis.numbers("1.2rc3") == "1.2.0.0"


def test_what_is_installed_is_removed_again_file_by_file() -> None:
    files = [PurePosixPath(text) for text in ("lib/a/b.py", "lib/a$b.py", "run.cmd")]
    lists = nsis.file_lists(dict.fromkeys(files, b""))
    assert lists["install.nsh"] == [
        'SetOutPath "$INSTDIR\\lib\\a"',
        'File "payload/lib/a/b.py"',
        'SetOutPath "$INSTDIR\\lib"',
        'File "payload/lib/a$$b.py"',
        'SetOutPath "$INSTDIR"',
        'File "payload/run.cmd"',
    ]
    removed = lists["remove.nsh"]
    assert removed.index('RMDir "$INSTDIR\\lib\\a"') < removed.index('RMDir "$INSTDIR\\lib"')
    assert 'Delete "$INSTDIR\\lib\\a$$b.py"' in removed
    # Only what Python itself makes goes as a whole folder.
    assert all(line.endswith('\\__pycache__"') for line in removed if "/r" in line)


def test_a_sign_command_must_be_there() -> None:
    assert nsis.signing_command("") == ""
    assert nsis.signing_command("sh -c 'a b'").endswith("/sh -c 'a b'")
    with pytest.raises(MachineError) as caught:
        nsis.signing_command("no-such-program --now")
    assert caught.value.code == "no-sign-command"


def test_the_icon_holds_a_picture_of_each_size() -> None:
    drawn = icon.draw(ROOT / "resources" / "icons" / "sert-wizard.svg")
    assert struct.unpack_from("<HHH", drawn) == (0, 1, len(icon.SIZES))
    for number, size in enumerate(icon.SIZES):
        side, length, at = struct.unpack_from("<B7xII", drawn, 6 + 16 * number)
        picture = drawn[at : at + length]
        assert side == size % 256
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (size, size)
    assert at + length == len(drawn)


def _nsis_plugin() -> Path:
    return Path("/usr/share/nsis/Plugins/amd64-unicode/System.dll")


@pytest.mark.skipif(not _nsis_plugin().is_file(), reason="NSIS's plugins are not here")
def test_a_dll_that_nothing_brings_is_noticed() -> None:
    content = _nsis_plugin().read_bytes()
    path = PurePosixPath("python/System.dll")
    assert "kernel32.dll" in set(dlls.imported(content))
    dlls.check({path: content}, ())
    changed = content.replace(b"KERNEL32.dll", b"KERNEL99.dll")
    assert changed != content
    with pytest.raises(InputError) as caught:
        dlls.check({path: changed}, ())
    assert caught.value.code == "dll-missing"
    beside = {path: changed, PurePosixPath("lib/Kernel99.DLL"): content}
    dlls.check(beside, ("lib",))


@pytest.mark.parametrize("name", ["sert-wizard.cmd", "terminal.cmd"])
def test_batch_files_are_as_cmd_reads_them(name: str) -> None:
    lines = (HERE / name).read_bytes().decode("ascii").split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line for line in lines)


def test_the_powershell_script_names_what_is_there() -> None:
    # Windows PowerShell reads a script without a byte order mark as ANSI.
    script = (HERE.parent / "run.ps1").read_bytes().decode("ascii")
    assert "-m installer.windows.inputs wimlib" in script
    for name in ("pyproject.toml", r"resources\boot-assets"):
        assert name in script
        assert (ROOT / Path(*name.split("\\"))).exists()


def test_a_checkout_gets_its_library_by_the_same_list(tmp_path: Path) -> None:
    """What run.ps1 calls, without the archive: the program's own form of errors."""
    command = [sys.executable, "-m", "installer.windows.inputs", "wimlib"]
    folders = ["--inputs", str(tmp_path), "--into", str(tmp_path / "bin")]
    done = subprocess.run(
        [*command, *folders], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith("error[input-missing]: ")


def test_without_nsis_it_says_what_to_install(tmp_path: Path) -> None:
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / tool).symlink_to(found)
    environment = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(
        ["bash", str(BUILD)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 5
    assert done.stderr.startswith("error[not-debian]: ")
    assert "nsis" in done.stderr.splitlines()[-1]


def test_help_lists_every_option() -> None:
    done = subprocess.run(
        ["bash", str(BUILD), "--help"], capture_output=True, text=True, check=True
    )
    for option in ("--inputs DIR", "--out DIR", "--quick", "--update-lock", "SIGN_COMMAND"):
        assert option in done.stdout
    assert not done.stdout.startswith("#")
