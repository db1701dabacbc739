"""A folder's content is replaced in one step: killed before any change of the disk, it is one set or the other."""

import os
import signal
import sys

import pytest

from nmi_analysis.store import Old, swap, swapped

OLD = Old("last.json", ("gone.txt", ".parts"))
SETS = {"old": {"a.csv": b"old a", "deep/b.csv": b"old b", "last.json": b"old"},
        "new": {"a.csv": b"new a", "deep/b.csv": b"new b", "c.csv": b"new c", "last.json": b"new"}}
MINE = {"notes.txt": b"mine", "drafts/one/x.txt": b"mine too"}
CHANGES = {"open", "os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write(folder, content):
    for name, data in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def save(out, name):
    with swapped(out, OLD) as stage:
        write(stage, SETS[name])


def killed(out, step):
    """Save the new set in a process that is killed before its ``step``-th change of the disk; whether it was."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
    left = [step]

    def count(event, _):
        if event in CHANGES:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        save(out, "new")
    finally:
        os._exit(0)


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "around" / "out"
    write(folder, {**SETS["old"], **MINE, "gone.txt": b"", ".parts/000/x": b""})
    (folder / "empty").mkdir()
    return folder


def after_each_kill(out):
    for step in range(1, 500):
        if not killed(out, step):
            assert step > 20  # or nothing was counted
            return
        yield step, files(out)
        assert (out / "empty").is_dir()
        save(out, "old")
        (out / "c.csv").unlink(missing_ok=True)


def test_killed_at_any_step_it_is_one_set(out):
    save(out, "old")
    found = [content for _, content in after_each_kill(out)]
    assert all(content in ({**SETS["old"], **MINE}, {**SETS["new"], **MINE}) for content in found)
    assert {**SETS["old"], **MINE} in found
    assert {**SETS["new"], **MINE} in found
    assert [p.name for p in out.parent.iterdir()] == ["out"]
    assert files(out) == {**SETS["new"], **MINE}


@pytest.mark.parametrize("why", ["one stands in it", "the disk exchanges no folders", "too many other files"])
def test_killed_at_any_step_where_it_cannot_move_a_mixed_set_is_known_as_such(out, monkeypatch, why):
    if why.startswith("one"):
        monkeypatch.chdir(out)
    elif why.startswith("the disk"):
        monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    else:
        monkeypatch.setattr(swap, "_CARRIED", 0)
    save(out, "old")
    mixed = 0
    for _, content in after_each_kill(out):
        kept = {n: d for n, d in content.items() if ".part/" not in n}
        if kept not in ({**SETS["old"], **MINE}, {**SETS["new"], **MINE}):
            mixed += 1
            assert "last.json" not in content
    assert mixed > 3
    assert files(out) == {**SETS["new"], **MINE}
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_what_is_old_goes_and_what_is_the_users_stays(out):
    save(out, "new")
    assert files(out) == {**SETS["new"], **MINE}
    assert not (out / ".parts").exists()
    assert (out / "empty").is_dir()


def test_where_the_block_raises_nothing_has_changed(out):
    before = files(out)

    def interrupted():
        with swapped(out, OLD) as stage:
            write(stage, {"a.csv": b"half"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert files(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize(("there", "error"), [("a.csv/x", IsADirectoryError), ("deep", NotADirectoryError)])
def test_what_is_in_the_way_is_said_before_anything_changes(out, there, error):
    (out / "a.csv").unlink()
    (out / "deep" / "b.csv").unlink()
    (out / "deep").rmdir()
    write(out, {there: b"mine"})
    before = files(out)
    with pytest.raises(error, match="stands where a"):
        save(out, "new")
    assert files(out) == before


def test_a_link_to_the_folder_stays_a_link(out, tmp_path):
    (tmp_path / "link").symlink_to(out)
    save(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert files(out) == {**SETS["new"], **MINE}


def test_the_folders_rights_stay(out):
    out.chmod(0o750)
    save(out, "new")
    assert out.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_waits_until_all_is_in_place(number):
    done = []

    def end(*_):
        raise InterruptedError

    def work():
        with swap.undisturbed():
            os.kill(os.getpid(), number)
            done.append(True)

    before = signal.signal(number, end)
    try:
        with pytest.raises(InterruptedError):
            work()
    finally:
        signal.signal(number, before)
    assert done
