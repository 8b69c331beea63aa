"""The page as it will come out, on the desk: one side at a time, whole or large enough to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import IconButton
from carnet_desktop.ui.widgets.texts import Text

from .sides import Sides

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage


@dataclass(frozen=True, slots=True)
class _Paper:
    """`width`, `height` in millimetres; `margin` of white that need not be seen where the page is large."""

    width: float
    height: float
    margin: float


_A4 = _Paper(210, 297, 25)
_PAPERS = {SheetFormat.A5: _Paper(297, 210, 10), SheetFormat.CARD: _Paper(148, 105, 10)}
_INCH = 25.4
_WIDEST_EM, _COARSEST_DPI, _FINEST_DPI = 80, 10, 300
_WORD_AFTER_MS = 600


class PreviewPanel(QFrame):
    """`size_changed`: the page should be drawn again, at `dpi()`."""

    size_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: Sequence[QImage] = ()
        self._paper = _A4
        self._sides = Sides()
        self._sides.changed.connect(self._turn)
        self._zoom = IconButton("zoom-in", _("Agrandir l’aperçu"))
        self._zoom.setCheckable(True)
        self._zoom.toggled.connect(lambda _on: self._resized())
        self._page = PagePicture()
        self._title = Text(_("Aperçu"), "second")
        self._loading = Text(_("Chargement…"), "nothing")
        self._loading.hide()
        self._timer = QTimer(self, singleShot=True, interval=_WORD_AFTER_MS)
        self._timer.timeout.connect(lambda: self._loading.setVisible(not self._pages))
        self._timer.start()
        self._area = self._build()

    def dpi(self) -> int:
        """Points an inch, for the screen that shows the page now."""
        room = self._area.viewport().size()
        wide, high = room.width() - theme.px(1), room.height() - theme.px(1)
        if self._zoom.isChecked():
            of_words = self._paper.width - 2 * self._paper.margin
            width = min(room.width() * self._paper.width / of_words, float(theme.px(_WIDEST_EM)))
        else:
            width = min(float(wide), high * self._paper.width / self._paper.height)
        return min(max(int(width * self.devicePixelRatioF() * _INCH / self._paper.width), _COARSEST_DPI), _FINEST_DPI)

    def set_narrow(self, narrow: bool) -> None:
        """Alone under its tab and in little room: the words large, and no title twice."""
        self._title.setVisible(not narrow)
        self._zoom.setChecked(narrow)

    def show_paper(self, chosen: SheetFormat) -> None:
        """The page that is shown from the next drawing on."""
        self._paper = _PAPERS.get(chosen, _A4)

    def show_pages(self, pages: "Sequence[PageImage]", words: str) -> None:
        self._timer.stop()
        self._loading.hide()
        self._pages = [_image(page) for page in pages]
        self._sides.set_count(len(pages))
        self._page.setAccessibleDescription(words)
        self._show_side(self._sides.side())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()

    def _resized(self) -> None:
        self._page.show_size(self._page_size())
        self._to_the_middle()
        self._to_the_words()
        self.size_changed.emit()

    def _page_size(self) -> QSize:
        scale = self.dpi() / self.devicePixelRatioF() / _INCH
        return QSize(round(self._paper.width * scale), round(self._paper.height * scale))

    def _turn(self, side: int) -> None:
        self._show_side(side)
        self._to_the_words()

    def _show_side(self, side: int) -> None:
        """Without scrolling: what was looked at stays in sight while the list is ticked."""
        self._page.show_image(self._pages[side], self._page_size())
        self._to_the_middle()

    def _to_the_words(self) -> None:
        """Past the white of the top margin, where the page is large."""
        begin = round(self._page.height() * self._paper.margin / self._paper.height) if self._zoom.isChecked() else 0
        self._area.verticalScrollBar().setValue(begin)

    def _to_the_middle(self) -> None:
        """Of a page wider than its room only the white margins are out of sight: there is nothing to scroll to."""
        bar = self._area.horizontalScrollBar()
        bar.setValue((bar.minimum() + bar.maximum()) // 2)

    def _build(self) -> QScrollArea:
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page)
        top = QHBoxLayout()
        theme.space(top, 0.5, (1.2, 0.7, 1.2, 0.3))
        top.addWidget(self._title)
        top.addWidget(self._loading)
        top.addStretch(1)
        top.addWidget(self._sides)
        top.addWidget(self._zoom)
        column = QVBoxLayout(self)
        theme.space(column, 0.2, (0, 0, 0, 0.7))
        column.addLayout(top)
        column.addWidget(area, 1)
        return area


class PagePicture(QWidget):
    """One page. It can take the focus, so that arrows scroll it; its words are its accessible description."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setAccessibleName(_("Aperçu de la page"))
        self.setProperty("ring", "own")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(0, 0)

    def show_image(self, image: QImage, size: QSize) -> None:
        self._image = image
        self.show_size(size)
        self.update()

    def show_size(self, size: QSize) -> None:
        """At once; the image that fits it comes a little later."""
        if self._image is not None:
            self.resize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        wanted = self.size() * self.devicePixelRatioF()
        exact = abs(wanted.width() - self._image.width()) <= 1 and abs(wanted.height() - self._image.height()) <= 1
        if exact:
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPoint(0, 0), self._image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        thick = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.color("write" if self.hasFocus() else "edge"), thick))
        half = thick / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))


def _image(page: "PageImage") -> QImage:
    """A picture with its own bytes: those of `page` go away."""
    return QImage(page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888).copy()
