"""Commands that read one notebook."""

from datetime import date
from typing import Annotated, Any

import typer

from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import KINDS, Interview
from carnet_desktop.domain.titles import told
from carnet_desktop.domain.writing import plain
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import day_month_year, hour, parse_past_day
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import HistoryChange, history
from carnet_desktop.services.history_filter import Sought, matching
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session

from .context import Terminal
from .notebook_schema import UNTOLD

app = typer.Typer(no_args_is_help=True)
PersonArgument = Annotated[str, typer.Argument(metavar="PERSON", help="Identifiant, ou nom sans ambiguïté.")]


@app.command()
def show(context: typer.Context, person: PersonArgument) -> None:
    """Tout ce que contient un carnet."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        state = notebooks.open_notebook(session, notebook).notebook
        notebooks.opened(session, notebook)
        records = _records(session, state)
    terminal.answer({"id": state.id, "ids": list(state.ids), "records": records}, _show_lines(state, records))


def _records(session: Session, state: Notebook) -> dict[str, list[Any]]:
    shown: dict[str, list[Any]] = {}
    for name, cls in KINDS.items():
        if cls in UNTOLD:
            continue
        hidden = notebooks.hidden_interviews(session, state) if cls is Interview else frozenset()
        held = [e.record for e in state.entries(cls) if e.record.id not in hidden]
        if held:
            shown[name] = [plain(record) for record in held]
    return shown


def _show_lines(state: Notebook, records: dict[str, list[Any]]) -> list[str]:
    lines: list[str] = []
    for kind, held in records.items():
        for record in held:
            lines.append(f"{kind_label(kind)}  ({record['id']})")
            lines += [
                f"    {field_label(kind, field)} : {told(state, kind, field, value)}"
                for field, value in record.items()
                if field != "id"
            ]
    return lines


DayOption = Annotated[str, typer.Option(metavar="JOUR", help="2026-11-27 ou 27/11.")]


@app.command(name="history")
def show_history(
    context: typer.Context,
    person: PersonArgument,
    since: DayOption = "",
    until: DayOption = "",
    kind: Annotated[str, typer.Option(help="Un genre d’élément : action, interview…")] = "",
    author: Annotated[str, typer.Option(help="Le nom de qui a écrit, ou une partie.")] = "",
    text: Annotated[str, typer.Option(help="Des mots, dans ce qui a changé ou dans sa raison.")] = "",
) -> None:
    """Chaque changement, le plus récent d’abord : qui, quand, avant, après."""
    terminal: Terminal = context.obj
    if kind and kind not in KINDS:
        raise InvalidField("kind", "choice", kind)
    with terminal.fresh_session() as session:
        sought = Sought(_day(session, since, "since"), _day(session, until, "until"), kind, author, text)
        changes = matching(history(session, find_person(session, person)), sought)
    lines = [line for change in changes for line in _lines(change)]
    terminal.answer({"changes": [_change_json(c) for c in changes]}, lines or ["Aucun changement."])


def _day(session: Session, typed: str, option: str) -> date | None:
    day = parse_past_day(typed, session.today()) if typed else None
    if typed and day is None:
        raise InvalidField(option, "date", typed)
    return day


def _change_json(change: HistoryChange) -> dict[str, Any]:
    return {
        "change": change.change,
        "at": change.at,
        "author": change.author_name,
        "reason": change.reason,
        "received_from": change.received_from,
        "sender": change.sender_name,
        "lines": [
            {
                "kind": n.kind,
                "record": n.record,
                "name": n.name,
                "field": n.field,
                "before": n.before_text,
                "after": n.after_text,
            }
            for n in change.lines
        ],
    }


def _lines(change: HistoryChange) -> list[str]:
    handed = f", transmis par {change.sender_name}" if change.sender_name else ""
    moment = change.moment
    head = f"{day_month_year(moment.date())} à {hour(moment.time())}, {change.author_name}{handed}"
    return [
        head + (f"  ({change.reason})" if change.reason else ""),
        *(f"    {n.title}, {n.field_label} : {n.before_text or '–'} → {n.after_text or '–'}" for n in change.lines),
    ]
