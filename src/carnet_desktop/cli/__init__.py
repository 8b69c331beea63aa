"""The same services from a terminal: `carnet-cli`. Results on stdout, failures in French on stderr."""

import json
import sys
from collections.abc import Sequence
from typing import Final

from carnet_desktop.errors import CarnetError, ExitCode
from carnet_desktop.hardening import keep_memory_private
from carnet_desktop.sentences import explain

from .plain import plain

_INTERRUPTED: Final = 130  # what the library that reads commands makes of Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code (see errors.ExitCode). Never a traceback.

    With `--json`, a failure is `{"error": code, "message": …}` on stderr.
    """
    if arguments is None:  # the process is this program
        keep_memory_private()
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    as_json = "--json" in given
    try:
        return _run(given)
    except CarnetError as error:
        return _fail(error.code, str(explain(error)), error.exit_code, as_json)
    except KeyboardInterrupt:
        return _fail("interrupted", "Arrêté. Ce qui était enregistré le reste.", ExitCode.REFUSED, as_json)
    except Exception as error:
        return _fail("bug", f"{explain(error)} ({type(error).__name__})", ExitCode.BUG, as_json)


def _run(given: list[str]) -> int:
    from typer.exceptions import Abort, Exit, TyperException

    from .commands import app
    from .usage import french_usage

    try:
        result = app(args=given, prog_name="carnet-cli", standalone_mode=False)
    except TyperException as error:
        sentence = french_usage(error)
        return _fail("usage", sentence, ExitCode.USAGE, "--json" in given)
    except Exit as stop:
        return stop.exit_code
    except Abort:
        raise KeyboardInterrupt from None
    if result == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(result) if isinstance(result, int) else ExitCode.DONE


def _fail(code: str, message: str, exit_code: int, as_json: bool) -> int:
    line = json.dumps({"error": code, "message": message}, ensure_ascii=False) if as_json else plain(message)
    print(line, file=sys.stderr)
    return exit_code
