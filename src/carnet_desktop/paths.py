"""Where things stand on this computer, when nobody says otherwise."""

import os
from pathlib import Path

import platformdirs

_APP = "Carnet"


def default_home() -> Path:
    """The folder of the structure's notebooks (`--home` overrides)."""
    return Path(platformdirs.user_data_path(_APP, appauthor=False))


def state_folder() -> Path:
    """What this computer remembers outside the home: window geometry (`CARNET_STATE` overrides)."""
    override = os.environ.get("CARNET_STATE")
    return Path(override) if override else Path(platformdirs.user_state_path(_APP, appauthor=False))
