"""Full disk, folder that cannot be written, killed worker, SIGINT: the old result or the new one, and it is said."""

import errno
import json
import logging
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

import samples
from nmi_analysis import reporting
from nmi_analysis.api import analyze_to, load
from nmi_analysis.cli import main
from nmi_analysis.errors import NmiError, NotebookError
from nmi_analysis.reporting.pages import replace
from nmi_analysis.run.parts import sole
from nmi_analysis.settings import RunSettings, Settings

TEXT = "The committee of {0} met on Monday. Some {1:,} people had asked for the new harbour in {0}, it said."
TOWNS = ["Ashford", "Brigstow", "Carlow", "Dunmore", "Elgin", "Farnham", "Galway", "Helston", "Ilford", "Jarrow"]
SMALL = Settings(run=RunSettings(batch=3, articles_per_worker=1))


@pytest.fixture
def corpus(folder):
    """A file of twenty articles."""
    # The language is given: the model that tells it unpacks itself to a temporary file.
    rows = [{"id": f"{t}{n}", "text": TEXT.format(t, 900 + n), "language": "en"} for n in (1, 2) for t in TOWNS]
    return folder({"rows.jsonl": "".join(json.dumps(r) + "\n" for r in rows)}) / "rows.jsonl"


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def called(*arguments):
    with pytest.raises(SystemExit) as e:
        main([str(a) for a in arguments])
    return e.value.code


def limited(corpus, out, form, longest):
    """Exit code and standard error of a run that may write no file longer than some bytes: a disk that is full."""
    command = [sys.executable, "-m", "nmi_analysis", "analyze", str(corpus), "--out", str(out), "--format", form]
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (longest, longest)))
    return done.returncode, done.stderr


@pytest.mark.parametrize(("form", "longest"), [("csv", 3_000), ("csv", 12_000), ("parquet", 12_000)],
                         ids=["while parts are written", "while tables are written", "while the package is written"])
def test_full_disk(corpus, tmp_path, form, longest):
    out = tmp_path / "out"
    assert called("analyze", "seeds", "--out", out, "--format", form, "--quiet") == 0
    before = files(out)
    code, said = limited(corpus, out, form, longest)
    assert code == 1
    assert "File too large; the tables of the earlier run are as they were; --resume goes on from here" in said
    assert {n: d for n, d in files(out).items() if not n.startswith(".parts/")} == before
    assert called("analyze", corpus, "--out", out, "--format", form, "--quiet", "--resume") == 0
    assert files(out).keys() == before.keys()
    assert files(out) != before


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_folder_that_cannot_be_written(corpus, tmp_path, monkeypatch, capsys, code):
    plain = Path.mkdir

    def refused(path, *args, **options):
        if path.is_relative_to(tmp_path / "out"):
            raise OSError(code, os.strerror(code), str(path))
        return plain(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    assert called("analyze", corpus, "--out", tmp_path / "out") == 1
    assert f"{os.strerror(code)}\n" in capsys.readouterr().err


def test_a_folder_in_the_place_of_a_table_leaves_all_of_the_old_ones(corpus, tmp_path, capsys):
    out = tmp_path / "out"
    assert called("analyze", "seeds", "--out", out, "--quiet") == 0
    (out / "wording.csv").unlink()
    (out / "wording.csv").mkdir()
    before = files(out)
    assert called("analyze", corpus, "--out", out, "--quiet") == 1
    assert {n: d for n, d in files(out).items() if not n.startswith(".parts/")} == before
    assert "wording.csv: a folder stands where a table is to be written; the tables of the" in capsys.readouterr().err


def test_a_full_set_is_read_whatever_happens_meanwhile(tmp_path):
    out = tmp_path / "out"
    samples.ferry().save(out)
    over = threading.Event()

    def write():
        while not over.is_set():
            for tables in (samples.plain(), samples.ferry()):
                tables.save(out)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = {tuple(load(out).stories["article"]) for _ in range(8)}
    finally:
        over.set()
        writer.join()
    assert seen <= {tuple(t.stories["article"]) for t in (samples.plain(), samples.ferry())}


def test_two_runs_do_not_write_to_one_folder(corpus, tmp_path, capsys):
    pytest.importorskip("fcntl")
    out = tmp_path / "out"
    with sole(out):
        assert called("analyze", corpus, "--out", out, "--quiet") == 1
        assert "out: another run writes to this folder" in capsys.readouterr().err
        with pytest.raises(NmiError, match="another run"):
            reporting.write_pages(out, samples.plain(), quiet=True)
        assert files(out) == {}
    assert called("analyze", corpus, "--out", out, "--quiet") == 0


def test_a_killed_worker_costs_nothing_but_time(corpus, tmp_path, caplog):
    analyze_to(tmp_path / "straight", corpus, settings=SMALL)
    killed = []

    def kill(done, _):
        if done and not killed:
            killed.extend(p.pid for p in multiprocessing.active_children()[:1])
            os.kill(killed[0], signal.SIGKILL)

    with caplog.at_level(logging.WARNING):
        analyze_to(tmp_path / "killed", corpus, settings=SMALL, workers=2, progress=kill)
    assert killed
    assert files(tmp_path / "killed") == files(tmp_path / "straight")


def test_workers_that_are_killed_each_time_are_an_error_that_says_so(corpus, tmp_path, caplog):
    over = threading.Event()

    def kill():
        while not over.wait(0.02):
            for process in multiprocessing.active_children():
                process.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with caplog.at_level(logging.WARNING), pytest.raises(NmiError, match="killed 3 times in a row"):
            analyze_to(tmp_path, corpus, settings=SMALL, workers=2)
    finally:
        over.set()
        killer.join()
    assert set(caplog.messages) == {"a worker process was killed; what it worked on is made again"}


def test_interrupted(corpus, tmp_path, monkeypatch, capsys):
    class Exited(SystemExit):
        pass

    def ended(code):
        raise Exited(code)

    def interrupted(batch, context):
        raise KeyboardInterrupt

    out = tmp_path / "out"
    assert called("analyze", "seeds", "--out", out, "--quiet") == 0
    before = files(out)
    monkeypatch.setattr("nmi_analysis.run.batches.packed", interrupted)
    monkeypatch.setattr("nmi_analysis.cli.os._exit", ended)
    assert called("analyze", corpus, "--out", out, "--quiet") == 130
    assert "interrupted; --resume goes on from here" in capsys.readouterr().err
    assert files(out) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_run_with_its_code_and_leaves_the_old_tables(corpus, tmp_path, number):
    out = tmp_path / "around" / "out"
    samples.ferry().save(out)
    before = files(out)
    # Another thread may get the signal: then the main one learns of it a little later. In the background a shell has
    # children ignore an interrupt.
    ending = ("import os, signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
              "from nmi_analysis.run import batches\nfrom nmi_analysis.cli import main\n"
              f"batches.packed = lambda *_, **__: (os.kill(os.getpid(), {int(number)}), time.sleep(60))\n"
              "main(sys.argv[1:])")
    done = subprocess.run([sys.executable, "-c", ending, "analyze", str(corpus), "--out", str(out)], check=False,
                          capture_output=True, text=True)
    assert done.returncode == 128 + number
    assert done.stderr.strip() == "interrupted; --resume goes on from here"
    assert files(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_a_report_that_breaks_off_has_no_index(tmp_path, monkeypatch):
    (tmp_path / "tables").mkdir()
    (tmp_path / "index.html").write_text("of an earlier run")
    monkeypatch.setattr(reporting, "_run", lambda *_: None)
    monkeypatch.setattr(reporting, "_write", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="full"):
        reporting.write_pages(tmp_path, samples.plain(), quiet=True)
    assert files(tmp_path) == {}


@pytest.mark.parametrize(("error", "pages"), [
    (KeyboardInterrupt(), set()), (NotebookError("0_x.ipynb: cell 1 failed"), {"articles.html", "index.html"}),
], ids=["interrupted", "notebook failed"])
def test_only_a_failed_notebook_leaves_a_report_with_an_index(tmp_path, monkeypatch, error, pages):
    def failing(*_):
        raise error

    (tmp_path / "tables").mkdir()
    monkeypatch.setattr(reporting, "_run", failing)
    with pytest.raises(type(error)):
        reporting.write_pages(tmp_path, samples.plain(), quiet=True)
    assert set(files(tmp_path)) == pages


@pytest.mark.parametrize(("error", "new"), [(None, True), (NotebookError("0_x.ipynb: cell 1 failed"), True),
                                            (KeyboardInterrupt(), False), (OSError(errno.ENOSPC, "full"), False)])
def test_a_report_is_the_old_one_or_the_new_one(tmp_path, error, new):
    out = tmp_path / "around" / "out"
    (out / "notebooks").mkdir(parents=True)
    (out / ".parts").mkdir()
    for name in ("index.html", "1_mine.html", "notebooks/0_x.ipynb", "notebooks/0_x.failed.ipynb"):
        (out / name).write_text("old")
    samples.ferry().save(out / "tables", "jsonl")
    before = files(out)

    def write():
        with reporting.replaced(out) as place:
            samples.plain().save(place / "tables")
            (place / "index.html").write_text("new")
            assert files(out) == before
            if error:
                raise error

    with pytest.raises(type(error)) if error else nullcontext():
        write()
    assert [p.name for p in out.parent.iterdir()] == ["out"]
    if not new:
        assert files(out) == before
        return
    kept = {"1_mine.html": b"old", "notebooks/0_x.ipynb": b"old", "index.html": b"new"}
    assert {n: d for n, d in files(out).items() if not n.startswith("tables/")} == kept
    assert {p.suffix for p in (out / "tables").iterdir()} == {".csv", ".json"}
    assert not (out / ".parts").exists()


def test_a_page_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    replace(tmp_path / "page.html", b"old")

    def full(path, data):
        with path.open("wb") as f:
            f.write(data[:2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        reporting.pages.replace(tmp_path / "page.html", b"new page")
    assert files(tmp_path) == {"page.html": b"old"}


DEADLY = """
import importlib, os, signal
module = importlib.import_module("{module}")
plain = module.{name}

def call(first, *rest, **named):
    if "boom" in getattr(first, "text", first):
        os.kill(os.getpid(), signal.SIGSEGV)
    return plain(first, *rest, **named)

module.{name} = call
"""


@pytest.mark.parametrize(("module", "name"), [("nmi_analysis.run.batches", "counted"),
                                              ("nmi_analysis.run.pipeline", "parse")],
                         ids=["at the first look", "at its rules"])
def test_an_article_that_kills_its_process_costs_no_other(folder, tmp_path, module, name):
    (tmp_path / "sitecustomize.py").write_text(DEADLY.format(module=module, name=name), encoding="utf-8")
    rows = [{"id": f"a{n:02}", "text": TEXT.format(TOWNS[n % 10], 900 + n) + (" boom" if n == 41 else "")}
            for n in range(80)]
    source = folder({"rows.jsonl": "".join(json.dumps(r) + "\n" for r in rows)}) / "rows.jsonl"
    command = [sys.executable, "-m", "nmi_analysis", "analyze", str(source), "--out", str(tmp_path / "out"),
               "--workers", "2", "--quiet"]
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = load(tmp_path / "out")
    assert list(made.articles["article"]) == [r["id"] for r in rows]
    assert list(made.failures["article"]) == ["a41"]
    assert "is killed each time" in made.failures["error"].item()
    assert set(made.sentences["article"]) == {r["id"] for r in rows} - {"a41"}
