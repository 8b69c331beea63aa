"""Screens are tested offscreen, and any Qt warning or unexpected log line fails the test."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from tests.conftest import PASSPHRASE, tuesday
from tests.ui.immediate_jobs import ImmediateJobs

from carnet_desktop.services import vault
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme

# Said by the offscreen platform itself on every window; nothing of ours can cause or cure it.
_PLATFORM_NOISE = ("This plugin does not support",)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """Every test starts in the light theme at 100 %, and without the windows of those before it: a theme is applied to
    all that lives.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, theme.Mode.LIGHT, 100)
    yield
    theme.apply(qapp, theme.Mode.LIGHT, 100)


@pytest.fixture(autouse=True)
def quiet(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails the test on a message of Qt, or on a log line of ours at WARNING or above."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(noise in message for noise in _PLATFORM_NOISE):
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    logged = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not said, f"Qt said: {said}"
    assert not logged, f"logged: {logged}"


@pytest.fixture
def jobs() -> ImmediateJobs:
    return ImmediateJobs()


@pytest.fixture
def samples_session(filled_home: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample people, on a Tuesday that never moves."""
    opened = vault.unlock(Path(shutil.copytree(filled_home, tmp_path / "filled")), None, PASSPHRASE, tuesday)
    yield opened
    opened.lock()


@pytest.fixture
def fatou(samples_session: Session) -> str:
    """Her notebook, which has something in every part."""
    return samples_session.directory.search("diarra").exact[0].id
