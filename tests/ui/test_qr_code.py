"""A QR code on screen is the code of its text, square for square, whatever the theme and the size of the text."""

import pytest
import segno
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.qr_code import QrCode

TEXT = "tortue lavoir bambou pirate ruban océan cerise moulin\n" + "a1" * 32
QUIET = 4


def dark_squares(image: QImage, count: int) -> list[list[bool]]:
    """What stands in the middle of each square."""
    side = image.width() // count
    middles = [place * side + side // 2 for place in range(count)]
    return [[image.pixelColor(QPoint(x, y)).lightness() < 128 for x in middles] for y in middles]


@pytest.mark.parametrize(("mode", "scale"), [(theme.Mode.LIGHT, 100), (theme.Mode.DARK, 100), (theme.Mode.LIGHT, 200)])
def test_a_code_is_drawn_as_it_is_with_its_quiet_border(
    qtbot: QtBot, qapp: QApplication, mode: theme.Mode, scale: int
) -> None:
    theme.apply(qapp, mode, scale)
    code = QrCode("Code QR de votre fiche")
    qtbot.addWidget(code)
    code.set_text(TEXT)
    code.resize(code.sizeHint())
    squares = [[bool(cell) for cell in row] for row in segno.make(TEXT, micro=False, error="l").matrix]
    seen = dark_squares(code.grab().toImage(), len(squares) + 2 * QUIET)
    inside = slice(QUIET, -QUIET)
    assert [row[inside] for row in seen[inside]] == squares
    assert sum(map(sum, seen)) == sum(map(sum, squares)), "the border is white"


def test_whoever_cannot_see_the_code_is_told_what_it_holds(qtbot: QtBot) -> None:
    code = QrCode("Code QR de votre fiche")
    qtbot.addWidget(code)
    code.set_text(TEXT)
    assert (code.accessibleName(), code.accessibleDescription()) == ("Code QR de votre fiche", TEXT)
