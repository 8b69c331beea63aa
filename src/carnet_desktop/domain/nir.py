"""The NIR, the French social security number: its shape and its key (INSEE: 97 minus the number modulo 97)."""

import re
from typing import Final

_SHAPE: Final = re.compile(r"[1-478]\d{4}(?:\d{2}|2[AB])\d{8}")
_BLANKS: Final = re.compile(r"[\s.\-]")
_CORSICA: Final = {"2A": "19", "2B": "18"}  # the digits INSEE puts in place of the letter before the division


def plain_nir(typed: str) -> str:
    """The 15 characters without what separates them."""
    return _BLANKS.sub("", typed).upper()


def nir_key(number: str) -> int:
    """The key of the first 13 characters of a NIR. Raises ValueError when they are not digits (Corsica apart)."""
    department = number[5:7]
    return 97 - int(number[:5] + _CORSICA.get(department, department) + number[7:]) % 97


def is_nir(plain: str) -> bool:
    """Whether 15 characters are a NIR whose key is right."""
    return _SHAPE.fullmatch(plain) is not None and nir_key(plain[:13]) == int(plain[13:])


def masked_nir(typed: str) -> str:
    """What may be shown of a NIR: as many dots as it has characters, and its key, which tells nothing of the person."""
    plain = plain_nir(typed)
    return "•" * 13 + plain[13:] if len(plain) == 15 else "•" * min(len(plain), 15)
