"""The whole walk through the wizard, page after page, for tests that look at each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.widgets.page import Page
from tests.ui.conftest import Driver


def every_page(driver: Driver, practice: PracticeSet, folder: Path) -> Iterator[Page]:
    """Each page when all on it is known, from Base ISO on; the build writes to `folder`."""
    wizard = driver.wizard
    driver.open_iso(practice.base_iso)
    yield wizard.base_page
    driver.next(wizard.nics_page)
    driver.type_nic("8086:10DE")
    driver.until(lambda: wizard.session.view is not None)
    yield wizard.nics_page
    driver.next(wizard.drivers_page)
    driver.until(wizard.drivers_page.isComplete)
    yield wizard.drivers_page  # without a driver for the target
    wizard.drivers_page.offer(practice.drivers[0])
    driver.until(lambda: wizard.session.view is not None and not wizard.session.uncovered)
    yield wizard.drivers_page
    driver.next(wizard.preview_page)
    driver.until(wizard.preview_page.isComplete)
    yield wizard.preview_page
    driver.next(wizard.output_page)
    wizard.output_page.url.setText("http://192.0.2.10:8080/optimized.iso")
    wizard.output_page.folder.choose(folder)
    driver.until(wizard.output_page.isComplete)
    yield wizard.output_page
    driver.next(wizard.build_page)
    yield wizard.build_page
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    yield wizard.finished_page
