"""View of a page → data of its sheet: every text finished, in the order in which it is printed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from handbook.deriving import Tick, TickGroup
from handbook.diagnostics import Say
from handbook.model.settings import Settings
from handbook.pages.page import Page
from handbook.pages.sheet import Sheet
from handbook.remembering import kept
from handbook.sheets.press import Document
from handbook.typography import bind, phrases

View = Mapping[str, Any]
Content = dict[str, Any]
REGIONS = {"zh": "cn", "en": "us"}
"""Whose forms of characters and rules of line breaking a language takes."""


def content_of(page: Page, say: Say) -> Content:
    """What is printed of a page that is a sheet, the same on each paper and in each packet."""
    return _content(page.uri, page, say)


@kept
def _content(_: str, page: Page, say: Say) -> Content:
    sheet: Sheet = page.view["sheet"]
    common = {
        "noun": sheet.noun,
        "id": sheet.id,
        "title": sheet.title,
        "phrases": [[phrase, whole] for phrase, whole in phrases(sheet.title)],
        "qr": _scan(sheet.address, say) if sheet.address else None,
        "foot": sheet.foot,
    }
    bound: Content = _bound(common | NOUNS[sheet.noun](page.view, say))
    return bound


def _scan(address: str, say: Say) -> Content:
    """The code that leads to a page, which the press draws."""
    return {"address": address, "alt": say("sheet.qr", address=address), "words": say("sheet.scan")}


def document_of(page: Page, paper: str, settings: Settings, say: Say) -> Document:
    """The document of one sheet on a paper: ``a4``, ``a5`` (two copies) or ``large``."""
    sheet: Sheet = page.view["sheet"]
    title = sheet.title if sheet.noun == "collected" else f"{sheet.id} {sheet.title}"
    return _document(title, sheet.owner, sheet.day, settings, say) | {
        "paper": paper,
        "sheets": [content_of(page, say)],
    }


def packet_of(pages: Sequence[Page], title: str, settings: Settings, say: Say) -> Document:
    """The document of many sheets behind a cover that lists them by kind."""
    contents = [content_of(page, say) for page in pages]
    nouns = dict.fromkeys(content["noun"] for content in contents)
    latest = max(page.view["sheet"].day for page in pages)
    return _document(title, settings.title, latest, settings, say) | {
        "paper": "packet",
        "sheets": contents,
        "handbook": settings.title,
        "about": say("paper.packet_about", n=len(contents), date=latest),
        "index": [
            [say(f"kinds.{noun}.list"), [content["id"] for content in contents if content["noun"] == noun]]
            for noun in nouns
        ],
    }


def _document(title: str, owner: str, day: date, settings: Settings, say: Say) -> Content:
    page = say("sheet.page", n="{n}", total="{total}")
    return {
        "title": title,
        "owner": owner,
        "date": [day.year, day.month, day.day],
        "lang": settings.language,
        "region": REGIONS[settings.language],
        "page": page,
    }


def _checklist(view: View, say: Say) -> Content:
    entry = view["entry"]
    minutes, moment = say("checklist.minutes", n=entry.minutes), say(f"moment.{entry.moment}")
    return {
        "letter": entry.letter,
        "name": f"{say('kinds.checklist.name')} {entry.id}",
        "mode": say(f"mode.{entry.mode}"),
        "when": moment,
        "facts": [
            [say("checklist.who"), view["role"]],
            [say("checklist.when"), moment],
            [say("checklist.about"), minutes],
        ],
        "count": say("checklist.count", total=view["total"], critical=view["critical"]),
        "stop": {"word": say("checklist.stop"), "pause": entry.pause, "fail": entry.on_fail},
    } | _ticked(view["groups"], say)


def _collected(view: View, say: Say) -> Content:
    """A list that nobody writes: of as many pages as it takes, so each names it at its foot (``running``)."""
    link, updated = view["link"], say("collected.updated", date=view["updated"])
    return {
        "letter": "L",
        "name": f"{say('kinds.checklist.name')} {say('collected.made')}",
        "mode": say("mode.do-confirm"),
        "facts": [],
        "count": f"{say('checklist.count', total=link.total, critical=link.critical)} {updated}",
        "stop": None,
        "running": f"{link.title}　{updated}",
    } | _ticked(view["groups"], say)


def _ticked(groups: Sequence[TickGroup], say: Say) -> Content:
    """The lines of a list, and what is written by hand below them."""
    columns = ("item", "now", "doer", "by")
    return {
        "must": say("check.critical"),
        "groups": [
            {"title": group.title, "source": group.source, "items": [_item(tick) for tick in group.ticks]}
            for group in groups
        ],
        "unmet": {"title": say("checklist.unmet"), "columns": [say(f"checklist.{name}") for name in columns]},
        "sign": [say("checklist.name"), say("checklist.date"), say("checklist.signature")],
    }


def _item(tick: Tick) -> Content:
    return {"number": tick.number, "text": tick.text, "critical": tick.critical, "ref": tick.source}


def _briefing(view: View, say: Say) -> Content:
    entry, standard, script, checklist = view["entry"], view["standard"], view["script"], view["checklist"]
    case, question = view["case"], view["question"]
    parts: dict[str, tuple[int, str]] = {
        "look_back": (1, ""),
        "rule": (2, f"{standard.id} {standard.title}"),
        "say": (2, f"{script.id} {script.title}"),
        "tick": (2, f"{checklist.id} {checklist.title}"),
        "ask": (2, f"{case.id}#{question.id} {case.title}"),
        "leave": (1, ""),
    }
    return {
        "letter": entry.letter,
        "name": f"{say('kinds.briefing.name')} {entry.id}",
        "mode": say("briefing.mode", n=entry.minutes),
        "when": say("checklist.minutes", n=entry.minutes),
        "sign": [say("checklist.date"), say("briefing.shift"), say("briefing.host")],
        "minutes": say("briefing.minutes"),
        "parts": {
            key: {"minutes": minutes, "title": say(f"briefing.{key}"), "name": name}
            for key, (minutes, name) in parts.items()
        },
        "look_back": [say("briefing.thanks"), say("briefing.open")],
        "rule": standard.brief.rule,
        "points": list(standard.brief.points),
        "say": list(script.say),
        "avoid": {"word": say("briefing.avoid"), "text": say("list.semicolon").join(script.avoid)},
        "ticks": [tick.text for tick in view["ticks"]],
        "ask": question.ask,
        "leave": [say("checklist.doer"), say("briefing.what"), say("checklist.by")],
        "attend": say("briefing.attend"),
        "answer": {"word": say("briefing.answer"), "text": question.answer},
    }


NOUNS: Mapping[str, Callable[[View, Say], Content]] = {
    "checklist": _checklist,
    "collected": _collected,
    "briefing": _briefing,
}
"""The printed forms, by the name of their kind."""


def _bound(value: Any) -> Any:
    """The same data, its texts bound as paper asks."""
    if isinstance(value, str):
        return bind(value)
    if isinstance(value, dict):
        return {key: part if key in ("address", "alt", "id") else _bound(part) for key, part in value.items()}
    return [_bound(part) for part in value] if isinstance(value, list) else value
