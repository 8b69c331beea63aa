"""A worker who saves one action after another and says each one that was acknowledged; killed by the test."""

import sys
from pathlib import Path

from tests.conftest import PASSPHRASE, now

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import put


def main(home: Path, notebook: str) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    print("ready", flush=True)
    for number in range(100_000):
        action = new_action(f"Action {number}", "person")
        put(session, notebook, action)
        print(action.id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
