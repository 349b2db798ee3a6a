"""Reads the golden cases of ``tests/cases/``."""

from typing import Any

import pytest
import yaml

from project import ROOT


def load_cases(name: str) -> list[Any]:
    """The cases of a file as pytest parameters, named by what they say."""
    cases = yaml.safe_load((ROOT / "tests" / "cases" / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]
