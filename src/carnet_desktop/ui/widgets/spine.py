"""The green cloth spine: where one can go, the notebooks that are open, who is here, and the lock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Icon, Text, empty, plain_tooltip

WIDTH, NARROW_WIDTH = 13.4, 4.1
_TAB_RADIUS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the spine. `count` is shown at the right, `keys` too when there is no count.

    `within`: the key of the entry that stands for it where it has no room.
    """

    key: str
    words: str
    icon: str
    run: Callable[[], None]
    count: int | None = None
    keys: str = ""
    within: str = ""


class SpineItem(QPushButton):
    """One entry: white tab running into the page when it is the current one."""

    def __init__(self, place: Place, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.current = False
        self.narrow = False
        self.setProperty("kind", "spine")
        self.setProperty("ring", "own")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.place = place
        self.clicked.connect(lambda: self.place.run())
        self.set_place(place)

    def set_place(self, place: Place) -> None:
        self.place = place
        self.setAccessibleName(place.words)
        self.setAccessibleDescription(place.keys)
        self.update()

    def set_current(self, current: bool) -> None:
        self.current = current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW_WIDTH), theme.px(2.1 if self._quiet else 2.6 if not self.narrow else 2.4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = theme.px(0.6)
        tab = QRectF(left, 0, self.width() - left + _TAB_RADIUS, self.height())
        if self.current or self.underMouse() or self.isDown():
            path = QPainterPath()
            path.addRoundedRect(tab, _TAB_RADIUS, _TAB_RADIUS)
            painter.fillPath(path, theme.color("page" if self.current else "spineHover"))
        if self.current:
            bar = QRectF(left + theme.px(0.35), self.height() * 0.24, 3, self.height() * 0.52)
            painter.fillRect(bar, theme.color("act"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("write" if self.current else "spineInk"), 2))
            inside = QRectF(left + 2, 2, self.width() - left - 4, self.height() - 4)
            painter.drawRoundedRect(inside, _TAB_RADIUS - 2, _TAB_RADIUS - 2)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        ink = theme.color("ink" if self.current else "spineInk2" if self._quiet else "spineInk")
        side = theme.px(1.2)
        middle = (self.height() - side) / 2
        if self.narrow:
            icons.paint(painter, self.place.icon, ink, (self.width() - side) / 2, middle, side)
            return
        icons.paint(painter, self.place.icon, ink, theme.px(1.45), middle, side)
        end = self._paint_end(painter)
        x = theme.px(3.35)
        painter.setPen(ink)
        painter.setFont(theme.font(1, 600 if self.current or not self._quiet else 400))
        words = painter.fontMetrics().elidedText(self.place.words, Qt.TextElideMode.ElideRight, end - x)
        painter.drawText(QRect(x, 0, end - x, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_end(self, painter: QPainter) -> int:
        """The count or the key at the right; the answer is where the words must stop."""
        text = str(self.place.count) if self.place.count is not None else self.place.keys
        end = self.width() - theme.px(0.9)
        if not text:
            return end
        face = theme.font(0.93)
        painter.setFont(face)
        painter.setPen(theme.color("ink2" if self.current else "spineInk2"))
        both = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(0, 0, end, self.height()), both, text)
        return end - QFontMetrics(face).horizontalAdvance(text) - theme.px(0.5)


class Spine(QWidget):
    """`lock_asked` by "Verrouiller". `set_narrow` leaves icons with tooltips."""

    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "spine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Navigation"))
        self._items: dict[str, SpineItem] = {}
        self._open: dict[str, SpineItem] = {}
        self._key = ""
        self._narrow = False
        self._build()
        self.set_narrow(False)

    def _build(self) -> None:
        mark = Icon(icons.ON_SPINE, "spineInk", 1.85)
        self._brand_words = Text("Carnet", "brand")
        brand = QHBoxLayout()
        theme.space(brand, 0.6, (0.95, 0.95, 0.5, 1.1))
        brand.addWidget(mark)
        brand.addWidget(self._brand_words, 1)
        self._places, self._open_list = QVBoxLayout(), QVBoxLayout()
        theme.space(self._places)
        theme.space(self._open_list)
        self._open_heading = QWidget()
        heading = QVBoxLayout(self._open_heading)
        theme.space(heading, 0, (1.5, 1.1, 0, 0.4))
        heading.addWidget(Text(_("Carnets ouverts"), "onSpineSmall"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column)
        column.addLayout(self._places)
        column.addWidget(self._open_heading)
        column.addLayout(self._open_list)
        column.addStretch(1)
        middle = Scrolling(inside)
        self._name, self._function = Text("", "onSpineStrong", wrap=True), Text("", "onSpineSmall", wrap=True)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        theme.space(who, 0, (1.5, 0.5, 0.5, 0.6))
        who.addWidget(self._name)
        who.addWidget(self._function)
        self.lock = SpineItem(Place("lock", _("Verrouiller"), "lock", self.lock_asked.emit, keys=shown(Command.LOCK)))
        whole = QVBoxLayout(self)
        theme.space(whole, 0, (0, 0, 0, 0.85))
        whole.addLayout(brand)
        whole.addWidget(middle, 1)
        whole.addWidget(self._who)
        whole.addWidget(self.lock)

    def set_places(self, places: Sequence[Place]) -> None:
        """The entries at the top, in order; the same keys are refreshed in place, so the focus stays."""
        if [place.key for place in places] == list(self._items):
            for place in places:
                self._items[place.key].set_place(place)
            return
        empty(self._places)
        self._items = {place.key: SpineItem(place) for place in places}
        for item in self._items.values():
            self._places.addWidget(item)
            item.show()
        self._order()
        self._refresh()

    def set_open(self, places: Sequence[Place]) -> None:
        """The open notebooks: `key` is the notebook's id, `words` the person's name."""
        if [place.key for place in places] != list(self._open):
            empty(self._open_list)
            self._open = {place.key: SpineItem(place, quiet=True) for place in places}
            for item in self._open.values():
                self._open_list.addWidget(item)
            self._order()
        for place in places:
            self._open[place.key].set_place(place)
        self._refresh()

    def set_current(self, key: str) -> None:
        """The key of a place or of an open notebook; "" for none."""
        self._key = key
        self._refresh()

    def set_worker(self, name: str, function: str) -> None:
        self._name.setText(name)
        self._function.setText(function)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        theme.measure(self, width=NARROW_WIDTH if narrow else WIDTH)
        self._brand_words.setVisible(not narrow)
        self._who.setVisible(not narrow)
        self._refresh()

    def _order(self) -> None:
        """Tab goes down the spine: new entries, which Qt puts last in the window, come before the lock."""
        chain = [self.lock, *self._items.values(), *self._open.values(), self.lock]
        for former, latter in pairwise(chain):
            self.setTabOrder(former, latter)

    def _refresh(self) -> None:
        self._open_heading.setVisible(bool(self._open) and not self._narrow)
        for item in (*self._items.values(), *self._open.values(), self.lock):
            item.narrow = self._narrow
            item.setToolTip(plain_tooltip(item.place.words) if self._narrow else "")
            item.updateGeometry()
            item.set_current(item.place.key == self._key)
        for item in self._open.values():  # without room for their names
            item.setVisible(not self._narrow)
            if self._narrow and item.current and item.place.within in self._items:
                self._items[item.place.within].set_current(True)
