"""Fields, buttons, choices and bars: what is typed, shown, refused, spoken."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.row_list import RowList

from carnet_desktop.i18n import parse_birth_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.widgets import bars, buttons
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar
from carnet_desktop.ui.widgets.buttons import Button, IconButton, Kind
from carnet_desktop.ui.widgets.calendar_tile import CalendarTile
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.dialogs import Question
from carnet_desktop.ui.widgets.fields import ComboField, Field, NoteField, SecretField
from carnet_desktop.ui.widgets.focus_frame import FocusFrame
from carnet_desktop.ui.widgets.responsive import Width, width_of
from carnet_desktop.ui.widgets.rows import Row
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.tabs import Tabs
from carnet_desktop.ui.widgets.texts import READING_CHARACTERS, Cut, Reading, Text, plain_tooltip
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

TODAY = date(2026, 11, 24)


def today() -> date:
    return TODAY


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    # The closing function also keeps the page alive: Python would drop it with the caller's last name for it.
    qtbot.addWidget(page, before_close_func=lambda _closing: page.hide())
    FocusFrame(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def everything() -> list[QWidget]:
    people = RowList("Personnes", Row("Fatou Diarra", "37 ans"))
    tick = TickBox("Images à côté du texte", "Toujours la même image")
    return [
        Button("Ouvrir le carnet", "notebook", kind=Kind.PRIMARY),
        Button("Ajouter", "plus", kind=Kind.QUIET, compact=True),
        Button("Supprimer", "trash", kind=Kind.RISK),
        IconButton("dots", "Plus"),
        Field("Sujet"),
        SecretField("Votre phrase secrète"),
        NoteField("Ce qui s’est dit"),
        ComboField("Comment", [("office", "Sur place"), ("phone", "Téléphone")]),
        DayField("Quand", today),
        HourField("Heure"),
        Segments("Qui", [("person", "Fatou", "user"), ("worker", "Vous", "pencil")]),
        tick,
        people,
    ]


@pytest.mark.parametrize("scale", [90, 100, 200])
def test_everything_reached_with_tab_is_named_and_large_enough(qapp: QApplication, qtbot: QtBot, scale: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    page = shown(qtbot, *everything())
    reached: list[QWidget] = []
    page.focusNextChild()
    while (focus := QApplication.focusWidget()) is not None and focus not in reached:
        reached.append(focus)
        page.focusNextChild()
    assert len(reached) >= 13
    for widget in reached:
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert widget.accessibleName() or spoken.text(QAccessible.Text.Name), widget
        assert widget.width() >= 24, widget
        assert widget.height() >= 24, widget


def test_a_label_is_tied_to_its_field(qtbot: QtBot) -> None:
    field = Field("&Sujet")
    shown(qtbot, field)
    assert field.label.buddy() is field.control
    assert field.control.accessibleName() == "Sujet"


def test_a_problem_stands_under_its_field_and_is_spoken_with_it(qtbot: QtBot) -> None:
    field = Field("Nom")
    shown(qtbot, field)
    height = field.sizeHint().height()
    field.set_error("Indiquez un nom.")
    assert field.error() == field.control.accessibleDescription() == "Indiquez un nom."
    assert field.sizeHint().height() > height
    field.set_error(None)
    assert (field.error(), field.control.accessibleDescription()) == ("", "")
    assert field.sizeHint().height() == height


def test_nothing_moves_when_a_field_takes_the_focus(qtbot: QtBot) -> None:
    field, other = Field("Nom"), Field("Prénom")
    shown(qtbot, field, other)
    other.control.setFocus()
    before = (field.control.geometry(), field.control.cursorRect().topLeft())
    field.control.setFocus()
    assert (field.control.geometry(), field.control.cursorRect().topLeft()) == before


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("27/11", "vendredi 27 novembre", date(2026, 11, 27)),
        ("vendredi", "vendredi 27 novembre", date(2026, 11, 27)),
        ("demain", "mercredi 25 novembre", date(2026, 11, 25)),
        ("5/1/2027", "mardi 5 janvier 2027", date(2027, 1, 5)),
    ],
)
def test_a_day_is_typed_as_it_is_said(qtbot: QtBot, typed: str, words: str, day: date) -> None:
    field, other = DayField("Quand", today), Field("Lieu")
    shown(qtbot, field, other)
    field.control.setFocus()
    QTest.keyClicks(field.control, typed)
    other.control.setFocus()
    assert field.control.text() == words
    assert field.value() == day


def test_a_day_that_does_not_exist_keeps_its_text_and_says_so(qtbot: QtBot) -> None:
    field, other = DayField("Quand", today), Field("Lieu")
    shown(qtbot, field, other)
    field.control.setFocus()
    QTest.keyClicks(field.control, "31/11")
    other.control.setFocus()
    assert field.control.text() == "31/11"
    assert field.error().startswith("Cette date n’existe pas")
    assert field.value() is None
    assert not field.read()
    field.control.setFocus()
    QTest.keyClicks(field.control, "1")
    assert field.error() == ""


def test_coming_back_to_a_day_selects_it_whole(qtbot: QtBot) -> None:
    field, other = DayField("Quand", today), Field("Lieu")
    field.set_value(date(2026, 11, 27))
    shown(qtbot, field, other)
    field.control.setFocus()
    QTest.keyClicks(field.control, "1/12")
    assert field.value() == date(2026, 12, 1)


def test_a_birth_day_is_read_in_the_past_and_shown_with_its_year(qtbot: QtBot) -> None:
    field = DayField("Date de naissance", today, parse=parse_birth_day)
    shown(qtbot, field)
    field.control.setText("12/03/1989")
    assert field.value() == date(1989, 3, 12)
    assert field.control.text() == "12 mars 1989"


@pytest.mark.parametrize(("typed", "words", "hour"), [("14h", "14 h", time(14)), ("9h30", "9 h 30", time(9, 30))])
def test_an_hour_is_typed_as_it_is_said(qtbot: QtBot, typed: str, words: str, hour: time) -> None:
    field, other = HourField("Heure"), Field("Lieu")
    shown(qtbot, field, other)
    field.control.setFocus()
    QTest.keyClicks(field.control, typed)
    other.control.setFocus()
    assert field.control.text().replace("\u00a0", " ") == words
    assert field.value() == hour


def test_an_hour_that_does_not_exist_is_refused(qtbot: QtBot) -> None:
    field = HourField("Heure")
    shown(qtbot, field)
    field.control.setText("34 h")
    assert field.value() is None
    assert field.error()


def test_a_note_never_takes_rich_text(qtbot: QtBot) -> None:
    field = NoteField("Ce qui s’est dit")
    shown(qtbot, field)
    pasted = QMimeData()
    pasted.setHtml("<b>Elle</b> préfère les SMS")
    pasted.setText("Elle préfère les SMS")
    field.control.insertFromMimeData(pasted)
    assert field.value() == "Elle préfère les SMS"
    assert "<b>" not in field.control.document().toHtml()
    assert "font-weight" not in field.control.document().toHtml().split("<body", 1)[1].split("<p", 1)[1]


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    field, other = NoteField("Ce qui s’est dit"), Field("Sujet")
    shown(qtbot, field, other)
    field.control.setFocus()
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    assert other.control.hasFocus()


def test_a_passphrase_is_hidden_until_asked_and_kept_to_the_letter(qtbot: QtBot) -> None:
    field = SecretField("Votre phrase secrète")
    shown(qtbot, field)
    QTest.keyClicks(field.control, " sept mots ")
    assert "sept" not in field.control.displayText()
    QTest.mouseClick(field.control.reveal, Qt.MouseButton.LeftButton)
    assert field.control.displayText() == field.value() == " sept mots "


def test_a_choice_is_its_value_not_its_words(qtbot: QtBot) -> None:
    field = ComboField("Comment", [("office", "Sur place"), ("phone", "Téléphone")])
    heard: list[str] = []
    field.changed.connect(heard.append)
    field.set_value("phone")
    assert (field.value(), heard) == ("phone", ["phone"])
    with pytest.raises(ValueError, match="boat"):
        field.set_value("boat")


def test_segments_hold_one_value_and_tab_stops_on_it(qtbot: QtBot) -> None:
    segments, before = Segments("Qui", [("a", "Fatou", ""), ("b", "Vous", "")]), Field("Quoi")
    shown(qtbot, before, segments)
    heard: list[str] = []
    segments.changed.connect(heard.append)
    segments.set_value("b")
    before.control.setFocus()
    QTest.keyClick(before.control, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Vous"
    QTest.keyClick(focus, Qt.Key.Key_Left)
    assert (segments.value(), heard) == ("a", ["a"])


def test_another_segment_chosen_keeps_the_place_of_the_group_in_the_order(qtbot: QtBot) -> None:
    segments, elsewhere, after = Segments("Qui", [("a", "Fatou", ""), ("b", "Vous", "")]), Field("Quoi"), Field("Quand")
    shown(qtbot, segments, elsewhere, after)
    chosen = segments.focusProxy()
    assert chosen is not None
    QWidget.setTabOrder(chosen, after.control)
    segments.set_value("b")
    chosen = segments.focusProxy()
    assert chosen is not None
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after.control


def test_a_button_shows_its_key_without_naming_itself_by_it(qtbot: QtBot) -> None:
    plain, hinted = Button("Enregistrer"), Button("Enregistrer", keys="Ctrl+Entrée")
    shown(qtbot, plain, hinted)
    assert hinted.sizeHint().width() > plain.sizeHint().width()
    spoken = QAccessible.queryAccessibleInterface(hinted)
    assert spoken.text(QAccessible.Text.Name) == "Enregistrer"
    assert spoken.text(QAccessible.Text.Description) == "Ctrl+Entrée"


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    button = Button("Ouvrir")
    shown(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_busy_button_is_pressed_once_and_shows_it_only_when_it_lasts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons, "BUSY_AFTER_MS", 10)
    monkeypatch.setattr(buttons, "BUSY_AT_LEAST_MS", 10)
    button = Button("Enregistrer")
    page = shown(qtbot, button)
    width = button.width()
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    button.clicked.connect(lambda: button.set_busy("Enregistrement…"))
    for _turn in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert (pressed, button.text()) == ([1], "Enregistrer")
    qtbot.waitUntil(lambda: button.text() == "Enregistrement…")
    assert not button.isEnabled()
    assert button.width() >= width
    button.clear_busy()
    qtbot.waitUntil(lambda: button.text() == "Enregistrer" and button.isEnabled())
    assert page.isVisible()


def test_an_answer_before_600_ms_shows_nothing(qtbot: QtBot) -> None:
    button = Button("Enregistrer")
    shown(qtbot, button)
    button.set_busy("Enregistrement…")
    button.clear_busy()
    assert (button.text(), button.isEnabled(), button.busy) == ("Enregistrer", True, False)


def test_the_ring_follows_the_keyboard_and_leaves_fields_alone(qtbot: QtBot) -> None:
    button, field = Button("Ouvrir"), Field("Nom")
    page = shown(qtbot, button, field)
    ring = page.findChild(FocusFrame)
    assert isinstance(ring, FocusFrame)
    field.control.setFocus()
    assert not ring.isVisible()
    button.setFocus()
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    field.set_error("Indiquez un nom.")
    field.control.setFocus()
    assert ring.isVisible()


def test_a_control_that_is_hidden_is_not_ringed(qtbot: QtBot) -> None:
    hidden = Button("Ajouter", "plus")
    page = shown(qtbot, hidden)
    ring = page.findChild(FocusFrame)
    assert isinstance(ring, FocusFrame)
    hidden.setFocus()
    hidden.hide()
    ring._follow(None, hidden)
    assert not ring.isVisible()


def test_a_window_destroyed_with_the_focus_in_it_takes_its_ring_along(qtbot: QtBot) -> None:
    page = QWidget()
    button = Button("Ouvrir")
    QVBoxLayout(page).addWidget(button)
    FocusFrame(page)
    page.show()
    page.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    assert raised == []


def test_the_ring_is_violet_around_a_gap_that_shows_the_page(qtbot: QtBot) -> None:
    button = Button("Ouvrir", kind=Kind.PRIMARY)
    page = shown(qtbot, button)
    button.setFocus()
    image = page.grab().toImage()
    middle = button.geometry().center().y()
    left = button.geometry().left()
    colours = [image.pixelColor(left - step, middle).name().upper() for step in (1, 2, 3, 4)]
    roles = theme.current().roles
    assert colours == [roles.page, roles.page, roles.write, roles.write]


def test_the_ring_is_whole_around_a_control_that_fills_its_box(qtbot: QtBot) -> None:
    box, button = QWidget(), Button("Ouvrir")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(button)
    page = shown(qtbot, box)
    button.setFocus()
    ring = page.findChild(FocusFrame)
    assert isinstance(ring, FocusFrame)
    assert ring.visibleRegion().boundingRect() == ring.rect()


def test_the_ring_outlives_the_scrolled_page_it_was_in(qtbot: QtBot) -> None:
    inside, outside, scrolled = Button("Créer"), Button("Ouvrir"), QScrollArea()
    scrolled.setWidget(inside)
    page = shown(qtbot, scrolled, outside)
    inside.setFocus()
    outside.setFocus()
    scrolled.hide()
    scrolled.setParent(None)
    scrolled.deleteLater()
    QApplication.sendPostedEvents(scrolled, QEvent.Type.DeferredDelete)
    outside.clearFocus()
    outside.setFocus()
    ring = page.findChild(FocusFrame)
    assert isinstance(ring, FocusFrame)
    assert ring.isVisible()


def test_a_tick_box_is_ticked_from_the_keyboard_and_speaks_its_detail(qtbot: QtBot) -> None:
    tick = TickBox("Jeudi 3 décembre", "S’imprime « Rendez-vous du jeudi »")
    shown(qtbot, tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    spoken = QAccessible.queryAccessibleInterface(tick)
    assert spoken.text(QAccessible.Text.Description) == "S’imprime « Rendez-vous du jeudi »"


def test_beyond_the_most_chips_the_others_are_counted(qtbot: QtBot) -> None:
    chips = AlertChips(tuple(Chip(f"alerte {n}", Tone.BAD, "alarm") for n in range(4)), most=2)
    shown(qtbot, chips)
    words = [text.text() for text in chips.findChildren(Text) if text.isVisible()]
    assert words == ["et 2 autres"]
    chips.set_chips(())
    assert not chips.isVisible()


def test_a_tile_says_the_whole_date() -> None:
    assert CalendarTile(date(2026, 12, 1)).accessibleName() == "mardi 1er décembre 2026"


def test_the_page_bar_puts_the_focus_on_its_first_useful_button(qtbot: QtBot) -> None:
    bar, pressed = PageBar(), []
    shown(qtbot, bar, Field("Sujet"))
    actions = (
        BarAction("Copier le texte", lambda: pressed.append("copy"), closes=False),
        BarAction("Réessayer", lambda: pressed.append("again"), primary=True),
    )
    bar.show_words(Tone.BAD, "Le disque est plein.", "Votre texte reste à l’écran.", actions)
    bar.focus_first()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Réessayer"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert pressed == ["again"]
    assert not bar.isVisible()


def test_a_bar_that_speaks_twice_keeps_only_the_last_buttons(qtbot: QtBot) -> None:
    bar = PageBar()
    shown(qtbot, bar)
    for words in ("un", "deux"):
        bar.show_words(Tone.INFO, words, actions=(BarAction(words, lambda: None),))
    assert [button.text() for button in bar.findChildren(Button) if button.isVisible()] == ["deux"]


def test_progress_is_shown_with_its_numbers_and_can_be_cancelled(qtbot: QtBot) -> None:
    bar, cancelled = PageBar(), []
    shown(qtbot, bar)
    advance = bar.show_progress("Ajout des personnes", lambda: cancelled.append(True))
    advance(3, 12)
    assert "3 sur 12" in [text.text() for text in bar.findChildren(Text)]
    button = next(button for button in bar.findChildren(Button) if button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cancelled == [True]


@pytest.fixture
def short_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bars, "UNDO_MS", 40)


@pytest.mark.usefixtures("short_undo")
def test_the_undo_bar_goes_after_its_time(qtbot: QtBot) -> None:
    bar = UndoBar()
    shown(qtbot, bar)
    bar.offer("Action supprimée", lambda: None)
    assert bar.isVisible()
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.usefixtures("short_undo")
def test_the_undo_bar_stays_while_it_has_the_focus(qtbot: QtBot) -> None:
    bar, field, restored = UndoBar(), Field("Sujet"), []
    shown(qtbot, bar, field)
    bar.offer("Action supprimée", lambda: restored.append(True))
    bar.findChildren(Button)[0].setFocus()
    beyond = QTimer(bar, singleShot=True)
    with qtbot.waitSignal(beyond.timeout):
        beyond.start(4 * bars.UNDO_MS)
    assert bar.isVisible()
    field.control.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert restored == []


def test_restoring_happens_once(qtbot: QtBot) -> None:
    bar, restored = UndoBar(), []
    shown(qtbot, bar)
    bar.offer("Action supprimée", lambda: restored.append(True))
    button = bar.findChildren(Button)[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.click()
    assert restored == [True]
    assert not bar.isVisible()


def colour_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_a_row_paints_the_margin_line_over_the_selection_and_a_bar_at_its_left(qtbot: QtBot) -> None:
    people = next(widget for widget in everything() if isinstance(widget, RowList))
    shown(qtbot, people)
    people.setCurrentIndex(people.model().index(0, 0))
    image = people.viewport().grab().toImage()
    roles = theme.current().roles
    assert colour_at(image, 1, 20) == roles.act
    assert colour_at(image, 8, 2) == roles.sel
    assert colour_at(image, theme.px(11.4), 20) == roles.margin


def test_a_row_is_spoken_whole() -> None:
    row = Row(
        "Fatou Diarra", "37 ans", "Logement", "Aujourd’hui", "14 h", chips=(Chip("1 action en retard", Tone.BAD),)
    )
    assert row.spoken == "Fatou Diarra, 37 ans, Aujourd’hui, 14 h, Logement, 1 action en retard"


def test_reading_text_is_at_most_75_characters_wide(qtbot: QtBot) -> None:
    reading = Reading("Ces 24 mots rouvrent tous les carnets. " * 8)
    page = shown(qtbot, reading)
    page.resize(1900, 300)
    assert reading.width() <= reading.fontMetrics().averageCharWidth() * READING_CHARACTERS


def test_a_cut_line_gives_its_whole_text_in_the_tooltip(qtbot: QtBot) -> None:
    cut = Cut("La cousine ne pourra plus l’héberger après le 15 décembre")
    page = shown(qtbot, cut)
    page.setFixedWidth(120)
    page.grab()
    assert cut.toolTip() == cut.text()
    page.setFixedWidth(900)
    page.grab()
    assert cut.toolTip() == ""


def test_words_are_never_read_as_html(qtbot: QtBot) -> None:
    text = Text("<b>Fatou</b>")
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert plain_tooltip("<b>Fatou</b>") == "<span>&lt;b&gt;Fatou&lt;/b&gt;</span>"


@pytest.mark.parametrize(
    ("scale", "pixels", "expected"),
    [(100, 1280, Width.WIDE), (100, 1260, Width.MEDIUM), (150, 1280, Width.NARROW), (200, 1280, Width.NARROW)],
)
def test_the_room_is_counted_in_em(qapp: QApplication, scale: int, pixels: int, expected: Width) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    window = QWidget()
    window.resize(pixels, 720)
    assert width_of(window) == expected


def test_a_question_starts_on_the_safe_verb_and_escape_keeps(qtbot: QtBot) -> None:
    question = Question("Supprimer le carnet ?", "Supprimer le carnet", "Garder le carnet")
    qtbot.addWidget(question)
    question.show()
    question.activateWindow()
    qtbot.waitUntil(question.isActiveWindow)
    assert question.keep_button.hasFocus()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.result() == Question.DialogCode.Rejected


def test_tabs_keep_their_place_whichever_is_chosen(qtbot: QtBot) -> None:
    tabs = Tabs(["Plan", "Rendez-vous", "Contacts"], "Parties du carnet")
    shown(qtbot, tabs)
    places = []
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        QApplication.processEvents()
        places.append([tabs.tabRect(n).left() for n in range(tabs.count())])
    assert places[0] == places[1] == places[2]
