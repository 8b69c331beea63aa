"""`notebook merge` and `notebook separate`: two notebooks of one person."""

from typing import Annotated

import typer

from carnet_desktop.services.merging_notebooks import merge_notebooks, merged_into, separate_notebooks
from carnet_desktop.services.people import find_person

from .context import Terminal
from .notebook import PersonArgument


def register(app: typer.Typer) -> None:
    app.command()(merge)
    app.command()(separate)


def merge(
    context: typer.Context,
    person: PersonArgument,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="L’autre carnet de la même personne : il quitte la liste.")
    ],
) -> None:
    """Réunir deux carnets d’une même personne dans le premier."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        kept, brought = find_person(session, person), find_person(session, other)
        ids = merge_notebooks(session, kept, brought).notebook.ids
    terminal.answer({"id": kept, "ids": list(ids)}, [f"Les deux carnets sont réunis dans {kept}."])


def separate(
    context: typer.Context,
    person: PersonArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Identifiant du carnet à reprendre.")] = None,
) -> None:
    """Séparer deux carnets qui ont été réunis ; sans identifiant, montrer ceux qui peuvent l’être."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        kept = find_person(session, person)
        if other is not None:
            separate_notebooks(session, kept, other)
        merged = merged_into(session, kept)
    said = (
        [f"Le carnet {other} est de nouveau dans la liste."] if other else [f"Réuni avec {found}." for found in merged]
    )
    terminal.answer({"id": kept, "merged": list(merged)}, said or ["Ce carnet n’a été réuni avec aucun autre."])
