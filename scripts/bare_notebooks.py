"""Put the notebooks into the wheel and the sdist without their outputs: these quote articles that are not ours."""

import json
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = {"wheel": "nmi_analysis/_data/notebooks", "sdist": "notebooks"}


def bare(notebook: Path) -> str:
    """A notebook as it is before it is run."""
    made = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in made["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["metadata"].pop("execution", None)
    made["metadata"].pop("widgets", None)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


class BareNotebooks(BuildHookInterface[Any]):
    """What hatchling calls before it writes an archive, and after."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write bare copies to a folder of their own, and name it (an editable install reads the checkout)."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for notebook in Path(self.root, "notebooks").glob("*.ipynb"):
            Path(self.folder.name, notebook.name).write_text(bare(notebook), encoding="utf-8")
        build_data["force_include"][self.folder.name] = PLACE[self.target_name]

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear up."""
        if version != "editable":
            self.folder.cleanup()
