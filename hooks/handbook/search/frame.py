"""The one place where the theme's search is replaced by ours."""

import json
import re

_SETTINGS = re.compile(r'(<script id="__config"[^>]*>)(.*?)(</script>)', re.DOTALL)
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")


def own_worker(html: str, path: str) -> str:
    """The page's settings for scripts with the path of our worker in place of Material's, and without the words of
    Material's search, which nobody asks for.

    ``ValueError`` unless there is one: a theme that names its worker otherwise would search with its own.
    """
    found = _SETTINGS.search(html)
    settings = json.loads(found[2]) if found else {}
    worker, count = _WORKER.subn(path, settings.get("search", ""))
    if not found or count != 1:
        raise ValueError("the page does not name the theme's search worker: has the theme changed?")
    lean = json.dumps(settings | {"search": worker, "translations": {}}, separators=(",", ":")).replace("<", "\\u003c")
    return found[1] + lean + found[3]
