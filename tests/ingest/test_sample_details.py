"""The details of every sample article, as its newsroom would give them."""

import pytest

from reader.article import Source, Story
from reader.ingest.load import load_stories
from reader.paths import data_dir

FOUND = {
    "/".join(article.path.replace("\\", "/").rsplit("/", 2)[1:]): article.source
    for story in load_stories(data_dir("sample_corpus"))
    if isinstance(story, Story)
    for article in story.articles
}

# outlet | byline | published | updated
KNOWN = """
last-flight/gong.txt                | - | - | - | -
last-flight/meridian.md             | The Sarn Holt Meridian | Heike Sandoval | 2026-02-07 | 2026-02-07T14:00
last-flight/sorrel-islander.html    | The Sorrel Islander | Morwenna Adeyemi-Clegg | 2026-02-06T16:00 | -
last-flight/tps-wire.txt            | Talmere Press Service | Aurelio Stannard | 2026-02-06 | -
last-flight/tv-coastline.html       | Coastline 4 | Ebele Thorsgaard | 2026-02-06T13:05 | 2026-02-06T18:30
salt-museum/evening-lantern.html    | Evening Lantern | Jory Abdelnour | 2026-03-09T06:30 | 2026-03-09T11:05
salt-museum/gong.md                 | The Daily Gong | Trixie Vandermolen | 2026-03-09 | -
salt-museum/meridian.md             | The Sarn Holt Meridian | Isaura Penhallow and Dmitar Okoye | 2026-03-09T08:15 | -
salt-museum/tps-wire.txt            | Talmere Press Service | Aurelio Stannard | 2026-03-08 | -
salt-museum/tv-coastline.html       | Coastline 4 | Saoirse Baldacchino | 2026-03-08T17:42 | 2026-03-09T09:20
the-1840/gong.html                  | The Daily Gong | Trixie Vandermolen | 2026-01-14T21:02 | -
the-1840/kelsund-messenger.html     | Kelsund Messenger | Solveig Bancroft-Ngata | 2026-01-14T15:10 | 2026-01-14T18:55
the-1840/meridian.md                | The Sarn Holt Meridian | Dmitar Okoye, Political editor | 2026-01-14T19:30 | -
the-1840/platform-five.txt          | - | - | - | -
the-1840/tps-wire.txt               | Talmere Press Service | Lwazi Brandreth | 2026-01-14 | -
the-1840/tv-coastline.html          | Coastline 4 | Ebele Thorsgaard | 2026-01-14T12:25 | 2026-01-14T16:10
"""


@pytest.mark.parametrize("row", KNOWN.strip().split("\n"), ids=lambda row: row.split()[0])
def test_the_details_of_a_sample_article_are_right(row: str) -> None:
    path, outlet, byline, published, updated = (cell.strip() for cell in row.split("|"))
    source: Source = FOUND[path]
    assert (source.outlet or "-", source.byline or "-") == (outlet, byline)
    for found, known in ((source.published, published), (source.updated, updated)):
        assert (found or "-").startswith(known)


def test_headlines_are_there_but_where_the_clipping_has_none() -> None:
    assert {path for path, source in FOUND.items() if source.title is None} == {
        "last-flight/gong.txt",
        "the-1840/platform-five.txt",
    }
