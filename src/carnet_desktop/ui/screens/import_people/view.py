"""Bringing a list of people, on screen: one page for each state, a file may be dropped on it at any moment."""

from collections.abc import Sequence

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.file_drop import dropped_file

from .column_choices import ColumnRow
from .columns_page import ColumnsPage
from .pages import ChoicePage, PreviewPage, ReportPage
from .presenter import ImportPresenter
from .words import FileRow


class ImportView(QWidget):
    """The `Screen` of an import."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAcceptDrops(True)
        self._choice, self._columns = ChoicePage(), ColumnsPage()
        self._preview, self._report = PreviewPage(), ReportPage()
        self._pages = QStackedLayout(self)
        for page in (self._choice, self._columns, self._preview, self._report):
            self._pages.addWidget(page)
        self._presenter = ImportPresenter(self, context)
        self._connect()

    @property
    def title(self) -> str:
        return _("Importer une liste")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        page = self._pages.currentWidget()
        if page is self._columns:
            self._columns.focus_first()
        else:
            parts = ((self._choice, self._choice.choose), (self._preview, self._preview.list))
            next((part for shown, part in parts if shown is page), self._report.finish).setFocus()

    def leave(self) -> bool:
        return self._presenter.leave()

    def close_screen(self) -> None:
        self._presenter.close()

    def show_choice(self) -> None:
        self._show(self._choice)

    def show_reading(self, reading: bool) -> None:
        self._columns.set_reading(reading)
        if reading:
            self._choice.choose.set_busy(_("Lecture…"))
        else:
            self._choice.choose.clear_busy()

    def show_columns(self, file_name: str, about: Sequence[str], rows: Sequence[ColumnRow]) -> None:
        self._columns.show_columns(file_name, about, rows)
        self._show(self._columns)

    def show_choices(self, rows: Sequence[ColumnRow], total: str, complete: bool) -> None:
        self._columns.change_columns(rows, total, complete)

    def show_preview(self, file_name: str, rows: Sequence[FileRow], about: Sequence[str], choose: bool) -> None:
        self._preview.show_file(file_name, rows, about, choose)
        self._show(self._preview)

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        self._preview.change_rows(rows)

    def show_total(self, sentence: str, act: str) -> None:
        self._preview.show_total(sentence, act)

    def show_importing(self, importing: bool) -> None:
        self._preview.set_importing(importing)

    def show_report(self, title: str, sentence: str, about: Sequence[str], rows: Sequence[FileRow]) -> None:
        self._report.show_report(title, sentence, about, rows)
        self._show(self._report)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self._presenter.read(path)

    def _connect(self) -> None:
        presenter, preview, report = self._presenter, self._preview, self._report
        self._choice.choose_asked.connect(presenter.choose)
        self._columns.chosen.connect(presenter.choose_column)
        self._columns.go_asked.connect(presenter.confirm_columns)
        self._columns.other_asked.connect(presenter.choose)
        bind(self._columns, Command.SAVE, presenter.confirm_columns)
        preview.columns_asked.connect(presenter.change_columns)
        preview.ticked.connect(presenter.tick)
        preview.all_ticked.connect(presenter.tick_all)
        preview.file_preferred.connect(presenter.prefer_file)
        preview.run_asked.connect(presenter.run)
        preview.other_asked.connect(presenter.choose)
        report.save_asked.connect(presenter.save_report)
        report.finish_asked.connect(presenter.finish)
        report.other_asked.connect(presenter.start)
        bind(preview, Command.SAVE, presenter.run)
        bind(report, Command.SAVE, presenter.save_report)
        bind(self, Command.CANCEL, presenter.finish)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        if self.isVisible():
            self.focus_first()
