"""Who is here and what is unlocked: one object, from unlock to lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from carnet_desktop.memory import forget_remembered

if TYPE_CHECKING:  # the cover names workers before the first paint: all that opens files comes in after it
    from carnet_desktop.domain.writing import Pen
    from carnet_desktop.storage.layout import Layout
    from carnet_desktop.storage.lock import HomeLock
    from carnet_desktop.storage.registry import Registry

    from .directory import Directory
    from .keys import OpenKeys
    from .open_file import OpenFile

Clock: TypeAlias = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


class Staff(msgspec.Struct, frozen=True):
    """A member of the team. `role`: responsable or accompagnant."""

    id: str
    name: str
    function: str
    role: str


class StructureInfo(msgspec.Struct, frozen=True):
    """The structure as its own sheets show it. `phone` is E.164 or as typed; `hours` free text, one line each.

    `glossary`: what acronyms say, in the structure's own words.
    """

    id: str
    name: str
    phone: str = ""
    hours: str = ""
    address: str = ""
    city: str = ""
    glossary: dict[str, str] = {}


class Settings(msgspec.Struct, frozen=True):
    """`idle_minutes` 1–15 before locking; `text_scale` in per cent, 90–200; `unseen_weeks` after which the day reminds
    of a person not met.

    `nir`, `health`: whether the structure keeps the number, and writes of health; off, what a file brought stays.
    `smic`: legal minimum wages that this version does not know yet, ISO day → euro cents a month before tax.
    """

    idle_minutes: int = 5
    text_scale: int = 100
    theme: Literal["system", "light", "dark"] = "system"
    nir: bool = False
    health: bool = False
    smic: dict[str, int] = {}
    unseen_weeks: int = 6


@dataclass
class Session:
    layout: Layout
    home_lock: HomeLock
    keys: OpenKeys
    registry: Registry
    staff: Staff
    structure: StructureInfo
    settings: Settings
    clock: Clock
    directory: Directory
    files: dict[str, OpenFile] = field(default_factory=dict)

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        """The day on the office's wall."""
        return self.clock().astimezone().date()

    def pen(self, notebook: str) -> Pen:
        from carnet_desktop.domain.writing import Pen

        return Pen(self.staff.id, notebook, self.structure.id)

    def lock(self) -> None:
        """Close every file and free the home. The session is of no use afterwards."""
        for opened in self.files.values():
            opened.file.close()
        self.files.clear()
        self.registry.close()
        self.directory.clear()
        forget_remembered()
        from .lasting import forget

        forget()
        self.home_lock.release()
