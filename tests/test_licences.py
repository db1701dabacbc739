"""Everything bundled has a source and a licence, and the text of every licence is given away with it."""

import re
import tomllib

import pytest
from packaging.licenses import canonicalize_license_expression as spdx

PACKAGE = "src/nmi_analysis"
DATA = {"lexicons": {".csv", ".yaml", ".txt", ""}, "models": {".json"}}


def declared(root, home):
    return tomllib.loads((root / PACKAGE / home / "SOURCES.toml").read_text(encoding="utf-8"))


def needed(root):
    return {n for home in DATA for d in declared(root, home).values() for n in d["licence"].split(" AND ")}


@pytest.mark.parametrize("home", DATA)
def test_every_data_file_has_a_source_and_a_licence(root, home):
    folder = root / PACKAGE / home
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*")
             if p.is_file() and p.suffix in DATA[home] and p.name != "LICENSE"}
    known = declared(root, home)
    assert found == set(known)
    assert [n for n, d in known.items() if not (d["source"] and d["about"])] == []
    assert [n for n, d in known.items() if spdx(d["licence"]) != d["licence"]] == []


def test_others_are_named(root):
    unnamed = [n for home in DATA for n, d in declared(root, home).items()
               if (d["licence"] != "MIT" or re.search(r"\bthe \w+ package", d["source"])) and "notice" not in d]
    assert unnamed == ["languages.csv"]  # codes and names of a standard: facts


def test_the_text_of_every_licence_is_there_and_none_beside(root):
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (root / "LICENSES").glob("*.txt")}
    assert set(texts) == needed(root)
    assert all(len(text) > 300 for text in texts.values())
    cmudict = root / PACKAGE / "lexicons/nltk_data/corpora/cmudict/LICENSE"
    assert texts["LicenseRef-CMUdict"] == cmudict.read_text(encoding="utf-8")


def test_notices_stand_in_the_text_of_mit(root):
    mit = (root / "LICENSES" / "MIT.txt").read_text(encoding="utf-8")
    holder = re.compile(r"Copyright \(c\) \d{4} (?:by )?([^(;]+?)(?: \(|;|$)", re.IGNORECASE)
    holders = {h for d in declared(root, "lexicons").values() if "MIT" in d["licence"]
               for h in holder.findall(d.get("notice", ""))}
    assert {"Daniele Faraglia", "Trey Hunner", "portfolio+", "Ramiro Gómez"} <= holders
    assert [h for h in holders if h not in mit] == []


def test_metadata_names_every_licence(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["license"].split(" AND ")) == needed(root)
    assert spdx(project["license"]) == project["license"]
    assert project["license-files"] == ["LICENSE", "LICENSES/*"]


def test_readme_of_licences_names_each(root):
    readme = (root / "LICENSES" / "README.md").read_text(encoding="utf-8")
    assert [n for n in needed(root) if f"`{n}.txt`" not in readme] == []
