"""Commands that write a plan in one notebook: a focus, an objective, an action; a contract."""

from datetime import date
from typing import Annotated, Literal

import typer

from carnet_desktop.domain.contracts import contracts_of, end_after
from carnet_desktop.domain.new_plan import focus_about, new_contract, new_objective
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Focus, Objective
from carnet_desktop.domain.vocabularies import contract_short
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import folded
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.people import find_person

from .context import Terminal
from .notebook import PersonArgument
from .writing import day_of, put_record


def register(app: typer.Typer) -> None:
    for command in (focus, objective, action, contract):
        app.command()(command)


def focus(
    context: typer.Context,
    person: PersonArgument,
    theme: Annotated[str, typer.Option(help="Thème, par exemple Logement, ou un texte libre.")],
) -> None:
    """Ajouter un axe de travail au plan d’action."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        put_record(terminal, session, notebook, focus_about(open_notebook(session, notebook).notebook, theme))


def objective(
    context: typer.Context,
    person: PersonArgument,
    title: Annotated[str, typer.Option(help="Ce qui est visé.")],
    about: Annotated[str, typer.Option("--focus", help="Axe de travail : son thème, ou son identifiant.")] = "",
    contract: Annotated[str, typer.Option(help="Contrat : son type, ou son identifiant.")] = "",
) -> None:
    """Ajouter un objectif au plan d’action."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        state = open_notebook(session, notebook).notebook
        under = _focus(state, about) if about else None
        made = new_objective(title, under, contract=_contract(state, contract) if contract else None)
        put_record(terminal, session, notebook, made)


def action(
    context: typer.Context,
    person: PersonArgument,
    who: Annotated[Literal["person", "worker", "partner"], typer.Option(help="Qui le fait.")],
    what: Annotated[str, typer.Option(help="Ce qu’il y a à faire, à l’infinitif.")],
    by: Annotated[str, typer.Option(help="Avant quelle date, par exemple 2026-12-10.")] = "",
    name: Annotated[str, typer.Option(help="Nom de qui le fait (partenaire).")] = "",
    aim: Annotated[str, typer.Option("--objective", help="Objectif : son titre, ou son identifiant.")] = "",
    paper: Annotated[list[str] | None, typer.Option(help="Papier à prévoir ; peut être répété.")] = None,
) -> None:
    """Ajouter une action."""
    terminal: Terminal = context.obj
    day = day_of(by, "by") if by else None
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        served = _objective(open_notebook(session, notebook).notebook, aim) if aim else None
        who_text = name or (session.staff.name if who == "worker" else "")
        made = new_action(what, who, who_text=who_text, by=day, objective=served, documents=paper or ())
        put_record(terminal, session, notebook, made)


def contract(
    context: typer.Context,
    person: PersonArgument,
    kind: Annotated[str, typer.Option(help="Type, par exemple CER ou PASS IAE, ou un texte libre.")],
    begin: Annotated[str, typer.Option("--from", help="Premier jour, par exemple 2026-12-01.")],
    end: Annotated[str, typer.Option("--to", help="Dernier jour.")] = "",
    months: Annotated[int, typer.Option(min=0, max=120, help="Durée en mois, au lieu du dernier jour.")] = 0,
    signed_on: Annotated[str, typer.Option(help="Jour de la signature.")] = "",
) -> None:
    """Ajouter un contrat d’accompagnement."""
    first = day_of(begin, "from")
    last = day_of(end, "to") if end else end_after(first, months) if months else None
    signed: date | None = day_of(signed_on, "signed_on") if signed_on else None
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        made = new_contract(kind, first, last, signed=signed)
        put_record(terminal, session, find_person(session, person), made)


def _focus(state: Notebook, words: str) -> Focus:
    for entry in state.entries(Focus):
        theme = entry.record.theme
        if words == entry.record.id or (theme and folded(theme.label) == folded(words)):
            return entry.record
    raise InvalidField("focus", "choice", words)


def _objective(state: Notebook, words: str) -> str:
    for entry in state.entries(Objective):
        title = entry.record.title
        if words == entry.record.id or (title and folded(title.label) == folded(words)):
            return entry.record.id
    raise InvalidField("objective", "choice", words)


def _contract(state: Notebook, words: str) -> str:
    """The latest of that kind."""
    for entry in contracts_of(state):
        kind = entry.record.kind_
        names = {folded(kind.label), folded(contract_short(kind))} if kind else set()
        if words == entry.record.id or folded(words) in names:
            return entry.record.id
    raise InvalidField("contract", "choice", words)
