"""One document to the rows of that article.

An extractor is a pure function ``(document, rows, context) -> iterable of row dicts``; ``rows`` holds what the
extractors before it found, by table. A row of a table with offsets gives ``start`` and ``end``; the pipeline
adds ``article``, ``sentence`` and ``text``, so that the slice rule cannot be broken.
"""
