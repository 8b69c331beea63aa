"""Commands that write in one notebook: an appointment, a contact, an interview, an answer to a transfer."""

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from carnet_desktop.domain.new_records import new_appointment, new_interview, with_whom
from carnet_desktop.domain.records import Consent, ConsentGiven, ConsentRecipient, Contact, Record
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import InvalidField, StructureUnknown
from carnet_desktop.i18n import wall_clock
from carnet_desktop.services import structures
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session
from carnet_desktop.services.structure import stored_phone

from .context import Terminal
from .notebook import PersonArgument

app = typer.Typer(no_args_is_help=True)


@app.command()
def appointment(
    context: typer.Context,
    person: PersonArgument,
    when: Annotated[str, typer.Option(help="Date et heure, par exemple 2026-12-01T14:00.")],
    where: Annotated[str, typer.Option(help="Lieu.")] = "",
    with_text: Annotated[str, typer.Option("--with", help="Avec qui.")] = "",
    purpose: Annotated[str, typer.Option(help="Objet, jamais imprimé.")] = "",
    bring: Annotated[list[str] | None, typer.Option(help="À apporter ; peut être répété.")] = None,
) -> None:
    """Ajouter un rendez-vous."""
    moment = _moment(when)
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        contacts = [e.record for e in open_notebook(session, notebook).notebook.entries(Contact)]
        made = new_appointment(
            moment, place=where, with_=with_whom(with_text, contacts), purpose=purpose, bring=bring or ()
        )
        put_record(terminal, session, notebook, made)


@app.command()
def contact(
    context: typer.Context,
    person: PersonArgument,
    name: Annotated[str, typer.Option(help="Nom.")],
    role: Annotated[str, typer.Option(help="Rôle.")] = "",
    structure: Annotated[str, typer.Option(help="Structure.")] = "",
    phone: Annotated[str, typer.Option(help="Téléphone.")] = "",
    sensitive: Annotated[bool, typer.Option("--sensitive", help="S’imprime sous un nom neutre seulement.")] = False,
    printed_name: Annotated[str, typer.Option(help="Nom neutre à imprimer.")] = "",
) -> None:
    """Ajouter un contact."""
    made = Contact(
        id=new_record_id(),
        name=name.strip(),
        role=role or None,
        structure=structure or None,
        phone=stored_phone(phone) or None,
        sensitive=sensitive or None,
        printed_name=printed_name or None,
    )
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        put_record(terminal, session, find_person(session, person), made)


@app.command()
def interview(
    context: typer.Context,
    person: PersonArgument,
    text: Annotated[str, typer.Option(help="Ce qui s’est dit. La personne peut lire ceci.")],
    visibility: Annotated[Literal["private", "team", "transferable"], typer.Option(help="Qui peut lire.")],
    subject: Annotated[str, typer.Option(help="Sujet.")] = "",
) -> None:
    """Écrire un entretien."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        moment = session.now().astimezone()
        made = new_interview(moment, text, visibility, subject=subject)
        put_record(terminal, session, find_person(session, person), made)


@app.command()
def consent(
    context: typer.Context,
    person: PersonArgument,
    state: Annotated[Literal["given", "refused"], typer.Option(help="Ce que la personne a répondu.")],
    to: Annotated[str, typer.Option(help="Structure à qui le carnet serait transmis.")],
    on: Annotated[str, typer.Option(help="Jour de la réponse, par exemple 2026-12-01 ; sinon aujourd’hui.")] = "",
    how: Annotated[str, typer.Option(help="Comment la réponse a été recueillie.")] = "",
) -> None:
    """Noter l’accord ou le refus d’une personne d’être transmise à une structure."""
    terminal: Terminal = context.obj
    day = day_of(on, "on") if on else None
    with terminal.fresh_session() as session:
        given = ConsentGiven(
            state=state, on=(day or session.today()).isoformat(), how=how or None, recipient=_recipient(session, to)
        )
        made = Consent(id=new_id_of_ours(session), given=given)
        put_record(terminal, session, find_person(session, person), made)


def _recipient(session: Session, name: str) -> ConsentRecipient:
    """A structure that is known, or its name: a person may answer before anyone has met it."""
    try:
        known = structures.find_partner(session, name)
    except StructureUnknown:
        return ConsentRecipient(name=name.strip())
    return ConsentRecipient(name=known.name, structure=known.id)


def new_id_of_ours(session: Session) -> str:
    """For a kind whose records each structure has of its own."""
    return f"{session.structure.id}/{new_record_id()}"


def put_record(terminal: Terminal, session: Session, notebook: str, record: Record) -> None:
    """Write a record and answer its id."""
    put(session, notebook, record)
    terminal.answer({"id": record.id, "notebook": notebook}, [f"Enregistré : {record.id}"])


def _moment(text: str) -> datetime:
    try:
        if len(text) != len("2026-12-01T14:00"):
            raise ValueError(text)
        return wall_clock(text)
    except ValueError:
        raise InvalidField("when", "iso_moment", text) from None


def day_of(text: str, field: str) -> date:
    """Raises InvalidField for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidField(field, "iso_day", text) from None
