"""Commands on structures: our own card, and those of the others."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from carnet_desktop.i18n import day_month_year
from carnet_desktop.services import exports, structures
from carnet_desktop.services.structures import Partner

from .context import Terminal

app = typer.Typer(no_args_is_help=True)


@app.command()
def card(
    context: typer.Context, out: Annotated[Path, typer.Option(help="Fiche à remettre aux autres (.structure).")]
) -> None:
    """Écrire la fiche de votre structure, et donner ses huit mots."""
    terminal: Terminal = context.obj
    with terminal.session() as session:
        own = structures.own_card(session)
        exports.write_file(out, structures.own_card_file(session))
    terminal.answer(
        {"name": own.name, "fingerprint": own.fingerprint, "words": list(own.words)},
        [f"Fiche de {own.name} : {out}", f"Huit mots à dire au téléphone : {' '.join(own.words)}"],
    )


@app.command()
def trust(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Fiche reçue (.structure).")],
    words: Annotated[str, typer.Option(help="Les huit mots, tels que la structure les a dits au téléphone.")],
) -> None:
    """Faire confiance à une structure, une fois ses huit mots comparés."""
    terminal: Terminal = context.obj
    with terminal.session() as session:
        known = structures.trust(session, file, words)
    terminal.answer(_json(known), [f"{known.name} est vérifiée."])


@app.command(name="list")
def list_structures(context: typer.Context) -> None:
    """Les structures que vous connaissez."""
    terminal: Terminal = context.obj
    with terminal.session() as session:
        known = structures.partners(session)
    terminal.answer({"structures": [_json(p) for p in known]}, [_line(p) for p in known] or ["Aucune structure."])


@app.command()
def forget(
    context: typer.Context, name: Annotated[str, typer.Argument(help="Nom ou identifiant de la structure.")]
) -> None:
    """Ne plus connaître une structure : ses fichiers seront refusés."""
    terminal: Terminal = context.obj
    with terminal.session() as session:
        known = structures.find_partner(session, name)
        structures.forget(session, known.id)
    terminal.answer({"id": known.id, "name": known.name}, [f"{known.name} n’est plus connue."])


def _json(partner: Partner) -> dict[str, Any]:
    return {
        "id": partner.id,
        "name": partner.name,
        "phone": partner.phone,
        "fingerprint": partner.fingerprint,
        "words": list(partner.words),
        "state": partner.state,
        "verified_by": partner.verified_by,
        "verified_on": partner.verified_on,
    }


def _line(partner: Partner) -> str:
    if not partner.verified:
        return f"{partner.id}  {partner.name}, à vérifier : {' '.join(partner.words)}"
    day = day_month_year(date.fromisoformat(partner.verified_on))
    return f"{partner.id}  {partner.name}, vérifiée par {partner.verified_by} le {day}"
