"""The guide in the window: a page for what is on screen, every link leading somewhere, the licences told."""

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carnet_desktop.i18n import NBSP
from carnet_desktop.resources import guide
from carnet_desktop.ui import guide as guide_pages
from carnet_desktop.ui.guide import PAGES, open_guide, page_of, read_page
from carnet_desktop.ui.reader import Page, Reader, slug
from carnet_desktop.ui.screens.structure import about
from carnet_desktop.ui.screens.structure.about import About

PAGE_NAMES = sorted(path.stem for path in guide().glob("*.md"))
SYSTEMS = {
    "Suivant",
    "Informations complémentaires",
    "Exécuter quand même",
    "Confidentialité et sécurité",
    "Ouvrir quand même",
}
"""Quoted too, but Windows or macOS says it."""
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def headings(name: str) -> set[str]:
    page = read_page(name)
    assert page is not None, name
    return {slug(line.lstrip("# ")) for line in page.text.splitlines() if line.startswith("#")}


def leads_somewhere(where: str, here: str) -> bool:
    name, _sharp, heading = where.partition("#")
    name = name.removesuffix(".md") or here
    return read_page(name) is not None and (not heading or slug(heading) in headings(name))


@cache
def said_by_the_program() -> str:
    """Every text of the sources, as it stands between its quotes, one a line."""
    sources = Path(guide_pages.__file__).parents[1].rglob("*.py")
    trees = (ast.walk(ast.parse(path.read_text("utf-8"))) for path in sources)
    held = {node.value for nodes in trees for node in nodes if isinstance(node, ast.Constant)}
    return "\n".join(text.replace(NBSP, " ") for text in held if isinstance(text, str))


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_what_the_guide_quotes_is_what_the_screen_says(name: str) -> None:
    said = said_by_the_program()
    text = (guide() / f"{name}.md").read_text("utf-8").replace(NBSP, " ").replace("\n", " ")
    quoted = {" ".join(words.split()) for words in re.findall("«([^»]+)»", text)} - SYSTEMS
    assert [words for words in sorted(quoted) if words not in said and re.sub(r"\d+", "{n}", words) not in said] == []


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_a_sign_never_begins_a_line_in_french(name: str) -> None:
    text = re.sub(r"`[^`]*`|\]\([^)]*\)", "", (guide() / f"{name}.md").read_text("utf-8"))
    assert re.findall(r".{0,20}(?: [:;!?»]|« ).{0,20}", text) == []


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_every_link_of_the_guide_leads_to_a_page_and_every_picture_is_there(name: str) -> None:
    found = LINK.findall((guide() / f"{name}.md").read_text("utf-8"))
    pictures = [where for picture, where in found if picture and not (guide() / where).is_file()]
    links = [where for picture, where in found if not picture and not leads_somewhere(where, name)]
    assert (pictures, links) == ([], [])


def test_every_page_can_be_reached_from_the_contents() -> None:
    seen, to_read = set(), ["index"]
    while to_read:
        name = to_read.pop()
        if name in seen or name not in PAGE_NAMES:
            continue
        seen.add(name)
        links = LINK.findall((guide() / f"{name}.md").read_text("utf-8"))
        to_read += [where.partition("#")[0].removesuffix(".md") for picture, where in links if not picture]
    assert seen == set(PAGE_NAMES)


def test_every_screen_has_a_page_and_every_page_of_a_screen_is_there() -> None:
    folder = Path(guide_pages.__file__).parent / "screens"
    assert {name for name in PAGES if "." not in name} == {path.parent.name for path in folder.glob("*/__init__.py")}
    modules = [name for name in PAGES if "." in name]
    assert [name for name in modules if not folder.joinpath(*name.split(".")).with_suffix(".py").is_file()] == []
    assert [where for where in PAGES.values() if not leads_somewhere(where, "index")] == []


def test_f1_reads_the_page_of_the_screen_that_is_shown(qtbot: QtBot) -> None:
    class Sheet(QWidget):
        __module__ = "carnet_desktop.ui.screens.sheet.view"

    class History(QWidget):
        __module__ = "carnet_desktop.ui.screens.notebook.history_view"

    window = QWidget()
    qtbot.addWidget(window)
    assert page_of(Sheet()) == "mon-recap"
    assert page_of(History()) == "historique"
    assert page_of(None) == "index"
    reader = open_guide(Sheet(), window)
    assert "Une page que la personne emporte" in reader.page.toPlainText()
    assert not reader.isModal()


def test_a_link_opens_its_page_at_its_heading_and_the_way_back_returns(qtbot: QtBot) -> None:
    reader = Reader("Guide", "index", read_page)
    qtbot.addWidget(reader)
    reader.resize(500, 300)
    reader.show()
    reader.page.anchorClicked.emit(QUrl("secours.md#faire-une-copie"))
    assert "Faire une copie" in reader.page.textCursor().block().text()
    qtbot.waitUntil(lambda: reader.page.verticalScrollBar().value() > 0)
    reader.back.click()
    assert "Le guide de Carnet" in reader.page.toPlainText()
    assert not reader.back.isEnabled()


@pytest.mark.parametrize("where", ["https://example.org/", "nowhere.md", "../../pyproject.toml", "/etc/passwd"])
def test_a_link_that_leads_outside_the_guide_changes_nothing(qtbot: QtBot, where: str) -> None:
    reader = Reader("Guide", "index", read_page)
    qtbot.addWidget(reader)
    before = reader.page.toPlainText()
    reader.page.anchorClicked.emit(QUrl(where))
    assert reader.page.toPlainText() == before
    assert not reader.back.isEnabled()


def test_a_picture_comes_only_from_the_page_s_own_folder(qtbot: QtBot) -> None:
    reader = Reader("Guide", "x", lambda name: Page("![](https://example.org/a.png)"))
    qtbot.addWidget(reader)
    image = QTextDocument.ResourceType.ImageResource.value
    assert reader.page.loadResource(image, QUrl("https://example.org/a.png")) is None
    assert reader.page.loadResource(image, QUrl("file:///etc/passwd")) is None


def test_the_text_follows_a_picture_closely(qtbot: QtBot) -> None:
    reader = Reader("Guide", "noter-vite", read_page)
    qtbot.addWidget(reader)
    reader.resize(760, 900)
    reader.show()
    layout, block = reader.page.document().documentLayout(), reader.page.document().begin()
    while "\N{OBJECT REPLACEMENT CHARACTER}" not in block.text():
        block = block.next()
    with_it, after = (layout.blockBoundingRect(shown) for shown in (block, block.next()))
    picture = reader.page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/noter-vite.png"))
    assert picture.height() <= after.top() - with_it.top() < picture.height() * 1.2


def test_the_keys_are_a_page_of_the_guide() -> None:
    page = read_page("touches")
    assert page is not None
    assert "| **Ctrl+Maj+N** | écrire un entretien (note) |" in page.text


def test_about_says_the_version_and_opens_each_licence(qtbot: QtBot, top_readers: Callable[[], list[Reader]]) -> None:
    panel = About()
    qtbot.addWidget(panel)
    panel.show()
    panel.licences.click()
    (reader,) = top_readers()
    text = reader.page.toPlainText()
    assert "PySide6" in text
    assert "SQLCipher" in text
    index = about.read_page("index")
    assert index is not None
    links = LINK.findall(index.text)
    assert links
    for _picture, name in links:
        page = about.read_page(name)
        assert page is not None, name
        assert page.plain
    assert about.read_page("../../pyproject") is None


@pytest.fixture
def top_readers(qtbot: QtBot) -> Callable[[], list[Reader]]:
    def found() -> list[Reader]:
        QTest.qWait(0)
        return [
            window for window in QApplication.topLevelWidgets() if isinstance(window, Reader) and window.isVisible()
        ]

    return found
