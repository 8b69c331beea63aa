"""The structure's house of keys: made once, unlocked every morning, locked when nobody is there."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from carnet_desktop import __version__
from carnet_desktop.crypto import passphrase, words
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.rules import text_problems
from carnet_desktop.errors import HomeNotEmpty, InvalidField, KeysForged, WeakPassphrase, WrongPassphrase
from carnet_desktop.hardening import keep_files_private
from carnet_desktop.storage.files import make_private_folder, write_atomic
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.lock import LOCK_NAME, HomeLock
from carnet_desktop.storage.rows import AccessRow

from . import attempts, keys
from .door import LEFTOVERS, is_empty, read_keys
from .entering import (
    closed_if_it_fails,
    locked,
    make_session,
    new_registry,
    open_session,
    open_with_passphrase,
    worker_of,
)
from .keys_document import encode
from .keys_file import first_keys, give_new_slot, write_keys
from .session import Clock, Session, StructureInfo


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


def new_recovery() -> Recovery:
    identity = Identity.generate()
    return Recovery(words.words_of(identity.secret), identity.text)


def create(home: Path, new: NewStructure, phrase: str, recovery: Recovery, clock: Clock) -> Session:
    """Make the structure in an empty folder and open it.

    Raises HomeNotEmpty, WriteFailed, DiskFull and what `check_new` raises.

    keys.json makes a structure of the folder, and is written once what it opens stands: a crash before leaves nothing
    that could be taken for one.
    """
    check_new(new, phrase)
    keep_files_private()
    if not is_empty(home):
        raise HomeNotEmpty(home)
    make_private_folder(home)
    layout = Layout(home)
    with locked(layout) as home_lock:
        for name in LEFTOVERS - {LOCK_NAME}:
            (home / name).unlink(missing_ok=True)
        return _create(layout, home_lock, new, phrase, recovery, clock)


def check_new(new: NewStructure, phrase: str) -> None:
    """Whether a structure may be made of this. Raises WeakPassphrase, InvalidField."""
    _require_strong(phrase)
    for field, text in asdict(new).items():
        if field in ("name", "worker_name") and not text.strip():
            raise InvalidField(field, "required")
        for problem in text_problems(field, text, lines=field == "hours"):
            raise problem


def _create(
    layout: Layout, home_lock: HomeLock, new: NewStructure, phrase: str, recovery: Recovery, clock: Clock
) -> Session:
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
    public = Identity.from_text(recovery.identity_text).recipient
    opened = first_keys(structure, new.name, new.city, worker, signing, public)
    info = StructureInfo(structure, new.name, new.phone, new.hours, "", new.city)
    with new_registry(layout, opened, info) as registry:
        write_keys(layout, opened.document)
        layout.write_marker(structure, __version__)
        write_atomic(layout.keys_previous, encode(opened.document))
        return make_session(layout, home_lock, opened, registry, worker, clock)


def unlock(home: Path, staff: str | None, phrase: str, clock: Clock) -> Session:
    """Open the structure for one worker (the only one when `staff` is None).

    Raises NoStructureHere, KeysMissing, KeysDamaged, KeysForged, HomeInUse, WrongPassphrase (with the seconds to
    wait before another try) and what opening the registry raises.
    """
    keep_files_private()
    layout = Layout(home)
    document = read_keys(layout)
    worker = worker_of(document, staff)
    wait = attempts.wait_seconds(attempts.failures(layout), worker.id, clock())
    if wait:
        raise WrongPassphrase(wait)
    with locked(layout) as home_lock:
        opened = open_with_passphrase(layout, document, worker, phrase, clock)
        return open_session(layout, home_lock, opened, worker, clock)


def unlock_with_new_registry(home: Path, staff: str | None, phrase: str, clock: Clock) -> Session:
    """Open a structure whose registry is lost, with an empty one; a damaged one is kept aside as `.damaged`.

    No notebook is known then: each must be adopted by a person (see `integrity.rebuild`).
    """
    keep_files_private()
    layout = Layout(home)
    document = read_keys(layout)
    worker = worker_of(document, staff)
    with locked(layout) as home_lock:
        opened = open_with_passphrase(layout, document, worker, phrase, clock)
        if layout.registry.exists():
            layout.registry.replace(layout.registry.with_suffix(".db.damaged"))
        info = StructureInfo(document.structure, document.structure_name, city=document.city)
        with new_registry(layout, opened, info) as registry:
            return make_session(layout, home_lock, opened, registry, worker, clock)


def recover(home: Path, staff: str, typed: Sequence[str], phrase: str, clock: Clock) -> Session:
    """Open with the recovery words and give a worker a new passphrase; the other slots keep theirs.

    Raises RecoveryWordsWrong, SealRefused when the words are those of another structure, and what `unlock` raises.
    """
    _require_strong(phrase)
    keep_files_private()
    layout = Layout(home)
    document = read_keys(layout)
    worker = worker_of(document, staff)
    with locked(layout) as home_lock:
        opened = keys.open_keys(document, Identity.from_secret(words.secret_of(typed)))
        if not keys.is_signed_by(document, opened.signing.public):
            raise KeysForged(layout.keys, "signature")
        session = open_session(layout, home_lock, opened, worker, clock)
        with closed_if_it_fails(session.registry) as registry:
            give_new_slot(session, worker, phrase)
            registry.log(AccessRow(utc_text(clock()), worker.id, "recovery_used"))
        return session


def _require_strong(phrase: str) -> None:
    strength = passphrase.assess(phrase)
    if not strength.accepted:
        raise WeakPassphrase(strength.missing)
