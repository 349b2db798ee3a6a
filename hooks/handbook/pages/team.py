"""Team results (团队结果): a page that reads the result files of a team in the browser. Nothing of them leaves it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from handbook.assessing import scoring_fingerprint, scoring_part, wording
from handbook.composing import every_assessment
from handbook.model.assessment import Assessment, Level
from handbook.pages.links import EntryLink, link_to
from handbook.pages.page import Page, Site
from handbook.remembering import kept
from handbook.words import load_words


def pages(site: Site) -> Iterator[Page]:
    """One page, if there is an assessment, with all that scoring needs: the definition of each, and its wording."""
    assessments = every_assessment(site.handbook)
    if assessments:
        view = {
            "assessments": [_shown(assessment, site) for assessment in assessments],
            "sentences": load_words(site.handbook.settings.language).section("team_says"),
        }
        yield Page("team.md", site.say("team.title"), "team", view, searchable=False, bundle="assessment/team")


def _shown(assessment: Assessment, site: Site) -> dict[str, Any]:
    part, words = scoring_part(assessment, site.handbook), wording(assessment, site.handbook)
    return _assessment(assessment.id, link_to(assessment), assessment.levels, part, words)


@kept
def _assessment(
    _: str, link: EntryLink, levels: tuple[Level, ...], part: Mapping[str, Any], words: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "link": link,
        "fingerprint": scoring_fingerprint(part),
        "definition": _json(part),
        "titles": _json(words),
        "levels": _json({level.id: level.title for level in levels}),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
