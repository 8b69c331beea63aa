"""Two structures that know each other, a bundle one sends to the other, and envelopes made by hand to say anything."""

import base64
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from carnet_desktop.bundles.build import build_bundle
from carnet_desktop.bundles.card import Card
from carnet_desktop.bundles.content import Agreement, Content, Recipient, Sender, SentSection, Vocabulary
from carnet_desktop.bundles.dsse import signed_bytes
from carnet_desktop.bundles.opening import Known, OpenedBundle, OpenedReceipt, open_transfer
from carnet_desktop.bundles.payload import TRANSFER_TYPE, write_bundle
from carnet_desktop.crypto.age import encrypt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.facts import JSON, Fact, fact_bytes, utc_text

NOW: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
NOTEBOOK: Final = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b"
NAME: Final = Path("Fatou D.carnet")


class Structure:
    """A structure with its keys."""

    def __init__(self, name: str) -> None:
        self.signing, self.receiving = SigningKey.generate(), Identity.generate()
        self.card = Card(str(uuid.uuid4()), name, "+33261912240", self.signing.public, self.receiving.recipient, 1)
        self.id, self.fingerprint = self.card.structure_id, self.card.fingerprint

    def known(self, *, verified: bool = True) -> Known:
        return Known(self.id, self.card.name, self.fingerprint, self.signing.public, verified)

    @property
    def me(self) -> tuple[str, str]:
        return self.id, self.fingerprint


MISSION: Final = Structure("Mission locale de l’Estuaire")
ATELIERS: Final = Structure("Les Ateliers du Pont")
STRANGER: Final = Structure("Ressourcerie du Port")


def fact(
    value: JSON, *, kind: str = "person", record: str = "person", field: str = "first_name", **changes: Any
) -> Fact:
    """One fact of the mission locale, an hour before the bundle."""
    held = {
        "id": str(uuid.uuid4()),
        "at": utc_text(NOW - timedelta(hours=1)),
        "change": str(uuid.uuid4()),
        "author": "5c35e0f1-3d0b-4f0e-9d7c-0a1b2c3d4e5f",
        "notebook": NOTEBOOK,
        "structure": MISSION.id,
        "kind": kind,
        "record": record,
        "field": field,
        "value": value,
        "salt": "96ae2bed90087d31095a3f5350005173",
        "v": 1,
    }
    return Fact(**(held | changes))


FACTS: Final = (
    fact("Fatou"),
    fact("Diarra", field="last_name"),
    fact({"label": "Envoyer la demande\nde logement\u2028"}, kind="action", record=str(uuid.uuid4()), field="what"),
    fact("Claire Le Guen", kind="member", record=f"{MISSION.id}/5c35", field="name"),
)


def content(*facts: Fact, **changes: Any) -> Content:
    """A referral from the mission locale to the Ateliers."""
    sample = Content(
        bundle_id=str(uuid.uuid4()),
        created_at=utc_text(NOW),
        expires_at=utc_text(NOW + timedelta(days=60)),
        kind="referral",
        purpose="Atelier de recherche d’emploi",
        sender=Sender(MISSION.id, MISSION.card.name, MISSION.fingerprint, 1, MISSION.card.phone),
        recipient=Recipient(ATELIERS.id, ATELIERS.card.name, ATELIERS.fingerprint),
        consent=Agreement("given", "2026-11-24", "à l’oral", "tout le parcours", ""),
        ids=(NOTEBOOK,),
        sections=(SentSection("identity", None), SentSection("contracts", "not_filled")),
        facts=tuple(map(fact_bytes, facts or FACTS)),
        vocabularies=(Vocabulary("rome", "4"),),
    )
    return msgspec.structs.replace(sample, **changes)


def valid() -> bytes:
    return build_bundle(content(), MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient)


def fields(sample: Content | None = None, **changes: Any) -> dict[str, Any]:
    """The JSON of a bundle, to be changed at will."""
    held: dict[str, Any] = json.loads(write_bundle(sample or content()))
    return held | changes


def signature(payload: bytes, payload_type: str = TRANSFER_TYPE, by: Structure = MISSION) -> dict[str, str]:
    sig = by.signing.sign(signed_bytes(payload_type, payload))
    return {"keyid": by.fingerprint, "sig": base64.b64encode(sig).decode()}


def envelope(payload: bytes, payload_type: str = TRANSFER_TYPE, by: Structure = MISSION) -> dict[str, Any]:
    return {
        "payloadType": payload_type,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [signature(payload, payload_type, by)],
    }


def sealed(plain: bytes | dict[str, Any], to: Structure = ATELIERS) -> bytes:
    return encrypt(plain if isinstance(plain, bytes) else json.dumps(plain).encode(), [to.receiving.recipient])


def signed(payload: bytes | dict[str, Any], payload_type: str = TRANSFER_TYPE, by: Structure = MISSION) -> bytes:
    """A file properly signed and encrypted, whatever its payload."""
    raw = payload if isinstance(payload, bytes) else json.dumps(payload, ensure_ascii=False).encode()
    return sealed(envelope(raw, payload_type, by))


def knowing(*structures: Known) -> Callable[[str], Known | None]:
    return {structure.fingerprint: structure for structure in structures}.get


EACH_OTHER: Final = knowing(MISSION.known(), ATELIERS.known())


def opened(
    blob: bytes,
    *,
    by: Structure = ATELIERS,
    known: Callable[[str], Known | None] = EACH_OTHER,
    now: datetime = NOW,
) -> OpenedBundle | OpenedReceipt:
    return open_transfer(blob, NAME, by.receiving, by.me, known, now)
