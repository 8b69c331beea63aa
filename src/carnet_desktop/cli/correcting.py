"""Commands that change what was written: an interview corrected or closed, what stood before a change put back."""

from typing import Annotated, Any, cast, get_args

import typer
from msgspec.structs import replace

from carnet_desktop.domain.records import Channel, Interview, Visibility
from carnet_desktop.errors import InvalidField, RecordNotFound
from carnet_desktop.services.history import history
from carnet_desktop.services.notebooks import open_notebook, put, visible
from carnet_desktop.services.people import find_person
from carnet_desktop.services.returning import put_back as put_back_fields
from carnet_desktop.services.session import Session

from .context import Terminal
from .notebook import PersonArgument

ReasonOption = Annotated[str, typer.Option(help="Pourquoi ; il le faut pour un entretien clos.")]


def register(notebook: typer.Typer) -> None:
    notebook.command()(correct_interview)
    notebook.command()(put_back)


def correct_interview(
    context: typer.Context,
    person: PersonArgument,
    interview: Annotated[str, typer.Argument(help="Identifiant de l’entretien.")],
    text: Annotated[str | None, typer.Option(help="Ce qui s’est dit.")] = None,
    subject: Annotated[str | None, typer.Option(help="Sujet.")] = None,
    decisions: Annotated[str | None, typer.Option(help="Ce qui a été décidé.")] = None,
    channel: Annotated[str | None, typer.Option(help=f"Comment : {', '.join(get_args(Channel))}.")] = None,
    visibility: Annotated[str | None, typer.Option(help=f"Qui lit : {', '.join(get_args(Visibility))}.")] = None,
    close: Annotated[bool, typer.Option("--close", help="Clore : il ne change plus sans raison.")] = False,
    reason: ReasonOption = "",
) -> None:
    """Corriger ou clore un entretien."""
    for name, value, among in (("channel", channel, Channel), ("visibility", visibility, Visibility)):
        if value is not None and value not in get_args(among):
            raise InvalidField(name, "choice", value)
    given: dict[str, Any] = {
        "text": text,
        "subject": subject,
        "decisions": decisions,
        "channel": cast(Channel | None, channel),
        "visibility": cast(Visibility | None, visibility),
        "closed": True if close else None,
    }
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        before = _interview(session, notebook, interview)
        after = replace(before, **{name: value or None for name, value in given.items() if value is not None})
        put(session, notebook, after, reason=reason.strip() or None)
        terminal.answer({"id": interview, "notebook": notebook}, [f"Enregistré : {interview}"])


def put_back(
    context: typer.Context,
    person: PersonArgument,
    change: Annotated[str, typer.Argument(help="Le changement, tel que « notebook history », avec --json, le nomme.")],
    record: Annotated[str, typer.Argument(help="L’élément, tel que « notebook history », avec --json, le nomme.")],
    field: Annotated[list[str] | None, typer.Option(help="Un champ ; peut être répété. Sinon tous.")] = None,
    reason: ReasonOption = "",
) -> None:
    """Rétablir ce qui était écrit avant un changement, ou un élément supprimé."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        lines = [
            line
            for told in history(session, notebook, record=record)
            if told.change == change
            for line in told.lines
            if line.can_return
        ]
        if not lines:
            raise RecordNotFound("change", change)
        fields = field or [line.field for line in lines]
        put_back_fields(session, notebook, change, lines[0].kind, record, fields, reason.strip() or None)
        terminal.answer({"id": record, "notebook": notebook}, [f"Rétabli : {record}"])


def _interview(session: Session, notebook: str, record: str) -> Interview:
    """Another worker's private one is not found."""
    entry = open_notebook(session, notebook).notebook.find(Interview, record)
    if entry is None or entry.record.deleted or not visible(session, entry):
        raise RecordNotFound(Interview.kind.name, record)
    return entry.record
