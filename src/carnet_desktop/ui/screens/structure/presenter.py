"""The structure as its sheets show it, and how Carnet behaves here: both saved in place."""

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec.structs import replace

from carnet_desktop.domain.phones import read_phone
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, hour, phone_text
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services import structure as service
from carnet_desktop.services.session import Settings, StructureInfo
from carnet_desktop.ui.context import ScreenContext


class StructureView(Protocol):
    def show_structure(self, info: StructureInfo, phone: str) -> None:
        """Fill the fields; `phone` is the number as it is read."""

    def show_settings(self, settings: Settings) -> None: ...

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The sentence beside each refused field; the others are right."""

    def show_saved(self, sentence: str) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def apply_look(self, settings: Settings) -> None:
        """Text size and colours, at once."""


class StructurePresenter:
    def __init__(self, view: StructureView, context: ScreenContext) -> None:
        self._view, self._context = view, context

    def start(self) -> None:
        info = self._context.session.structure
        self._view.show_structure(info, phone_text(info.phone))
        self._view.show_settings(self._context.session.settings)

    def save(self, name: str, city: str, address: str, phone: str, hours: str) -> None:
        """Keep what the sheets print."""
        problems = {}
        number = read_phone(phone) if phone else None
        if not name:
            problems["name"] = _("Indiquez le nom de votre structure.")
        if number is not None and not number.valid:
            problems["phone"] = field_sentence(InvalidField("phone", "phone", phone))
        self._view.show_problems(problems)
        if problems:
            return
        session = self._context.session
        info = replace(
            session.structure,
            name=name,
            city=city,
            address=address,
            phone=number.number if number else "",
            hours=hours,
        )
        self._view.show_busy(True)
        self._context.jobs.run(
            self,
            lambda report: service.save_structure(session, info),
            lambda nothing: self._saved(info),
            self._failed,
        )

    def set(self, **changed: Any) -> None:
        """Change one preference: a field of `Settings` and its new value. It is kept at once."""
        session = self._context.session
        settings = replace(session.settings, **changed)
        self._view.apply_look(settings)
        self._context.jobs.run(
            self,
            lambda report: service.save_settings(session, settings),
            lambda nothing: self._context.notices.announce(_("Préférence enregistrée.")),
            self._not_set,
        )

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _saved(self, info: StructureInfo) -> None:
        self._view.show_busy(False)
        self._view.show_structure(info, phone_text(info.phone))
        at = hour(self._context.session.now().astimezone().time())
        self._view.show_saved(_("Enregistré à {hour}", hour=at))

    def _failed(self, error: Exception) -> None:
        self._view.show_busy(False)
        if isinstance(error, InvalidField):
            self._view.show_problems({error.field: field_sentence(error)})
        else:
            self._context.notices.show_error(error)

    def _not_set(self, error: Exception) -> None:
        """The former preference is shown again: what is on screen is what is kept."""
        settings = self._context.session.settings
        self._view.show_settings(settings)
        self._view.apply_look(settings)
        self._context.notices.show_error(error)
