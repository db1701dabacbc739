"""Text to Document: tokens, tags, sentences and their kinds."""

from bisect import bisect_left

from ..corpus.article import Article
from . import candidates, document, lines, tagging
from .document import Context, Document, Extract, Sentence, Token

__all__ = ["Context", "Document", "Extract", "Sentence", "Token", "candidates", "lines", "parse", "tagging"]


def parse(article: Article) -> Document:
    """Tokenise and split one article; pure, linear in the length of its text."""
    text = article.text
    spans = list(document.token_spans(text))
    words = [text[s:e] for s, e in spans]
    lowers = [w.lower() for w in words]
    cut = list(document.sentence_spans(text, article.language))
    labels = lines.kinds(text, cut)
    tags = tagging.tag(words, lowers, _first_tokens(spans, cut))
    made = [Token(s, e, w, low, t)
            for (s, e), w, low, t in zip(spans, words, lowers, tags, strict=True)]
    parsed: list[Sentence] = []
    first = 0
    for i, ((start, end, paragraph), kind) in enumerate(zip(cut, labels, strict=True)):
        while first < len(made) and made[first].start < start:
            first += 1
        last = first
        while last < len(made) and made[last].start < end:
            last += 1
        parsed.append(Sentence(i, start, end, kind, first, last, paragraph))
        first = last
    return Document(article.id, text, article.language, article.published, made, parsed,
                    [s.start for s in parsed], [t.start for t in made])


def _first_tokens(spans: list[tuple[int, int]], cut: list[tuple[int, int, int]]) -> set[int]:
    """Indices of the tokens that begin a sentence."""
    starts = [s for s, _ in spans]
    return {bisect_left(starts, start) for start, _, _ in cut}
