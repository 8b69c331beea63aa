"""With whom an appointment is added: a name is typed, the person is chosen, her notebook opens on its form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import DAY, paint_margin_line
from carnet_desktop.ui.widgets.texts import Text

_LEFT = DAY + 0.95


class Whom(QWidget):
    """`find` gives the people of what is typed. Enter takes the first one, the arrow down goes to the others."""

    chosen = Signal(str)

    def __init__(self, find: Callable[[str], Sequence[Line]]) -> None:
        super().__init__()
        self._find = find
        self.field = Field(_("Avec qui ?"), placeholder=_("Un nom, un téléphone"), icon="search")
        self.people = LineList(_("Personnes trouvées"), Columns(left=0.8, right=1.2, pad=0.3, hovered="sel"))
        self._nobody = Text(_("Personne ne s’appelle ainsi."), "nothing")
        fields = QVBoxLayout()
        theme.space(fields, 0.3, (_LEFT, 0.6, 1.2, 0.6))
        fields.addWidget(self.field)
        fields.addWidget(self.people)
        fields.addWidget(self._nobody)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(fields)
        theme.measure(self.field, max_width=30)
        self.field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.changed.connect(lambda _text: self._show())
        self.field.control.returnPressed.connect(self._take_first)
        self.field.control.installEventFilter(self)
        self.people.opened.connect(self.chosen)
        self.hide()

    def ask(self) -> None:
        self.field.set_value("")
        self._show()
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down and self.people.lines():
            self.people.setFocus()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("writeBg"))
        paint_margin_line(painter, theme.px(DAY), 0, self.height())

    def _show(self) -> None:
        typed = self.field.value()
        found = self._find(typed) if typed else ()
        self.people.set_lines(found)
        self.people.setVisible(bool(found))
        self._nobody.setVisible(bool(typed) and not found)

    def _take_first(self) -> None:
        if self.people.lines():
            self.chosen.emit(self.people.lines()[0].id)
