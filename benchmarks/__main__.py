"""Everything that is measured, one benchmark after the other: ``python -m benchmarks [--data FOLDER]``.

FOLDER holds the development data (``dev/``) and its scorers (``kit/``). Without it, what needs it is skipped with
a message. Each benchmark can also be run by itself; its docstring says how.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

WITH_DATA = (("accuracy",), ("figures_speed",), ("throughput",), ("claim_pairs",), ("lexicon_check",))
ALONE = (("defects",), ("report_speed", "--runs", "3"), ("scale",), ("memory",), ("grouping",),
         ("linear",), ("fuzz",), ("hostile",), ("crash",))
IN_DEV = {"claim_pairs", "figures_speed"}  # these take the folder dev/ itself


def main() -> int:
    """Run them all; 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("DATA", ""))
    data = str(Path(parser.parse_args().data).resolve()) if parser.parse_args().data else ""
    failed = []
    for name, *options in (*WITH_DATA, *ALONE):
        wants = (name, ) in WITH_DATA
        print(f"\n== {name}", flush=True)
        if wants and not data:
            print("skipped: it needs the development data; make bench DATA=folder", flush=True)
            continue
        given = [str(Path(data, "dev")) if name in IN_DEV else data] if wants else []
        command = [sys.executable, "-m", f"benchmarks.{name}", *given, *options]
        if subprocess.run(command, check=False, env={**os.environ, "DATA": data}).returncode:
            failed.append(name)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
