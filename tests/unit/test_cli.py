"""The command line's contract: names, keys, types, exit statuses."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sert_wizard import __version__
from sert_wizard.cli import parser
from sert_wizard.training.practice import PracticeSet
from tests.conftest import E1K, Run

COMMANDS = [
    "train",
    "inspect",
    "nics",
    "drivers",
    "plan",
    "build",
    "verify",
    "stage1",
    "serve",
    "boot-test",
    "doctor",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args([command, "--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert f"example:\n  sert-wizard {command}" in text
    assert "--json" in text


def test_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["--version"])
    assert capsys.readouterr().out == f"sert-wizard {__version__}\n"


def test_inspect(practice: PracticeSet, run: Run) -> None:
    found = run("inspect", practice.base_iso, "--json").json
    assert found["size"] == practice.base_iso.stat().st_size
    assert found["layouts"] == ["iso9660", "joliet"]
    assert found["boot"] == {"bios": True, "uefi": True, "prompt": {"bios": True, "uefi": True}}
    (wim,) = found["wims"]
    assert wim["path"] == "/sources/boot.wim"
    assert (wim["compression"], wim["chunk_size"], wim["boot_index"]) == ("LZX", 32768, 1)
    assert wim["integrity"] is False
    (image,) = wim["images"]
    assert (image["index"], image["arch"], image["version"]) == (1, "amd64", "10.0.19041")
    assert image["generation"] == "10.0"
    assert found["startup"] == {"file": "startnet.cmd", "commands": ["wpeinit"]}
    assert found["remote_control"] == []


def test_drivers(practice: PracticeSet, run: Run) -> None:
    found = run(
        "drivers", practice.base_iso, "--nic", E1K, "--inject", practice.drivers[0], "--json"
    ).json
    packages = {package["inf"]: package for package in found["packages"]}
    assert len(packages) >= 40
    vendors = [p for p in packages.values() if p["group"] == "network"]
    assert len(vendors) >= 30
    assert all(p["prunable"] and p["frees"] > 0 for p in vendors)
    assert {p["class"] for p in vendors} == {"Net", "System"}  # adapters and their buses
    assert packages["mshdc.inf"]["prunable"] is False
    (item,) = found["coverage"]
    assert (item["nic"], item["source"], item["matched_id"]) == (E1K, "inject", E1K)
    assert re.fullmatch("0x[0-9A-F]{8}", item["rank"])
    (alone,) = run("drivers", practice.base_iso, "--nic", E1K.lower(), "--json").json["coverage"]
    assert (alone["nic"], alone["inf"], alone["source"], alone["rank"]) == (E1K, None, None, None)


PLAN_KEYS = {
    "base",
    "predicted",
    "gains",
    "removes",
    "adds",
    "edits",
    "warnings",
    "memory",
    "coverage",
    "delivery",
}


def test_plan(practice: PracticeSet, run: Run) -> None:
    before = sorted(path.name for path in practice.folder.iterdir())
    found = run("plan", practice.recipe, "--exact", "--json").json
    assert found.keys() >= PLAN_KEYS
    assert sorted(path.name for path in practice.folder.iterdir()) == before
    base, predicted, gains = found["base"], found["predicted"], found["gains"]
    assert predicted["exact"] is True
    assert sum(gains.values()) == base["iso_size"] - predicted["iso_size"]
    assert gains["added"] < 0 < gains["drivers"]
    for removal in found["removes"]:
        assert all(path.startswith("/Windows/") for path in removal["paths"])
        assert removal["frees"] > 0
        assert removal["reason"]
    assert [way["way"] for way in found["delivery"]] == [
        "redirect-2x",
        "redirect-4x",
        "stage1-100m",
        "stage1-1g",
    ]
    # Sizes predicted do not depend on whether the frees of shared files overlap.
    assert sum(removal["frees"] for removal in found["removes"]) <= gains["drivers"]


def test_stage1(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "deep" / "loader.iso"
    url = "http://192.0.2.10:8080/optimized.iso"
    found = run("stage1", "--url", url, "--out", out, "--json").json
    assert found["stage1_size"] == out.stat().st_size <= 2_100_000
    assert run("stage1", "--url", url, "--out", out, "--json").json["error"]["code"] == "exists"
    assert run("stage1", "--url", url, "--out", out, "--force").status == 0
    small = run("stage1", "--url", url, "--out", tmp_path / "b.iso", "--firmware", "bios", "--json")
    assert small.json["stage1_size"] <= 650_000
    bad = run("stage1", "--url", url, "--out", tmp_path / "c.iso", "--firmware", "mbr", "--json")
    assert bad.status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.iso", "deep"]


def test_doctor(run: Run) -> None:
    done = run("doctor", "--json")
    assert done.status == 0
    assert {check["name"] for check in done.json["checks"]} >= {"libwim", "boot assets", "QEMU"}


def test_nics_of_a_report(practice: PracticeSet, run: Run) -> None:
    for report in practice.reports:
        found = run("nics", "--from", report, "--json").json["nics"]
        assert E1K in [nic["id"] for nic in found], report.name
        assert all(nic["ids"][-1] == nic["id"] for nic in found)


@pytest.mark.parametrize("command", ["inspect", "drivers"])
def test_text_for_people(command: str, practice: PracticeSet, run: Run) -> None:
    done = run(command, practice.base_iso)
    assert done.status == 0
    assert "{" not in done.out
    assert "Reading the boot image" in done.err


def test_serve_on_an_address_that_is_not_here(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    run("build", practice.recipe, "--out", tmp_path / "out")
    done = run("serve", tmp_path / "out", "--json")
    assert done.status == 4
    assert done.json["error"]["code"] == "not-my-address"
    assert "192.0.2.10" in done.err


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sert_wizard.cli", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_cancels(number: int, practice: PracticeSet, tmp_path: Path) -> None:
    """Sent to a server, which waits for nothing else: a clean end with the contract's status."""
    out = tmp_path / "out"
    subprocess.run(
        [sys.executable, "-m", "sert_wizard.cli", "build", practice.recipe, "--out", out],
        check=True,
        capture_output=True,
    )
    with start("serve", out, "--bind", "127.0.0.1", "--port", "0") as server:
        assert server.stdout
        assert server.stdout.readline().startswith("Serving http://127.0.0.1:")
        server.send_signal(number)
        _, errors = server.communicate(timeout=20)
    assert server.returncode == 0, errors
    assert "Traceback" not in errors


def test_json_is_one_object(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    done = run("build", practice.recipe, "--out", tmp_path / "out", "--json")
    document: dict[str, Any] = done.json  # nothing else on stdout, or this would fail
    assert document.keys() >= PLAN_KEYS | {"written", "sha256", "seconds"}
    for key in ("iso", "stage1", "manifest", "report"):
        assert Path(document["written"][key]).is_file()
    checked = run("verify", tmp_path / "out", "--json").json
    assert checked["ok"] is True
    assert all(check["ok"] and check["detail"] for check in checked["checks"])
