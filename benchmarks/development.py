"""The development data, which is no part of the project: the folder that DATA names, with ``dev/``."""

import json
import os
import sys
from pathlib import Path
from typing import Any


def lines(name: str, folder: str = "") -> list[dict[str, Any]]:
    """The records of ``dev/NAME.jsonl`` in ``folder``, by default DATA; ends the program where neither is given."""
    folder = folder or os.environ.get("DATA", "")
    if not folder:
        sys.exit("DATA is not set: there is no development data to work on")
    return [json.loads(line) for line in (Path(folder) / "dev" / f"{name}.jsonl").open(encoding="utf-8")]
