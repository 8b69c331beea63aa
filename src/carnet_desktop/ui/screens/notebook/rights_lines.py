"""The rights of the person as label and value rows."""

from carnet_desktop.domain.labels import field_label
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Line

from .desk import Desk
from .rights_fields import YES_OR_NO


def rights_lines(desk: Desk) -> list[Line]:
    """Only what is known; a right that she has not is."""
    rights = desk.notebook.rights
    rsa = [_line("rsa", rights.rsa.label)] if rights.rsa else []
    known = [(name, getattr(rights, name)) for name in YES_OR_NO]
    return [*rsa, *(_line(name, _("Oui") if has else _("Non")) for name, has in known if has is not None)]


def _line(field: str, words: str) -> Line:
    return Line(f"rights/{field}", words, label=_(field_label("rights", field)))
