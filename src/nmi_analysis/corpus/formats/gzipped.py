"""What a .gz file holds, as far as it is no bomb."""

import gzip
import zlib
from tempfile import SpooledTemporaryFile
from typing import IO

from ..decode import NotTextError

_MAGIC = b"\x1f\x8b"
_PIECE = 1 << 20  # bytes
_HELD = 64 << 20  # bytes that stay in memory; more of them go to a temporary file


def unpacked(stream: IO[bytes], longest: int) -> IO[bytes]:
    """What is packed in ``stream``, or ``stream`` itself where a download has unpacked it already.

    Raises NotTextError for more than ``longest`` bytes, of which no more is unpacked, and for damaged files.
    """
    packed = stream.read(len(_MAGIC)) == _MAGIC
    stream.seek(0)
    if not packed:
        return stream
    made = SpooledTemporaryFile(_HELD)  # noqa: SIM115 - it lives as long as it is read
    try:
        with gzip.GzipFile(fileobj=stream) as file:
            while piece := file.read(_PIECE):
                made.write(piece)
                if made.tell() > longest:
                    raise NotTextError(f"unpacks to more than {longest} bytes")
    except (gzip.BadGzipFile, EOFError, zlib.error) as e:
        raise NotTextError(f"no readable .gz file: {e}") from e
    made.seek(0)
    return made
