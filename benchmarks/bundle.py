"""Promises: 1.4 MB built and opened in at most 3 times json, Ed25519 and age on the same bytes; a hostile file costs
at most 100 ms and 200 MB beyond the start of the process that refuses it; the greatest forged one, twice age and
Ed25519 alone (docs/decisions/0006).
"""

import base64
import json
from typing import Any, Final

from benchmarks.hostile_bundles import forgery_refused, refused
from benchmarks.measuring import Measure, in_turn, seconds, show
from benchmarks.two_ends import Ends, years_of_notes

from carnet_desktop.bundles.content import Content
from carnet_desktop.bundles.opening import OpenedBundle
from carnet_desktop.bundles.payload import write_bundle
from carnet_desktop.crypto.age import decrypt, encrypt
from carnet_desktop.crypto.sign import verify

_ROUNDS: Final = 20


def measure() -> list[Measure]:
    ends = Ends.new()
    content = years_of_notes(ends)
    fields = json.loads(write_bundle(content))
    mine, least = in_turn(
        _ROUNDS,
        lambda: seconds(lambda: _built_and_opened(ends, content)),
        lambda: seconds(lambda: _parts_alone(ends, fields)),
    )
    forged, parts = forgery_refused(ends)
    spent, peak = refused(ends, fields)
    return [
        Measure("A bundle of 1.4 MB built and opened", "json, Ed25519 and age on the same bytes", mine, least, 3),
        Measure("A forged bundle of 24 MB refused", "age and Ed25519 alone", forged, parts, 2),
        Measure("The costliest of the files made to hurt, refused", "a tenth of a second", spent, 0.1, 1),
        Measure("The most memory a hostile file takes", "as promised", peak, 200, 1, "MB"),
    ]


def _built_and_opened(ends: Ends, content: Content) -> None:
    assert isinstance(ends.open(ends.build(content)), OpenedBundle)


def _parts_alone(ends: Ends, fields: dict[str, Any]) -> None:
    """The same file, and nothing checked in it but its signature."""
    payload = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    signature = base64.b64encode(ends.signing.sign(payload)).decode()
    envelope = {"payload": base64.b64encode(payload).decode(), "signatures": [{"keyid": ends.print, "sig": signature}]}
    blob = encrypt(json.dumps(envelope).encode(), [ends.receiving.recipient])
    received = json.loads(decrypt(blob, ends.receiving))
    signed = base64.b64decode(received["payload"])
    assert verify(ends.signing.public, signed, base64.b64decode(received["signatures"][0]["sig"]))
    assert json.loads(signed) == fields


if __name__ == "__main__":
    show(measure())
