"""Which format a file is written in: as was asked, as its name ends; a name that says otherwise is refused."""

from pathlib import Path

import pytest

from reader.export.formats import ExportFailed, format_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("fire.md", "markdown"), ("fire.markdown", "markdown"), ("fire.txt", "markdown"), ("fire.html", "html"),
        ("fire.HTM", "html"), ("fire.jsonld", "jsonld"), ("fire.json", "json"), ("fire.csv", "csv"),
        ("Quay fire", "markdown"), ("Quay fire v1.2", "markdown"), ("St. Ives", "markdown"), (".md", "markdown"),
        ("folder.html/fire", "markdown"),
    ],
)  # fmt: skip
def test_without_a_format_the_name_says_it(name: str, form: str) -> None:
    assert format_of(name) == format_of(Path(name)) == form


@pytest.mark.parametrize(
    ("name", "named"),
    [("fire", "csv"), ("fire.json", "jsonld"), ("fire.json", "json"), ("fire.txt", "markdown"), ("v1.2", "html")],
)
def test_a_format_that_was_named_is_taken_where_the_name_allows_it(name: str, named: str) -> None:
    assert format_of(name, named) == named


@pytest.mark.parametrize(
    ("name", "named", "says"),
    [
        ("fire.html", "markdown", "fire.html: a file that ends in .html is not markdown; give --format html, or end "
                                  "the name in .md"),
        ("fire.pdf", "markdown", "fire.pdf: no format has files that end in .pdf; end the name in .md"),
        ("fire.pdf", None, "fire.pdf: no format has files that end in .pdf; end the name in .md, .html, .jsonld, .csv "
                           "or .json"),
        ("fire.md", "csv", "fire.md: a file that ends in .md is not csv; give --format markdown, or end the name in "
                           ".csv"),
    ],
)  # fmt: skip
def test_a_name_that_says_otherwise_is_refused_in_one_line(name: str, named: str | None, says: str) -> None:
    with pytest.raises(ExportFailed) as refused:
        format_of(name, named)
    assert str(refused.value) == says
