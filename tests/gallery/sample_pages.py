"""Every widget once, and the frame with a list in it: what the gallery paints."""

from datetime import date

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from tests.row_list import RowList

from carnet_desktop.errors import DiskFull
from carnet_desktop.ui import theme
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar
from carnet_desktop.ui.widgets.buttons import Button, IconButton, Kind
from carnet_desktop.ui.widgets.calendar_tile import CalendarTile
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.fields import ComboField, Field, NoteField, SecretField
from carnet_desktop.ui.widgets.focus_frame import FocusFrame
from carnet_desktop.ui.widgets.line_edit import LineEdit
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.rows import Row
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.spine import Place
from carnet_desktop.ui.widgets.texts import Cut, Heading, IconText, Reading, Text
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

TODAY = date(2026, 11, 24)
LATE = Chip("1 action en retard", Tone.BAD, "alarm")
SOON = Chip("Fin d’hébergement 15 déc.", Tone.WARN, "home-2")
TO_BRING = Chip("2 pièces à apporter", Tone.INFO, "files")
CHECKED = Chip("Signature vérifiée", Tone.GOOD, "shield-check")


def nowhere() -> None:
    """Buttons of the gallery lead nowhere."""


def _across(*widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, 0.5)
    for index, widget in enumerate(widgets):
        row.addWidget(widget, 1 if index == stretch else 0)
    if stretch < 0:
        row.addStretch(1)
    return row


def buttons_page() -> QWidget:
    """Buttons, chips, choices, tile, texts."""
    disabled = Button("Terminer", kind=Kind.PRIMARY)
    disabled.setEnabled(False)
    half, done, off = TickBox("Mes rendez-vous", strong=True), TickBox("Créer le compte"), TickBox("Pièce d’identité")
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    done.setChecked(True)
    off.setEnabled(False)
    people = [("mine", "Mes personnes", ""), ("all", "Toute l’équipe", "")]
    who = [("person", "Fatou", "user"), ("worker", "Vous", "pencil"), ("partner", "Partenaire", "building")]
    tile = CalendarTile(date(2026, 11, 26))
    primary = Button("Imprimer Mon Récap", "printer", kind=Kind.PRIMARY)
    page = QWidget()
    page.setProperty("kind", "page")
    column = QVBoxLayout(page)
    theme.space(column, 0.75, (1.4, 1, 1.4, 1))
    column.addWidget(Text("Fatou Diarra", "title"))
    column.addWidget(Heading("Logement", "section", "home-2", Button("Ajouter", "plus", kind=Kind.QUIET)))
    column.addLayout(_across(primary, Button("Transmettre", "send"), IconButton("dots", "Plus")))
    column.addLayout(_across(Button("Écrire l’entretien", "notes", "Ctrl+Maj+N"), disabled))
    save = Button("Enregistrer", keys="Ctrl+Entrée", kind=Kind.PRIMARY, compact=True)
    cancel = Button("Annuler", keys="Échap", kind=Kind.QUIET, compact=True)
    column.addLayout(_across(save, cancel, Button("Supprimer", "trash", kind=Kind.RISK, compact=True)))
    column.addLayout(_across(tile, AlertChips((LATE, SOON))))
    column.addLayout(_across(AlertChips((TO_BRING, CHECKED, LATE, SOON), most=2)))
    column.addLayout(_across(Segments("Portée", people)))
    column.addLayout(_across(Segments("Qui", who)))
    column.addLayout(_across(half, done, off))
    column.addWidget(TickBox("Jeudi 3 décembre", "S’imprime « Rendez-vous du jeudi »"))
    column.addLayout(_across(IconText("phone", "06 39 98 41 07"), IconText("check", "Présente", tone="good")))
    column.addWidget(Cut("La cousine confirme qu’elle ne pourra plus l’héberger après le 15 décembre. " * 3))
    column.addWidget(
        Reading("Ces 24 mots rouvrent tous les carnets si quelqu’un oublie sa phrase. Rangez la feuille sous clé.")
    )
    column.addStretch(1)
    FocusFrame(page)
    primary.setFocus()
    return page


def form_page() -> QWidget:
    """Every field beside the margin line, bars above and below."""
    page = QWidget()
    page.setProperty("kind", "page")
    column = QVBoxLayout(page)
    theme.space(column)
    bar, undo = PageBar(), UndoBar()
    retry = (BarAction("Copier", nowhere, "copy"), BarAction("Réessayer", nowhere, "refresh", primary=True))
    bar.show_words(Tone.BAD, "Le disque est plein.", "Votre texte reste à l’écran.", retry, "device-floppy")
    undo.offer("Action supprimée", nowhere)
    form = QWidget()
    inside = QVBoxLayout(form)
    theme.space(inside, 0.5, (0, 0.4, 0, 0.4))
    subject, day, wrong = Field("Sujet"), DayField("Quand", lambda: TODAY), HourField("Heure")
    subject.set_value("Demander l’attestation d’hébergement")
    day.set_value(date(2026, 11, 27))
    wrong.control.setText("34 h")
    wrong.read()
    off = Field("Lieu")
    off.set_value("CAF")
    off.setEnabled(False)
    note = NoteField("Ce qui s’est dit", lines=3, aside=IconText("eye", "Fatou peut lire ce texte"))
    note.set_value("Fatou a vu sa cousine dimanche.\nElle préfère une résidence sociale à Valmer.")
    channels = ComboField("Comment", [("office", "Sur place"), ("phone", "Téléphone")])
    inside.addWidget(subject)
    inside.addLayout(_across(day, wrong, stretch=0))
    inside.addLayout(_across(off, channels, stretch=0))
    inside.addWidget(note)
    secret = SecretField("Votre phrase secrète")
    secret.control.setText("sept mots")
    ruled = Ruled(PLAN)
    rows = QVBoxLayout(ruled)
    theme.space(rows, 0.15, (PLAN + 0.9, 0.15, 1.2, 0.15))
    for row in (Heading("Plan d’action"), TickBox("Envoyer la demande de logement"), form, secret):
        rows.addWidget(row)
    rows.addStretch(1)
    column.addWidget(bar)
    column.addWidget(ruled, 1)
    column.addWidget(undo)
    subject.control.setFocus()
    return page


class PeopleSample(QWidget):
    """A screen with a header and a list."""

    title = "Carnets"

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.space(column)
        header = QFrame()
        header.setProperty("kind", "header")
        inside = QVBoxLayout(header)
        theme.space(inside, 0.75, (1.4, 1, 1.4, 0.9))
        add = Button("Ajouter", "plus", kind=Kind.PRIMARY)
        inside.addLayout(_across(Text("Carnets", "title"), Cut("31 personnes accompagnées par vous"), add, stretch=1))
        self.search = LineEdit("Nom, prénom, téléphone", "search", "Ctrl+F", large=True)
        self.search.setAccessibleName("Chercher une personne")
        inside.addWidget(self.search)
        people = RowList("Personnes", *ROWS)
        people.setCurrentIndex(people.model().index(0, 0))
        column.addWidget(header)
        column.addWidget(people, 1)

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        self.search.setFocus()

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        """Nothing is open."""


ROWS = (
    Row("Fatou Diarra", "37 ans", "Logement, emploi · suivie par vous", "Aujourd’hui", "14 h", "strong", (LATE, SOON)),
    Row("Kévin Lemoine", "22 ans", "Formation · suivi par vous", "", "15 h 30"),
    Row("Oleksandra Kovalenko", "41 ans", "Français · par vous", "mer. 25 nov.", "9 h 30", marks=((11, 5),)),
    Row("Dylan Bertin", "19 ans", "Emploi · suivi par vous", "Aucun rendez-vous"),
    Row("Sandrine Mercier", "44 ans", "", "lun. 30 nov.", "11 h", "bad", (TO_BRING,)),
)  # fmt: skip


def frame(memory: QSettings) -> QWidget:
    """The window with its list."""
    window = MainWindow(memory)
    window.set_places(
        [Place("people", "Carnets", "notebook", nowhere, 84), Place("us", "Structure", "building-community", nowhere)],
        [Place("n1", "Fatou Diarra", "bookmark", nowhere), Place("n2", "Kévin Lemoine", "bookmark", nowhere)],
    )  # fmt: skip
    window.spine.set_worker("Claire Le Guen", "Conseillère en insertion")
    window.show_screen(PeopleSample(), "people")
    return window


def frame_in_trouble(memory: QSettings) -> QWidget:
    """The same, with a notebook in front, a save refused and a deletion to undo."""
    window = frame(memory)
    assert isinstance(window, MainWindow)
    window.spine.set_current("n1")
    retry = BarAction("Réessayer", nowhere, "refresh", primary=True)
    window.messages.show_error(DiskFull(), [BarAction("Copier le texte", nowhere, "copy"), retry])
    window.messages.offer_undo("Action supprimée", nowhere)
    return window
