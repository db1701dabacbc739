"""Where kernels find this package."""

import os
from pathlib import Path

from ..resources import PACKAGE


def python_path() -> str:
    """``PYTHONPATH`` made absolute, as a kernel runs in another folder, and with this package on it."""
    given = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    paths = [str(PACKAGE.parent), *(str(Path(p).resolve()) for p in given)]
    return os.pathsep.join(dict.fromkeys(paths))
