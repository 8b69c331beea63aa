"""A home opened again and again by the same worker, who types the passphrase once."""

from functools import cache
from pathlib import Path

from tests.conftest import PASSPHRASE, now

from carnet_desktop.services.door import read_keys
from carnet_desktop.services.entering import open_session, open_with_passphrase
from carnet_desktop.services.keys import OpenKeys
from carnet_desktop.services.session import Session
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.lock import HomeLock


@cache
def keys_of(home: Path) -> OpenKeys:
    document = read_keys(Layout(home))
    return open_with_passphrase(Layout(home), document, document.workers[0], PASSPHRASE, now)


def reopened(home: Path) -> Session:
    """Without its lock: whoever held it was killed, or waits."""
    opened = keys_of(home)
    return open_session(Layout(home), HomeLock(home), opened, opened.document.workers[0], now)
