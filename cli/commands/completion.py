"""`zeren completion`: the script that lets a shell complete commands, departments, tasks and rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.session import Session
from engine.message import Translate, term

SHELLS = ("bash", "zsh", "fish", "powershell")


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument("shell", choices=SHELLS, help=tr("the shell it is for"))


def _run(session: Session, arguments: Namespace) -> int:
    from argcomplete.shell_integration import shellcode  # not needed by any other command

    session.screen.document(shellcode(["zeren"], shell=arguments.shell) + "\n")
    return 0


COMMAND = Command(
    name="completion",
    summary=term("write the completion script of a shell"),
    run=_run,
    configure=_configure,
    examples=(
        (
            'eval "$(zeren completion bash)"',
            term("for this session of bash or zsh (write zsh); or put it in ~/.bashrc"),
        ),
        ("zeren completion fish > ~/.config/fish/completions/zeren.fish", term("for fish, for good")),
    ),
    on_plan=False,
)
