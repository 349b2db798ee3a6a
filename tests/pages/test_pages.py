"""What a reader finds on each page: golden cases of ``cases/pages.yml`` against the built tiny handbook."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from cases import load_cases


@pytest.mark.parametrize("case", load_cases("pages"))
def test_page_shows(case: dict[str, Any], tiny_site: Path) -> None:
    html = (tiny_site / case["page"] / "index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(html, "html.parser").select(f"article :is({case['select']})")
    attribute = case.get("attribute")
    texts = [_value(tag[attribute]) if attribute else " ".join(tag.get_text().split()) for tag in found]
    assert texts == case["texts"]


def _value(attribute: str | list[str]) -> str:
    return attribute if isinstance(attribute, str) else " ".join(attribute)


def test_the_contents_list_the_sections(tiny_site: Path) -> None:
    html = (tiny_site / "s/S-002/index.html").read_text(encoding="utf-8")
    links = BeautifulSoup(html, "html.parser").select("[data-md-component=toc] a")
    assert [re.sub(r"\s+", "", link.get_text()) for link in links][:3] == ["合格", "卓越", "为什么"]
