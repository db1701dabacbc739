"""The explorer as a Jupyter widget: shows the tables, and passes on what a person decides in it."""

import warnings
from typing import Any

import anywidget
import traitlets

from ..errors import DecisionWarning, NmiError
from ..store import TableSet
from .view import SCRIPT, STYLE, embedded, view

_RENDER = """
export default { render({ model, el }) {
  const made = explorer(el, model.get('view'), model.get('decides') ? m => model.send(m) : null);
  model.on('change:view', () => made.update(model.get('view')));
  model.on('msg:custom', m => made.said(m.told));
} };
"""


class Explorer(anywidget.AnyWidget):  # type: ignore[misc]
    """Findings, claims and two articles of a run side by side; ``view`` is what is shown, as plain JSON."""

    _esm = SCRIPT + _RENDER
    _css = STYLE
    view = traitlets.Dict().tag(sync=True)
    decides = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, tables: TableSet) -> None:
        super().__init__(view=view(tables), decides=hasattr(tables, "decide"))
        self._tables: Any = tables
        self.on_msg(self._asked)

    def _asked(self, _: object, message: dict[str, Any], buffers: object) -> None:
        """A decision made in the browser; the tables follow, or the error is told there."""
        try:
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always", DecisionWarning)
                told = self._done(message)
            told = "; ".join([told, *(str(w.message) for w in warned if w.category is DecisionWarning)])
            self.view = view(self._tables)
        except (NmiError, OSError) as e:
            told = str(e)
        self.send({"told": told})

    def _done(self, message: dict[str, Any]) -> str:
        if message["do"] == "undo":
            self._tables.undo(int(message["row"]))
            told = "taken back"
        else:
            place: Any
            place, to = (tuple(p) if p else None for p in (message["place"], message.get("to")))
            if place and message.get("row"):  # what tells it apart from others there
                place = {**dict(zip(("article", "start", "end"), place, strict=True)), **message["row"]}
            made = self._tables.decide(message["table"], place, message["decision"], to=to,
                                       why=str(message.get("why", "")), **message.get("fields", {}))
            told = f"kept: {made.decision} in {made.table}"
        return told

    def _ipython_display_(self) -> None:
        """The widget, and behind it what is shown where no kernel is: later, or in a page."""
        from IPython.display import publish_display_data

        bundle = self._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        publish_display_data({**data, "text/plain": repr(self)}, metadata)  # type: ignore[no-untyped-call]
        publish_display_data({"text/html": embedded(self.view), "text/plain": repr(self)})  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return f"Explorer({len(self.view['articles'])} articles, {len(self.view['findings'])} findings)"
