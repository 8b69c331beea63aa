"""What the terminal answers of a notebook has a schema, and it is the one that is published."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.golden.test_old_homes_open import HOMES

from carnet_desktop.cli import main
from carnet_desktop.cli.notebook_schema import UNTOLD, schema, shown_type
from carnet_desktop.domain.records import KINDS, wire_fields

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "notebook.schema.json"


def test_the_published_schema_is_the_program_s() -> None:
    assert json.loads(PUBLISHED.read_bytes()) == schema(), (
        "python -m carnet_desktop.cli.notebook_schema > docs/notebook.schema.json"
    )


def test_every_field_of_every_kind_is_in_it() -> None:
    defined = schema()["$defs"]
    told = {name: cls for name, cls in KINDS.items() if cls not in UNTOLD}
    assert defined["Records"]["properties"].keys() == told.keys()
    for cls in told.values():
        assert defined[cls.__name__]["properties"].keys() == {"id", *wire_fields(cls)}


def test_its_patterns_are_read_by_any_validator() -> None:
    for pattern in _patterns(schema()):
        assert "\\A" not in pattern
        assert "\\Z" not in pattern
        re.compile(pattern)


@pytest.mark.parametrize("kept", HOMES, ids=lambda path: path.name)
def test_what_is_shown_of_any_home_is_of_that_schema(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = shutil.copytree(kept / "home", tmp_path / "home")
    begin = ["--home", str(home), "--passphrase-file", str(kept / "passphrase.txt"), "--json"]
    for notebook, records in json.loads((kept / "expected.json").read_bytes()).items():
        assert main([*begin, "notebook", "show", notebook]) == 0
        answer: Any = json.loads(capsys.readouterr().out)
        msgspec.convert(answer, shown_type(), strict=True)
        standing = {kind for kind, held in records.items() if any(not record.get("deleted") for record in held)}
        assert answer["records"].keys() == standing - {cls.kind.name for cls in UNTOLD}


def _patterns(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["pattern"]] if isinstance(part.get("pattern"), str) else []
        return [*own, *(found for value in part.values() for found in _patterns(value))]
    return [found for value in part for found in _patterns(value)] if isinstance(part, list) else []
