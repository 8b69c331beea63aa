"""The files of papers: chosen, read and kept with their paper, looked at in memory, copied where the person says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from msgspec.structs import replace

from carnet_desktop.domain.records import Document, FileRef, Record
from carnet_desktop.i18n import _
from carnet_desktop.services import attachments, notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.session import Session
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone

from .desk import Desk
from .document_fields import FILE
from .values import Values

KINDS = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"


class JoinedView(Protocol):
    """The open form, as a file joined to it changes it."""

    def typed(self) -> dict[str, str]: ...
    def fill(self, values: Values) -> None: ...
    def touched(self) -> None:
        """It was changed by something else than typing."""


class FilesView(Protocol):
    def show_file(self, title: str, file: FileRef, data: bytes) -> None:
        """Over the page, until it is closed."""


class DocumentFiles:
    """`put` writes a paper with the file at a path."""

    def __init__(
        self,
        view: FilesView,
        form: JoinedView,
        context: ScreenContext,
        notebook: str,
        desk: Callable[[], Desk],
        put: Callable[[Document, Path], None],
    ) -> None:
        self._view, self._form, self._context, self._notebook = view, form, context, notebook
        self._desk, self._put = desk, put

    def choose(self) -> Path | None:
        return self._context.notices.choose_open_path(_("Joindre un fichier"), KINDS)

    def join(self, path: Path | None) -> None:
        """Put a file in the open form, once it is known to be one that can be kept."""
        if path is not None:
            self.check(path, lambda: self._put_in_form(path))

    def check(self, path: Path, accepted: Callable[[], None]) -> None:
        failed = self._context.notices.show_error
        self._context.jobs.run(self, lambda report: attachments.read_attachment(path), lambda read: accepted(), failed)

    def join_to(self, record: str) -> None:
        """Choose the copy of a paper, which is then received."""
        paper = self._paper(record)
        path = self.choose() if paper is not None else None
        if paper is not None and path is not None:
            self._put(replace(paper, state="received"), path)

    def look(self, record: str) -> None:
        paper = self._paper(record)
        if paper is None or paper.file is None:
            return
        session, notebook, file, title = self._context.session, self._notebook, paper.file, paper.title or ""
        self._context.jobs.run(
            self,
            lambda report: attachments.attached(session, notebook, file),
            lambda data: self._view.show_file(title, file, data),
            self._context.notices.show_error,
        )

    def copy(self, file: FileRef | None) -> None:
        """Where the person chooses, in clear: the bar says so."""
        if file is None:
            return
        path = self._context.notices.choose_save_path(_("Enregistrer une copie"), file.name, KINDS)
        if path is None:
            return
        session, notebook, chosen = self._context.session, self._notebook, path
        self._context.jobs.run(
            self,
            lambda report: attachments.save_copy(session, notebook, file, chosen),
            lambda done: self._context.notices.show_bar(
                Tone.INFO,
                _("Copie enregistrée : {name}", name=chosen.name),
                _("Elle n’est pas protégée : supprimez-la quand elle ne sert plus."),
            ),
            self._context.notices.show_error,
        )

    def copy_of(self, record: str) -> None:
        paper = self._paper(record)
        self.copy(paper.file if paper else None)

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _paper(self, record: str) -> Document | None:
        entry = self._desk().notebook.find(Document, record)
        return entry.record if entry else None

    def _put_in_form(self, path: Path) -> None:
        """A paper whose copy is here was received; without a title it takes the name of the file."""
        title = self._form.typed().get("title", "").strip() or title_of(path)
        self._form.fill({"title": title, "state": "received", FILE: str(path)})
        self._form.touched()


def title_of(path: Path) -> str:
    """What a paper is called after its file."""
    words = " ".join(path.stem.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def put_with_file(
    session: Session, notebook: str, records: Sequence[Record], path: Path | None, reason: str | None = None
) -> OpenNotebook:
    """Write the records and, in the same change, the file at `path` as that of the first one, a paper.

    Raises what `attachments.read_attachment` and `notebooks.put` raise.
    """
    if path is None:
        return notebooks.put(session, notebook, *records, reason=reason)
    read = attachments.read_attachment(path)
    paper = replace(cast(Document, records[0]), file=read.file)
    return notebooks.put(session, notebook, paper, reason=reason, blobs=[read.blob])
