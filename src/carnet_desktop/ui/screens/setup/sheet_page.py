"""The step of the recovery sheet: print it or save it, then read three words back."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.setup.word_grid import WordGrid
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import IconText, Reading, Rule, Text


class SheetPage(QWidget):
    """`answer(place, typed, final)`: see the presenter. `submit`: Entrée when nothing is left to type."""

    def __init__(
        self, answer: Callable[[int, str, bool], None], submit: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answer, self._submit = answer, submit
        self.grid = WordGrid()
        self.print = Button(_("Imprimer"), "printer")
        self.save = Button(_("Enregistrer en PDF"), "download")
        self._kept = IconText("circle-check", "", tone="good", wrap=True)
        self._kept.hide()
        buttons = QHBoxLayout()
        theme.space(buttons, 0.5)
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        buttons.addWidget(self._kept, 100, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch(1)
        self._asked = QWidget()
        self._fields: dict[int, WordField] = {}
        self._words = QWidget()
        self._row = QHBoxLayout(self._words)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, 0.75)
        column.addWidget(self.grid)
        column.addLayout(buttons)
        column.addWidget(self._build_asked())
        column.addStretch(1)

    def show_words(self, words: Sequence[str]) -> None:
        self.grid.set_words(words)
        self.print.setText(_("Imprimer"))
        self._kept.hide()
        self._asked.hide()

    def ask(self, kept: str, places: Sequence[int]) -> None:
        self.grid.hide_words(places)
        self.print.setText(_("Imprimer encore"))
        self._kept.text.setText(kept)
        self._kept.show()
        self._asked.show()
        if tuple(self._fields) != tuple(places):
            self._make_fields(places)
        self.focus_first()

    def show_answer(self, place: int, right: bool, problem: str) -> None:
        self._fields[place].show_answer(right, problem)
        problems = [field.problem for field in self._fields.values() if field.problem]
        self._problem.text.setText("\n".join(problems))
        self._problem.setVisible(bool(problems))

    def asked(self) -> Collection["WordField"]:
        """The fields of the words asked back, in the order of the sheet."""
        return self._fields.values()

    def focus_first(self) -> None:
        left = [field for field in self._fields.values() if not field.right]
        (left[0].control if left else self.print).setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        self.grid.set_words(())
        self._drop_fields()

    def _build_asked(self) -> QWidget:
        theme.space(self._row, 0.75)
        inside = QVBoxLayout(self._asked)
        theme.space(inside, 0.4)
        inside.addWidget(Rule())
        inside.addWidget(Text(_("Lisez trois mots sur la feuille"), "section", wrap=True))
        note = _(
            "Ils sont masqués à l’écran. Les accents et les majuscules ne comptent pas, "
            "les 4 premières lettres suffisent."
        )
        inside.addWidget(Reading(note, "second"))
        inside.addWidget(self._words)
        self._problem = IconText("alert-circle", "", tone="bad", wrap=True)
        self._problem.hide()
        inside.addWidget(self._problem)
        self._asked.hide()
        return self._asked

    def _make_fields(self, places: Sequence[int]) -> None:
        self._drop_fields()
        for column, place in enumerate(places):
            field = WordField(place)
            field.changed.connect(lambda text, place=place: self._answer(place, text, False))
            field.control.editingFinished.connect(lambda place=place: self._left(place))
            field.control.returnPressed.connect(self._next)
            self._fields[place] = field
            self._row.insertWidget(column, field, 0, Qt.AlignmentFlag.AlignTop)

    def _drop_fields(self) -> None:
        for field in self._fields.values():
            self._row.removeWidget(field)
            field.control.blockSignals(True)
            field.control.clear()
            field.deleteLater()
        self._fields = {}

    def _left(self, place: int) -> None:
        self._answer(place, self._fields[place].value(), True)

    def _next(self) -> None:
        if all(field.right for field in self._fields.values()):
            self._submit()
        else:
            self.focus_first()


class WordField(Field):
    """One word asked back, with its number above it and "juste" beside the number.

    The fields are narrow: what is wrong is said under all of them.
    """

    def __init__(self, place: int) -> None:
        self._mark = IconText("check", _("juste"), tone="good")
        super().__init__(_("Mot {n}", n=place + 1), aside=self._mark)
        self.right = False
        self.problem = ""
        self._mark.hide()
        theme.measure(self, width=10.5)

    def show_answer(self, right: bool, problem: str) -> None:
        self.right = right
        self.problem = problem
        self._mark.setVisible(right)
        self.control.setAccessibleDescription(problem)
        theme.set_state(self.control, state="error" if problem else "")
