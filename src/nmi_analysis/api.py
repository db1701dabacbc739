"""The Python interface: ``analyze``, ``load``, ``Tables``, ``show``, ``signature``."""

from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__, lexicons
from .compare import compare
from .corpus import Reading, codebook_beside, from_frame, read
from .extract.codebook import Codebook, load_codebook
from .language import Context
from .pipeline import extract_all
from .settings import Settings
from .tables import Rows, TableSet, frames, open_folder

if TYPE_CHECKING:
    import pandas as pd
    from IPython.display import HTML

Inputs = "str | Path | Iterable[str | Path] | pd.DataFrame"
# Libraries whose version can change a result.
LIBRARIES = ("charset-normalizer", "dateparser", "py3langid", "rapidfuzz", "sacrebleu", "scikit-learn", "sentencex",
             "textstat", "trafilatura", "wordfreq")


class Tables(TableSet):
    """All tables of one run (see ``nmi_analysis.schemas``), with ``show`` and ``validate``."""

    def show(self, article: str, *tables: str) -> "HTML":
        """The article in a notebook, with the spans of the named tables (the main ones by default) marked.

        Raises KeyError for an unknown article.
        """
        from IPython.display import HTML

        from .charts.highlight import highlighted

        return HTML(highlighted(self, article, tables))  # type: ignore[no-untyped-call]

    def validate(self) -> "Tables":
        """Check every table against its schema; returns itself. Raises TableError naming the failures."""
        from .validation import check

        check(self)
        return self


def analyze(
    inputs: "str | Path | Iterable[str | Path] | pd.DataFrame", *,
    codebook: "str | Path | Codebook | None" = None,
    phrases: str | Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
) -> Tables:
    """Read and analyze articles.

    ``inputs``: one or several files or folders, the word ``seeds``, or a DataFrame with the columns
    ``article`` and ``text`` (``source``, ``title``, ``author``, ``published``, ``url`` if known).
    ``workers``: processes; with more than one, call from under ``if __name__ == "__main__":`` in a script.
    ``codebook``: a file or a loaded one; by default ``codebook.yaml`` beside the inputs, if there is one.
    Raises InputError where an input does not exist or nothing could be read, CodebookError.
    """
    settings = settings or Settings()
    reading, beside = _reading(inputs, settings)
    book = codebook if isinstance(codebook, Codebook) else None
    path = beside if codebook is None else codebook
    if book is None and path is not None and not isinstance(path, Codebook):
        book = load_codebook(Path(path))
    return tables_of(reading, Context(settings, book, _phrases(phrases)), workers)


def tables_of(reading: Reading, context: Context, workers: int = 1) -> Tables:
    """The tables of what was read; all empty but ``rejects`` where nothing was."""
    rows: Rows = {"articles": []}
    for found in extract_all(reading.articles, context, workers):
        for table, listed in found.items():
            rows.setdefault(table, []).extend(listed)
    rows["rejects"] = reading.rejects
    if rows["articles"]:
        compare(rows, context)
    return Tables(frames(rows), signature(reading, context))


def load(folder: str | Path) -> Tables:
    """Tables that ``analyze`` wrote, types kept. Raises TableError where the folder is not one of ours."""
    return Tables(*open_folder(Path(folder)))


def open_tables(tables: str = "", corpus: str = "seeds", codebook: str = "") -> Tables:
    """What a notebook works on: the tables in a folder, or, where ``tables`` is blank, those of ``corpus``.

    ``corpus``: a file, a folder or the word ``seeds``. Raises as ``load`` and ``analyze`` do.
    """
    return load(tables) if tables else analyze(corpus, codebook=codebook or None)


def show(tables: Tables, article: str) -> "HTML":
    """``tables.show(article)``."""
    return tables.show(article)


def signature(reading: Reading | None = None, context: Context | None = None) -> dict[str, Any]:
    """What can change a result: versions, settings, lexicons, and the inputs where they are given."""
    context = context or Context()
    made: dict[str, Any] = {
        "package": __version__,
        "libraries": {name: _version(name) for name in LIBRARIES},
        "lexicons": lexicons.hashes(),
        "settings": context.settings.as_dict(),
    }
    if reading is not None:
        made["inputs"] = {a.id: a.sha256[:16] for a in reading.articles}
        made["codebook"] = context.codebook.sha256 if context.codebook else ""
    return made


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _reading(inputs: Any, settings: Settings) -> tuple[Reading, Path | None]:
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    if hasattr(inputs, "to_dict"):
        return from_frame(inputs.to_dict("records"), settings.read), None
    listed = list(inputs)
    return read(listed, settings.read), codebook_beside(listed)


def _phrases(path: str | Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    from .corpus.phrases import read_phrases

    return read_phrases(Path(path))
