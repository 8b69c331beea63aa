"""The colours of Carnet by the role they play, light and dark. No other colour exists on screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """One colour (`#RRGGBB`) for each role."""

    desk: str
    """Behind a page preview only."""
    page: str
    tint: str
    """Side columns, bars, group headings."""
    line: str
    """1 px separators; decorative."""
    edge: str
    """1 px borders of controls."""
    margin: str
    """The margin line; decorative."""
    ink: str
    ink2: str
    """Secondary sentences, dates in the margin."""
    ink3: str
    """Placeholders, key hints, “rien”."""
    spine: str
    spineHover: str  # noqa: N815 (the names of the colour table)
    spineInk: str  # noqa: N815
    spineInk2: str  # noqa: N815
    act: str
    actHover: str  # noqa: N815
    actPress: str  # noqa: N815
    actInk: str  # noqa: N815
    link: str
    sel: str
    """Selected row, chosen segment, hovered row."""
    warn: str
    warnBg: str  # noqa: N815
    bad: str
    badBg: str  # noqa: N815
    good: str
    goodBg: str  # noqa: N815
    info: str
    infoBg: str  # noqa: N815
    write: str
    """Focus and caret: where you write, and nothing else."""
    writeBg: str  # noqa: N815
    off: str
    """Text of a disabled control."""


LIGHT = Roles(
    desk="#E9ECE5",
    page="#FEFEFC",
    tint="#F3F5EF",
    line="#D6DBD2",
    edge="#7B877F",
    margin="#DE9C98",
    ink="#1D2622",
    ink2="#435049",
    ink3="#5A675F",
    spine="#1C473C",
    spineHover="#275648",
    spineInk="#FFFFFF",
    spineInk2="#C9DDD3",
    act="#1B5E4E",
    actHover="#164D40",
    actPress="#103C32",
    actInk="#FFFFFF",
    link="#1B5E4E",
    sel="#E0EDE5",
    warn="#6A4300",
    warnBg="#FAEDCF",
    bad="#8A2318",
    badBg="#FBE6E1",
    good="#1B5E4E",
    goodBg="#E0EDE5",
    info="#27477A",
    infoBg="#E6EDF7",
    write="#573A9B",
    writeBg="#F4F0FB",
    off="#646F68",
)

DARK = Roles(
    desk="#111714",
    page="#1A211E",
    tint="#212925",
    line="#36413B",
    edge="#7F8D85",
    margin="#94605D",
    ink="#ECF0EB",
    ink2="#BFC9C2",
    ink3="#A2AEA6",
    spine="#0E1E19",
    spineHover="#183029",
    spineInk="#F2F6F3",
    spineInk2="#A9C2B7",
    act="#83CFB6",
    actHover="#9ADCC6",
    actPress="#6DBBA2",
    actInk="#0D211A",
    link="#8FD8C0",
    sel="#22372F",
    warn="#F3C97E",
    warnBg="#3B2F17",
    bad="#F7B0A4",
    badBg="#44221D",
    good="#8FD8C0",
    goodBg="#20382F",
    info="#B2CCF4",
    infoBg="#212E43",
    write="#C4B1F7",
    writeBg="#2A2440",
    off="#8B9790",
)
