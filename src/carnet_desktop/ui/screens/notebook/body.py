"""Where the parts of the page stand: two columns, one column, or tabs, by the room there is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.tabs import TabRow
from carnet_desktop.ui.zones import mark_zone

from .parts import PARTS
from .section import Section
from .sections import Sections
from .shown import Part

MAIN_EM, SIDE_EM, SIDE_WIDE_EM = 68, 22, 26
_LARGE_WINDOW_EM = 120
_MAIN = (Part.PLAN, Part.INTERVIEWS)
_SIDE = tuple(part for part in PARTS if part not in _MAIN)
_TABS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("Plan", (Part.PLAN,)),
    ("Rendez-vous", (Part.APPOINTMENTS,)),
    ("Contacts", (Part.CONTACTS, Part.TEAM)),
    (
        "Situation",
        (
            Part.SITUATION,
            Part.DOCUMENTS,
            Part.CONTRACTS,
            Part.WORK,
            Part.WANTED_JOBS,
            Part.RIGHTS,
            Part.IDENTITY,
            Part.ORIENTATIONS,
            Part.CLOSURES,
        ),
    ),
    ("Entretiens", (Part.INTERVIEWS,)),
)
"""Where there is little room: the tabs, and the parts under each."""


class Body(QWidget):
    """A form page (`open_page`) takes the place of the main column.

    Nothing is arranged before the room is known (`set_width`).
    """

    def __init__(self, sections: Sections, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections = sections
        self._width: Width | None = None
        self._page: QWidget | None = None
        self._tab_row = TabRow([_(words) for words, _parts in _TABS], _("Parties du carnet"), self)
        self._tabs = self._tab_row.tabs
        self._tabs.currentChanged.connect(lambda _index: self._arrange())
        # In its place and still empty first: widgets are slow to move once they are dressed.
        self._column, self._side = QWidget(), QFrame(self)
        self._left, self._right = Scrolling(parent=self), Scrolling(parent=self)
        self._left.setWidget(self._column)
        self._right.setProperty("kind", "side")
        self._main = _MainColumn([sections[part] for part in _MAIN])
        self._stack = QVBoxLayout(self._column)
        theme.space(self._stack)
        self._stack.addWidget(self._main, 1)
        self._side_column = QVBoxLayout(self._side)
        theme.space(self._side_column, 0, (0, 0.4, 0, 0.75))
        self._side_column.addStretch(1)
        for part, _section in sections.items():
            self.add(part)
        theme.measure(self._main, max_width=MAIN_EM + PLAN)
        row = QHBoxLayout()
        theme.space(row)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._tab_row)
        whole.addLayout(row, 1)
        for zone in (self._tab_row, self._left, self._right):
            mark_zone(zone)

    def add(self, part: Part) -> None:
        """Put a section of the side column in its place: under those that are there. The main column has its own."""
        if part in _MAIN:
            return
        section = self._sections[part]
        self._side_column.insertWidget(self._side_column.count() - 1, section)
        if self._width is not None:
            section.set_narrow(self._width is Width.NARROW)
            section.setVisible(part in self._seen())

    def set_width(self, width: Width, window_em: float) -> None:
        theme.measure(self._right, width=SIDE_WIDE_EM if window_em >= _LARGE_WINDOW_EM else SIDE_EM)
        if width is not self._width:
            self._width = width
            for _part, section in self._sections.items():
                section.set_narrow(width is Width.NARROW)
            self._arrange()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        sections = [stop for _part, section in self._sections.items() for stop in section.tab_stops()]
        return [self._tabs, *sections]

    def open_page(self, page: QWidget) -> None:
        self._page = page
        self._main.put_page(page)
        self._arrange()
        self._left.verticalScrollBar().setValue(0)

    def close_page(self) -> None:
        if self._page is not None:
            self._main.drop_page(self._page)
            self._page = None
            self._arrange()

    def show_part(self, part: Part) -> None:
        """Bring a part into sight before something opens in it."""
        if self._width is Width.NARROW:
            self._tabs.setCurrentIndex(next(i for i, (_words, parts) in enumerate(_TABS) if part in parts))

    def reveal(self, widget: QWidget) -> None:
        """Scroll until `widget` is seen, whole if it can be."""
        for area in (self._left, self._right):
            inside = area.widget()
            if inside is not None and inside.isAncestorOf(widget):
                top = widget.mapTo(inside, widget.rect().topLeft()).y()
                area.ensureVisible(0, top + widget.height(), 0, theme.px(0.5))
                area.ensureVisible(0, top, 0, theme.px(0.5))

    def _arrange(self) -> None:
        wide, narrow, page = self._width is Width.WIDE, self._width is Width.NARROW, self._page is not None
        if wide and self._right.widget() is not self._side:
            self._stack.removeWidget(self._side)
            theme.set_state(self._side, kind="")
            self._right.setWidget(self._side)
        elif not wide and self._side.parentWidget() is not self._column:
            self._right.takeWidget()
            self._stack.addWidget(self._side)
            theme.set_state(self._side, kind="tint")
        self._right.setVisible(wide)
        self._tab_row.setVisible(narrow and not page)
        seen = self._seen()
        for part, section in self._sections.items():
            section.setVisible(part in seen)
        self._main.setVisible(page or any(part in seen for part in _MAIN))
        self._main.show_sections([part in seen for part in _MAIN])
        self._side.setVisible(wide or (not page and any(part in seen for part in _SIDE)))

    def _seen(self) -> tuple[Part, ...]:
        """The parts of the chosen tab, or all of them where there are no tabs."""
        narrow = self._width is Width.NARROW
        return _TABS[self._tabs.currentIndex()][1] if narrow else (*_MAIN, *_SIDE)


class _MainColumn(Ruled):
    """Its parts, or the page of a form."""

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(PLAN)
        self._sections = sections
        self._paged = False
        self._layout = QVBoxLayout(self)
        theme.space(self._layout)
        for section in sections:
            self._layout.addWidget(section)
        self._layout.addStretch(1)

    def put_page(self, page: QWidget) -> None:
        self._paged = True
        self._layout.insertWidget(0, page)
        page.show()  # now: the next key must find its fields

    def drop_page(self, page: QWidget) -> None:
        self._paged = False
        self._layout.removeWidget(page)
        page.hide()
        page.deleteLater()

    def show_sections(self, wanted: Sequence[bool]) -> None:
        for section, shown in zip(self._sections, wanted, strict=True):
            section.setVisible(shown and not self._paged)
