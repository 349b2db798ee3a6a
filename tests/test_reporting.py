"""Diagnostics as people and programs read them: golden outputs of all formats, and the caps of the full one."""

import json

import pytest

from handbook.diagnostics import Diagnostic, Fix, Severity, Span
from handbook.reporting import FORMATS, IN_ALL, PER_FILE
from handbook.words import load_words

FILE = "standards/标准 1.yml"
TEXTS = {FILE: "id: S-001\nowner：店长\n\twhy: ABC 房号 #3\n\n"}
FOUND = (
    Diagnostic("HB009", Span(FILE), {"known": ("a", "b")}),
    Diagnostic("HB010", Span(FILE, 2, 6, 2, 7), fix=(Fix(Span(FILE, 2, 6, 2, 7), ": "),)),
    Diagnostic("HB301", Span(FILE, 3, 11, 3, 13), {"word": "房,\r\n100%", "instead": "写数"}, Severity.WARNING),
    Diagnostic("HB020", Span(FILE, 4, 1, 4, 1), {"key": "x", "line": "1"}, related=(Span(FILE, 1, 1, 1, 3),)),
)

GOLDEN = {
    "full": """\
错误[HB009] standards/ 里没有这样的文件或文件夹。
 --> standards/标准 1.yml:1:1
1 | id: S-001
  | ^
  = 怎么改：可用的有：a、b。看看是不是名字写错了。

错误[HB010] 字段名后面是全角冒号。
 --> standards/标准 1.yml:2:6
2 | owner：店长
  |      ^^
  = 怎么改：改成半角冒号加一个空格。
  + 改成：owner: 店长

提醒[HB301] “房,\r 100%”看不见、数不出。
 --> standards/标准 1.yml:3:11
3 |  why: ABC 房号 #3
  |           ^^^^
  = 怎么改：写数（lint.yml 里写着这个词怎么改）。

错误[HB020] “x”写了两次，第一次在第 1 行。
 --> standards/标准 1.yml:4:1
  = 怎么改：只留一个，把要的内容并到一处。
  = 另见：standards/标准 1.yml:1:1

共 3 处错误，1 处提醒。""",
    "short": """\
standards/标准 1.yml:1:1: error[HB009] standards/ 里没有这样的文件或文件夹。 可用的有：a、b。看看是不是名字写错了。
standards/标准 1.yml:2:6: error[HB010] 字段名后面是全角冒号。 改成半角冒号加一个空格。
standards/标准 1.yml:3:11: warning[HB301] “房,\r 100%”看不见、数不出。 写数（lint.yml 里写着这个词怎么改）。
standards/标准 1.yml:4:1: error[HB020] “x”写了两次，第一次在第 1 行。 只留一个，把要的内容并到一处。""",
    "github": """\
::error file=standards/标准 1.yml,line=1,col=1,endLine=1,endColumn=1,title=HB009::standards/ 里没有这样的文件或文件夹。\
 可用的有：a、b。看看是不是名字写错了。
::error file=standards/标准 1.yml,line=2,col=6,endLine=2,endColumn=7,title=HB010::字段名后面是全角冒号。\
 改成半角冒号加一个空格。
::warning file=standards/标准 1.yml,line=3,col=11,endLine=3,endColumn=13,title=HB301::“房,%0D%0A100%25”看不见、数不出。\
 写数（lint.yml 里写着这个词怎么改）。
::error file=standards/标准 1.yml,line=4,col=1,endLine=4,endColumn=1,title=HB020::“x”写了两次，第一次在第 1 行。\
 只留一个，把要的内容并到一处。""",
}


def written(form: str, found: tuple[Diagnostic, ...] = FOUND, language: str = "zh") -> str:
    return FORMATS[form](found, load_words(language).say, TEXTS)


@pytest.mark.parametrize("form", GOLDEN)
def test_text_for_people(form: str) -> None:
    assert written(form) == GOLDEN[form]


def test_every_format_is_tested() -> None:
    assert set(FORMATS) == {*GOLDEN, "json", "sarif"}


def test_json_has_every_part_of_a_fault() -> None:
    assert json.loads(written("json"))[1] == {
        "code": "HB010",
        "severity": "error",
        "file": FILE,
        "line": 2,
        "col": 6,
        "end_line": 2,
        "end_col": 7,
        "message": "字段名后面是全角冒号。",
        "help": "改成半角冒号加一个空格。",
        "fix": [{"file": FILE, "line": 2, "col": 6, "end_line": 2, "end_col": 7, "text": ": "}],
        "related": [],
    }


def test_json_names_the_other_place() -> None:
    related = json.loads(written("json"))[3]["related"]
    assert related == [{"file": FILE, "line": 1, "col": 1, "end_line": 1, "end_col": 3}]


def test_json_of_nothing_is_a_list() -> None:
    assert json.loads(written("json", ())) == []


def test_sarif_has_one_run_with_rules_and_results() -> None:
    log = json.loads(written("sarif"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"], run["tool"]["driver"]["name"]) == (
        "2.1.0",
        "unicodeCodePoints",
        "handbook",
    )
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["HB009", "HB010", "HB020", "HB301"]


def test_sarif_places_and_mends_a_fault() -> None:
    region = {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 7}
    file = {"uri": "standards/%E6%A0%87%E5%87%86%201.yml"}
    assert json.loads(written("sarif"))["runs"][0]["results"][1] == {
        "ruleId": "HB010",
        "level": "error",
        "message": {"text": "字段名后面是全角冒号。 改成半角冒号加一个空格。"},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": ": "}}],
                    }
                ]
            }
        ],
    }


def test_sarif_of_a_fault_without_a_fix_has_none() -> None:
    assert "fixes" not in json.loads(written("sarif"))["runs"][0]["results"][0]


def test_a_file_name_cannot_break_a_workflow_command() -> None:
    found = Diagnostic("HB005", Span("a,b:c%\n.yml"))
    assert written("github", (found,)).startswith("::error file=a%2Cb%3Ac%25%0A.yml,line=1,")


@pytest.mark.parametrize(
    ("line", "span", "carets"),
    [
        ("a: 店长b", (4, 6), "   ^^^^"),
        ("店长: b", (5, 6), "      ^"),
        ("ｅ：ﾊé", (1, 5), "^^^^^^"),
        ("a: b", (5, 5), "    ^"),
        ("👩: b", (4, 5), "    ^"),
    ],
)
def test_carets_stand_under_wide_characters(line: str, span: tuple[int, int], carets: str) -> None:
    """A terminal gives a Han character two cells."""
    found = Diagnostic("HB005", Span("f", 1, span[0], 1, span[1]))
    assert f"1 | {line}\n  | {carets}\n" in FORMATS["full"]((found,), load_words("zh").say, {"f": line})


def test_a_stretch_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    found = Diagnostic("HB105", Span("f", 1, 4, 3, 2), dict.fromkeys(("title", "key", "found", "example"), "x"))
    assert "1 | a: |2\n  |    ^^\n" in FORMATS["full"]((found,), load_words("zh").say, {"f": "a: |2\n  b\n c"})


def many(file: str, number: int, severity: Severity = Severity.ERROR) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic("HB005", Span(file, line, 1, line, 1), severity=severity) for line in range(1, number + 1))


def test_a_file_shows_at_most_twenty_faults_errors_before_warnings() -> None:
    text = written("full", many("a", 15, Severity.WARNING) + many("b", 21) + many("a", 10))
    assert (text.count("> a:"), text.count("> b:"), text.count("错误[")) == (PER_FILE, PER_FILE, 10 + PER_FILE)


def test_a_report_shows_at_most_two_hundred_faults_and_says_how_many_more() -> None:
    found = tuple(fault for number in range(12) for fault in many(f"f{number}", 20))
    text = written("full", found)
    assert (text.count(" --> "), "还有 40 处没有列出" in text) == (IN_ALL, True)
    assert text.endswith("共 240 处错误，0 处提醒。")


@pytest.mark.parametrize("form", ["short", "github", "json", "sarif"])
def test_formats_for_programs_list_everything(form: str) -> None:
    assert written(form, many("a", 300)).count("HB005") == 300 + (form == "sarif")
