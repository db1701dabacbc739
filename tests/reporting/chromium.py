"""Headless Chromium over its debugging pipe: no driver, no port, nothing to install but the browser."""

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
         "--remote-debugging-pipe")
LAUNCH = ("import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); "
          "os.execv(sys.argv[3], sys.argv[3:])")
SECONDS = 30


class Chromium:
    """One tab; ``events`` holds what the browser told (method, parameters) since the last ``open``."""

    def __init__(self, profile, *flags):
        ours, theirs = os.pipe(), os.pipe()  # browser reads ours[0], writes theirs[1]
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (ours[0], theirs[1])]  # out of the way of 3 and 4
        command = [sys.executable, "-c", LAUNCH, *map(str, ends), BROWSER, *FLAGS,
                   *(flags or ["--no-proxy-server"]), f"--user-data-dir={profile}",
                   "about:blank"]
        self.process = subprocess.Popen(command, pass_fds=ends, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        for end in (ours[0], theirs[1], *ends):
            os.close(end)
        self.to, self.back, self.rest = ours[1], theirs[0], b""
        self.events, self.number, self.session = [], 0, None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def close(self):
        """End the browser."""
        self.process.terminate()
        self.process.wait(SECONDS)
        os.close(self.to)
        os.close(self.back)

    def call(self, method, **parameters):
        """The result of one command of the protocol."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self.number:
                assert "error" not in told, told["error"]
                return told["result"]

    def _next(self):
        deadline = time.monotonic() + SECONDS
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.back], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self.back, 1 << 20)
            assert read, "the browser has ended"
            self.rest += read
        line, _, self.rest = self.rest.partition(b"\0")
        told = json.loads(line)
        if "method" in told:
            self.events.append((told["method"], told["params"]))
        return told

    def wait(self, method):
        """Read on until an event has come."""
        while not any(m == method for m, _ in self.events):
            self._next()

    def open(self, address):
        """Load a page and wait until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.events.clear()
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def ask(self, expression):
        """The value of a JavaScript expression in the page."""
        made = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in made, made
        return made["result"].get("value")
