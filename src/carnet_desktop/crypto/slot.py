"""A slot: a worker's secret locked by a passphrase (Argon2id, HKDF-SHA256, AES-256-GCM)."""

import base64
import secrets
from dataclasses import dataclass
from typing import Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from carnet_desktop.crypto.passphrase import normalise
from carnet_desktop.errors import KdfParamsRefused, WrongPassphrase

_INFO = b"carnet-desktop slot v1"
_LIMITS = {"m_kib": (19 * 1024, 1024 * 1024), "t": (1, 16), "p": (1, 16)}
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_SEALED_MAX = 64 * 1024
_FIELDS = {"kdf", "m_kib", "t", "p", "salt", "nonce", "sealed"}


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Argon2id parameters (RFC 9106): memory in KiB, passes, lanes, 16-byte salt.

    Raises KdfParamsRefused, before anything is allocated, outside 19 MiB ≤ m ≤ 1 GiB, t ≤ 16, p ≤ 16: more would
    hang the computer, less would let the passphrase be guessed.
    """

    m_kib: int
    t: int
    p: int
    salt: bytes

    def __post_init__(self) -> None:
        for name, (low, high) in _LIMITS.items():
            value = getattr(self, name)
            if type(value) is not int or not low <= value <= high:  # a bool is an int, and is refused
                raise KdfParamsRefused(name)
        if type(self.salt) is not bytes or len(self.salt) != _SALT_BYTES:
            raise KdfParamsRefused("salt")

    @classmethod
    def fresh(cls) -> Self:
        """A new salt with the second recommended option of RFC 9106: 64 MiB, 3 passes, 4 lanes."""
        return cls(64 * 1024, 3, 4, secrets.token_bytes(_SALT_BYTES))


@dataclass(frozen=True, slots=True)
class Slot:
    """What is kept of a locked secret: 12-byte nonce, `sealed` = ciphertext and 16-byte tag."""

    params: KdfParams
    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        if len(self.nonce) != _NONCE_BYTES:
            raise KdfParamsRefused("nonce")
        if not _TAG_BYTES <= len(self.sealed) <= _SEALED_MAX:
            raise KdfParamsRefused("sealed")

    def to_json(self) -> dict[str, str | int]:
        """The slot as keys.json holds it."""
        return {
            "kdf": "argon2id",
            "m_kib": self.params.m_kib,
            "t": self.params.t,
            "p": self.params.p,
            "salt": self.params.salt.hex(),
            "nonce": self.nonce.hex(),
            "sealed": base64.b64encode(self.sealed).decode("ascii"),
        }

    @classmethod
    def from_json(cls, data: object) -> Self:
        """The slot in parsed JSON: exactly the fields of `to_json`. Raises KdfParamsRefused naming the field."""
        if not isinstance(data, dict) or data.keys() != _FIELDS:
            raise KdfParamsRefused("fields")
        if data["kdf"] != "argon2id":
            raise KdfParamsRefused("kdf")
        params = KdfParams(data["m_kib"], data["t"], data["p"], _from_hex(data, "salt"))
        return cls(params, _from_hex(data, "nonce"), _from_base64(data, "sealed"))


def lock_secret(passphrase: str, context: bytes, secret: bytes) -> Slot:
    """Lock `secret` (at most 64 KiB) under a fresh salt and nonce.

    `context` says whose slot this is: it is authenticated and not stored, so a slot moved elsewhere does not open.
    """
    params, nonce = KdfParams.fresh(), secrets.token_bytes(_NONCE_BYTES)
    return Slot(params, nonce, AESGCM(_key(passphrase, params)).encrypt(nonce, secret, context))


def unlock_secret(slot: Slot, passphrase: str, context: bytes) -> bytes:
    """The secret of a slot. Takes the time and memory of its parameters, without the GIL.

    Raises WrongPassphrase when the passphrase, the context or a byte of the slot is not the right one: nothing
    tells these apart.
    """
    try:
        return AESGCM(_key(passphrase, slot.params)).decrypt(slot.nonce, slot.sealed, context)
    except InvalidTag:
        raise WrongPassphrase() from None


def _key(passphrase: str, params: KdfParams) -> bytes:
    # surrogatepass: half of a character pair can be pasted into a field, and is then just a wrong passphrase
    text = normalise(passphrase).encode("utf-8", "surrogatepass")
    try:
        stretched = hash_secret_raw(text, params.salt, params.t, params.m_kib, params.p, 32, Type.ID)
    except HashingError:  # this computer cannot give that much memory
        raise KdfParamsRefused("m_kib") from None
    return HKDF(SHA256(), 32, salt=None, info=_INFO).derive(stretched)


def _from_hex(data: dict[str, object], name: str) -> bytes:
    value = data[name]
    try:
        decoded = bytes.fromhex(value) if isinstance(value, str) else None
    except ValueError:
        decoded = None
    if decoded is None or decoded.hex() != value:  # fromhex also takes spaces and capitals
        raise KdfParamsRefused(name)
    return decoded


def _from_base64(data: dict[str, object], name: str) -> bytes:
    value = data[name]
    try:
        decoded = base64.b64decode(value, validate=True) if isinstance(value, str) else None
    except ValueError:
        decoded = None
    if decoded is None or base64.b64encode(decoded).decode("ascii") != value:
        raise KdfParamsRefused(name)
    return decoded
