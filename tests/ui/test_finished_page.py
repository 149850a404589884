"""The Finished page: what was written, who fetches it, and the way on."""

from __future__ import annotations

import hashlib
import shutil
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sert_wizard import recipe as recipes
from sert_wizard.delivery.boot_test import BootResult
from sert_wizard.delivery.firewall import windows_advice
from sert_wizard.delivery.transfers import Event
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Jobs
from sert_wizard.ui.pages.finished import FinishedPage
from sert_wizard.ui.serving import BootSeen
from sert_wizard.ui.widgets.boot_panel import BootPanel
from sert_wizard.ui.widgets.clients_table import ClientsTable
from sert_wizard.ui.widgets.serve_panel import ServePanel
from sert_wizard.wording import words
from tests.ui.conftest import Driver, press

# Qt's offscreen platform says so of every message box and every window of its own size.
_SMALL = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
_MOST = 0.05  # seconds that a click may keep the UI thread


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def finished(driver: Driver, practice: PracticeSet, tmp_path: Path) -> FinishedPage:
    """The page after a build whose loader asks this computer's loopback."""
    wizard = driver.wizard
    driver.to_output(practice, tmp_path / "made")
    wizard.output_page.url.setText(f"http://127.0.0.1:{_free_port()}/optimized.iso")
    driver.next(wizard.build_page)
    page = wizard.finished_page
    driver.until(lambda: wizard.currentPage() is page and not page.jobs.running(page.QEMU))
    return page


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:
        content: bytes = answer.read()
        return content


def _cells(page: FinishedPage) -> list[str]:
    item = page.serving.clients.table.topLevelItem(0)
    assert item is not None
    return [item.text(number) for number in range(4)]


def test_the_disc_is_served_and_who_fetches_it_is_shown(
    driver: Driver, finished: FinishedPage
) -> None:
    """A real client over HTTP, as the loader is one; the window stays quick meanwhile."""
    built, serving = driver.wizard.session.built, finished.serving
    assert built is not None
    url = built.plan.recipe.stage1.url
    _quick_press(serving.toggle)
    driver.until(lambda: serving.running)
    assert url in serving.state.text()
    assert not serving.clients.clients
    with ThreadPoolExecutor(1) as client:
        reported = client.submit(_get, url.replace("/optimized.iso", "/event?step=link&nic=net0"))
        driver.until(lambda: bool(serving.clients.clients))
        assert reported.result() == b""
        assert _cells(finished)[:2] == ["127.0.0.1", "link up (net0)"]
        fetched = client.submit(_get, url)
        driver.until(lambda: "✓" in _cells(finished)[1])
        assert hashlib.sha256(fetched.result()).hexdigest() == built.hashes.iso
    assert _cells(finished)[2].startswith("100 % of 4.7 MB")

    port = _port(driver)
    with socket.create_connection(("127.0.0.1", port)):  # a client that says nothing
        _quick_press(serving.toggle)
        driver.until(lambda: serving.toggle.isEnabled() and not serving.running)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 5)
    assert serving.state.text() == "Stopped."
    assert serving.clients.clients == ("127.0.0.1",)


def _quick_press(button: object) -> None:
    began = time.perf_counter()
    press(button)  # type: ignore[arg-type]
    assert time.perf_counter() - began < _MOST


def test_a_port_in_use_is_said_in_words(driver: Driver, finished: FinishedPage) -> None:
    port = _port(driver)
    with socket.create_server(("127.0.0.1", port)):
        press(finished.serving.toggle)
        driver.until(finished.problem.isVisible)
    assert f"port {port}" in finished.problem.message.text()
    assert "go back to Output" in finished.problem.hint.text()
    assert not finished.serving.running
    press(finished.serving.toggle)  # the port is free again
    driver.until(lambda: finished.serving.running)
    assert not finished.problem.isVisible()


def test_going_back_lets_go_of_the_disc(driver: Driver, finished: FinishedPage) -> None:
    """A next build writes over it, which Windows would refuse."""
    press(finished.serving.toggle)
    driver.until(lambda: finished.serving.running)
    driver.back(driver.wizard.build_page)
    driver.until(lambda: not finished.jobs.running(finished.serving.STOP))
    assert not finished.serving.running
    port = _port(driver)
    socket.create_server(("127.0.0.1", port)).close()


def test_closing_at_once_after_stopping_lets_go_of_the_port(
    driver: Driver, finished: FinishedPage
) -> None:
    """The request to stop may still wait for its turn when the window goes."""
    press(finished.serving.toggle)
    driver.until(lambda: finished.serving.running)
    port, turn = _port(driver), threading.Event()
    finished.jobs.start(
        "something slow",
        lambda _progress: turn.wait(20),
        done=lambda _done: None,
        failed=lambda _failure: None,
        lane=MACHINE,
    )
    press(finished.serving.toggle)
    assert not finished.serving.running
    later = threading.Timer(0.2, turn.set)
    later.start()
    driver.wizard.close()
    later.join()
    socket.create_server(("127.0.0.1", port)).close()


def test_again_with_other_nics_keeps_everything(driver: Driver, finished: FinishedPage) -> None:
    wizard = driver.wizard
    chosen = wizard.session.recipe
    press(finished.serving.toggle)
    driver.until(lambda: finished.serving.running)
    press(finished.again)
    assert wizard.currentPage() is wizard.nics_page
    assert wizard.session.recipe == chosen
    assert not finished.serving.running
    driver.type_nic("8086:1502")
    for page in (wizard.drivers_page, wizard.preview_page, wizard.output_page):
        driver.next(page)
    assert wizard.output_page.overwrite.isVisible() or not wizard.output_page.isComplete()
    assert len(wizard.session.targets) == 2


@_SMALL
@pytest.mark.parametrize("way", ["close", "finish"])
def test_closing_while_serving_asks(driver: Driver, finished: FinishedPage, way: str) -> None:
    wizard = driver.wizard
    press(finished.serving.toggle)
    driver.until(lambda: finished.serving.running)
    port = _port(driver)
    leave = wizard.close if way == "close" else wizard.accept
    wizard.open_file(Path(wizard.session.recipe.base.iso))  # as a drop would
    assert wizard.currentPage() is finished
    assert finished.serving.running
    leave()
    assert wizard.isVisible()
    _answer(wizard, "Keep serving")
    assert finished.serving.running
    leave()
    _answer(wizard, "Stop and close")
    driver.until(lambda: not wizard.isVisible())
    socket.create_server(("127.0.0.1", port)).close()


def _answer(wizard: QWidget, text: str) -> None:
    boxes = [box for box in wizard.findChildren(QMessageBox) if box.isVisible()]
    buttons = {b.text().replace("&", ""): b for b in boxes[-1].findChildren(QPushButton)}
    press(buttons[text])


def _port(driver: Driver) -> int:
    built = driver.wizard.session.built
    assert built is not None
    return urlsplit(built.plan.recipe.stage1.url).port or 80


def test_the_hashes_can_be_checked_elsewhere(
    driver: Driver, finished: FinishedPage, tmp_path: Path
) -> None:
    press(finished.copy)
    lines = QApplication.clipboard().text().splitlines()
    for line, name in zip(lines, ("optimized.iso", "stage1.iso"), strict=True):
        content = (tmp_path / "made" / name).read_bytes()
        assert line == f"{hashlib.sha256(content).hexdigest()}  {name}"
    assert finished.note.isVisible()


def test_the_recipe_can_be_kept_elsewhere(
    driver: Driver, finished: FinishedPage, tmp_path: Path
) -> None:
    target = tmp_path / "kept.toml"
    finished.save_recipe(target)
    driver.until(lambda: str(target) in finished.note.text())
    built = driver.wizard.session.built
    assert built is not None
    assert recipes.load(target).stage1 == built.plan.recipe.stage1
    finished.save_recipe(tmp_path / "missing" / "kept.toml")
    driver.until(finished.problem.isVisible)
    assert "can't be written" in finished.problem.message.text()


def test_no_boot_test_without_qemu(
    driver: Driver, finished: FinishedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert finished.boot.isVisible() == bool(shutil.which("qemu-system-x86_64"))
    monkeypatch.setenv("PATH", "")
    assert not work.has_qemu()
    finished.entered()
    driver.until(lambda: not finished.jobs.running(finished.QEMU))
    assert not finished.boot.isVisible()
    assert not finished.boot_heading.isVisible()


@_SMALL
def test_what_a_boot_test_saw_is_shown(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    panel = BootPanel(jobs)
    qtbot.addWidget(panel)
    panel.show_output(tmp_path, "http://127.0.0.1:8080/optimized.iso", ("uefi",))
    panel.show()
    assert not panel.bios.isVisible()
    assert panel.uefi.isVisible()
    result = BootResult("uefi", "SERT-TRAINING boot.wim", ("link up",), 12.0, (("end", _png()),))
    panel.show_seen(BootSeen(result, tmp_path / "page.html"))
    assert panel.state.text().startswith("✓ The loader worked")
    assert "(UEFI, 12\N{NO-BREAK SPACE}s)" in panel.state.text()
    assert panel.picture.pixmap().width() == 560
    assert panel.open.isVisible()


@pytest.mark.qemu
@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_a_real_boot_test_tells_how_far_it_is(
    driver: Driver, finished: FinishedPage, firmware: str
) -> None:
    """The loader that was just built fetches the disc that was just built, in QEMU."""
    panel = finished.boot
    driver.until(lambda: not finished.jobs.running(finished.QEMU))
    if not panel.isVisible():
        pytest.skip("QEMU is not installed")
    said = set[str]()
    press(panel.bios if firmware == "bios" else panel.uefi)
    assert panel.cancel.isVisible()

    def over() -> bool:
        said.add(panel.state.text())
        return not panel.running

    driver.qtbot.waitUntil(over, timeout=180_000)
    assert not finished.problem.isVisible(), finished.problem.message.text()
    assert panel.state.text().startswith("✓ ")
    assert panel.picture.isVisible()
    assert panel.open.isVisible()
    assert not panel.cancel.isVisible()
    assert len(said) >= 3


def _png() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture = QImage(720, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkBlue)
    assert picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_a_boot_test_that_cannot_be_says_why(
    driver: Driver, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    """No outputs in the folder: the error comes as words, and the buttons come back."""
    panel = BootPanel(jobs)
    qtbot.addWidget(panel)
    panel.show_output(tmp_path, "http://127.0.0.1:8080/optimized.iso", ("bios",))
    with qtbot.waitSignal(panel.failed, timeout=30_000) as told:
        panel.bios.click()
        assert not panel.bios.isEnabled()
    assert told.args is not None
    assert told.args[0].error.code == "not-found"
    assert panel.bios.isEnabled()
    assert panel.state.text().startswith("✗")


@_SMALL
def test_firewall_advice_is_shown_where_there_is_some(qtbot: QtBot, jobs: Jobs) -> None:
    panel = ServePanel(jobs)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_advice(())
    assert not panel.fold.isVisible()
    panel.show_advice(windows_advice(r"C:\Program Files\SERT Wizard\sert-wizard.exe", 8080))
    panel.fold.set_open(True)
    assert "localport=8080" in panel.advice.text()
    panel.copy.click()
    commands = QApplication.clipboard().text().splitlines()
    assert [line.split()[3] for line in commands] == ["delete", "add"]


def test_rows_say_how_it_went(qtbot: QtBot) -> None:
    table = ClientsTable()
    qtbot.addWidget(table)
    what = words("fetching the image")
    begun = Event("192.0.2.7", "progress", what, 43, 100, 10.0, 4.3)
    left = Event("192.0.2.7", "lost", what, 50, 100, 10.0, 5.0)
    other = Event("192.0.2.8", "done", what, 100, 100, 10.0, 10.0)
    for event in (begun, left, other):
        table.show_event(event)
    assert table.clients == ("192.0.2.7", "192.0.2.8")
    texts = [table.table.topLevelItem(n).text(1) for n in range(2)]  # type: ignore[union-attr]
    assert texts == ["⚠ broke off at 50 %", "✓ has the whole disc, after 10 s"]


def test_nothing_is_cut_beside(driver: Driver, finished: FinishedPage) -> None:
    """With all there is to see, the smallest window needs no scrolling sideways."""
    driver.wizard.resize(*theme.SMALLEST)
    press(finished.serving.toggle)
    driver.until(lambda: finished.serving.running)
    program = r"C:\Program Files\SERT Wizard\runtime\pythonw.exe"
    finished.serving.show_advice(windows_advice(program, 8080))
    finished.serving.fold.set_open(True)
    area = finished.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    driver.until(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0


def test_keys_reach_serving(driver: Driver, finished: FinishedPage) -> None:
    driver.wizard.activateWindow()
    driver.until(driver.wizard.isActiveWindow)
    QTest.keyClick(driver.wizard, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: finished.serving.running)
    QTest.keyClick(driver.wizard, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: not finished.serving.running)
