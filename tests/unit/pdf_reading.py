"""A PDF as a reader has it: its words in order, and each letter with its font, size and place."""

import ctypes
import re
import zlib
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from carnet_desktop.i18n import NBSP


@dataclass(frozen=True, slots=True)
class Letter:
    page: int
    text: str
    font: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


def words_of(pdf: bytes) -> str:
    """All the text, one space for any run of spaces and line ends."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    return " ".join(text.replace(NBSP, " ").split())


def page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def letters_of(pdf: bytes) -> list[Letter]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [letter for index in range(len(document)) for letter in _letters(document[index], index)]


def _letters(page: pypdfium2.PdfPage, number: int) -> list[Letter]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace():
            continue
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFText_GetFontInfo(text, index, name, 200, None)
        size = float(pdfium.FPDFText_GetFontSize(text, index))
        found.append(Letter(number, character, name.value.decode(), size, *text.get_charbox(index)))
    return found


def uncompressed(pdf: bytes) -> bytes:
    """The file with its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            opened.append(stream)
    return pdf + b"".join(opened)


def said(text: str) -> bytes:
    """How the file says `text` for whoever does not see it (Alt, ActualText)."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
