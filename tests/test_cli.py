"""The ``handbook`` command, run as people run it: exit codes, what it says, and what it writes."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from handbook.cli import KIND_NAMES
from handbook.loading import SINGLES
from handbook.model.kinds import KINDS
from project import ROOT, TODAY, edit, handbook, lay_out, snapshot

STANDARD = "standards/service-standards/S-001-greet.yml"
SCRIPT = "standards/scripts/T-001-hello.yml"
ERROR = {STANDARD: {"find": "status: official", "replace": "status: offcial"}}
WARNING = {STANDARD: {"find": "related: [S-002]", "replace": "related: [S-003]"}}
DUE = {STANDARD: {"find": "review_by: 2027-01-01", "replace": "review_by: 2026-08-15"}}
BROKEN = ROOT / "tests" / "handbooks" / "broken"
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


@pytest.fixture
def broken(tiny: Path) -> Path:
    for file in sorted(path for path in BROKEN.rglob("*") if path.is_file() and path.name != "expected.txt"):
        edit(tiny, {file.relative_to(BROKEN).as_posix(): file.read_text(encoding="utf-8")})
    return tiny


def test_a_clean_handbook_exits_0_and_says_so(tiny: Path) -> None:
    done = handbook(tiny, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "没有发现问题：10 个条目。\n", "")


def test_warnings_alone_exit_0(tiny: Path) -> None:
    edit(tiny, WARNING)
    done = handbook(tiny, "check")
    assert (done.returncode, "共 0 处错误，1 处提醒。" in done.stdout) == (0, True)


def test_an_error_exits_1(tiny: Path) -> None:
    edit(tiny, ERROR)
    assert handbook(tiny, "check", "--format", "short").returncode == 1


def test_a_broken_handbook_is_reported_as_expected(broken: Path) -> None:
    done = handbook(broken, "check", "--today", str(TODAY))
    assert (done.returncode, done.stdout) == (1, (BROKEN / "expected.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), "找不到 standards 文件夹"),
        (("check", "--lang", "en"), "no folder named standards"),
        (("new", "standard", "--title", "x", "--chapter", "y", "--lang", "en"), "no folder named standards"),
        (("schema",), "找不到 standards 文件夹"),
    ],
)
def test_a_folder_without_a_handbook_exits_2(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = handbook(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--today", "2026-02-30"),
        ("check", "--today", "morgen"),
        ("check", "--format", "xml"),
        ("check", "--lang", "fr"),
        ("check", "nowhere.yml"),
        ("new", "poem"),
        ("sing",),
    ],
)
def test_what_cannot_be_asked_exits_2(arguments: tuple[str, ...], tiny: Path) -> None:
    done = handbook(tiny, *arguments)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)


def test_an_unreadable_file_exits_2_and_is_named(tiny: Path) -> None:
    (tiny / "docs/guides/gone.md").symlink_to("nowhere")
    done = handbook(tiny, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch("文件读不了：.*gone.md\n", done.stderr)


def test_a_handbook_without_settings_exits_1(tiny: Path) -> None:
    edit(tiny, {"standards/handbook.yml": None})
    done = handbook(tiny, "check", "--format", "short")
    assert (done.returncode, done.stdout.split(": ")[0]) == (1, "standards/handbook.yml:1:1")


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        ((), [SCRIPT, STANDARD]),
        (("standards/scripts",), [SCRIPT]),
        ((STANDARD,), [STANDARD]),
        (("standards/checklists", STANDARD), [STANDARD]),
        (("docs",), []),
    ],
)
def test_paths_choose_what_is_reported(paths: tuple[str, ...], files: list[str], tiny: Path) -> None:
    edit(tiny, ERROR | {SCRIPT: {"find": "mood: 1", "replace": "mood: 9"}})
    done = handbook(tiny, "check", "--format", "json", *paths)
    assert [fault["file"] for fault in json.loads(done.stdout)] == files
    assert done.returncode == (1 if files else 0)


def test_a_handbook_is_found_from_below_and_from_elsewhere(tiny: Path, tmp_path: Path) -> None:
    edit(tiny, ERROR)
    below = handbook(tiny / "standards/scripts", "check", "--format", "short")
    elsewhere = handbook(tmp_path, "check", "--format", "short", str(tiny))
    assert below.stdout == elsewhere.stdout
    assert below.stdout.startswith(f"{STANDARD}:4:9: error[HB103]")


@pytest.mark.parametrize(
    ("option", "variable", "codes"),
    [
        (None, "2026-07-01", []),
        (None, "2026年8月1日", ["HB411"]),
        (None, "2026-09-01", ["HB410"]),
        ("2026-07-01", "2026-09-01", []),
        ("2026/9/1", "2026-07-01", ["HB410"]),
    ],
)
def test_dates_are_judged_against_the_given_day(
    option: str | None, variable: str, codes: list[str], tiny: Path
) -> None:
    """``--today`` goes before ``HANDBOOK_TODAY``."""
    edit(tiny, DUE)
    done = handbook(tiny, "check", "--format", "json", *(("--today", option) if option else ()), day=variable)
    assert [fault["code"] for fault in json.loads(done.stdout)] == codes


def test_a_wrong_day_in_the_environment_exits_2(tiny: Path) -> None:
    assert handbook(tiny, "check", day="gestern").returncode == 2


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs_are_whole_when_nothing_is_wrong(form: str, tiny: Path) -> None:
    assert json.loads(handbook(tiny, "check", "--format", form).stdout) is not None


def test_output_is_utf_8_wherever_it_goes(tiny: Path) -> None:
    """A Windows console would otherwise end the command with an error of its own."""
    done = handbook(tiny, "check", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stdout) == (0, "没有发现问题：10 个条目。\n")


@pytest.mark.parametrize(
    "text",
    [
        "id: [",
        "\t",
        "{{{",
        "- - -\n-",
        "\x00",
        "id: S-001\nid: S-001\n: x\n",
        "a" * 300_000,
        "? a\n",
        "%YAML 9\n",
        "'\n" * 50,
    ],
    ids=["bracket", "tab", "braces", "dashes", "zero", "keys", "big", "question", "directive", "quotes"],
)
def test_no_content_ends_in_a_traceback(text: str, tiny: Path) -> None:
    edit(tiny, {STANDARD: text, "standards/handbook.yml": text, "docs/guides/three-steps.md": f"---\n{text}\n---\n"})
    done = handbook(tiny, "check")
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("form", ["short", "github", "json", "sarif"])
def test_every_format_is_offered(form: str, broken: Path) -> None:
    done = handbook(broken, "check", "--format", form)
    assert (done.returncode, done.stderr, "HB102" in done.stdout) == (1, "", True)


def test_fixing_says_what_it_mended_and_reports_the_rest(broken: Path) -> None:
    done = handbook(broken, "check", "--fix", "--format", "short")
    assert "已改好 standards/scripts/T-002-colon.yml 里的 " in done.stderr
    assert (done.returncode, "HB010" in done.stdout, "HB117" in done.stdout) == (1, False, True)


def test_fixing_a_clean_handbook_changes_nothing(tiny: Path) -> None:
    before = snapshot(tiny / "standards")
    done = handbook(tiny, "check", "--fix")
    assert (done.returncode, done.stderr, snapshot(tiny / "standards")) == (0, "", before)


def test_english_output_is_english(broken: Path) -> None:
    """What is left of a report without the author's lines, quotations, titles of fields and examples of the model."""
    lines = handbook(broken, "check", "--lang", "en").stdout.split("\n")
    ours = [line for line in lines if not re.match(r"\s*\d* \| |  \+ Change to: | --> ", line)]
    bare = [re.sub("“[^“”]*(“[^“”]*”[^“”]*)*”|(?i:for example)[ :].*", "", line) for line in ours]
    assert [line for line in bare if CHINESE.search(line) and "defined: " not in line] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_entry_asks_to_be_written(kind: Any, tiny: Path) -> None:
    """The skeleton has the shape of its kind; all that ``check`` finds besides is what the tiny handbook lacks."""
    done = handbook(tiny, "new", kind.name, "--title", "新的: 一条", "--chapter", "greeting")
    file = f"standards/{kind.folder}/{kind.letter}-101-new-{kind.name.replace('_', '-')}{kind.suffix}"
    found = json.loads(handbook(tiny, "check", "--format", "json", file).stdout)
    assert (done.returncode, done.stderr, file in done.stdout) == (0, "", True)
    assert "HB310" in {fault["code"] for fault in found}
    assert [fault for fault in found if fault["code"] < "HB2"] == []


def test_a_new_entry_takes_the_next_free_number(tiny: Path) -> None:
    for _ in range(2):
        handbook(tiny, "new", "standard", "--title", "x", "--chapter", "greeting")
    folder = tiny / "standards/service-standards"
    assert sorted(path.name[:5] for path in folder.glob("S-1*")) == ["S-101", "S-102"]


@pytest.mark.parametrize("title", ["- 一", "一: 二 # 三", "'一'", "[一", "  一\n二", "{{一}}", "=", "? 一"])
def test_a_new_entry_keeps_any_title(title: str, tiny: Path) -> None:
    handbook(tiny, "new", "checklist", "--title", title, "--chapter", "greeting")
    (file,) = (tiny / "standards/checklists").glob("L-101-*")
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["title"] == " ".join(title.split())


def test_a_new_entry_in_an_unknown_chapter_is_refused(tiny: Path) -> None:
    before = snapshot(tiny / "standards")
    done = handbook(tiny, "new", "standard", "--title", "x", "--chapter", "nowhere")
    assert (done.returncode, snapshot(tiny / "standards")) == (2, before)
    assert "greeting" in done.stderr


def test_every_kind_can_be_started() -> None:
    assert set(KIND_NAMES) == {kind.name for kind in KINDS}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped handbook for which the editor's files were written."""
    folder = lay_out(tmp_path_factory.mktemp("editor"), ROOT)
    assert handbook(folder, "schema").returncode == 0
    return folder


def test_schemas_are_bound_to_files_that_exist(editor: Path) -> None:
    settings = json.loads((editor / ".vscode/settings.json").read_text(encoding="utf-8"))
    missing = [schema for schema in settings["yaml.schemas"] if not (editor / schema).is_file()]
    empty = [glob for glob in settings["yaml.schemas"].values() if "*" in glob and not list(editor.glob(glob))]
    assert (missing, empty) == ([], [])


def test_schemas_are_schemas(editor: Path) -> None:
    files = sorted((editor / ".vscode/schemas").glob("*.json"))
    assert len(files) == len(SINGLES) + sum(kind.suffix == ".yml" for kind in KINDS)
    for file in files:
        jsonschema_rs.meta.validate(json.loads(file.read_text(encoding="utf-8")))


def test_schemas_accept_what_is_shipped(editor: Path) -> None:
    """As an editor reads it: YAML 1.2, where a date is text and a number is a number."""
    settings = json.loads((editor / ".vscode/settings.json").read_text(encoding="utf-8"))
    refused = []
    for schema, glob in settings["yaml.schemas"].items():
        validator = jsonschema_rs.validator_for(json.loads((editor / schema).read_text(encoding="utf-8")))
        for file in sorted(editor.glob(glob)):
            value = yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)
            refused += [f"{file.name}: {fault.instance_path} {fault.message}" for fault in validator.iter_errors(value)]
    assert refused == []


@pytest.mark.parametrize(
    ("field", "value"), [("status", "offcial"), ("id", "S-1"), ("checks", []), ("colour", "red"), ("title", None)]
)
def test_schemas_refuse_what_the_model_refuses(field: str, value: Any, editor: Path) -> None:
    schema = json.loads((editor / ".vscode/schemas/standard.json").read_text(encoding="utf-8"))
    text = (ROOT / "tests/handbooks/tiny" / STANDARD).read_text(encoding="utf-8")
    entry = yaml.load(text, Loader=EditorLoader)
    assert jsonschema_rs.is_valid(schema, entry)
    assert not jsonschema_rs.is_valid(schema, entry | {field: value})


def test_schemas_explain_fields_and_choices_in_chinese(editor: Path) -> None:
    status = json.loads((editor / ".vscode/schemas/standard.json").read_text(encoding="utf-8"))["properties"]["status"]
    assert (status["title"], status["markdownEnumDescriptions"][-1]) == ("状态", "废止")


def test_the_task_of_the_editor_reads_the_short_format(editor: Path, tiny: Path) -> None:
    edit(tiny, ERROR)
    line = handbook(tiny, "check", "--format", "short").stdout.splitlines()[0]
    (task,) = json.loads((editor / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    match = re.match(task["problemMatcher"]["pattern"]["regexp"], line)
    assert match is not None
    assert match.groups()[:5] == (STANDARD, "4", "9", "error", "HB103")


def test_snippets_start_every_kind(editor: Path) -> None:
    snippets = json.loads((editor / ".vscode/handbook.code-snippets").read_text(encoding="utf-8"))
    assert set(snippets) == {kind.name for kind in KINDS}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true, false, null and plain numbers are more than text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", "true|false", "tf"),
    ("null", "null|~|", "n~\0"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{form})$"), list(first))
