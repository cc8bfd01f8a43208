"""`zeren order`: drafts and orders."""

from __future__ import annotations

from cli.command import Command, of_subcommand
from cli.commands import order_files, order_signing
from engine.message import term

COMMAND = Command(
    name="order",
    summary=term("make, preview, issue and revoke orders"),
    run=of_subcommand,
    examples=(
        ("zeren order list", term("drafts and issued orders")),
        ("zeren order preview example-reform", term("what an order would do")),
    ),
    subcommands=(*order_files.COMMANDS, *order_signing.COMMANDS),
)
