"""age v1 files (c2sp.org/age), binary and to X25519 recipients only, whose header is judged before it is opened."""

import re
from collections.abc import Sequence

import pyrage
import pyrage.x25519

from carnet_desktop.crypto.identity import Identity
from carnet_desktop.errors import SealRefused
from carnet_desktop.memory import remembered

HEADER_MAX = 8 * 1024
RECIPIENTS_MAX = 16

_VERSION = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_STANZA = rb"-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
_HEADER = re.compile(_VERSION + rb"(?:" + _STANZA + rb")+--- [A-Za-z0-9+/]{43}\n")
_X25519 = re.compile(rb"-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n")
# The Rust library behind pyrage adds one random stanza to each file, so that readers learn to ignore unknown ones.
# It makes at most 200 bytes of it, and its own parser is quadratic: 100 ms for a stanza that fills the header.
_GREASE = re.compile(rb"-> [!-~]*-grease[ \n]")
_GREASE_MAX = 1024


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """An age file of `data` for 1–16 recipients (age1…).

    Raises SealRefused: recipient_count, or recipient for a text that is not an X25519 recipient.
    """
    if not 1 <= len(recipients) <= RECIPIENTS_MAX:
        raise SealRefused("recipient_count")
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise SealRefused("recipient") from None
    return bytes(pyrage.encrypt(data, keys))


def decrypt(blob: bytes, identity: Identity) -> bytes:
    """What an age file holds, its header checked first.

    Raises SealRefused: those of `check_age_header`, not_for_this_key (no stanza opens with it), or altered.
    """
    check_age_header(blob)
    try:
        return bytes(pyrage.decrypt(blob, [_key(identity)]))
    except pyrage.DecryptError as error:
        reason = "not_for_this_key" if "No matching keys" in str(error) else "altered"
        raise SealRefused(reason) from None


@remembered(4)
def _key(identity: Identity) -> pyrage.x25519.Identity:
    """What the library opens with: reading it again from its text takes as long as opening a sealed key."""
    return pyrage.x25519.Identity.from_str(identity.text)


def check_age_header(blob: bytes) -> None:
    """Refuse, without any cryptography, what would cost the age library minutes and gigabytes.

    Accepted: at most 8 KiB, binary, terminated, 1–16 X25519 stanzas and at most one short grease stanza.
    Raises SealRefused: not_age, armoured, header_too_long, header_unterminated, header_malformed, stanza_kind,
    stanza_count.
    """
    if not blob.startswith(_VERSION):
        raise SealRefused("armoured" if blob.lstrip().startswith(_ARMOUR) else "not_age")
    start = blob[: HEADER_MAX + 1]
    last_line = start.find(b"\n--- ")
    end = start.find(b"\n", last_line + 1) + 1
    if last_line < 0 or not 0 < end <= HEADER_MAX:
        raise SealRefused("header_too_long" if len(blob) > HEADER_MAX else "header_unterminated")
    header = start[:end]
    if not _HEADER.fullmatch(header):
        raise SealRefused("header_malformed")
    _check_stanzas(header)


def _check_stanzas(header: bytes) -> None:
    stanzas = re.findall(_STANZA, header)
    grease = sum(1 for stanza in stanzas if _GREASE.match(stanza) and len(stanza) <= _GREASE_MAX)
    x25519 = sum(1 for stanza in stanzas if _X25519.fullmatch(stanza))
    if x25519 + grease != len(stanzas):
        raise SealRefused("stanza_kind")
    if not 1 <= x25519 <= RECIPIENTS_MAX or grease > 1:
        raise SealRefused("stanza_count")
