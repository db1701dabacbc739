"""Bytes to text: UTF-8 first, then cp1252, then what charset-normalizer finds; the choice is recorded."""

import codecs
import io
from collections.abc import Iterator
from typing import IO

# What no text begins with. A reader of such a format takes the bytes itself; a file of it that is named as a text is
# refused here, in words that say what to do.
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"PAR1",
           b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"OggS", b"RIFF", b"BZh",
           b"\xfd7zXZ", b"(\xb5/\xfd", b"II*\x00", b"MM\x00*")
_REFUSED = {**dict.fromkeys(_BINARY, "binary file, not text"), b"{\\rtf": "rich text (RTF): save it as .docx or .txt"}
_PIECE = 1 << 20  # bytes
_HEAD = 1 << 16  # bytes
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NotTextError(ValueError):
    """The bytes are no text; the message says why."""


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding). The byte-order mark is dropped and CRLF becomes LF, nothing else changes.

    Raises NotTextError for known binary formats, for NUL bytes, and where no encoding fits.
    """
    _refuse(data)
    text, encoding = _decoded(data)
    if "\x00" in text:
        raise NotTextError("holds NUL characters: binary file, or an unknown encoding")
    return text.replace("\r\n", "\n"), encoding


def whole(stream: IO[bytes]) -> tuple[str, str]:
    """``decode`` of a stream, of which no more than the beginning is read where that is no text."""
    head = stream.read(_HEAD)
    _refuse(head)
    return decode(head + stream.read())


def decoded(stream: IO[bytes], newline: str) -> tuple[IO[str], str]:
    """The same for a stream that can be read twice; of UTF-8, as most files are, no more than a piece is in memory.

    ``newline``: as for ``open``; no line end is changed.
    """
    encoding = _utf8(stream)
    stream.seek(0)
    if encoding:
        return io.TextIOWrapper(stream, encoding, newline=newline), encoding
    text, encoding = whole(stream)
    return io.StringIO(text, newline=newline), encoding


def lines(text: IO[str], longest: int) -> Iterator[str]:
    """Lines with their ends. Raises NotTextError for one of more than ``longest`` characters."""
    number = 0
    while line := text.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise NotTextError(f"line {number} is longer than {longest} characters")
        yield line


def _refuse(data: bytes) -> None:
    """Raise NotTextError for the beginning of a format that is no text, and for NUL bytes outside of UTF-16."""
    for first, why in _REFUSED.items():
        if data.startswith(first):
            raise NotTextError(why)
    if b"\x00" in data and data[:2] not in _UTF16:
        raise NotTextError("holds NUL characters: binary file, or an unknown encoding")


def _utf8(stream: IO[bytes]) -> str:
    """utf-8 or utf-8-sig; blank where it is another encoding or no text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = stream.read(_PIECE)
    marked = piece.startswith(codecs.BOM_UTF8)
    if piece.startswith(tuple(_REFUSED)):
        return ""
    try:
        while piece:
            if b"\x00" in piece:
                return ""
            decoder.decode(piece)
            piece = stream.read(_PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return ""
    return "utf-8-sig" if marked else "utf-8"


def _decoded(data: bytes) -> tuple[str, str]:
    mark = _UTF16.get(data[:2])
    if mark:
        try:
            return data[2:].decode(mark), mark.rpartition("-")[0]
        except UnicodeDecodeError as e:
            raise NotTextError("starts with a UTF-16 byte-order mark, but is not UTF-16") from e
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _detected(data)
    if _control_characters(text):
        raise NotTextError("unknown encoding: most of it are control characters")
    return text, "cp1252"


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or _control_characters(str(best)):
        raise NotTextError("unknown encoding")
    return str(best), best.encoding


def _control_characters(text: str) -> bool:
    """More than one in twenty characters is a control character: no text reads like that."""
    odd = sum(c < " " and c not in "\t\n\r\f" for c in text)
    return 20 * odd > len(text)
