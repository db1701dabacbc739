"""Headlines in Title Case: their words are tagged as if written small, for capitals say nothing of names there."""

from collections.abc import Iterable
from functools import cache

from ... import lexicons
from ...english import Document, Sentence, Token, candidates, tagging

_LEAST = 3  # words that a sentence must have for its capitals to tell


def read(document: Document, wanted: Iterable[Sentence]) -> tuple[list[Token], set[int]]:
    """The document's tokens, those of headlines tagged anew, and the numbers of the sentences that are headlines."""
    tokens, found = document.tokens, set[int]()
    for sentence in wanted:
        if titled(document.tokens_of(sentence)):
            tokens = list(tokens) if tokens is document.tokens else tokens
            tokens[sentence.first:sentence.last] = _tagged(document.tokens_of(sentence))
            found.add(sentence.number)
    return tokens, found


def titled(tokens: Iterable[Token]) -> bool:
    """Whether every word but function words starts with a capital: 'Storm Kills 3 Near Paris'."""
    telling = [t for t in tokens if t.text.isalpha() and t.lower not in _function_words()]
    return len(telling) >= _LEAST and all(t.text[0].isupper() for t in telling)


@cache
def _function_words() -> frozenset[str]:
    return lexicons.words("function_words")


def _tagged(tokens: list[Token]) -> list[Token]:
    words = [t.lower if t.text[0].isupper() and candidates.known(t.lower) else t.text for t in tokens]
    tags = tagging.tag(words, [t.lower for t in tokens], {0})
    return [t._replace(tag=tag) for t, tag in zip(tokens, tags, strict=True)]
