"""The sheets handed over: each is kept as it left, with the day and who handed it, and prints again as it was."""

from carnet_desktop.domain.handed import Handed, HandedSheet
from carnet_desktop.domain.notebook import Entry, Notebook
from carnet_desktop.domain.sheet import SheetPlan
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import RecordNotFound
from carnet_desktop.i18n import _

from .attachments import attachment_of
from .notebooks import put
from .opening import open_file
from .session import Session
from .sheets import printed


def hand_over(session: Session, notebook: str, sheet: SheetPlan, pdf: bytes) -> None:
    """Record that `sheet`, drawn as `pdf`, was handed over today. A notebook that cannot be written still prints."""
    opened = open_file(session, notebook)
    if not opened.read_only:
        kept = attachment_of(_("Mon Récap.pdf"), "application/pdf", pdf)
        sections = tuple(section.value for section in sheet.sections)
        handed = Handed(on=session.today().isoformat(), format=sheet.format.value, sections=sections, file=kept.file)
        record = HandedSheet(id=f"{session.structure.id}/{new_record_id()}", handed=handed)
        put(session, notebook, record, blobs=[kept.blob])
    printed(session, notebook)


def handed_sheets(notebook: Notebook) -> list[Entry[HandedSheet]]:
    """The latest first."""
    return sorted((e for e in notebook.entries(HandedSheet) if e.record.handed), key=lambda e: e.at, reverse=True)


def snapshot(session: Session, notebook: str, record: str) -> bytes:
    """The very file that was handed over. Raises RecordNotFound when it is not kept here, whole."""
    opened = open_file(session, notebook)
    entry = opened.notebook(notebook, session.structure.id).find(HandedSheet, record)
    handed = entry.record.handed if entry else None
    kept = opened.file.blob(bytes.fromhex(handed.file.sha256)) if handed else None
    if kept is None:
        raise RecordNotFound(HandedSheet.kind.name, record)
    return kept.data
