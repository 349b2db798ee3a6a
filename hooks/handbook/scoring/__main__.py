"""``python -m handbook.scoring FILE``: the results of a file of vectors (YAML or JSON), as JSON with sorted keys."""

import json
import sys
from pathlib import Path

from handbook.reading import read_plain
from handbook.scoring.vectors import answer_file

if len(sys.argv) != 2:
    sys.exit("usage: python -m handbook.scoring FILE")
text = Path(sys.argv[1]).read_text(encoding="utf-8-sig")
content = json.loads(text) if sys.argv[1].endswith(".json") else read_plain(text)
print(json.dumps(answer_file(content), sort_keys=True, separators=(",", ":")))  # noqa: T201
