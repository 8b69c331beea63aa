"""A second launch on the same home raises the first window, and ends."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from carnet_desktop.paths import state_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 500


def raise_first(home: Path, received: Path | None = None) -> bool:
    """Whether a window is already open on `home`: it has then been asked to come to the front, and to show a file.

    Loads nothing of Qt's network where no first window has left its door: the first paint does not wait for it.
    """
    name = _name(home)
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    if received is not None:
        socket.write(str(received).encode())
        socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(_PATIENCE_MS)
    return True


def listen(home: Path, come_forward: Callable[[Path | None], None]) -> "QLocalServer | None":
    """Answer the next launches until the server is closed; None where the system allows no such door.

    `come_forward` is given the file that the launch was asked to open.
    """
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = _name(home)
    # A window that was killed leaves its door behind; nobody answers at it, as `raise_first` has just found.
    QLocalServer.removeServer(name)

    def answer() -> None:
        caller = server.nextPendingConnection()

        def hear() -> None:
            path = bytes(caller.readAll().data()).decode(errors="replace")
            caller.deleteLater()
            come_forward(Path(path) if path else None)

        if caller.state() == caller.LocalSocketState.UnconnectedState:
            hear()
        else:
            caller.disconnected.connect(hear)

    server.newConnection.connect(answer)
    return server if server.listen(name) else None


def _name(home: Path) -> str:
    """Named from the home's path, and where only this account may write: another one must not answer in our place."""
    digest = hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]
    return f"carnet-{digest}" if sys.platform == "win32" else str(state_folder() / f"window-{digest}")
