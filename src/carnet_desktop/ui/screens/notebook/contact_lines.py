"""The other professionals as rows: name, role, telephone, and the neutral name of a sensitive one."""

from carnet_desktop.domain.records import Contact
from carnet_desktop.i18n import _, french_key, phone_text
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk, lower_first


def contact_lines(desk: Desk) -> list[Line]:
    """By name; sensitive ones last, as on the sheet."""
    contacts = [entry.record for entry in desk.notebook.entries(Contact)]
    contacts.sort(key=lambda c: (bool(c.sensitive), french_key(c.name or ""), c.id))
    return [contact_line(contact) for contact in contacts]


def contact_line(contact: Contact) -> Line:
    structure = contact.structure if contact.name else None
    about = [contact.role if structure else None, contact.hours]
    details = [Detail(text) for text in about if text]
    if contact.sensitive:
        details.append(Detail(_printed(contact.printed_name or ""), "eye-off"))
    return Line(
        id=contact.id,
        title=contact.name or contact.structure or "",
        strong=True,
        after=lower_first(structure or contact.role or ""),
        end=phone_text(contact.phone) if contact.phone else "",
        details=tuple(details),
    )


def _printed(neutral: str) -> str:
    if not neutral:
        return _("Ne s’imprime pas : aucun nom neutre.")
    return _("S’imprime « {name} »", name=neutral)
