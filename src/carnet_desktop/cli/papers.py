"""Commands that write a paper as a PDF: Mon Récap, everything held, the plan, the notice, the consent form, a card."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Appointment
from carnet_desktop.domain.sheet_check import Lost
from carnet_desktop.domain.sheet_choices import ASKED_BY_NAME, Section, SheetChoices, SheetFormat
from carnet_desktop.errors import RecordNotFound
from carnet_desktop.sentences import lost_letters
from carnet_desktop.services import exports, handed, papers, sheets
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.papers import Paper
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session

from .context import Terminal
from .notebook import PersonArgument

OutOption = Annotated[Path, typer.Option(help="Fichier PDF à écrire.")]


def register(app: typer.Typer) -> None:
    for name, command in (("sheet", sheet), ("file", whole_file), ("plan", action_plan)):
        app.command(name)(command)
    paper = typer.Typer(no_args_is_help=True, help="Papiers à remettre à une personne.")
    for name, command in (("notice", notice), ("consent", consent), ("appointment", appointment)):
        paper.command(name)(command)
    app.add_typer(paper, name="paper")


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
    _write_sheet(context, person, out, choices)


def whole_file(context: typer.Context, person: PersonArgument, out: OutOption) -> None:
    """Écrire tout ce qui est gardé sur une personne, et les mêmes données en JSON à côté."""
    beside = out.with_name(f"{out.stem}.json") if out.name else out
    if beside == out:
        raise typer.BadParameter("", param_hint="--out")
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        made = papers.whole_file(session, notebook)
        exports.write_file(out, made.paper.pdf)
        exports.write_file(beside, made.json)
        sheets.printed(session, notebook)
    written = [f"Dossier enregistré : {out}", f"Données : {beside}"]
    _answer(terminal, {"file": str(out), "data": str(beside)}, written, made.paper.lost)


def action_plan(context: typer.Context, person: PersonArgument, out: OutOption) -> None:
    """Écrire le plan d’action d’une personne, avec la place des signatures."""
    _write(
        context,
        person,
        out,
        lambda session, notebook: papers.action_plan(session, open_notebook(session, notebook).notebook),
    )


def notice(context: typer.Context, person: PersonArgument, out: OutOption) -> None:
    """Écrire la notice des droits, à remettre à une personne."""
    _write(context, person, out, lambda session, _notebook: papers.notice(session))


def consent(
    context: typer.Context,
    person: PersonArgument,
    out: OutOption,
    recipient: Annotated[str, typer.Option("--to", help="Structure à qui les informations iraient.")] = "",
) -> None:
    """Écrire l’accord à signer par une personne."""
    _write(
        context,
        person,
        out,
        lambda session, notebook: papers.consent_form(session, open_notebook(session, notebook).notebook, recipient),
    )


def appointment(
    context: typer.Context,
    person: PersonArgument,
    out: OutOption,
    day: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Jour du rendez-vous.")] = None,
) -> None:
    """Écrire sur une carte le prochain rendez-vous, ou celui d’un jour."""
    _write_sheet(context, person, out, SheetChoices(format=SheetFormat.CARD), day)


def _write_sheet(
    context: typer.Context, person: str, out: Path, choices: SheetChoices, day: datetime | None = None
) -> None:
    """`day`: only its appointments. Raises RecordNotFound when it has none."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        held = open_notebook(session, notebook).notebook
        if day is not None:
            choices = choices.tick(_on_other_days(held, day.date().isoformat()), False)
        plan = sheets.agreed(session, held, choices)
        pdf = sheets.render(session, plan)
        exports.write_file(out, pdf)
        handed.hand_over(session, notebook, plan, pdf)
    _answer(terminal, {"file": str(out)}, [f"Page enregistrée : {out}"], plan.lost)


def _on_other_days(notebook: Notebook, day: str) -> list[str]:
    held = [entry.record for entry in notebook.entries(Appointment)]
    days = {record.id: record.when.local[:10] for record in held if record.when}
    if day not in days.values():
        raise RecordNotFound(Appointment.kind.name, day)
    return [record for record, on in days.items() if on != day]


def _write(context: typer.Context, person: str, out: Path, draw: Callable[[Session, str], Paper]) -> None:
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        paper = draw(session, notebook)
        exports.write_file(out, paper.pdf)
        sheets.printed(session, notebook)
    _answer(terminal, {"file": str(out)}, [f"Papier enregistré : {out}"], paper.lost)


def _answer(terminal: Terminal, data: dict[str, Any], lines: list[str], lost: Iterable[Lost]) -> None:
    """With the letters that no font has, and where they are missing."""
    missing = [{"text": line.where, "letters": line.letters} for line in lost]
    terminal.answer({**data, "lost": missing}, [*lines, *([lost_letters(lost)] if missing else [])])


def _sections(text: str) -> list[Section]:
    try:
        asked = [Section(name.strip()) for name in text.split(",")]
    except ValueError:
        raise typer.BadParameter("", param_hint="--sections") from None
    if not set(asked) <= set(ASKED_BY_NAME):
        raise typer.BadParameter("", param_hint="--sections")
    return asked
