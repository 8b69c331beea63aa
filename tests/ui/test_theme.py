"""The roles are readable, light and dark; a change of theme or of text size reaches what is already shown."""

import math
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

import carnet_desktop.ui
from carnet_desktop.resources import resource
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.fonts import FAMILY
from carnet_desktop.ui.roles import DARK, LIGHT, Roles
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.texts import Text

# text (or border) / ground, and the least contrast by WCAG 2
_PAIRS = """
ink/page 7 · ink/tint 7 · ink/sel 7 · ink/desk 7 · ink/writeBg 7 · ink/warnBg 7 · ink/badBg 7 · ink/infoBg 7
ink2/page 7 · ink2/tint 7 · ink2/sel 7 · ink2/writeBg 7 · ink2/desk 7 · ink2/badBg 7
ink3/page 4.5 · ink3/tint 4.5 · ink3/sel 4.5 · ink3/writeBg 4.5
spineInk/spine 7 · spineInk/spineHover 7 · spineInk2/spine 4.5 · spineInk2/spineHover 4.5
actInk/act 7 · actInk/actHover 7 · actInk/actPress 7
link/page 7 · link/tint 4.5 · link/sel 4.5 · link/writeBg 4.5 · link/badBg 4.5
warn/page 7 · warn/tint 7 · warn/sel 4.5 · warn/warnBg 7 · bad/page 7 · bad/tint 7 · bad/sel 4.5 · bad/writeBg 7
bad/badBg 7 · good/page 7 · good/tint 4.5 · good/goodBg 4.5 · info/page 7 · info/infoBg 7
write/page 7 · write/writeBg 7 · off/page 4.5 · off/tint 4.5
edge/page 3 · edge/tint 3 · edge/sel 3 · edge/writeBg 3 · write/tint 3 · write/sel 3 · act/page 3 · act/sel 3
"""
PAIRS = re.findall(r"(\w+)/(\w+) ([\d.]+)", _PAIRS)


def luminance(color: str) -> float:
    shade = QColor(color)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    red, green, blue = (v / 12.92 if v <= 0.03928 else math.pow((v + 0.055) / 1.055, 2.4) for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_the_table_is_readable(roles: Roles, text: str, ground: str, least: str) -> None:
    assert contrast(getattr(roles, text), getattr(roles, ground)) >= float(least)


def test_the_table_holds_fifty_six_pairs() -> None:
    assert len(PAIRS) == 56


def test_no_colour_and_no_style_sheet_outside_the_theme() -> None:
    folder = Path(carnet_desktop.ui.__file__).parent
    allowed = {folder / "roles.py", folder / "style_sheet.py", folder / "theme.py", folder / "first_paint.py"}
    for path in set(folder.rglob("*.py")) - allowed:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}\b|setStyleSheet|QColor\(\"", source), path


def test_the_four_weights_of_the_font_come_with_the_program(qapp: QApplication) -> None:
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles(FAMILY))
    assert qapp.font().family() == FAMILY


def test_the_default_em_is_fourteen_pixels_at_96_dpi(qapp: QApplication) -> None:
    assert theme.current().em == pytest.approx(14, abs=0.5)


@pytest.mark.parametrize(("asked", "kept"), [(50, 90), (100, 100), (300, 200)])
def test_the_text_size_stays_between_90_and_200(qapp: QApplication, asked: int, kept: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, asked)
    assert theme.current().scale == kept


def test_a_new_text_size_reaches_layouts_widths_and_labels_already_shown(qapp: QApplication, qtbot: object) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    theme.space(row, 0.5, (1, 0, 0, 0))
    title, side, button = Text("Carnets", "title"), QWidget(), Button("Ouvrir")
    theme.measure(side, width=10)
    for widget in (title, side, button):
        row.addWidget(widget)
    window.show()
    before = (row.spacing(), row.contentsMargins().left(), side.width(), title.fontInfo().pixelSize(), button.height())
    theme.apply(qapp, theme.Mode.LIGHT, 200)
    after = (row.spacing(), row.contentsMargins().left(), side.width(), title.fontInfo().pixelSize(), button.height())
    window.close()
    assert [round(b / a, 1) for a, b in zip(before, after, strict=True)] == [2, 2, 2, 2, 2]


def test_dark_changes_the_palette_of_what_is_shown(qapp: QApplication) -> None:
    label = QLabel("Fatou")
    label.show()
    theme.apply(qapp, theme.Mode.DARK, 100)
    assert qapp.palette().window().color() == QColor(DARK.page)
    assert label.palette().color(label.foregroundRole()) == QColor(DARK.ink)
    label.close()


def test_an_icon_is_painted_in_the_colour_asked(qapp: QApplication) -> None:
    for role in ("bad", "good"):
        image = icons.pixmap("check", theme.color(role), 48, 1).toImage()
        seen = {
            image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
        }
        assert seen == {theme.color(role).name()}


def test_every_icon_is_an_outline_that_takes_the_colour_of_its_text() -> None:
    files = [p for p in resource("icons").glob("*.svg") if not p.stem.startswith(icons.MARK)]
    assert len(files) > 50
    for path in files:
        source = path.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in source, path
        assert 'stroke-width="1.8"' in source, path


def test_every_icon_named_in_the_code_exists() -> None:
    folder = Path(carnet_desktop.ui.__file__).parent
    known = {path.stem for path in resource("icons").glob("*.svg")}
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    named = set(re.findall(r'Icon\("([a-z0-9-]+)"', source)) | set(re.findall(r'icon="([a-z0-9-]+)"', source))
    assert named
    assert named <= known


def test_an_unknown_icon_is_told_by_its_file(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", QColor(Qt.GlobalColor.black), 16, 1)


def test_a_state_set_again_polishes_nothing(qapp: QApplication) -> None:
    text = Text("Présente", "small")
    text.set_tone("good")
    assert text.property("tone") == "good"
    text.ensurePolished()
    assert text.palette().color(text.foregroundRole()) == QColor(LIGHT.good)
