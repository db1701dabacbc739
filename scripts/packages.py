"""Write what other tools want to know from ``pyproject.toml`` and ``CHANGELOG.md``: ``python scripts/packages.py``.

``environment.yml`` and ``conda/meta.yaml`` for conda, ``codemeta.json`` and ``CITATION.cff`` for archives. With
``--released VERSION`` it writes nothing, and fails where that is not the version and the newest release.
"""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PIP_ONLY = frozenset({"playwright", "py3langid", "quantulum3", "sentencex"})  # not in conda-forge
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)
CONDA = {"msgpack": "msgpack-python"}
RENAMED = {"matplotlib": "matplotlib-base", **CONDA}  # in a recipe: without a window system
OURS = "nmi-analysis["
ABSTRACT = ("Compares how several outlets report one event: figures, dates, quotations, claims and wording, each "
            "traced to the sentence it stands in.")


def project() -> dict[str, Any]:
    """The table of that name."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def released() -> tuple[str, str]:
    """Version and date of the newest release in the changelog."""
    m = RELEASE.search((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if m is None:
        raise ValueError("CHANGELOG.md names no release: '## 1.2.3 (YYYY-MM-DD)'")
    return m[1], m[2]


def name(requirement: str) -> str:
    """Of a requirement, without its bounds."""
    return re.split(r"[<>=!~; ]", requirement, maxsplit=1)[0]


def wanted(*extras: str) -> list[str]:
    """Requirements of the package with some extras, each once."""
    made = project()
    listed = [*made["dependencies"], *(r for e in extras for r in made["optional-dependencies"][e])]
    return sorted({r for r in listed if not r.startswith(OURS)}, key=str.lower)


def environment() -> str:
    """The conda environment of a developer."""
    listed = wanted("dev", "docs", "lab", "scale")
    conda = "".join(f'  - "{CONDA.get(name(r), name(r))}{r.removeprefix(name(r))}"\n'
                    for r in listed if name(r) not in PIP_ONLY)
    pip = "".join(f'      - "{r}"\n' for r in listed if name(r) in PIP_ONLY)
    return ("# conda: the same packages as pyproject.toml; made by scripts/packages.py, do not edit\n"
            f"name: {project()['name']}\nchannels:\n  - conda-forge\ndependencies:\n"
            f'  - "python{project()["requires-python"]}"\n  - pip\n{conda}  - pip:\n{pip}      - "-e ."\n')


def recipe() -> str:
    """The conda recipe."""
    made = project()
    python = f"python {made['requires-python']}"
    run = "".join(f"    - {RENAMED.get(name(r), name(r))} {r.removeprefix(name(r))}\n" for r in wanted())
    command, entry = next(iter(made["scripts"].items()))
    return f"""# made by scripts/packages.py, do not edit; py3langid and sentencex have to be in the channel first
package:
  name: {made['name']}
  version: "{made['version']}"

source:
  path: ..

build:
  noarch: python
  script: python -m pip install . --no-deps --no-build-isolation -vv
  entry_points:
    - {command} = {entry}

requirements:
  host:
    - {python}
    - pip
    - hatchling >=1.27
  run:
    - {python}
{run}
test:
  imports:
    - nmi_analysis
  commands:
    - nmi-analysis report sample --out report

about:
  summary: "{made['description']}"
  license: {made['license']}
  license_file:
    - LICENSE
    - LICENSES/
"""


def codemeta() -> str:
    """What archives of research software read."""
    made, (version, date) = project(), released()
    return json.dumps({
        "@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode",
        "name": made["name"], "description": ABSTRACT, "version": version, "datePublished": date,
        "license": "https://spdx.org/licenses/MIT", "programmingLanguage": "Python",
        "runtimePlatform": f"Python {made['requires-python']}", "operatingSystem": ["Linux", "macOS"],
        "developmentStatus": "active", "keywords": made["keywords"],
        "author": [{"@type": "Organization", "name": a["name"]} for a in made["authors"]],
        "softwareRequirements": wanted(),
    }, indent=2) + "\n"


def citation() -> str:
    """How to cite."""
    made, (version, date) = project(), released()
    keywords = "".join(f"  - {k}\n" for k in made["keywords"])
    return f"""# made by scripts/packages.py, do not edit
cff-version: 1.2.0
title: {made['name']}
message: If you use this software, please cite it as below.
type: software
authors:
  - name: {made['authors'][0]['name']}
version: {version}
date-released: {date}
license: MIT
keywords:
{keywords}abstract: >-
  {ABSTRACT}
"""


FILES = {"environment.yml": environment, "conda/meta.yaml": recipe, "codemeta.json": codemeta, "CITATION.cff": citation}


def main(options: list[str]) -> None:
    """Write, or look whether a version is the released one."""
    if options[:1] == ["--released"]:
        known = {project()["version"], released()[0]}
        if known != set(options[1:]):
            sys.exit(f"pyproject.toml and CHANGELOG.md have {', '.join(sorted(known))}, not {', '.join(options[1:])}")
        return
    for file, make in FILES.items():
        (ROOT / file).parent.mkdir(exist_ok=True)
        (ROOT / file).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
