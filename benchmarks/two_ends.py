"""Two structures that know each other, and a bundle of years of notes that goes from one to the other."""

import secrets
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from carnet_desktop.bundles.build import build_bundle
from carnet_desktop.bundles.content import Agreement, Content, Recipient, Sender, SentSection
from carnet_desktop.bundles.opening import Known, open_transfer
from carnet_desktop.crypto.fingerprint import fingerprint
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.facts import Fact, fact_bytes, utc_text

NOW: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
_SIZE: Final = 1_400_000
_NOTE: Final = "Elle accepte une place en résidence sociale si les enfants gardent leur école. " * 3


class Ends(NamedTuple):
    """The sender's key, the recipient's, the ids of their structures, and one fingerprint that serves both."""

    signing: SigningKey
    receiving: Identity
    sender: str
    recipient: str
    print: str

    @classmethod
    def new(cls) -> "Ends":
        signing, receiving = SigningKey.generate(), Identity.generate()
        both = fingerprint(signing.public, receiving.recipient)
        return cls(signing, receiving, str(uuid.uuid4()), str(uuid.uuid4()), both)

    def build(self, content: Content) -> bytes:
        return build_bundle(content, self.signing, self.print, self.receiving.recipient)

    def open(self, blob: bytes) -> object:
        known = Known(self.sender, "Mission locale", self.print, self.signing.public, True)
        find = {self.print: known}.get
        return open_transfer(blob, Path("x.carnet"), self.receiving, (self.recipient, self.print), find, NOW)


def years_of_notes(ends: Ends) -> Content:
    notebook, at = str(uuid.uuid4()), utc_text(NOW - timedelta(hours=1))
    one = fact_bytes(_fact(ends, notebook, at))
    facts = [fact_bytes(_fact(ends, notebook, at)) for _ in range(_SIZE // len(one))]
    return Content(
        bundle_id=str(uuid.uuid4()),
        created_at=utc_text(NOW),
        expires_at=utc_text(NOW + timedelta(days=60)),
        kind="referral",
        purpose="Hébergement",
        sender=Sender(ends.sender, "Mission locale", ends.print, 1, ""),
        recipient=Recipient(ends.recipient, "Les Ateliers du Pont", ends.print),
        consent=Agreement("given", "2026-11-24", "à l’oral", "", ""),
        ids=(notebook,),
        sections=(SentSection("interviews", None),),
        facts=tuple(facts),
    )


def _fact(ends: Ends, notebook: str, at: str) -> Fact:
    return Fact(
        id=str(uuid.uuid4()),
        at=at,
        change=str(uuid.uuid4()),
        author=str(uuid.uuid4()),
        notebook=notebook,
        structure=ends.sender,
        kind="interview",
        record=str(uuid.uuid4()),
        field="text",
        value=_NOTE,
        salt=secrets.token_hex(16),
        v=1,
    )
