"""The files to treat and the journal of transfers, a row each, in words."""

from datetime import date, datetime
from typing import Final

from carnet_desktop.domain.path_words import size_words
from carnet_desktop.i18n import _, hour, margin_day
from carnet_desktop.services.inbox import Waiting
from carnet_desktop.services.transfers import TransferLine
from carnet_desktop.ui.lines import Detail, Line

_KINDS: Final = {"referral": "orientation", "transfer": "transfert"}
_STATES: Final = {
    ("sent", "sent"): ("clock", "", "Envoyé, sans réponse pour l’instant"),
    ("sent", "expired"): ("alarm", "warn", "Envoyé, échéance dépassée sans réponse"),
    ("sent", "accepted"): ("circle-check", "good", "Envoyé, accepté"),
    ("sent", "part"): ("circle-check", "good", "Envoyé, accepté en partie"),
    ("sent", "refused"): ("x", "bad", "Envoyé, refusé"),
    ("received", "accepted"): ("circle-check", "good", "Reçu, accepté"),
    ("received", "part"): ("circle-check", "good", "Reçu, accepté en partie"),
    ("received", "refused"): ("x", "bad", "Reçu, refusé"),
}


def waiting_line(waiting: Waiting, today: date) -> Line:
    """A file to treat: who sends it, or why it waits."""
    day = date.fromisoformat(waiting.received_on)
    what = _("· accusé de réception") if waiting.is_receipt else ""
    details: tuple[Detail, ...] = ()
    if waiting.problem is not None:
        details = (Detail(waiting.problem, "alert-triangle", "warn"),)
    return Line(
        id=str(waiting.path),
        title=waiting.sender or _("Structure inconnue"),
        strong=True,
        when=margin_day(day, today),
        after=what,
        end=size_words(waiting.size),
        details=details,
    )


def transfer_line(line: TransferLine, today: date) -> Line:
    at = datetime.fromisoformat(line.at).astimezone()
    icon, tone, words = _STATES[line.direction, line.state]
    state = _(words)
    if line.reason:
        state = _("{state} : {reason}", state=state, reason=line.reason)
    words = _("· {kind} vers {name}") if line.direction == "sent" else _("· {kind} de {name}")
    about = words.format(kind=_(_KINDS.get(line.kind, line.kind)), name=line.structure_name)
    return Line(
        id=line.bundle,
        title=line.person_name or _("Personne inconnue ici"),
        strong=True,
        when=margin_day(at.date(), today),
        hour=hour(at.time()),
        after=about,
        details=(Detail(state, icon, tone), *((Detail(line.purpose, cut=True),) if line.purpose else ())),
    )
