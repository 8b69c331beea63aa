"""Files attached: known by their first bytes, kept encrypted with the fact that names them, given back whole."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanging import fatou

from carnet_desktop.bundles.texts import FileName
from carnet_desktop.domain.attached_files import LIMIT, MAGIC, NAMES_OF_DEVICES, file_name
from carnet_desktop.domain.records import Document, MediaType
from carnet_desktop.errors import (
    AttachmentRefused,
    AttachmentTooLarge,
    CannotWriteFile,
    FileUnreadable,
    InvalidField,
    RecordNotFound,
)
from carnet_desktop.services.attachments import Attachment, attached, read_attachment, save_copy
from carnet_desktop.services.notebooks import close_notebook, open_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.session import Session

PDF = b"%PDF-1.7\nCANARI carte d'identite"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "CNI recto.PDF"
    path.write_bytes(PDF)
    return path


def document(read: Attachment | None = None, **fields: object) -> Document:
    made = Document(id="d", title="CNI", state="received", file=read.file if read else None)
    return msgspec.structs.replace(made, **fields)


def test_a_file_comes_back_as_it_was_after_closing_the_notebook(session: Session, pdf: Path, tmp_path: Path) -> None:
    notebook = fatou(session)
    read = read_attachment(pdf)
    put(session, notebook, document(read), blobs=[read.blob])
    close_notebook(session, notebook)
    (entry,) = open_notebook(session, notebook).notebook.entries(Document)
    file = entry.record.file
    assert file is not None
    assert (file.name, file.media_type, file.size) == ("CNI recto.pdf", "application/pdf", len(PDF))
    assert attached(session, notebook, file) == PDF
    save_copy(session, notebook, file, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").read_bytes() == PDF
    assert session.registry.access()[-1].action == "exported"
    assert b"CANARI" not in session.layout.notebook(notebook).read_bytes()


def test_a_file_is_kept_with_the_fact_that_names_it_or_not_at_all(session: Session, pdf: Path) -> None:
    notebook = fatou(session)
    read = read_attachment(pdf)
    with pytest.raises(InvalidField):
        put(session, notebook, document(read, title=""), blobs=[read.blob])
    assert open_file(session, notebook).file.blob(read.blob.sha256) is None
    with pytest.raises(RecordNotFound):
        attached(session, notebook, read.file)


def test_a_copy_that_cannot_be_written_says_so(session: Session, pdf: Path, tmp_path: Path) -> None:
    notebook = fatou(session)
    read = read_attachment(pdf)
    put(session, notebook, document(read), blobs=[read.blob])
    with pytest.raises(CannotWriteFile):
        save_copy(session, notebook, read.file, tmp_path / "no folder" / "copie.pdf")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 zip", b"%PD", b" %PDF-1.7", b"GIF89a", b"\xff\xd8"])
def test_a_file_is_what_its_first_bytes_say_whatever_its_name(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    with pytest.raises(AttachmentRefused):
        read_attachment(path)


def test_a_file_too_large_is_refused_and_one_at_the_limit_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF + b" " * (LIMIT - len(PDF)))
    assert read_attachment(path).file.size == LIMIT
    path.write_bytes(PDF + b" " * (LIMIT - len(PDF) + 1))
    with pytest.raises(AttachmentTooLarge):
        read_attachment(path)


def test_a_folder_or_a_file_that_is_gone_is_no_attachment(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefused):
        read_attachment(tmp_path)
    with pytest.raises(FileUnreadable):
        read_attachment(tmp_path / "gone.pdf")


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("CNI.pdf", "application/pdf", "CNI.pdf"),
        ("photo.JPEG", "image/jpeg", "photo.jpeg"),
        ("photo.pdf", "image/png", "photo.pdf.png"),
        ("a/../b.pdf", "application/pdf", "a_.._b.pdf"),
        ("con.pdf", "application/pdf", "_con.pdf"),
        (".pdf", "application/pdf", "pdf.pdf"),
        ("   ", "image/png", "fichier.png"),
    ],
)
def test_a_name_is_one_that_every_system_takes(name: str, media_type: MediaType, kept: str) -> None:
    assert file_name(name, media_type) == kept


@given(st.text(st.characters(), max_size=300), st.sampled_from(sorted(MAGIC)))
def test_whatever_a_file_is_called_its_kept_name_may_be_sent(name: str, media_type: MediaType) -> None:
    kept = file_name(name, media_type)
    msgspec.convert(kept, FileName)
    assert kept.partition(".")[0].strip().casefold() not in NAMES_OF_DEVICES
    assert file_name(kept, media_type) == kept
