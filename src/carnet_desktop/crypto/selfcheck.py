"""Published test vectors run through the libraries this program uses, and the versions of those libraries."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from argon2.low_level import Type, core, ffi
from cryptography.hazmat.backends.openssl import backend
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from carnet_desktop.crypto.age import decrypt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey, verify
from carnet_desktop.crypto.words import secret_of, words_of

LIBRARIES = ("argon2-cffi", "bech32", "cryptography", "mnemonic", "pyrage", "zxcvbn")

# Made once by the stock `age` program for the identity whose secret is the bytes 0 to 31.
_AGE_FILE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSA5d0NvdFlqd1hNN0JBOVBlRS83bUhsSHZFTjVrUG1kT25OaWRtcmtEL3pjCnlK"
    "QlpUS205U3FoSmtLd0hMdzBqeHplajc0bXQ1WlhVNy9OVjZ1Mm03SVUKLS0tIDA5ODBaOWtxS1FjWFN2cFVDcFdMTGRucVlzUWJXb3Bw"
    "WnZ6KzZXMHh3cGcK4O6qLudmnHzrqILkCpdJtyYLEWQiviZPiGzdpZ4+cYcCwOSOL3tK"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `detail` is the source of its vector, the version found, or what went wrong."""

    name: str
    ok: bool
    detail: str


def run() -> list[Check]:
    """Every check, whatever the others say. Takes a few milliseconds; raises nothing."""
    checks = [_check(name, source, works) for name, source, works in _VECTORS]
    checks += [_installed(name) for name in LIBRARIES]
    return [*checks, Check("openssl", True, backend.openssl_version_text())]


def _installed(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:  # a program packed without the names of its parts
        return Check(name, False, "PackageNotFoundError")


def _check(name: str, source: str, works: Callable[[], bool]) -> Check:
    try:
        ok = works()
    except Exception as error:  # a library that fails its own way is what this looks for
        return Check(name, False, f"{source}: {type(error).__name__}")
    return Check(name, ok, source)


def _argon2id() -> bool:
    """RFC 9106 §5.3: its vector has a secret and associated data, which only the context call takes."""
    fields = {name: ffi.new("uint8_t[]", data) for name, data in _ARGON2ID_INPUT.items()}
    sizes = {f"{name}len": len(data) for name, data in _ARGON2ID_INPUT.items()}
    out = ffi.new("uint8_t[]", 32)
    costs = {"t_cost": 3, "m_cost": 32, "lanes": 4, "threads": 4, "version": 0x13, "flags": 0}
    nothing = {"allocate_cbk": ffi.NULL, "free_cbk": ffi.NULL}
    context = ffi.new("argon2_context*", {"out": out, "outlen": 32, **fields, **sizes, **costs, **nothing})
    return core(context, Type.ID.value) == 0 and bytes(ffi.buffer(out)) == bytes.fromhex(
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


_ARGON2ID_INPUT = {"pwd": b"\x01" * 32, "salt": b"\x02" * 16, "secret": b"\x03" * 8, "ad": b"\x04" * 12}


def _hkdf() -> bool:
    derivation = HKDF(SHA256(), 42, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)))
    return derivation.derive(b"\x0b" * 22) == bytes.fromhex(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def _aes_gcm() -> bool:
    cipher = AESGCM(bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2))
    nonce, data = bytes.fromhex("cafebabefacedbaddecaf888"), bytes.fromhex("feedfacedeadbeef" * 2 + "abaddad2")
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    sealed = bytes.fromhex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )
    return cipher.encrypt(nonce, plain, data) == sealed and cipher.decrypt(nonce, sealed, data) == plain


def _ed25519() -> bool:
    key = SigningKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    known = key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    return known and key.sign(b"\x72") == signature and verify(key.public, b"\x72", signature)


def _age() -> bool:
    return decrypt(_AGE_FILE, Identity(bytes(range(32)))) == b"carnet\n"


def _recovery_words() -> bool:
    """32 zero bytes are 23 times the first word, then the word numbered by the first byte of their SHA-256 (0x66)."""
    words = ("abaisser",) * 23 + ("anaphore",)
    return words_of(bytes(32)) == words and secret_of(words) == bytes(32)


_VECTORS: tuple[tuple[str, str, Callable[[], bool]], ...] = (
    ("argon2id", "RFC 9106 5.3", _argon2id),
    ("hkdf-sha256", "RFC 5869 A.1", _hkdf),
    ("aes-256-gcm", "McGrew and Viega, test case 16", _aes_gcm),
    ("ed25519", "RFC 8032 7.1, test 2", _ed25519),
    ("age", "a file made by the age program", _age),
    ("recovery-words", "BIP39, French", _recovery_words),
)
