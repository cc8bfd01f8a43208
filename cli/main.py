"""The entry of the `zeren` command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence

from cli.at_once import open_at_once


def main(argv: Sequence[str] | None = None) -> int:
    """Run `zeren` with the arguments `argv` (None: those of the process) and return its exit status.

    0: done; 1: an unwaived error stands (`check`); 2: the input or the command line was refused;
    130: interrupted; 141: whoever read the output closed it.
    """
    arguments = sys.argv[1:] if argv is None else argv
    shown = open_at_once(arguments)
    return _program()(arguments) if shown is None else shown


def _program() -> Callable[[Sequence[str]], int]:
    """The program, imported without looking for garbage: there is none, and looking costs a tenth of `zeren check`.

    What was imported lives until the end, so it is frozen: the interpreter need not search it either when it ends.
    """
    if "cli.call" not in sys.modules and gc.isenabled():
        gc.disable()
        try:
            import cli.call  # noqa: F401 - what takes the time
        finally:
            gc.enable()
        gc.freeze()
    from cli.call import call

    return call
