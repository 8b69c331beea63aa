"""Invented people, the same at every run: as many different names, phones and numbers as a real crowd has."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


def _parts(text: str) -> list[str]:
    return text.split()


_FIRST: Final = _parts("""
    Fatou Karim Léa Mehdi Oleksandra Kévin Yanis Claire Aïcha Mamadou Nadia Thierry Véronique Jérôme Zoé Inès Rachid
    Sékou Aminata Bérénice Loïc Gaëlle Noémie Hélène Ibrahim Djénéba Olivier Mireille Françoise Ludivine Émile Anaïs
    Jean-Baptiste Marie-Ange Anne-Sophie Abdoulaye Chloé Théo Maëlys Corentin Solène Tiphaine Raphaël Moussa Yasmine
""")
_BEGIN: Final = _parts(
    "Ba Be Bou Ca Che Cou Da De Di Du Fa Fe Ga Gou Ha Jo Ka Ke Ki Ko La Le Lo Ma Me Mo Na Ou Pa Pe Qué"
)
_MIDDLE: Final = _parts(
    "ba ban ber bi cha da dou fé ga gne in ka la lan li lou ma man mé na no ra ri ro sa sou ta té va vi"
)
_END: Final = _parts(
    "ba bert court deau din dou eau et ier kova lier lin mont né neuf quet ra rand ré ry sard sko teau ville"
)
_FICTION: Final = ("19900", "26191", "35301", "46571", "53649", "63998")
"""The beginnings of the French numbers that ARCEP keeps for fiction."""


@dataclass(frozen=True, slots=True)
class Someone:
    """`phone` is E.164."""

    first_name: str
    last_name: str
    birth: date
    phone: str
    caf_number: str


def people(count: int) -> Iterator[Someone]:
    drawn = random.Random(20_261_124)
    for _ in range(count):
        last = drawn.choice(_BEGIN) + "".join(drawn.choices(_MIDDLE, k=drawn.randint(0, 2))) + drawn.choice(_END)
        yield Someone(
            drawn.choice(_FIRST),
            last,
            date(1955, 1, 1) + timedelta(days=drawn.randrange(18_000)),
            f"+33{drawn.choice(_FICTION)}{drawn.randrange(10_000):04d}",
            f"{drawn.randrange(10**6, 10**7)}",
        )


def with_a_slip(name: str, drawn: random.Random) -> str:
    """`name` as a finger types it: two letters exchanged, one left out, one doubled, or another one."""
    at = drawn.randrange(1, len(name) - 1)
    match drawn.randrange(4):
        case 0:
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case 1:
            return name[:at] + name[at + 1 :]
        case 2:
            return name[:at] + name[at] + name[at:]
        case _:
            return name[:at] + drawn.choice("aeioutrnsl") + name[at + 1 :]
