"""Make the project's environment: ``python scripts/install.py FOLDER [EXTRA ...]``.

``requirements.lock`` binds the versions on the Python it was made for; on another Python they resolve from
the bounds in ``pyproject.toml``. Needs nothing but the standard library.
"""

import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def locked() -> bool:
    """Whether the lock file is for this Python."""
    head = (ROOT / "requirements.lock").read_text(encoding="utf-8").partition("\n")[0]
    m = re.search(r"Python (\d+)\.(\d+)", head)
    return bool(m) and (int(m[1]), int(m[2])) == sys.version_info[:2]


def main(folder: str, *extras: str) -> None:
    """Create the folder where it is missing, and install the project with its extras."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the message is for those who have an older one
        sys.exit(f"nmi-analysis needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    target = Path(folder)
    if not (target / "bin" / "python").exists():
        venv.create(target, with_pip=True)
    pip = [str(target / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--quiet"]
    bounds = ["--constraint", str(ROOT / "requirements.lock")] if locked() else []
    print("setting up the environment (once, a minute or two) ...", flush=True)
    subprocess.run([*pip, *bounds, "--editable", f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
