"""The day: who comes, whether she came, what must not be forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol, cast

from carnet_desktop.domain.records import AppointmentState
from carnet_desktop.i18n import _
from carnet_desktop.services.inbox import Waiting, inbox
from carnet_desktop.services.presence import say_presence
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.people_words import presence_words

from .reading import DayRead, read_day
from .shown import DayShown
from .words import day_shown

_MOST_FOUND = 6


class TodayView(Protocol):
    def show_day(self, shown: DayShown) -> None: ...


class TodayPresenter:
    def __init__(self, view: TodayView, context: ScreenContext) -> None:
        self._view, self._context = view, context
        self._day = self._today = context.session.today()
        self._read: DayRead | None = None
        self._received: Sequence[Waiting] = ()
        self._stops = (
            context.changes.listen(lambda _notebook: self.reload()),
            context.changes.listen_people(self.reload),
            context.changes.listen_transfers(self.look_at_files),
        )

    def open(self) -> None:
        self.reload()
        self.look_at_files()

    def close(self) -> None:
        for stop in self._stops:
            stop()
        self._context.jobs.forget(self)

    def reload(self) -> None:
        """Read the day again: the registry's rows, no notebook."""
        session, day, received = self._context.session, self._day, self._received
        self._context.jobs.run(
            self, lambda report: read_day(session, day, received), self._show, self._context.notices.show_error
        )

    def look_at_files(self) -> None:
        """The files to treat take longer to read: they come after the day."""
        session = self._context.session
        self._context.jobs.run(self, lambda report: inbox(session), self._files, self._context.notices.show_error)

    def tick(self) -> None:
        """A minute has gone: the line moves; past midnight, the day is the new one."""
        today = self._context.session.today()
        if today != self._today:
            self._day = today if self._day == self._today else self._day
            self._today = today
            self.reload()
        elif self._read is not None:
            now = self._context.session.now().astimezone()
            self._show(replace(self._read, minute=f"{now:%Y-%m-%dT%H:%M}"))

    def show_day(self, day: date) -> None:
        self._day = day
        self.reload()

    def come_back(self) -> None:
        """To today, whatever day was being looked at: a Sunday is no step away from a Friday."""
        if self._day != (today := self._context.session.today()):
            self.show_day(today)

    def step(self, days: int) -> None:
        """The working day before, or after; the days of the week-end are passed over."""
        day = self._day + timedelta(days=days)
        while day.weekday() >= 5:
            day += timedelta(days=days)
        self.show_day(day)

    def open_notebook(self, notebook: str) -> None:
        self._context.navigate.open_notebook(notebook)

    def find(self, typed: str) -> list[Line]:
        """The first people of what is typed."""
        found = self._context.session.directory.search(typed)
        return [Line(line.id, line.name) for line in (found.exact or found.near)[:_MOST_FOUND]]

    def add_appointment(self, notebook: str) -> None:
        """Her notebook, open on the form of an appointment on the day that is shown."""
        self._context.navigate.add_appointment(notebook, self._day)

    def open_file(self, path: str) -> None:
        self._context.navigate.show_received(Path(path))

    def answer(self, notebook: str, record: str, state: str) -> None:
        """Say whether she came; the bar under the page takes it back."""
        session = self._context.session
        said = cast(AppointmentState, state)

        def done(nothing: None) -> None:
            self._context.changes.announce(notebook)
            if said != "planned":
                line = session.directory.line(notebook)
                name, title = (line.name, line.doc.title) if line is not None else ("", None)
                sentence = _("{name} : {said}", name=name, said=presence_words(title)[said].lower())
                self._context.notices.offer_undo(sentence, lambda: self.answer(notebook, record, "planned"))

        self._context.jobs.run(
            self,
            lambda report: say_presence(session, notebook, record, said),
            done,
            self._context.notices.show_error,
        )

    def leave(self) -> None:
        self._context.navigate.show_people()

    def _files(self, received: Sequence[Waiting]) -> None:
        self._received = received
        if self._read is not None and (received or self._read.received):
            self._show(replace(self._read, received=tuple(received)))

    def _show(self, read: DayRead) -> None:
        if read.day == self._day:
            self._read = replace(read, received=tuple(self._received))
            self._view.show_day(day_shown(self._read))
