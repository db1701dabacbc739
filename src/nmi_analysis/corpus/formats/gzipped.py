"""What a .gz file holds, as far as it is no bomb."""

import gzip
import io
import zlib

from ..decode import NotTextError

_MAGIC = b"\x1f\x8b"


def unpacked(data: bytes, longest: int) -> bytes:
    """The bytes packed in ``data``, or ``data`` itself where a download has unpacked it already.

    Raises NotTextError for more than ``longest`` bytes, of which no more is unpacked, and for damaged files.
    """
    if not data.startswith(_MAGIC):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            made = file.read(longest + 1)
    except (OSError, EOFError, zlib.error) as e:
        raise NotTextError(f"no readable .gz file: {e}") from e
    if len(made) > longest:
        raise NotTextError(f"unpacks to more than {longest} bytes")
    return made
