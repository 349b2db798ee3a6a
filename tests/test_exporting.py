"""The way out: what `handbook export` writes is built by MkDocs and Material alone, and says and links the same."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from project import handbook, lay_out

GLOSSARY = "http://site.test/glossary/"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook, exported and built in a folder in which nothing of ours is."""
    source, folder = lay_out(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("way") / "out"
    done = handbook(source, "export", str(folder))
    assert done.returncode == 0, done.stderr
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def articles(site: Path) -> dict[str, Tag]:
    """The article of every page by its URL, without the theme's buttons."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        article = page.select_one("article")
        assert article is not None
        for extra in article.select(".md-content__button, .headerlink, script, link"):
            extra.decompose()
        found[f"http://site.test/{file.parent.relative_to(site).as_posix()}/".replace("/./", "/")] = article
    return found


def links(url: str, article: Tag) -> list[str]:
    """Where the links of a page lead. Terms in guides are linked by the generator only."""
    targets = (urljoin(url, str(link["href"])) for link in article.select("a[href]"))
    return sorted(target for target in targets if "/guides/" not in url or not target.startswith(GLOSSARY))


def test_the_export_says_the_same_on_every_page(exported: Path, tiny_site: Path) -> None:
    ours, plain = articles(tiny_site), articles(exported)
    differing = [url for url in ours if "".join(ours[url].text.split()) != "".join(plain[url].text.split())]
    assert (sorted(plain), differing) == (sorted(ours), [])


def test_the_export_links_the_same_on_every_page(exported: Path, tiny_site: Path) -> None:
    ours, plain = articles(tiny_site), articles(exported)
    assert [url for url in ours if links(url, ours[url]) != links(url, plain[url])] == []


def test_every_link_of_the_export_leads_to_a_file(exported: Path) -> None:
    """Sheets included."""
    targets = (urlsplit(target) for url, article in articles(exported).items() for target in links(url, article))
    local = {unquote(target.path).lstrip("/") for target in targets if target.netloc == "site.test"}
    assert any(path.endswith(".pdf") for path in local)
    assert [path for path in sorted(local) if not (exported / path).exists()] == []


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    done = handbook(lay_out(tmp_path / "source"), "export", str(tmp_path))
    assert (done.returncode, "没有导出" in done.stderr) == (1, True)
