"""The structure's house of keys: made once, unlocked every morning, locked when nobody is there."""

import secrets
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from carnet_desktop import __version__
from carnet_desktop.crypto import keycheck, passphrase, words
from carnet_desktop.crypto.seal import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import (
    HomeNotEmpty,
    KeysForged,
    WeakPassphrase,
    WrongPassphrase,
)
from carnet_desktop.storage.files import make_private_folder, private_umask, write_atomic
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.lock import LOCK_NAME, HomeLock
from carnet_desktop.storage.rows import AccessRow

from . import attempts, keys
from .directory import Directory
from .door import LEFTOVERS, read_keys
from .keys_document import KeysDocument, WorkerEntry, encode
from .lasting import lasting
from .session import Clock, Session, Settings, Staff, StructureInfo

if TYPE_CHECKING:
    from carnet_desktop.storage.registry import Registry


@dataclass(frozen=True, slots=True)
class NewStructure:
    """What the first opening asks. `phone` E.164 or as typed; `hours` free text."""

    name: str
    worker_name: str
    phone: str = ""
    hours: str = ""
    city: str = ""
    worker_function: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The 24 words of the recovery page, and the same secret as the stock `age` program reads it."""

    words: tuple[str, ...]
    identity_text: str


_ACCESS_KEPT: Final = timedelta(days=366)
"""Twelve months: the longest the CNIL asks an access journal to be kept for."""


def new_recovery() -> Recovery:
    identity = Identity.generate()
    return Recovery(words.words_of(identity.secret), identity.text)


def create(home: Path, new: NewStructure, phrase: str, recovery: Recovery, clock: Clock) -> Session:
    """Make the structure in an empty folder and open it. Raises WeakPassphrase, HomeNotEmpty, WriteFailed, DiskFull.

    The marker is written last: a folder without one is not a structure yet, so a crash before leaves nothing that
    could be taken for one.
    """
    _require_strong(phrase)
    private_umask()
    found = {path.name for path in home.iterdir()} if home.exists() else set()
    if not found <= LEFTOVERS:
        raise HomeNotEmpty(home)
    make_private_folder(home)
    layout = Layout(home)
    with _locked(layout) as home_lock:
        for name in found - {LOCK_NAME}:
            (home / name).unlink()
        return _create(layout, home_lock, new, phrase, recovery, clock)


def _create(
    layout: Layout, home_lock: HomeLock, new: NewStructure, phrase: str, recovery: Recovery, clock: Clock
) -> Session:
    from carnet_desktop.storage.registry import Registry

    structure = str(uuid.uuid4())
    signing = SigningKey.generate()
    worker = keys.lock_worker(
        structure,
        signing.public,
        phrase,
        worker=str(uuid.uuid4()),
        name=new.worker_name,
        function=new.worker_function,
        role="responsable",
    )
    document, opened = _new_keys(structure, new, worker, signing, recovery)
    registry = Registry.create(layout.registry, opened.registry, keycheck.new_salt())
    _first_settings(registry, StructureInfo(structure, new.name, new.phone, new.hours, "", new.city))
    registry.set_setting("keys_counter", document.counter)
    write_keys(layout, document)
    layout.write_marker(structure, __version__)
    write_atomic(layout.keys_previous, encode(document))
    return _session(layout, home_lock, opened, registry, worker, clock)


def _new_keys(
    structure: str, new: NewStructure, worker: WorkerEntry, signing: SigningKey, recovery: Recovery
) -> tuple[KeysDocument, keys.OpenKeys]:
    registry_key, team, receiving = secrets.token_bytes(32), Identity.generate(), Identity.generate()
    recovery_recipient = Identity.from_text(recovery.identity_text).recipient
    sealed = keys.seal_keys(
        structure,
        1,
        (worker.recipient, recovery_recipient),
        registry=registry_key,
        team=team.secret,
        signing=signing.private,
        receiving=receiving.secret,
    )
    document = KeysDocument(
        format="carnet.keys",
        version=1,
        structure=structure,
        structure_name=new.name,
        city=new.city,
        counter=1,
        epoch=1,
        recovery=recovery_recipient,
        team=team.recipient,
        signing=signing.public.hex(),
        receiving=receiving.recipient,
        workers=(worker,),
        sealed=sealed,
    )
    signed = keys.sign(document, signing)
    return signed, keys.OpenKeys(signed, registry_key, team, signing, receiving)


def unlock(home: Path, staff: str | None, phrase: str, clock: Clock) -> Session:
    """Open the structure for one worker (the only one when `staff` is None).

    Raises NoStructureHere, KeysMissing, KeysDamaged, KeysForged, HomeInUse, WrongPassphrase (with the seconds to
    wait before another try) and what opening the registry raises.
    """
    private_umask()
    layout = Layout(home)
    document = read_keys(layout)
    worker = _worker(document, staff)
    wait = attempts.wait_seconds(attempts.failures(layout), worker.id, clock())
    if wait:
        raise WrongPassphrase(wait)
    with _locked(layout) as home_lock:
        opened = _open_with_passphrase(layout, document, worker, phrase, clock)
        return _open_session(layout, home_lock, opened, worker, clock)


@contextmanager
def _locked(layout: Layout) -> Iterator[HomeLock]:
    """The home's lock, released again when what follows fails."""
    home_lock = HomeLock(layout.home)
    home_lock.acquire()
    try:
        yield home_lock
    except BaseException:
        home_lock.release()
        raise


def _open_with_passphrase(
    layout: Layout, document: KeysDocument, worker: WorkerEntry, phrase: str, clock: Clock
) -> keys.OpenKeys:
    try:
        secret = keys.unlock_worker(document, worker, phrase)
    except WrongPassphrase:
        known = attempts.remember_failure(layout, worker.id, clock())
        raise WrongPassphrase(attempts.wait_seconds(known, worker.id, clock())) from None
    if not keys.is_signed_by(document, bytes.fromhex(secret.signing)) or secret.signing != document.signing:
        raise KeysForged(layout.keys, "signature")
    return keys.open_keys(document, Identity.from_text(secret.identity))


def _worker(document: KeysDocument, staff: str | None) -> WorkerEntry:
    for worker in document.workers:
        if staff is None or worker.id == staff:
            return worker
    raise WrongPassphrase()


def unlock_with_new_registry(home: Path, staff: str | None, phrase: str, clock: Clock) -> Session:
    """Open a structure whose registry is lost, with an empty one; a damaged one is kept aside as `.damaged`.

    No notebook is known then: each must be adopted by a person (see `integrity.rebuild`).
    """
    from carnet_desktop.storage.registry import Registry

    private_umask()
    layout = Layout(home)
    document = read_keys(layout)
    worker = _worker(document, staff)
    with _locked(layout) as home_lock:
        opened = _open_with_passphrase(layout, document, worker, phrase, clock)
        if layout.registry.exists():
            layout.registry.replace(layout.registry.with_suffix(".db.damaged"))
        registry = Registry.create(layout.registry, opened.registry, keycheck.new_salt())
        _first_settings(registry, StructureInfo(document.structure, document.structure_name, city=document.city))
        registry.set_setting("keys_counter", document.counter)
        return _session(layout, home_lock, opened, registry, worker, clock)


def _first_settings(registry: "Registry", info: StructureInfo) -> None:
    registry.set_setting("structure", msgspec.to_builtins(info))
    registry.set_setting("settings", msgspec.to_builtins(Settings()))


def _open_session(
    layout: Layout, home_lock: HomeLock, opened: keys.OpenKeys, worker: WorkerEntry, clock: Clock
) -> Session:
    from carnet_desktop.storage.registry import Registry

    registry = Registry.open(layout.registry, opened.registry)
    try:
        if opened.document.counter < int(registry.setting("keys_counter", 0)):
            raise KeysForged(layout.keys, "counter")
        return _session(layout, home_lock, opened, registry, worker, clock)
    except BaseException:
        registry.close()
        raise


def _session(
    layout: Layout, home_lock: HomeLock, opened: keys.OpenKeys, registry: "Registry", worker: WorkerEntry, clock: Clock
) -> Session:
    info = msgspec.convert(registry.setting("structure"), StructureInfo)
    settings = msgspec.convert(registry.setting("settings"), Settings)
    staff = Staff(worker.id, worker.name, worker.function, worker.role)
    directory = Directory(lambda: clock().astimezone().date())
    with lasting():
        directory.load(registry.directory(), registry.agenda())
    session = Session(layout, home_lock, opened, registry, staff, info, settings, clock, directory)
    _log_unlock(session)
    return session


def _log_unlock(session: Session) -> None:
    """The unlock and the failed tries before it; old lines go."""
    failed = attempts.failures(session.layout)
    rows = [AccessRow(f.at, f.staff, "failed_unlock") for f in failed]
    session.registry.log(*rows, AccessRow(utc_text(session.now()), session.staff.id, "unlock"))
    session.registry.prune_access(utc_text(session.now() - _ACCESS_KEPT))
    if failed:
        attempts.forget_failures(session.layout)


def write_keys(layout: Layout, document: KeysDocument) -> None:
    write_atomic(layout.keys, encode(document))


def replace_keys(session: Session, document: KeysDocument) -> None:
    """Put a changed document in place: counted, signed, the former kept as `.prev`, the registry told last."""
    former = session.keys.document
    signed = keys.sign(msgspec.structs.replace(document, counter=former.counter + 1), session.keys.signing)
    write_atomic(session.layout.keys_previous, encode(former))
    write_keys(session.layout, signed)
    session.registry.set_setting("keys_counter", signed.counter)
    session.keys = msgspec.structs.replace(session.keys, document=signed)


def recover(home: Path, staff: str, typed: Sequence[str], phrase: str, clock: Clock) -> Session:
    """Open with the recovery words and give a worker a new passphrase; the other slots keep theirs.

    Raises RecoveryWordsWrong, SealRefused when the words are those of another structure, and what `unlock` raises.
    """
    _require_strong(phrase)
    private_umask()
    layout = Layout(home)
    document = read_keys(layout)
    worker = _worker(document, staff)
    with _locked(layout) as home_lock:
        opened = keys.open_keys(document, Identity.from_secret(words.secret_of(typed)))
        if not keys.is_signed_by(document, opened.signing.public):
            raise KeysForged(layout.keys, "signature")
        session = _open_session(layout, home_lock, opened, worker, clock)
        _new_slot(session, worker, phrase)
        session.registry.log(AccessRow(utc_text(clock()), worker.id, "recovery_used"))
        return session


def _new_slot(session: Session, worker: WorkerEntry, phrase: str) -> None:
    opened = session.keys
    entry = keys.lock_worker(
        opened.document.structure,
        opened.signing.public,
        phrase,
        worker=worker.id,
        name=worker.name,
        function=worker.function,
        role=worker.role,
    )
    workers = tuple(entry if w.id == worker.id else w for w in opened.document.workers)
    sealed = keys.seal_keys(
        opened.document.structure,
        opened.document.epoch,
        (*(w.recipient for w in workers), opened.document.recovery),
        registry=opened.registry,
        team=opened.team.secret,
        signing=opened.signing.private,
        receiving=opened.receiving.secret,
    )
    replace_keys(session, msgspec.structs.replace(opened.document, workers=workers, sealed=sealed))
    write_atomic(session.layout.keys_previous, encode(session.keys.document))


def _require_strong(phrase: str) -> None:
    strength = passphrase.assess(phrase)
    if not strength.accepted:
        raise WeakPassphrase(strength.missing)
