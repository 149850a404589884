"""Packages offered for injection: found, told apart, and copied whole or not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from sert_wizard.drivers.inject import (
    OfferedPackage,
    doubts,
    package_files,
    read_offers,
)
from sert_wizard.errors import CancelledError, InputError
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import Match, TargetOs, best_match
from sert_wizard.progress import Progress
from sert_wizard.training.signing import write_catalog

WIN7 = TargetOs("amd64", (6, 1, 7601))
WIN7_X86 = TargetOs("x86", (6, 1, 7601))
E1K = r"PCI\VEN_8086&DEV_10DE"


def packages_in(paths: Sequence[Path]) -> list[OfferedPackage]:
    return list(read_offers(paths).packages)


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
    (package,) = packages_in([folder])
    assert copied(package) == {
        "/Drivers/new/new.inf": raw,
        "/Drivers/new/n.sys": b"sys",
        "/Drivers/new/x.cat": b"cat",
    }
    assert package.image_path == "/Drivers/new/new.inf"


def test_an_archive_serves_as_its_folder_would(tmp_path: Path) -> None:
    folder = fill(tmp_path / "d", a__a_inf=inf_text(), a__a_sys=b"sys", a__x_cat=b"cat", a_sys=b"-")
    archive = tmp_path / "d.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*.*")):
            file.write(path, f"Maker/{path.relative_to(folder)}")
    (unpacked,), (packed,) = packages_in([folder]), packages_in([archive])
    assert packed.name == "Maker/a/a.inf"
    assert copied(packed) == copied(unpacked)
    assert copied(packed)["/Drivers/a/a.sys"] == b"sys"


def test_files_in_subfolders(tmp_path: Path) -> None:
    disks = '[SourceDisksNames]\n1="D",,,\\X64\n[SourceDisksFiles]\na.sys=1\n'
    folder = fill(tmp_path, a_inf=inf_text(disks=disks), x64__A_sys=b"64", a_sys=b"no", x_cat=b"c")
    (package,) = packages_in([folder])
    assert copied(package)["/Drivers/a/x64/a.sys"] == b"64"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (package,) = packages_in([fill(tmp_path, a_inf=inf_text("gone.sys"), x_cat=b"cat")])
    assert "gone.sys" in refused(package).message
    assert "x.cat" not in refused(package).message


def test_a_missing_catalogue_is_named_where_windows_insists(tmp_path: Path) -> None:
    (package,) = packages_in([fill(tmp_path, a_inf=inf_text(), a_sys=b"sys")])
    assert not package.signed
    assert "x.cat" in refused(package).message
    assert list(copied(package, WIN7_X86)) == ["/Drivers/a/a.inf", "/Drivers/a/a.sys"]


def test_packed_files_are_not_taken_for_the_whole(tmp_path: Path) -> None:
    (tmp_path / "a.sy_").write_bytes(b"SZDD")
    (package,) = packages_in([fill(tmp_path, a_inf=inf_text(), x_cat=b"cat")])
    assert "a.sy_" in refused(package).hint
    disks = '[SourceDisksNames]\n1="D",driver.cab\n[SourceDisksFiles]\na.sys=1\n'
    folder = fill(tmp_path / "c", a_inf=inf_text(disks=disks), x_cat=b"cat", Driver_cab=b"MSCF")
    (package,) = packages_in([folder])
    assert "Driver.cab" in refused(package).hint


def test_what_windows_brings_need_not_be_there(tmp_path: Path) -> None:
    """A LayoutFile says where on Windows' media lies what the package's own disks don't list."""
    disks = '[Version]\nLayoutFile=layout.inf\n[SourceDisksNames]\n1="D"\n'
    raw = inf_text("a.sys", disks=disks)
    (package,) = packages_in([fill(tmp_path / "w", a_inf=raw, x_cat=b"cat")])
    assert list(copied(package)) == ["/Drivers/a/a.inf", "/Drivers/a/x.cat"]
    raw = inf_text("a.sys", disks=disks + "[SourceDisksFiles]\na.sys=1\n")
    (package,) = packages_in([fill(tmp_path / "own", a_inf=raw, x_cat=b"cat")])
    assert "a.sys" in refused(package).message


def test_the_catalogue_of_the_architecture_counts(tmp_path: Path) -> None:
    raw = inf_text() + b"[Version]\nCatalogFile.NTamd64=x64.cat\n"
    folder = fill(tmp_path, a_inf=raw, a_sys=b"sys", x_cat=b"32", x64_cat=b"64")
    (package,) = packages_in([folder])
    assert copied(package)["/Drivers/a/x64.cat"] == b"64"
    assert "/Drivers/a/x.cat" not in copied(package)
    assert copied(package, WIN7_X86)["/Drivers/a/x.cat"] == b"32"


def test_a_file_outside_the_package_is_never_taken(tmp_path: Path) -> None:
    fill(tmp_path, secret_txt=b"secret")
    names = r"..\secret.txt", "../secret.txt", str(tmp_path / "secret.txt")
    for number, name in enumerate(names):
        folder = fill(tmp_path / str(number), a_inf=inf_text(name), x_cat=b"cat")
        (package,) = packages_in([folder])
        assert "secret.txt" in refused(package).message


def test_two_infs_of_one_name_get_a_folder_each(tmp_path: Path) -> None:
    folders = [fill(tmp_path / v, a_inf=inf_text(version=v)) for v in ("1.0", "2.0")]
    assert [p.folder for p in packages_in(folders)] == ["/Drivers/a", "/Drivers/a-2"]


def test_the_same_package_twice_counts_once(tmp_path: Path) -> None:
    whole = {"a_inf": inf_text(), "a_sys": b"sys", "x_cat": b"cat"}
    fill(tmp_path / "1-bare", a_inf=whole["a_inf"])
    fill(tmp_path / "2-whole", **whole)
    fill(tmp_path / "3-again", **whole, notes_txt=b"more")
    fill(tmp_path / "4-other-sys", **{**whole, "a_sys": b"another"})
    found = packages_in([tmp_path, tmp_path / "2-whole"])
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


def test_more_infs_than_anyone_offers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as file:
        for number in range(5001):
            file.writestr(f"{number}/a.inf", b"[Version]")
    with pytest.raises(InputError) as caught:
        read_offers([tmp_path / "many.zip"])
    assert caught.value.code == "too-large"


def test_reading_offers_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        read_offers([fill(tmp_path, a_inf=inf_text())], progress)


def test_nothing_to_offer(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "gone", "no-driver-folder"), (tmp_path, "no-inf")):
        with pytest.raises(InputError) as caught:
            read_offers([path])
        assert caught.value.code == code
    fill(tmp_path, setup__data1_cab=b"MSCF")
    with pytest.raises(InputError) as caught:
        read_offers([tmp_path])
    assert "setup/data1.cab" in caught.value.hint


def doubts_of(package: OfferedPackage, target: TargetOs = WIN7) -> tuple[str, ...]:
    return doubts(package, package_files(package, match_of(package, target), target), target)


def test_a_catalogue_that_lists_its_files_leaves_no_doubt(tmp_path: Path) -> None:
    members = {"a.inf": inf_text(), "a.sys": b"sys"}
    catalog = write_catalog(members, ["sha1"])
    (package,) = packages_in([fill(tmp_path, a_inf=inf_text(), a_sys=b"sys", x_cat=catalog)])
    assert package.signed
    assert doubts_of(package) == ()


def test_a_changed_file_is_a_doubt_and_no_refusal(tmp_path: Path) -> None:
    catalog = write_catalog({"a.inf": inf_text(), "a.sys": b"sys"}, ["sha1"])
    folder = fill(tmp_path, a_inf=inf_text(), a_sys=b"changed", x_cat=catalog)
    (package,) = packages_in([folder])
    (doubt,) = doubts_of(package)
    assert doubt.startswith("Not listed in x.cat: a.sys.")
    changed = inf_text() + b"; changed\n"
    (other,) = packages_in([fill(folder, a_inf=changed)])
    assert not other.signed


def test_a_catalogue_that_is_none_is_a_doubt(tmp_path: Path) -> None:
    (package,) = packages_in([fill(tmp_path, a_inf=inf_text(), a_sys=b"s", x_cat=b"cat")])
    assert not package.signed
    (doubt,) = doubts_of(package)
    assert "x.cat" in doubt


def test_a_package_without_catalogue_is_a_doubt_on_64_bits_only(tmp_path: Path) -> None:
    bare = inf_text().replace(b"CatalogFile=x.cat\n", b"")
    (package,) = packages_in([fill(tmp_path, a_inf=bare, a_sys=b"s")])
    assert "64-bit" in doubts_of(package)[0]
    assert doubts_of(package, WIN7_X86) == ()
