import io

import pytest

from nmi_analysis.corpus import decode as module
from nmi_analysis.corpus.decode import NotTextError, decode, decoded, lines

GOOD = [
    ("utf-8", "Größe – “fine”".encode(), "Größe – “fine”", "utf-8"),
    ("byte-order mark", b"\xef\xbb\xbfplain", "plain", "utf-8-sig"),
    ("cp1252", "café – “yes”".encode("cp1252"), "café – “yes”", "cp1252"),
    ("utf-16", "Größe".encode("utf-16"), "Größe", "utf-16"),
    ("line ends", b"a\r\nb\rc\n", "a\nb\rc\n", "utf-8"),
    ("empty", b"", "", "utf-8"),
]
BAD = [
    ("png", b"\x89PNG\r\n\x1a\n0000", "binary"),
    ("zip", b"PK\x03\x04rest", "binary"),
    ("xz", b"\xfd7zXZ\x01rest", "binary"),
    ("zstandard", b"(\xb5/\xfdrest", "binary"),
    ("rtf", b"{\\rtf1\\ansi Text}", "rich text"),
    ("nul in utf-8", b"abc\x00def", "NUL"),
    ("nul in bytes", b"\xff\x00\xfe\x81\x00", "NUL"),
    ("noise", bytes([0x81, 0x01, 0x02, 0x03, 0x8D, 0x05, 0x9D, 0x06] * 20), "unknown encoding"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), [c[1:] for c in GOOD], ids=[c[0] for c in GOOD])
def test_text_and_encoding(data, text, encoding):
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(("data", "reason"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_refused_with_a_reason(data, reason):
    with pytest.raises(NotTextError, match=reason):
        decode(data)


@pytest.mark.parametrize(("data", "encoding"), [(c[1], c[3]) for c in GOOD], ids=[c[0] for c in GOOD])
def test_a_stream_gives_the_same(monkeypatch, data, encoding):
    monkeypatch.setattr(module, "_PIECE", 4)  # ends within a character too
    text, found = decoded(io.BytesIO(data), "")
    assert (text.read().replace("\r\n", "\n"), found) == decode(data)
    assert found == encoding


@pytest.mark.parametrize(("data", "reason"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_a_stream_is_refused_with_a_reason(data, reason):
    with pytest.raises(NotTextError, match=reason):
        decoded(io.BytesIO(data), "")


def test_lines_keep_their_ends_up_to_a_length():
    assert list(lines(io.StringIO("a\n\nbcd\ne", newline="\n"), 4)) == ["a\n", "\n", "bcd\n", "e"]
    with pytest.raises(NotTextError, match="line 2 is longer than 3 characters"):
        list(lines(io.StringIO("a\nbcd\n", newline="\n"), 3))


def test_other_encodings_are_detected():
    text = "Это обычный русский текст, который достаточно длинный для распознавания. " * 5
    decoded, encoding = decode(text.encode("koi8-r"))
    assert (decoded, encoding) == (text, "koi8_r") or encoding == "cp1252"  # cp1252 decodes almost all bytes


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"{\\rtf1", b"plain \x00 text"])
def test_no_more_than_the_beginning_of_what_is_no_text_is_read(head):
    class Endless(io.RawIOBase):
        """A file that may be read once, for a piece."""

        asked = 0

        def read(self, size=-1):
            assert 0 < size <= 1 << 20, "it is read whole"
            self.asked += size
            return head + b"x" * (size - len(head))

    stream = Endless()
    with pytest.raises(NotTextError):
        module.whole(stream)
    assert stream.asked <= 1 << 20
