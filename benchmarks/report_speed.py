"""Time of ``report`` on the seeds beside what papermill needs for as many notebooks that hardly do anything.

    python -m benchmarks.report_speed [--runs 5]

The other side: as many notebooks as the report has, as many at once, each importing pandas and matplotlib and
drawing one chart, run by papermill in one process. Runs alternate, so that both meet the same load.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from nmi_analysis.reporting.pages import DESCRIBED

PEER = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
import papermill
def run(name):
    papermill.execute_notebook(name, "out_" + name, progress_bar=False, kernel_name="python3")
names = sys.argv[1:]
with ThreadPoolExecutor(min(len(names), len(os.sched_getaffinity(0)))) as pool:
    list(pool.map(run, names))
"""


def peer(folder: Path) -> list[str]:
    """The command of the other side, its notebooks written to ``folder``."""
    names = []
    for n in range(sum(name[0].isdigit() for name in DESCRIBED)):  # notebooks; the other page is made without one
        cells = ["import pandas as pd\nimport matplotlib.pyplot as plt", "plt.plot(pd.Series([1, 3, 2]))\nplt.show()"]
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells], metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
        names.append(f"{n}.ipynb")
        nbformat.write(made, folder / names[-1])
    return [sys.executable, "-W", "ignore", "-c", PEER, *names]


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of a command."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sides = {"papermill": peer(folder),
                 "report": [sys.executable, "-m", "nmi_analysis", "report", "seeds", "--out", "r", "--quiet"],
                 "analyze": [sys.executable, "-m", "nmi_analysis", "analyze", "seeds", "--out", "a", "--quiet"]}
        taken = {name: [] for name in sides}
        for _ in range(runs):
            for name, command in sides.items():
                taken[name].append(seconds(command, folder))
    medians = {name: statistics.median(listed) for name, listed in taken.items()}
    for name, listed in taken.items():
        print(f"{name:10s} median {medians[name]:6.2f} s   ({', '.join(f'{t:.2f}' for t in listed)})")
    print(f"report / papermill: {medians['report'] / medians['papermill']:.2f} (target 1.5)")


if __name__ == "__main__":
    main()
