"""Kernels forked from one loaded process give what kernels of their own give."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

import samples
from nmi_analysis import reporting
from nmi_analysis.reporting import nursery as module
from nmi_analysis.reporting.kernels import OwnKernelManager, manager
from nmi_analysis.reporting.nursery import Born, Nursery, nursery
from nmi_analysis.resources import python_path

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux alone")


def _ended(born):
    deadline = time.monotonic() + 30
    while born.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    return born.poll() == 0


def test_a_report_is_the_same_from_a_nursery(tmp_path):
    tables, made = samples.ferry(), []
    with nursery() as kernels:
        for given in (kernels, None):
            place = tmp_path / str(bool(given))
            tables.save(place / "tables")
            reporting.write_pages(place, tables, quiet=True, kernels=given)
            made.append({p.name: p.read_bytes() for p in sorted((place / "notebooks").iterdir())})
    assert len(made[0]) == 5
    assert made[0] == made[1]


def test_kernels_live_until_they_are_ended_and_leave_nothing(tmp_path):
    made = Nursery(python_path())
    try:
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", str(tmp_path / "kernel.json")]
        born = made.start(command, str(tmp_path), dict(os.environ))
        assert born is not None
        assert born.poll() is None
        assert Path(f"/proc/{born.pid}/cwd").exists()
        born.terminate()
        born.kill()
        assert _ended(born)
        assert born.wait() == 0
        born.terminate()  # no error where it has ended
        orphan = made.start(command, str(tmp_path), dict(os.environ))
    finally:
        made.close()
    assert made.start(command, str(tmp_path), {}) is None
    assert _ended(orphan)


def test_a_nursery_that_hangs_is_given_up(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(module, "SERVE", "import time; time.sleep(1000)")
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.2)
    with nursery() as made:
        assert made.start([sys.executable, "-m", "ipykernel_launcher"], str(tmp_path), {}) is None
        assert caplog.messages == [
            "the process that forks kernels did not answer in 0.2 seconds; each starts by itself"]
        assert made.start([sys.executable, "-m", "ipykernel_launcher"], str(tmp_path), {}) is None
    assert len(caplog.messages) == 1


def test_without_a_nursery_each_kernel_has_its_own_interpreter():
    assert manager(None) is OwnKernelManager
    assert Born(2**22 + 1).poll() == 0


WITHOUT_NETWORK = ["unshare", "--map-root-user", "--net"]
RUN = """
import sys
from pathlib import Path
from nmi_analysis.reporting.nursery import nursery
from nmi_analysis.reporting.run import run_all

with nursery() as made:
    run_all([Path(sys.argv[1])], Path(sys.argv[2]), {}, nursery=made if sys.argv[3] else None)
"""


@pytest.mark.skipif(not shutil.which("unshare") or bool(subprocess.run(
    [*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode), reason="no network namespaces here")
@pytest.mark.parametrize("forked", ["forked", ""])
def test_kernels_want_no_network_not_even_a_loopback(tmp_path, forked):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    nbformat.write(notebook, tmp_path / "a.ipynb")
    subprocess.run([*WITHOUT_NETWORK, sys.executable, "-c", RUN, tmp_path / "a.ipynb", tmp_path / "out", forked],
                   check=True, timeout=300)
    (cell,) = nbformat.read(tmp_path / "out" / "a.ipynb", as_version=4).cells
    assert cell.outputs[0]["data"]["text/plain"] == "42"
