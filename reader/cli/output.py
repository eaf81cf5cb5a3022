"""What the command line writes: lines of data on standard output, words to the reader on standard error.

Nothing an article, title or file name holds reaches a terminal as a control sequence.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

# Characters that steer a terminal or hide text: C0 but tab and newline, DEL, C1, zero-width and bidi controls, the line
# and paragraph separators (which end a "line" for some tools), lone surrogates, the byte order mark.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def safe(text: str) -> str:
    """`text` with every unsafe character shown as U+FFFD, one for one."""
    return UNSAFE.sub("\ufffd", text)


def json_text(data: Any, *, indent: int | None = None) -> str:
    """JSON that reads well and is safe to look at: letters as they are, unsafe characters as `\\uXXXX`.

    Such characters only stand inside strings of JSON text, where the escape means the same.
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) if UNSAFE.search(text) else text


def write(text: str) -> None:
    """Write `text` to standard output as UTF-8, with newlines as they are, whatever the locale or the system.

    Raises:
        OSError: it could not all be written; `BrokenPipeError` when nobody reads any more.
    """
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a test or an embedder gave a text stream
        sys.stdout.write(text)
        return
    left = memoryview(text.encode("utf-8", "replace"))
    while left:  # under PYTHONUNBUFFERED one write may take a part and say no more
        left = left[stream.write(left) or 0 :]
    stream.flush()


def complain(message: str) -> None:
    """One line on standard error."""
    line = f"crossread: {safe(message)}\n"
    try:
        sys.stderr.write(line)
        sys.stderr.flush()
    except UnicodeEncodeError:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode("ascii"))
    except OSError:
        pass  # nobody is listening any more
