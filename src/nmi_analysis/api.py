"""The Python interface: ``analyze``, ``load``, ``Tables``, ``show``, ``signature``."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__, lexicons
from .corpus import Reading, Spool, Texts, codebook_beside, from_frame, read
from .corpus.phrases import read_phrases
from .extract.codebook import Codebook, load_codebook
from .language import Context
from .parts import Parts, sole
from .resources import default_corpus
from .run import batches, results, warm
from .schemas import TABLES
from .settings import Settings
from .tables import Row, Rows, TableSet, frames, open_folder, saving, tidy
from .tables.blocks import unpacked
from .tables.files import write, write_blocks
from .workers import Workers
from .workers import workers as at_work

if TYPE_CHECKING:
    import pandas as pd
    from IPython.display import HTML

# Libraries whose version can change a result.
LIBRARIES = ("charset-normalizer", "dateparser", "py3langid", "pyphen", "rapidfuzz", "sacrebleu", "sentencex",
             "symspellpy", "textstat", "trafilatura", "wordfreq")


class Tables(TableSet):
    """All tables of one run (see ``nmi_analysis.schemas``), with ``show`` and ``validate``."""

    def show(self, article: str, *tables: str) -> "HTML":
        """The article in a notebook, with the spans of the named tables (the main ones by default) marked.

        ``article``: an id, or the beginning of one alone. Raises ParameterError for an unknown article.
        """
        from IPython.display import HTML

        from .charts.highlight import highlighted

        return HTML(highlighted(self, article, tables))  # type: ignore[no-untyped-call]

    def validate(self) -> "Tables":
        """Check every table against its schema; returns itself. Raises TableError naming the failures."""
        from .validation import check

        check(self)
        return self


@dataclass(frozen=True, slots=True)
class Summary:
    """What ``analyze_to`` did: counts of articles and of those not in English, rejects, failed rules."""

    articles: int
    other_languages: int
    rejects: list[Row]
    failures: int
    folder: Path


def analyze(
    inputs: "str | Path | Iterable[str | Path] | pd.DataFrame", *,
    codebook: "str | Path | Codebook | None" = None,
    phrases: str | Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
) -> Tables:
    """Read and analyze articles; every table in memory.

    ``inputs``: one or several files or folders, the word ``sample`` (three invented articles; in a checkout also
    ``seeds``), or a DataFrame with the columns ``article`` and ``text`` (``source``, ``title``, ``author``,
    ``published``, ``url`` if known).
    ``codebook``: a file or a loaded one; by default ``codebook.yaml`` beside the inputs, if there is one.
    ``workers``: processes; with more than one, call from under ``if __name__ == "__main__":`` in a script.
    Raises InputError where an input does not exist, CodebookError, ParameterError for a bad phrase list.
    Where nothing could be read, every table but ``rejects`` is empty.
    """
    reading, context = prepared(inputs, codebook, phrases, settings)
    rows: Rows = {"rejects": reading.rejects}
    with _workers(reading, context, workers) as working:
        todo = batches(reading.articles, context, working)
        for _, made in results(todo, reading.articles, context, working):
            for name, data in made.items():
                rows.setdefault(name, []).extend(unpacked(data))
    return Tables(frames(rows), signature(reading, context))


def analyze_to(
    folder: str | Path, inputs: "str | Path | Iterable[str | Path] | pd.DataFrame", *,
    form: str = "csv",
    codebook: "str | Path | Codebook | None" = None,
    phrases: str | Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    scheduler: str = "",
    resume: bool = False,
    without: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Read and analyze articles into files; no more than a few batches of rows are in memory at a time.

    The same tables as ``analyze``, byte for byte, whatever ``workers`` and ``scheduler`` (the address of a Dask
    scheduler). With ``resume``, batches that an interrupted run has finished are taken from ``folder/.parts``.
    ``without``: a folder that is no input though it lies in one; by default the output folder.
    ``progress`` is called with the number of articles done and of all. Raises as ``analyze`` does, and NmiError
    where workers keep dying, no scheduler answers or the output folder is an input or in use by another run.
    """
    out = Path(folder)
    reading, context = prepared(inputs, codebook, phrases, settings, without=without or out, texts=Spool(out))
    signed = signature(reading, context)
    with sole(without or out):
        parts = Parts(out, {k: v for k, v in signed.items() if k != "inputs"}, resume=resume)
        with _workers(reading, context, workers, scheduler) as working:
            todo = batches(reading.articles, context, working)
            waiting = [p for p in todo if not (resume and parts.has(p.batch(reading.articles)))]
            done, total = len(reading.articles) - sum(p.size for p in waiting), len(reading.articles)
            progress(done, total)
            for batch, made in results(waiting, reading.articles, context, working):
                parts.keep(batch, made)
                done += batch.size
                progress(done, total)
        failures = _saved(out, form, signed, parts, len(todo), reading.rejects)
        parts.clear()
    other = sum(a.language != "en" for a in reading.articles.metadata)
    return Summary(total, other, reading.rejects, failures, out)


def _saved(out: Path, form: str, signed: Mapping[str, Any], parts: Parts, count: int, rejects: list[Row]) -> int:
    """Merge the parts into the tables; returns the number of failures."""
    counts = {}
    with saving(out, form, signed) as place:
        for name, table in TABLES.items():
            counts[name] = (write(table, tidy(table, rejects), place(name)) if name == "rejects" else
                            write_blocks(table, parts.blocks(table, count), place(name)))
    return counts["failures"]


def _workers(reading: Reading, context: Context, count: int, scheduler: str = "") -> AbstractContextManager[Workers]:
    """Processes only where there is enough for them to do."""
    enough = len(reading.articles) >= 2 * context.settings.run.articles_per_worker
    return at_work(count if enough else 1, scheduler, warm)


def prepared(
    inputs: "str | Path | Iterable[str | Path] | pd.DataFrame",
    codebook: "str | Path | Codebook | None",
    phrases: str | Path | None,
    settings: Settings | None,
    without: Path | None = None,
    texts: Texts | None = None,
) -> tuple[Reading, Context]:
    """The articles, not yet looked into and their texts in ``texts``, and what extractors may know beside them."""
    settings = settings or Settings()
    reading, beside = _reading(inputs, settings, without, texts)
    path = beside if codebook is None else codebook
    book = path if isinstance(path, Codebook) or path is None else load_codebook(Path(path))
    return reading, Context(settings, book, read_phrases(Path(phrases)) if phrases else {})


def load(folder: str | Path) -> Tables:
    """Tables that ``analyze`` wrote, types kept. Raises TableError where the folder is not one of ours."""
    return Tables(*open_folder(Path(folder)))


def open_tables(tables: str = "", corpus: str = "", codebook: str = "") -> Tables:
    """What a notebook works on: the tables in a folder, or, where ``tables`` is blank, those of ``corpus``.

    ``corpus``: a file, a folder or the word ``sample`` or ``seeds``; blank: the seeds in a checkout, else the sample.
    Raises as ``load`` and ``analyze`` do.
    """
    return load(tables) if tables else analyze(corpus or default_corpus(), codebook=codebook or None)


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
        made["phrases"] = _digest(context.phrases) if context.phrases else ""
        made["codebook"] = context.codebook.sha256 if context.codebook else ""
        made["variables"] = ({name: v.label for name, v in context.codebook.variables.items()}
                             if context.codebook else {})
    return made


def _digest(phrases: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(sorted(phrases.items())).encode("utf-8")).hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _reading(inputs: Any, settings: Settings, without: Path | None,
             texts: Texts | None) -> tuple[Reading, Path | None]:
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    if hasattr(inputs, "to_dict"):
        return from_frame(inputs.to_dict("records"), settings.read, texts=texts, enrich=False), None
    listed = list(inputs)
    found = read(listed, settings.read, without=without, texts=texts, enrich=False)
    return found, codebook_beside(listed)
