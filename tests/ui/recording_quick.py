"""Records what a quick entry line shows: what is typed in it, what it proposes."""

from collections.abc import Mapping

from carnet_desktop.ui.screens.notebook.quick_shown import QuickShown


class RecordingQuick:
    """`QuickView`: `text` is the line, `fields` what is written under it."""

    def __init__(self) -> None:
        self.text = ""
        self.opened = False
        self.shown: QuickShown | None = None
        self.fields: dict[str, str] = {}
        self.told = ""
        self.problem: tuple[str, Mapping[str, str]] = ("", {})

    def open_quick(self, text: str) -> None:
        self.opened, self.text = True, text

    def close_quick(self) -> None:
        self.opened, self.text, self.shown = False, "", None

    def show_proposal(self, shown: QuickShown | None) -> None:
        self.shown, self.fields = shown, dict(shown.values) if shown else {}

    def quick_text(self) -> str:
        return self.text

    def quick_values(self) -> dict[str, str]:
        return {name: text for name, text in self.fields.items() if self.shown and name not in self.shown.implied}

    def clear_quick(self, told: str) -> None:
        self.text, self.told, self.shown = "", told, None

    def show_quick_problem(self, sentence: str, fields: Mapping[str, str]) -> None:
        self.problem = (sentence, fields)
