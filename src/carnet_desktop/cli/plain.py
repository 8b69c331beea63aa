"""Words as a terminal may show them: what another structure wrote must not command it, nor turn a line round."""

import re
from typing import Final

_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """`text`, each control or direction mark shown as one that cannot be."""
    return _COMMANDS.sub("\ufffd", text)
