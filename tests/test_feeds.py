"""What has changed, for machines: the news for pages and the Atom feed."""

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from handbook.examining import examine
from handbook.feeds import atom, news
from handbook.pages.page import Site
from handbook.relations import relate
from handbook.words import load_words
from project import TODAY, edit, lay_out

ATOM = "{http://www.w3.org/2005/Atom}"
STANDARD = "standards/service-standards/S-001-greet.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


def site_of(folder: Path) -> Site:
    handbook = examine(folder / "standards", folder / "docs", TODAY).handbook
    assert handbook is not None
    return Site(handbook.public(), relate(handbook.public()), load_words("zh").say, TODAY)


def read_atom(folder: Path) -> Xml.Element:
    ((_, content),) = atom(site_of(folder))
    return Xml.fromstring(content)  # noqa: S314 - our own file


def read_news(folder: Path) -> list[dict[str, object]]:
    ((_, content),) = news(site_of(folder))
    text = content.decode().removeprefix('HandbookDevice.give("news",').removesuffix(");\n")
    return list(json.loads(text)["items"])


def test_the_newest_change_stands_first(folder: Path) -> None:
    feed = read_atom(folder)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert (feed.findtext(f"{ATOM}updated"), titles[0]) == ("2026-06-01T00:00:00Z", "S-002 帮客人提重物：新增")


def test_an_editorial_change_is_no_news(folder: Path) -> None:
    edit(folder, {STANDARD: {"find": "change: tightened", "replace": "change: editorial"}})
    found = [item["edition"] for item in read_news(folder) if item["id"] == "S-001"]
    assert found == [1]


def test_unfinished_entries_are_no_news(folder: Path) -> None:
    assert "S-004" not in {item["id"] for item in read_news(folder)}


@pytest.mark.parametrize(
    ("address", "link"), [("", "../s/S-002/"), ("address: https://shop.test/book\n", "https://shop.test/book/s/S-002/")]
)
def test_links_are_absolute_where_the_site_has_an_address(address: str, link: str, folder: Path) -> None:
    edit(folder, {"standards/handbook.yml": {"find": "language: zh\n", "replace": f"language: zh\n{address}"}})
    entry = read_atom(folder).find(f"{ATOM}entry")
    assert entry is not None
    assert [each.get("href") for each in entry.iter(f"{ATOM}link")] == [link]


def test_ids_are_all_different_and_outlive_a_move(folder: Path) -> None:
    def ids() -> list[str | None]:
        return [entry.findtext(f"{ATOM}id") for entry in read_atom(folder).iter(f"{ATOM}entry")]

    before = ids()
    edit(
        folder,
        {"standards/handbook.yml": {"find": "language: zh\n", "replace": "language: zh\naddress: https://a.test\n"}},
    )
    assert (len(set(before)), ids()) == (len(before), before)


def test_hostile_text_stays_text(folder: Path) -> None:
    edit(folder, {STANDARD: {"find": "note: 五秒改为三秒", "replace": "note: '</summary><script>&'"}})
    summaries = [entry.findtext(f"{ATOM}summary") for entry in read_atom(folder).iter(f"{ATOM}entry")]
    assert "</summary><script>&" in summaries
