"""Packages offered for injection: found, told apart, and copied whole or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sert_wizard.drivers.inject import (
    OfferedPackage,
    image_inf,
    offered_packages,
    package_files,
    read_offers,
)
from sert_wizard.errors import InputError
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import Match, TargetOs, best_match

WIN7 = TargetOs("amd64", (6, 1, 7601))
WIN7_X86 = TargetOs("x86", (6, 1, 7601))
E1K = r"PCI\VEN_8086&DEV_10DE"


def inf_text(sys: str = "a.sys", version: str = "1.0", disks: str = "") -> bytes:
    lists = f'"D"=Install,{E1K}'
    return (
        f'[Version]\nClass=Net\nProvider="Maker"\nDriverVer=01/02/2010,{version}\n'
        f'CatalogFile=x.cat\n[Manufacturer]\n"M"=V,NTamd64\n[V]\n{lists}\n[V.NTamd64]\n{lists}\n'
        f"[Install]\nCopyFiles=Files\n[Files]\n{sys}\n[DestinationDirs]\nFiles=12\n{disks}"
    ).encode()


def fill(folder: Path, **files: bytes) -> Path:
    """`folder` with files; "__" in a name stands for a slash, "_" for a dot."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def match_of(package: OfferedPackage, target: TargetOs = WIN7) -> Match:
    match = best_match(package.inf, parse_id(E1K), target)
    assert match
    return match


def copied(package: OfferedPackage, target: TargetOs = WIN7) -> dict[str, bytes]:
    files = package_files(package, match_of(package, target), target)
    return {file.target: file.content for file in files}


def refused(package: OfferedPackage, target: TargetOs = WIN7) -> InputError:
    with pytest.raises(InputError) as caught:
        copied(package, target)
    assert caught.value.code == "incomplete-package"
    return caught.value


def test_only_what_the_inf_names_goes_along(tmp_path: Path) -> None:
    raw = inf_text("N.sys")
    folder = fill(tmp_path, New_Inf=raw, n_SYS=b"sys", X_CAT=b"cat", readme_txt=b"", n_pdb=b"")
    (package,) = offered_packages([folder])
    assert copied(package) == {
        "/Drivers/new/new.inf": raw,
        "/Drivers/new/n.sys": b"sys",
        "/Drivers/new/x.cat": b"cat",
    }
    assert image_inf(package) == package.image_path == "/Drivers/new/new.inf"
    assert package.signed


def test_an_archive_serves_as_its_folder_would(tmp_path: Path) -> None:
    folder = fill(tmp_path / "d", a__a_inf=inf_text(), a__a_sys=b"sys", a__x_cat=b"cat", a_sys=b"-")
    archive = tmp_path / "d.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*.*")):
            file.write(path, f"Maker/{path.relative_to(folder)}")
    (unpacked,), (packed,) = offered_packages([folder]), offered_packages([archive])
    assert packed.name == "Maker/a/a.inf"
    assert copied(packed) == copied(unpacked)
    assert copied(packed)["/Drivers/a/a.sys"] == b"sys"


def test_files_in_subfolders(tmp_path: Path) -> None:
    disks = '[SourceDisksNames]\n1="D",,,\\X64\n[SourceDisksFiles]\na.sys=1\n'
    folder = fill(tmp_path, a_inf=inf_text(disks=disks), x64__A_sys=b"64", a_sys=b"no", x_cat=b"c")
    (package,) = offered_packages([folder])
    assert copied(package)["/Drivers/a/x64/a.sys"] == b"64"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (package,) = offered_packages([fill(tmp_path, a_inf=inf_text("gone.sys"), x_cat=b"cat")])
    assert "gone.sys" in refused(package).message
    assert "x.cat" not in refused(package).message


def test_a_missing_catalogue_is_named_where_windows_insists(tmp_path: Path) -> None:
    (package,) = offered_packages([fill(tmp_path, a_inf=inf_text(), a_sys=b"sys")])
    assert not package.signed
    assert "x.cat" in refused(package).message
    assert list(copied(package, WIN7_X86)) == ["/Drivers/a/a.inf", "/Drivers/a/a.sys"]


def test_a_compressed_file_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    (tmp_path / "a.sy_").write_bytes(b"SZDD")
    (package,) = offered_packages([fill(tmp_path, a_inf=inf_text(), x_cat=b"cat")])
    assert "expand.exe" in refused(package).hint


def test_a_file_outside_the_package_is_never_taken(tmp_path: Path) -> None:
    fill(tmp_path, secret_txt=b"secret")
    names = r"..\secret.txt", "../secret.txt", str(tmp_path / "secret.txt")
    for number, name in enumerate(names):
        folder = fill(tmp_path / str(number), a_inf=inf_text(name), x_cat=b"cat")
        (package,) = offered_packages([folder])
        assert "secret.txt" in refused(package).message


def test_two_infs_of_one_name_get_a_folder_each(tmp_path: Path) -> None:
    folders = [fill(tmp_path / v, a_inf=inf_text(version=v)) for v in ("1.0", "2.0")]
    assert [p.folder for p in offered_packages(folders)] == ["/Drivers/a", "/Drivers/a-2"]


def test_the_same_package_twice_counts_once(tmp_path: Path) -> None:
    whole = {"a_inf": inf_text(), "a_sys": b"sys", "x_cat": b"cat"}
    fill(tmp_path / "1-bare", a_inf=whole["a_inf"])
    fill(tmp_path / "2-whole", **whole)
    fill(tmp_path / "3-again", **whole, notes_txt=b"more")
    fill(tmp_path / "4-other-sys", **{**whole, "a_sys": b"another"})
    found = offered_packages([tmp_path, tmp_path / "2-whole"])
    assert [p.name for p in found] == ["2-whole/a.inf", "4-other-sys/a.inf"]


def test_one_bad_inf_among_many_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, bad_inf=b"no section", good_inf=inf_text())
    offers = read_offers([tmp_path])
    assert [p.inf.name for p in offers.packages] == ["good.inf"]
    assert [error.code for error in offers.errors] == ["bad-inf"]
    (tmp_path / "good.inf").unlink()
    with pytest.raises(InputError) as caught:
        read_offers([tmp_path])
    assert caught.value.code == "bad-inf"


def test_nothing_to_offer(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "gone", "no-driver-folder"), (tmp_path, "no-inf")):
        with pytest.raises(InputError) as caught:
            read_offers([path])
        assert caught.value.code == code
    fill(tmp_path, setup__data1_cab=b"MSCF")
    with pytest.raises(InputError) as caught:
        read_offers([tmp_path])
    assert "setup/data1.cab" in caught.value.hint
