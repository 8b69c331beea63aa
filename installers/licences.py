"""The licences of everything that is shipped, as the window shows them and as the law asks: a list and the texts."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

from installers.parts import Part


def write(parts: Sequence[Part], folder: Path) -> None:
    """`index.json` (name, version, licence, home, texts) and each text once, in an emptied `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for former in folder.iterdir():
        former.unlink()
    names: dict[str, str] = {}
    index = []
    for part in parts:
        texts = []
        for path in part.texts:
            text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
            digest = hashlib.sha256(text.encode()).hexdigest()
            if digest not in names:
                names[digest] = _file_name(part, path, set(names.values()))
                (folder / names[digest]).write_text(text, "utf-8")
            texts.append(names[digest])
        told = {"name": part.name, "version": part.version, "licence": part.licence, "home": part.home}
        index.append(told | {"texts": sorted(set(texts))})
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _file_name(part: Part, path: Path, taken: set[str]) -> str:
    plain = re.sub(r"[^A-Za-z0-9.+-]+", "-", path.stem)
    name = f"{part.name}-{plain}.txt"
    number = 2
    while name in taken:
        name = f"{part.name}-{plain}-{number}.txt"
        number += 1
    return name
