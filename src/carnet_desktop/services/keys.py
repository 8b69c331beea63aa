"""Locking, sealing, signing and opening what keys.json holds.

The signing public key that proves the file is held in each worker's own encrypted identity, so a whole other file
put in its place is noticed.
"""

import base64
from typing import Final, Literal

import msgspec

from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.seal import seal, unseal
from carnet_desktop.crypto.sign import SigningKey, verify
from carnet_desktop.crypto.slot import Slot, lock_secret, unlock_secret
from carnet_desktop.domain.facts import canonical
from carnet_desktop.errors import SealRefused

from .keys_document import KeysDocument, SealedKeys, WorkerEntry

_GROUP: Final = 15  # an age header carries 16 recipients at most, and the library adds one of its own
SIGNATURE_DOMAIN: Final = b"carnet/keys/v1\0"


class WorkerSecret(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a passphrase opens: the worker's age identity and the structure's signing public key."""

    v: Literal[1]
    use: Literal["worker"]
    id: str
    identity: str
    signing: str


class OpenKeys(msgspec.Struct, frozen=True):
    """The structure's keys in memory, while someone is here."""

    document: KeysDocument
    registry: bytes
    team: Identity
    signing: SigningKey
    receiving: Identity

    @property
    def notebook_recipients(self) -> tuple[str, ...]:
        """Whom a new notebook key is sealed to: the team, and always recovery."""
        return self.document.team, self.document.recovery


def _signed_bytes(document: KeysDocument) -> bytes:
    fields = msgspec.to_builtins(document)
    del fields["signature"]
    return SIGNATURE_DOMAIN + canonical(fields)


def is_signed_by(document: KeysDocument, public: bytes) -> bool:
    try:
        signature = base64.b64decode(document.signature, validate=True)
    except ValueError:
        return False
    return verify(public, _signed_bytes(document), signature)


def sign(document: KeysDocument, key: SigningKey) -> KeysDocument:
    signature = base64.b64encode(key.sign(_signed_bytes(document))).decode()
    return msgspec.structs.replace(document, signature=signature)


def _context(structure: str, worker: str) -> bytes:
    return f"carnet/worker/v1\0{structure}\0{worker}".encode()


def lock_worker(
    structure: str, signing_public: bytes, passphrase: str, *, worker: str, name: str, function: str, role: str
) -> WorkerEntry:
    """A new identity for a worker, locked by her passphrase."""
    identity = Identity.generate()
    secret = WorkerSecret(1, "worker", worker, identity.text, signing_public.hex())
    slot = lock_secret(passphrase, _context(structure, worker), msgspec.json.encode(secret))
    return msgspec.convert(
        {
            "id": worker,
            "name": name,
            "function": function,
            "role": role,
            "recipient": identity.recipient,
            "slot": slot.to_json(),
        },
        WorkerEntry,
    )


def unlock_worker(document: KeysDocument, worker: WorkerEntry, passphrase: str) -> WorkerSecret:
    """Raises WrongPassphrase, KdfParamsRefused, and ValueError for a slot that holds another worker."""
    slot = Slot.from_json(worker.slot)
    plain = unlock_secret(slot, passphrase, _context(document.structure, worker.id))
    secret = msgspec.json.decode(plain, type=WorkerSecret)
    if secret.id != worker.id:
        raise ValueError("slot of another worker")
    return secret


def seal_keys(
    structure: str,
    epoch: int,
    recipients: tuple[str, ...],
    *,
    registry: bytes,
    team: bytes,
    signing: bytes,
    receiving: bytes,
) -> SealedKeys:
    """The structure's four keys, sealed to the workers and to recovery."""

    groups = [recipients[start : start + _GROUP] for start in range(0, len(recipients), _GROUP)]

    def sealed(use: str, key: bytes) -> tuple[str, ...]:
        return tuple(base64.b64encode(seal(use, structure, epoch, key, group)).decode() for group in groups)

    return SealedKeys(
        sealed("registry-key", registry),
        sealed("team-identity", team),
        sealed("signing-key", signing),
        sealed("receiving-identity", receiving),
    )


def open_keys(document: KeysDocument, identity: Identity) -> OpenKeys:
    """The structure's keys, by a worker's identity or by recovery. Raises SealRefused."""

    def opened(use: str, sealed: tuple[str, ...]) -> bytes:
        refusal = SealRefused("not_for_this_key", use, document.structure)
        for blob in map(base64.b64decode, sealed):
            try:
                return unseal(blob, identity, use=use, id=document.structure, epoch=document.epoch)
            except SealRefused as error:
                if error.reason != "not_for_this_key":
                    raise
                refusal = error
        raise refusal

    return OpenKeys(
        document,
        opened("registry-key", document.sealed.registry),
        Identity.from_secret(opened("team-identity", document.sealed.team)),
        SigningKey.from_bytes(opened("signing-key", document.sealed.signing)),
        Identity.from_secret(opened("receiving-identity", document.sealed.receiving)),
    )
