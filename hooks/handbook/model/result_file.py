"""A saved result of an assessment: answers and what was shown of them (scoring.md §6). Pages write, people commit it.

Unlike everything that authors write it is JSON from a machine, so numbers are numbers here.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints

Word = Annotated[str, StringConstraints(strict=True, max_length=200)]
Filled = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200)]
Moment = Annotated[str, StringConstraints(strict=True, pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
"""ISO time in UTC. As text, so that the order of texts is the order of times."""


class Shown(BaseModel):
    """What the person saw, in tenths of a per cent; it is never trusted, only compared."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    percent: StrictInt | None
    level: Word | None
    dimensions: dict[str, StrictInt | None]


class ResultFile(BaseModel):
    """One filled-in form. ``extra`` fields are ignored: later versions may add some."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    v: Literal[1]
    kind: Literal["result"]
    result_id: Filled
    assessment: Filled
    edition: StrictInt
    fingerprint: Filled
    saved_at: Moment
    team: Word = ""
    alias: Word = ""
    role: Literal["self", "manager", "visitor"] = "self"
    answers: dict[str, Any]
    reasons: dict[str, Word] = Field(default_factory=dict)
    shown: Shown


@dataclass(frozen=True, slots=True)
class Committed:
    """A result file as it was read: its place (``results/north/chen.json``), its text, its value."""

    file: str
    text: str
    saved: ResultFile

    @property
    def team(self) -> str:
        """The team to whom it counts: the folder says it, whatever the person typed."""
        return self.file.split("/")[-2]
