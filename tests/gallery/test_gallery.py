"""Paints every widget and the frame, light and dark, at 100 % and 200 %, in build/gallery: to be looked at.

What a machine can see is asserted: nothing spoken or pressed goes out of its window, and the two modes differ.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gallery import sample_pages

from carnet_desktop.ui import theme

GALLERY = Path(__file__).resolve().parents[2] / "build" / "gallery"
PAGES = ("buttons_page", "form_page", "frame", "frame_in_trouble")


def make(name: str, folder: Path) -> QWidget:
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    given = (memory,) if name.startswith("frame") else ()
    page = getattr(sample_pages, name)(*given)
    assert isinstance(page, QWidget)
    return page


def outside(page: QWidget) -> list[str]:
    """The texts and controls whose side goes out of the window."""
    whole = QRect(page.rect())
    out = []
    for part in page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, QLabel | QAbstractButton | QLineEdit):
            box = QRect(part.mapTo(page, part.rect().topLeft()), part.size())
            if box.left() < whole.left() or box.right() > whole.right():
                out.append(f"{type(part).__name__} {getattr(part, 'text', str)()} {box}")
    return out


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_gallery_fits_its_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, mode: theme.Mode, scale: int
) -> None:
    theme.apply(qapp, mode, scale)
    page = make(name, tmp_path)
    qtbot.addWidget(page, before_close_func=lambda _closing: page.hide())
    page.resize(1280, 800 if scale == 100 else 1500 if not name.startswith("frame") else 720)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    picture = page.grab()
    GALLERY.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(GALLERY / f"{name.replace('_', '-')}-{mode}-{scale}.png"))
    assert outside(page) == []
    corner = picture.toImage().pixelColor(picture.width() - 2, picture.height() - 2)
    roles = theme.current().roles
    assert corner in (QColor(roles.page), QColor(roles.tint))


def test_a_page_shown_in_light_is_repainted_whole_in_dark(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    def painted(page: QWidget) -> QImage:
        page.resize(1280, 1500)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page.grab().toImage()

    theme.apply(qapp, theme.Mode.LIGHT, 100)
    turned = make("form_page", tmp_path)
    qtbot.addWidget(turned, before_close_func=lambda _closing: turned.hide())
    light = painted(turned)
    theme.apply(qapp, theme.Mode.DARK, 200)
    QApplication.processEvents()
    dark = painted(turned)
    turned.hide()
    born_dark = make("form_page", tmp_path)
    qtbot.addWidget(born_dark, before_close_func=lambda _closing: born_dark.hide())
    assert light != dark
    assert dark == painted(born_dark)
