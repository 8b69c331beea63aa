"""Strict JSON (RFC 7493, and no fraction): one reading of the bytes or none."""

import json
from typing import Any, Final, NoReturn

DEPTH_MAX: Final = 32
_INTEGER_MAX: Final = 2**53 - 1
_DIGITS_MAX: Final = 16


def read_object(data: bytes) -> dict[str, Any]:
    """A JSON object: UTF-8 without a mark, no key twice, no fraction, no lone surrogate, integers within ±(2⁵³ − 1),
    at most 32 levels.

    Raises ValueError.
    """
    try:
        fields = _decoder.decode(data.decode("utf-8"))
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(fields, dict):
        raise ValueError("not an object")
    _check(fields, DEPTH_MAX)
    return fields


def is_later(fields: dict[str, Any]) -> bool:
    """Whether an object asks for what this version does not know: a greater `version`, or anything in `crit`."""
    version, crit = fields.get("version"), fields.get("crit")
    return (type(version) is int and version > 1) or (isinstance(crit, list) and bool(crit))


def _check(value: object, levels: int) -> None:
    if isinstance(value, str):
        if not value.isascii():
            value.encode()  # a lone surrogate is a ValueError
    elif isinstance(value, list | dict):
        if not levels:
            raise ValueError("too deep")
        if isinstance(value, dict):
            "".join(value).encode()
            value = list(value.values())
        for item in value:
            _check(item, levels - 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field twice")
    return fields


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS_MAX + 1 or abs(number := int(digits)) > _INTEGER_MAX:
        raise ValueError("an integer out of range")
    return number


def _refuse(number: str) -> NoReturn:
    raise ValueError(number)


_decoder: Final = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse, parse_int=_integer
)
