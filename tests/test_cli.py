import json
import os
import re
import subprocess
import sys
from contextlib import suppress

import pytest

from nmi_analysis.cli import _tell, main

ENGLISH = "The committee met on Monday and approved the plan for the new harbour after a long debate."


def run(*arguments):
    """Exit code of the command line in this process."""
    with pytest.raises(SystemExit) as e:
        main([str(a) for a in arguments])
    return e.value.code


def test_analyze_writes_the_tables(tmp_path, capsys):
    assert run("analyze", "seeds", "--out", tmp_path / "o", "--format", "jsonl") == 0
    assert "5 articles read" in capsys.readouterr().out
    lines = (tmp_path / "o" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"][:3] for line in lines] == ["000", "001", "002", "003", "004"]
    assert (tmp_path / "o" / "datapackage.json").is_file()


def test_json_summary_is_one_line_of_json(folder, tmp_path, capsys):
    corpus = folder({"a.txt": ENGLISH, "b.bin": b"\x00"})
    assert run("analyze", corpus, "--out", tmp_path / "o", "--json") == 0
    out = capsys.readouterr()
    summary = json.loads(out.out)
    assert (summary["articles"], summary["rejects"], summary["failures"]) == (1, 1, 0)
    assert "b.bin" in out.err


CODES = [
    ("strict", ["--strict"], {"a.txt": ENGLISH, "b.bin": b"\x00"}, 3, "b.bin"),
    ("nothing readable", [], {"b.bin": b"\x00"}, 3, "nothing could be read"),
    ("empty folder", [], {}, 3, "nothing could be read"),
    ("unknown option", ["--fast"], {"a.txt": ENGLISH}, 2, "--fast"),
    ("missing codebook", ["--codebook", "no.yaml"], {"a.txt": ENGLISH}, 2, "no.yaml"),
    ("bad codebook", ["--codebook", "CORPUS/bad.yaml"], {"a.txt": ENGLISH, "bad.yaml": "variabels: {}\n"}, 2,
     "variabels"),
    ("missing phrase list", ["--phrases", "no.csv"], {"a.txt": ENGLISH}, 2, "no.csv"),
    ("bad phrase list", ["--phrases", "CORPUS/p.csv"], {"a.txt": ENGLISH, "p.csv": "wort\nx\n"}, 2,
     "phrase and expected"),
]


@pytest.mark.parametrize(("options", "files", "code", "said"), [c[1:] for c in CODES], ids=[c[0] for c in CODES])
def test_exit_codes_and_messages(folder, tmp_path, capsys, options, files, code, said):
    corpus = folder(files)
    options = [o.replace("CORPUS", str(corpus)) for o in options]
    assert run("analyze", corpus, "--out", tmp_path / "o", *options) == code
    assert said in capsys.readouterr().err


def test_missing_folder(tmp_path, capsys):
    assert run("analyze", tmp_path / "nowhere", "--out", tmp_path / "o") == 3
    assert "nowhere: no such file or folder" in capsys.readouterr().err


def test_a_missing_input_beside_others_is_said_at_once(folder, tmp_path, capsys):
    inputs = (folder({"a.txt": ENGLISH}), tmp_path / "nowhere")
    assert run("analyze", *inputs, "--out", tmp_path / "o", "--quiet") == 0
    first, *rest = capsys.readouterr().err.splitlines()
    assert first == f"no such input: {tmp_path / 'nowhere'}; going on with the others"
    assert rest == ["1 input rejected:", "  nowhere: no such file or folder"]
    assert str(tmp_path) not in (tmp_path / "o" / "rejects.csv").read_text(encoding="utf-8")
    assert run("analyze", *inputs, "--out", tmp_path / "o", "--quiet", "--strict") == 3


def test_names_of_files_do_not_steer_the_terminal(folder, tmp_path, capsys):
    corpus = folder({"a.txt": ENGLISH, "b\x1b[31m\n\u202eexe.bin": ""})
    assert run("analyze", corpus, "--out", tmp_path / "o") == 0
    assert "  b\\x1b[31m\\n\\u202eexe.bin: unknown format" in capsys.readouterr().err


def test_links_are_followed_with_a_flag_alone(folder, tmp_path, capsys):
    corpus, other = folder({"a.txt": ENGLISH}), folder({"b.txt": ENGLISH}, "other")
    (corpus / "far").symlink_to(other)
    assert run("analyze", corpus, "--out", tmp_path / "o", "--strict") == 3
    assert "far: symbolic link, not followed" in capsys.readouterr().err
    assert run("analyze", corpus, "--out", tmp_path / "o", "--strict", "--follow-links") == 0


def test_output_that_cannot_be_written(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert run("analyze", folder({"a.txt": ENGLISH}), "--out", tmp_path / "file" / "o") == 1
    assert "nmi-analysis:" in capsys.readouterr().err


@pytest.mark.parametrize(("given", "said"), [
    ("", "is both input and output"), ("articles.csv", "might be written over"),
    ("index.html", "might be written over"),
])
def test_an_input_is_not_written_over(folder, capsys, given, said):
    corpus = folder({"articles.csv": f"id,text\na,{ENGLISH}\n", "index.html": ENGLISH})
    assert run("analyze", corpus / given, "--out", corpus) == 2
    assert f"{said}; choose another output folder" in capsys.readouterr().err
    assert {p.name for p in corpus.iterdir()} == {"articles.csv", "index.html"}


def test_a_german_article_is_read_and_counted(folder, tmp_path, capsys):
    german = "Der Ausschuss hat am Montag nach langer Debatte dem Plan für den neuen Hafen zugestimmt. " * 3
    assert run("analyze", folder({"d.txt": german}), "--out", tmp_path / "o") == 0
    assert "1 not in English" in capsys.readouterr().out


def on_a_terminal(*arguments):
    """Exit code of the command line, and what it writes to a terminal that does not tell its size."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "nmi_analysis", *map(str, arguments)],
                               stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    with suppress(OSError):  # Linux's way to say that it has been closed
        while piece := os.read(ours, 1 << 16):
            said += piece
    os.close(ours)
    return process.wait(), said.decode()


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_progress_on_a_terminal(folder, tmp_path, quiet):
    code, said = on_a_terminal("analyze", folder({"a.txt": ENGLISH, "b.txt": ENGLISH}), "--out", tmp_path / "o", *quiet)
    assert code == 0
    if quiet:
        assert said == ""
        return
    *bars, cleared, last = said.split("\r")[1:-1]
    assert any(re.search(r"100%.* 2/2 \[\d\d:\d\d, 00:00 left, +[\d.]+ articles/s\]", b) for b in bars)
    assert cleared.strip() == ""
    assert last.startswith("2 articles read")


def test_help_imports_nothing_heavy():
    code = ("import sys\nfrom nmi_analysis.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
            "print([m for m in ('pandas', 'numpy', 'pandera', 'matplotlib', 'papermill') if m in sys.modules])")
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.rstrip().endswith("[]")
    assert "analyze" in out


def test_equal_bytes_whatever_the_surroundings(folder, tmp_path):
    """Hash seed, time zone, locale, working folder and folder names change nothing."""
    here, there = folder({}, "here"), folder({}, "ein Örtchen mit ✓")
    surroundings = [
        (here, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}),
        (there, {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    ]
    written = []
    for place, changes in surroundings:
        environment = {**{k: v for k, v in os.environ.items() if not k.startswith("LC_")}, **changes}
        subprocess.run([sys.executable, "-m", "nmi_analysis", "analyze", "seeds", "--out", "o", "--quiet"],
                       cwd=place, env=environment, check=True)
        written.append({p.name: p.read_bytes() for p in sorted((place / "o").iterdir())})
    assert written[0].keys() == written[1].keys()
    assert [n for n in written[0] if written[0][n] != written[1][n]] == []


@pytest.mark.parametrize(("count", "said"), [(1, "1 rule failed, so rows"), (2, "2 rules failed, so rows")])
def test_a_failed_rule_is_said(count, said, capsys):
    options = {"as_json": False, "quiet": True, "form": "csv"}
    _tell({"articles": 1, "failures": count, "tables": "out"}, [], options)
    assert said in capsys.readouterr().err
