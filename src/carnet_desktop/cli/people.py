"""Commands on the people of the structure: add one, bring a list, find."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from carnet_desktop.domain.values import value_text
from carnet_desktop.errors import InvalidField
from carnet_desktop.exchange.import_report import Report, report_lines
from carnet_desktop.exchange.notes import note_sentence
from carnet_desktop.i18n import parse_birth_day
from carnet_desktop.services import imports
from carnet_desktop.services.lists import read_list, remember_columns, with_named_columns
from carnet_desktop.services.people import NewPerson, add_person, require_new
from carnet_desktop.services.progress import silent

from .context import Terminal

app = typer.Typer(no_args_is_help=True)
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Montrer sans rien écrire.")]
PreferOption = Annotated[
    Literal["file"] | None, typer.Option(help="« file » : le fichier l’emporte sur ce qui a été tapé.")
]


@app.command()
def add(
    context: typer.Context,
    first_name: Annotated[str, typer.Option(help="Prénom.")],
    last_name: Annotated[str, typer.Option(help="Nom.")],
    birth_date: Annotated[str, typer.Option(help="Date de naissance, par exemple 1998-05-25.")],
    anyway: Annotated[bool, typer.Option("--anyway", help="Même si un carnet existe déjà à ce nom.")] = False,
) -> None:
    """Commencer le carnet d’une personne."""
    terminal: Terminal = context.obj
    birth = parse_birth_day(birth_date, date.today())
    if birth is None:
        raise InvalidField("birth_date", "date", birth_date)
    with terminal.fresh_session() as session:
        new = NewPerson(first_name, last_name, birth)
        if not anyway:
            require_new(session, new)
        notebook = add_person(session, new)
    terminal.answer({"id": notebook}, [f"Carnet de {first_name} {last_name} : {notebook}"])


@app.command(name="list")
def list_people(
    context: typer.Context, query: Annotated[str, typer.Option(help="Nom, prénom, téléphone ou numéro.")] = ""
) -> None:
    """Les personnes, les rendez-vous les plus proches d’abord."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        found = session.directory.search(query)
    lines = found.exact or found.near
    people = [
        {"id": p.id, "first_name": p.first_name, "last_name": p.last_name, "birth_date": p.birth_date} for p in lines
    ]
    words = [
        f"{p.id}  {p.name}, {value_text('person', 'birth_date', p.birth_date) or 'sans date de naissance'}"
        for p in lines
    ]
    if found.near:
        words.insert(0, f"Personne ne s’appelle exactement « {query} ». Noms proches :")
    terminal.answer({"people": people}, words or ["Aucune personne."])


@app.command(name="import")
def import_list(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Liste XLSX, XLS, ODS ou CSV.")],
    dry_run: DryRunOption = False,
    column: Annotated[
        list[str] | None,
        typer.Option(help="« Titre=Prénom » : ce qu’est une colonne, ou « Titre= » pour ne pas l’utiliser. Retenu."),
    ] = None,
    prefer: PreferOption = None,
) -> None:
    """Amener une liste de personnes, avec un compte rendu de chaque cellule."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        listed = read_list(session, file)
        if column:
            listed = with_named_columns(listed, dict(map(_column_choice, column)))
        found = imports.preview(session, listed)
        if dry_run:
            report = imports.foresee(session, found, prefer_file=prefer == "file")
        else:
            if column:
                remember_columns(session, listed)
            report = imports.run(session, found, found.ticked, silent, prefer_file=prefer == "file")
    answer_report(terminal, report, dry_run=dry_run)


def _column_choice(written: str) -> tuple[str, str]:
    """The title of a column of the file, and our name for it."""
    title, equals, name = written.rpartition("=")
    if not equals:
        raise typer.BadParameter("", param_hint="--column")
    return title, name


def answer_report(terminal: Terminal, report: Report, *, dry_run: bool) -> None:
    """What an import did, or for a dry run what it would do."""
    trial = ["Rien n’est écrit. Voici ce que l’import ferait :"] if dry_run else []
    terminal.answer(_report_json(report, dry_run=dry_run), [*trial, *report_lines(report)])


def _report_json(report: Report, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "created": len(report.created),
        "updated": len(report.updated),
        "unchanged": len(report.unchanged),
        "skipped": len(report.skipped),
        "people": [
            {
                "lines": list(person.lines),
                "name": person.name,
                "outcome": person.outcome.value,
                "why": person.why,
                "notes": [
                    {
                        "line": n.line,
                        "column": n.column,
                        "value": n.value,
                        "note": n.note.value,
                        "message": note_sentence(n),
                    }
                    for n in person.notes
                ],
            }
            for person in report.people
        ],
        "ignored_columns": list(report.aside.columns),
        "sheet": report.aside.sheet,
        "other_sheets": list(report.aside.other_sheets),
    }
