"""The pictures of the guide and of the README, taken from the tour: `python3 dev.py run`, then
`python tools/guide_pictures.py`.

Each is a picture of build/tour, brought to the width a page is read at, in the few colours a screen of Carnet has.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parents[1]
TOUR: Final = ROOT / "build" / "tour"
GUIDE: Final = ROOT / "docs" / "guide" / "pictures"
README: Final = ROOT / "docs" / "pictures"
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
SHEET_WIDTH: Final = 640
COLOURS: Final = 256
RARE: Final = 96


def main() -> int:
    taken = {path.stem.split("-", 1)[-1]: path for path in sorted(TOUR.glob("[0-9]*.png"), reverse=True)}
    wanted = {GUIDE / f"{name}.png": (taken.get(name, TOUR / name), WIDTH) for name in CHOSEN}
    wanted[README / "carnet.png"] = (taken.get("carnet", TOUR / "carnet"), WIDTH)
    wanted[README / "mon-recap.png"] = (TOUR / "mon-recap-1.png", SHEET_WIDTH)
    missing = sorted({source.name for source, _width in wanted.values() if not source.is_file()})
    for path, (source, width) in wanted.items():
        if source.is_file():
            small(source, width).save(path, optimize=True)
    if missing:
        print(f"Not in {TOUR.relative_to(ROOT)}: {', '.join(missing)}. Run `python3 dev.py run` without a display.")
    return 1 if missing else 0


def small(source: Path, width: int) -> Image.Image:
    """The picture `width` px wide, on a palette and without dithering: text stays sharp and the file is light."""
    with Image.open(source) as whole:
        picture = whole.convert("RGB")
    height = round(picture.height * width / picture.width)
    picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    return picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)


def pixels(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    """Each pixel of an RGB picture."""
    parts = iter(picture.tobytes())
    return zip(parts, parts, parts, strict=True)


def _palette(picture: Image.Image) -> Image.Image:
    """The commonest colours as they are, since grounds are flat; the rarest are not forgotten."""
    by_count = Counter(pixels(picture)).most_common(COLOURS - RARE)
    common = [part for colour, _count in by_count for part in colour]
    rare = picture.quantize(RARE, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*common, *rare])
    return palette


if __name__ == "__main__":
    sys.exit(main())
