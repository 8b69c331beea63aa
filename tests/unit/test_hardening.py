"""No core dump, no debugger, and files for one account only: asked of a real process."""

import json
import subprocess
import sys

import pytest

_ASK = """
import ctypes, json, os, resource, sys
{begin}
umask = os.umask(0)
print(json.dumps([resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), umask]))
"""


_WINDOW = "from carnet_desktop.hardening import keep_memory_private; keep_memory_private()"
_TERMINAL = "from carnet_desktop.cli import main; sys.argv[1:] = ['nothing']; main()"


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
@pytest.mark.parametrize("begin", [_WINDOW, _TERMINAL], ids=["window", "terminal"])
def test_the_process_leaves_no_core_dump_and_lets_nobody_look_in(begin: str) -> None:
    script = _ASK.format(begin=begin)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    limits, dumpable, umask = json.loads(done.stdout)
    assert limits == [0, 0]
    assert dumpable == 0
    assert umask == 0o077
