"""Build the docs site and check it: ``python scripts/site.py [FOLDER]``; prints where its first page lies.

Sphinx has to build it without a warning. Then every page is read: a link within the site has to lead to a page and an
anchor that are there, and no script, style, font, picture or frame may come from another host.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import html

ROOT = Path(__file__).resolve().parent.parent
LOADED = ("script/@src", "link[not(@rel='canonical')]/@href", "img/@src", "iframe/@src", "source/@src", "video/@src",
          "object/@data", "embed/@src")
OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
IN_STYLE = re.compile(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)


def build(target: Path) -> None:
    """Run Sphinx; a warning is an error."""
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d",
                    str(target.parent / f"{target.name}-doctrees"), str(ROOT / "docs"), str(target)], check=True)


def loaded_from_elsewhere(site: Path) -> Iterator[str]:
    """What pages and styles would ask another host for."""
    for path in sorted(site.rglob("*.html")):
        tree = html.parse(str(path))
        found = [u for pattern in LOADED for u in tree.xpath(f"//{pattern}") if OUTSIDE.match(u)]
        found += IN_STYLE.findall("".join(tree.xpath("//style/text() | //@style")))
        yield from (f"{path.relative_to(site)}: {u}" for u in found)
    for path in sorted(site.rglob("*.css")):
        yield from (f"{path.relative_to(site)}: {u}" for u in IN_STYLE.findall(path.read_text(encoding="utf-8")))


def broken(site: Path) -> Iterator[str]:
    """Links within the site that lead nowhere."""
    trees = {p.resolve(): html.parse(str(p)) for p in site.rglob("*.html")}
    anchors = {p: set(t.xpath("//@id | //a/@name")) for p, t in trees.items()}
    for path, tree in sorted(trees.items()):
        for link in tree.xpath("//main//a/@href | //nav//a/@href"):
            if OUTSIDE.match(link) or link.startswith(("mailto:", "data:", "javascript:")):
                continue
            place, _, anchor = unquote(link).partition("#")
            target = (path.parent / place).resolve() if place else path
            if not target.is_file() or (anchor and target in anchors and anchor not in anchors[target]):
                yield f"{path.relative_to(site.resolve())}: {link}"


def main(folder: str = str(ROOT / "build" / "site")) -> int:
    """Build, check, print."""
    site = Path(folder)
    build(site)
    faults = [*(f"from elsewhere: {f}" for f in loaded_from_elsewhere(site)), *(f"broken: {b}" for b in broken(site))]
    print("\n".join(faults or [str(site / "index.html")]))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
