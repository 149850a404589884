"""Windows' rules for names and paths, tried on any system."""

from __future__ import annotations

import ntpath
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import InputError, RequestError
from sert_wizard.paths import (
    bad_names,
    depends_on_drive,
    extended,
    name_problem,
    reach,
    shown,
    too_long,
)
from sert_wizard.recipe import joined, loads, with_absolute_paths
from sert_wizard.wim.staging import image_path

DEVICES = [
    *("CON", "prn", "Aux", "NUL", "conin$", "CONOUT$", "com1", "COM9", "lpt1", "LPT9"),
    *("COM¹", "lpt²", "LPT³", "NUL.txt", "con.tar.gz", "com1 .log", "Aux."),
]
ORDINARY = [
    *("out", "Recovery 2024", "Žluťoučký kůň", "回復", "a.b.c", ".hidden", "-x", "100%", "it's"),
    *("CONSOLE", "COM", "COM10", "LPT0", "NULL", "xCON", "auxiliary.iso", "e1k [2]", "com1x.iso"),
]


@pytest.mark.parametrize("name", DEVICES)
def test_names_of_devices_are_none_for_files(name: str) -> None:
    assert "name of a device" in name_problem(name)
    # As Python's own judgement of paths of Windows has it, but for what no path can end with.
    if sys.version_info < (3, 13) and not name.endswith("."):
        assert PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_names_will_do(name: str) -> None:
    assert not name_problem(name)
    if sys.version_info < (3, 13):
        assert not PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize("character", '<>:"|?*/\\')
def test_characters_that_no_name_has(character: str) -> None:
    assert f"holds a “{character}”" in name_problem(f"out{character}put")


@pytest.mark.parametrize("name", ["\x00", "a\tb", "line\n", "\x1f"])
def test_control_characters_are_named_without_being_printed(name: str) -> None:
    said = name_problem(name)
    assert "control character" in said
    assert said.isprintable()


@pytest.mark.parametrize("name", ["out.", "out ", "out. .", "..."])
def test_windows_drops_dots_and_spaces_at_the_end(name: str) -> None:
    assert "ends with a dot or a space" in name_problem(name)


def test_a_name_has_255_characters_at_most() -> None:
    assert not name_problem("x" * 255)
    assert "longer than 255" in name_problem("x" * 256)
    assert name_problem("")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="ntpath.isreserved came with Python 3.13")
@given(st.text(min_size=1, max_size=12))
def test_python_judges_names_alike(name: str) -> None:
    if sys.version_info >= (3, 13) and not {"/", "\\"} & set(name) and name not in (".", ".."):
        assert bool(name_problem(name)) == ntpath.isreserved(name)


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (r"C:\Users\Zoë Žák\out", []),
        (r"\\server\share\recovery\out", []),
        (r"\\server\share", []),
        (r"\\?\C:\Users\out", []),
        (r"..\out", []),
        (r"C:\Users\aux\out", [r"C:\Users\aux"]),
        (r"\\server\share\NUL", [r"\\server\share\NUL"]),
        (r"D:\a?\b.\c", [r"D:\a?", r"D:\a?\b."]),
        (r"out:stream", ["out:stream"]),
        (r"C:con", ["C:con"]),
    ],
)
def test_each_part_of_a_path_is_looked_at(path: str, bad: list[str]) -> None:
    assert [str(place) for place, _ in bad_names(PureWindowsPath(path))] == bad


def test_a_path_of_linux_may_be_one_that_windows_cannot_have() -> None:
    """A recipe written on Windows and read elsewhere must not make a folder of that name."""
    assert [str(p) for p, _ in bad_names(PurePosixPath(r"recipes/C:\out"))] == [r"recipes/C:\out"]


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (r"C:\Users\Zoë\out", r"\\?\C:\Users\Zoë\out"),
        ("C:/Zoë Žák/out", r"\\?\C:\Zoë Žák\out"),
        (r"\\server\share\out", r"\\?\UNC\server\share\out"),
        (r"//server/share/out", r"\\?\UNC\server\share\out"),
        (r"\\?\C:\out", r"\\?\C:\out"),
        (r"\\?\UNC\server\share\out", r"\\?\UNC\server\share\out"),
        (r"\\.\PhysicalDrive0", r"\\.\PhysicalDrive0"),
    ],
)
def test_the_form_without_a_limit(path: str, long: str) -> None:
    made = extended(PureWindowsPath(path))
    assert made == PureWindowsPath(long)
    assert extended(made) == made
    assert not shown(made).startswith("\\\\?\\")


@given(st.lists(st.text("aë回 .-", min_size=1, max_size=80), min_size=1, max_size=8))
def test_shown_undoes_extended(names: list[str]) -> None:
    for root in ("C:\\", "\\\\server\\share\\"):
        path = PureWindowsPath(root, *names)
        assert shown(extended(path)) == str(path)
        assert extended(path).name == path.name


def test_what_is_too_long() -> None:
    """A folder's path has 247 characters at most, for a short name must still fit in it."""
    assert not too_long(PureWindowsPath("C:\\" + "x" * 244))
    assert too_long(PureWindowsPath("C:\\" + "x" * 245))
    assert too_long(PureWindowsPath(r"C:\out"), below=242)


@pytest.mark.parametrize("path", ["C:", "C:out", r"c:out\x.iso"])
def test_paths_that_depend_on_a_drive_s_current_folder(path: str) -> None:
    assert depends_on_drive(PureWindowsPath(path))
    assert not depends_on_drive(PurePosixPath(path))


@pytest.mark.parametrize("path", [r"C:\out", "out", r"\out", r"\\server\share", r"..\out"])
def test_paths_that_do_not(path: str) -> None:
    assert not depends_on_drive(PureWindowsPath(path))


@pytest.mark.skipif(sys.platform == "win32", reason="there long paths are changed")
def test_elsewhere_paths_are_taken_as_they_are() -> None:
    path = Path("/" + "x" * 300)
    assert reach(path, below=300) is path


@pytest.mark.parametrize("folder", [r"C:\Users\Zoë Žák\recipes", r"\\server\share\recipes"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("recovery.iso", r"{folder}\recovery.iso"),
        ("discs/recovery.iso", r"{folder}\discs\recovery.iso"),
        (r"..\recovery.iso", r"{folder}\..\recovery.iso"),
        (r"\discs\recovery.iso", r"{anchor}discs\recovery.iso"),
        (r"D:\discs\recovery.iso", r"D:\discs\recovery.iso"),
        (r"\\nas\discs\recovery.iso", r"\\nas\discs\recovery.iso"),
        (r"\\?\D:\recovery.iso", r"\\?\D:\recovery.iso"),
    ],
)
def test_paths_of_a_recipe_start_at_its_folder(folder: str, text: str, place: str) -> None:
    home = PureWindowsPath(folder)
    wanted = place.format(folder=home, anchor=home.anchor)
    assert joined(home, text) == PureWindowsPath(wanted)


@pytest.mark.parametrize("text", ["D:", "D:recovery.iso", r"c:discs\recovery.iso"])
def test_a_recipe_names_no_drive_s_current_folder(text: str) -> None:
    with pytest.raises(InputError) as caught:
        joined(PureWindowsPath(r"C:\recipes"), text)
    assert (caught.value.code, caught.value.exit_status) == ("drive-relative", 3)
    assert text in caught.value.message
    assert str(joined(PurePosixPath("/recipes"), text)) == f"/recipes/{text}"


def test_every_path_of_a_recipe_is_joined_the_same_way() -> None:
    """So that a key that is added later can't be left out unseen: all that differ are here."""
    text = """
        base.iso = "a.iso"
        drivers.inject = ["b", "c.zip"]
        extras = [{ source = "d", target = '\\Tools' }]
        stage1 = { wimboot = "e", shim = "f" }
        output.directory = "g"
    """
    recipe = with_absolute_paths(loads(text), Path("/recipes"))
    named = (
        *(recipe.base.iso, *recipe.drivers.inject, recipe.extras[0].source),
        *(recipe.stage1.wimboot, recipe.stage1.shim, recipe.output.directory),
    )
    assert [Path(path) for path in named] == [
        Path("/recipes", name) for name in ("a.iso", "b", "c.zip", "d", "e", "f", "g")
    ]


@pytest.mark.parametrize("name", ["nul", "COM1.sys", "vnc.", "vnc ", "a|b"])
def test_nothing_goes_into_the_image_under_such_a_name(name: str) -> None:
    with pytest.raises(RequestError) as caught:
        image_path(f"X:\\Tools\\{name}\\server.exe")
    assert caught.value.code == "bad-target"
