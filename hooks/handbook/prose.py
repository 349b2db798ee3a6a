"""Author's Markdown of single fields → safe HTML. The only file that imports markdown.

Raw HTML is shown as text, links lead to entries, to pages on the web or to a mail address, and nowhere else.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

ID = r"[A-Z]-\d{3,4}"
"""How the id of an entry is written: the letter of its kind and three digits, or four in a handbook of thousands."""
MENTION = re.compile(rf"(?<!!)\[\[({ID}(?:#[A-Za-z][\w-]*)?)\]\]")
"""A link in author's Markdown: ``[[S-305]]`` or ``[[S-305#b]]``."""
EMBED = re.compile(r"^!\[\[([A-Za-z][\w-]*)\]\][ \t]*$", re.MULTILINE)
"""A figure on a line of its own: ``![[return-rate]]``."""

_SAFE = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_ENTRY = "data-hb"
"""Carries the address of an entry past the check of links; authors cannot write attributes."""
_PLAIN = re.compile(r"[^\s\d#>+*=\\`_\[\]<&-][^\n\t>*\\`_\[\]<&]*(?<! )")
"""One line in which nothing means anything to Markdown: most texts are such, and the parser is slow."""
_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)


def plain(text: str) -> str:
    """Author's Markdown of one paragraph as plain text: links to entries as their ids, no marks of emphasis."""
    return re.sub(r"[*`]+", "", MENTION.sub(r"\1", text))


class Prose:
    """One parser for a whole build. ``labels`` says how a link to an entry reads: ``{"S-305": "S-305 标题"}``."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._parser = self._make_parser()
        self._cache: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Paragraphs, lists, emphasis and links, as HTML."""
        if _PLAIN.fullmatch(text):
            return f"<p>{text}</p>"
        if text not in self._cache:
            self._cache[text] = self._parser.reset().convert(text)
        return self._cache[text]

    def inline(self, text: str) -> str:
        """The same without the ``<p>`` around a single paragraph."""
        html = self.html(text)
        match = _PARAGRAPH.fullmatch(html)
        return match[1] if match and "<p>" not in match[1] else html

    def _make_parser(self) -> Markdown:
        parser = Markdown(extensions=["sane_lists"])
        parser.preprocessors.deregister("html_block")
        for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
            parser.inlinePatterns.deregister(pattern)
        parser.inlinePatterns.register(_EntryLink(MENTION.pattern, self._labels), "entry_link", 200)
        parser.treeprocessors.register(_SafeLinks(parser), "safe_links", 0)
        return parser


class _EntryLink(InlineProcessor):
    """``[[S-305]]`` → a link with the entry's id and title."""

    def __init__(self, pattern: str, labels: Mapping[str, str]) -> None:
        super().__init__(pattern)
        self._labels = labels

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        link = Element("a", {_ENTRY: m[1]})
        link.text = self._labels.get(m[1].partition("#")[0], m[1])
        return link, m.start(0), m.end(0)


class _SafeLinks(Treeprocessor):
    """A link with any other scheme than these loses its address and stays as text."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if entry := link.attrib.pop(_ENTRY, None):
                link.set("href", f"hb:{entry}")
            elif not _SAFE.match(link.get("href", "")):
                link.attrib.pop("href", None)
