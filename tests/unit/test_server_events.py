"""What the loader reports, what the server counts, and how the terminal shows both."""

from __future__ import annotations

import json
import threading
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.commands.serve_lines import LiveLines, PlainLines, event_line, shower
from sert_wizard.delivery.transfers import Event, Transfers
from sert_wizard.stage1.steps import Step, parse_step, probe_url, step_query, step_url

URL = "http://10.0.0.2:8080/images/pe.iso"
WAIT = 10.0


def test_what_the_script_writes_is_what_the_server_reads() -> None:
    asked = step_url(URL, "link", nic="net0", mac="52:54:00:12:34:56", ip="10.0.0.7")
    assert asked.startswith("http://10.0.0.2:8080/event?step=link&")
    step = parse_step(urlsplit(asked).query)
    assert step == Step("link", nic="net0", mac="52:54:00:12:34:56", ip="10.0.0.7")
    assert step.text == "link up, address 10.0.0.7 (net0, 52:54:00:12:34:56)"
    assert probe_url(URL) == "http://10.0.0.2:8080/probe"


def test_settings_of_the_script_stay_as_they_are() -> None:
    assert step_query("link", nic="${n}", mac="${${n}/mac}") == (
        "/event?step=link&nic=${n}&mac=${${n}/mac}"
    )
    with pytest.raises(ValueError, match="no such step"):
        step_query("dance")


def test_a_reason_in_words() -> None:
    step = parse_step(step_query("failed", why="No link on 100 % & more").partition("?")[2])
    assert step.text == "failed: No link on 100 % & more"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "step",
        "step=",
        "step=dance",
        "nic=net0",
        "step=link&step=boot",
        "step=link&other=1",
        "step=link&",
        "step=link&nic=net 0",
        "step=link&nic=net0-99999",
        "step=link&nic=net0;ls",
        "step=link&mac=00:11",
        "step=link&ip=10.0.0.999",
        "step=link&ip=::1",
        "step=failed&why=%1B[2J",
        "step=failed&why=a%0Ab",
        "step=failed&why=a%00b",
        "step=failed&why=%7F",
        "step=failed&why=%E2%80%AE",
        "step=failed&why=%C0%AE",
        "step=failed&why=" + "a" * 101,
        "step=failed&why=" + "%41" * 200,
        "&".join(["step=link"] * 100),
    ],
)
def test_nonsense_is_refused(query: str) -> None:
    with pytest.raises(ValueError):
        parse_step(query)


@given(st.text(max_size=60) | st.from_regex(r"step=(link|failed)(&\w+=[^&]{0,9}){0,3}"))
def test_whatever_is_reported_is_printable(query: str) -> None:
    try:
        text = parse_step(query).text
    except ValueError:
        return
    assert text.isascii()
    assert text.isprintable()


def _events() -> tuple[list[Event], Transfers]:
    found: list[Event] = []
    return found, Transfers(found.append)


def test_steps_and_bytes_of_a_client_come_together() -> None:
    found, transfers = _events()
    transfers.step("10.0.0.7", Step("link", ip="10.0.0.7"))
    transfers.step("10.0.0.7", Step("fetch"))
    transfers.begin("10.0.0.7", 200, whole=True)
    transfers.advance("10.0.0.7", 86)
    transfers.advance("10.0.0.7", 114)
    transfers.end("10.0.0.7", complete=True)
    transfers.step("10.0.0.7", Step("boot"))
    transfers.close()
    assert [event.kind for event in found] == ["step", "step", "start", "done", "step"]
    done = found[3]
    assert (done.text, done.sent, done.total, done.percent) == (
        "fetching the image",
        200,
        200,
        100,
    )
    assert done.rate == pytest.approx(200 / done.seconds)
    assert found[4].seconds == done.seconds  # waiting is no part of the transfer
    assert found[0].total == 0


def test_a_second_transfer_is_counted_anew() -> None:
    found, transfers = _events()
    for complete in (False, True):
        transfers.begin("a", 100, whole=True)
        transfers.advance("a", 100 if complete else 30)
        transfers.end("a", complete=complete)
    transfers.close()
    assert [(event.kind, event.sent) for event in found] == [
        ("start", 0),
        ("lost", 30),
        ("start", 0),
        ("done", 100),
    ]


def test_a_disc_that_is_read_block_by_block_is_one_transfer() -> None:
    found, transfers = _events()
    for _ in range(30):
        transfers.begin("a", 100, whole=False)
        transfers.advance("a", 10)
        transfers.end("a", complete=True)
    transfers.close()
    assert [event.kind for event in found] == ["start", "done"]


def test_several_at_once_from_one_address_are_one_sum() -> None:
    found, transfers = _events()
    transfers.begin("nat", 100, whole=True)
    transfers.begin("nat", 100, whole=True)
    for _ in range(2):
        transfers.advance("nat", 100)
        transfers.end("nat", complete=True)
    transfers.close()
    assert [(event.kind, event.sent, event.total) for event in found][-1] == ("done", 200, 200)


def test_who_shows_events_can_fail_or_hang_without_harm() -> None:
    stuck, entered = threading.Event(), threading.Event()

    def hang(event: Event) -> None:
        entered.set()
        stuck.wait(WAIT)
        raise RuntimeError(event.text)

    transfers = Transfers(hang)
    for number in range(3000):  # more than are kept
        transfers.step(f"10.0.{number >> 8}.{number & 255}", Step("boot"))
    assert entered.wait(WAIT)
    stuck.set()
    transfers.close(WAIT)


def _event(kind: str, sent: int, client: str = "10.0.0.7", total: int = 181_000_000) -> Event:
    assert kind in ("step", "progress", "done", "lost")
    return Event(client, kind, "link up", sent, total, 11.2e6, 16.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (_event("progress", 78_000_000), "link up … 43 % of 181.0 MB at 11.2 MB/s"),
        (_event("step", 0, total=0), "link up"),
        (_event("lost", 78_000_000), "link up … broke off at 43 % of 181.0 MB"),
        (
            _event("done", 181_000_000),
            "link up … all of 181.0 MB sent in 16 s at 11.2 MB/s",
        ),
        (_event("progress", 999_000_000), "link up … 100 % of 181.0 MB at 11.2 MB/s"),
    ],
)
def test_a_line(event: Event, line: str) -> None:
    assert event_line(event) == f"10.0.0.7: {line}"


def test_plain_lines_come_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    show = PlainLines()
    for percent in range(100):
        show(_event("progress", percent, total=100))
    show(_event("done", 100, total=100))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert all("\x1b" not in line for line in lines)


def test_live_lines_are_drawn_in_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "5")
    show = LiveLines()
    for number in range(5):
        show(_event("progress", 50, f"10.0.0.{number}", total=100))
    drawn = capsys.readouterr().err
    last = drawn.rpartition("\x1b[3A")[2]
    shown = [line.removeprefix("\r\x1b[K") for line in last.split("\n") if line]
    assert [line.partition(":")[0] for line in shown] == ["10.0.0.2", "10.0.0.3", "10.0.0.4"]
    assert all(len(line) < 40 for line in shown)


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    shower(as_json=True)(_event("progress", 78_000_000))
    got = json.loads(capsys.readouterr().err)
    assert (got["client"], got["kind"], got["percent"]) == ("10.0.0.7", "progress", 43)
