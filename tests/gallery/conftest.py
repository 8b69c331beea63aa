"""The gallery is painted offscreen, by a caret that does not blink: two pictures of one page are the same."""

import os

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def steady_caret(qapp: QApplication) -> None:
    qapp.setCursorFlashTime(0)
