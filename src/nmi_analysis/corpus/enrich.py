"""A record to an Article: field names, publication date, language."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from .. import lexicons
from ..errors import contained
from ..settings import ReadSettings
from .article import Article
from .formats import Record
from .published import published_in

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T|\s+\d{1,2}:)")
_WORD = re.compile(r"[a-z]+|[^\W\d_a-z]")  # a letter of another script counts as much as a word
_SHORT = 2  # letters of words that other languages have too: 'in', 'am', 'of'
_LONGEST_DATE = 100  # characters; what is longer is no date, and is not searched for one
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_MISSING = frozenset(("nan", "NaT", "<NA>"))  # as NumPy and pandas have it
_NAMES = {"article": ("article", "id"), "title": ("title", "headline"), "source": ("source", "outlet", "publisher"),
          "author": ("author", "byline"), "url": ("url", "link"), "language": ("language",),
          "published": ("published", "date", "datepublished", "publish_date")}


def _blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value
    return value is None or (not isinstance(value, Collection) and str(value) in _MISSING)


def article_of(record: Record, path: str, settings: ReadSettings) -> Article:
    """The record as an Article, its id blank where the record carries none.

    Raises ValueError for no text, a blank or overlong one, NUL characters or lone surrogates.
    """
    text = record.fields.get("text")
    if not isinstance(text, str):
        raise ValueError("no text")
    if not text.strip():
        raise ValueError("empty: no text in it")
    if len(text) > settings.characters:
        raise ValueError(f"longer than {settings.characters} characters, no news article")
    if "\x00" in text:
        raise ValueError("holds NUL characters, which no text has")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as e:
        raise ValueError("holds lone surrogates, which no text has") from e
    given = {name: _field(record.fields, keys) for name, keys in _NAMES.items()}
    published = iso_date(given["published"])
    return Article(
        id=given["article"], text=text.replace("\r\n", "\n"), source=given["source"], title=given["title"],
        author=given["author"], url=given["url"], published=published,
        published_basis="metadata" if published else "", language=given["language"], encoding=record.encoding,
        path=path,
    )


def _field(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    value = next((record[k] for k in keys if not _blank(record.get(k))), "")
    # One level of a list alone: what nests says nothing of an author, and may be a bomb of references.
    listed = value if isinstance(value, list | tuple) else [value]
    value = "; ".join(str(v) for v in listed if not isinstance(v, list | tuple | set | dict))
    return " ".join(str(value).split()).encode("utf-8", "replace").decode("utf-8")


def _code(language: str) -> str:
    """'en', 'en-GB' and 'English' as en; blank for what is no language we know."""
    given = language.lower().replace("_", "-").partition("-")[0]
    known = lexicons.mapping("languages", "name")
    return given if given in known else next((c for c, name in known.items() if name.lower() == given), "")


def iso_date(value: Any) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD of an ISO date or a date in words; blank where it is none."""
    given = str(value or "").strip()
    m = _ISO.match(given)
    if m:
        year, month, day = m.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return ""
        return "-".join(p for p in (year, month, day) if p)
    m = _NUMERIC.match(given)
    if m and m[1] != m[2] and int(m[1]) <= 12 and int(m[2]) <= 12:
        return m[3]  # 02/03/2021: day and month may be either way round
    return _date_in_words(given) if 0 < len(given) <= _LONGEST_DATE and not given.isdigit() else ""


@lru_cache(maxsize=1 << 16)
def _date_in_words(given: str) -> str:
    import dateparser

    # Only a complete date, and no 'yesterday': what is missing would be filled from today's.
    settings = {"REQUIRE_PARTS": ["year", "month", "day"], "PARSERS": ["absolute-time"]}
    found = dateparser.parse(given, languages=["en"], settings=settings)
    return found.date().isoformat() if found else ""


def enriched(article: Article, settings: ReadSettings) -> Article:
    """The article with its language and, where only the text knows it, its publication date; never raises."""
    faults: list[str] = []
    language, published, basis = "", article.published, article.published_basis
    with contained(faults):
        language = _code(article.language) or language_of(article.text, settings)
    with contained(faults):
        if not published and (published := published_in(article.text)):
            basis = "text"
    return replace(article, language=language, published=published, published_basis=basis, fault="; ".join(faults))


def language_of(text: str, settings: ReadSettings) -> str:
    """ISO 639-1 code. A text too short to tell, in plain Latin letters, counts as English."""
    beginning = text[:settings.detect_chars]
    if _plainly_english(beginning, settings):  # the identifier takes half a second to load
        return "en"
    code, probability = _identifier().classify(beginning)
    unsure = probability < settings.sure_language and text.isascii()
    return "en" if unsure else str(code)


def _plainly_english(text: str, settings: ReadSettings) -> bool:
    """Whether so many of its words are function words of English that no other language is likely."""
    found = _WORD.findall(text.lower())
    known = sum(len(word) > _SHORT and word in lexicons.words("function_words") for word in found)
    return len(found) >= settings.telling_words and known >= settings.plain_english * len(found)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages(sorted(lexicons.words("languages")))
    return made
