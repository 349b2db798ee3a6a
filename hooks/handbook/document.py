"""What was read of one file: plain values, and where each of them stands."""

from collections.abc import Callable
from dataclasses import dataclass, field

from handbook.diagnostics import Span

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where every value and every key of a file stands."""

    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The value of one file. ``body`` is the Markdown below front matter.

    ``find_places`` gives the places when somebody asks for the first time: a sound file is never asked, and places
    take as much time and memory as the values.
    """

    file: str
    value: Value = ""
    find_places: Callable[[], Places] = Places
    body: str = ""
    body_line: int = 1

    @property
    def spans(self) -> dict[Path, Span]:
        """The place of every value."""
        return self.find_places().values

    @property
    def keys(self) -> dict[Path, Span]:
        """The place of every key."""
        return self.find_places().keys

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of a value (or of its key). What is not in the file stands at its nearest parent."""
        places = self.find_places()
        for end in range(len(path), -1, -1):
            known = path[:end]
            if (key or end < len(path)) and known in places.keys:
                return places.keys[known]
            if known and known in places.values:
                return places.values[known]
        return Span(self.file)
