"""The cover painted while the rest loads: the colours of the theme, at the place of the window, and then the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from carnet_desktop.ui import first_paint
from carnet_desktop.ui.first_paint import FirstPaint
from carnet_desktop.ui.roles import DARK, LIGHT, Roles


def test_its_colours_are_those_of_the_theme() -> None:
    assert {"light": (LIGHT.spine, LIGHT.page), "dark": (DARK.spine, DARK.page)} == first_paint._COLORS


@pytest.mark.parametrize(("kept", "roles"), [("dark", DARK), ("light", LIGHT), ("system", LIGHT), ("", LIGHT)])
def test_what_follows_comes_once_and_after_the_paint(qtbot: QtBot, tmp_path: Path, kept: str, roles: Roles) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue("theme", kept)
    memory.sync()
    followed: list[str] = []
    cover = FirstPaint(tmp_path / "window.ini", lambda: followed.append("window"))
    qtbot.addWidget(cover)
    cover.show()
    assert followed == []
    qtbot.waitUntil(lambda: followed == ["window"])
    picture = cover.grab().toImage()
    assert picture.pixelColor(10, 10).name() == roles.spine.lower()
    assert picture.pixelColor(picture.width() - 10, 10).name() == roles.page.lower()
    assert followed == ["window"]
