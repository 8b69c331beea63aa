"""A sheet as pictures of its pages, drawn away from the UI thread; an answer that comes too late is dropped."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from carnet_desktop.domain.sheet import SheetPlan
from carnet_desktop.services import sheets
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.pdf_pages import page_images
from carnet_desktop.ui.work import Job, Lane

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

Show = Callable[[SheetPlan, "Sequence[PageImage]"], None]


class Drawing:
    """`show(sheet, pages)` receives the latest preview that was asked for, never an earlier one."""

    def __init__(self, context: ScreenContext, show: Show) -> None:
        self._context, self._show = context, show
        self._asked: tuple[SheetPlan, int] | None = None
        self._job: Job | None = None

    def draw(self, sheet: SheetPlan, dpi: int) -> None:
        """Nothing is drawn twice: asking again for the same page at the same size does nothing."""
        if self._asked == (sheet, dpi):
            return
        if self._job is not None:
            self._job.cancel()
        asked = self._asked = (sheet, dpi)
        session = self._context.session

        def show(pages: "Sequence[PageImage]") -> None:
            if self._asked is asked:
                self._show(sheet, pages)

        self._job = self._context.jobs.run(
            self,
            lambda report: page_images(sheets.preview(session, sheet), dpi, report),
            show,
            self._context.notices.show_error,
            lane=Lane.OTHER,
        )

    def close(self) -> None:
        self._context.jobs.forget(self)
