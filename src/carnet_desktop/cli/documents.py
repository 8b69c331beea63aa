"""Commands on the papers of one notebook: one is added, with its file or not; a copy of its file is taken out."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from carnet_desktop.domain.new_plan import new_document
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Document, DocumentState, FileRef
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import folded
from carnet_desktop.services.attachments import read_attachment, save_copy
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import find_person

from .context import Terminal
from .notebook import PersonArgument


def register(notebook: typer.Typer, add: typer.Typer) -> None:
    add.command()(document)
    notebook.command("document")(copy_of_document)


def document(
    context: typer.Context,
    person: PersonArgument,
    title: Annotated[str, typer.Option(help="Nom de la pièce.")],
    state: Annotated[
        DocumentState | None, typer.Option(help="Où elle en est ; sinon à apporter, ou reçue si un fichier est joint.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="Fichier à joindre, chiffré : PDF, JPEG ou PNG, 10 Mo au plus.")
    ] = None,
) -> None:
    """Ajouter une pièce."""
    terminal: Terminal = context.obj
    read = read_attachment(file) if file is not None else None
    made = new_document(title, state or ("received" if read else "to_bring"))
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        if read is None:
            put(session, notebook, made)
        else:
            put(session, notebook, replace(made, file=read.file), blobs=[read.blob])
        terminal.answer({"id": made.id, "notebook": notebook}, [f"Enregistré : {made.id}"])


def copy_of_document(
    context: typer.Context,
    person: PersonArgument,
    title: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Nom de la pièce, ou identifiant.")],
    out: Annotated[Path, typer.Option(help="Fichier à écrire ; il n’est pas protégé.")],
) -> None:
    """Écrire ailleurs une copie du fichier joint à une pièce."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        save_copy(session, notebook, _file(open_notebook(session, notebook).notebook, title), out)
    terminal.answer({"file": str(out)}, [f"Copie enregistrée : {out}. Elle n’est pas protégée."])


def _file(state: Notebook, words: str) -> FileRef:
    """Of that paper; of several that have the same name, the first that has one."""
    for entry in state.entries(Document):
        paper = entry.record
        if paper.file and (words == paper.id or folded(paper.title or "") == folded(words)):
            return paper.file
    raise InvalidField("document", "choice", words)
