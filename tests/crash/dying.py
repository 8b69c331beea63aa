"""A program that ends by SIGKILL at the change to a file it is told."""

import subprocess
from dataclasses import dataclass


@dataclass
class Dying:
    """`dying_worker`, waiting for something to do."""

    process: subprocess.Popen[str]

    def ask(self, change: int, torn: int, *work: object) -> str:
        """killed, or done when it makes fewer changes. `torn`: half of the write it dies at is done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join(map(str, (change, torn, *work))) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()
