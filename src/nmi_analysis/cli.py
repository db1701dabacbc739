"""One line per verb; everything heavy is imported when a verb runs."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from . import __version__
from .errors import CodebookError, InputError, NmiError, NotebookError, ParameterError

_SHOWN = 10  # rejects named on standard error
_BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}, {remaining} left, {rate_noinv_fmt}]"
READ, FAILED, USAGE, NOTHING, INTERRUPTED = 0, 1, 2, 3, 130
Command = Callable[..., Any]


def _common(command: Command) -> Command:
    """The options that ``analyze`` and ``report`` share."""
    options = (
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        click.option("--out", "out", required=True, type=click.Path(path_type=Path, file_okay=False),
                     help="Folder to write to."),
        click.option("--format", "form", type=click.Choice(["csv", "parquet", "jsonl", "xlsx"]), default="csv",
                     show_default=True, help="Format of the tables; xlsx is CSV and one workbook beside it."),
        click.option("--codebook", type=click.Path(path_type=Path), help="Codebook (YAML) of the facts to track."),
        click.option("--decisions", type=click.Path(path_type=Path, exists=True, dir_okay=False),
                     help="What people decided about rows; by default decisions.csv beside the articles."),
        click.option("--phrases", type=click.Path(path_type=Path), help="CSV of phrase,expected to flag."),
        click.option("--workers", type=click.IntRange(1), default=None,
                     help="Processes; by default the cores this process may use."),
        click.option("--scheduler", default="", metavar="ADDRESS",
                     help="Address of a Dask scheduler (needs the extra 'scale')."),
        click.option("--resume", is_flag=True, help="Go on where an interrupted run into the same folder stopped."),
        click.option("--follow-links", is_flag=True, help="Follow symbolic links below the inputs."),
        click.option("--strict", is_flag=True, help="Exit with 3 where any input was rejected."),
        click.option("--quiet", is_flag=True, help="No progress, no summary."),
        click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="nmi-analysis")
def commands() -> None:
    """Compare how several outlets report one event.

    INPUT is any mix of folders and files (.txt .docx .md .html .json .jsonl .csv .tsv .parquet, or
    .gz of these), or the word 'sample' for three invented articles ('seeds': five real ones, in a
    checkout).
    """


@commands.command()
@_common
def analyze(inputs: tuple[str, ...], out: Path, **options: Any) -> int:
    """Write the tables of the articles to a folder."""
    from .resources import arrow_alone

    arrow_alone()
    return _run(inputs, out, options, make_report=False)


@commands.command()
@_common
@click.option("-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE",
              help="Parameter of the notebooks, such as focus=004; may be repeated.")
def report(inputs: tuple[str, ...], out: Path, **options: Any) -> int:
    """Write tables, executed notebooks and HTML pages to a folder."""
    from .reporting import check

    options["parameters"] = _named(options["parameters"])
    check(options["parameters"])
    return _run(inputs, out, options, make_report=True)


class _Lab(click.Command):
    """A command whose arguments after ``--`` are another program's options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = args.index("--") if "--" in args else len(args)
        ctx.meta["options"] = args[at + 1:]
        return super().parse_args(ctx, args[:at])


@commands.command(cls=_Lab, options_metavar="[OPTIONS]")
@click.argument("inputs", nargs=-1, metavar="[INPUT...] [-- JUPYTER OPTIONS]")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False),
              help="Folder for the notebooks and their tables, by default nmi-notebooks/NAME OF THE INPUT; a notebook "
                   "in it is never overwritten.")
@click.pass_context
def lab(ctx: click.Context, inputs: tuple[str, ...], folder: Path | None) -> int:
    """Write the tables, then open JupyterLab on them and a copy of the notebooks.

    Without INPUT, the seeds of a checkout or else the sample. What follows -- goes to JupyterLab:
    lab articles -- --port 8899 --no-browser
    """
    from .reporting.lab import prepare, serve
    from .resources import default_corpus
    from .run.workers import patient

    patient()
    with _progress(quiet=False) as progress:
        place, done = prepare(inputs or (default_corpus(),), folder, progress)
    click.echo(f"{done.articles} articles, {len(done.rejects)} inputs rejected: {place}", err=True)
    code: int = serve(place, ctx.meta["options"])
    return code


def _named(parameters: tuple[str, ...]) -> dict[str, str]:
    """``NAME=VALUE`` pairs. Raises ParameterError for anything else."""
    for given in parameters:
        if not given.partition("=")[1]:
            raise ParameterError(f"'{given}': a parameter is given as NAME=VALUE")
    return {name: value for name, _, value in (p.partition("=") for p in parameters)}


def _run(inputs: tuple[str, ...], out: Path, options: dict[str, Any], *, make_report: bool) -> int:
    from .api import analyze_to
    from .corpus.walk import missing
    from .resources import cores
    from .run.workers import patient
    from .settings import ReadSettings, Settings

    patient()
    settings = Settings(read=ReadSettings(follow_links=options["follow_links"]))
    folder = out / "tables" if make_report else out
    lost = missing(inputs)
    if 0 < len(lost) < len(inputs):  # said before a run that may be long; without any input there is none
        click.echo(_printable(f"no such input: {', '.join(lost)}; going on with the others"), err=True)
    with _place(out, make_report) as (place, kernels):
        with _progress(quiet=options["quiet"]) as progress:
            try:
                done = analyze_to(place / folder.relative_to(out), inputs, form=options["form"],
                                  codebook=options["codebook"], phrases=options["phrases"],
                                  decisions=options["decisions"], settings=settings,
                                  workers=options["workers"] or cores(), scheduler=options["scheduler"],
                                  resume=options["resume"], without=out, progress=progress)
            except OSError as e:
                raise NmiError(f"{e.filename or 'writing failed'}: {e.strerror or e}{_left(out, folder)}") from e
        summary = {"articles": done.articles, "not_in_english": done.other_languages, "rejects": len(done.rejects),
                   "failures": done.failures, "decisions": done.applied, "orphans": len(done.orphans),
                   "tables": folder.as_posix()}
        if make_report and done.articles:
            from .api import load
            from .reporting import write_pages

            index = write_pages(place, load(place / folder.relative_to(out)), parameters=options["parameters"],
                                quiet=options["quiet"], kernels=kernels)
            summary["report"] = (out / index.name).as_posix()
    _tell(summary, done.rejects, options)
    _tell_orphans(done.orphans, folder, options["form"])
    if not done.articles or (options["strict"] and done.rejects):
        return NOTHING
    return READ


@contextmanager
def _place(out: Path, make_report: bool) -> Iterator[tuple[Path, Any]]:
    """The folder to write to, and where a report's kernels come from: that loads while the articles are analyzed."""
    from .run.parts import sole

    if not make_report:
        with sole(out):
            yield out, None
        return
    from .reporting import replaced
    from .reporting.nursery import nursery

    with replaced(out) as place, nursery() as kernels:
        yield place, kernels


def _left(out: Path, folder: Path) -> str:
    """What a run that could not write has left, to be said."""
    earlier = "; the tables of the earlier run are as they were" if (folder / "datapackage.json").is_file() else ""
    return earlier + ("; --resume goes on from here" if (out / ".parts").is_dir() else "")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar with articles per second and time left, on a terminal alone."""
    from tqdm import tqdm

    from .resources import bar_options

    with tqdm(unit=" articles", bar_format=_BAR, **bar_options(quiet=quiet)) as bar:

        def show(done: int, total: int) -> None:
            if bar.total is None:  # the clock starts here; what is taken from an earlier run says nothing of the rate
                bar.reset(total)
                bar.initial = bar.n = done
                bar.refresh()
            bar.update(done - bar.n)

        yield show


def _tell(summary: dict[str, Any], rejects: list[dict[str, Any]], options: dict[str, Any]) -> None:
    if options["as_json"]:
        click.echo(json.dumps(summary))
    elif not options["quiet"]:
        other = summary["not_in_english"]
        aside = f" ({other} not in English: sentences only)" if other else ""
        count = summary["articles"]
        click.echo(f"{count} article{'s' * (count != 1)} read{aside}, tables in {summary['tables']}")
        if made := summary["decisions"]:
            click.echo(f"{made} decision{'s' * (made != 1)} applied")
        if "report" in summary:
            click.echo(f"report: {summary['report']}")
    if rejects:
        click.echo(f"{len(rejects)} input{'s' if len(rejects) > 1 else ''} rejected:", err=True)
        for row in rejects[:_SHOWN]:
            said = f"  {row['path']}{':' + row['record'] if row['record'] else ''}: {row['reason']}"
            click.echo(_printable(said), err=True)
        if len(rejects) > _SHOWN:
            click.echo(f"  ... all in {summary['tables']}/rejects.{options['form']}", err=True)
    if failed := summary["failures"]:
        click.echo(f"{failed} rule{'s' * (failed != 1)} failed, so rows are missing: see the table 'failures' in "
                   f"{summary['tables']}", err=True)
    if not summary["articles"]:
        click.echo("nothing could be read", err=True)


def _tell_orphans(orphans: Sequence[dict[str, Any]], folder: Path, form: str) -> None:
    """Decisions that changed nothing, as their row or text is gone."""
    if orphans:
        many = "decisions are" if len(orphans) > 1 else "decision is"
        click.echo(f"{len(orphans)} {many} about rows or texts that are no longer there (kept):", err=True)
        for row in orphans[:_SHOWN]:
            place = f"{row['article']} {row['start']}-{row['end']}"
            click.echo(_printable(f"  {row['decision']} in {row['table']}, {place}: {row['was'][:60]}"), err=True)
        if len(orphans) > _SHOWN:
            click.echo(f"  ... all in {(folder / f'decisions.{form}').as_posix()}", err=True)


def _printable(text: str) -> str:
    """Names of files may hold characters that would steer the terminal; these are shown as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def main(arguments: list[str] | None = None) -> None:
    """Entry point: runs a verb and exits with the documented code."""
    asked: list[int] = []

    def end(number: int, _: object) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):  # what waits to be cleared up is cleared up, as on SIGINT
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores one
            signal.signal(number, end)
    try:
        code = commands.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as e:
        code = e.exit_code
    except click.ClickException as e:
        e.show()
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; --resume goes on from here", err=True)
        sys.stderr.flush()
        # The pool's threads would wait for workers that the signal has ended too.
        os._exit(128 + asked[0] if asked else INTERRUPTED)
    except NmiError as e:
        click.echo(_printable(f"nmi-analysis: {e}"), err=True)
        code = _CODES.get(type(e), FAILED)
    except OSError as e:
        click.echo(_printable(f"nmi-analysis: {e.filename or 'writing failed'}: {e.strerror or e}"), err=True)
        code = FAILED
    sys.exit(code if isinstance(code, int) else 0)


_CODES = {InputError: NOTHING, CodebookError: USAGE, ParameterError: USAGE, NotebookError: FAILED}
