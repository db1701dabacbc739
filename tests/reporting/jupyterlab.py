"""A real JupyterLab on a folder, driven in headless Chromium: nothing is asked of any host but this one."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from chromium import BROWSER

from nmi_analysis.resources import python_path

SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}
SECONDS = 120
RUN = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
DONE = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets.filter(w => w.model.type === 'code');
  return cells.length > 0 && cells.every(w => w.model.executionCount !== null);
}"""


class JupyterLab:
    """A server on a folder, and one page of a browser; ``asked`` lists the addresses that the page requested."""

    def __init__(self, folder, around, playwright):
        self.port, self.token, self.asked = _free(), secrets.token_hex(8), []
        for name, settings in SETTINGS.items():
            path = around / "settings" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(settings))
        own = {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
               "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", str(folder), "--no-browser", f"--port={self.port}", "--ip=127.0.0.1",
             f"--IdentityProvider.token={self.token}", "--expose-app-in-browser", "--allow-root",
             "--ServerApp.port_retries=0"],
            env={**os.environ, "PYTHONPATH": python_path(), **{k: str(around / v) for k, v in own.items()}},
            stdout=subprocess.DEVNULL, stderr=(around / "server.log").open("wb"))
        self.address = f"http://127.0.0.1:{self.port}/lab"
        self._wait()
        self.browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        self.page = self.browser.new_page(viewport={"width": 1280, "height": 900})
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.set_default_timeout(SECONDS * 1000)

    def _wait(self):
        for _ in range(SECONDS * 5):
            try:
                with urllib.request.urlopen(f"{self.address}?token={self.token}", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("JupyterLab does not start")

    def open(self, notebook, *, run=True):
        """Show one notebook alone; by default run all of its cells and wait until they are done."""
        self.page.goto(f"{self.address}/tree/{notebook}?token={self.token}&reset")
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        self.page.wait_for_function("() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel"
                                    "?.status === 'idle'")
        if run:
            self.page.evaluate(RUN)
            self.page.wait_for_function(DONE)
            self.page.wait_for_timeout(500)

    def theme(self, name):
        """Change to the 'JupyterLab Light' or the 'JupyterLab Dark' theme."""
        self.page.evaluate(f"() => window.jupyterapp.commands.execute('apputils:change-theme', {{theme: '{name}'}})")
        light = "true" if name.endswith("Light") else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
        self.page.wait_for_timeout(700)

    def width(self, pixels):
        """Resize the window, the side bar closed."""
        self.page.set_viewport_size({"width": pixels, "height": 900})
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        self.page.wait_for_timeout(300)

    def close(self):
        """End the browser, the server and its kernels."""
        self.browser.close()
        self.process.terminate()
        self.process.wait(SECONDS)


def _free():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def copied(folder: Path, tables):
    """A folder with the notebooks and the tables that they read."""
    from nmi_analysis.reporting.lab import copy_notebooks

    tables.save(folder / "tables")
    return copy_notebooks(folder)
