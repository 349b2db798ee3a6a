"""The one place where the theme's search is replaced by ours."""

import re

_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")


def own_worker(html: str, path: str) -> str:
    """The page's settings for scripts with the path of our worker in place of Material's.

    ``ValueError`` unless there is exactly one: a theme that names its worker otherwise would search with its own.
    """
    replaced, count = _WORKER.subn(path, html)
    if count != 1:
        raise ValueError(f"the page names the theme's search worker {count} times, not once: has the theme changed?")
    return replaced
