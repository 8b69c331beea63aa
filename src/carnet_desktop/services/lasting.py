"""What is loaded at unlock lasts until the lock: the garbage collector looks at none of it meanwhile.

Left alone it would search ten thousand people several times while they are loaded, then again now and then between two
keystrokes, for longer than a frame.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Everything alive at the end is left out of later collections, until `forget`."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def forget() -> None:
    """What was left out may be collected again."""
    gc.unfreeze()
