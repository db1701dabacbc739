"""What is generated is current, what pages name exists, and their examples run."""

import doctest
import re
import runpy

import pytest

import nmi_analysis as nmi
from nmi_analysis.rows.schemas import TABLES

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(scope="module")
def scripts(root):
    """A function that runs a script and gives its names; scripts import one another."""

    def loaded(name):
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(str(root / "scripts"))
            return runpy.run_path(str(root / "scripts" / f"{name}.py"))

    return loaded


@pytest.mark.parametrize("page", ["tables", "settings", "commands", "python", "architecture"])
def test_generated_pages_are_current(root, scripts, page):
    written = (root / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert written == scripts("dictionary")["PAGES"][page](), "run make generated"


def test_the_reference_names_everything_public_in_plain_markdown(root):
    page = (root / "docs" / "python.md").read_text(encoding="utf-8")
    names = [n for n in nmi.__all__ if n not in ("Tables", "__version__", "charts", "views")]
    names += [f"{m}.{n}" for m in ("charts", "views") for n in getattr(nmi, m).__all__]
    assert [n for n in names if f"| `{n}(" not in page and f"| `{n}`" not in page] == []


def test_architecture_tells_both_ways_and_every_floor(root, scripts):
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    made = scripts("architecture")
    assert [f for f in made["floors"]() for n in f.split(" | ") if f"### {n}" not in page] == []
    assert [stop for stop in (*made["FIGURE"], *made["CLAIM"]) if f"`{stop.partition(':')[0]}`" not in page] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSES/README.md"])
def test_links_lead_to_files_that_exist(root, name):
    page = root / name
    linked = [m for m in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")) if "://" not in m]
    assert [m for m in linked if not (page.parent / m).exists()] == []


def test_what_the_guide_names_is_there(root):
    named = re.findall(r"`([^`\n]+)`", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    homes = (root, root / "src" / "nmi_analysis")
    paths = [n for n in named if re.fullmatch(r"[\w./]+/(?!v\d)[\w.]*", n)]  # figures.from_to/v1 is a rule
    assert [n for n in paths if not any((home / n).exists() for home in homes)] == []
    files = [p for folder in ("src", "tests", "scripts") for p in (root / folder).rglob("*.py")]
    code = "\n".join(p.read_text(encoding="utf-8") for p in files)
    assert [n for n in named if re.fullmatch(r"_?[A-Z_]{3,}", n) and f"\n{n}" not in code] == []
    targets = re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [n for n in named if n.startswith("make ") and n.split()[1] not in targets] == []


def test_readme_is_short_and_names_the_commands(root):
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 80
    assert all(c in "\n".join(lines) for c in ("make report", "make test"))
    assert [line for line in lines if re.fullmatch(r"[A-Z]{4,}", line.strip())] == []


def test_the_data_dictionary_names_every_table(root):
    page = (root / "docs" / "tables.md").read_text(encoding="utf-8")
    assert [t for t in TABLES if f"[`{t}`](#{t})" not in page] == []


def test_the_glossary_has_one_meaning_a_word(root):
    page = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^([a-z]+)\n    [A-Z]", page, re.MULTILINE)
    assert 18 <= len(words) <= 25
    assert len(words) == len(set(words))


@pytest.mark.parametrize("page", ["start", "confidence", "settings", "codebook"])
def test_examples_in_pages_run(root, page):
    failed, run = doctest.testfile(str(root / "docs" / f"{page}.md"), module_relative=False, optionflags=FLAGS)
    assert (failed, run > 3) == (0, True)


def test_the_site_builds_and_loads_nothing_from_elsewhere(root, scripts, tmp_path):
    site = scripts("site")
    assert site["main"](str(tmp_path / "site")) == 0
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.html").write_text('<main><a href="b.html">b</a></main><script src="//x.org/y.js"></script>'
                                             "<style>@import url(https://x.org/z.css)</style>")
    assert len(list(site["loaded_from_elsewhere"](tmp_path / "bad"))) == 2
    assert list(site["broken"](tmp_path / "bad")) == ["a.html: b.html"]
