"""The mark in the formats of Windows and macOS: `python -m installers.icons`, when the drawing changes."""

import io
import os
from typing import Final

from installers.identity import ROOT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    from PIL import Image
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources/icons/carnet.svg"))

    def drawn(side: int) -> Image.Image:
        picture = QImage(side, side, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.end()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return Image.open(io.BytesIO(bytes(buffer.data().data())))

    folder = ROOT / "installers"
    largest, *others = (drawn(side) for side in reversed(SIZES))
    largest.save(folder / "windows" / "carnet.ico", sizes=[(side, side) for side in SIZES], append_images=others)
    drawn(1024).save(folder / "macos" / "carnet.icns")
    app.quit()


if __name__ == "__main__":
    main()
