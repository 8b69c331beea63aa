"""The CycloneDX list of what the program contains, for those who watch over flaws in it."""

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from installers import identity
from installers.parts import Part


def write(parts: Sequence[Part], version: str, path: Path) -> None:
    """CycloneDX 1.6; the same parts give the same bytes."""
    components = [_component(part) for part in parts]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True) + version)
    path.write_text(
        json.dumps(
            {
                "bomFormat": "CycloneDX",
                "specVersion": "1.6",
                "serialNumber": f"urn:uuid:{number}",
                "version": 1,
                "metadata": {
                    "component": {
                        "type": "application",
                        "bom-ref": identity.DESKTOP_ID,
                        "name": identity.DESKTOP_ID,
                        "version": version,
                        "licenses": [{"license": {"id": "EUPL-1.2"}}],
                    }
                },
                "components": components,
                "dependencies": [{"ref": identity.DESKTOP_ID, "dependsOn": [part.purl for part in parts]}],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n",
        "utf-8",
    )


def _component(part: Part) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if part.home.startswith("http"):
        told["externalReferences"] = [{"type": "website", "url": part.home}]
    if part.inside:
        told["components"] = list(part.inside)
    return told
