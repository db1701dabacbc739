"""An invented view of many articles and claims, as the explorer gets it."""

KINDS = ["states", "differs", "contradicts", "other time", "something like it"]
SENTENCE = "The harbour office said on day {} that {} boats were lost near pier {}. "


def view(articles=40, claims=300, findings=120, text=None):
    """Articles that each state about two thirds of the claims, a sentence a claim."""
    made = {"articles": [], "findings": [], "claims": [], "alike": [], "rows": [], "decisions": [],
            "kinds": {"differs": "other value", "agreed": "agreed"},
            "glyphs": {"states": "✓", "differs": "≠", "contradicts": "×", "other time": "◷", "silent": "",
                       "something like it": "≈"}, "columns": {"figures": ["value", "unit"], "dates": ["iso"]}}
    places = {}
    for a in range(articles):
        pieces, sentences, at = [], [], 0
        for c in range(claims):
            if (a * 7 + c * 3) % 3 == 0:
                continue
            piece = SENTENCE.format(c, a + c, c % 9)
            pieces.append(piece)
            sentences.append([at, at + len(piece) - 1, "body"])
            places[a, c] = (at, at + len(piece) - 1)
            made["rows"].append(["figures", f"a{a}", at + 35, at + 38, f"{a + c}", {"value": a + c, "unit": "boat"}])
            at += len(piece)
        made["articles"].append({"id": f"a{a}", "label": f"Outlet {a}", "published": "2031-03-04",
                                 "title": f"Title {a}", "story": "a0", "text": "".join(pieces), "sentences": sentences})
    for c in range(claims):
        cells = {f"a{a}": [KINDS[(a + c) % 5], "12", *places[a, c]] for a in range(articles) if (a, c) in places}
        made["claims"].append({"key": f"c{c}", "story": "a0", "label": f"Claim {c} of boats", "kind": "event",
                               "cells": cells})
    for f in range(findings):
        made["findings"].append({
            "key": f"a0/{f}", "story": "a0", "kind": "differs", "text": f"Boats: finding {f}.", "confidence": 0.9,
            "places": [[f"a{a}", *places[a, f], "states"] for a in range(articles) if (a, f) in places][:4]})
    if text is not None:
        made["articles"][0] |= {"text": text, "label": text[:300], "title": text[:300], "sentences": [
            [s, min(s + 500, len(text)), "body"] for s in range(0, len(text), 500)]}
        made["claims"][0]["label"] = made["findings"][0]["text"] = text[:5000]
    return made
