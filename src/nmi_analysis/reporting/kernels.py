"""Kernels of this very interpreter, whatever kernels and profiles the user has installed."""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode
from traitlets.config import Config

from ..resources import PACKAGE


class OwnKernelManager(AsyncKernelManager):  # type: ignore[misc]
    """Starts ``sys.executable -m ipykernel_launcher`` with no history file and no start-up files of the user."""

    profile = Unicode(help="folder of the kernels' own IPython profile").tag(config=True)

    @cached_property
    def _own(self) -> KernelSpec:
        spec = get_kernel_dict(extra_arguments=["--HistoryManager.enabled=False"])
        return KernelSpec(**{**spec, "argv": [sys.executable, *spec["argv"][1:]]})

    @property
    def kernel_spec(self) -> KernelSpec:
        """The spec of this interpreter, never one that is installed by the same name."""
        return self._own

    async def _async_pre_start_kernel(self, **kw: Any) -> tuple[list[str], dict[str, Any]]:
        prepared: tuple[list[str], dict[str, Any]] = await super()._async_pre_start_kernel(
            **{**kw, "env": {**os.environ, "PYTHONPATH": _paths(), "IPYTHONDIR": self.profile}})
        return prepared


def _paths() -> str:
    """``PYTHONPATH`` made absolute, as a kernel runs in another folder, and with this package on it."""
    given = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    paths = [str(PACKAGE.parent), *(str(Path(p).resolve()) for p in given)]
    return os.pathsep.join(dict.fromkeys(paths))


def config(profile: Path) -> Config:
    """Kernels encrypt their sockets where they can, and keep their profile in a folder of this run."""
    return Config({"KernelManager": {"transport_encryption": "auto"}, "OwnKernelManager": {"profile": str(profile)}})
