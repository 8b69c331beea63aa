"""What each text of a transfer file may be: types that the strict reading of its JSON enforces."""

from typing import Annotated, Final, TypeAlias

from msgspec import Meta

UUID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

Uuid: TypeAlias = Annotated[str, Meta(pattern=rf"\A{UUID}\Z")]
Hex32: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""32 bytes."""
Word: TypeAlias = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9_]{0,63}\Z")]
"""A name of the format itself: a section, a list."""
Line: TypeAlias = Annotated[str, Meta(pattern=r"\A[^\x00-\x1f\x7f]{0,300}\Z")]
Name: TypeAlias = Annotated[str, Meta(pattern=r"\A[^\x00-\x1f\x7f]{1,300}\Z")]
PARAGRAPH_MAX: Final = 10_000
Paragraph: TypeAlias = Annotated[str, Meta(pattern=rf"\A[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]{{0,{PARAGRAPH_MAX}}}\Z")]
Day: TypeAlias = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Moment: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z\Z")
]
"""As `domain.facts.utc_text`."""
Epoch: TypeAlias = Annotated[int, Meta(ge=1)]
FileName: TypeAlias = Annotated[
    str, Meta(pattern=r"\A(?![. ])[^\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,200}(?<![. ])\Z")
]
"""A name and no path, which every system takes and which reads as it is written."""
