"""An age X25519 identity: 32 bytes that open, and the public text others seal to."""

from dataclasses import dataclass, field
from typing import Self

import bech32
import pyrage.x25519

_PREFIX = "age-secret-key-"


@dataclass(frozen=True, slots=True)
class Identity:
    """A private age identity; `secret` (32 bytes) is kept out of `repr`."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != 32:
            raise ValueError("an age identity is 32 bytes")

    @classmethod
    def generate(cls) -> Self:
        return cls.from_text(str(pyrage.x25519.Identity.generate()))

    @classmethod
    def from_secret(cls, secret: bytes) -> Self:
        """Raises ValueError unless given 32 bytes."""
        return cls(bytes(secret))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read AGE-SECRET-KEY-1…, spaces around it ignored. Raises ValueError when it is not one."""
        prefix, groups = bech32.bech32_decode(text.strip())
        if prefix != _PREFIX or groups is None:
            raise ValueError("not an age secret key")
        return cls(bytes(bech32.convertbits(groups, 5, 8, pad=False) or ()))

    @property
    def text(self) -> str:
        """AGE-SECRET-KEY-1…, as the stock `age -i` reads it."""
        return bech32.bech32_encode(_PREFIX, bech32.convertbits(self.secret, 8, 5) or ()).upper()

    @property
    def recipient(self) -> str:
        """The public half, age1…"""
        return str(pyrage.x25519.Identity.from_str(self.text).to_public())
