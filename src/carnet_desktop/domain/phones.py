"""Telephone numbers as they are typed in France, brought to the one form that is kept: E.164 (`+33639984107`)."""

import re
from typing import Final, NamedTuple

from ..memory import remembered

_OVERSEAS: Final = ("GP", "MQ", "GF", "RE", "YT", "PM")  # 0692… is typed as in mainland France; the plan is another
_OVERSEAS_STARTS: Final = ("26", "50", "59", "63", "69", "70", "97")
_SEPARATORS: Final = re.compile(r"[,;/\n]")
_LONGEST_NUMBER: Final = 15  # digits, ITU-T E.164
_FRENCH: Final = re.compile(r"0?([1-9]\d{8})")
_ZERO_LOST: Final = re.compile(r"[1-9]\d{8}")


class Phone(NamedTuple):
    """A number: E.164 when `valid`, else as typed; `repaired` when the zero a spreadsheet had eaten was put back."""

    number: str
    valid: bool
    repaired: bool = False


@remembered(16384)
def read_phone(typed: str) -> Phone:
    """One number, whatever stands between its digits; a French one unless it starts with + or 00."""
    plain = " ".join(typed.split())
    number = _e164(plain)
    if number is None:
        return Phone(plain, valid=False)
    return Phone(number, valid=True, repaired=_ZERO_LOST.fullmatch(re.sub(r"\D", "", plain)) is not None)


def read_phones(typed: str) -> tuple[Phone, ...]:
    """The numbers of one cell, separated by commas, semicolons, slashes or line ends; each once, in order."""
    whole = read_phone(typed)
    if whole.valid:  # 06/01/02/03/04 is one number
        return (whole,)
    parts = (part for part in _SEPARATORS.split(typed) if part.strip())
    return tuple(dict.fromkeys(read_phone(part) for part in parts))


def _e164(typed: str) -> str | None:
    import phonenumbers  # 60 ms: not before somebody types or brings a number

    digits = re.sub(r"\D", "", typed)
    if not 9 <= len(digits) <= _LONGEST_NUMBER:
        return None
    overseas = digits.lstrip("0").startswith(_OVERSEAS_STARTS)
    for region in ("FR", *(_OVERSEAS if overseas else ())):
        try:
            number = phonenumbers.parse(typed, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and not number.extension:
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    # Ranges are opened, or kept for fiction, that the library's tables do not know: ten digits make a French number.
    french = _FRENCH.fullmatch(digits)
    return f"+33{french[1]}" if french and "+" not in typed else None
