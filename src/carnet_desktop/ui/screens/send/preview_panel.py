"""What leaves, on the desk: every section, every record, every field; and why what is empty is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.sections import EMPTY_REASONS, NOT_SENT
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import SIDE
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Text, empty

from .shown import EmptySection, ShownSection

_INSET = SIDE + 0.9
_REASON = 11.0
_DIRECTION = {False: QBoxLayout.Direction.LeftToRight, True: QBoxLayout.Direction.TopToBottom}


class PreviewPanel(QFrame):
    """`explained`: (section, why it is empty)."""

    explained = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._total = Text("", "second")
        self._title = Text(_("Exactement ce qui part"), "strong")
        self._lists: dict[str, LineList] = {}
        self._reasons: list[QBoxLayout] = []
        self._reads_down = False
        self._paper = QFrame()
        self._paper.setProperty("kind", "panel")
        ruled = Ruled(SIDE)
        self._rows = QVBoxLayout(ruled)
        theme.space(self._rows, 0.1, (0, 0.6, 0, 0.9))
        inside = QVBoxLayout(self._paper)
        theme.space(inside)
        inside.addWidget(ruled)
        holder = QWidget()
        desk = QVBoxLayout(holder)
        theme.space(desk, 0, (1.2, 0.2, 1.2, 1.2))
        desk.addWidget(self._paper)
        desk.addStretch(1)
        top = QHBoxLayout()
        theme.space(top, 0.5, (1.2, 0.8, 1.2, 0.4))
        top.addWidget(self._title, 1)
        top.addWidget(self._total)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(top)
        column.addWidget(Scrolled(holder), 1)
        self._empty: tuple[EmptySection, ...] = ()

    def set_narrow(self, narrow: bool) -> None:
        """Under a tab that says the same, no title."""
        self._title.setVisible(not narrow)

    def set_reads_down(self, down: bool) -> None:
        """Why a section is empty stands under its name, where there is no room beside it."""
        self._reads_down = down
        for row in self._reasons:
            row.setDirection(_DIRECTION[down])

    def show_preview(self, sections: Sequence[ShownSection], empties: Sequence[EmptySection], total: str) -> None:
        """Lists that are still there are kept: what was looked at stays in sight."""
        self._total.setText(total)
        if [section.name for section in sections] != list(self._lists) or tuple(empties) != self._empty:
            self._build(sections, empties)
        for section in sections:
            self._lists[section.name].set_lines(section.lines)

    def _build(self, sections: Sequence[ShownSection], empties: Sequence[EmptySection]) -> None:
        empty(self._rows)
        self._lists, self._reasons, self._empty = {}, [], tuple(empties)
        for section in sections:
            shown = self._lists[section.name] = LineList(section.label, Columns(margin=SIDE, pad=0.25, hovered="page"))
            self._rows.addWidget(_heading(section.label))
            self._rows.addWidget(shown)
        if empties:
            self._rows.addWidget(_heading(_("Ce qui est vide")))
        for one in empties:
            self._rows.addWidget(self._empty_row(one))

    def _empty_row(self, one: EmptySection) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0.5, (_INSET, 0.1, 1.2, 0.1))
        row.addWidget(Text(one.label, wrap=True), 1)
        if one.reason == NOT_SENT:
            row.addWidget(Text(_(EMPTY_REASONS[NOT_SENT]), "second"))
            return holder
        choices = [(code, _(words)) for code, words in EMPTY_REASONS.items() if code != NOT_SENT]
        why = ComboField(_("Pourquoi {section} est vide", section=one.label), choices, show_label=False)
        why.set_value(one.reason)
        why.changed.connect(lambda reason: self.explained.emit(one.name, reason))
        theme.measure(why, width=_REASON)
        row.addWidget(why)
        row.setDirection(_DIRECTION[self._reads_down])
        self._reasons.append(row)
        return holder


def _heading(words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0, (_INSET, 0.6, 1.2, 0.1))
    row.addWidget(Text(words, "section", wrap=True))
    return holder
