"""Write ``requirements.lock``: the versions a fresh environment resolves to, names and versions alone."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Install the project into a fresh environment and freeze it."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[dev]"], check=True)
        frozen = subprocess.run([python, "-m", "pip", "freeze", "--exclude-editable"], check=True,
                                capture_output=True, text=True).stdout.splitlines()
    lines = sorted((line for line in frozen if "==" in line and "@" not in line), key=str.lower)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    head = f"# Exact versions for Python {version}; on another Python pyproject.toml's bounds are resolved."
    (ROOT / "requirements.lock").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
