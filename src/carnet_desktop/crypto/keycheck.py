"""New random keys and salts, and the value that says a key is the right one without giving it away."""

import hashlib
import hmac
import secrets

_DOMAIN = b"carnet-desktop key check v1\x00"


def new_key() -> bytes:
    """32 random bytes: a raw SQLCipher key, neither shorter nor longer."""
    return secrets.token_bytes(32)


def new_salt() -> bytes:
    """16 random bytes: a SQLCipher salt."""
    return secrets.token_bytes(16)


def key_check(key: bytes, id: str) -> bytes:  # noqa: A002
    """16 bytes that only this key gives for this file id: HMAC-SHA256, domain separated, cut.

    It tells a wrong key from a damaged first page, which SQLCipher reports alike.
    """
    return hmac.digest(key, _DOMAIN + id.encode("utf-8"), hashlib.sha256)[:16]
