"""What axe finds on a page at rest."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_FOLDS = "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
COME_TO_REST = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let still = 0, at = null; still < 10; await frame()) {
    still = scrollY === at ? still + 1 : 0;
    at = scrollY;
  }
}"""
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`);
}"""


def violations(page: Page) -> list[str]:
    """What axe finds, and by how many pixels the page is wider than the screen.

    Colours that fade have no contrast yet, so the page comes to rest first: no motion, the same place for ten frames.
    """
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(COME_TO_REST)
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    wide = page.evaluate(TOO_WIDE)
    return [*page.evaluate(RUN_AXE, RULES), *([f"{wide} px too wide"] if wide > 0 else [])]
