"""What a structure that is trusted may sign and still not have read: shapes, limits, facts, files."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from tests.bundle_samples import FACTS, MISSION, STRANGER, content, fact, fields, opened, signed

from carnet_desktop.bundles.payload import FACTS_MAX, RECEIPT_TYPE, SEPARATORS_MAX
from carnet_desktop.domain.facts import JSON, fact_bytes
from carnet_desktop.errors import TransferAltered, TransferMalformed, TransferRefused, TransferTooHeavy
from carnet_desktop.sentences import explain


def refusal_of(blob: bytes) -> TransferRefused:
    with pytest.raises(TransferRefused) as refusal:
        opened(blob)
    return refusal.value


def raw(**changes: Any) -> bytes:
    return json.dumps(fields(**changes)).encode()


def with_fact(stored: bytes | str) -> bytes:
    """The payload of a bundle whose only fact is these bytes."""
    text = stored if isinstance(stored, str) else stored.decode("utf-8", "surrogateescape")
    return json.dumps(fields() | {"facts": [text]}).encode()


def changed(old: bytes, new: bytes) -> bytes:
    stored = fact_bytes(FACTS[0])
    assert old in stored
    return with_fact(stored.replace(old, new, 1))


def nested(part: str, /, **changes: Any) -> bytes:
    held = fields()
    held[part] = held[part] | changes
    return json.dumps(held).encode()


def deep(levels: int) -> JSON:
    value: JSON = "x"
    for _ in range(levels):
        value = [value]
    return value


def said(*args: Any, **changes: Any) -> bytes:
    return json.dumps(fields(content(fact(*args, **changes)))).encode()


MALFORMED: dict[str, tuple[Callable[[], bytes], str]] = {
    "not JSON": (lambda: b"bonjour", "json"),
    "a list": (lambda: b"[]", "json"),
    "a byte order mark": (lambda: b"\xef\xbb\xbf" + raw(), "json"),
    "not UTF-8": (lambda: raw().replace(b"Atelier", b"\xff\xfe", 1), "json"),
    "two values": (lambda: raw() + b"{}", "json"),
    "a field twice": (lambda: raw()[:-1] + b',"version":1}', "json"),
    "a field twice below": (lambda: raw().replace(b'"epoch": 1', b'"epoch": 1, "epoch": 1'), "json"),
    "a fraction": (lambda: raw(version=1.0), "json"),
    "an exponent": (lambda: raw().replace(b'"version": 1', b'"version": 1e0'), "json"),
    "NaN": (lambda: raw(ext={"a": float("nan")}), "json"),
    "infinity": (lambda: raw(ext={"a": float("-inf")}), "json"),
    "an integer beyond 2⁵³": (lambda: raw(ext={"a": 2**53}), "json"),
    "an integer of 100 000 digits": (lambda: raw().replace(b'"epoch": 1', b'"epoch": ' + b"1" * 100_000), "json"),
    "33 levels": (lambda: raw(ext={"a": deep(31)}), "json"),
    "100 000 levels": (lambda: raw().replace(b'"ext": {}', b'"ext": ' + b"[" * 100_000), "json"),
    "a lone surrogate": (lambda: raw(purpose="\ud800"), "json"),
    "a lone surrogate in a name": (lambda: raw(ext={"\udfff": 1}), "json"),
    "a raw line end": (lambda: raw().replace(b"Atelier", b"Ate\nlier"), "json"),
    "nothing": (lambda: b"{}", "schema"),
    "version true": (lambda: raw(version=True), "schema"),
    "version 0": (lambda: raw(version=0), "schema"),
    "version a text": (lambda: raw(version="1"), "schema"),
    "crit an object": (lambda: raw(crit={"a": 1}), "schema"),
    "another format": (lambda: raw(format="carnet.keys"), "schema"),
    "a field more": (lambda: raw(more=1), "schema"),
    "a field more below": (lambda: nested("sender", role="admin"), "schema"),
    "a kind of transfer not known": (lambda: raw(kind="copy"), "schema"),
    "an id that is a path": (lambda: raw(bundle_id="../../carnet"), "schema"),
    "facts in an object": (lambda: raw(facts={}), "schema"),
    "facts not as texts": (lambda: raw(facts=[{"id": 1}]), "schema"),
    "no notebook": (lambda: raw(notebook={"ids": [], "history": False}), "schema"),
    "history 1": (lambda: nested("notebook", history=1), "schema"),
    "epoch true": (lambda: nested("sender", epoch=True), "schema"),
    "a name of two lines": (lambda: nested("sender", name="a\nb"), "schema"),
    "an endless name": (lambda: nested("sender", name="a" * 301), "schema"),
    "refused consent": (lambda: nested("consent", state="refused"), "schema"),
    "a section with a path": (lambda: raw(sections=[{"name": "../x", "empty_reason": None}]), "schema"),
    "digits of another script": (lambda: raw(created_at="٢٠٢٦-11-24T09:00:00.000000Z"), "schema"),
    "overridden without a reason": (lambda: nested("consent", state="overridden", reason=" "), "consent"),
    "no such day": (lambda: raw(created_at="2026-02-30T09:00:00.000000Z"), "dates"),
    "no such day of consent": (lambda: nested("consent", date="2026-13-01"), "dates"),
    "93 days": (lambda: raw(expires_at="2027-02-25T09:00:00.000000Z"), "dates"),
    "closed before it opens": (lambda: raw(expires_at="2026-11-24T09:00:00.000000Z"), "dates"),
    "a fact that is no JSON": (lambda: with_fact("{"), "fact"),
    "a fact 100 000 deep": (lambda: changed(b'"Fatou"', b"[" * 100_000), "fact"),
    "a fact of a fraction": (lambda: changed(b'"Fatou"', b"1.5"), "fact"),
    "a fact with a field more": (lambda: changed(b'"v":1', b'"v":1,"w":1'), "fact"),
    "a fact of version true": (lambda: changed(b'"v":1', b'"v":true'), "fact"),
    "a fact of version 0": (lambda: changed(b'"v":1', b'"v":0'), "fact"),
    "a fact of no day": (lambda: changed(b"2026-11-24", b"2026-99-99"), "fact"),
    "a fact whose id is a path": (lambda: said("x", id="../../carnet"), "fact"),
    "a fact that renames its record": (lambda: said("x", field="id"), "fact"),
    "a fact of a kind in capitals": (lambda: said("x", kind="Person"), "fact"),
    "a fact in an endless record": (lambda: said("x", record="r" * 201), "fact"),
    "a fact with a short salt": (lambda: said("x", salt="00"), "fact"),
    "a fact twice": (lambda: json.dumps(fields(content(FACTS[0], FACTS[0]))).encode(), "fact_twice"),
    "a fact of another notebook": (lambda: said("x", notebook=STRANGER.id), "notebook"),
    "a fact 33 levels deep": (lambda: said(deep(32)), "depth"),
    "a fact with NUL": (lambda: said(["a\0b"]), "nul"),
    "a member of a structure by another": (lambda: said("x", kind="member", record=f"{STRANGER.id}/1"), "owner"),
    "a member of nobody": (lambda: said("x", kind="member", record=f"{MISSION.id}0/1"), "owner"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_signed_file_that_is_not_well_formed_is_refused(case: str) -> None:
    make, reason = MALFORMED[case]
    refusal = refusal_of(signed(make()))
    assert isinstance(refusal, TransferMalformed), refusal
    assert refusal.reason == reason
    assert "n’est pas écrit comme un fichier de transfert" in str(explain(refusal))


@pytest.mark.parametrize(
    "kind", ["nir", "external_id", "consent", "closure", "orientation", "retention", "handed_sheet", "transfer"]
)
def test_what_never_leaves_never_comes(kind: str) -> None:
    refusal = refusal_of(signed(said("x", kind=kind, record=f"{MISSION.id}/1", field="value")))
    assert isinstance(refusal, TransferMalformed)
    assert refusal.reason == "kind"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"v":1', b'"v": 1'),
        (b'"Fatou"', b'"Fat\\u006fu"'),
        (b'"Fatou"', b'"Fatou","value":"Fatou"'),
        (b'{"at"', b' {"at"'),
        (b'"v":1,"value":"Fatou"', b'"value":"Fatou","v":1'),
        (b'"v":1', b'"v":-0'),
    ],
)
def test_a_fact_not_in_its_one_form_is_altered(old: bytes, new: bytes) -> None:
    refusal = refusal_of(signed(changed(old, new)))
    assert isinstance(refusal, TransferAltered)
    assert refusal.reason == "fact"


def many_facts() -> bytes:
    held = fields()
    held["facts"] = [""] * (FACTS_MAX + 1)
    return json.dumps(held).encode()


def separators(count: int) -> bytes:
    return raw().replace(b'"ext": {}', b'"ext": {"a":[' + b"[]," * (count // 2) + b"1]}")


HEAVY: dict[str, tuple[Callable[[], bytes], str]] = {
    "2 000 000 separators": (lambda: separators(2_000_000), "gate"),
    "one separator too many": (lambda: b"[" * (SEPARATORS_MAX + 1), "gate"),
    "100 001 facts": (many_facts, "facts"),
    "a text of 100 001 characters": (lambda: said("a" * 100_001), "text"),
    "the same one below": (lambda: said({"lines": ["é" * 100_001]}), "text"),
}


@pytest.mark.parametrize("case", HEAVY)
def test_a_signed_file_made_to_hurt_meets_a_limit(case: str) -> None:
    make, reason = HEAVY[case]
    blob = signed(make())
    start = time.perf_counter()
    refusal = refusal_of(blob)
    assert time.perf_counter() - start < 1
    assert isinstance(refusal, TransferTooHeavy)
    assert refusal.reason == reason
    assert "plus que ce qui peut être reçu" in str(explain(refusal))


def test_the_longest_text_that_may_be_written_passes() -> None:
    opened(signed(said("\n" * 100_000)))


RECEIPT = {
    "bundle_id": STRANGER.id,
    "bundle_sha256": "0" * 64,
    "decision": "accepted",
    "reason": None,
    "sections": ["identity"],
    "at": "2026-11-24T09:00:00.000000Z",
}


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "lost"},
        {"bundle_id": "../x"},
        {"bundle_sha256": "0"},
        {"sections": "identity"},
        {"at": "2026-02-30T09:00:00.000000Z"},
        {"at": 0},
        {"more": 1},
        {"reason": "r" * 100_000},
    ],
)
def test_a_receipt_that_is_not_well_formed_is_refused(change: dict[str, Any]) -> None:
    opened(signed(RECEIPT, RECEIPT_TYPE))
    assert isinstance(refusal_of(signed(RECEIPT | change, RECEIPT_TYPE)), TransferMalformed)


@pytest.mark.parametrize("payload_type", ["", "application/json", "application/vnd.carnet.structure.v1+json"])
def test_something_else_that_is_signed_is_not_a_transfer(payload_type: str) -> None:
    refusal = refusal_of(signed(fields(), payload_type))
    assert isinstance(refusal, TransferMalformed)
    assert refusal.reason == "type"
