"""`zeren init`, `zeren schema`, and the files they lay down."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import tomli

from tests.cli.conftest import Zeren
from tests.conftest import ROOT


@pytest.mark.parametrize("options", [[], ["--sample"]])
def test_a_new_office_can_be_checked(zeren: Zeren, tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "new office"
    ran = zeren("init", str(folder), *options, "--lang", "zh")
    assert ran.status == 0
    assert "下一步" in ran.out
    assert (folder / "data" / "plan.schema.json").exists()
    checked = zeren("check", "--office", str(folder), "--as-of", "2019-06-01", "--format", "json")
    assert checked.err == ""
    assert checked.status == len(options)
    if options:
        assert (folder / "data/plan.toml").read_bytes() == (ROOT / "data/plan.toml").read_bytes()


def test_an_office_is_not_made_twice(zeren: Zeren, tmp_path: Path) -> None:
    assert zeren("init", str(tmp_path)).status == 0
    (tmp_path / "data/plan.toml").write_text("mine", encoding="utf-8")
    again = zeren("init", str(tmp_path), "--lang", "en")
    assert (again.status, again.out) == (2, "")
    assert "data/plan.toml: exists already: " in again.err
    assert (tmp_path / "data/plan.toml").read_text(encoding="utf-8") == "mine"


def test_the_schema_file_is_current(zeren: Zeren) -> None:
    shown = zeren("schema", "--lang", "zh").out
    assert shown == (ROOT / "data/plan.schema.json").read_text(encoding="utf-8"), (
        "run `zeren schema --lang zh > data/plan.schema.json`"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("plan", ["data/plan.toml", "engine/sample/blank.toml"])
def test_the_schema_accepts_the_plans_and_refuses_what_the_loader_refuses(
    zeren: Zeren, language: str, plan: str
) -> None:
    schema = zeren("schema", "--lang", language).data
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(tomli.loads((ROOT / plan).read_text(encoding="utf-8")), default=date.isoformat))
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(data)) == []
    data["tasks"][0]["titel"] = "x"
    data["departments"][0]["kind"] = "ministry"
    assert len(list(validator.iter_errors(data))) == 2


def test_the_schema_speaks_the_language(zeren: Zeren) -> None:
    described = [zeren("schema", "--lang", lang).data["properties"]["plan"]["description"] for lang in ("zh", "en")]
    assert described == ["要点的公文信息", "the notice as a document"]
