"""The one style sheet, computed from the roles and the size of the text."""

from collections.abc import Callable

from carnet_desktop.ui.roles import Roles

Px = Callable[[float], int]
"""A number of em in whole pixels."""


def style_sheet(roles: Roles, em: float) -> str:
    """The QSS of the whole application; `em` is the font size in pixels, from which every length follows."""

    def px(ems: float) -> int:
        return max(1, round(ems * em))

    return "".join(part(roles, px) for part in (_texts, _fields, _buttons, _surfaces, _lists, _small_parts))


def _texts(r: Roles, px: Px) -> str:
    return f"""
QLabel {{ color: {r.ink}; background: transparent; }}
QLabel[kind="title"] {{ font-size: {px(1.7)}px; font-weight: 700; }}
QLabel[kind="part"] {{ font-size: {px(1.25)}px; font-weight: 700; }}
QLabel[kind="section"] {{ font-size: {px(1.15)}px; font-weight: 700; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="label"] {{ font-size: {px(0.93)}px; font-weight: 600; }}
QLabel[kind="second"] {{ color: {r.ink2}; }}
QLabel[kind="small"] {{ font-size: {px(0.93)}px; color: {r.ink2}; }}
QLabel[kind="hint"] {{ font-size: {px(0.86)}px; color: {r.ink3}; }}
QLabel[kind="nothing"] {{ color: {r.ink3}; }}
QLabel[kind="small"][tone="bad"] {{ color: {r.bad}; }}
QLabel[kind="small"][tone="warn"] {{ color: {r.warn}; }}
QLabel[kind="small"][tone="good"] {{ color: {r.good}; }}
QLabel[kind="small"][tone="info"] {{ color: {r.info}; }}
QLabel[kind="strong"][tone="bad"], QLabel[kind="title"][tone="bad"] {{ color: {r.bad}; }}
QLabel[kind="strong"][tone="good"] {{ color: {r.good}; }}
QLabel[kind="when"] {{ font-size: {px(0.93)}px; color: {r.ink2}; }}
QLabel[kind="when"][state="bad"] {{ color: {r.bad}; font-weight: 600; }}
QLabel[kind="when"][state="strong"] {{ color: {r.ink}; font-weight: 600; }}
QLabel[kind="when"][state="write"] {{ color: {r.write}; font-weight: 600; }}
QLabel[kind="onSpine"] {{ color: {r.spineInk}; }}
QLabel[kind="onSpineStrong"] {{ color: {r.spineInk}; font-weight: 600; }}
QLabel[kind="onSpineSmall"] {{ color: {r.spineInk2}; font-size: {px(0.93)}px; }}
QLabel[kind="brand"] {{ color: {r.spineInk}; font-size: {px(1.25)}px; font-weight: 700; }}
QToolTip {{ color: {r.ink}; background: {r.page}; border: 1px solid {r.edge}; padding: {px(0.25)}px {px(0.5)}px; }}
"""


def _fields(r: Roles, px: Px) -> str:
    side = px(0.75)
    tall, taller = px(2.35), px(2.6)
    return f"""
QLineEdit, QComboBox, QPlainTextEdit {{
  background: {r.page}; color: {r.ink}; border: 1px solid {r.edge}; border-radius: 6px;
  selection-background-color: {r.act}; selection-color: {r.actInk}; placeholder-text-color: {r.ink3};
}}
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit, QComboBox {{ padding: 0 {side}px; min-height: {tall - 2}px; max-height: {tall - 2}px; }}
QLineEdit[room="large"] {{ min-height: {taller - 2}px; max-height: {taller - 2}px; }}
QPlainTextEdit {{ padding: {px(0.4)}px {side - 4}px; }}
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover {{ border-color: {r.ink2}; }}
QLineEdit:focus, QComboBox:focus, QComboBox:on, QLineEdit[state="error"], QComboBox[state="error"] {{
  border: 2px solid {r.write}; padding: 0 {side - 1}px; min-height: {tall - 4}px; max-height: {tall - 4}px;
}}
QLineEdit[room="large"]:focus, QLineEdit[room="large"][state="error"] {{
  min-height: {taller - 4}px; max-height: {taller - 4}px;
}}
QPlainTextEdit:focus, QPlainTextEdit[state="error"] {{
  border: 2px solid {r.write}; padding: {px(0.4) - 1}px {side - 5}px;
}}
QLineEdit[state="error"], QComboBox[state="error"], QPlainTextEdit[state="error"] {{ border-color: {r.bad}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{
  background: {r.tint}; color: {r.off}; border-color: {r.line};
}}
QLineEdit[doubt="yes"], QComboBox[doubt="yes"] {{ background: {r.warnBg}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {r.tint}; }}
QComboBox::drop-down {{ border: none; width: {px(2)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
  background: {r.page}; color: {r.ink}; border: 1px solid {r.edge}; padding: {px(0.25)}px; outline: none;
  selection-background-color: {r.sel}; selection-color: {r.ink};
}}
QComboBox QAbstractItemView::item {{ min-height: {px(2)}px; padding: 0 {px(0.5)}px; border-radius: 3px; }}
"""


def _buttons(r: Roles, px: Px) -> str:
    return f"""
QPushButton {{
  background: {r.page}; color: {r.ink}; border: 1px solid {r.edge}; border-radius: 6px;
  font-weight: 600; padding: 0 {px(0.9)}px; min-height: {px(2.35) - 2}px; outline: none;
}}
QPushButton:hover {{ background: {r.tint}; }}
QPushButton:pressed, QPushButton:checked {{ background: {r.sel}; }}
QPushButton:disabled {{ background: {r.tint}; color: {r.off}; border-color: {r.line}; }}
QPushButton[kind="spine"] {{ min-height: 0; padding: 0; border: none; background: transparent; }}
QPushButton[room="compact"] {{ min-height: {px(2) - 2}px; padding: 0 {px(0.75)}px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
"""


def _surfaces(r: Roles, px: Px) -> str:
    return f"""
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {r.page}; }}
QWidget[kind="tint"] {{ background: {r.tint}; }}
QWidget[kind="desk"] {{ background: {r.desk}; }}
QWidget[kind="spine"] {{ background: {r.spine}; }}
QFrame[kind="line"] {{ background: {r.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="upright"] {{ background: {r.line}; border: none; max-width: 1px; min-width: 1px; }}
QFrame[kind="panel"] {{ background: {r.page}; border: 1px solid {r.edge}; border-radius: 8px; }}
QFrame[kind="box"] {{ background: {r.tint}; border: 1px solid {r.line}; border-radius: 8px; }}
QFrame[kind="header"] {{ background: {r.page}; border: none; border-bottom: 1px solid {r.line}; }}
QFrame[kind="toolbar"] {{ background: {r.tint}; border: none; border-bottom: 1px solid {r.line}; }}
QFrame[kind="footer"] {{ background: {r.page}; border: none; border-top: 1px solid {r.line}; }}
QFrame[kind="side"] {{ background: {r.tint}; border: none; border-left: 1px solid {r.line}; }}
QFrame[kind="bar"] {{ border: none; }}
QFrame[kind="bar"][state="bad"] {{ background: {r.badBg}; border-bottom: 1px solid {r.bad}; }}
QFrame[kind="bar"][state="warn"] {{ background: {r.warnBg}; border-bottom: 1px solid {r.warn}; }}
QFrame[kind="bar"][state="info"] {{ background: {r.infoBg}; border-bottom: 1px solid {r.info}; }}
QFrame[kind="bar"][state="good"] {{ background: {r.goodBg}; border-bottom: 1px solid {r.good}; }}
QFrame[kind="undo"] {{ background: {r.tint}; border: none; border-top: 1px solid {r.line}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
"""


def _lists(r: Roles, px: Px) -> str:
    return f"""
QAbstractItemView {{
  background: {r.page}; color: {r.ink}; border: none; outline: none;
  selection-background-color: {r.sel}; selection-color: {r.ink};
}}
QAbstractItemView[ground="none"] {{ background: transparent; }}
QAbstractItemView[ground="offers"] {{ border: 1px solid {r.edge}; border-radius: 6px; padding: {px(0.25)}px; }}
QAbstractItemView[ground="offers"]::item {{
  color: {r.ink}; min-height: {px(2)}px; padding: 0 {px(0.5)}px; border-radius: 3px;
}}
QAbstractItemView[ground="offers"]::item:hover {{ background: {r.tint}; }}
QAbstractItemView[ground="offers"]::item:selected {{ background: {r.sel}; }}
QHeaderView::section {{
  background: {r.page}; color: {r.ink2}; border: none; border-bottom: 1px solid {r.line};
  padding: {px(0.5)}px {px(0.75)}px; font-size: {px(0.93)}px;
}}
QTabBar::tab {{
  background: transparent; color: {r.ink2}; border: none; border-bottom: 3px solid transparent;
  padding: {px(0.5)}px {px(0.25)}px; margin-right: {px(1)}px;
}}
QTabBar::tab:selected {{ color: {r.ink}; font-weight: 600; border-bottom-color: {r.act}; }}
QTabBar::tab:hover {{ color: {r.ink}; }}
"""


def _small_parts(r: Roles, px: Px) -> str:
    bar = px(0.85)
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {r.edge}; border-radius: 3px; margin: {max(1, bar // 4)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(2)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(2)}px; }}
QScrollBar::handle:hover {{ background: {r.ink3}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0;
}}
QProgressBar {{ background: {r.tint}; border: none; border-radius: {px(0.25)}px; max-height: {px(0.5)}px; }}
QProgressBar::chunk {{ background: {r.act}; border-radius: {px(0.25)}px; }}
QSplitter::handle {{ background: {r.line}; }}
QSplitter::handle:hover {{ background: {r.act}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QMenu {{ background: {r.page}; color: {r.ink}; border: 1px solid {r.edge}; padding: {px(0.25)}px; }}
QMenu::item {{ padding: {px(0.4)}px {px(1)}px; border-radius: 3px; }}
QMenu::item:selected {{ background: {r.sel}; }}
QMenu::item:disabled {{ color: {r.off}; }}
QMenu::separator {{ height: 1px; background: {r.line}; margin: {px(0.25)}px 0; }}
"""
