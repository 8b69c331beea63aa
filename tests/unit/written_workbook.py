"""Workbooks written part by part, so that tests decide of each byte: XLSX and ODS."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.sax.saxutils import escape, quoteattr


class Formula(NamedTuple):
    """A formula, and the value the spreadsheet gave it (None: it never did)."""

    text: str
    value: str | None = None


class Failed(NamedTuple):
    """A cell that shows the message of an error."""

    message: str


Cell: TypeAlias = str | int | float | bool | date | Formula | Failed | None
Rows: TypeAlias = Sequence[Sequence[Cell]]

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = f'<styleSheet xmlns="{SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
_ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("calcext", "calcext"))
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def xlsx_parts(sheets: Mapping[str, str], *, hidden: Sequence[str] = ()) -> dict[str, str]:
    """The parts of an XLSX file; each sheet is the XML of its rows, and may be followed by `mergeCells`."""
    names = list(sheets)
    states = [' state="hidden"' if name in hidden else "" for name in names]
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"{state}/>'
        for n, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    workbook = f'<workbook xmlns="{SHEET}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'
    styles = f'<Relationship Id="s" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    package = f'<Relationship Id="p" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{package}</Relationships>',
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}{styles}</Relationships>',
        "xl/styles.xml": _STYLES,
    } | {
        f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{SHEET}">{sheets[name]}</worksheet>'
        for n, name in enumerate(names, 1)
    }


def write_xlsx(path: Path, rows: Rows, *, merged: Sequence[str] = (), more: Mapping[str, Rows] | None = None) -> Path:
    """One sheet « Liste » and `more`, with text inside the cells."""
    ranges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    sheets = {"Liste": _xlsx_rows(rows) + (f"<mergeCells>{ranges}</mergeCells>" if merged else "")}
    return zipped(path, xlsx_parts(sheets | {name: _xlsx_rows(other) for name, other in (more or {}).items()}))


def _xlsx_rows(rows: Rows) -> str:
    body = "".join(
        f'<row r="{r}">{"".join(_xlsx_cell(f"{chr(65 + c)}{r}", cell) for c, cell in enumerate(row))}</row>'
        for r, row in enumerate(rows, 1)
    )
    return f"<sheetData>{body}</sheetData>"


def _xlsx_cell(at: str, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        case bool():
            return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
        case date():
            return f'<c r="{at}" s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
        case Formula(text, value):
            shown = "" if value is None else f"<v>{escape(value)}</v>"
            return f'<c r="{at}" t="str"><f>{escape(text)}</f>{shown}</c>'
        case Failed(message):
            return f'<c r="{at}" t="e"><v>{message}</v></c>'
        case _:
            return f'<c r="{at}"><v>{cell}</v></c>'


def write_ods(path: Path, rows: Rows) -> Path:
    return zipped(path, ods_parts("".join(ods_row("".join(map(ods_cell, row))) for row in rows)))


def ods_row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def ods_text(text: str, attributes: str = "") -> str:
    return f'<table:table-cell {attributes} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_parts(body: str) -> dict[str, str]:
    """The parts of an ODS file of one sheet « Liste », whose rows are this XML."""
    table = f'<table:table table:name="Liste">{body}</table:table>'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    return {
        "mimetype": _ODS_TYPE,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">{entry}</manifest:manifest>',
        "content.xml": f"<office:document-content {_ODS_NAMES}><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>",
    }


def ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case bool():
            value = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
            return f"<table:table-cell {value}><text:p>{cell}</text:p></table:table-cell>"
        case date():
            value = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
            return f"<table:table-cell {value}><text:p>{cell:%d/%m/%y}</text:p></table:table-cell>"
        case int() | float():
            return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        case Failed(message):
            value = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
            return f"<table:table-cell {value}><text:p>{message}</text:p></table:table-cell>"
        case Formula(text, value):
            return ods_text(escape(value or ""), f"table:formula={quoteattr('of:' + text)}")
        case _:
            return ods_text(escape(cell))
