"""Fixtures that several folders of tests share: practice discs, and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sert_wizard.cli import main
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet, make_practice

E1K = r"PCI\VEN_8086&DEV_10DE"


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> PracticeSet:
    """The tiny practice set; tests only read it."""
    return make_practice(tmp_path_factory.mktemp("practice"), scale="tiny", progress=Progress())


@dataclass(frozen=True)
class Ran:
    """A finished command: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        assert self.out, self.err
        document: dict[str, Any] = json.loads(self.out)
        return document


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `sert-wizard` with the given arguments in this process."""

    def call(*arguments: str | Path) -> Ran:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call
