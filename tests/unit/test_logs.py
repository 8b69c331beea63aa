"""The log says where, never what: no name, no text of a notebook, no value."""

import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnet_desktop import logs


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log of a program started in a folder of the test's own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    logger = logging.getLogger("carnet_desktop")
    before = (logger.handlers[:], logger.propagate, logger.level)
    logs.start(tmp_path / "state")
    yield tmp_path / "state" / "carnet.log"
    for handler in logger.handlers:
        handler.close()
    logger.handlers, logger.propagate, logger.level = before[0], before[1], before[2]


def fault(text: str) -> Exception:
    try:
        try:
            raise KeyError(text)
        except KeyError as cause:
            raise ValueError(f"{text} is not a date") from cause
    except ValueError as error:
        return error


def test_an_error_is_kept_without_its_message(log: Path) -> None:
    logs.note(fault("Fatou Diarra"))
    kept = log.read_text(encoding="utf-8")
    assert "Fatou" not in kept
    assert "ValueError" in kept
    assert "KeyError" in kept
    assert "test_logs.py" in kept


def test_the_reference_is_short_and_the_same_for_the_same_fault(log: Path) -> None:
    first, second = logs.note(fault("Fatou Diarra")), logs.note(fault("Kévin Lemoine"))
    assert first == second
    assert re.fullmatch(r"[A-HJ-NP-Z]\d-\d\d", first)
    assert first in log.read_text(encoding="utf-8")


def test_an_error_that_nothing_catches_is_shown(log: Path) -> None:
    shown: list[Exception] = []
    logs.catch(shown.append)
    error = fault("Fatou Diarra")
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == [error]


def test_the_log_is_private_and_does_not_grow_for_ever(log: Path, tmp_path: Path) -> None:
    log.write_bytes(b"x" * 300_000)
    logs.start(tmp_path / "state")
    logs.note(fault("Fatou Diarra"))
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".log.1").stat().st_size == 300_000
    assert log.parent.stat().st_mode & 0o077 == 0


def test_a_folder_that_refuses_a_log_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should")
    logs.start(tmp_path / "state")
