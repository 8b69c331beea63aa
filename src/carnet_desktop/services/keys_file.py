"""Writing keys.json: the first one, a changed one, and a worker's new slot."""

import secrets

import msgspec

from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.storage.files import write_atomic
from carnet_desktop.storage.layout import Layout

from . import keys
from .keys_document import FORMAT, VERSION, KeysDocument, WorkerEntry, encode
from .session import Session


def first_keys(
    structure: str, name: str, city: str, worker: WorkerEntry, signing: SigningKey, recovery: str
) -> keys.OpenKeys:
    """The keys of a new structure, and the document that holds them sealed. `recovery`: the public half, age1…"""
    registry_key, team, receiving = secrets.token_bytes(32), Identity.generate(), Identity.generate()
    sealed = keys.seal_keys(
        structure,
        1,
        (worker.recipient, recovery),
        registry=registry_key,
        team=team.secret,
        signing=signing.private,
        receiving=receiving.secret,
    )
    document = KeysDocument(
        format=FORMAT,
        version=VERSION,
        structure=structure,
        structure_name=name,
        city=city,
        counter=1,
        epoch=1,
        recovery=recovery,
        team=team.recipient,
        signing=signing.public.hex(),
        receiving=receiving.recipient,
        workers=(worker,),
        sealed=sealed,
    )
    return keys.OpenKeys(keys.sign(document, signing), registry_key, team, signing, receiving)


def write_keys(layout: Layout, document: KeysDocument) -> None:
    write_atomic(layout.keys, encode(document))


def replace_keys(session: Session, document: KeysDocument) -> None:
    """Put a changed document in place: counted, signed, the registry told, then its copy `.prev` made alike.

    Until then `.prev` is the former one; afterwards an older copy would be taken for one put back by somebody.
    """
    former = session.keys.document
    signed = keys.sign(msgspec.structs.replace(document, counter=former.counter + 1), session.keys.signing)
    write_keys(session.layout, signed)
    session.registry.set_setting("keys_counter", signed.counter)
    write_atomic(session.layout.keys_previous, encode(signed))
    session.keys = msgspec.structs.replace(session.keys, document=signed)


def give_new_slot(session: Session, worker: WorkerEntry, phrase: str) -> None:
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
