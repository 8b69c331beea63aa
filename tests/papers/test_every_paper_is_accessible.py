"""PDF/UA-1, by veraPDF's rules, for every paper there is: small, large, and with what is hard to write."""

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from tests.papers.samples import every_paper
from tests.papers.validator import broken_rules


def test_no_paper_breaks_a_rule(tmp_path: Path) -> None:
    assert broken_rules(every_paper(), tmp_path) == {}


def test_the_validator_sees_an_untagged_paper(tmp_path: Path) -> None:
    held = BytesIO()
    canvas = Canvas(held)
    canvas.drawString(72, 720, "Rien n’est marqué")
    canvas.save()
    assert "6.2-1" in broken_rules({"untagged": held.getvalue()}, tmp_path)["untagged"]
