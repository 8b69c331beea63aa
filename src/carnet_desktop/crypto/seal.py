"""A sealed key: an age file that says, inside, which key it is, for what and of which epoch.

The name inside is compared on opening, so two sealed keys cannot be swapped. Anybody can seal to a public key:
a sealed key proves nothing about who made it.
"""

import base64
import json
from collections.abc import Sequence
from typing import NoReturn

from carnet_desktop.crypto.age import HEADER_MAX, check_age_header, decrypt, encrypt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.errors import SealRefused

KEY_BYTES = 32
_VERSION = 1
_TYPES: dict[str, type] = {"v": int, "use": str, "id": str, "epoch": int, "key": str}
_PLAIN_MAX = 1024
_BLOB_MAX = HEADER_MAX + _PLAIN_MAX


def seal(use: str, id: str, epoch: int, key: bytes, recipients: Sequence[str]) -> bytes:  # noqa: A002
    """Seal a 32-byte key to 1–16 recipients (age1…), together with its use, the id it belongs to and its epoch.

    Raises SealRefused (recipient, recipient_count) and ValueError for a key of another length.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a sealed key is {KEY_BYTES} bytes")
    text = base64.b64encode(key).decode("ascii")
    fields = {"v": _VERSION, "use": use, "id": id, "epoch": epoch, "key": text}
    return encrypt(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), recipients)


def unseal(blob: bytes, identity: Identity, *, use: str, id: str, epoch: int | None = None) -> bytes:  # noqa: A002
    """The 32-byte key of `seal`, once it is known to be the one asked for; without `epoch`, of any epoch.

    Raises SealRefused: those of `decrypt`, too_long, json, version, use, id, epoch, key.
    """
    try:
        if len(blob) > _BLOB_MAX:
            check_age_header(blob)
            raise SealRefused("too_long")
        fields = _read(decrypt(blob, identity))
        expected = {"v": _VERSION, "use": use, "id": id}
        if epoch is not None:
            expected["epoch"] = epoch
        for name, value in expected.items():
            if fields[name] != value:
                raise SealRefused("version" if name == "v" else name)
        return _key(fields["key"])
    except SealRefused as refusal:
        raise SealRefused(refusal.reason, use, id) from None


def _read(plain: bytes) -> dict[str, str | int]:
    """Strict JSON: the exact fields, each once, of the exact type."""
    try:
        fields = json.loads(plain.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise SealRefused("json") from None
    if not isinstance(fields, dict) or {name: type(value) for name, value in fields.items()} != _TYPES:
        raise SealRefused("json")
    return fields


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field twice")
    return fields


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _key(text: object) -> bytes:
    try:
        key = base64.b64decode(str(text), validate=True)
    except ValueError:
        raise SealRefused("key") from None
    if len(key) != KEY_BYTES or base64.b64encode(key).decode("ascii") != text:
        raise SealRefused("key")
    return key
