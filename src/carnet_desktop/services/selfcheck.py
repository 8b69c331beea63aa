"""Is this program itself fit? Known answers of the ciphers, the database that encrypts, the versions in use."""

from carnet_desktop.crypto import selfcheck as crypto
from carnet_desktop.crypto.selfcheck import Check
from carnet_desktop.errors import CipherMissing

__all__ = ["Check", "run"]


def run() -> list[Check]:
    return [*crypto.run(), _cipher()]


def _cipher() -> Check:
    from carnet_desktop.storage.cipher import require_cipher

    try:
        return Check("SQLCipher", True, require_cipher())
    except CipherMissing:
        return Check("SQLCipher", False, "")
