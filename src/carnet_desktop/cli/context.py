"""What every command shares: the home, the passphrase, the way results are written, the unlocked session."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from typer import BadParameter

from carnet_desktop.errors import CannotWriteFile, FileUnreadable, WrongPassphrase
from carnet_desktop.services import door, vault
from carnet_desktop.services.people import refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session
from carnet_desktop.storage.layout import Layout

from .plain import plain


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Terminal:
    home: Path
    passphrase_file: Path | None
    as_json: bool
    _typed: list[str] = field(default_factory=list)
    """The passphrase once typed: a command that opens twice asks once."""

    def passphrase(self) -> str:
        """The passphrase, from its file or typed without being shown."""
        if self.passphrase_file is not None:
            try:
                return self.passphrase_file.read_text(encoding="utf-8-sig").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as error:
                raise FileUnreadable(self.passphrase_file, type(error).__name__) from None
        if sys.stdin is None or not sys.stdin.isatty():
            raise BadParameter("", param_hint="--passphrase-file")
        if not self._typed:
            from getpass import getpass

            self._typed.append(getpass("Phrase secrète : "))
        return self._typed[0]

    @contextmanager
    def session(self, open_vault: Callable[..., Session] = vault.unlock) -> Iterator[Session]:
        """The unlocked structure, locked again at the end. Waits as long as former wrong tries ask for."""
        session = self._unlock(open_vault)
        try:
            yield session
        finally:
            session.lock()

    @contextmanager
    def fresh_session(self) -> Iterator[Session]:
        """A session whose list is true to the notebooks, whatever happened to the files since."""
        with self.session() as session:
            refresh(session, silent)
            yield session

    def _unlock(self, open_vault: Callable[..., Session]) -> Session:
        phrase = self.passphrase()
        staff = door.read_keys(Layout(self.home)).workers[0].id
        time.sleep(door.wait_before_try(self.home, staff, now()))
        try:
            return open_vault(self.home, staff, phrase, now)
        except WrongPassphrase:
            raise WrongPassphrase(0) from None

    def answer(self, data: dict[str, Any], lines: Sequence[str]) -> None:
        """One result: JSON for scripts, or lines for people. Raises CannotWriteFile when it cannot be given whole."""
        words = json.dumps(data, ensure_ascii=False, indent=2) if self.as_json else plain("\n".join(lines))
        try:
            print(words, flush=True)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries again as it ends
            if not isinstance(error, BrokenPipeError):  # whoever read has left, as `head` does: the work is done
                raise CannotWriteFile(Path("stdout"), type(error).__name__) from None
