"""The guide's pictures, taken from the tour: `python3 dev.py run`, then `python tools/guide_pictures.py`.

Each is a picture of build/tour, brought to the width a page of the guide is read at.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT: Final = Path(__file__).resolve().parents[1]
TOUR: Final = ROOT / "build" / "tour"
PICTURES: Final = ROOT / "docs" / "guide" / "pictures"
CHOSEN: Final = (
    "premiere-ouverture",
    "phrase-secrete",
    "carnets",
    "carnet",
    "entretien",
    "mon-recap",
    "importer",
    "noter-vite",
    "situation",
    "historique",
    "deux-carnets",
    "aujourd-hui",
    "structures",
    "transmettre",
    "recevoir",
)
"""The names of the tour's pictures, without their number."""
WIDTH: Final = 900


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken = {path.stem.split("-", 1)[-1]: path for path in sorted(TOUR.glob("[0-9]*.png"), reverse=True)}
    missing = [name for name in CHOSEN if name not in taken]
    for name in CHOSEN:
        if name not in missing:
            picture = QImage(str(taken[name])).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
            picture.convertToFormat(QImage.Format.Format_RGB32).save(str(PICTURES / f"{name}.png"))
    if missing:
        print(f"Not in {TOUR.relative_to(ROOT)}: {', '.join(missing)}. Run `python3 dev.py run` without a display.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
