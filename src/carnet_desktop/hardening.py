"""What the process refuses to leave behind: no core dump may carry keys or names to the disk."""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def keep_files_private() -> None:
    """From now on, what this process creates is for its user only."""
    os.umask(0o077)


def keep_memory_private() -> None:
    """Core dumps off and files private to this account, before anything secret is read. Never raises.

    On Linux the process also becomes undumpable: no debugger of the same account may attach, and the system's crash
    collector gets nothing even where it ignores the size limit.
    """
    keep_files_private()
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A failure (-1, under a strict sandbox) leaves the size limit above as the protection.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
