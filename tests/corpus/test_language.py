"""The language of a text, mostly told without the identifier."""

import pytest

from nmi_analysis.corpus import enrich
from nmi_analysis.settings import ReadSettings

ENGLISH = ("The council said on Monday that it would close the bridge until the repairs are done, because engineers "
           "had found cracks in two pillars. Drivers have been told to take the road through the village instead.")
GERMAN = ("Der Rat teilte am Montag mit, dass er die Brücke sperren werde, bis die Schäden behoben sind, weil "
          "Ingenieure Risse in zwei Pfeilern gefunden hatten. Fahrer sollen die Straße durch das Dorf nehmen.")


@pytest.fixture
def unknown(monkeypatch):
    """An identifier that gives itself away."""
    class Identifier:
        def classify(self, text):
            return "xx", 1.0

    monkeypatch.setattr(enrich, "_identifier", Identifier)


def test_plain_english_needs_no_identifier(unknown):
    assert enrich.language_of(ENGLISH, ReadSettings()) == "en"


@pytest.mark.parametrize("text", [GERMAN, f"{GERMAN} {GERMAN} {ENGLISH}", "The bridge is shut.",
                                  "EUR 12,500 (+3%) " * 40, "橋は月曜日から閉鎖される。" * 20 + ENGLISH])
def test_other_texts_ask_it(unknown, text):
    assert enrich.language_of(text, ReadSettings()) == "xx"


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (f"{GERMAN} {GERMAN} {ENGLISH}", "de")])
def test_what_it_says(text, code):
    assert enrich.language_of(text, ReadSettings()) == code
