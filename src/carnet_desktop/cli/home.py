"""Commands on the whole structure: make it, check it, rebuild its list, check the program itself."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carnet_desktop import __version__
from carnet_desktop.errors import Damaged, ExitCode, HomeNotEmpty, KeysDamaged, KeysMissing, ReadOnlyNotebook
from carnet_desktop.i18n import _, count
from carnet_desktop.sentences import explain
from carnet_desktop.services import door, exports, integrity, selfcheck, structure, vault
from carnet_desktop.services.progress import silent
from carnet_desktop.storage.layout import Layout

from .context import Terminal, now


def register(app: typer.Typer) -> None:
    for name, command in (
        ("init", init),
        ("check", check),
        ("rebuild", rebuild),
        ("put-keys-back", put_keys_back),
        ("selfcheck", check_program),
    ):
        app.command(name)(command)


def init(
    context: typer.Context,
    structure_name: Annotated[str, typer.Option("--structure", help="Nom de la structure.")],
    worker: Annotated[str, typer.Option(help="Nom de la première personne de l’équipe.")],
    recovery_out: Annotated[Path, typer.Option(help="Feuille de secours à imprimer (PDF).")],
    phone: Annotated[str, typer.Option(help="Téléphone de la structure, imprimé sur Mon Récap.")] = "",
    hours: Annotated[str, typer.Option(help="Horaires, imprimés sur Mon Récap.")] = "",
    city: Annotated[str, typer.Option(help="Ville.")] = "",
    function: Annotated[str, typer.Option(help="Fonction de cette personne.")] = "",
    words_out: Annotated[Path | None, typer.Option(help="Les 24 mots de secours, en texte.")] = None,
) -> None:
    """Créer la structure dans un dossier vide, et sa feuille de secours."""
    terminal: Terminal = context.obj
    if door.look(terminal.home) is not None:
        raise HomeNotEmpty(terminal.home)
    new = vault.NewStructure(structure_name, worker, structure.stored_phone(phone), hours, city, function)
    phrase = terminal.passphrase()
    vault.check_new(new, phrase)
    recovery = vault.new_recovery()
    page = structure.recovery_page(structure_name, recovery, date.today())
    _write_secret(recovery_out, page)
    if words_out is not None:
        _write_secret(words_out, (" ".join(recovery.words) + "\n").encode())
    session = vault.create(terminal.home, new, phrase, recovery, now)
    answer = {"structure": session.structure.id, "worker": session.staff.id, "home": str(terminal.home)}
    session.lock()
    terminal.answer(answer, [f"La structure « {structure_name} » est prête. Feuille de secours : {recovery_out}"])


def _write_secret(path: Path, data: bytes) -> None:
    """Written before the structure exists: a structure without its recovery page must never be."""
    exports.write_file(path, data)


def check(context: typer.Context) -> None:
    """Vérifier chaque carnet en entier."""
    terminal: Terminal = context.obj
    with terminal.session() as session:
        found = integrity.check(session, silent)
    problems = [
        {"notebook": f.notebook, "problems": list(f.problems), "message": str(explain(f.error)) if f.error else ""}
        for f in found.findings
    ]
    answer = {
        "whole": found.whole,
        "notebooks": found.notebooks,
        "facts": found.facts,
        "findings": problems,
        "unknown": list(found.unknown),
        "strangers": list(found.strangers),
    }
    terminal.answer(answer, _check_lines(found))
    if not found.whole:
        raise typer.Exit(ExitCode.DAMAGED)


def _wrong_with(finding: integrity.Finding) -> str:
    if finding.error:
        return str(explain(finding.error))
    if finding.problems == ("older_copy",):
        return explain(ReadOnlyNotebook("older_copy")).what
    return f"Carnet abîmé ({', '.join(finding.problems)})."


def _check_lines(found: integrity.Checked) -> list[str]:
    notebooks = count(found.notebooks, _("{n} carnet vérifié"), _("{n} carnets vérifiés"))
    facts = count(found.facts, _("{n} ligne d’historique"), _("{n} lignes d’historique"))
    lines = [f"{notebooks}, {facts}."]
    for finding in found.findings:
        lines.append(f"{finding.notebook} : {_wrong_with(finding)}")
    lines += [f"{notebook} : carnet inconnu de cette structure." for notebook in found.unknown]
    lines += [f"{name} : ce fichier n’est pas un carnet, il est ignoré." for name in found.strangers]
    return [*lines, "Tout est entier."] if found.whole else lines


def rebuild(
    context: typer.Context,
    adopt: Annotated[
        list[str] | None,
        typer.Option(help="Carnet à accepter (identifiant) : inconnu, ou copie ancienne quand la récente est perdue."),
    ] = None,
) -> None:
    """Refaire la liste des personnes à partir des carnets."""
    terminal: Terminal = context.obj
    try:
        door.read_keys(Layout(terminal.home))
        with terminal.session() as session:
            made = integrity.rebuild(session, tuple(adopt or ()), silent)
    except Damaged as error:
        if getattr(error, "path", None) != Layout(terminal.home).registry:
            raise
        with terminal.session(vault.unlock_with_new_registry) as session:
            made = integrity.rebuild(session, tuple(adopt or ()), silent)
    said = count(made, _("Liste refaite à partir de {n} carnet."), _("Liste refaite à partir de {n} carnets."))
    terminal.answer({"notebooks": made}, [said])


def put_keys_back(context: typer.Context) -> None:
    """Remettre la copie précédente du fichier des clés, quand il manque ou qu’il est abîmé."""
    terminal: Terminal = context.obj
    try:
        door.read_keys(Layout(terminal.home))
    except (KeysMissing, KeysDamaged) as error:
        if not error.previous:
            raise
        door.put_previous_keys_back(terminal.home)
        terminal.answer({"done": True}, ["La copie précédente des clés est en place."])
    else:
        terminal.answer({"done": False}, ["Le fichier des clés est entier : rien n’a été changé."])


def check_program(context: typer.Context) -> None:
    """Vérifier le programme : chiffrement présent, calculs justes, versions, et le travail entier fait une fois."""
    terminal: Terminal = context.obj
    checks = selfcheck.run()
    answer = {
        "ok": all(c.ok for c in checks),
        "version": __version__,
        "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks],
    }
    terminal.answer(answer, selfcheck.lines(checks))
    if not answer["ok"]:
        raise typer.Exit(ExitCode.BUG)
