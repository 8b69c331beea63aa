"""The contracts of support as rows: what each is called, from when to when, and how near its end is."""

from datetime import date

from carnet_desktop.domain.contracts import contracts_of, ending, runs
from carnet_desktop.domain.records import Contract
from carnet_desktop.domain.vocabularies import contract_short
from carnet_desktop.i18n import _, count, day_month_year, folded, short_day
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import Chip

from .desk import Desk, lower_first


def contract_lines(desk: Desk) -> list[Line]:
    """Those that run or are to come first, then those that are over; the latest first in each."""
    contracts = [entry.record for entry in contracts_of(desk.notebook)]
    contracts.sort(key=lambda contract: is_over(contract, desk.today))
    return [contract_line(desk, contract) for contract in contracts]


def contract_line(desk: Desk, contract: Contract) -> Line:
    over = is_over(contract, desk.today)
    told = [Detail(words) for words in (_dates(contract), _signed(contract)) if words]
    left = ending(contract, desk.today)
    if left is not None:
        last = _("C’est son dernier jour")
        words = count(left, _("Se termine dans {n} jour"), _("Se termine dans {n} jours")) if left else last
        told.append(Detail(words, "alarm", "warn"))
    return Line(
        id=contract.id,
        title=_short(contract),
        strong=not over,
        quiet=over,
        after=_("· terminé") if over else "" if runs(contract, desk.today) else _("· à venir"),
        details=tuple(told),
    )


def contract_chips(desk: Desk) -> tuple[Chip, ...]:
    """Those about to end, the nearest first."""
    held = [entry.record for entry in contracts_of(desk.notebook)]
    near = [(contract.to or "", contract) for contract in held if ending(contract, desk.today) is not None]
    near.sort(key=lambda one: one[0])
    return tuple(
        Chip(_end_words(_short(contract), date.fromisoformat(to)), Tone.WARN, "certificate") for to, contract in near
    )


def contract_name(contract: Contract, today: date) -> str:
    """Among others: what it is called, and its end."""
    end = _("jusqu’au {day}", day=day_month_year(date.fromisoformat(contract.to))) if contract.to else ""
    return ", ".join(part for part in (_short(contract), end) if part)


def is_over(contract: Contract, today: date) -> bool:
    return contract.to is not None and contract.to < today.isoformat()


def _short(contract: Contract) -> str:
    return contract_short(contract.kind_) if contract.kind_ else _("Contrat")


def _end_words(name: str, day: date) -> str:
    words = lower_first(name)
    elided = folded(words)[:1] in tuple("aeiouy") and words[:1].islower()
    return _("Fin d’{name} {day}" if elided else "Fin de {name} {day}", name=words, day=short_day(day))


def _dates(contract: Contract) -> str:
    begun, end = (_day(day) for day in (contract.from_, contract.to))
    if begun and end:
        return _("du {begun} au {end}", begun=begun, end=end)
    return _("depuis le {begun}", begun=begun) if begun else _("jusqu’au {end}", end=end) if end else ""


def _signed(contract: Contract) -> str:
    return _("signé le {day}", day=_day(contract.signed_on)) if contract.signed_on else ""


def _day(day: str | None) -> str:
    return day_month_year(date.fromisoformat(day)) if day else ""
