"""A file of the notebook looked at: over the whole page, one of its pages at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.texts import Cut, Reading, Text
from carnet_desktop.ui.zones import mark_zone

from .document_drawing import Drawn

_WIDEST_EM = 60


class DocumentPage(QWidget):
    """`turn` is asked for another page by its number, from 0. It is opaque: what stands under it is as it was left."""

    def __init__(
        self,
        title: str,
        turn: Callable[[int], None],
        copy: Callable[[], None],
        close: Callable[[], None],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self.setProperty("kind", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        mark_zone(self)
        self._number = 0
        self._title = Cut(title, "part")
        self._where = Text("", "second")
        self._before = Button(_("Page précédente"), "chevron-up", kind=Kind.QUIET, compact=True)
        self._after = Button(_("Page suivante"), "chevron-down", kind=Kind.QUIET, compact=True)
        self._copy = Button(_("Enregistrer une copie"), "download", compact=True)
        self._close = Button(_("Fermer"), "", shown(Command.CANCEL), compact=True)
        for button, run in (
            (self._before, lambda: turn(self._number - 1)),
            (self._after, lambda: turn(self._number + 1)),
            (self._copy, copy),
            (self._close, close),
        ):
            button.clicked.connect(run)
        self._picture = _Picture()
        self._problem = Reading("", "second")
        self._area = QScrollArea()
        self._build()

    def picture_width(self) -> int:
        """How many pixels wide a page is to be drawn."""
        room = self._area.viewport().width() - 2 * theme.px(1.4)
        return max(1, round(min(room, theme.px(_WIDEST_EM)) * self.devicePixelRatioF()))

    def show_page(self, number: int, drawn: Drawn) -> None:
        self._number = number
        many = drawn.pages > 1
        self._where.setText(_("Page {n} sur {all}", n=number + 1, all=drawn.pages) if many else "")
        for button, there in ((self._before, number > 0), (self._after, number + 1 < drawn.pages)):
            button.setVisible(many)
            button.setEnabled(there)
        self._picture.show_image(drawn.image)
        self._problem.setVisible(drawn.image is None)
        self._problem.setText(
            ""
            if drawn.image is not None
            else _("Ce fichier ne peut pas être montré ici. Enregistrez-en une copie pour l’ouvrir ailleurs.")
        )
        self._area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        self._area.setFocus()

    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("kind", "header")
        row = QHBoxLayout(bar)
        theme.space(row, 0.5, (1.4, 0.6, 1.2, 0.6))
        row.addWidget(self._title, 1)
        for piece in (self._where, self._before, self._after, self._copy, self._close):
            row.addWidget(piece)
        inside = QWidget()
        pages = QVBoxLayout(inside)
        theme.space(pages, 0.5, (1.4, 1, 1.4, 1))
        pages.addWidget(self._problem, 0, Qt.AlignmentFlag.AlignHCenter)
        pages.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        pages.addStretch(1)
        self._problem.hide()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Page montrée"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(bar)
        column.addWidget(self._area, 1)


class _Picture(QWidget):
    """A drawn page, sharp on a dense screen."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        if image is not None:
            ratio = self.devicePixelRatioF()
            self.setFixedSize(round(image.width() / ratio), round(image.height() / ratio))
        self.setVisible(image is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
