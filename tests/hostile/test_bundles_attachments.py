"""Files that travel in a bundle: none is taken for what it is not, or under a name that is more than a name."""

import base64
import hashlib
from typing import Any

import pytest
from tests.bundle_samples import content, fact, fields, opened, signed

from carnet_desktop.errors import TransferMalformed, TransferRefused, TransferTooHeavy

PDF = b"%PDF-1.7\nhello"


def refusal_of(blob: bytes) -> TransferRefused:
    with pytest.raises(TransferRefused) as refusal:
        opened(blob)
    return refusal.value


def bundle_of(data: bytes = PDF, attachments: list[dict[str, str]] | None = None, **file: Any) -> bytes:
    """A document and its file, either of them changed."""
    digest = hashlib.sha256(data).hexdigest()
    value: Any = {
        "sha256": digest,
        "name": "Attestation.pdf",
        "media_type": "application/pdf",
        "size": len(data),
    } | file
    held = fields(content(fact(value, kind="document", record="d1", field="file")))
    one = {"sha256": digest, "data": base64.b64encode(data).decode()}
    return signed(held | {"attachments": [one] if attachments is None else attachments})


OTHER = {"sha256": hashlib.sha256(b"%PDF-x").hexdigest(), "data": base64.b64encode(b"%PDF-x").decode()}
ATTACHMENTS: dict[str, tuple[bytes, str]] = {
    "a program called PDF": (bundle_of(b"MZ\x90\x00"), "attachment_type"),
    "a page called PDF": (bundle_of(b"<html>"), "attachment_type"),
    "a PDF called JPEG": (bundle_of(media_type="image/jpeg"), "attachment_type"),
    "a kind that is not taken": (bundle_of(b"<svg>", media_type="image/svg+xml"), "attachment_type"),
    "a path": (bundle_of(name="../../.bashrc"), "attachment_name"),
    "a path of Windows": (bundle_of(name="..\\carnet.json"), "attachment_name"),
    "a device": (bundle_of(name="NUL.pdf"), "attachment_name"),
    "a port": (bundle_of(name="com1"), "attachment_name"),
    "a stream": (bundle_of(name="a.pdf:evil"), "attachment_name"),
    "a hidden file": (bundle_of(name=".pdf"), "attachment_name"),
    "an ending in disguise": (bundle_of(name="Attestation\u202efdp.exe"), "attachment_name"),
    "NUL in the name": (bundle_of(name="a\0.pdf"), "nul"),
    "no name": (bundle_of(name=""), "attachment_name"),
    "a dot at the end": (bundle_of(name="a.pdf."), "attachment_name"),
    "a field more": (bundle_of(path="/etc/passwd"), "attachment_name"),
    "another size": (bundle_of(size=1), "attachment"),
    "other contents": (bundle_of(sha256=OTHER["sha256"]), "attachment"),
    "no contents": (bundle_of(attachments=[]), "attachment"),
    "a hash that is not its own": (bundle_of(attachments=[OTHER | {"sha256": "0" * 64}]), "attachment"),
    "one that no fact names": (signed(fields() | {"attachments": [OTHER]}), "attachment"),
    "one twice": (signed(fields() | {"attachments": [OTHER, OTHER]}), "attachment"),
}


@pytest.mark.parametrize("case", ATTACHMENTS)
def test_a_file_that_is_not_what_it_says_is_refused(case: str) -> None:
    blob, reason = ATTACHMENTS[case]
    refusal = refusal_of(blob)
    assert isinstance(refusal, TransferMalformed), refusal
    assert refusal.reason == reason


def test_files_too_heavy_together_are_refused() -> None:
    refusal = refusal_of(bundle_of(PDF + bytes(12 * 1024 * 1024)))
    assert isinstance(refusal, TransferTooHeavy)
    assert refusal.reason == "attachments"


@pytest.mark.parametrize("name", ["Attestation CAF (2026).pdf", "pièce d’identité.pdf", "nul et non avenu.pdf"])
def test_an_ordinary_name_passes(name: str) -> None:
    opened(bundle_of(name=name))
