"""The three states of an import on screen: choose a file, look at its lines, read the report."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Labelled
from carnet_desktop.ui.widgets.margin import SIDE
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import Reading, Text
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.zones import mark_zone

from .rows import INSET_EM, FileList
from .words import FileRow


class ChoicePage(QWidget):
    """How to choose a file: a button, or the file dropped anywhere on the page."""

    choose_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose = Button(_("Choisir un fichier"), "file-import", kind=Kind.PRIMARY)
        self.choose.clicked.connect(self.choose_asked)
        column = QVBoxLayout(self)
        theme.space(column, 0.75, (1.4, 1, 1.4, 1.4))
        column.addWidget(Text(_("Importer une liste"), "title"))
        files = _("Un fichier de tableur (XLSX, XLS, ODS ou CSV) : une ligne de titres, puis une ligne par personne.")
        column.addWidget(Reading(files))
        needed = _("Le prénom, le nom et la date de naissance sont nécessaires.")
        others = _("Les autres colonnes sont reconnues par leur titre, ou vous dites ce qu’elles contiennent.")
        column.addWidget(Reading(f"{needed} {others}", "second"))
        column.addWidget(Reading(_("Rien n’est enregistré avant que vous ayez vu chaque ligne."), "second"))
        row = QHBoxLayout()
        theme.space(row, 0.75, (0, 0.5, 0, 0))
        row.addWidget(self.choose)
        row.addWidget(Text(_("ou déposez le fichier ici"), "second"), 1)
        column.addLayout(row)
        column.addStretch(1)


class PreviewPage(QWidget):
    """Every line of the file with its verdict; what is ticked comes in."""

    ticked = Signal(int)
    all_ticked = Signal(bool)
    file_preferred = Signal(bool)
    run_asked = Signal()
    other_asked = Signal()
    columns_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", "title", wrap=True)
        self._about = Reading("", "second")
        self._choice = _Choice()
        self._choice.file_preferred.connect(self.file_preferred)
        self.all = TickBox(_("Toutes les lignes"), strong=True)
        self.all.clicked.connect(self._tick_all)
        self.list = FileList(_("Lignes du fichier"), boxes=True)
        self.list.toggled.connect(self.ticked)
        self._total = Text("", "second", wrap=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.run = Button("", "check", shown(Command.SAVE), Kind.PRIMARY)
        self.run.clicked.connect(self.run_asked)
        self.other = Button(_("Choisir un autre fichier"), "file-import", kind=Kind.QUIET)
        self.other.clicked.connect(self.other_asked)
        self.columns = Button(_("Colonnes"), "adjustments", kind=Kind.QUIET)
        self.columns.clicked.connect(self.columns_asked)
        self._lay_out()

    def show_file(self, name: str, rows: Sequence[FileRow], about: Sequence[str], choose: bool) -> None:
        self._title.setText(_("Liste « {name} »", name=name))
        self._about.setText("\n".join(about))
        self._about.setVisible(bool(about))
        self._choice.setVisible(choose)
        self._choice.reset()
        self.list.show_rows(rows)
        self._show_all(rows)

    def change_rows(self, rows: Sequence[FileRow]) -> None:
        self.list.change_rows(rows)
        self._show_all(rows)

    def show_total(self, sentence: str, act: str) -> None:
        self._total.setText(sentence)
        self.run.setEnabled(bool(act))
        self.run.setText(act or _("Importer"))
        self.run.updateGeometry()

    def set_importing(self, importing: bool) -> None:
        """While the bar above shows the progress, nothing here may be changed."""
        for part in (self._choice, self.all, self.list, self.run, self.other, self.columns):
            part.setEnabled(not importing)

    def _show_all(self, rows: Sequence[FileRow]) -> None:
        states = {row.ticked for row in rows if row.ticked is not None}
        partly = len(states) > 1
        self.all.setEnabled(bool(states))
        self.all.setTristate(partly)
        self.all.setCheckState(
            Qt.CheckState.PartiallyChecked
            if partly
            else Qt.CheckState.Checked
            if True in states
            else Qt.CheckState.Unchecked
        )

    def _tick_all(self) -> None:
        rows = self.list.rows()
        self.all_ticked.emit(any(row.ticked is False for row in rows))

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        head = QVBoxLayout(top)
        theme.space(head, 0.6, (1.4, 0.9, 1.4, 0.6))
        for part in (self._title, self._about, self._choice):
            head.addWidget(part)
        above_boxes = QHBoxLayout()
        theme.space(above_boxes, 0, (SIDE + INSET_EM - 1.4, 0, 0, 0))
        above_boxes.addWidget(self.all, 1)
        above_boxes.addWidget(self.columns)
        head.addLayout(above_boxes)
        foot = QFrame()
        foot.setProperty("kind", "footer")
        row = QHBoxLayout(foot)
        theme.space(row, 0.75, (1.1, 0.75, 1.4, 0.75))
        row.addWidget(self.other)
        row.addWidget(self._total, 1)
        row.addWidget(self.run)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        for zone in (top, self.list, foot):
            mark_zone(zone)


class ReportPage(QWidget):
    """What was done, and each line of which there is something to say."""

    save_asked = Signal()
    finish_asked = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", "title", wrap=True)
        self._sentence = Reading("", "strong")
        self._about = Reading("", "second")
        self.list = FileList(_("Lignes à regarder"), boxes=False)
        self._nothing = Reading(_("Chaque case du fichier a été utilisée comme elle est écrite."), "second")
        self.finish = Button(_("Voir les carnets"), "notebook", kind=Kind.PRIMARY)
        self.save = Button(_("Enregistrer en texte"), "download")
        self.other = Button(_("Importer une autre liste"), "file-import", kind=Kind.QUIET)
        self.finish.clicked.connect(self.finish_asked)
        self.save.clicked.connect(self.save_asked)
        self.other.clicked.connect(self.other_asked)
        self._lay_out()

    def show_report(self, title: str, sentence: str, about: Sequence[str], rows: Sequence[FileRow]) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._about.setText("\n".join(about))
        self._about.setVisible(bool(about))
        self._nothing.setVisible(not rows)
        self.list.show_rows(rows)

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        head = QVBoxLayout(top)
        theme.space(head, 0.5, (1.4, 0.9, 1.4, 0.75))
        for part in (self._title, self._sentence, self._about, self._nothing):
            head.addWidget(part)
        foot = QFrame()
        foot.setProperty("kind", "footer")
        row = QHBoxLayout(foot)
        theme.space(row, 0.5, (1.1, 0.75, 1.4, 0.75))
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.finish)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        for zone in (self.list, foot):
            mark_zone(zone)


class _Choice(Labelled[Segments]):
    """What a worker typed differs from the file: which one to believe."""

    file_preferred = Signal(bool)

    def __init__(self) -> None:
        label = _("Quand le fichier dit autre chose que ce qui a été écrit à la main")
        choices = [(_KEEP, _("Garder le carnet"), "notebook"), (_TAKE, _("Prendre le fichier"), "file-text")]
        super().__init__(label, Segments(label, choices))
        self.control.changed.connect(lambda value: self.file_preferred.emit(value == _TAKE))

    def reset(self) -> None:
        self.control.set_value(_KEEP)


_KEEP, _TAKE = "keep", "take"
