"""The shape of keys.json: worker slots, public keys and sealed keys of a structure. No key is opened here.

Nothing in it opens anything without a passphrase or the recovery words.
"""

from typing import Any, Final, Literal

import msgspec

FORMAT: Final = "carnet.keys"
VERSION: Final = 1


class WorkerEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A worker as anyone may see her before unlocking; `slot` opens with her passphrase only."""

    id: str
    name: str
    function: str
    role: Literal["responsable", "accompagnant"]
    recipient: str
    slot: dict[str, Any]


class SealedKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """age files in base64. Each key is sealed to every active worker and to recovery, in as many files as an age
    header's sixteen recipients ask for: opening tries them in turn."""

    registry: tuple[str, ...]
    team: tuple[str, ...]
    signing: tuple[str, ...]
    receiving: tuple[str, ...]


class KeysDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What keys.json holds. `counter` grows by one at each writing; `signature` is over all the rest."""

    format: Literal["carnet.keys"]
    version: int
    structure: str
    structure_name: str
    city: str
    counter: int
    epoch: int
    recovery: str
    team: str
    signing: str
    receiving: str
    workers: tuple[WorkerEntry, ...]
    sealed: SealedKeys
    signature: str = ""


class _Versioned(msgspec.Struct, frozen=True):
    format: Literal["carnet.keys"]
    version: int


def encode(document: KeysDocument) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def decode(data: bytes) -> KeysDocument:
    """Raises ValueError when the bytes are not a keys document of this version's shape."""
    return msgspec.json.decode(data, type=KeysDocument)


def is_newer(data: bytes) -> bool:
    """Whether a newer version wrote this keys document, whose shape may be another. Raises ValueError as `decode`."""
    return msgspec.json.decode(data, type=_Versioned).version > VERSION
