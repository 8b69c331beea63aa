"""The commands of `carnet-cli` and what they share: one group a file."""

from pathlib import Path
from typing import Annotated

import typer

from carnet_desktop.paths import default_home

from . import (
    bundle,
    carnet_de_bord,
    correcting,
    documents,
    follow_up,
    home,
    life,
    merging,
    notebook,
    papers,
    people,
    plan,
    structure,
    writing,
)
from .context import Terminal

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Carnet depuis un terminal.", rich_markup_mode=None)


@app.callback()
def begin(
    context: typer.Context,
    home_folder: Annotated[Path | None, typer.Option("--home", help="Dossier des carnets.")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(help="Fichier qui contient la phrase secrète.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Réponses en JSON.")] = False,
) -> None:
    context.obj = Terminal(home_folder or default_home(), passphrase_file, as_json)


home.register(app)
carnet_de_bord.register(app)
papers.register(app)
changing = typer.Typer(no_args_is_help=True)
plan.register(writing.app)
documents.register(notebook.app, writing.app)
life.register(writing.app, changing)
follow_up.register(notebook.app, writing.app, changing)
app.add_typer(people.app, name="people", help="Les personnes accompagnées.")
app.add_typer(notebook.app, name="notebook", help="Un carnet.")
merging.register(notebook.app)
correcting.register(notebook.app)
notebook.app.add_typer(writing.app, name="add", help="Écrire dans un carnet.")
notebook.app.add_typer(changing, name="set", help="Changer ce qu’un carnet n’a qu’une fois.")
app.add_typer(structure.app, name="structure", help="Votre structure et celles que vous connaissez.")
app.add_typer(bundle.app, name="bundle", help="Transmettre un carnet, en recevoir un.")
