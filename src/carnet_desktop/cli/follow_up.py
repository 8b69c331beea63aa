"""Commands on who follows a person and until when: members, référent, orientation, end and taking up again."""

from typing import Annotated

import typer

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.closing import is_closed, new_closure, reopened
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Member, Orientation, OrientationDecided
from carnet_desktop.domain.team import handover, team_of
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import folded
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session
from carnet_desktop.services.structure import stored_phone

from .context import Terminal
from .notebook import PersonArgument
from .writing import day_of, new_id_of_ours, put_record

OnOption = Annotated[str, typer.Option(help="Quel jour ; sinon aujourd’hui.")]


def register(notebook: typer.Typer, add: typer.Typer, change: typer.Typer) -> None:
    """`add`: what there may be several of. `change`: what a notebook has once."""
    add.command()(member)
    add.command()(orientation)
    change.command()(referent)
    notebook.command()(close)
    notebook.command()(reopen)


def member(
    context: typer.Context,
    person: PersonArgument,
    name: Annotated[str, typer.Option(help="Nom.")],
    function: Annotated[str, typer.Option(help="Fonction.")] = "",
    structure: Annotated[str, typer.Option(help="Structure ; sinon la vôtre.")] = "",
    phone: Annotated[str, typer.Option(help="Téléphone.")] = "",
    email: Annotated[str, typer.Option(help="E-mail.")] = "",
    begin: Annotated[str, typer.Option("--from", help="Depuis quel jour ; sinon aujourd’hui.")] = "",
    end: Annotated[str, typer.Option("--to", help="Jusqu’à quel jour.")] = "",
) -> None:
    """Ajouter un membre de l’équipe qui suit la personne."""
    first = day_of(begin, "from") if begin else None
    last = day_of(end, "to").isoformat() if end else None
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        made = Member(
            id=new_id_of_ours(session),
            name=name.strip(),
            function=function.strip() or None,
            structure_name=structure.strip() or session.structure.name,
            phone=stored_phone(phone) or None,
            email=email.strip() or None,
            from_=(first or session.today()).isoformat(),
            to=last,
        )
        put_record(terminal, session, find_person(session, person), made)


def referent(
    context: typer.Context,
    person: PersonArgument,
    name: Annotated[str, typer.Option(help="Nom, ou identifiant, d’un membre de l’équipe ; un nouveau nom l’ajoute.")],
    stays: Annotated[bool, typer.Option("--stays", help="La personne qui suivait reste dans l’équipe.")] = False,
) -> None:
    """Confier le suivi : la personne qui suivait passe le relais aujourd’hui."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        state = open_notebook(session, notebook).notebook
        changed = handover(state, _member(session, state, name), session.today().isoformat(), stays=stays)
        put(session, notebook, *changed)
        new = changed[-1].id
        terminal.answer({"id": new, "notebook": notebook}, [f"Enregistré : {new}"])


def orientation(
    context: typer.Context,
    person: PersonArgument,
    kind: Annotated[str, typer.Option("--type", help="Accompagnement : Social, Professionnel… ou un texte libre.")],
    on: Annotated[str, typer.Option(help="Décidée quel jour ; sinon aujourd’hui.")] = "",
    origin: Annotated[str, typer.Option("--from", help="Service qui suivait.")] = "",
    to: Annotated[str, typer.Option(help="Service qui suit.")] = "",
    reason: Annotated[str, typer.Option(help="Raison.")] = "",
) -> None:
    """Noter une orientation, ou une réorientation."""
    day = day_of(on, "on") if on else None
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        decided = OrientationDecided(
            on=(day or session.today()).isoformat(),
            type=vocabularies.chosen(kind, vocabularies.orientation_kinds()),
            from_=origin.strip() or None,
            to=to.strip() or None,
            reason=reason.strip() or None,
        )
        made = Orientation(id=new_id_of_ours(session), decided=decided)
        put_record(terminal, session, find_person(session, person), made)


def close(
    context: typer.Context,
    person: PersonArgument,
    reason: Annotated[str, typer.Option(help="Raison : un libellé de la liste, ou un texte libre.")],
    situation: Annotated[str, typer.Option(help="Situation de la personne à la sortie.")] = "",
    on: OnOption = "",
) -> None:
    """Terminer le suivi."""
    day = day_of(on, "on") if on else None
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        made = new_closure(
            session.structure.id,
            (day or session.today()).isoformat(),
            vocabularies.chosen(reason, vocabularies.closure_reasons()),
            vocabularies.chosen(situation, vocabularies.exit_situations()) if situation.strip() else None,
        )
        put_record(terminal, session, find_person(session, person), made)


def reopen(
    context: typer.Context,
    person: PersonArgument,
    reason: Annotated[str, typer.Option(help="Pourquoi le suivi reprend.")],
    on: OnOption = "",
) -> None:
    """Reprendre un suivi terminé."""
    day = day_of(on, "on") if on else None
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        state = open_notebook(session, notebook).notebook
        if not is_closed(state):
            raise InvalidField("closed", "required")
        changed = reopened(state, (day or session.today()).isoformat(), reason)
        put(session, notebook, *changed)
        terminal.answer({"id": changed[0].id, "notebook": notebook}, [f"Enregistré : {changed[0].id}"])


def _member(session: Session, state: Notebook, words: str) -> Member:
    """The member of that name or id, or a new one of that name."""
    for entry in team_of(state, session.today()):
        if words == entry.record.id or folded(entry.record.name or "") == folded(words):
            return entry.record
    return Member(id=new_id_of_ours(session), name=words.strip(), structure_name=session.structure.name)
