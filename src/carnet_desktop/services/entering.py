"""Going in: the home's lock taken, keys.json believed, the registry opened, and a session made of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from carnet_desktop.crypto import keycheck
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import KeysForged, WrongPassphrase
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.lock import HomeLock
from carnet_desktop.storage.rows import AccessRow

from . import attempts, keys
from .directory import Directory
from .keys_document import KeysDocument, WorkerEntry
from .lasting import lasting
from .session import Clock, Session, Settings, Staff, StructureInfo

if TYPE_CHECKING:
    from carnet_desktop.storage.registry import Registry

_ACCESS_KEPT: Final = timedelta(days=366)
"""Twelve months: the longest the CNIL asks an access journal to be kept for."""


@contextmanager
def locked(layout: Layout) -> Iterator[HomeLock]:
    """The home's lock, released again when what follows fails. Raises CipherMissing before any file is touched."""
    from carnet_desktop.storage.cipher import require_cipher

    require_cipher()
    home_lock = HomeLock(layout.home)
    home_lock.acquire()
    try:
        yield home_lock
    except BaseException:
        home_lock.release()
        raise


def worker_of(document: KeysDocument, staff: str | None) -> WorkerEntry:
    for worker in document.workers:
        if staff is None or worker.id == staff:
            return worker
    raise WrongPassphrase()


def open_with_passphrase(
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


def open_session(
    layout: Layout, home_lock: HomeLock, opened: keys.OpenKeys, worker: WorkerEntry, clock: Clock
) -> Session:
    from carnet_desktop.storage.registry import Registry

    with closed_if_it_fails(Registry.open(layout.registry, opened.registry)) as registry:
        if opened.document.counter < int(registry.setting("keys_counter", 0)):
            raise KeysForged(layout.keys, "counter")
        return make_session(layout, home_lock, opened, registry, worker, clock)


def make_session(
    layout: Layout, home_lock: HomeLock, opened: keys.OpenKeys, registry: "Registry", worker: WorkerEntry, clock: Clock
) -> Session:
    info = msgspec.convert(registry.setting("structure"), StructureInfo)
    settings = msgspec.convert(registry.setting("settings"), Settings)
    staff = Staff(worker.id, worker.name, worker.function, worker.role)
    directory = Directory(lambda: clock().astimezone().date())
    with lasting():
        directory.load(registry.directory())
    session = Session(layout, home_lock, opened, registry, staff, info, settings, clock, directory)
    _log_unlock(session)
    return session


@contextmanager
def new_registry(layout: Layout, opened: keys.OpenKeys, info: StructureInfo) -> Iterator["Registry"]:
    """A registry that knows nobody yet, closed again when what follows fails."""
    from carnet_desktop.storage.registry import Registry

    settings = {
        "structure": msgspec.to_builtins(info),
        "settings": msgspec.to_builtins(Settings()),
        "keys_counter": opened.document.counter,
    }
    with closed_if_it_fails(Registry.create(layout.registry, opened.registry, keycheck.new_salt(), settings)) as made:
        yield made


@contextmanager
def closed_if_it_fails(registry: "Registry") -> Iterator["Registry"]:
    """The registry stays open only when what follows is done."""
    try:
        yield registry
    except BaseException:
        registry.close()
        raise


def _log_unlock(session: Session) -> None:
    """The unlock and the failed tries before it; old lines go."""
    failed = attempts.failures(session.layout)
    rows = [AccessRow(f.at, f.staff, "failed_unlock") for f in failed]
    session.registry.log(*rows, AccessRow(utc_text(session.now()), session.staff.id, "unlock"))
    session.registry.prune_access(utc_text(session.now() - _ACCESS_KEPT))
    if failed:
        attempts.forget_failures(session.layout)
