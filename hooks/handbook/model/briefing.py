"""Briefing (班前会): one subject in ten minutes, put together from one entry of each kind."""

from handbook.model.entry import Entry
from handbook.model.fields import EntryId, Part, Prose, Reference, Whole, doc


class Picks(Part):
    """What the meeting reads, says, ticks and asks."""

    standard: EntryId = doc("标准", "今天这一条。", "S-301")
    script: EntryId = doc("话术", "一起念的话。", "T-313")
    checklist: EntryId = doc("清单", "念其中的必做项。", "L-301")
    question: Reference = doc("案例题", "哪个案例的哪一题。", "C-303#q1")


class Briefing(Entry):
    """A ten-minute sheet for the person who leads the meeting."""

    picks: Picks = doc("选材", "标准、话术、清单、案例题各一。", {"standard": "S-301"})
    minutes: Whole = doc("几分钟", "整个会多长。", "10", ge=5, le=15)
    leader_note: Prose = doc("给主持人", "怎么带这一场，两三句。", "先请昨天当班的人讲一件事，再念标准。")

    @property
    def summary(self) -> str:
        """What the leader is told."""
        return self.leader_note
