"""Run the notebooks on the seeds and keep their outputs in the repository (``make notebooks``).

nbval holds the notebooks against these outputs, so that a change of a finding or a figure is seen in review.
"""

import tempfile
from pathlib import Path

from nmi_analysis.reporting.run import run_all

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


def main() -> None:
    """Execute every notebook with its default parameters; each is replaced when all have run."""
    listed = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    with tempfile.TemporaryDirectory() as folder:
        for made in run_all(listed, Path(folder), {}):
            (NOTEBOOKS / made.name).write_bytes(made.read_bytes())
            print(f"notebooks/{made.name}")


if __name__ == "__main__":
    main()
