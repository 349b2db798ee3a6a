"""Writes a synthetic handbook of N standards, and the same text as plain Markdown: the same bytes on every machine.

    python bench/make_handbook.py --n 1000 --out /tmp/bench
    mkdocs build -f /tmp/bench/mkdocs.yml            # this project
    mkdocs build -f /tmp/bench/plain/mkdocs.yml      # Material alone

For 1,000 standards there are 150 scripts, 80 checklists, 80 cases and 60 assessments in 12 chapters.
"""

import argparse
import shutil
from pathlib import Path
from random import Random
from typing import Any

import yaml
from plain import write_plain

ROOT = Path(__file__).resolve().parent.parent
STOCK = yaml.load((ROOT / "bench" / "phrases.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""The words that sentences are made of."""
CHAPTERS = STOCK["chapters"]
FOLDERS = {
    "S": "service-standards",
    "T": "scripts",
    "L": "checklists",
    "C": "case-studies",
    "A": "assessments",
}
SHARES = {"S": 1000, "T": 150, "L": 80, "C": 80, "A": 60}
"""Entries of each kind for 1,000 standards."""
SECTIONS = {"situation": "情境", "course": "经过", "outcome": "结果", "analysis": "分析"}

Record = dict[str, Any]


class Writer:
    """Makes the records of one handbook. ``number`` of an entry runs from 0 within its kind."""

    def __init__(self, standards: int) -> None:
        self.counts = {letter: max(1, standards * share // 1000) for letter, share in SHARES.items()}
        self.digits = 3 if standards <= 1000 else 4
        self.dice = Random(1)

    def id(self, letter: str, number: int) -> str:
        """The id of an entry; in a handbook of thousands all have four digits, so that they sort."""
        return f"{letter}-{number:0{self.digits}}"

    def chapter(self, letter: str, number: int) -> tuple[str, str, list[str]]:
        """(id, title, things) of the chapter in which an entry stands."""
        return tuple(CHAPTERS[number * len(CHAPTERS) // self.counts[letter]])

    def standards_of(self, letter: str, number: int) -> range:
        """The share of the standards that one entry of another kind takes up; together they take up all."""
        all_, parts = self.counts["S"], self.counts[letter]
        return range(number * all_ // parts, (number + 1) * all_ // parts)

    def pick(self, name: str) -> Any:
        """One of the stock."""
        return self.dice.choice(STOCK[name])

    def some(self, name: str, count: int) -> list[Any]:
        """Several different ones of the stock."""
        return self.dice.sample(STOCK[name], count)

    def act(self, things: list[str]) -> str:
        """Something to do with a thing of the chapter."""
        return self.pick("acts").format(self.dice.choice(things))

    def sentence(self, things: list[str]) -> str:
        """Who does what when, without a full stop."""
        return f"{self.pick('whens')}，{self.pick('whos')}{self.act(things)}，{self.pick('mores')}"

    def prose(self, things: list[str], sentences: int) -> str:
        """A paragraph."""
        made = []
        for _ in range(sentences):
            shape = self.dice.randrange(3)
            if shape == 0:
                made.append(f"{self.sentence(things)}，{self.pick('results')}。")
            elif shape == 1:
                made.append(
                    f"{self.pick('reasons')}：{self.pick('whens')}没有人{self.act(things)}，{self.pick('reasons')}。"
                )
            else:
                made.append(f"{self.pick('whos')}**{self.act(things)}**，{self.pick('results')}。")
        return "".join(made)

    def header(self, letter: str, number: int, title: str) -> Record:
        """What every entry carries."""
        things = self.chapter(letter, number)[2]
        return {
            "id": self.id(letter, number),
            "title": title,
            "chapter": self.chapter(letter, number)[0],
            "status": "official",
            "owner": self.pick("whos"),
            "edition": "1",
            "effective": "2026-01-01",
            "review_by": "2030-06-30",
            "roles": [id_ for id_, _ in self.some("roles", self.dice.randint(1, 3))],
            "touchpoints": [id_ for id_, _ in self.some("touchpoints", self.dice.randint(1, 2))],
            "keywords": [*self.some("says", 4), f"{self.dice.choice(things)}不对"],
            "sources": [f"M{number % 40 + 1:02}"],
            "history": [
                {"edition": "1", "date": "2026-01-01", "change": "added", "note": f"{self.pick('reasons')}，补上这一条"}
            ],
        }

    def standard(self, number: int) -> Record:
        """A standard that refers to those before it."""
        _, _, things = self.chapter("S", number)
        before = [self.id("S", near) for near in range(max(0, number - 2), number)]
        acts, span = STOCK["acts"], len(STOCK["acts"])
        thing = things[number % len(things)]
        main = acts[number % span].format(thing)
        checks = [main, acts[(number + 12) % span].format(things[(number + 3) % len(things)]), self.act(things)]
        window = self.dice.randint(2, 30)
        record = self.header("S", number, f"{self.pick('whens')}{main}") | {
            "statement": f"{self.sentence(things)}，{window} 分钟内{main}。",
            "why": self.prose(things, 2) + (f"另见 [[{before[0]}]]。" if before else ""),
            "levels": {
                "pass": f"{window} 分钟内{main}，{self.pick('mores')}。",
                "excellent": f"{self.sentence(things)}。",
            },
            "measure": {
                "what": f"{window} 分钟内{main}的{self.pick('counted')}",
                "op": ">=",
                "target": str(self.dice.randint(80, 99)),
                "unit": "%",
                "window": self.dice.choice(["每周", "每月"]),
                "how": self.pick("methods"),
                "by": self.pick("whos"),
            },
            "checks": [
                {"id": id_, "text": f"已{text}", "moment": "during"} for id_, text in zip("abc", checks, strict=True)
            ],
            "good": [f"{self.act(things)}，{self.pick('mores')}" for _ in range(2)] + [f"“{self.pick('staff')}”"],
            "poor": [f"{self.pick('whens')}{bad}" for bad in self.some("bad", 2)],
            "values": [id_ for id_, _ in self.some("values", 2)],
            "cause": self.pick("causes")[0],
            "requires": before[:1],
            "related": before[1:],
            "brief": {"rule": f"{main}。", "points": [self.pick("mores"), self.act(things)]},
        }
        if number in [self.standards_of("L", part)[0] for part in range(self.counts["L"])]:
            record["checks"][0] |= {"critical": "true", "if_failed": f"马上{self.pick('mores')}，再{main}。"}
        return record

    def script(self, number: int) -> Record:
        """A conversation with one fork."""
        _, title, things = self.chapter("T", number)
        cited = list(self.standards_of("T", number))
        said, answers = self.some("customer", 3), self.some("staff", 5)
        thing = self.dice.choice(things)
        turns: list[Record] = [
            {"id": "t1", "speaker": "customer", "text": f"{said[0]}？{thing}到现在也没看见。"},
            {
                "id": "t2",
                "speaker": "staff",
                "text": f"{answers[0]}{{{{称呼}}}}，{answers[1]}",
                "tone": self.pick("tones"),
                "step": "LSCIA.L",
                "cites": [f"{self.id('S', near)}#a" for near in cited[:2]],
                "dont": [self.pick("customer")],
                "choices": [{"when": f"客户说“{said[1]}”", "to": "t3"}, {"when": "客户点头", "to": "t5"}],
            },
            {"id": "t3", "speaker": "customer", "text": f"{said[1]}，{said[2]}。"},
            {
                "id": "t4",
                "speaker": "staff",
                "text": f"{answers[2]}{answers[3]}",
                "do": [self.act(things)],
                "next": "t5",
            },
            {
                "id": "t5",
                "speaker": "staff",
                "text": f"{answers[4]}{self.act(things)}这一步我来办，{{{{钟点}}}}告诉您。",
                "tone": self.pick("tones"),
                "step": "LSCIA.A",
                "cites": [f"{self.id('S', near)}#b" for near in cited[2:4]],
                "end": "resolved",
            },
        ]
        return self.header("T", number, f"{title}：客户说“{said[0]}”") | {
            "scenario": {
                "trigger": f"{self.pick('whens')}，客户说“{said[0]}”。",
                "channel": self.dice.choice(["face", "phone", "text"]),
                "mood": str(self.dice.randint(1, 5)),
                "goal": f"{self.pick('results')}，{self.pick('mores')}。",
            },
            "method": "LSCIA",
            "variables": [
                {"key": "称呼", "label": "客户怎么称呼", "example": "陈女士"},
                {"key": "钟点", "label": "答应客户的钟点", "example": "今天下午 4 点"},
            ],
            "turns": turns,
            "boundaries": {"use_when": [self.pick("whens")], "never_when": [f"{thing}还没有查过"]},
            "say": [answers[0], answers[2]],
            "avoid": ["你等着吧", "不知道"],
        }

    def checklist(self, number: int) -> Record:
        """One tick of each standard in its share, in groups of three or more."""
        _, title, _ = self.chapter("L", number)
        share = list(self.standards_of("L", number))
        parts = max(1, min(4, len(share) // 3))
        return self.header("L", number, f"{title}核对单之{number + 1}") | {
            "review_by": "2026-12-31",
            "moment": "during",
            "role": self.pick("roles")[0],
            "mode": "do-confirm",
            "minutes": "3",
            "groups": [
                {
                    "title": self.pick("whens"),
                    "items": [
                        {"from": f"{self.id('S', standard)}#a"}
                        for standard in share[part * len(share) // parts : (part + 1) * len(share) // parts]
                    ],
                }
                for part in range(parts)
            ],
            "pause": f"都有勾了，{self.pick('mores')}，再往下走。",
            "on_fail": f"有一项没勾，先不办，{self.pick('mores')}，请值班经理过来。",
        }

    def case_study(self, number: int) -> Record:
        """A story of five steps."""
        _, title, things = self.chapter("C", number)
        share = self.standards_of("C", number)
        said = self.pick("customer")
        shown = [self.id("S", share[step % len(share)]) for step in range(2)]
        return self.header("C", number, f"{title}的一天：{said}") | {
            "industry": self.dice.choice(["零售", "银行网点", "通信营业厅", "家电维修", "航空", "酒店"]),
            "constructed": "true",
            "shows": [
                {"at": "2", "standard": shown[0], "verdict": "broken", "note": f"没有人{self.act(things)}"},
                {"at": "4", "standard": shown[1], "verdict": "kept", "note": self.act(things)},
            ],
            "questions": [
                {
                    "id": "q1",
                    "ask": f"客户说“{said}”，前两句你怎么说？",
                    "answer": f"{self.pick('staff')}再{self.act(things)}。",
                },
                {
                    "id": "q2",
                    "ask": f"{self.pick('whens')}，先查哪一个数？",
                    "answer": f"先{self.act(things)}，{self.pick('methods')}。",
                },
            ],
            "lessons": [f"{self.pick('reasons')}。", f"{self.act(things)}，{self.pick('results')}。"],
            "situation": self.prose(things, 3),
            "course": [f"{self.sentence(things)}。" for _ in range(4)] + [f"客户说：“{said}。”见 [[{shown[0]}]]。"],
            "outcome": self.prose(things, 2),
            "analysis": "\n\n".join(self.prose(things, 3) for _ in range(2)),
        }

    def assessment(self, number: int) -> Record:
        """A question from each standard in its share and one of its own a dimension."""
        _, title, things = self.chapter("A", number)
        share = list(self.standards_of("A", number))
        size = max(4, -(-len(share) // 3))
        dimensions = []
        for part, start in enumerate(range(0, len(share), size)):
            items: list[Record] = [
                {"id": f"q{near}", "from": self.id("S", near)} for near in share[start : start + size]
            ]
            anchors = [f"{often}{self.act(things)}" for often in ("从来不", "偶尔", "一半时候", "多数时候", "每次都")]
            own = {
                "id": f"own{part}",
                "text": f"{self.pick('whens')}，你做了几次？",
                "kind": "level",
                "min": "0",
                "max": "4",
            }
            items.append(own | {"anchors": anchors, "next": [self.id("S", share[start])]})
            dimensions.append({"id": f"d{part}", "title": self.pick("mores"), "items": items})
        return self.header("A", number, f"{title}自评之{number + 1}") | {
            "unit": "person",
            "purpose": f"每月做一次，自己看自己。{self.prose(things, 1)}",
            "minutes": "6",
            "levels": [
                {"id": "start", "title": "起步", "min": "0", "advice": f"先读 [[{self.id('S', share[0])}]]。"},
                {"id": "steady", "title": "稳定", "min": "70", "advice": f"{self.act(things)}，教给新人。"},
            ],
            "dimensions": dimensions,
        }

    def entries(self) -> dict[str, list[Record]]:
        """All entries by letter, in the order of their ids."""
        make = {"S": self.standard, "T": self.script, "L": self.checklist, "C": self.case_study, "A": self.assessment}
        return {letter: [make[letter](number) for number in range(count)] for letter, count in self.counts.items()}


def registers(entries: dict[str, list[Record]]) -> dict[str, Any]:
    """The single files, by name. Search words lead to every twentieth standard."""
    named = {
        name: [{"id": id_, "title": title} for id_, title in STOCK[name]]
        for name in ("roles", "touchpoints", "values", "causes")
    }
    phrases = [
        {"say": [standard["keywords"][0] + "怎么办", standard["keywords"][-1]], "find": [standard["id"]]}
        for standard in entries["S"][::20]
    ]
    steps = [{"letter": letter, "title": title, "about": f"先{title}。"} for letter, title in STOCK["steps"]]
    return {
        "handbook.yml": {
            "title": "测速手册",
            "welcome": "由程序写成，只为测速。",
            "language": "zh",
            "address": "https://handbook.example.com/",
            "feedback": "handbook@example.com",
            "chapters": [
                {"id": id_, "title": title, "about": f"讲{things[0]}等八样东西。"} for id_, title, things in CHAPTERS
            ],
            **named,
            "methods": [{"id": "LSCIA", "title": "投诉处理五步", "steps": steps}],
        },
        "sources.yml": {
            "decks": [{"id": "000", "title": "测速材料", "note": "由程序写成。"}],
            "codes": [{"code": f"M{code:02}", "title": f"第 {code} 份材料", "decks": ["000"]} for code in range(1, 41)],
        },
        "glossary.yml": {
            "terms": [
                {"id": f"{id_}-{place}", "term": thing, "definition": f"{title}时要用的{thing}。", "sources": ["M01"]}
                for id_, title, things in CHAPTERS
                for place, thing in enumerate(things[:2])
            ]
        },
        "lint.yml": {"vague": [{"word": "及时", "instead": "写出几分钟内"}], "forbidden": ["这不归我管"]},
        "search.yml": {"phrases": phrases},
    }


def write_handbook(folder: Path, standards: int) -> None:
    """Lays out the handbook, its machinery and its plain counterpart in a folder, which must not exist."""
    folder.mkdir(parents=True)
    entries = Writer(standards).entries()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    (folder / "docs").mkdir()
    for name, content in registers(entries).items():
        _write(folder / "standards" / name, _yaml(content))
    for letter, records in entries.items():
        suffix = ".md" if letter == "C" else ".yml"
        for record in records:
            text = _front_and_body(record) if letter == "C" else _yaml(record)
            _write(folder / "standards" / FOLDERS[letter] / f"{record['id']}-bench{suffix}", text)
    write_plain(folder / "plain", entries, {id_: title for id_, title, _ in CHAPTERS})


def _yaml(content: Any) -> str:
    return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def _front_and_body(record: Record) -> str:
    front = {key: value for key, value in record.items() if key not in SECTIONS}
    body = {key: record[key] for key in SECTIONS}
    body["course"] = "\n".join(f"{place}. {step}" for place, step in enumerate(record["course"], start=1))
    return f"---\n{_yaml(front)}---\n" + "".join(f"\n## {SECTIONS[key]}\n\n{text}\n" for key, text in body.items())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Reads the two options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n", type=int, default=1000, help="how many standards, from 100 (default 1000)")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    options = parser.parse_args()
    write_handbook(options.out, options.n)


if __name__ == "__main__":
    main()
