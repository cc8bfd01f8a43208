"""Preview of a reform on the real plan, once the office has been read."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import medians, report

from engine.model import Kind, Role
from engine.office import Office
from engine.order import Abolish, Merge, MoveOut, Order, OrderFile, Part, Rename, Replace, Split, Transfer
from engine.preview import Preview, preview
from rules.rulebook import RULEBOOK

ROOT = Path(__file__).parents[1]
AS_OF = date(2019, 6, 1)
ROUNDS = 101
REFORM = Order(
    "reform", "机构改革",
    (
        Rename("法规科", "政策法规科"),
        Merge(("体艺科", "社体科"), "体育科", Kind.OFFICE),
        Split("职成科", (Part("职教科", tasks=(8, 33)), Part("终身教育科", rest=True))),
        Abolish("综改办", "督导室"),
        Transfer("计财科", "基础教育科", tasks=(5,), roles=(Role.LEAD,)),
        MoveOut("青竞科", "市体育局"),
        Replace(7, Role.RESPONSIBLE, "职教科", "安全科"),
    ),
    effective=date(2019, 7, 1),
)  # fmt: skip
ONE_DUTY = Order("one", "改派", (Replace(7, Role.RESPONSIBLE, "职教科", "职成科"),), effective=date(2019, 7, 1))


def shown(found: Preview) -> int:
    """Work out everything that a preview shows; the number of duties that move."""
    assert not found.impossible
    return len(found.moves) + len(found.load) * 0 + len(found.balance) * 0 + len(found.collectives) * 0


def main() -> None:
    with TemporaryDirectory() as name:
        (Path(name) / "data").mkdir()
        shutil.copy(ROOT / "data" / "plan.toml", Path(name) / "data")
        office = Office(Path(name), RULEBOOK)
        office.check(office.state(AS_OF))
        files = {order.id: OrderFile(order, f"{order.id}.toml", "", 1, ()) for order in (REFORM, ONE_DUTY)}
        assert shown(preview(office, files["reform"], AS_OF)) > 25
        found = medians(
            {
                "preview of one duty": lambda: shown(preview(office, files["one"], AS_OF)),
                "preview of a whole reform": lambda: shown(preview(office, files["reform"], AS_OF)),
            },
            ROUNDS,
        )
    report(found, "preview of one duty", "below 50 ms")


if __name__ == "__main__":
    main()
