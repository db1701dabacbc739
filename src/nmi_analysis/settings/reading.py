"""Reading files and running."""

from dataclasses import dataclass

from .reason import why


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Reading files."""

    longest: int = why(50_000_000, "bytes of a file with one article, characters of a line; more is a dump")
    characters: int = why(2_000_000, "characters of an article; a book has fewer, and each million takes half a GiB")
    document: int = why(200_000_000, "bytes of a .json file, which is read whole; put more into .jsonl, a line each")
    unpacked: int = why(1_000_000_000, "bytes of a .gz file of many articles, unpacked; a larger one is to be split")
    ratio: int = why(100, "times its size that a .gz file may unpack to; text packs to a tenth, hardly to a fiftieth")
    follow_links: bool = why(False, "a link may lead out of the input, or back into it; following is a choice")
    sure_language: float = why(0.7, "short texts of names and numbers stay below it; whole sentences pass it")
    plain_english: float = why(0.22, "share of longer function words that needs no detection: text more than half "
                               "in another language stays below it, nine articles in ten above")
    telling_words: int = why(30, "words from which that share says something")
    detect_chars: int = why(2_000, "characters that language detection looks at; more changes no verdict")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Worker processes; no setting here changes a result."""

    articles_per_worker: int = why(40, "fewer do not pay for starting a process (about two seconds)")
    batch: int = why(100, "articles of a batch, the unit of work and of resuming: seconds of work, little memory")
    kept: int = why(200, "articles whose rows are kept for the next decision, a fifth of a MiB each; no more")
    characters: int = why(1_000_000, "characters of a batch: a hundred articles of news have fewer, of one book more")
    parts: int = why(400, "most parts of a run; merging them opens as many files at once")
