"""The program asked whether it is fit answers for a computer that is not."""

import tempfile

import pytest

from carnet_desktop.services.rehearsal import rehearse


def test_a_computer_without_a_temporary_folder_is_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", f"{tmp_path}/nowhere")
    (told,) = rehearse()
    assert (told.name, told.ok) == ("temporary-folder", False)
    assert "nowhere" in told.detail
