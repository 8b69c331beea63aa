"""Invented facts, keys and ids for the tests that need a journal."""

import secrets
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.writing import Edit, Pen, facts_of

START: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
KEY: Final = bytes(range(32))
SALT: Final = bytes(range(100, 116))
NOTEBOOK: Final = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b"
CANARY: Final = "Canari-Yasmina-Belkacem-7391"
PAGE: Final = 4096
_RESERVED: Final = 80
"""At the end of each page: 16 bytes of initialisation vector, 64 of HMAC-SHA512."""


def save(*what: Edit, second: int = 0, notebook: str = NOTEBOOK) -> list[Fact]:
    """The facts of one save, `second` seconds after the start."""
    pen = Pen("claire", notebook, "mission-locale")
    return facts_of(what, pen, now=START + timedelta(seconds=second), last=None)


def birth(notebook: str = NOTEBOOK) -> list[Fact]:
    """The first facts of a notebook."""
    return save(
        Edit("notebook", notebook, "attached", {"value": True, "on": "2026-11-24"}),
        Edit("person", "person", "first_name", CANARY),
        notebook=notebook,
    )


def note(text: str, second: int = 1, record: str = "note") -> list[Fact]:
    return save(Edit("interview", record, "text", text), second=second)


def long_journal(count: int) -> list[Fact]:
    """A notebook's life: `count` facts over records of four fields, 300 characters of text in each interview."""
    facts: list[Fact] = birth()
    second = 0
    while len(facts) < count:
        second += 60
        record = str(uuid.uuid4())
        facts += save(
            Edit("interview", record, "text", secrets.token_hex(150)),
            Edit("interview", record, "subject", "Logement"),
            Edit("interview", record, "visibility", "team"),
            Edit("interview", record, "on", {"local": "2026-11-24T09:00", "tz": "Europe/Paris"}),
            second=second,
        )
    return facts[:count]


def decrypted_pages(path: Path, key: bytes = KEY) -> list[bytes]:
    """What is written on every page of an SQLCipher 4 file, free ones included, without SQLCipher.

    Page = AES-256-CBC text, then the vector and the HMAC; the first page begins with the salt, in clear.
    """
    data = path.read_bytes()
    pages = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        text = page[16 if start == 0 else 0 : PAGE - _RESERVED]
        vector = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        pages.append(decryptor.update(text) + decryptor.finalize())
    return pages
