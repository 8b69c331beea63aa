"""A list that is nobody's template: its columns are asked once, with what stands in them, by the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.test_import_people import Bringing, bringing

from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.import_people.column_choices import NOT_USED

__all__ = ["bringing"]  # the fixture

LINES = ("Patronyme;Prénom;Repère;Portable;Humeur", "Petit;Léa;24/07/1998;0601020304;bonne", "Roux;Zoé;1/2/1990;;")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "suivi.csv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    path = tmp_path / "inconnue.csv"
    path.write_text("A;B;C\nPetit;Léa;12\nRoux;Zoé;13\n", encoding="utf-8")
    return path


def choices(bringing: Bringing) -> list[str]:
    return [line.choice.value() for line in bringing.view._columns._rows.values()]


def test_each_column_is_shown_with_what_stands_in_it_and_what_it_is_likely_to_be(
    bringing: Bringing, listed: Path
) -> None:
    bringing.choose(listed)
    assert bringing.view._pages.currentWidget() is bringing.view._columns
    assert choices(bringing) == ["LAST_NAME", "FIRST_NAME", "BIRTH_DATE", "PHONE", NOT_USED]
    texts = bringing.texts()
    for words in ("Repère", "24/07/1998 · 1/2/1990", "deviné d’après ce qu’elle contient", "pas reconnue"):
        assert words in texts
    assert "4 colonnes utilisées, 1 laissée de côté" in texts


def test_what_is_missing_is_said_and_the_lines_wait_for_it(bringing: Bringing, unknown: Path) -> None:
    bringing.choose(unknown)
    columns = bringing.view._columns
    assert not columns.go.isEnabled()
    assert "Il manque\u00a0: Prénom, Nom, Date de naissance. Dites quelle colonne la contient." in bringing.texts()
    columns._rows[0].choice.set_value("LAST_NAME")
    columns._rows[1].choice.set_value("LAST_NAME")
    assert columns._rows[0].choice.error() == columns._rows[1].choice.error() != ""
    columns._rows[1].choice.set_value("FIRST_NAME")
    assert columns._rows[0].choice.error() == ""
    columns._rows[2].choice.set_value("BIRTH_DATE")
    assert columns.go.isEnabled()


def test_the_keyboard_goes_through_the_columns_then_sees_the_lines(bringing: Bringing, listed: Path) -> None:
    bringing.choose(listed)
    unknown_column = bringing.view._columns._rows[4].choice.control
    assert unknown_column.hasFocus()
    QTest.keyClick(unknown_column, Qt.Key.Key_E)  # « E-mail »
    assert bringing.view._columns._rows[4].choice.value() == "EMAIL"
    QTest.keyClick(unknown_column, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bringing.verdicts() == ["Nouveau carnet", "Nouveau carnet"]
    assert len(bringing.session.directory) == 0


def test_the_next_list_with_the_same_titles_asks_nothing_and_its_columns_may_still_be_changed(
    bringing: Bringing, listed: Path
) -> None:
    bringing.read(listed)
    bringing.choose(listed)
    assert bringing.verdicts() == ["Nouveau carnet", "Nouveau carnet"]
    bringing.view._preview.columns.click()
    assert bringing.view._pages.currentWidget() is bringing.view._columns
    assert "comme la dernière fois" in bringing.texts()
    bringing.view._columns._rows[3].choice.set_value(NOT_USED)
    bringing.view._columns.go.click()
    assert "« Portable »" in "".join(bringing.texts()).replace("\u00a0", " ")


@pytest.mark.parametrize("scale", [100, 200])
def test_every_column_has_a_name_for_screen_readers_and_nothing_is_wider_than_the_window(
    bringing: Bringing, qapp: QApplication, listed: Path, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    bringing.choose(listed)
    QApplication.processEvents()
    names = [line.choice.control.accessibleName() for line in bringing.view._columns._rows.values()]
    assert names[2] == "«\u00a0Repère\u00a0» contient"
    assert all(line.choice.control.accessibleDescription() for line in bringing.view._columns._rows.values())
    assert bringing.view.minimumSizeHint().width() <= 1166
    assert bringing.view._columns._area.horizontalScrollBar().maximum() == 0
