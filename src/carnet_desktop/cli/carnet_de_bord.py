"""`import-carnet-de-bord`: the notebooks that Carnet de bord exported, with their dates and authors."""

from pathlib import Path
from typing import Annotated

import typer

from carnet_desktop.services import carnet_de_bord
from carnet_desktop.services.progress import silent

from .context import Terminal
from .people import DryRunOption, PreferOption, answer_report


def register(app: typer.Typer) -> None:
    app.command("import-carnet-de-bord")(import_carnet_de_bord)


def import_carnet_de_bord(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Export JSON de Carnet de bord : une liste de carnets.")],
    dry_run: DryRunOption = False,
    prefer: PreferOption = None,
) -> None:
    """Reprendre les carnets exportés de Carnet de bord, avec leurs dates ; ce qui n’a pas de place est nommé."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        found = carnet_de_bord.preview(session, file)
        if dry_run:
            report = carnet_de_bord.foresee(session, found, prefer_file=prefer == "file")
        else:
            report = carnet_de_bord.run(session, found, found.plan.ticked, silent, prefer_file=prefer == "file")
    answer_report(terminal, report, dry_run=dry_run)
