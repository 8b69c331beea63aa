"""What is left out of the frozen program: parts of the libraries that Carnet never calls, two thirds of their size."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import Final

EXCLUDED: list[str] = [
    "tkinter",
    "unittest",
    "doctest",
    "pydoc",
    "pydoc_data",
    "lib2to3",
    "setuptools",
    "pip",
    "PIL.AvifImagePlugin",
    "PIL.ImageCms",
    "PIL.ImageFont",
    "PIL.ImageTk",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "numpy",
    "rich",
    "pygments",
    "markdown_it",
    "pydantic.v1",
    "pydantic.mypy",
    "sqlite3",
    "ssl",
    "_ssl",
    "phonenumbers.carrierdata",
    "phonenumbers.geodata",
    "phonenumbers.tzdata",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
    "rapidfuzz.fuzz_cpp_avx2",
    "rapidfuzz.distance.metrics_cpp",
    "rapidfuzz.distance.metrics_cpp_avx2",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
]

_LANGUAGES: Final = ("fr", "en")
"""Those that dates are read in; dateparser brings two hundred."""


def _other_languages() -> list[str]:
    package = "dateparser.data.date_translation_data"
    found = find_spec(package)
    folders = (found.submodule_search_locations or ()) if found else ()
    files = (file for folder in folders for file in Path(folder).glob("*.py"))
    return [f"{package}.{file.stem}" for file in files if file.stem not in ("__init__", *_LANGUAGES)]


EXCLUDED += _other_languages()

_QT_LIBRARIES: Final = ("Qml", "Quick", "VirtualKeyboard", "OpenGL", "Pdf", "WaylandEglClient", "EglFS", "EglFs")
_PLUGINS: Final = {
    "platforms": ("qxcb", "qoffscreen", "qwayland", "qwindows", "qcocoa"),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),
    "imageformats": ("qsvg", "qico"),
    "iconengines": ("qsvgicon",),
    "styles": ("qmodernwindowsstyle", "qwindowsvista", "qmacstyle"),
    "printsupport": ("cups",),
    "xcbglintegrations": (),
    "egldeviceintegrations": (),
    "generic": (),
    "tls": (),
    "networkinformation": (),
    "wayland-decoration-client": ("bradient",),
    "wayland-graphics-integration-client": (),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Of each kind of Qt plugin, those that are kept; a kind that is not named is kept whole."""


_TRAVEL: Final = re.compile(r"lib(xcb-(?!glx)|xkbcommon|python|ffi|z\.|bz2|lzma|expat|uuid|Qt6|icu|pyside|shiboken)")
"""The libraries beside the programs that travel: those of Qt, of Python, and a few that desktops often lack.

The others are asked of the system where Carnet is installed, which keeps them up to date.
"""


def keeps_binary(target: str) -> bool:
    path = PurePath(target)
    if sys.platform == "linux" and len(path.parts) == 1 and path.name.startswith("lib"):
        return bool(_TRAVEL.match(path.name)) and not _qt_left_out(path)
    if path.name.startswith("opengl32sw"):
        return False
    if _qt_left_out(path):
        return False
    if "plugins" in path.parts and path.parent.name in _PLUGINS:
        return any(word in path.name for word in _PLUGINS[path.parent.name])
    return True


def _qt_left_out(path: PurePath) -> bool:
    return "Qt" in path.name and any(word in path.name for word in _QT_LIBRARIES)


def keeps_data(target: str) -> bool:
    """Of Qt's own words only the French ones travel, and of reportlab no font: the page has its own."""
    path = PurePath(target)
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in ("qtbase_fr.qm", "qt_fr.qm")
    if path.parts[:2] == ("reportlab", "fonts") or "sboms" in path.parts:
        return False
    return not (path.parts[0] == "mnemonic" and path.suffix == ".txt" and path.stem != "french")
