"""A day of the month is no clock: "14 March" keeps both its digits."""

import pytest

from reader.ingest.load import load_story


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14 March 2025", "2025-03-14"),
        ("24 March 2025, 9.30 am", "2025-03-24"),
        ("9:30 pm, 14 March 2025", "2025-03-14"),
        ("Published: 3 March 2025", "2025-03-03"),
        ("6pm 21 March 2025", "2025-03-21"),
    ],
)
def test_the_day_is_read_whole(tmp_path, line: str, date: str) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        f"Ferry stopped at Orr\n\nThe Orr Post\n{line}\n\n" + "The ferry was stopped by the harbour master. " * 6
    )
    (article,) = load_story([page]).articles
    assert (article.source.published or "")[:10] == date
