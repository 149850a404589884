"""`sert-wizard nics`: this computer, the catalogue, a machine with Intel AMT."""

from __future__ import annotations

import psutil
import pytest

from tests.amt_responder import Responder
from tests.conftest import E1K, Run


def test_nics_of_the_catalogue(run: Run) -> None:
    (found,) = run("nics", "--catalog", "OptiPlex 960", "--json").json["nics"]
    assert (found["id"], found["ids"], found["certainty"]) == (E1K, [E1K], "reported")
    assert {"e1k6032.inf", "e1k62x64.inf"} <= set(found["infs"])
    text = run("nics", "--catalog", "AMT 7")
    assert "82579LM" in text.out
    assert "verified" in text.out
    assert "candidates" in text.err
    nothing = run("nics", "--catalog", "no such model", "--json")
    assert (nothing.status, nothing.json["error"]["code"]) == (4, "no-candidate")
    assert "“no such model”" in nothing.json["error"]["message"]


def test_nics_of_this_computer_agree_with_psutil(run: Run) -> None:
    macs = {item.address.lower() for items in psutil.net_if_addrs().values() for item in items}
    found = run("nics", "--json").json["nics"]
    assert all(nic["mac"] in macs for nic in found if nic["mac"])
    everything = run("nics", "--all", "--json").json["nics"]
    assert [nic for nic in everything if not nic["virtual"]] == found
    assert any(nic["virtual"] for nic in everything)  # loopback at least


def test_options_of_amt_need_amt(run: Run) -> None:
    assert run("nics", "--tls").status == 2


def test_an_amt_machine_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Responder()
    monkeypatch.setenv("SERT_AMT_PASSWORD", machine.password)
    with machine.listen() as port:
        done = run("nics", "--amt", f"127.0.0.1:{port}", "--json")
    assert done.status == 0, done.err
    assert done.json["amt"]["version"]
    assert done.json["nics"]
    assert machine.password not in done.out + done.err
