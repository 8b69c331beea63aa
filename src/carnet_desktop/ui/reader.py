"""A window to read in, beside the one that works: a page of text, its links, the way back. Nothing is written there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from carnet_desktop.i18n import _, folded
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.focus_frame import FocusFrame
from carnet_desktop.ui.widgets.texts import READING_CHARACTERS

_HEADINGS = {1: (1.7, 700), 2: (1.25, 700), 3: (1.07, 600)}
_LINE_HEIGHT = 135.0
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture in the text of a document."""


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is Markdown, or plain where `plain`; `folder` holds the pictures it names."""

    text: str
    folder: Path | None = None
    plain: bool = False


class Reader(QDialog):
    """Shows `start` ("page" or "page#heading"); `read` gives a page by its name, or None for one there is not."""

    def __init__(
        self, name: str, start: str, read: Callable[[str], Page | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._trail = read, [start]
        self.setWindowTitle("Carnet")
        self.setAccessibleName(name)
        self.page = _Paper(name)
        self.page.anchorClicked.connect(lambda url: self.open(url.toString()))
        self.back = Button(_("Revenir"), "arrow-left", kind=Kind.QUIET)
        self.contents = Button(_("Sommaire"), "notebook", kind=Kind.QUIET)
        self.close_button = Button(_("Fermer"))
        self.acts = QHBoxLayout()
        theme.space(self.acts, 0.4, (0.8, 0.6, 0.8, 0.6))
        for button in (self.back, self.contents):
            self.acts.addWidget(button)
        self.acts.addStretch(1)
        self.acts.addWidget(self.close_button)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self.acts)
        column.addWidget(self.page, 1)
        self.back.clicked.connect(self.go_back)
        self.contents.clicked.connect(lambda: self.open("index"))
        self.close_button.clicked.connect(self.close)
        bind(self, Command.BACK, self.go_back)
        FocusFrame(self)
        self._show()
        self.page.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(46), theme.px(46))

    def open(self, where: str) -> None:  # type: ignore[override]
        """Another page, or another heading of this one. One that does not exist changes nothing."""
        page, _sharp, heading = where.partition("#")
        here = self._trail[-1].partition("#")[0]
        target = (page.removesuffix(".md") or here) + (f"#{heading}" if heading else "")
        if self._read(target.partition("#")[0]) is not None:
            self._trail.append(target)
            self._show()

    def go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self._show()

    def _show(self) -> None:
        name, _sharp, heading = self._trail[-1].partition("#")
        page = self._read(name)
        assert page is not None, name
        self.page.show_page(page, heading)
        self.back.setEnabled(len(self._trail) > 1)
        self.contents.setEnabled(name != "index")


class _Paper(QTextBrowser):
    """The text itself, no wider than is pleasant to read, its pictures no wider than it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setProperty("kind", "reader")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._page = Page("")

    def show_page(self, page: Page, heading: str) -> None:
        self._page = page
        if page.plain:
            self.setPlainText(page.text)
        else:
            self.document().setMarkdown(page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress()
        self._go_to(heading)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Pictures of the page's own folder, and nothing else: no address is ever followed."""
        folder, url = self._page.folder, QUrl(url)
        if folder is None or kind != QTextDocument.ResourceType.ImageResource.value or not url.isRelative():
            return None
        picture = QImage(str(folder / url.path()))
        return picture.scaledToWidth(min(picture.width(), self._width()), Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _width(self) -> int:
        return max(200, min(self.viewport().width() - 2 * theme.px(1.4), self._widest()))

    def _widest(self) -> int:
        return theme.metrics().averageCharWidth() * READING_CHARACTERS

    def _set_margins(self) -> None:
        side = max(theme.px(1.4), (self.viewport().width() - self._widest()) // 2)
        root = self.document().rootFrame()
        shape = root.frameFormat()
        if shape.leftMargin() != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(theme.px(0.8))
            shape.setBottomMargin(theme.px(2))
            root.setFrameFormat(shape)

    def _dress(self) -> None:
        self.document().setDefaultFont(theme.font())
        self.document().setIndentWidth(theme.px(1.4))
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            if _PICTURE not in block.text():  # a third of its height would stay empty under it
                shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if not self._page.plain:
                shape.setTopMargin(theme.px(1.1 if level else 0.25))
                shape.setBottomMargin(theme.px(0.35))
            cursor.mergeBlockFormat(shape)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            if level:
                size, weight = _HEADINGS.get(level, _HEADINGS[3])
                letters.setFont(theme.font(size, weight))
            cursor.mergeCharFormat(letters)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape_of_table = frame.format()
                shape_of_table.setCellPadding(theme.px(0.4))
                shape_of_table.setCellSpacing(0)
                shape_of_table.setBorder(1)
                shape_of_table.setBorderCollapse(True)
                shape_of_table.setBorderBrush(theme.color("line"))
                shape_of_table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                frame.setFormat(shape_of_table)
        self._set_margins()

    def _go_to(self, heading: str) -> None:
        """Once the text has its width, that heading is at the top."""
        block = self.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == slug(heading):
                break
            block = block.next()
        number = block.blockNumber() if heading and block.isValid() else 0
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        QTimer.singleShot(0, self, lambda: self._bring_up(number))

    def _bring_up(self, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        top = self.document().documentLayout().blockBoundingRect(block).top() if number else 0
        self.verticalScrollBar().setValue(int(top))


def slug(heading: str) -> str:
    """What a heading and a link to it have in common: the words, without accents, capitals nor signs."""
    words = "".join(letter if letter.isalnum() else " " for letter in folded(heading)).split()
    return "-".join(words)
