"""Help for those who write: a page for each code of a diagnostic, their index, and what each field means."""

from collections.abc import Iterator

from handbook.loading import SINGLES
from handbook.model.kinds import KINDS
from handbook.pages.page import Page, Site
from handbook.schema import field_docs
from handbook.words import load_examples, load_words

INDEX, FIELDS = "help/codes.md", "help/fields.md"
_GROUPS = ("HB0", "HB1", "HB2", "HB3", "HB4")


def pages(site: Site) -> Iterator[Page]:
    """The index, the field reference, and one page a code. Only the first two stand in the navigation."""
    words = load_words(site.handbook.settings.language)
    codes = {code: words.outline(f"diagnostics.{code}.message") for code in words.codes()}
    groups = [(group, [(code, text) for code, text in codes.items() if code.startswith(group)]) for group in _GROUPS]
    yield Page(INDEX, site.say("help.title"), "help_index", {"groups": groups}, searchable=False)
    kinds = [(site.say(f"kinds.{kind.name}.name"), kind.folder, field_docs(kind.model)) for kind in KINDS]
    kinds += [(site.say(f"files.{name.removesuffix('.yml')}"), name, field_docs(m)) for name, m in SINGLES.items()]
    yield Page(FIELDS, site.say("fields.title"), "fields", {"kinds": kinds}, searchable=False)
    examples = load_examples()
    for code, text in codes.items():
        view = {"code": code, "text": text, "mend": words.outline(f"diagnostics.{code}.help")}
        view |= {"bad": examples[code].bad, "good": examples[code].good}
        yield Page(f"help/{code}.md", code, "help", view, searchable=False)
