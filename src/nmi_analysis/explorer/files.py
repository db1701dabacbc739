"""The explorer's script and style, and the markup that shows it where there is no kernel."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("aligned.js", "explorer.js"))
STYLE = (HERE / "explorer.css").read_text(encoding="utf-8")
# In JupyterLab it stands behind a widget, and shows itself where that has lost its kernel.
_START = """
for (const el of document.querySelectorAll('[data-explorer]:not([data-shown])')) {
  el.dataset.shown = '';
  const place = el.nextElementSibling, area = el.closest('.jp-OutputArea');
  const start = () => { place.hidden = false; explorer(place, JSON.parse(el.textContent), null); };
  if (!area) { start(); continue; }
  place.hidden = true;
  const look = left => {
    if (area.querySelector('.nmi-explorer')) return;
    const lost = [...area.querySelectorAll('.jp-OutputArea-output')].find(
      o => !o.contains(el) && /model not found/.test(o.textContent));
    if (lost) lost.hidden = true;
    if (lost || !left) start(); else setTimeout(look, 250, left - 1);
  };
  look(40);
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
