"""Commands that write a paper as a PDF: Mon Récap, everything held on a person, the plan that is signed."""

from pathlib import Path
from typing import Annotated

import typer

from carnet_desktop.domain.sheet_choices import ASKED_BY_NAME, Section, SheetChoices, SheetFormat
from carnet_desktop.services import exports, handed, papers, sheets
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.people import find_person

from .context import Terminal
from .notebook import PersonArgument

OutOption = Annotated[Path, typer.Option(help="Fichier PDF à écrire.")]


def register(app: typer.Typer) -> None:
    for name, command in (("sheet", sheet), ("file", whole_file), ("plan", action_plan)):
        app.command(name)(command)


def sheet(
    context: typer.Context,
    person: PersonArgument,
    out: OutOption,
    paper: Annotated[SheetFormat, typer.Option("--format", help="Format du papier.")] = SheetFormat.A4,
    sections: Annotated[str, typer.Option(help="Parties à imprimer, séparées par des virgules.")] = "",
    codes: Annotated[bool, typer.Option("--codes", help="Ajouter les codes à scanner.")] = False,
) -> None:
    """Écrire la page Mon Récap d’une personne."""
    choices = SheetChoices(format=paper, codes=codes)
    if sections:
        choices = choices.only(_sections(sections))
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        plan = sheets.agreed(session, open_notebook(session, notebook).notebook, choices)
        pdf = sheets.render(session, plan)
        exports.write_file(out, pdf)
        handed.hand_over(session, notebook, plan, pdf)
    terminal.answer({"file": str(out)}, [f"Page enregistrée : {out}"])


def whole_file(context: typer.Context, person: PersonArgument, out: OutOption) -> None:
    """Écrire tout ce qui est gardé sur une personne, et les mêmes données en JSON à côté."""
    beside = out.with_suffix(".json")
    if beside == out:
        raise typer.BadParameter("", param_hint="--out")
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        made = papers.whole_file(session, notebook)
        exports.write_file(out, made.pdf)
        exports.write_file(beside, made.json)
        sheets.printed(session, notebook)
    terminal.answer({"file": str(out), "data": str(beside)}, [f"Dossier enregistré : {out}", f"Données : {beside}"])


def action_plan(context: typer.Context, person: PersonArgument, out: OutOption) -> None:
    """Écrire le plan d’action d’une personne, avec la place des signatures."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        exports.write_file(out, papers.action_plan(session, open_notebook(session, notebook).notebook))
        sheets.printed(session, notebook)
    terminal.answer({"file": str(out)}, [f"Plan d’action enregistré : {out}"])


def _sections(text: str) -> list[Section]:
    try:
        asked = [Section(name.strip()) for name in text.split(",")]
    except ValueError:
        raise typer.BadParameter("", param_hint="--sections") from None
    if not set(asked) <= set(ASKED_BY_NAME):
        raise typer.BadParameter("", param_hint="--sections")
    return asked
