"""What a transfer is told as: JSON for scripts, French lines for people."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from carnet_desktop.domain.follow_up_words import day_words
from carnet_desktop.domain.receiving import IncomingRecord
from carnet_desktop.domain.sections import section_label
from carnet_desktop.domain.values import value_text
from carnet_desktop.i18n import count
from carnet_desktop.services.inbox import Waiting
from carnet_desktop.services.receiving import Accepted, Received
from carnet_desktop.services.transfers import TransferLine

_DECISIONS: Final = {"accepted": "a tout accepté", "part": "a accepté une partie", "refused": "a refusé"}
_STATES: Final = {
    "sent": "envoyé, sans réponse",
    "expired": "expiré sans réponse",
    "accepted": "accepté",
    "part": "accepté en partie",
    "refused": "refusé",
}
_KINDS: Final = {"referral": "orientation", "transfer": "transfert"}
_DIRECTIONS: Final = {"sent": "à", "received": "de"}


def bundle_json(received: Received) -> dict[str, Any]:
    """A file and what it would change. `records` is null while someone must say whose notebook it is."""
    content, compared = received.opened.content, received.comparison
    return {
        "type": "transfer",
        "bundle_id": content.bundle_id,
        "created_at": content.created_at,
        "expires_at": content.expires_at,
        "kind": content.kind,
        "purpose": content.purpose,
        "sender": {
            "structure_id": content.sender.structure_id,
            "name": received.opened.sender.name,
            "fingerprint": content.sender.fingerprint,
            "phone": content.sender.phone,
        },
        "consent": {
            "state": content.consent.state,
            "date": content.consent.date,
            "how": content.consent.how,
            "reason": content.consent.reason,
        },
        "sections": [{"name": held.name, "empty_reason": held.empty_reason} for held in content.sections],
        "person": {"name": received.person_name, "birth_date": received.birth_date},
        "ids": list(content.ids),
        "facts": len(received.opened.facts),
        "notebook": received.whose.known,
        "candidates": [line.id for line in received.whose.candidates],
        "already": received.already,
        "records": None if compared is None else [_record_json(record) for record in compared.records],
        "claimed": None if compared is None else [fact.id for fact in compared.claimed],
    }


def _record_json(record: IncomingRecord) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "record": record.record,
        "standing": record.standing.value,
        "fields": [
            {
                "field": field.field,
                "standing": field.standing.value,
                "before": field.before.value if field.before else None,
                "after": field.after.value,
            }
            for field in record.fields
        ],
    }


def bundle_lines(received: Received) -> list[str]:
    content = received.opened.content
    birth = value_text("person", "birth_date", received.birth_date)
    who = received.person_name + (f", {birth}" if birth else "")
    agreed = "donné" if content.consent.state == "given" else f"sans accord, car : {content.consent.reason}"
    lines = [
        f"De : {received.opened.sender.name}. Signature vérifiée, fichier intact.",
        f"Personne : {who or 'non indiquée'}",
        f"Objet : {_KINDS[content.kind]}, {content.purpose}",
        f"Accord de la personne : {agreed} ({day_words(content.consent.date)})",
        "Parties : " + ", ".join(section_label(s.name) for s in content.sections if s.empty_reason is None),
    ]
    if received.already:
        lines.append(f"Déjà importé le {day_words(received.already)}.")
    if received.whose.known:
        lines.append(f"Carnet concerné : {received.whose.known}")
    lines += [f"Peut-être cette personne : {p.id}  {p.name}" for p in received.whose.candidates]
    if received.comparison:
        found = Counter(record.standing.value for record in received.comparison.records)
        lines += counted(**{standing: found[standing] for standing in _STANDINGS})
    return lines


_STANDINGS: Final = {
    "new": ("{n} élément nouveau", "{n} éléments nouveaux"),
    "changes": ("{n} élément change votre carnet", "{n} éléments changent votre carnet"),
    "newer_here": ("{n} élément plus récent chez vous, gardé", "{n} éléments plus récents chez vous, gardés"),
    "deleted_here": (
        "{n} élément supprimé chez vous et modifié là-bas",
        "{n} éléments supprimés chez vous et modifiés là-bas",
    ),
    "known": ("{n} élément déjà connu", "{n} éléments déjà connus"),
    "claimed": (
        "{n} élément présenté comme écrit chez vous, inconnu ici",
        "{n} éléments présentés comme écrits chez vous, inconnus ici",
    ),
}


def counted(**numbers: int) -> list[str]:
    """One line for each standing that is met."""
    return [count(numbers[standing], *words) + "." for standing, words in _STANDINGS.items() if numbers.get(standing)]


def accepted_lines(done: Accepted) -> list[str]:
    return [
        f"Importé dans le carnet {done.notebook}.",
        *counted(
            new=done.new,
            changes=done.changed,
            newer_here=done.newer_here,
            deleted_here=done.deleted_here,
            known=done.known,
        ),
    ]


def receipt_lines(structure: str, decision: str, reason: str) -> list[str]:
    return [f"{structure} {_DECISIONS[decision]}." + (f" {reason}" if reason else "")]


def journal_json(lines: Sequence[TransferLine], waiting: Sequence[Waiting]) -> dict[str, Any]:
    return {
        "transfers": [msgspec.to_builtins(line) for line in lines],
        "inbox": [msgspec.structs.asdict(file) | {"path": str(file.path)} for file in waiting],
    }


def journal_lines(lines: Sequence[TransferLine], waiting: Sequence[Waiting]) -> list[str]:
    told = [f"À traiter : {w.path.name}" + (f" ({w.problem or w.sender})") for w in waiting]
    for line in lines:
        who = line.person_name or "sans carnet"
        to = f"{_DIRECTIONS[line.direction]} {line.structure_name}"
        told.append(f"{line.on}  {who}, {_KINDS[line.kind]} {to} : {_STATES[line.state]}")
    return told
