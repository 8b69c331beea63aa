"""The quick entry line and, under it, what it proposes: checked by eye, confirmed by Enter."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_edit import LineEdit
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Icon, IconText, Text

from .quick_form import QuickForm
from .quick_shown import QuickShown
from .shown import Part

_KINDS: Final = {
    Part.APPOINTMENTS: ("calendar", "Rendez-vous", "Ajouter le rendez-vous"),
    Part.PLAN: ("circle-check", "Action", "Ajouter l’action"),
    Part.INTERVIEWS: ("notes", "Entretien", "Ajouter l’entretien"),
}


class QuickLineEdit(LineEdit):
    """Tab completes what is proposed, when something is."""

    complete_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("rdv mardi 14h CAF apporter RIB"), "bolt", icon_role="write", large=True)
        self.setAccessibleName(_("Noter vite"))
        self.proposes = False

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.proposes:
            self.complete_asked.emit()
            return True
        return super().focusNextPrevChild(forward)


class QuickBar(QWidget):
    """`proposing`: whether something stands under the line."""

    proposing = Signal(bool)
    typed = Signal(str)
    confirm_asked = Signal()
    complete_asked = Signal()
    clear_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._narrow = False
        self._form: QuickForm | None = None
        self.line = QuickLineEdit()
        self._told = IconText("check", "", tone="good")
        self._problem = IconText("alert-circle", "", tone="bad")
        self._icon, self._kind = Icon("calendar", "ink"), Text("", "strong")
        self._doubt = Text(_("à vérifier"), "small", tone="warn")
        self._hint = Text("", "small", wrap=True)
        self._proposal, self._holder = QWidget(), _Shrinking()
        self._add = Button("", "", _("Entrée"), Kind.PRIMARY, compact=True)
        self._complete = Button(_("Compléter"), "", _("Tab"), Kind.QUIET, compact=True)
        self._clear = Button(_("Effacer"), "", _("Échap"), Kind.QUIET, compact=True)
        self._lay_out()
        self.line.textChanged.connect(self._changed)
        self.line.returnPressed.connect(self.confirm_asked)
        for asked, signal in (
            (self.line.complete_asked, self.complete_asked),
            (self._add.clicked, self.confirm_asked),
            (self._complete.clicked, self.complete_asked),
            (self._clear.clicked, self.clear_asked),
        ):
            asked.connect(signal)

    def show_proposal(self, shown: QuickShown | None) -> None:
        self._proposal.setVisible(shown is not None)
        self.line.proposes = shown is not None
        self.proposing.emit(shown is not None)
        if shown is None:
            return
        if self._form is None or self._form.part is not shown.part:
            self._form = QuickForm(shown, self._today)
            self._form.entered.connect(self.confirm_asked)
            self._form.set_narrow(self._narrow)
            self._holder.setWidget(self._form)
        self._form.show_proposal(shown)
        icon, kind, add = _KINDS[shown.part]
        self._icon.set_icon(icon, "ink")
        self._kind.setText(_(kind))
        self._add.setAccessibleName(_(add))
        self._name_button()
        guessed = "kind" in shown.doubtful
        self._doubt.setVisible(guessed)
        choose = _("Commencez par « rdv », « action » ou « note » pour choisir.")
        self._hint.setText(choose if guessed else _("Vérifiez, puis validez. Rien n’est enregistré avant."))
        self._holder.updateGeometry()

    def values(self) -> dict[str, str]:
        return self._form.values() if self._form is not None else {}

    def clear(self, told: str) -> None:
        self.line.clear()
        self._told.text.setText(told)
        self._told.setVisible(bool(told))
        self.line.setFocus()

    def show_problem(self, sentence: str, fields: Mapping[str, str]) -> None:
        self._problem.text.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if self._form is not None and fields:
            self._form.show_problems(fields)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the kind stands without a sentence, and the button says its verb alone."""
        self._narrow = narrow
        self._hint.setVisible(not narrow)
        self._name_button()
        if self._form is not None:
            self._form.set_narrow(narrow)

    def _name_button(self) -> None:
        self._add.setText(_("Ajouter") if self._narrow else self._add.accessibleName())
        self._add.updateGeometry()

    def _changed(self, text: str) -> None:
        self._told.hide()
        self.show_problem("", {})
        self.typed.emit(text)

    def _lay_out(self) -> None:
        title, buttons = QHBoxLayout(), QHBoxLayout()
        theme.space(title, 0.5)
        theme.space(buttons, 0.5, (0, 0.2, 0, 0))
        for part in (self._icon, self._kind, self._doubt):
            title.addWidget(part)
        title.addWidget(self._hint, 1)
        title.addStretch(0)
        for button in (self._add, self._complete, self._clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        proposal = QVBoxLayout(self._proposal)
        theme.space(proposal, 0.5)
        proposal.addLayout(title)
        proposal.addWidget(self._holder)
        proposal.addLayout(buttons)
        under = QVBoxLayout()
        theme.space(under, 0.4, (1, 0, 0.2, 0))
        said: tuple[QWidget, ...] = (self._told, self._problem, self._proposal)
        for words in said:
            words.hide()
            under.addWidget(words)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(self.line)
        column.addLayout(under)


class _Shrinking(Scrolling):
    """As tall as what it holds; where the window is low it gives way, and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(4))
