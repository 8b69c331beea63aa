"""The frame: the spine, one screen at a time, what is said above and below it; or the whole cover."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from carnet_desktop.resources import resource
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.messages import Messages
from carnet_desktop.ui.navigation import Navigator, Screen
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.spine import Place, Spine
from carnet_desktop.ui.zones import next_zone, zones_of

_GEOMETRY = "geometry"


class MainWindow(QWidget):
    """`memory` keeps the window's place on the screen, never a name; the window's title is always "Carnet".

    Going to another screen asks nothing: a text begun stays where it is. Closing a screen asks it (`Screen.leave`).
    """

    text_scale_changed = Signal(int)
    closing = Signal()

    def __init__(self, memory: QSettings) -> None:
        super().__init__()
        self._memory = memory
        self._screens: list[Screen] = []
        self._open: Sequence[Place] = ()
        self._current_key = ""
        self._cover: QWidget | None = None
        self.setWindowTitle("Carnet")
        self.setWindowIcon(QIcon(str(resource("icons", f"{icons.MARK}.svg"))))
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(960, 640)
        self.spine, self.bar, self.undo = Spine(), PageBar(), UndoBar()
        self.messages = Messages(self, self.bar, self.undo)
        self._stack = QStackedWidget()
        self._frame = self._build_frame()
        self._modes = QStackedLayout(self)
        self._modes.addWidget(self._frame)
        QTimer.singleShot(0, self._put_ring)
        self._restore_geometry()
        self.responsive = Responsive(self)
        self.responsive.changed.connect(lambda width: self.spine.set_narrow(width == Width.NARROW))
        self.spine.set_narrow(self.responsive.width == Width.NARROW)
        self._bind_own_keys()

    # What the application gives

    def connect_navigator(self, navigator: Navigator, close_notebook: Callable[[], None]) -> None:
        """Where the lock and the keys of the whole window lead; once."""
        self.spine.lock_asked.connect(navigator.lock)
        commands: dict[Command, Callable[[], object]] = {
            Command.TODAY: navigator.show_today,
            Command.PEOPLE: lambda: navigator.show_people(),
            Command.NEW_PERSON: lambda: navigator.show_new_person(),
            Command.OPEN_RECEIVED: navigator.choose_received,
            Command.STRUCTURE: navigator.show_structure,
            Command.BACK: navigator.back,
            Command.LOCK: navigator.lock,
            Command.CLOSE_NOTEBOOK: close_notebook,
        }
        for command, run in commands.items():
            bind(self._frame, command, run)

    def set_places(self, places: Sequence[Place], open_notebooks: Sequence[Place]) -> None:
        """The entries of the spine, and the open notebooks (Ctrl+Tab goes through them)."""
        self._open = tuple(open_notebooks)
        self.spine.set_places(places)
        self.spine.set_open(open_notebooks)

    # The cover and the screens

    def show_cover(self, cover: QWidget) -> None:
        """The whole window for set-up or unlock. The former cover is dropped."""
        self._drop_cover()
        self._cover = cover
        self._modes.addWidget(cover)
        self._modes.setCurrentWidget(cover)

    def show_frame(self) -> None:
        self._modes.setCurrentWidget(self._frame)
        self._drop_cover()

    def show_screen(self, screen: Screen, key: str) -> None:
        """Bring `screen` to the front; `key` is the entry of the spine to light."""
        if screen not in self._screens:
            self._screens.append(screen)
            self._stack.addWidget(screen.widget())
        self._current_key = key
        self.spine.set_current(key)
        self._stack.setCurrentWidget(screen.widget())
        self.bar.clear()
        screen.focus_first()
        self.messages.announce(screen.title)

    def current_screen(self) -> Screen | None:
        shown = self._stack.currentWidget()
        return next((screen for screen in self._screens if screen.widget() is shown), None)

    def close_screen(self, screen: Screen, *, ask: bool = True) -> bool:
        """Drop `screen`, unless it is asked and refuses; False then. The caller shows another one."""
        if ask and not screen.leave():
            return False
        screen.close_screen()
        self._screens.remove(screen)
        self._stack.removeWidget(screen.widget())
        screen.widget().deleteLater()
        return True

    def close_all_screens(self) -> None:
        """Without asking: before the cover of the lock (drafts are the screens' own affair)."""
        for screen in tuple(self._screens):
            self.close_screen(screen, ask=False)
        self.bar.clear()
        self.undo.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(screen.leave() for screen in self._screens):
            event.ignore()
            return
        self._memory.setValue(_GEOMETRY, self.saveGeometry())
        self.closing.emit()
        event.accept()

    # Its own keys

    def change_text_size(self, step: int) -> None:
        """The next larger (1) or smaller (-1) of `theme.SCALES`; `text_scale_changed` lets the setting be kept."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        now = theme.current()
        nearest = min(range(len(theme.SCALES)), key=lambda index: abs(theme.SCALES[index] - now.scale))
        scale = theme.SCALES[min(max(nearest + step, 0), len(theme.SCALES) - 1)]
        theme.apply(app, now.mode, scale)
        self.text_scale_changed.emit(scale)

    def _bind_own_keys(self) -> None:
        bind(self, Command.QUIT, self.close)
        bind(self, Command.LARGER, lambda: self.change_text_size(1))
        bind(self, Command.SMALLER, lambda: self.change_text_size(-1))
        bind(self, Command.HELP, self._show_guide)
        bind(self._frame, Command.NEXT_ZONE, lambda: next_zone(self._zones(), 1))
        bind(self._frame, Command.PREVIOUS_ZONE, lambda: next_zone(self._zones(), -1))
        bind(self._frame, Command.NEXT_NOTEBOOK, lambda: self._turn(1))
        bind(self._frame, Command.PREVIOUS_NOTEBOOK, lambda: self._turn(-1))

    def _turn(self, step: int) -> None:
        keys = [place.key for place in self._open]
        if keys:
            here = keys.index(self._current_key) if self._current_key in keys else (-1 if step > 0 else 0)
            self._open[(here + step) % len(keys)].run()

    def _zones(self) -> list[QWidget]:
        shown = self._stack.currentWidget()
        zones = [self.spine, self.bar, *(zones_of(shown) if shown is not None else []), self.undo]
        return [zone for zone in zones if zone.isVisible()]

    def _show_guide(self) -> None:
        from carnet_desktop.ui.guide import open_guide

        open_guide(self._cover or self.current_screen(), self)

    # Building

    def _put_ring(self) -> None:
        # After the first paint: loading Qt's styles takes 14 ms.
        from carnet_desktop.ui.widgets.focus_frame import FocusFrame

        FocusFrame(self).follow_focus()

    def _build_frame(self) -> QWidget:
        frame = QWidget()
        page = QVBoxLayout()
        theme.space(page)
        page.addWidget(self.bar)
        page.addWidget(self._stack, 1)
        page.addWidget(self.undo)
        row = QHBoxLayout(frame)
        theme.space(row)
        row.addWidget(self.spine)
        row.addLayout(page, 1)
        return frame

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._modes.removeWidget(self._cover)
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def _restore_geometry(self) -> None:
        kept = self._memory.value(_GEOMETRY)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width()), min(800, room.height()))
