"""Write lexicons/currencies.csv: names, signs and codes of currencies, from CLDR as in babel (Unicode-3.0).

    python scripts/build_currencies.py src/nmi_analysis/lexicons

Of a currency that is legal tender, or was after ``SINCE``, stand its English names and those with its country's name
or adjective; of a current one its code, and its noun alone where no other has it and it means nothing else (``OTHERS``,
``NAMES``). A sign of several currencies is that of which most locales have it. What CLDR lacks is in
currencies_extra.csv, which goes before.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.localedata import load, locale_identifiers
from wordfreq import zipf_frequency

from nmi_analysis import lexicons

SINCE, LASTING = 1990, 9999  # years: the oldest end of a currency that archives of news quote, and no end
UNITS = {"USD": "dollar", "GBP": "pound sterling", "ILS": "shekel", "DEM": "deutsche mark",  # as news calls them
         "KGS": "kyrgyzstani som", "GYD": "guyanese dollar"}  # misspelt in CLDR
SPELLINGS = {"ruble": ("rouble",), "rouble": ("ruble",), "krone": ("crown",), "krona": ("crown",),
             "koruna": ("crown",), "riyal": ("rial",), "rial": ("riyal",)}
NAMELESS = frozenset(("ZWG",))  # '2 Zimbabwean gold medals'
OTHERS = frozenset(("real", "sol", "dram", "colon", "mark", "won", "florin", "crown"))
NAMES = frozenset(("afghani", "balboa", "cordoba", "guarani", "leone", "lek", "lev", "som"))  # but in the plural none
WORDS, USUAL = frozenset(("SOS",)), frozenset(("CAD", "RUB"))  # words too; words, but in capitals rather the code
KNOWN = 100  # locales that have a sign which English texts write with a space too
GIVEN = 4.0  # Zipf frequency of a given name that a code in capitals may be
ENGLISH = Locale("en")


def plain(text: str) -> str:
    """As ``_bare``, without accents: 'costa rican colon'."""
    text = unicodedata.normalize("NFD", _bare(text).replace("ʻ", "'").replace("’", "'"))
    return "".join(c for c in text if not unicodedata.combining(c))


def _bare(text: str) -> str:
    """In small letters, '&' in words, without what is in brackets."""
    return re.sub(r"\s*\(.*\)|\ssar china", "", text.lower()).replace("&", "and").replace("ʻ", "’")


def tender() -> dict[str, int]:
    """Currencies that are legal tender somewhere, or were, and their last year (``LASTING`` for none)."""
    made: dict[str, int] = {}
    for listed in get_global("territory_currencies").values():
        for code, _, end, legal in listed:
            if legal:
                made[code] = max(made.get(code, 0), end[0] if end else LASTING)
    return {code: year for code, year in sorted(made.items()) if year >= SINCE}


def names(code: str) -> tuple[str, ...]:
    """'polish zloty', 'polish zlotys', also with 's' where the plural has none."""
    forms = ENGLISH._data["currency_names_plural"].get(code, {})
    written = [forms.get(k, ENGLISH.currencies[code]) for k in ("one", "other")]
    one, more = map(plain, written)
    ended = one.endswith("s") or one.rpartition(" ")[2] in OTHERS
    return tuple(dict.fromkeys((one, more, *([] if ended else [f"{one}s"]), *map(_bare, written))))


def unit(code: str) -> str:
    """The normalised name."""
    return UNITS.get(code) or plain(ENGLISH.currencies[code])


def nouns(code: str) -> tuple[str, ...]:
    """The last words of its names, in the singular first, and how else they are spelt."""
    made = [n.rpartition(" ")[2] for n in names(code)]
    made += [s + ending for s in SPELLINGS.get(made[0], ()) for ending in ("", "s")]
    return tuple(dict.fromkeys(made))


def of_countries(code: str) -> Iterator[str]:
    """'pakistan rupee', 'argentinian pesos': the code begins with that of its country."""
    own, _, noun = names(code)[0].rpartition(" ")
    place = plain(ENGLISH.territories.get(code[:2], ""))
    tags = lexicons.mapping("tags", "tags")
    people = {plain(r["demonym"]) for r in lexicons.table("demonyms")
              if plain(r["place"]) == place and tags.get(r["demonym"], "JJ").startswith("JJ")}
    if noun not in OTHERS and own:
        yield from (f"{first} {n}" for first in sorted({own, place} | people) if first for n in nouns(code))


def alone(codes: list[str]) -> Iterator[tuple[str, str]]:
    """Nouns that name one currency and nothing else."""
    of = defaultdict(set)
    for code in codes:
        for noun in nouns(code):
            of[noun].add((unit(code), nouns(code)[0]))
    for noun, named in of.items():
        (name, singular), *more = named
        if not more and noun not in NAMES and OTHERS.isdisjoint((singular, noun.removesuffix("s"))):
            yield noun, name


def signs(codes: dict[str, int]) -> dict[str, str]:
    """Signs with a currency mark in them; a sign of letters, three or more, of a place that writes English."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in locale_identifiers():
        for code, written in load(name)["currency_symbols"].items():
            sign = "".join(c for c in written if unicodedata.category(c) != "Cf")
            marked = any(unicodedata.category(c) == "Sc" for c in sign)
            lettered = sign.isalpha() and sign.isascii() and len(sign) > 2 and sign != code
            if code in codes and not re.search(r"\s", sign) and (
                    marked or (lettered and name in ("en", f"en_{code[:2]}"))):
                seen[sign][code] += 1
    made: dict[str, str] = {}
    for sign, of in sorted(seen.items()):
        (code, number), *others = of.most_common(2)
        if not others or number > others[0][1]:
            made[sign] = code
    return made | {also: code for sign, code in made.items() for also in turned(sign, code, seen[sign].total())
                   if also not in seen}


def turned(sign: str, code: str, locales: int) -> Iterator[str]:
    """How else a sign with letters is written: '$TT' as 'TT$', 'SGD$', and where it is usual 'NZ $'."""
    mark = "".join(c for c in sign if unicodedata.category(c) == "Sc")
    letters = sign.replace(mark, "")
    if mark:
        yield code + mark
    if mark and letters:
        yield from (letters + mark, mark + letters)
        if locales >= KNOWN and len(letters) > 1:
            yield f"{letters} {mark}"


def coded(codes: dict[str, int]) -> Iterator[tuple[str, str, str, str]]:
    """Codes of current currencies: behind a number none that is a unit there, none that is a word of grammar."""
    words, given = lexicons.words("tags"), lexicons.words("given_names", kind="name")
    units = {r["alias"].lower() for r in lexicons.table("units")}
    for code, year in codes.items():
        word = code.lower()
        if year == LASTING and word not in lexicons.words("function_words"):
            named = code.title() in given and zipf_frequency(word, "en") >= GIVEN
            other = code in WORDS or ((word in words or named) and code not in USUAL)
            yield code, unit(code), "before" if word in units else "either", "yes" if other else "no"


def main(target: Path) -> None:
    """Write the table."""
    codes = tender()
    rows = list(coded(codes))
    for sign, code in signs(codes).items():
        rows.append((sign, unit(code), "either" if len(sign) == 1 else "before", "no"))
    named = sorted(codes.keys() - NAMELESS, key=lambda c: (-codes[c], c))  # of one name the current currency has it
    rows += [(n, unit(c), "after", "no") for c in named for n in (*names(c), *of_countries(c))]
    rows += [(n, of, "after", "no") for n, of in alone([c for c in named if codes[c] == LASTING])]
    taken = {r["alias"] for r in lexicons.table("currencies_extra")}
    made = {row[0]: row for row in reversed(rows) if row[0] not in taken}
    with (target / "currencies.csv").open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(("alias", "unit", "place", "word"))
        writer.writerows(sorted(made.values(), key=lambda row: (row[1], row[2], row[0])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
