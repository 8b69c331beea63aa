"""A line of text with a list of reference under it: typing narrows the list, and what is not in it stays as typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field

ROWS = 7
"""How many offers are seen at once."""

Find = Callable[[str], Sequence[str]]
"""What is typed → the words that may be meant, the likeliest first; "" → all of them."""


class SuggestField(Field):
    """Down and Up put an offer in the field, Enter or Tab keeps it, Escape gives back what was typed.

    The list is a part of the window, not a window of its own: every key of the form still works while it is open.
    """

    def __init__(
        self,
        label: str,
        find: Find,
        *,
        placeholder: str = "",
        show_label: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, placeholder=placeholder, show_label=show_label, parent=parent)
        self._find = find
        self._typed = ""
        self._offers: _Offers | None = None
        self._all = _Chevron()
        self._all.clicked.connect(self._toggle)
        self.control.put_inside(self._all)
        self.control.textEdited.connect(self._narrow)
        self.control.installEventFilter(self)

    def offered(self) -> Sequence[str]:
        """The words of the list that is open; none when it is closed."""
        return self._offers.words() if self._offers is not None and self._offers.isVisible() else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.offered():
                event.accept()  # closes the list, not the form
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._close()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, is_open = event.key(), bool(self.offered())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.control.isReadOnly():
            if is_open:
                self._go(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._show_offers("")
            return True
        if key == Qt.Key.Key_Escape and is_open:
            self.control.setText(self._typed)
            self._close()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_open:
            self._close()
            return True
        return False

    def _narrow(self, typed: str) -> None:
        if typed.strip():
            self._show_offers(typed)
        else:
            self._close()

    def _toggle(self) -> None:
        self.control.setFocus()
        if self.offered():
            self._close()
        elif not self.control.isReadOnly():
            self._show_offers("")

    def _show_offers(self, words: str) -> None:
        found = self._find(words.strip())
        self._typed = self.control.text()
        if not found or list(found) == [self._typed.strip()]:
            self._close()
            return
        if self._offers is None:
            self._offers = _Offers(self.window(), self._take)
        self._offers.show_words(found, self.control)

    def _go(self, step: int) -> None:
        """Past the last offer, and before the first, stands what was typed."""
        assert self._offers is not None
        words = self._offers.move_on(step)
        self.control.setText(self._typed if words is None else words)

    def _take(self, words: str) -> None:
        self.control.setText(words)
        self.control.setFocus()
        self._close()

    def _close(self) -> None:
        if self._offers is not None:
            self._offers.hide()
            self._offers.deleteLater()
            self._offers = None


class _Chevron(Button):
    """Opens the whole list; the key Down does the same, so Tab passes over it."""

    def __init__(self) -> None:
        super().__init__("", "chevron-down", kind=Kind.QUIET, compact=True)
        self.setAccessibleName(_("Voir la liste"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(1.2)
        ink = theme.color("ink" if self.isEnabled() else "off")
        place = (self.width() - side - theme.px(0.6), (self.height() - side) / 2)
        icons.paint(QPainter(self), "chevron-down", ink, *place, side)


class _Offers(QListView):
    """Under the field, or above it where there is no room under; as wide as the widest words it has offered."""

    def __init__(self, window: QWidget, take: Callable[[str], None]) -> None:
        super().__init__(window)
        self._take = take
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setProperty("ground", "offers")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # It paints all of its ground: what stands under it would else be painted first, for a frame at each letter.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.clicked.connect(self._clicked)

    def words(self) -> Sequence[str]:
        return self._model.stringList()

    def show_words(self, words: Sequence[str], field: QWidget) -> None:
        self._model.setStringList(list(words))
        self.setCurrentIndex(QModelIndex())
        row = max(self.sizeHintForRow(0), theme.px(2))
        tall = row * min(len(words), ROWS) + 2 * theme.px(0.25) + 2
        edge, window = theme.px(0.5), self.window().width()
        wide = min(max(field.width(), self.sizeHintForColumn(0) + 4 * edge), window - 2 * edge)
        if self.isVisible():  # growing only: what it would uncover at each letter takes a frame to paint again
            wide, tall = max(wide, self.width()), max(tall, self.height())
        top = field.mapTo(self.window(), QPoint(0, field.height() + 2))
        if top.y() + tall > self.window().height():
            top.setY(field.mapTo(self.window(), QPoint(0, 0)).y() - tall - 2)
        self.setGeometry(QRect(min(top.x(), window - edge - wide), top.y(), wide, tall))
        if not self.isVisible():  # raised again, it would have what is under it painted too
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.color("page"))
        super().paintEvent(event)

    def move_on(self, step: int) -> str | None:
        """The next offer, the current one from now on; None for no offer."""
        count = self._model.rowCount()
        row = self.currentIndex().row() + step
        row = -1 if row == count else count - 1 if row < -1 else row
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        return self.words()[row] if row >= 0 else None

    def _clicked(self, index: QModelIndex) -> None:
        self._take(self.words()[index.row()])
