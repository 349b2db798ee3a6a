"""The vectors of scoring, in the language as browsers speak it."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from project import ROOT
from test_scoring import CONTENTS, SCRIPTS, whole

ANSWER = """({ assessments = {}, vectors }) => {
  const named = (given) => (typeof given === "string" ? assessments[given] : given);
  const work = {
    score: (own) => HandbookScoring.score(named(own.use ?? own.assessment), own.answers ?? {}),
    ipa: (own) => HandbookScoring.ipa(named(own.use ?? own.assessment), own.answers ?? {}),
    team: (own) => HandbookScoring.team(own.results, own.min_n),
    agreement: (own) => HandbookScoring.agreement(own.pairs, own.k, own.min_n),
    compare: ({ old, new: now, old_answers = {}, new_answers = {} }) =>
      HandbookScoring.compare(named(old), named(now), old_answers, new_answers),
  };
  return vectors.map((own) => work[own.kind ?? "score"](own));
}"""


@pytest.mark.parametrize("name", CONTENTS)
def test_the_page_gives(name: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    for script in SCRIPTS:
        page.add_script_tag(path=ROOT / "hooks" / "theme" / "assets" / "handbook" / script)
    vectors: list[dict[str, Any]] = CONTENTS[name]["vectors"]
    found = page.evaluate(ANSWER, CONTENTS[name])
    context.close()
    expected = {vector["id"]: vector["expect"] for vector in vectors}
    assert {own["id"]: whole(own["expect"], given) for own, given in zip(vectors, found, strict=True)} == expected
