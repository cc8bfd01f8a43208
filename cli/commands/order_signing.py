"""`zeren order issue|revoke`: what is recorded for good."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from cli.command import Command
from cli.commands.order_files import add_order, read_order
from cli.complete import completed as completing
from cli.complete import orders
from cli.moments import day
from cli.session import Session
from engine.drafting import completed, find_order_file, set_head
from engine.issuing import Signing, issue, revoke
from engine.message import Translate, message, term


def _issue(session: Session, arguments: Namespace) -> int:
    file = find_order_file(session.office, arguments.order)
    read = read_order(session, arguments.order)
    order = completed(read, document=arguments.document, issued=arguments.issued, effective=arguments.effective,
                      reason=arguments.reason)  # fmt: skip
    link = issue(session.office, order, _signing(arguments), arguments.allow_orphans)
    given = {"document": arguments.document, "issued": arguments.issued, "effective": arguments.effective,
             "reason": arguments.reason}  # fmt: skip
    set_head(file, read, **{key: value for key, value in given.items() if value and not getattr(read.order, key)})
    session.screen.paragraph(session.say(message(
        "order {id} is issued: ledger entry {number}, {hash}. It takes effect on {day}; until then the old "
        "departments answer.",
        id=order.id, number=link.number, hash=link.hash[:12], day=order.effective or "")))  # fmt: skip
    session.screen.paragraph(session.say(message("handover lists: `zeren handover {id}`", id=order.id)))
    return 0


def _configure_issue(parser: ArgumentParser, tr: Translate) -> None:
    add_order(parser, tr)
    parser.add_argument("--document", metavar="NUMBER", help=tr("document number (依据文号)"))
    parser.add_argument("--issued", type=day(tr), metavar="DATE", help=tr("date of issue (发文日期)"))
    parser.add_argument("--effective", type=day(tr), metavar="DATE", help=tr("effective date (到位日期)"))
    parser.add_argument(
        "--allow-orphans", metavar="REASON", help=tr("leave duties without successor, for this stated reason")
    )
    _add_signature(parser, tr)


def _revoke(session: Session, arguments: Namespace) -> int:
    link = revoke(session.office, arguments.orders, _signing(arguments), arguments.effective)
    ids = tuple(arguments.orders)
    session.screen.paragraph(session.say(message("revoked: {ids} (ledger entry {number}, {hash})", ids=ids,
                                                 number=link.number, hash=link.hash[:12])))  # fmt: skip
    return 0


def _configure_revoke(parser: ArgumentParser, tr: Translate) -> None:
    argument = parser.add_argument(
        "orders", nargs="+", metavar="ORDER", help=tr("id of an issued order; several are revoked together")
    )
    completing(argument, orders)
    parser.add_argument(
        "--effective", type=day(tr), metavar="DATE",
        help=tr("day from which they do not hold; without it: today; their own effective date: as if they never had"),
    )  # fmt: skip
    _add_signature(parser, tr)


def _add_signature(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument(
        "--operator", metavar="NAME", default=os.environ.get("ZEREN_OPERATOR", ""),
        help=tr("who records it; without it: the environment variable ZEREN_OPERATOR"),
    )  # fmt: skip
    parser.add_argument("--reason", help=tr("why"))


def _signing(arguments: Namespace) -> Signing:
    return Signing(arguments.operator, datetime.now(UTC), arguments.reason or "")


COMMANDS = (
    Command("issue", term("issue an order: record it in the ledger"), _issue,
            ((("zeren order issue 2019-reform --document 遂编发〔2019〕8号 --issued 2019-06-01 --effective 2019-07-01 "
              "--operator 张三"), term("what the file lacks is filled in")),), _configure_issue),
    Command("revoke", term("revoke issued orders: a new entry in the ledger"), _revoke,
            (("zeren order revoke 2019-reform --operator 张三 --reason 文件撤回", term("it stops to hold today")),),
            _configure_revoke),
)  # fmt: skip
