"""Situations as rows, theme by theme: what is so and since when, nothing to report, not assessed."""

from collections.abc import Iterator

from carnet_desktop.domain.records import Situation
from carnet_desktop.domain.situations import ThemeShown, situation_id, situations_of
from carnet_desktop.i18n import NBSP, _
from carnet_desktop.ui.lines import Detail, Line

from .days import between
from .desk import Desk, lower_first
from .situation_fields import since_words
from .situation_words import HEALTH, in_order, short_name

_NAMED_ALONE = 2
"""More themes than these that nobody has looked at are said in one row."""


def situation_lines(desk: Desk) -> list[Line]:
    """Nothing at all when no theme was ever looked at: there is then a sentence for it."""
    themes = sorted(situations_of(desk.notebook), key=lambda theme: in_order(theme.theme))
    seen = [theme for theme in themes if theme.standing != "not_assessed"]
    unseen = [theme for theme in themes if theme.standing == "not_assessed" and (desk.health or theme.theme != HEALTH)]
    if not seen and not any(_was_said(theme, desk) for theme in unseen):
        return []
    return [*(line for theme in seen for line in _theme(theme, desk)), *_not_assessed(unseen)]


def _was_said(theme: ThemeShown, desk: Desk) -> bool:
    return any(entry.record.id.startswith(situation_id(theme.theme, "")) for entry in desk.notebook.entries(Situation))


def _theme(theme: ThemeShown, desk: Desk) -> Iterator[Line]:
    name = short_name(theme.theme)
    if theme.standing == "nothing":
        yield Line(situation_id(theme.theme, "nothing_to_report"), _("Rien à signaler"), label=name)
        return
    if theme.standing == "ended":
        last = theme.ended[-1].record
        until = between(None, last.state.on if last.state else None, desk.today)
        ended = Detail(", ".join(part for part in (last.label, until) if part))
        yield Line(last.id, _("Plus rien en cours"), label=name, quiet=True, details=(ended,))
        return
    doubt = Detail(_("À vérifier : un autre carnet dit « rien à signaler »."), "alert-triangle", "warn")
    for place, entry in enumerate(theme.open):
        # The column of the themes stays; a theme is named once.
        yield Line(
            entry.record.id,
            entry.record.label or "",
            label=NBSP if place else name,
            after=since_words(entry.record, desk.today),
            details=(doubt,) if theme.to_check and not place else (),
        )


def _not_assessed(themes: list[ThemeShown]) -> Iterator[Line]:
    if len(themes) <= _NAMED_ALONE:
        for theme in themes:
            row = situation_id(theme.theme, "not_assessed")
            yield Line(row, _("Pas évalué"), label=short_name(theme.theme), quiet=True)
    else:
        first, *others = (short_name(theme.theme) for theme in themes)
        names = ", ".join((first, *map(lower_first, others)))
        yield Line(situation_id("", "not_assessed"), names, label=_("Pas évalué"), quiet=True)
