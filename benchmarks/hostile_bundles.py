"""Transfer files made to hurt, each refused by a process of its own: its highest memory is that file's alone.

The time is that process's own, so that what other programs take is left out.
"""

import multiprocessing
import shutil
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time
from typing import Any, Final

import msgspec
from benchmarks.homes import scratch
from benchmarks.measuring import in_ms, in_turn, seconds
from benchmarks.two_ends import Ends

from carnet_desktop.bundles.dsse import write_envelope
from carnet_desktop.bundles.opening import read_file
from carnet_desktop.bundles.payload import TRANSFER_TYPE
from carnet_desktop.crypto.age import decrypt, encrypt
from carnet_desktop.crypto.sign import SigningKey, verify
from carnet_desktop.errors import TransferRefused

_ROUNDS: Final = 5
_LONG: Final = 17 * 1024 * 1024
"""Bytes of a payload whose file is just below the greatest size."""
_X25519: Final = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
_SCRYPT: Final = b"-> scrypt " + b"A" * 22 + b" 22\n" + b"A" * 43 + b"\n"
_VERSION: Final = b"age-encryption.org/v1\n"
_END: Final = b"--- " + b"A" * 43 + b"\n"


def forgery_refused(ends: Ends) -> tuple[float, float]:
    """Seconds to refuse a file under a trusted name that is not signed by it, and those its parts alone take."""
    payload = b" " * _LONG
    blob = _sealed(ends, payload, SigningKey.generate())
    refusing, least = in_turn(
        _ROUNDS,
        lambda: seconds(lambda: _refuse(ends, blob)),
        lambda: seconds(lambda: (decrypt(blob, ends.receiving), verify(ends.signing.public, payload, bytes(64)))),
    )
    return refusing, least


def refused(ends: Ends, fields: dict[str, Any]) -> tuple[float, float]:
    """The most seconds that any of the files takes, and the most megabytes, that forgery among them."""
    folder = scratch("hostile")
    costs = {name: _cost(ends, folder / name, blob) for name, blob in _made_to_hurt(ends, fields).items()}
    for name, (spent, peak) in costs.items():
        print(f"{name}: {in_ms(spent)}, {peak:.0f} MB", file=sys.stderr)
    forged = _cost(ends, folder / "forged", _sealed(ends, b" " * _LONG, SigningKey.generate()))
    shutil.rmtree(folder)
    return max(spent for spent, _peak in costs.values()), max(peak for _spent, peak in (forged, *costs.values()))


def _made_to_hurt(ends: Ends, fields: dict[str, Any]) -> dict[str, bytes]:
    def signed(**changes: Any) -> bytes:
        return _sealed(ends, msgspec.json.encode(fields | changes), ends.signing)

    return {
        "3 000 stanzas": _VERSION + _X25519 * 3000 + _END,
        "no end of the header": _VERSION + b"-> X25519 " + b"A" * 20_000_000,
        "a passphrase": _VERSION + _SCRYPT + _END + bytes(64),
        "2 000 000 separators": signed(ext={"a": [[]] * 1_000_000}),
        "100 001 facts": signed(facts=[""] * 100_001),
        "a text too long": signed(purpose="a" * 100_001),
    }


def _sealed(ends: Ends, payload: bytes, signing: SigningKey) -> bytes:
    return encrypt(write_envelope(TRANSFER_TYPE, payload, signing, ends.print), [ends.receiving.recipient])


def _cost(ends: Ends, path: Path, blob: bytes) -> tuple[float, float]:
    """Median seconds, and the most megabytes beyond those a process has before it reads the file."""
    path.write_bytes(blob)
    context = multiprocessing.get_context("spawn")
    costs = []
    for _ in range(_ROUNDS):
        with ProcessPoolExecutor(1, mp_context=context) as process:
            costs.append(process.submit(_refused_here, ends, path).result())
    return statistics.median(spent for spent, _peak in costs), max(peak for _spent, peak in costs)


def _refused_here(ends: Ends, path: Path) -> tuple[float, float]:
    before = _memory("VmRSS")
    start = process_time()
    _refuse(ends, read_file(path))
    return process_time() - start, _memory("VmHWM") - before


def _refuse(ends: Ends, blob: bytes) -> None:
    try:
        ends.open(blob)
    except TransferRefused:
        return
    raise AssertionError("a hostile file was opened")


def _memory(kind: str) -> float:
    """Megabytes held now (VmRSS) or at the most since this program was started (VmHWM), as Linux counts them."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    kibibytes = next(line.split()[1] for line in lines if line.startswith(f"{kind}:"))
    return int(kibibytes) * 1024 / 1_000_000
