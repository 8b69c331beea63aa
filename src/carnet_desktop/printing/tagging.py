"""What a screen reader is told of a PDF: its structure, in reading order, and which marks on the page each part made.

reportlab draws but does not tag. Here marked content goes into the page as it is drawn, and the tree that gives it a
meaning goes into the catalogue at the end (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, PDF/UA-1). reportlab's private
parts are used, so its version is pinned and a validator reads every paper in the tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas

LANGUAGE: Final = "fr-FR"

Mark: TypeAlias = tuple[int, int, int]
"""(turn in reading, page of paper, number of the marked content on it): a folded sheet is not drawn as it is read."""


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document: `role` is one of ISO 32000-1's (`H1`, `P`, `L`, `LI`, `LBody`, `Figure`, `Sect`).

    `alt`: the words for whoever does not see it. Its kids stand in reading order.
    """

    role: str
    alt: str = ""
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, role: str, alt: str = "") -> "Element":
        child = Element(role, alt)
        self.kids.append(child)
        return child


class Tags:
    """Marks what is drawn on a canvas. Nothing may be drawn outside `content` and `artifact`."""

    def __init__(self, canvas: Canvas) -> None:
        self.document = Element("Document")
        self._canvas = canvas
        self.turn = 0
        self._marks: list[list[Element]] = [[]]
        self._open = False

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to `element`."""
        marks = self._marks[-1]
        element.kids.append((self.turn, len(self._marks) - 1, len(marks)))
        with self._marked(f"/{element.role} <</MCID {len(marks)}>>"):
            marks.append(element)
            yield

    @contextmanager
    def artifact(self, *, footer: bool = False) -> Iterator[None]:
        """What is drawn inside has no meaning of its own: rules, frames, footers. Inside content it is part of it."""
        if self._open:
            yield
            return
        kind = " <</Type /Pagination /Subtype /Footer>> BDC" if footer else " BMC"
        with self._marked(f"/Artifact{kind}", whole=True):
            yield

    @contextmanager
    def said(self, text: str) -> Iterator[None]:
        """What is drawn inside, as outlines, says `text`."""
        self._code(f"/Span <</ActualText {_hexadecimal(text)}>> BDC")
        yield
        self._code("EMC")

    def end_page(self) -> None:
        self._marks.append([])

    def finish(self, title: str) -> None:
        """Writes the tree, the language and the claim to be PDF/UA-1. After the last page."""
        document: PDFDocument = self._canvas._doc
        pages: list[PDFPage] = document.Pages.pages
        root = _Root(self.document, self._marks[: len(pages)], pages)
        root.register(document)
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.Metadata = _metadata(title)

    @contextmanager
    def _marked(self, tag: str, *, whole: bool = False) -> Iterator[None]:
        if self._open:
            raise RuntimeError("marked content inside marked content")
        self._open = True
        self._code(tag if whole else f"{tag} BDC")
        yield
        self._code("EMC")
        self._open = False

    def _code(self, operators: str) -> None:
        self._canvas._code.append(operators)


class _Root(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """StructTreeRoot: the whole tree, and for each page which element each of its marks belongs to."""

    __RefOnly__ = 1

    def __init__(self, top: Element, marks: list[list[Element]], pages: list[PDFPage]) -> None:
        self._top, self._marks, self._pages = top, marks, pages
        self._nodes: dict[Element, _Node] = {}

    def register(self, document: PDFDocument) -> None:
        document.Reference(self)
        self._register(document, self._top, self)

    def _register(self, document: PDFDocument, element: Element, parent: PDFObject) -> None:
        node = self._nodes[element] = _Node(element, parent, self._nodes, self._pages)
        document.Reference(node)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._register(document, kid, node)

    def format(self, document: PDFDocument) -> bytes:
        numbers: list[object] = []
        for page, owners in enumerate(self._marks):
            numbers += [page, PDFArray([document.Reference(self._nodes[owner]) for owner in owners])]
        tree = PDFDictionary({"Nums": PDFArray(numbers)})
        written = {
            "Type": PDFName("StructTreeRoot"),
            "K": document.Reference(self._nodes[self._top]),
            "ParentTree": document.Reference(tree),
            "ParentTreeNextKey": len(self._marks),
        }
        return bytes(PDFDictionary(written).format(document))


class _Node(PDFObject):  # type: ignore[misc]
    """One StructElem, written as text: a page has a hundred of them."""

    __RefOnly__ = 1

    def __init__(
        self, element: Element, parent: PDFObject, nodes: dict[Element, "_Node"], pages: list[PDFPage]
    ) -> None:
        self._element, self._parent, self._nodes, self._pages = element, parent, nodes, pages

    def format(self, document: PDFDocument) -> bytes:
        def reference(target: PDFObject) -> str:
            return str(document.Reference(target).format(document).decode("ascii"))

        element = self._element
        page = next((kid[1] for kid in element.kids if not isinstance(kid, Element)), None)
        written = [f"/Type /StructElem /S /{element.role} /P {reference(self._parent)}"]
        if page is not None:
            written.append(f"/Pg {reference(self._pages[page])}")
        if element.alt:
            written.append(f"/Alt {_hexadecimal(element.alt)}")
        if element.role == "L":
            written.append("/A <</O /List /ListNumbering /None>>")
        kids = []
        for kid in _as_read(element.kids):
            if isinstance(kid, Element):
                kids.append(reference(self._nodes[kid]))
            elif kid[1] == page:
                kids.append(str(kid[2]))
            else:
                kids.append(f"<</Type /MCR /Pg {reference(self._pages[kid[1]])} /MCID {kid[2]}>>")
        written.append(f"/K [{' '.join(kids)}]")
        return f"<<{' '.join(written)}>>".encode("ascii")


def _as_read(kids: list["Element | Mark"]) -> list["Element | Mark"]:
    """Marks in their turn, behind the elements (the picture before the words)."""
    marks = sorted(kid for kid in kids if not isinstance(kid, Element))
    return [*(kid for kid in kids if isinstance(kid, Element)), *marks]


def _hexadecimal(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _metadata(title: str) -> PDFStream:
    packet = _XMP.format(title=escape(title), language=LANGUAGE)
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, packet.encode("utf-8"))
