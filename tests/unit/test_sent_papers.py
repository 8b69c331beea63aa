"""A paper goes to another structure with its file, when it was asked for, and comes out there as it was."""

from pathlib import Path

import pytest
from tests.exchanging import fatou, meet, send, take_in

from carnet_desktop.domain.leaving import Choice
from carnet_desktop.domain.records import Document
from carnet_desktop.services.attachments import attached, read_attachment
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.session import Session

PDF = b"%PDF-1.7\nune carte"


@pytest.mark.parametrize("asked", [True, False])
def test_a_paper_leaves_with_its_file_only_when_it_is_ticked(
    asked: bool, session: Session, partner: Session, tmp_path: Path
) -> None:
    meet(session, partner, tmp_path)
    notebook = fatou(session)
    path = tmp_path / "cni.pdf"
    path.write_bytes(PDF)
    read = read_attachment(path)
    put(session, notebook, Document(id="d", title="CNI", state="received", file=read.file), blobs=[read.blob])
    choice = Choice(frozenset({"identity", "documents"}), frozenset({"document/d"} if asked else ()))
    send(session, notebook, partner, tmp_path / "fatou.carnet", choice=choice)
    there = take_in(partner, tmp_path / "fatou.carnet").notebook
    files = [entry.record.file for entry in open_notebook(partner, there).notebook.entries(Document)]
    assert files == ([read.file] if asked else [])
    assert [attached(partner, there, file) for file in files if file] == ([PDF] if asked else [])
