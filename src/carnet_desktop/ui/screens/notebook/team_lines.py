"""The team as rows: the référent first, then the others, those who have left last."""

from collections.abc import Iterator

from carnet_desktop.domain.records import Member
from carnet_desktop.domain.team import is_current, is_referent, referents, team_of
from carnet_desktop.domain.values import value_text
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Detail, Line

from .days import between
from .desk import Desk


def team_lines(desk: Desk) -> list[Line]:
    """Two référents can come from two copies of a notebook: both are shown, to check."""
    several = len(referents(desk.notebook)) > 1
    return [member_line(desk, entry.record, several) for entry in team_of(desk.notebook, desk.today)]


def member_line(desk: Desk, member: Member, several: bool = False) -> Line:
    elsewhere = member.structure_name if member.structure_name != desk.structure_name else None
    about = ", ".join(part for part in (member.function, elsewhere) if part)
    told = (about, _dates(desk, member), value_text("member", "phone", member.phone), member.email)
    return Line(
        member.id,
        _("Vous") if desk.is_me(member.name) else member.name or "",
        strong=True,
        quiet=not is_current(member, desk.today),
        details=(*(Detail(words) for words in told if words), *_role(member, several)),
    )


def _role(member: Member, several: bool) -> Iterator[Detail]:
    if is_referent(member):
        yield Detail(_("Assure le suivi"), "user-check")
        if several:
            yield Detail(_("À vérifier : une seule personne assure le suivi."), "alert-triangle", "warn")
    elif member.referent:
        yield Detail(_("Assurait le suivi"), "user-check")


def _dates(desk: Desk, member: Member) -> str:
    words = between(member.from_, member.to, desk.today)
    return words[:1].upper() + words[1:]
