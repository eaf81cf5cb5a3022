"""Lists of links as reading services export them: Readwise, Instapaper, Pocket, or one address a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from reader.errors import NotAnArticle
from reader.ingest.decode import decode
from reader.ingest.details import web_address
from reader.ingest.draft import Item, Material, Pointer, Problem

_COLUMNS = ("url", "link", "source url", "source_url", "address", "given_url", "resolved_url", "href", "uri")
_MOST_LINKS = 500


def read_link_list(material: Material) -> Sequence[Item]:
    """The links of a CSV file, each once; a row without an address is told.

    The column is found by its name; a file without such a column by what its rows hold.

    Raises:
        NotAnArticle: there is no link in it.
    """
    text = decode(material.data, material.path, material.charset)
    items = list(_items(text, material.path))
    if not any(isinstance(item, Pointer) for item in items):
        raise NotAnArticle(f"{material.path}: no links in this list: it needs a column named URL")
    return items


def _items(text: str, path: str) -> Iterator[Item]:
    column: int | None = None
    seen: set[str] = set()
    for number, row in enumerate(_rows(text), 1):
        if number == 1 and not any(map(web_address, row)):
            names = [name.strip().lower() for name in row]
            column = next((names.index(name) for name in _COLUMNS if name in names), None)
            continue
        if not any(cell.strip() for cell in row):
            continue
        named = row[column : column + 1] if column is not None else row
        url = next((found for found in map(web_address, named) if found), None)
        if url is None:
            yield Problem(f"{path}, row {number}: no address that begins with https://: left out")
        elif url not in seen:
            seen.add(url)
            yield Pointer(url)
        if len(seen) >= _MOST_LINKS:
            yield Problem(f"{path}: only the first {_MOST_LINKS} links are read: split the list")
            return


def _rows(text: str) -> Iterator[list[str]]:
    """Rows, whatever parts their cells. A row the csv module cannot read comes as one cell."""
    first = text.split("\n", 1)[0]
    parting = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parting)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield ["?"]
