"""Commands on transfers: prepare a file for another structure, look at one received, take it in or refuse it."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from carnet_desktop.bundles.opening import OpenedReceipt
from carnet_desktop.domain.follow_up_words import day_words
from carnet_desktop.domain.leaving import Choice, Leaving
from carnet_desktop.domain.sections import DEFAULT_SECTIONS, SECTIONS
from carnet_desktop.errors import AlreadyImported, InvalidField, SenderNotVerified, SenderUnknown, WhichNotebook
from carnet_desktop.sentences import explain
from carnet_desktop.services import exports, inbox, receiving, sending, structures, transfers
from carnet_desktop.services.people import candidate, find_person
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.receiving import Accepted, Received
from carnet_desktop.services.session import Session

from .bundle_answers import accepted_lines, bundle_json, bundle_lines, journal_json, journal_lines, receipt_lines
from .context import Terminal
from .notebook import PersonArgument

app = typer.Typer(no_args_is_help=True)
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Fichier reçu (.carnet).")]
ReceiptOption = Annotated[Path | None, typer.Option(help="Accusé de réception à renvoyer (.carnet).")]


@app.command()
def export(
    context: typer.Context,
    person: PersonArgument,
    to: Annotated[str, typer.Option(help="Nom ou identifiant de la structure.")],
    kind: Annotated[
        Literal["referral", "transfer"],
        typer.Option(help="referral : vous continuez le suivi ; transfer : vous passez le relais."),
    ],
    purpose: Annotated[str, typer.Option(help="Pourquoi.")],
    consent: Annotated[
        Literal["given", "overridden"], typer.Option(help="Accord de la personne ; overridden : sans son accord.")
    ],
    out: Annotated[Path, typer.Option(help="Fichier à écrire (.carnet).")],
    reason: Annotated[str, typer.Option(help="Raison de transmettre sans accord, lue par le destinataire.")] = "",
    sections: Annotated[str, typer.Option(help=f"Parties, séparées par des virgules : {', '.join(SECTIONS)}.")] = "",
    include: Annotated[
        list[str] | None, typer.Option(help="Élément sensible à transmettre ; peut être répété.")
    ] = None,
) -> None:
    """Préparer le fichier d’une personne pour une autre structure."""
    terminal: Terminal = context.obj
    choice = Choice(_sections(sections), frozenset(include or ()))
    with terminal.fresh_session() as session:
        order = sending.Order(
            recipient=structures.find_partner(session, to).id,
            kind=kind,
            purpose=purpose,
            consent=sending.SentConsent(state=consent, reason=reason),
            choice=choice,
        )
        sending.check_order(order)
        notebook = find_person(session, person)
        left_out = _left_out(sending.preview(session, notebook, order.recipient, choice), choice)
        sent = sending.prepare(session, notebook, order, out)
    answer = {
        "file": str(out),
        "bundle_id": sent.bundle_id,
        "expires_on": sent.expires_on,
        "facts": sent.facts,
        "size": sent.size,
        "left_out": left_out,
    }
    lines = [f"Fichier écrit et relu : {out}", f"Il peut être ouvert jusqu’au {day_words(sent.expires_on)}."]
    lines += [f"Non transmis, à demander par « --include » : {key}" for key in left_out]
    terminal.answer(answer, lines)


@app.command()
def inspect(context: typer.Context, file: FileArgument) -> None:
    """Qui envoie ce fichier, ce qu’il contient, ce qu’il changerait. Rien n’est écrit."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        opened = inbox.open_received(session, file)
        if isinstance(opened, OpenedReceipt):
            receipt = opened.receipt
            answer = {
                "type": "receipt",
                "bundle_id": receipt.bundle_id,
                "sender": opened.sender.name,
                "decision": receipt.decision,
                "reason": receipt.reason or "",
            }
            lines = receipt_lines(opened.sender.name, receipt.decision, receipt.reason or "")
        else:
            received = receiving.examined(session, opened)
            answer, lines = bundle_json(received), bundle_lines(received)
    terminal.answer(answer, lines)


@app.command(name="import")
def import_bundle(
    context: typer.Context,
    file: FileArgument,
    into: Annotated[str, typer.Option(help="Carnet où l’importer (nom ou identifiant).")] = "",
    new: Annotated[bool, typer.Option("--new", help="Dans un nouveau carnet.")] = False,
    claim: Annotated[
        list[str] | None, typer.Option(help="Ligne présentée comme écrite chez vous, à accepter ; peut être répété.")
    ] = None,
    receipt_out: ReceiptOption = None,
) -> None:
    """Importer un fichier reçu, ou un accusé de réception."""
    if into and new:
        raise typer.BadParameter("", param_hint="--new")
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        read = _look(session, file)
        if isinstance(read, ReceiptRead):
            answer, lines, receipt = _receipt_json(read), _applied_lines(read), None
        else:
            answer, lines, receipt = _take_in(session, read, _chosen(session, read, into, new=new), claim or [])
    if receipt is not None and receipt_out is not None:
        exports.write_file(receipt_out, receipt, read_again=True)
        answer["receipt"] = str(receipt_out)
        lines.append(f"Accusé de réception à renvoyer : {receipt_out}")
    terminal.answer(answer, lines)


@app.command()
def refuse(
    context: typer.Context,
    file: FileArgument,
    reason: Annotated[str, typer.Option(help="Pourquoi, en une phrase lue par la structure qui l’a envoyé.")],
    receipt_out: ReceiptOption = None,
) -> None:
    """Refuser un fichier reçu : rien n’en est gardé."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        opened = inbox.open_received(session, file)
        if isinstance(opened, OpenedReceipt):
            raise typer.BadParameter("", param_hint="FILE")
        receipt = receiving.refuse(session, receiving.examined(session, opened), reason)
    if receipt_out is not None:
        exports.write_file(receipt_out, receipt, read_again=True)
    answer = {"bundle_id": opened.content.bundle_id, "decision": "refused", "reason": reason}
    terminal.answer(answer, [f"Le fichier de {opened.sender.name} est refusé. Rien n’a été gardé."])


@app.command(name="list")
def list_transfers(context: typer.Context) -> None:
    """Ce qui a été envoyé et reçu, et les fichiers à traiter."""
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        lines, waiting = transfers.journal(session), inbox.inbox(session)
    terminal.answer(journal_json(lines, waiting), journal_lines(lines, waiting) or ["Aucun transfert."])


def _sections(text: str) -> frozenset[str]:
    names = [name.strip() for name in text.split(",") if name.strip()] or list(DEFAULT_SECTIONS)
    for name in names:
        if name not in SECTIONS:
            raise InvalidField("sections", "choice", name)
    return frozenset(names)


def _left_out(leaving: Leaving, choice: Choice) -> list[str]:
    """What could have been asked and was not. Raises InvalidField for something asked that is not there."""
    offered = [asked.key for section in leaving.sections for asked in section.asked]
    for key in choice.asked:
        if key not in offered:
            raise InvalidField("include", "choice", key)
    return [key for key in offered if key not in choice.asked]


def _look(session: Session, file: Path) -> Received | ReceiptRead:
    """A file of a structure that is not verified yet waits in the inbox."""
    try:
        return receiving.look(session, file)
    except (SenderUnknown, SenderNotVerified):
        inbox.bring(session, file)
        raise


def _chosen(session: Session, received: Received, into: str, *, new: bool) -> str | None:
    """The notebook a file goes in, None for a new one. Raises WhichNotebook when a person must say."""
    if into:
        return find_person(session, into)
    whose = received.whose
    if whose.candidates and not new:
        raise WhichNotebook(tuple(map(candidate, whose.candidates)))
    return None if new else whose.known


def _take_in(
    session: Session, received: Received, into: str | None, claims: list[str]
) -> tuple[dict[str, Any], list[str], bytes]:
    try:
        done = receiving.accept(session, received, into, claims)
    except AlreadyImported as already:
        return _already_json(received, already), [str(explain(already))], receiving.receipt_again(session, received)
    return _accepted_json(received, done, claims), accepted_lines(done), done.receipt


def _already_json(received: Received, already: AlreadyImported) -> dict[str, Any]:
    nothing = dict.fromkeys(("new", "changed", "newer_here", "deleted_here", "known"), 0)
    bundle = received.opened.content.bundle_id
    return {"type": "transfer", "bundle_id": bundle, "notebook": already.notebook, "already": already.on, **nothing}


def _accepted_json(received: Received, done: Accepted, claims: list[str]) -> dict[str, Any]:
    claimed = received.comparison.claimed if received.comparison else ()
    return {
        "type": "transfer",
        "bundle_id": done.bundle_id,
        "notebook": done.notebook,
        "already": None,
        "decision": done.decision,
        "new": done.new,
        "changed": done.changed,
        "newer_here": done.newer_here,
        "deleted_here": done.deleted_here,
        "known": done.known,
        "claimed": [fact.id for fact in claimed if fact.id not in claims],
    }


def _receipt_json(read: ReceiptRead) -> dict[str, Any]:
    return {
        "type": "receipt",
        "bundle_id": read.bundle,
        "notebook": read.notebook,
        "decision": read.decision,
        "reason": read.reason,
        "changed": read.changed,
        "closed": read.closed,
    }


def _applied_lines(read: ReceiptRead) -> list[str]:
    lines = receipt_lines(read.structure_name, read.decision, read.reason)
    return [*lines, "Votre accompagnement est terminé."] if read.closed else lines
