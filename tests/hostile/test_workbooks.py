"""Workbooks made to hurt: each is refused, in words, before anything asks for more memory than there is."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.written_list import SAMPLES
from tests.unit.written_workbook import SHEET, ods_parts, ods_row, ods_text, write_ods, write_xlsx, xlsx_parts, zipped

from carnet_desktop.errors import CarnetError, NotASpreadsheet
from carnet_desktop.exchange.columns import known_titles
from carnet_desktop.exchange.spreadsheet import read_table
from carnet_desktop.sentences import explain

TITLES = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
LINE = '<row r="2"><c r="A2" t="inlineStr"><is><t>Petit</t></is></c></row>'
MEGABYTE = 1024 * 1024


def reason(path: Path) -> str:
    with pytest.raises(NotASpreadsheet) as refused:
        read_table(path, known_titles)
    assert str(explain(refused.value))
    return refused.value.reason


def xlsx(folder: Path, rows: str, more: dict[str, str] | None = None) -> Path:
    return zipped(folder / "liste.xlsx", xlsx_parts({"Liste": f"<sheetData>{TITLES}{rows}</sheetData>"}) | (more or {}))


def ods(folder: Path, rows: str) -> Path:
    return zipped(folder / "liste.ods", ods_parts(ods_row(ods_text("Nom")) + rows))


def shared_texts(*texts: str) -> dict[str, str]:
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{items}</sst>'}


@pytest.mark.parametrize("at", ["A1048576", "a30000", "A30000"])
def test_a_cell_at_the_end_of_a_sheet_does_not_make_a_sheet_of_that_size(tmp_path: Path, at: str) -> None:
    assert reason(xlsx(tmp_path, f'<row r="2"><c r="{at}"><v>1</v></c></row>')) == "sheet_too_large"


@pytest.mark.parametrize("at", ["XFD2", "xfd2", "ZZ2"])
def test_a_cell_at_the_far_right_does_not_make_a_sheet_of_that_width(tmp_path: Path, at: str) -> None:
    assert reason(xlsx(tmp_path, f'<row r="2"><c r="{at}"><v>1</v></c></row>')) == "columns"


def test_a_row_number_past_the_last_is_refused(tmp_path: Path) -> None:
    assert reason(xlsx(tmp_path, '<row r="1048576"><c><v>1</v></c></row>')) == "sheet_too_large"


def test_one_long_text_shown_by_every_cell_is_counted_in_every_cell(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 4_000))
    assert reason(xlsx(tmp_path, cells, shared_texts("x" * 32_767))) == "sheet_too_large"


def test_empty_cells_to_the_end_of_a_sheet_are_the_habit_of_spreadsheets_and_are_read(tmp_path: Path) -> None:
    styled = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
    assert len(read_table(xlsx(tmp_path, LINE + styled), known_titles).rows) == 1
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = ods_row(ods_text("Petit")) + ods_row(empty, 'table:number-rows-repeated="1048574"')
    assert len(read_table(ods(tmp_path, rows), known_titles).rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ods_row(ods_text("x"), 'table:number-rows-repeated="1048576"'),
        ods_row("<table:table-cell/>", 'table:number-rows-repeated="1048570"') + ods_row(ods_text("x")),
        ods_row(ods_text("x" * 100_000), 'table:number-rows-repeated="15000"'),
        ods_row(ods_text('<text:s text:c="2000000000"/>')),
    ],
)
def test_what_an_ods_file_repeats_is_counted_as_often_as_it_repeats_it(tmp_path: Path, rows: str) -> None:
    assert reason(ods(tmp_path, rows)) == "sheet_too_large"


@pytest.mark.parametrize("many", ["16384", "2000000000"])
def test_a_cell_repeated_over_all_columns_is_refused(tmp_path: Path, many: str) -> None:
    assert reason(ods(tmp_path, ods_row(ods_text("x", f'table:number-columns-repeated="{many}"')))) == "columns"


@pytest.mark.parametrize("many", ["-1", "0", "x", "9" * 5_000, "99999999999", ""])
def test_a_repeat_that_is_no_number_is_refused(tmp_path: Path, many: str) -> None:
    assert reason(ods(tmp_path, ods_row(ods_text("x", f'table:number-columns-repeated="{many}"')))) == "damaged"


def test_a_zip_bomb_is_refused_before_it_is_unzipped(tmp_path: Path) -> None:
    path = xlsx(tmp_path, LINE, {"xl/worksheets/sheet9.xml": "<a>" + " " * (80 * MEGABYTE) + "</a>"})
    assert path.stat().st_size < MEGABYTE
    assert reason(path) == "unzipped_too_large"


def test_many_parts_that_are_each_small_enough_are_refused_together(tmp_path: Path) -> None:
    more = {f"xl/part{n}.xml": "<a>" + " " * (10 * MEGABYTE) + "</a>" for n in range(8)}
    assert reason(xlsx(tmp_path, LINE, more)) == "unzipped_too_large"


def test_thousands_of_parts_are_refused(tmp_path: Path) -> None:
    assert reason(xlsx(tmp_path, LINE, {f"{n}.xml": "<a/>" for n in range(2_100)})) == "unzipped_too_large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path, LINE, {"xl/worksheets/sheet9.xml": "<a>" + " " * MEGABYTE + "</a>"})
    size = struct.pack("<I", MEGABYTE + len("<a></a>"))
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    assert reason(path) == "damaged"


@pytest.mark.parametrize(
    "entities",
    [
        '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path, entities: str) -> None:
    parts = ods_parts(ods_row(ods_text("Nom")))
    assert reason(zipped(tmp_path / "liste.ods", parts | {"content.xml": entities + parts["content.xml"]})) == "damaged"
    book = xlsx_parts({"Liste": f"<sheetData>{TITLES}{LINE}</sheetData>"})
    sheet = "xl/worksheets/sheet1.xml"
    assert reason(zipped(tmp_path / "liste.xlsx", book | {sheet: entities + book[sheet]})) == "damaged"


def test_a_part_that_is_not_xml_reaches_no_reader_and_the_list_is_read(tmp_path: Path) -> None:
    more = {"xl/vbaProject.bin": "\0" * 100, "xl/drawings/vmlDrawing1.vml": "<xml><br></xml>"}
    assert len(read_table(xlsx(tmp_path, LINE, more), known_titles).rows) == 1


def test_a_sheet_written_in_other_letters_than_it_declares_is_refused(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {**xlsx_parts({"Liste": f"<sheetData>{TITLES}{LINE}</sheetData>"})}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = b'<?xml version="1.0" encoding="utf-16"?>' + str(parts[sheet]).encode("utf-16")
    assert reason(zipped(tmp_path / "liste.xlsx", parts)) == "damaged"


def test_a_workbook_under_a_password_is_told_as_such(tmp_path: Path) -> None:
    parts = ods_parts(ods_row(ods_text("Nom")))
    closed = "><manifest:encryption-data/></manifest:file-entry>"
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace("/>", closed, 1)
    assert reason(zipped(tmp_path / "liste.ods", parts)) == "password"


def test_a_chain_of_an_xls_file_that_turns_in_circles_is_refused(tmp_path: Path) -> None:
    data = bytearray((SAMPLES / "liste.xls").read_bytes())
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for n in range(128):
        struct.pack_into("<I", data, table + 4 * n, n)
    path = tmp_path / "liste.xls"
    path.write_bytes(data)
    assert reason(path) == "damaged"


def test_one_text_of_an_xls_file_shown_by_every_cell_is_counted_in_every_cell(tmp_path: Path) -> None:
    text = b"x" * 8_000
    shared = struct.pack("<HHII", 0xFC, 11 + len(text), 1, 1) + struct.pack("<HB", len(text), 0) + text
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    sheet = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 0x10, 0, 0, 0, 0)
    cells = b"".join(struct.pack("<HHHHHI", 0xFD, 10, row, 0, 0, 0) for row in range(15_000))
    name = b"Liste"
    head = struct.pack("<HHIBBBB", 0x85, 8 + len(name), 0, 0, 0, len(name), 0) + name
    at = len(begin) + len(head) + len(shared) + 4
    head = struct.pack("<HHIBBBB", 0x85, 8 + len(name), at, 0, 0, len(name), 0) + name
    end = struct.pack("<HH", 0x0A, 0)
    path = tmp_path / "liste.xls"
    path.write_bytes(compound(begin + head + shared + end + sheet + cells + end))
    assert reason(path) == "sheet_too_large"


def compound(stream: bytes) -> bytes:
    """A compound file that holds one stream, « Workbook »."""
    sectors = -(-len(stream) // 512)
    tables = -(-(sectors + 64) // 128)
    chain = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tables]
    chain += [0xFFFFFFFF] * (128 * tables - len(chain))
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0, len(stream))
    placed = [*range(sectors + 1, sectors + 1 + tables)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<I", tables) + struct.pack("<7I", sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *placed, *[0xFFFFFFFF] * (109 - len(placed)))
    body = stream.ljust(512 * sectors, b"\0") + directory.ljust(512, b"\0") + struct.pack(f"<{len(chain)}I", *chain)
    return head + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", *[0xFFFFFFFF] * 3)
    about = struct.pack("<HBB", len(spelled), kind, 1) + links + bytes(36)
    return spelled.ljust(64, b"\0") + about + struct.pack("<IQ", start, size)


def _written(tmp: Path, write: Callable[..., Path]) -> bytes:
    return write(tmp / "whole", [("Nom", "Prénom", "Date de naissance"), ("Petit", "Léa", "24/07/1998")]).read_bytes()


@pytest.fixture(scope="module", params=["xlsx", "ods", "xls"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    if request.param == "xls":
        return (SAMPLES / "liste.xls").read_bytes()
    return _written(folder, write_xlsx if request.param == "xlsx" else write_ods)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_workbook_cut_or_altered_anywhere_is_read_or_refused(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole)))
    removed = data.draw(st.integers(0, 40))
    inserted = data.draw(st.binary(max_size=8))
    path = tmp_path / "liste"
    path.write_bytes(whole[:at] + inserted + whole[at + removed :])
    try:
        read_table(path, known_titles)
    except CarnetError as refused:
        explain(refused)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("<>/=\"' abcrsv:table-row0123456789A&;", max_size=200))
def test_no_xml_makes_reading_fail_otherwise_than_by_our_errors(tmp_path: Path, words: str) -> None:
    for path in (xlsx(tmp_path, words), ods(tmp_path, words)):
        try:
            read_table(path, known_titles)
        except CarnetError as refused:
            explain(refused)


def test_a_zip_inside_a_workbook_is_never_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(MEGABYTE))
    path = zipped(
        tmp_path / "liste.xlsx",
        {**xlsx_parts({"Liste": f"<sheetData>{TITLES}{LINE}</sheetData>"}), "xl/embeddings/a.zip": inner.getvalue()},
    )
    assert len(read_table(path, known_titles).rows) == 1
