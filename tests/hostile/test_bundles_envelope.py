"""The signed envelope under the encryption: whatever was done to it since it was signed, it is not opened."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.bundle_samples import MISSION, STRANGER, envelope, fields, opened, sealed, signature

from carnet_desktop.bundles.payload import RECEIPT_TYPE
from carnet_desktop.errors import TransferAltered
from carnet_desktop.sentences import explain


def text(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload).encode()


def _by_another_key() -> dict[str, Any]:
    """Says it is signed by the mission locale; is signed by a stranger."""
    held = envelope(text(fields()), by=STRANGER)
    held["signatures"][0]["keyid"] = MISSION.fingerprint
    return held


def _swapped_payload() -> dict[str, Any]:
    return envelope(text(fields())) | {"payload": base64.b64encode(text(fields(purpose="autre"))).decode()}


def _another_type() -> dict[str, Any]:
    return envelope(text(fields())) | {"payloadType": RECEIPT_TYPE}


ALTERED: dict[str, tuple[Callable[[], bytes | dict[str, Any]], str]] = {
    "signed by another key": (_by_another_key, "signature"),
    "another payload": (_swapped_payload, "signature"),
    "another type": (_another_type, "signature"),
    "no signature": (lambda: envelope(text(fields())) | {"signatures": []}, "envelope"),
    "signatures gone": (lambda: {k: v for k, v in envelope(text(fields())).items() if k != "signatures"}, "envelope"),
    "five signatures": (lambda: envelope(b"{}") | {"signatures": [signature(b"{}")] * 5}, "envelope"),
    "a signature that is a text": (lambda: envelope(b"{}") | {"signatures": "AAAA"}, "envelope"),
    "a signature that is null": (lambda: envelope(b"{}") | {"signatures": [None]}, "envelope"),
    "an empty signature": (
        lambda: envelope(b"{}") | {"signatures": [{"keyid": MISSION.fingerprint, "sig": ""}]},
        "signature",
    ),
    "a key name that is a path": (
        lambda: envelope(b"{}") | {"signatures": [{"keyid": "../../keys", "sig": "AAAA"}]},
        "envelope",
    ),
    "a field more": (lambda: envelope(b"{}") | {"alg": "none"}, "envelope"),
    "a payload that is a number": (lambda: envelope(b"{}") | {"payload": 1}, "envelope"),
    "a payload that is not base64": (lambda: envelope(b"{}") | {"payload": "é{}"}, "envelope"),
    "a payload with idle bits": (lambda: envelope(b"{") | {"payload": "ex=="}, "envelope"),
    "the payload twice": (
        lambda: json.dumps(envelope(b"{}")).encode()[:-1] + b',"payload":"e30="}',
        "envelope",
    ),
    "a byte order mark": (lambda: b"\xef\xbb\xbf" + json.dumps(envelope(b"{}")).encode(), "envelope"),
    "something after it": (lambda: json.dumps(envelope(b"{}")).encode() + b"{}", "envelope"),
    "nothing": (lambda: b"", "envelope"),
    "not UTF-8": (lambda: b'{"payload":"\xff"}', "envelope"),
    "deep": (lambda: b"[" * 100_000, "envelope"),
    "2 000 000 signatures": (lambda: b'{"signatures":[' + b"{}," * 2_000_000 + b"{}]}", "envelope"),
}


@pytest.mark.parametrize("case", ALTERED)
def test_an_envelope_that_is_not_as_it_was_signed_is_refused(case: str) -> None:
    make, reason = ALTERED[case]
    with pytest.raises(TransferAltered) as refusal:
        opened(sealed(make()))
    assert refusal.value.reason == reason
    assert "modifié après l’envoi" in str(explain(refusal.value))
