"""Hostile articles, reported on and opened in headless Chromium: no script runs, no request leaves, no file escapes.

    python -m benchmarks.hostile [FOLDER]

Writes the corpus and the report below FOLDER (by default one that is removed), opens every page with a proxy of our
own that counts whatever leaves, and prints a verdict for each. Ends with 1 where one fails.
"""

import re
import socketserver
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from benchmarks.hostile import corpus

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "reporting"))
from chromium import BROWSER, Chromium

import nmi_analysis as nmi

# What no page holds; each is a count in the page's tree. A warning names paths of the machine.
LIVE = """({
  scripts: document.querySelectorAll('script,iframe,frame,object,embed,applet,base,form,input,textarea,svg,math,video,\
audio,template').length,
  handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
  addresses: [...document.querySelectorAll('[href],[src],[action],[srcset]')].filter(e =>
    !/^(data:image\\/png|data:,|#|[\\w.-]+\\.html(#|$)|tables\\/[\\w.-]+$)/.test(
      e.getAttribute('src') || e.getAttribute('href') || '')).length,
  refreshes: document.querySelectorAll('meta[http-equiv=refresh i],link[rel=stylesheet],link[rel=prefetch]').length,
  warnings: document.querySelectorAll('pre.stderr').length,
})"""
# The browser asks its maker for updates and the time; no payload names these hosts.
OWN = re.compile(r"[A-Z]+ (?:https?://)?[\w.-]+\.(?:google|googleapis|gstatic|gvt1)\.com[:/]")
TOLD = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening", "Page.windowOpen")


class Proxy(socketserver.ThreadingTCPServer):
    """A proxy that serves nothing and notes the first line of every request."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.server.asked.append(self.rfile.readline(500).decode("latin-1").strip())  # type: ignore[attr-defined]


def report(source: Path, out: Path) -> int:
    """Report on the corpus; returns the exit code."""
    command = [sys.executable, "-m", "nmi_analysis", "report", str(source), "--out", str(out), "--quiet"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode


def opened(browser: Any, page: Path, proxy: Proxy) -> dict[str, Any]:
    """What went wrong on a page, by name; empty where nothing did."""
    before = len(proxy.asked)
    browser.open(page.as_uri())
    # Everything that waits for a reader: focus, hovering, unfolding, leaving a field.
    browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.ask("document.querySelectorAll('*').forEach(e => ['focus','mouseover','click','error','load','toggle']"
                ".forEach(n => { if (!e.href) e.dispatchEvent(new Event(n)) }))")
    browser.ask("new Promise(done => setTimeout(done, 500))")
    found: dict[str, Any] = {name: n for name, n in browser.ask(LIVE).items() if n}
    asked = [p["request"]["url"] for m, p in browser.events if m == "Network.requestWillBeSent"]
    found |= {
        "canary": browser.ask("typeof window.canary") != "undefined",
        "title": "PWNED" in browser.ask("document.title"),
        "told": [m for m, _ in browser.events if m in TOLD],
        "requests": [a[:80] for a in asked if not a.startswith(("file:///", "data:"))],
        "left": [line for line in proxy.asked[before:] if not OWN.match(line)],
        "wider than the window": browser.ask("document.documentElement.scrollWidth > innerWidth"),
        "moved": browser.ask("location.href.split('#')[0]") != page.as_uri(),
    }
    return {name: what for name, what in found.items() if what}


def changed(browser: Any, place: Path) -> list[str]:
    """Articles whose text on the page is not, character for character, that of the table."""
    browser.open((place / "articles.html").as_uri())
    shown = browser.ask("[...document.querySelectorAll('.text')].map(t => t.textContent)")
    articles = nmi.load(place / "tables").articles
    wanted = [text.replace("\r", "\n") for text in articles["text"]]  # a browser knows no CR
    return [a for a, one, other in zip(articles["article"], shown, wanted, strict=True) if one != other]


def alive(browser: Any, folder: Path, proxy: Proxy) -> bool:
    """Whether the checks find what they look for, on a page that does it all."""
    page = folder / "control.html"
    page.write_text(f"<title>x</title><base href=''>{corpus.PAYLOADS['script']}{corpus.PAYLOADS['image']}"
                    f"{corpus.PAYLOADS['image from elsewhere']}", encoding="utf-8")
    return {"canary", "title", "left", "scripts", "handlers", "requests"} <= set(opened(browser, page, proxy))


def main(folder: Path) -> int:
    """Print what was found; 0 where all is well."""
    count = corpus.write(folder / "corpus")
    code = report(folder / "corpus", folder / "report")
    pages = sorted((folder / "report").glob("*.html"))
    print(f"{count} articles, {len(corpus.PAYLOADS)} payloads; report: exit {code}, {len(pages)} pages")
    outside = sorted(p.name for p in folder.iterdir() if p.name not in ("corpus", "report", "profile"))
    bad = {"files outside": outside} if outside or Path("/tmp/hostile-escaped").exists() else {}
    with Proxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        browser = Chromium(folder / "profile", f"--proxy-server=127.0.0.1:{proxy.server_address[1]}",
                           "--proxy-bypass-list=<-loopback>")
        browser.call("Page.setBypassCSP", enabled=True)  # the policy of the pages is a second line: test the first
        try:
            for page in pages:
                found = opened(browser, page, proxy)
                print(f"{page.name}: {found or 'no script ran, no request left, nothing live in it'}")
                bad |= {page.name: found} if found else {}
            other = changed(browser, folder / "report")
            print(f"texts on the page that differ from the table: {len(other)}")
            bad |= {"changed": other} if other else {}
            if not alive(browser, folder, proxy):
                bad["control"] = "the checks miss a page that runs scripts"
                print(bad["control"])
        finally:
            browser.close()
            proxy.shutdown()
    fine = code == 0 and len(pages) == 6 and not bad
    print("inert" if fine else f"NOT inert: {bad or 'pages are missing'}")
    return 0 if fine else 1


if __name__ == "__main__":
    if not BROWSER:
        print("skipped: no Chromium here (apt-get install chromium)")
        sys.exit(0)
    if sys.argv[1:]:
        sys.exit(main(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(Path(made)))
