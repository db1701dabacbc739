"""The Python interface: ``analyze``, ``load``, ``Tables`` with ``decide``, ``show``, ``signature``."""

import hashlib
import json
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import warn

from . import __version__, lexicons, models
from .corpus import Reading, Spool, Texts, codebook_beside, decisions_beside, from_frame, read
from .corpus.walk import missing, read_phrases
from .decisions import FILE, Decisions, append_decisions, decided, in_force, missed, read_decisions, undone
from .english import Context
from .errors import DecisionError, DecisionWarning, ParameterError
from .extract.codebook import Codebook, load_codebook
from .resources import default_corpus
from .rows import Decision
from .rows.schemas import TABLES
from .run.batches import Plan, batches, results, warm
from .run.origin import Origin, known_decisions, lost
from .run.parts import Parts, sole
from .run.workers import Workers
from .run.workers import workers as at_work
from .settings import Settings
from .store import Row, Rows, TableSet, frames, open_folder, saving, tidy
from .store.files import unpacked, write, write_blocks

if TYPE_CHECKING:
    import pandas as pd
    from IPython.display import HTML

# Libraries whose version can change a result.
LIBRARIES = ("charset-normalizer", "dateparser", "py3langid", "pyphen", "rapidfuzz", "sacrebleu", "sentencex",
             "symspellpy", "textstat", "trafilatura", "wordfreq")


class Tables(TableSet):
    """All tables of one run (see ``nmi_analysis.rows.schemas``), with ``show``, ``decide`` and ``validate``."""

    _origin: "Origin | Callable[[], Origin] | None" = None

    def show(self, article: str, *tables: str) -> "HTML":
        """The article in a notebook, with the spans of the named tables (the main ones by default) marked.

        ``article``: an id, or the beginning of one alone. Raises ParameterError for an unknown article.

        >>> "<mark" in tables.show("004", "figures").data
        True
        """
        from IPython.display import HTML

        from .charts.highlight import highlighted

        return HTML(highlighted(self, article, tables))  # type: ignore[no-untyped-call]

    def decide(self, table: str, place: Any, decision: str = "", *, to: Any = None, why: str = "", who: str = "",
               again: bool = True, **fields: Any) -> Decision:
        """Correct a row: written to ``decisions.csv`` at once, and the tables are made again, so that all follow it.

        ``place``: a row of the table, its number in the frame, ``(article, start, end)``, or ``(article, words)``
        where the words stand once. ``decision``: ``reject`` (the row goes), ``edit`` (the default with ``fields``, the
        columns to set), ``add`` (a row that was missed), ``accept`` (it was checked), and of a row of ``claims``
        ``join`` and ``part``: it and the statement ``to`` are one claim, are two. ``why`` and ``who`` are kept beside
        it; ``who`` is by default the user's name. ``again``: False where more decisions follow; then call ``again``.
        Raises DecisionError for what cannot be meant, and where it is not known where decisions are kept; warns
        (DecisionWarning) where it is kept but a rule fails after it, or no row is found that it is about.

        >>> given = pd.DataFrame({"article": ["north"], "text": ["About 40 sailors left. A dozen people came."]})
        >>> mine = nmi.analyze(given, decisions="decisions.csv")
        >>> made = mine.decide("figures", ("north", "About 40"), value=41, why="counted again", who="Ann")
        >>> made = mine.decide("figures", ("north", "A dozen"), "reject", why="no count", who="Ann")
        >>> mine.figures.loc[mine.figures["unit"] == "sailor", ["text", "value", "rule"]].to_numpy().tolist()
        [['About 40', 41.0, 'decision.edit/v1']]
        >>> mine.decisions[["table", "decision", "was", "value", "status"]].to_numpy().tolist()
        [['figures', 'edit', '40', '41', 'applied'], ['figures', 'reject', 'A dozen', '', 'applied']]
        >>> taken = mine.undo()
        >>> mine.decisions["decision"].tolist()
        ['edit']

        Two statements of one claim are parted by ``tables.decide("claims", row, "part", to=other)``.
        """
        self._unedited(again)
        made = decided(self, table, place, decision, to=to, why=why, who=who, fields=fields)
        append_decisions(self._made_from().file(), made)
        if again:
            self._followed(made)
        return made[0]

    def undo(self, row: Any = None, *, why: str = "", who: str = "", again: bool = True) -> Decision:
        """Take a decision back: a row of ``tables.decisions`` or its number, by default the last one made.

        All that was said with it, such as the unit of an added figure, is taken back too; what was decided before of
        the same row holds again. The file keeps both. ``again`` as in ``decide``. Raises DecisionError where there is
        none.
        """
        self._unedited(again)
        path = self._made_from().file()
        held = in_force(read_decisions(path))
        if row is not None:
            given = self["decisions"].loc[row] if isinstance(row, int) else row
            held = [d for d in held if all(getattr(d, k) == given[k] for k in (
                "table", "sha256", "start", "end", "decision", "field", "value"))]
        if not held:
            raise DecisionError("there is no such decision to take back")
        taken = max(held, key=lambda d: d.when)
        append_decisions(path, undone([d for d in in_force(read_decisions(path)) if d.act == taken.act], who, why))
        if again:
            self._followed([])
        return taken

    def again(self) -> "Tables":
        """The same articles with the decisions of now, in place; returns itself. Raises as ``decide`` does."""
        self._unedited(True)
        whole = self._whole or self
        origin = self._made_from()
        whole._frames = frames(origin.rows())
        whole.signature = signature(origin.reading, origin.context)
        self._cut_again()
        return self

    def _followed(self, made: Iterable[Decision]) -> None:
        """Make the tables again, and warn where the decisions just made have not done what was meant."""
        whole = self._whole or self
        before = whole["failures"]
        self.again()
        if said := missed(before, whole, made):
            warnings.warn(f"the decision is kept, but {said}", DecisionWarning, stacklevel=3)

    def _unedited(self, again: bool) -> None:
        """Raise DecisionError where making the tables again would lose what was edited by hand."""
        edited = {*self.signature.get("edited", ()), *(self._whole or self).signature.get("edited", ())}
        if again and edited:
            raise DecisionError(f"{', '.join(sorted(edited))} edited by hand would be lost when the tables are made "
                                "again: save them first and decide on tables without edits, or with again=False")

    def _made_from(self) -> Origin:
        whole = self._whole or self
        if callable(whole._origin):
            whole._origin = whole._origin()
        if whole._origin is None:
            raise DecisionError("it is not known what these tables were made from: load(folder, corpus='articles')")
        return whole._origin

    def validate(self) -> "Tables":
        """Check every table against its schema; returns itself. Raises TableError naming the failures.

        >>> tables.validate() is tables
        True
        """
        from .store.tableset import check_tables

        check_tables(self)
        return self


@dataclass(frozen=True, slots=True)
class Summary:
    """What ``analyze_to`` did: counts of articles and of those not in English, rejects, failed rules."""

    articles: int
    other_languages: int
    rejects: list[Row]
    failures: int
    folder: Path
    applied: int = 0  # decisions
    orphans: tuple[Row, ...] = ()  # those whose row or text is no longer there


def analyze(
    inputs: "str | Path | Iterable[str | Path] | pd.DataFrame", *,
    codebook: "str | Path | Mapping[str, Any] | Codebook | None" = None,
    phrases: str | Path | None = None,
    decisions: str | Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
) -> Tables:
    """Read and analyze articles; every table in memory.

    ``inputs``: one or several files or folders, the word ``sample`` (three invented articles; in a checkout also
    ``seeds``), or a DataFrame with the columns ``article`` and ``text`` (``source``, ``title``, ``author``,
    ``published``, ``url`` if known).
    ``codebook``: a file, its text, a dict, or a loaded one; by default ``codebook.yaml`` beside the inputs, if there.
    ``decisions``: the file of what people decided of rows (see ``Tables.decide``), which need not be there yet; by
    default ``decisions.csv`` beside the inputs.
    ``workers``: processes; with more than one, call from under ``if __name__ == "__main__":`` in a script.
    Raises InputError where an input does not exist or a DataFrame has no column ``text``, CodebookError,
    ParameterError for a bad phrase list. Where nothing could be read, every table but ``rejects`` is empty, and a
    warning says so.

    >>> given = pd.DataFrame({"article": ["north"], "text": ["About 500 people left the town on Monday."]})
    >>> nmi.analyze(given).figures[["text", "value", "bound", "unit"]].to_numpy().tolist()
    [['About 500', 500.0, '~', 'people']]
    """
    reading, context, file = prepared(inputs, codebook, phrases, settings, decisions)
    if not reading.articles:
        warn(_nothing(reading.rejects), stacklevel=2)
    origin = Origin(reading, context, file)
    return _tables(origin, origin.rows() if workers == 1 else _rows(reading, context, workers))


def _tables(origin: Origin, rows: Rows) -> Tables:
    made = Tables(frames(rows), signature(origin.reading, origin.context))
    made._origin = origin
    return made


def _nothing(rejects: list[Row]) -> str:
    """That nothing was read, and why not the first that was tried."""
    first = f"; the first of {len(rejects)} rejects: {rejects[0]['path']}: {rejects[0]['reason']}" if rejects else ""
    return ("no article was read: there is none in the input, or none of a kind that is read "
            f"(.txt, .docx, .csv ...){first}")


def _rows(reading: Reading, context: Context, count: int) -> Rows:
    """Every row, made by several processes."""
    rows: Rows = {"rejects": reading.rejects, "decisions": lost(reading, context)}
    with _workers(reading, context, count) as working:
        todo = batches(reading.articles, context, working)
        for _, made in results(todo, reading.articles, context, working):
            for name, data in made.items():
                rows.setdefault(name, []).extend(unpacked(data))
    return rows


def analyze_to(
    folder: str | Path, inputs: "str | Path | Iterable[str | Path] | pd.DataFrame", *,
    form: str = "csv",
    codebook: "str | Path | Mapping[str, Any] | Codebook | None" = None,
    phrases: str | Path | None = None,
    decisions: str | Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    scheduler: str = "",
    resume: bool = False,
    without: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Read and analyze articles into files; no more than a few batches of rows are in memory at a time.

    The same tables as ``analyze``, byte for byte, whatever ``workers`` and ``scheduler`` (the address of a Dask
    scheduler). With ``resume``, batches that an interrupted run has finished are taken from ``.parts``.
    ``without``: a folder that the caller has for itself (see ``parts.sole``), no input though it lies in one; parts go
    there. By default the output folder, which is then taken.
    ``progress`` is called with the number of articles done and of all. Raises as ``analyze`` does, and NmiError
    where workers keep dying, no scheduler answers or the output folder is an input or in use by another run.
    """
    out, home = Path(folder), without or Path(folder)
    reading, context, file = prepared(inputs, codebook, phrases, settings, decisions, without=home, texts=Spool(home))
    if file and file.resolve() in {(place / FILE).resolve() for place in (out, home)}:
        raise ParameterError(f"{file} might be written over; choose another output folder")
    signed = signature(reading, context)
    with nullcontext() if without else sole(home):
        parts = Parts(home, {k: v for k, v in signed.items() if k != "inputs"}, resume=resume)
        with _workers(reading, context, workers, scheduler) as working:
            todo = batches(reading.articles, context, working)
            waiting = [p for p in todo if not (resume and parts.has(p.batch(reading.articles)))]
            _work_off(waiting, reading, context, working, parts, progress)
        table = TABLES["decisions"]
        own = {"rejects": reading.rejects, "decisions": [
            *(row for block in parts.blocks(table, len(todo)) for row in block.to_pylist()), *lost(reading, context)]}
        failures = _saved(out, form, signed, parts, len(todo), own)
        parts.clear()
    other = sum(a.language != "en" for a in reading.articles.metadata)
    orphans = tuple(r for r in own["decisions"] if r["status"] == "orphan")
    return Summary(len(reading.articles), other, reading.rejects, failures, out, len(own["decisions"]) - len(orphans),
                   orphans)


def _work_off(waiting: list[Plan], reading: Reading, context: Context, working: Workers, parts: Parts,
              progress: Callable[[int, int], None]) -> None:
    """Keep the rows of the batches that wait, and tell how many articles are done."""
    done, total = len(reading.articles) - sum(p.size for p in waiting), len(reading.articles)
    progress(done, total)
    for batch, made in results(waiting, reading.articles, context, working):
        parts.keep(batch, made)
        done += batch.size
        progress(done, total)


def _saved(out: Path, form: str, signed: Mapping[str, Any], parts: Parts, count: int, own: Rows) -> int:
    """Merge the parts into the tables, but for those that are the run's ``own``; returns the number of failures."""
    counts = {}
    with saving(out, form, signed) as place:
        for name, table in TABLES.items():
            counts[name] = (write(table, tidy(table, own[name]), place(name)) if name in own else
                            write_blocks(table, parts.blocks(table, count), place(name)))
    return counts["failures"]


def _workers(reading: Reading, context: Context, count: int, scheduler: str = "") -> AbstractContextManager[Workers]:
    """Processes only where there is enough for them to do."""
    enough = len(reading.articles) >= 2 * context.settings.run.articles_per_worker
    return at_work(count if enough else 1, scheduler, warm)


def prepared(
    inputs: "str | Path | Iterable[str | Path] | pd.DataFrame",
    codebook: "str | Path | Mapping[str, Any] | Codebook | None",
    phrases: str | Path | None,
    settings: Settings | None,
    decisions: str | Path | None = None,
    without: Path | None = None,
    texts: Texts | None = None,
) -> tuple[Reading, Context, Path | None]:
    """The articles, not yet looked into and their texts in ``texts``; what extractors may know; where decisions are."""
    settings = settings or Settings()
    if not isinstance(settings, Settings):
        raise ParameterError("settings: a Settings object, as dataclasses.replace(Settings(), findings=...) makes it "
                             f"(from nmi_analysis.settings import Settings), no {type(settings).__name__}")
    reading, listed = _reading(inputs, settings, without, texts)
    path = codebook_beside(listed) if codebook is None else codebook
    book = path if isinstance(path, Codebook) or path is None else load_codebook(path)
    file = Path(decisions) if decisions else decisions_beside(listed)
    known = read_phrases(Path(phrases)) if phrases else {}
    return reading, Context(settings, book, known, known_decisions(file)), file


def load(
    folder: str | Path, *, corpus: str | Path | None = None,
    codebook: "str | Path | Mapping[str, Any] | Codebook | None" = None, phrases: str | Path | None = None,
    decisions: str | Path | None = None, settings: Settings | None = None,
) -> Tables:
    """Tables that ``analyze`` wrote, types kept.

    What they were made from is needed by ``decide`` alone: ``corpus``, the articles, and the rest as it was given to
    ``analyze``. Raises TableError where the folder is not one of ours.

    >>> tables.save("mine")
    >>> nmi.load("mine").figures.equals(tables.figures)
    True
    """
    made = Tables(*open_folder(Path(folder)))

    def origin() -> Origin:
        found = Origin(*prepared(corpus or "", codebook, phrases, settings, decisions))
        if not found.fits(made.signature.get("inputs", {})):
            raise DecisionError(f"these tables were not made from {corpus}: load(folder, corpus=...) says from what")
        now = json.loads(json.dumps(signature(found.reading, found.context)))
        for part in ("codebook", "phrases", "settings"):
            if now[part] != made.signature.get(part, now[part]):
                raise DecisionError(f"the {part} changed since these tables were made, or another was used: run the "
                                    f"notebook's first cell again, or load(folder, corpus=..., {part}=...)")
        return found

    made._origin = origin if corpus else None
    return made


def open_tables(tables: str = "", corpus: str = "", codebook: str = "") -> Tables:
    """What a notebook works on: the tables in a folder, or, where ``tables`` is blank, those of ``corpus``.

    ``corpus``: a file, a folder or the word ``sample`` or ``seeds``; blank: the seeds in a checkout, else the sample.
    Where the decisions or the codebook beside a named corpus changed since the tables were written, they are made
    again in memory, and that is said. Raises as ``load`` and ``analyze`` do.

    >>> tables.save("mine")
    >>> len(nmi.open_tables("mine").articles)
    5
    """
    named, book = corpus or default_corpus(), codebook or None
    if not tables:
        return analyze(named, codebook=book)
    made = load(tables, corpus=named, codebook=book)
    changed = _changed(made.signature, corpus, book) if corpus and not missing([corpus]) else []
    if not changed:
        return made
    origin = Origin(*prepared(corpus, book, None, None))
    if not origin.fits(made.signature.get("inputs", {})):
        return made  # the tables are of other articles
    if any(made.signature.get(k, now) != now for k, now in (("settings", Settings().as_dict()), ("phrases", ""))):
        print(f"{' and '.join(changed)} changed since {tables} was written with settings of your own: analyze again")
        return made
    print(f"{' and '.join(changed)} changed since {tables} was written: the articles are analyzed again")
    return _tables(origin, origin.rows())


def _changed(signed: Mapping[str, Any], corpus: str, codebook: str | None) -> list[str]:
    """What lies beside a corpus, or is named, and is no longer what tables were made with."""
    book, file = codebook or codebook_beside([corpus]), decisions_beside([corpus])
    now = {"codebook": load_codebook(book).sha256 if book else None,
           "decisions": _digest_of(known_decisions(file)) if file and file.is_file() else None}
    return [name for name, digest in now.items() if digest is not None and signed.get(name, digest) != digest]


def show(tables: Tables, article: str) -> "HTML":
    """``tables.show(article)``.

    >>> "<mark" in nmi.show(tables, "004").data
    True
    """
    return tables.show(article)


def signature(reading: Reading | None = None, context: Context | None = None) -> dict[str, Any]:
    """What can change a result: versions, settings, lexicons, models, and the inputs where they are given.

    >>> sorted(nmi.signature())
    ['lexicons', 'libraries', 'models', 'package', 'settings']
    """
    context = context or Context()
    made: dict[str, Any] = {
        "package": __version__,
        "libraries": {name: _version(name) for name in LIBRARIES},
        "lexicons": lexicons.hashes(),
        "models": models.hashes(),
        "settings": context.settings.as_dict(),
    }
    if reading is not None:
        made["inputs"] = {a.id: a.sha256[:16] for a in reading.articles}
        made["phrases"] = _digest(context.phrases) if context.phrases else ""
        made["codebook"] = context.codebook.sha256 if context.codebook else ""
        made["decisions"] = _digest_of(context.decisions)
        variables = context.codebook.variables if context.codebook else {}
        made["variables"] = {name: v.label for name, v in variables.items()}
        made["kinds"] = {name: v.kind for name, v in variables.items()}
    return made


def _digest_of(decisions: Decisions) -> str:
    return _digest(asdict(decisions)["by_text"]) if decisions else ""


def _digest(known: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(sorted(known.items())).encode("utf-8")).hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _reading(inputs: Any, settings: Settings, without: Path | None,
             texts: Texts | None) -> tuple[Reading, list[str | Path]]:
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    if hasattr(inputs, "to_dict"):
        return from_frame(inputs.to_dict("records"), settings.read, texts=texts, enrich=False), []
    listed = list(inputs)
    return read(listed, settings.read, without=without, texts=texts, enrich=False), listed
