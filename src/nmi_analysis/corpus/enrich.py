"""A record to an Article: field names, publication date, language.

The publication date may stand where a line among a text's first gives it: alone, or beside 'Updated', a place, a time.
"""

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

_LINES = 6  # a dateline stands among a page's first lines
_LONGEST = 80  # characters of such a line
_BESIDE_DATE = 3  # words beside the date that are no date words: a place, an agency
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_STAMP = re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-/])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)(?:T[\d:.,]+Z?)?")
_NUMERIC_IN_LINE = re.compile(rf"(?<!\d)(?P<a>\d\d?)\s?[/.]\s?(?P<b>\d\d?)\s?[/.]\s?{_YEAR}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|[+-]\d\d:?\d\d\b")
_LINE_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")


def published_in(text: str) -> str:
    """YYYY-MM-DD (YYYY where day and month may be either way round) from one of the leading lines; else blank."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    for i, line in enumerate(lines):
        if len(line) <= _LONGEST and (found := _dated(line, first=i == 0)):
            return found
    return ""


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(lexicons.words("months"), key=lambda w: (-len(w), w)))
    month, day = rf"(?P<month>{months})\.?", r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    return (re.compile(rf"\b{month}\s+{day}\s?,?\s?{_YEAR}(?!\d)", re.IGNORECASE),
            re.compile(rf"(?<!\d){day}\s+{month},?\s+{_YEAR}(?!\d)", re.IGNORECASE))


def _dated(line: str, *, first: bool) -> str:
    """The date of a line in which little else stands."""
    for pattern in (_STAMP, _NUMERIC_IN_LINE, *_in_words()):
        m = pattern.search(line)
        if m and _only(_CLOCK.sub(" ", line[:m.start()]), _CLOCK.sub(" ", line[m.end():]), first=first):
            return _iso(m)
    return ""


def _iso(m: re.Match[str]) -> str:
    found = m.groupdict()
    if "a" in found:
        readings = {iso for month, day in ((found["a"], found["b"]), (found["b"], found["a"]))
                    if (iso := _calendar(int(found["year"]), int(month), int(day)))}
        return found["year"] if len(readings) > 1 else next(iter(readings), "")
    month = found["month"]
    number = int(month) if month.isdigit() else int(lexicons.mapping("months", "number")[month.lower()])
    return _calendar(int(found["year"]), number, int(found["day"]))


def _only(before: str, after: str, *, first: bool) -> bool:
    """Whether nothing but words of datelines stands around the date, or, below a headline, a place or an agency."""
    known = lexicons.words("dateline_words") | lexicons.words("weekdays")
    front, back = ([w for w in _LINE_WORD.findall(s) if w.casefold().rstrip(".") not in known] for s in (before, after))
    if first or len(front) + len(back) > _BESIDE_DATE:
        return not front and not back
    led = bool(front) and _LINE_WORD.findall(before)[0] not in front  # 'Posted by Ann Lee on'
    return all(w.isupper() or (w[0].isupper() and (led or w in _places())) for w in front) and all(
        w[0].isupper() for w in back)


@cache
def _places() -> frozenset[str]:
    return lexicons.words("cities") | lexicons.words("places")


def _calendar(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


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
