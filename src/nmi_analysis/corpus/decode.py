"""Bytes to text: UTF-8 first, then cp1252, then what charset-normalizer finds; the choice is recorded."""

_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"PAR1",
           b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"OggS", b"RIFF", b"BZh",
           b"\xfd7zXZ", b"(\xb5/\xfd", b"II*\x00", b"MM\x00*")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NotTextError(ValueError):
    """The bytes are no text; the message says why."""


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding). The byte-order mark is dropped and CRLF becomes LF, nothing else changes.

    Raises NotTextError for known binary formats, for NUL bytes, and where no encoding fits.
    """
    if data.startswith(_BINARY):
        raise NotTextError("binary file, not text")
    if data.startswith(b"{\\rtf"):
        raise NotTextError("rich text (RTF): save it as .docx or .txt")
    text, encoding = _decoded(data)
    if "\x00" in text:
        raise NotTextError("holds NUL characters: binary file, or an unknown encoding")
    return text.replace("\r\n", "\n"), encoding


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
    if b"\x00" in data:
        raise NotTextError("holds NUL bytes: binary file, or an unknown encoding")
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
