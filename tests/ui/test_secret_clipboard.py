"""A secret leaves the clipboard; what is not ours stays there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet_desktop.ui import secret_clipboard
from carnet_desktop.ui.secret_clipboard import SecretClipboard
from carnet_desktop.ui.widgets.fields import SecretField

_SECRET = "abeille jardin notable dauphin bonheur cactus pelouse"


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[SecretClipboard]:
    made = SecretClipboard(qapp)
    yield made
    qapp.clipboard().clear()
    made.deleteLater()


def test_a_copied_passphrase_is_gone_after_ten_seconds(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert secret_clipboard.KEPT_MS == 10_000
    monkeypatch.setattr(secret_clipboard, "KEPT_MS", 30)
    clipboard = SecretClipboard(qapp)
    clipboard.copy(_SECRET)
    assert qapp.clipboard().text() == _SECRET
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "")
    clipboard.deleteLater()


def test_a_copied_passphrase_is_gone_at_the_lock(qapp: QApplication, clipboard: SecretClipboard) -> None:
    clipboard.copy(_SECRET)
    clipboard.clear()
    assert qapp.clipboard().text() == ""


def test_what_is_copied_from_a_passphrase_field_is_a_secret_too(
    qtbot: QtBot, qapp: QApplication, clipboard: SecretClipboard
) -> None:
    field = SecretField("Votre phrase secrète")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.control.setEchoMode(field.control.EchoMode.Normal)
    field.control.setText(_SECRET)
    field.control.setFocus()
    field.control.selectAll()
    QTest.keyClick(field.control, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == _SECRET
    clipboard.clear()
    assert qapp.clipboard().text() == ""


def test_another_text_copied_meanwhile_stays(qapp: QApplication, clipboard: SecretClipboard) -> None:
    clipboard.copy(_SECRET)
    qapp.clipboard().setText("Apporter l’attestation")
    clipboard.clear()
    assert qapp.clipboard().text() == "Apporter l’attestation"
