"""The synthetic handbook as a person would write it by hand: Markdown pages for Material alone, with the same text."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

Record = dict[str, Any]

MKDOCS = """\
site_name: 测速手册
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
plugins:
  - search:
      lang: zh
markdown_extensions: [admonition, attr_list, pymdownx.tasklist]
"""
KINDS = {"S": "标准", "T": "话术", "L": "清单", "C": "案例", "A": "自评"}
SPEAKERS = {"customer": "客户", "staff": "员工"}
VERDICTS = {"kept": "做到", "broken": "没做到"}
_MENTION = re.compile(r"\[\[([A-Z]-\d+)\]\]")


class Shelf:
    """All entries, and who draws on whom."""

    def __init__(self, entries: dict[str, list[Record]], chapters: dict[str, str]) -> None:
        self.entries = {record["id"]: record for records in entries.values() for record in records}
        self.chapters = chapters
        self.users: dict[str, list[str]] = defaultdict(list)
        for record in self.entries.values():
            for id_ in sorted(set(re.findall(r"\bS-\d+", str(record))) - {record["id"]}):
                self.users[id_].append(record["id"])

    def place(self, id_: str) -> str:
        """The file of an entry, below ``docs``."""
        return f"{self.entries[id_]['chapter']}/{id_}.md"

    def link(self, reference: str) -> str:
        """A Markdown link to an entry from any other."""
        id_, _, part = reference.partition("#")
        return f"[{self.entries[id_]['title']}](../{self.place(id_)}{f'#{part}' if part else ''})"

    def prose(self, text: str) -> str:
        """Author's text with its links."""
        return _MENTION.sub(lambda match: self.link(match[1]), text)

    def page(self, record: Record) -> str:
        """The whole page of an entry."""
        make = {"S": _standard, "T": _script, "L": _checklist, "C": _case_study, "A": _assessment}[record["id"][0]]
        meta = [record["id"], "正式", f"第 {record['edition']} 版", record["owner"], f"复核 {record['review_by']}"]
        lines = [f"# {record['title']}", " · ".join(meta), *make(record, self)]
        if users := self.users.get(record["id"]):
            lines += ["## 用到这一条的", _list(self.link(id_) for id_ in users)]
        lines += ["## 客户的说法", _list(record["keywords"])]
        lines += [
            "## 修订记录",
            _list(f"第 {line['edition']} 版（{line['date']}）：{line['note']}" for line in record["history"]),
        ]
        return "\n\n".join(lines) + "\n"


def write_plain(folder: Path, entries: dict[str, list[Record]], chapters: dict[str, str]) -> None:
    """Lays out ``mkdocs.yml`` and ``docs/`` in a fresh folder: a page an entry, an index a chapter."""
    shelf = Shelf(entries, chapters)
    pages = {shelf.place(id_): shelf.page(record) for id_, record in shelf.entries.items()}
    for chapter, title in chapters.items():
        own = [record for record in shelf.entries.values() if record["chapter"] == chapter]
        rows = (f"{KINDS[record['id'][0]]} {record['id']} [{record['title']}]({record['id']}.md)" for record in own)
        pages[f"{chapter}/index.md"] = f"# {title}\n\n{_list(rows)}\n"
    pages["index.md"] = "# 测速手册\n\n" + _list(f"[{title}]({id_}/index.md)" for id_, title in chapters.items())
    for name, text in pages.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


def _list(lines: Any) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _standard(record: Record, shelf: Shelf) -> list[str]:
    measure = record["measure"]
    goal = f"{measure['what']} ≥ {measure['target']} {measure['unit']}"
    sentence = "，".join((goal, measure["window"], measure["how"], measure["by"]))
    levels = f"| 合格 | 卓越 |\n| --- | --- |\n| {record['levels']['pass']} | {record['levels']['excellent']} |"
    checks = [f"[ ] {check['text']} {{ #{check['id']} }}" for check in record["checks"]]
    lines = [
        f'!!! note "标准"\n    {record["statement"]}',
        f"## 为什么\n\n{shelf.prose(record['why'])}",
        f"## 两级水平\n\n{levels}",
        f"## 指标\n\n{sentence}",
        f"## 核对项\n\n{_list(checks)}",
        f"## 这样做\n\n{_list(record['good'])}",
        f"## 不这样做\n\n{_list(record['poor'])}",
        f"## 班前会\n\n**{record['brief']['rule']}**\n\n{_list(record['brief']['points'])}",
    ]
    if near := record["requires"] + record["related"]:
        lines.append(f"## 另见\n\n{_list(shelf.link(id_) for id_ in near)}")
    return lines


def _script(record: Record, shelf: Shelf) -> list[str]:
    scenario = record["scenario"]
    lines = [f"## 场景\n\n{scenario['trigger']}\n\n{scenario['goal']}"]
    lines.append(
        "## 要填的词\n\n"
        + _list(f"{word['key']}：{word['label']}（{word['example']}）" for word in record["variables"])
    )
    lines.append("## 对话")
    for turn in record["turns"]:
        said = f"**{SPEAKERS[turn['speaker']]}**：{turn['text']}"
        notes = [turn.get("tone", ""), *turn.get("do", []), *(f"不说：{line}" for line in turn.get("dont", []))]
        notes += [shelf.link(reference.partition("#")[0]) for reference in turn.get("cites", [])]
        notes += [f"{choice['when']} → {choice['to']}" for choice in turn.get("choices", [])]
        lines.append(f"### {turn['id']}\n\n{said}\n\n{_list(note for note in notes if note)}")
    bounds = record["boundaries"]
    lines.append(f"## 边界\n\n{_list(bounds['use_when'] + bounds['never_when'])}")
    lines.append(f"## 一起念\n\n{_list(record['say'])}\n\n## 不说\n\n{_list(record['avoid'])}")
    return lines


def _checklist(record: Record, shelf: Shelf) -> list[str]:
    lines = []
    for group in record["groups"]:
        rows = []
        for item in group["items"]:
            id_, _, part = item["from"].partition("#")
            text = next(check["text"] for check in shelf.entries[id_]["checks"] if check["id"] == part)
            rows.append(f"[ ] {text} {shelf.link(id_)}")
        lines.append(f"## {group['title']}\n\n{_list(rows)}")
    return [*lines, f"**停** {record['pause']}", f"**没勾怎么办** {record['on_fail']}"]


def _case_study(record: Record, shelf: Shelf) -> list[str]:
    steps = "\n".join(f"{place}. {shelf.prose(step)}" for place, step in enumerate(record["course"], start=1))
    shown = (
        f"第 {shown['at']} 步 {VERDICTS[shown['verdict']]} {shelf.link(shown['standard'])}：{shown['note']}"
        for shown in record["shows"]
    )
    return [
        record["industry"],
        f"## 情境\n\n{record['situation']}",
        f"## 经过\n\n{steps}",
        f"## 结果\n\n{record['outcome']}",
        f"## 分析\n\n{record['analysis']}",
        f"## 看到的标准\n\n{_list(shown)}",
        *(f"## {question['ask']}\n\n{question['answer']}" for question in record["questions"]),
        f"## 带走什么\n\n{_list(record['lessons'])}",
    ]


def _assessment(record: Record, shelf: Shelf) -> list[str]:
    lines = [record["purpose"]]
    for dimension in record["dimensions"]:
        lines.append(f"## {dimension['title']}")
        for item in dimension["items"]:
            if "from" in item:
                standard = shelf.entries[item["from"]]
                anchors = [standard["poor"][0], standard["levels"]["pass"], standard["levels"]["excellent"]]
                lines.append(f"### {standard['statement']}\n\n{_list(anchors)}\n\n{shelf.link(item['from'])}")
            else:
                lines.append(f"### {item['text']}\n\n{_list(item['anchors'])}\n\n{shelf.link(item['next'][0])}")
    levels = (f"{level['title']}（{level['min']} 分起）：{shelf.prose(level['advice'])}" for level in record["levels"])
    return [*lines, f"## 等级\n\n{_list(levels)}"]
