"""pycdlib's output must not depend on when, or where, it is written."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime

import pycdlib
import pytest

from sert_wizard.iso.frozen import frozen

WHEN = datetime(2009, 7, 14, 12, 30, 15, tzinfo=UTC)


def _disc(when: datetime, seed: bytes) -> bytes:
    with frozen(when, seed):
        iso = pycdlib.PyCdlib()
        iso.new(joliet=3, udf="2.60", vol_ident="TEST")
        iso.add_fp(io.BytesIO(b"x"), 1, "/A.;1", joliet_path="/a", udf_path="/a")
        out = io.BytesIO()
        iso.write_fp(out)
        iso.close()
    return out.getvalue()


def test_the_same_bytes_in_any_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _disc(WHEN, b"seed")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        assert _disc(WHEN, b"seed") == first
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()
    assert b"2009071412301500" in first


def test_seed_and_time_both_tell() -> None:
    first = _disc(WHEN, b"seed")
    assert _disc(WHEN, b"other") != first
    assert _disc(WHEN.replace(second=16), b"seed") != first


def test_the_real_clock_comes_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), frozen(WHEN, b""):
        raise RuntimeError
    assert vars(pycdlib.dates)["time"] is time


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), frozen(datetime(2009, 7, 14), b""):
        pass
