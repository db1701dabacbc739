"""An invented run of four articles on a ferry accident, its rows made by hand: each table a view shows has some."""

from nmi_analysis.api import Tables
from nmi_analysis.store import frames

TEXTS = {
    "north_1": (
        "Ferry runs aground off Vessel Point\n"
        "The crew will grow from 20 to 60 sailors, the Harbour Office said on Monday. "
        "Three people were hurt. “We did all we could on that night,” Captain Ida Holm said.\n"
        "The ferry was built in Norway."),
    "south_1": (
        "Seven hurt as ferry hits rocks\n"
        "The crew of 20 is to become about 60 sailors. Seven people were hurt. "
        "“We have done everything possible in that night,” Captain Ida Holm said. The mayor resigned."),
    "a<b & \"c\" ü": (
        "Water-crossing boat trips over stones\n"
        "The harbour bureau <said> on the first working day that the bunch of sailors would be 60. "
        "Nobody was hurt & all were saved."),
    "old_1": "A year ago the crew was 12 sailors. No new ferry will be bought.",
}
SOURCES = {"north_1": "Northern Post", "south_1": "Southern Echo"}
YEARS = {"north_1": "2031-03-04", "south_1": "2031-03-04", "old_1": "2030-02"}
STORY = "a<b & \"c\" ü"
LABEL = "a<b"  # as charts and lists name that article


def span(article, text, **values):
    """The place of the first occurrence of ``text``, with further columns."""
    start = TEXTS[article].index(text)
    return {"article": article, "start": start, "end": start + len(text), "text": text,
            "sentence": sum(TEXTS[article].count(mark, 0, start) for mark in (". ", "\n")), **values}


def _sentences():
    for article, text in TEXTS.items():
        start, number = 0, 0
        for piece in text.replace("\n", "\n\0").replace(". ", ". \0").split("\0"):
            bare = piece.strip()
            at = text.index(bare, start)
            yield {"article": article, "sentence": number, "start": at, "end": at + len(bare), "text": bare,
                   "kind": "title" if piece.endswith("\n") and not number else "body"}
            start, number = at + len(bare), number + 1


def _figures():
    def figure(article, text, value, **more):
        return span(article, text, value=value, bound=more.pop("bound", "="), change=more.pop("change", "none"),
                    rule="figures.test/v1", **more)

    return [
        figure("north_1", "20", 20, unit="sailor", concept="crew of the ferry"),
        figure("north_1", "60", 60, unit="sailor", concept="crew of the ferry", from_value=20, change="up"),
        figure("north_1", "Three", 3, unit="person", concept="people hurt"),
        figure("south_1", "20", 20, unit="sailor", concept="crew"),
        figure("south_1", "about 60", 60, unit="sailor", concept="crew", bound="~"),
        figure("south_1", "Seven people", 7, unit="person", concept="people hurt"),
        figure(STORY, "60", 60, unit="sailor", concept="bunch of sailors"),
        figure("old_1", "12", 12, upper=15, unit="sailor", concept="crew"),
    ]


def _facts():
    def fact(variable, article, text, value, **more):
        return span(article, text, variable=variable, value=value, polarity=more.pop("polarity", "affirmed"),
                    rule="facts.test/v1", **more)

    return [
        fact("crew_planned", "north_1", "60", "60", number=60, unit="sailor", bound="="),
        fact("crew_planned", "south_1", "about 60", "60", number=60, unit="sailor", bound="~"),
        fact("hurt", "north_1", "Three", "3", number=3, unit="person", bound="="),
        fact("hurt", "south_1", "Seven people", "7", number=7, unit="person", bound="="),
        fact("new_ferry", "old_1", "No new ferry", "yes", polarity="denied"),
        fact("built_in", "north_1", "Norway", "Norway"),
    ]


def _claims():
    def claim(name, label, kind, stance, place, **more):
        return {**place, "story": STORY, "claim": name, "label": label, "kind": kind, "stance": stance,
                "value": "", "against": "", "rule": "claims.test/v1", **more}

    return [
        claim("codebook/hurt/3", "Hurt: 3", "variable", "states", span("north_1", "Three")),
        claim("codebook/hurt/3", "Hurt: 3", "variable", "contradicts", span("south_1", "Seven people"),
              reason="7 against 3"),
        claim("c1", "The crew grows to 60 sailors", "figure", "states", span("north_1", "60")),
        claim("c1", "The crew grows to 60 sailors", "figure", "states", span("south_1", "about 60")),
        claim("c1", "The crew grows to 60 sailors", "figure", "differs", span("old_1", "12"),
              reason="time-separated", time_separated=True),
        claim("c2", "The mayor resigned", "event", "states", span("south_1", "The mayor resigned")),
        claim("c3", "People were hurt", "event", "states", span("north_1", "Three people were hurt")),
        claim("c4", "Said on Monday", "event", "states", span("north_1", "the Harbour Office said on Monday")),
        claim("c4", "Said on Monday", "event", "differs", span(STORY, "on the first working day"),
              reason="other date: 2031-03-01 against 2031-03-03", value="2031-03-01", against="2031-03-03"),
        claim("c3", "People were hurt", "event", "contradicts", span(STORY, "Nobody was hurt"), reason="negation"),
    ]


def cells(claims):
    """The rows of ``coverage`` for claims."""
    said = {(c["claim"], c["article"]): c for c in claims}
    for claim in dict.fromkeys(c["claim"] for c in claims):
        for article in TEXTS:
            row = said.get((claim, article), {"stance": "silent"})
            yield {"story": STORY, "claim": claim, "article": article, "stance": row["stance"],
                   **{k: row.get(k, "") for k in ("reason", "value", "against")},
                   "time_separated": row.get("time_separated", False)}


def _quotes():
    first, second = "We did all we could on that night,", "We have done everything possible in that night,"
    said = [span(a, t, attribution=0, part=0, speaker="Ida Holm") for a, t in
            (("north_1", first), ("south_1", second))]
    attributions = [{**s, "kind": "direct", "source": "Captain Ida Holm", "cue": "said"} for s in said]
    variants = [{**s, "story": STORY, "utterance": "u1", "chrf": 40.0, "ter": 55.0 + i} for i, s in enumerate(said)]
    for v in variants:
        del v["sentence"]
    return attributions, variants


def _shared(ours, theirs, kind):
    sides = {"a": span("north_1", ours), "b": span("south_1", theirs)}
    return {**{f"{c}_{s}": row[c] for s, row in sides.items() for c in ("article", "start", "end", "text")},
            "kind": kind, "similarity": 0.9, "direction": ""}


def _findings():
    """Of each kind that pages tell apart; one of them below the confidence from which findings are told."""
    told = [
        ("contradiction", "Hurt: Northern Post “Three people were hurt”; Southern Echo “Seven people were hurt”.", 0.9,
         [("north_1", "Three", "states"), ("south_1", "Seven people", "against")]),
        ("change", "A change from 20 to 60 sailors, says Northern Post.", 0.9, [("north_1", "20 to 60", "states")]),
        ("left_out", "old (2030) says nothing of what Southern Echo tells: “The mayor resigned”.", 0.8,
         [("south_1", "The mayor resigned", "states"), ("old_1", "", "leaves_out")]),
        ("agreed", "Northern Post and a<b report, in the words of a<b: “People were <not> hurt”", 0.7,
         [("north_1", "Three people were hurt", "states"), (STORY, "Nobody was hurt", "states")]),
        ("other_time", "old (2030) is from 2030-02.", 0.3, [("old_1", "A year ago", "states")]),
    ]
    return [{"story": STORY, "finding": number, "kind": kind, "statement": statement, "confidence": confidence,
             "weight": 1.0, "role": role, **(span(article, text) if text else {"article": article})}
            for number, (kind, statement, confidence, places) in enumerate(told, 1) for article, text, role in places]


def ferry():
    """The tables of the run."""
    claims = _claims()
    attributions, variants = _quotes()
    flagged = span(STORY, "first working day", category="terminology", severity="major", suggestion="Monday",
                   evidence="a term in other words", evidence_article="north_1", confidence=0.9,
                   evidence_start=TEXTS["north_1"].index("Monday"), evidence_end=TEXTS["north_1"].index("Monday") + 6)
    inverted = span(STORY, "Nobody was hurt", category="accuracy/meaning-inversion", severity="critical",
                    suggestion="", evidence="others say that people were hurt", confidence=0.7)
    figures = _figures()
    compared = {"people hurt": ("g1", "people hurt", "differ"), "crew of the ferry": ("g2", "crew", "compatible"),
                "crew": ("g2", "crew", "compatible")}
    agreements = [{**{k: f[k] for k in ("article", "start", "end", "text", "value", "bound", "unit")}, "story": STORY,
                   **dict(zip(("agreement", "concept", "verdict"), compared[f["concept"]], strict=True))}
                  for f in figures if f["value"] in (3, 7, 60) and f["concept"] in compared]
    return Tables(frames({
        "articles": [{"article": a, "source": SOURCES.get(a, ""), "title": t.split("\n")[0], "language": "en",
                      "published": YEARS.get(a, ""), "published_basis": "user" if a in YEARS else "",
                      "words": 400, "sentences": t.count("."), "sha256": "0", "text": t, "path": f"{a}.txt"}
                     for a, t in TEXTS.items()],
        "sentences": list(_sentences()), "figures": figures, "facts": _facts(), "claims": claims,
        "coverage": list(cells(claims)), "attributions": attributions, "quote_variants": variants,
        "sourcing": [{**span, "of": "attribution", "attribution": 0, "kind": "outlet", "source": "Ferry Daily",
                      "speaker": "", "outlet": "Ferry <said> Daily", "rule": "sourcing.outlet/v1"}
                     for span in ({k: c[k] for k in ("article", "sentence", "start", "end", "text")} for c in claims)],
        "mentions": [span("north_1", "Ida Holm", type="PER", entity="Ida Holm"),
                     span("south_1", "Ida Holm", type="PER", entity="Ida Holm"),
                     span("north_1", "Norway", type="LOC", entity="Norway")],
        "entities": [{"article": a, "entity": "Ida Holm", "canonical": "Captain Ida Holm", "type": "PER"}
                     for a in ("north_1", "south_1")],
        "agreements": sorted(agreements, key=lambda r: r["agreement"]),
        "flags": [flagged, inverted],
        "quality": [{"article": a, "words": 20, "penalty": 30.0 if a == STORY else 0.0,
                     "score": 0.0 if a == STORY else 100.0, "judgement": "words replaced" if a == STORY else "no sign",
                     "spun": 0.99 if a == STORY else 0.1, "foreign": 0.99 if a == STORY else 0.1,
                     "broken": 0.03 if a == STORY else 0.0}
                    for a in TEXTS],
        "wording": [{"article": a, "feature": f, "value": v, "reason": "" if v else "too short"}
                    for a, v in (("north_1", 12.5), ("south_1", 9.0), ("old_1", None))
                    for f in ("sentence_length_mean", "mtld")],
        "reuse": [_shared("on that night", "in that night", "copied"),
                  _shared("We did all we could", "We have done everything possible", "same_quote")],
        "stories": [{"story": STORY, "article": a} for a in TEXTS],
        "findings": _findings(),
        "decisions": [
            {**at, "table": "figures", "decision": verb, "was": was, "sha256": "0", "status": status,
             "why": "<said> so", "who": "Ann", "when": "2031-03-05"}
            for verb, was, status, place in (("accept", "Three", "applied", span("north_1", "Three")),
                                             ("reject", "<said>", "orphan", span("south_1", "20")))
            for at in ({k: place[k] for k in ("article", "start", "end")},)],
    }), {"package": "0", "variables": {"built_in": "Where the ferry was built"}})


def plain():
    """Two articles without anything found in them: no codebook, date, source, figure or name."""
    texts = {"one": "Rain fell all day. It was wet.", "two": "The sun came out. It was dry."}
    return Tables(frames({"articles": [{"article": a, "sha256": "0", "text": t, "language": "en", "words": 7,
                                        "sentences": 2, "path": f"{a}.txt"} for a, t in texts.items()]}))
