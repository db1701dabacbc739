"""Which part of the article a sentence belongs to; a first, simple version."""


def kinds(text: str, spans: list[tuple[int, int, int]]) -> list[str]:
    """One kind per sentence span (start, end, paragraph)."""
    return ["body" for _ in spans]
