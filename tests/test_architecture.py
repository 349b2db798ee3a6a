"""The shape of the code, read from its syntax trees: imports point one way, libraries have one door, nothing is big."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.model.kinds import KINDS
from project import ROOT

HOOKS = ROOT / "hooks"
CORE = HOOKS / "handbook"
MODULES = sorted(path for path in HOOKS.rglob("*.py"))

LAYERS = (
    {
        "remembering",
        "diagnostics",
        "decoding",
        "document",
        "mending",
        "traps",
        "reading",
        "words",
        "prose",
        "typography",
        "reporting",
        "fixing",
    },
    {"model"},
    {"expressions", "calculating"}
    | {
        "loading",
        "faults",
        "relations",
        "deriving",
        "assessing",
        "composing",
        "filing",
        "judging",
        "teaming",
        "telling",
        "collecting",
        "scoring",
        "linking",
        "editions",
        "glossing",
        "comparing",
        "checks",
        "examining",
        "scaffolding",
        "schema",
    },
    {"pages"},
    {"rendering", "sheets", "charts", "diagrams", "framing"}
    | {"bundling", "feeds", "manifest", "merging", "files", "search"},
    {"salvaging", "building", "refreshing", "publishing", "serving", "headers", "offline", "exporting", "walking"},
    {"cli", "__main__", "mkdocs_adapter"},
)
"""Each layer may import itself and the layers before it."""

DOORS = {
    "yaml": "reading",
    "jinja2": "rendering",
    "markdown": "prose",
    "mkdocs": "mkdocs_adapter",
    "watchdog": "serving",
    "pypinyin": "characters",
    "opencc": "characters",
    "typst": "press",
    "zxingcpp": "qr",
    "PIL": "pictures",
    "fontTools": "subset",
}
"""The one module that may import a foreign library."""

LIMITS = {".py": 250, ".j2": 60, ".js": 150}
LONGEST_FUNCTION = 40


def layer_of(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def noun(path: Path) -> str:
    """The first name below the core: ``pages`` for ``pages/script.py``."""
    inside = path.relative_to(CORE if path.is_relative_to(CORE) else HOOKS)
    return inside.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__init__.py" or p.parent != CORE], ids=str)
def test_imports_point_one_way(path: Path) -> None:
    """A module imports its own layer and those below."""
    own = layer_of(noun(path))
    names = [name.split(".")[1] for name in imports(path) if name.startswith("handbook.")]
    assert [name for name in names if layer_of(name) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_each_library_has_one_door(path: Path) -> None:
    """Only the door imports the library."""
    foreign = {name.split(".")[0] for name in imports(path)} & DOORS.keys()
    assert [library for library in foreign if DOORS[library] != path.stem] == []


def test_files_are_small() -> None:
    """Longer files hide two things in one."""
    files = [p for p in HOOKS.rglob("*") if p.suffix in LIMITS and "vendor" not in p.parts]
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    assert {p.name: n for p, n in lengths.items() if n > LIMITS[p.suffix]} == {}


def test_functions_are_short() -> None:
    """No function is longer than a screen."""
    long = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{path.name}:{node.name}"] = length
    assert long == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_its_noun_in_every_layer(kind: object) -> None:
    """A newcomer finds a kind under the same name everywhere."""
    name = kind.name  # type: ignore[attr-defined]
    places = (
        CORE / "model" / f"{name}.py",
        CORE / "pages" / f"{name}.py",
        CORE / "templates" / f"{name}.html.j2",
        next((HOOKS / "theme" / "assets" / "handbook").glob(f"{name}*"), HOOKS / "theme" / name),
        ROOT / "standards" / kind.folder,  # type: ignore[attr-defined]
    )
    assert [str(place) for place in places if not place.exists()] == []


def test_the_core_touches_no_clock_and_no_network() -> None:
    """Same input, same bytes."""
    forbidden = {"time", "random", "socket", "urllib", "requests", "subprocess", "os"}
    core = [p for p in CORE.rglob("*.py") if p.name != "cli.py"]
    found = {p.name: hit for p in core if (hit := {n.split(".")[0] for n in imports(p)} & forbidden)}
    assert found == {}


ROUNDING = re.compile(
    r"\bround\b|\bfloat\(|math\.(floor|ceil|trunc)|quantize|:[^{}\n\"']*\.\d+[fg%]\}|%\.\d"
    r"|toFixed|toPrecision|Math\.(round|floor|ceil|trunc)|parseFloat|toLocale|Intl\b"
)
SCRIPTS_WITH_SCORES = ("expressions.js", "worksheet.js", "assessment/*.js")


def touches_scores(path: Path) -> bool:
    """Whether a module scores, or imports what does."""
    own = noun(path) in ("scoring", "assessing") and path.name != "rounding.py"
    return own or any(name.startswith("handbook.scoring") for name in imports(path))


def test_scores_are_rounded_in_one_place() -> None:
    """One function in each language: ``counted``. Any other would differ by a tenth on some page."""
    assets = HOOKS / "theme" / "assets" / "handbook"
    scripts = [path for pattern in SCRIPTS_WITH_SCORES for path in sorted(assets.glob(pattern))]
    modules = [path for path in MODULES if touches_scores(path)]
    templates = sorted((CORE / "templates").glob("*.j2"))
    assert (len(scripts) >= 5, len(modules) >= 8) == (True, True)
    found = {
        f"{path.name}:{number}": line.strip()
        for path in (*scripts, *modules, *templates)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ROUNDING.search(line.partition("# ")[0].partition("// ")[0])
    }
    assert found == {}


def test_scripts_have_one_arithmetic() -> None:
    """Only ``expressions.js`` multiplies across fractions; scores and worksheets use its operations."""
    scripts = (HOOKS / "theme" / "assets" / "handbook").rglob("*.js")
    own = re.compile(r"\.n \* \w+\.d|\bgcd\b|% b\b")
    assert [path.name for path in scripts if own.search(path.read_text(encoding="utf-8"))] == ["expressions.js"]


ASSETS = HOOKS / "theme" / "assets" / "handbook"
TOP = re.compile(r"^(?:async )?(?:const|let|var|class|function)\*? +([\w$]+)", re.MULTILINE)
BLOCK = re.compile(r"(?:\.md-typeset )?\.(hb-[\w-]+)")
NESTED = re.compile(r"/\*.*?\*/|@[a-z-]+[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
"""Comments, and rules that hold in some circumstances only."""


def test_no_two_scripts_of_a_bundle_share_a_name() -> None:
    """A name that is declared twice is an error of syntax: nothing of the whole bundle would run."""
    declared: dict[Path, list[str]] = {}
    for script in sorted(ASSETS.rglob("*.js")):
        declared.setdefault(script.parent, []).extend(TOP.findall(script.read_text(encoding="utf-8")))
    bundles = {
        folder: names + (declared.get(folder.parent, []) if folder.parent != ASSETS else [])
        for folder, names in declared.items()
    }
    assert len(declared[ASSETS]) > 20
    doubled = {folder.name: {name for name in names if names.count(name) > 1} for folder, names in bundles.items()}
    assert {folder: names for folder, names in doubled.items() if names} == {}


def test_no_two_features_style_the_same_block() -> None:
    """A class is laid down in the styles of one folder; others may refine it only within something of their own."""
    folders: dict[str, set[str]] = {}
    for style in sorted(ASSETS.rglob("*.css")):
        for selectors in re.findall(r"([^{}]+)\{", NESTED.sub("", style.read_text(encoding="utf-8"))):
            for selector in selectors.split(","):
                if match := BLOCK.fullmatch(selector.strip()):
                    folders.setdefault(match[1], set()).add(style.parent.name)
    assert len(folders) > 200
    assert {name: found for name, found in folders.items() if len(found) > 1} == {}
