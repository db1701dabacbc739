"""The docs site: ``make docs``. Pages are Markdown; the gallery is the executed notebooks, copied beside them.

With ``GALLERY=sample`` in the environment they are run again on the invented articles instead: a site for the public
does not hold the articles of publishers.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

import nmi_analysis  # noqa: E402
from nmi_analysis.reporting.run import run_all  # noqa: E402

GALLERY = HERE / "gallery"
NOTEBOOKS = sorted((HERE.parent / "notebooks").glob("*.ipynb"))
WORDS = "officers"  # that the question of one notebook is about: the sample speaks of no 2,500 troops


def fill() -> None:
    """Put the executed notebooks into the gallery."""
    GALLERY.mkdir(exist_ok=True)
    if os.environ.get("GALLERY") == "sample":
        asked = [n for n in NOTEBOOKS if "question" in n.name]
        run_all(asked, GALLERY, {"corpus": "sample", "words": WORDS})
        run_all([n for n in NOTEBOOKS if n not in asked], GALLERY, {"corpus": "sample"})
    else:
        for notebook in NOTEBOOKS:
            shutil.copyfile(notebook, GALLERY / notebook.name)


fill()

project = "nmi-analysis"
author = "nmi-analysis contributors"
copyright = f"2026, {author}"  # noqa: A001 - Sphinx's name for it
release = version = nmi_analysis.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "pydata_sphinx_theme"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_theme_options = {
    "logo": {"text": project},
    "show_prev_next": True,
    "navigation_with_keys": False,
    "secondary_sidebar_items": ["page-toc"],
    "navbar_end": [],  # no dark page: charts and outputs of notebooks are made for a light one
    "footer_end": [],
}
html_context = {"default_mode": "light"}
html_sidebars = {"index": []}

# Nothing is run while the site is built, and nothing on it is loaded from elsewhere.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
html_math_renderer = "none"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_typehints = "none"
autodoc_member_order = "bysource"
suppress_warnings = ["mystnb.unknown_mime_type"]


def setup(app: Any) -> None:
    """No page has a formula, and MathJax would be asked for on every one."""
    app.add_html_math_renderer("none", (lambda *_: None, None))
