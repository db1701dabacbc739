"""The explorer's script and style, and the markup that shows it where there is no kernel."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("aligned.js", "explorer.js"))
STYLE = (HERE / "explorer.css").read_text(encoding="utf-8")
_START = """
for (const el of document.querySelectorAll('[data-explorer]:not([data-shown])')) {
  el.dataset.shown = '';
  explorer(el.nextElementSibling, JSON.parse(el.textContent), null);
}
"""
PAGED = f"(() => {{\n{SCRIPT}{_START}}})();"
NOTE = "The explorer needs a browser that runs scripts or, in JupyterLab, a trusted notebook: run this cell."


def permitted() -> str:
    """The source expression of a content security policy that lets this very script run, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(PAGED.encode()).digest()).decode()}'"


def embedded(view: Any) -> str:
    """A view as markup that shows itself for reading: in an exported page, and in a notebook without a kernel."""
    data = json.dumps(view, ensure_ascii=False)
    for sign in "<>&":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return (f'<style>{STYLE}</style><script type="application/json" data-explorer>{data}</script>'
            f"<div><p>{NOTE}</p></div><script>{PAGED}</script>")
