"""The sentences around the sheet: whose it is, how many pages, what was checked."""

from collections.abc import Collection

from carnet_desktop.domain.records import Person
from carnet_desktop.domain.sheet import SheetPlan
from carnet_desktop.i18n import _, count, folded
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.people_words import by_title


def of_whom(first_name: str) -> str:
    """`Carnet de Fatou`, `Carnet d’Amina`"""
    if not first_name:
        return _("Le carnet")
    vowel = folded(first_name)[:1] in tuple("aeiou")
    return _("Carnet d’{name}", name=first_name) if vowel else _("Carnet de {name}", name=first_name)


def pages(number: int) -> str:
    """`2 pages, une feuille recto verso.`"""
    if number < 2:
        return _("1 page.")
    sheets = (number + 1) // 2
    on = count(sheets, _("une feuille recto verso"), _("{n} feuilles recto verso"))
    return _("{number} pages, {on}.", number=number, on=on)


def belongs_to(person: Person) -> str:
    """Whose page it is. Without a civil title the sentence has no "elle" and no "lui"."""
    name = person.first_name
    whose = _("Cette page appartient à {name}", name=name) if name else _("Cette page lui appartient")
    how = by_title(person.title, _("avec elle"), _("avec lui"), _("ensemble"))
    return _("{whose} : relisez\u2011la {how}.", whose=whose, how=how)


def checked(sheet: SheetPlan, accepted: Collection[str]) -> tuple[str, Tone]:
    """What the chip of the header says. `accepted`: the lines kept although they tell who the person is."""
    waiting = len(sheet.questions)
    if not waiting and sheet.lost:
        return count(len(sheet.lost), _("{n} ligne perd des lettres"), _("{n} lignes perdent des lettres")), Tone.WARN
    kept = sum(item.ticked and item.id in accepted for section in sheet.offered for item in section.items)
    if not waiting and kept:
        return count(kept, _("Vérifié, sauf {n} ligne gardée"), _("Vérifié, sauf {n} lignes gardées")), Tone.INFO
    if not waiting:
        return _("Vérifié : pas de nom de famille, de domicile ni de santé"), Tone.GOOD
    return count(waiting, _("{n} question avant d’imprimer"), _("{n} questions avant d’imprimer")), Tone.WARN
