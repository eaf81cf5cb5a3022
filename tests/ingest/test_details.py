"""Source details as values: dates in ISO 8601, the outlet split off the title, addresses of the web."""

import datetime
from pathlib import Path

import pytest

from reader.article import Source
from reader.ingest.details import front_matter_source, iso_date, one_line, split_site, web_address
from reader.ingest.lines import read_line
from reader.ingest.load import load_story
from reader.ingest.versions import same_page
from tests.ingest import made_files as made


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05", "2031-05"),
        ("20310504", "2031-05-04"),
        ("2031/5/4", "2031-05-04"),
        ("4th of May, 2031", "2031-05-04"),
        ("May 4, 2031", "2031-05-04"),
        ("May 2031", "2031-05"),
        ("2031-05-04T06:30:00.123+02:00", "2031-05-04T06:30:00+02:00"),
        (datetime.date(2031, 5, 4), "2031-05-04"),
        (datetime.datetime(2031, 5, 4), "2031-05-04"),
        (datetime.datetime(2031, 5, 4, 6, 30), "2031-05-04T06:30:00"),
        ("2031-02-30", None),
        ("30 February 2031", None),
        ("May 0999", None),
        ("0031-05-04", None),
        (datetime.date(31, 5, 4), None),
        ("04/05/2031", None),
        ("soon", None),
        ("2031 " * 30, None),
        (True, None),
        ({"year": 2031}, None),
    ],
)
def test_a_date_is_read_to_its_precision_or_not_at_all(given: object, date: str | None) -> None:
    assert iso_date(given) == date


@pytest.mark.parametrize(
    ("title", "outlet", "split"),
    [
        ("Ferry still in harbour - Quillmouth Echo", None, ("Ferry still in harbour", "Quillmouth Echo")),
        ("Ferry still in harbour - Echo", "Quillmouth Echo", ("Ferry still in harbour", "Quillmouth Echo")),
        ("Ferry still in harbour - live", "Quillmouth Echo", ("Ferry still in harbour - live", "Quillmouth Echo")),
        ("Ferry - Quillmouth Echo", None, ("Ferry - Quillmouth Echo", None)),
        ("Ferry still in harbour - what we know", None, ("Ferry still in harbour - what we know", None)),
    ],
)
def test_only_a_name_is_split_off_a_title(title: str, outlet: str | None, split: tuple[str, str | None]) -> None:
    assert split_site(title, outlet) == split


def test_several_authors_are_one_line_and_a_truth_is_no_name() -> None:
    assert one_line(["Ada Voss", "Bo Marr", {"x": 1}]) == "Ada Voss, Bo Marr"
    assert one_line(True) is None and one_line([]) is None


def test_a_source_that_is_no_address_is_the_outlet() -> None:
    assert front_matter_source({"source": "Quillmouth Echo"}) == Source(outlet="Quillmouth Echo")
    assert front_matter_source({"source": made.URL}) == Source(url=made.URL)
    assert web_address("https://echo.example/a b") is None


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Source: https://echo.example/ferry", {"url": "https://echo.example/ferry"}),
        ("Link: see below", None),
        ("Outlet: said to be none, who knows", None),
        ("Date: soon", None),
        ("Ada Voss | Quillmouth Echo | 4 May 2031", {"byline": "Ada Voss", "outlet": "Quillmouth Echo"}),
        ("Quillmouth Echo | 4 May 2031 | 5 min read", {"outlet": "Quillmouth Echo", "published": "2031-05-04"}),
        ("Tarn | Voe | Quillmouth | 4 May 2031", None),
        ("Tarn Voe | 4 May 2031 | it was said to be late", None),
        ("Tarn Voe | Quillmouth", None),
    ],
)
def test_a_line_of_the_head_states_details_or_nothing(line: str, values: dict[str, str] | None) -> None:
    stated = read_line(line, in_head=True)
    assert (stated and values and values.items() <= dict(stated.values).items()) or (stated is None and values is None)


def test_a_date_below_the_article_is_read_where_it_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    paragraphs = "\n\n".join(f"{made.P1} {made.P3} It was day {number}." for number in range(12))
    path.write_text(f"{made.TITLE}\n\n{paragraphs}\n\nUpdated: 5 May 2031\n")
    (article,) = load_story([path]).articles
    assert article.source.updated == "2031-05-05" and article.blocks[-1].reason == "date"


def test_an_address_that_is_none_is_the_same_page_as_itself_alone() -> None:
    assert same_page("https://[echo/ferry") == "https://[echo/ferry"


def test_the_agency_of_a_dateline_is_the_outlet_where_nothing_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{made.TITLE}\n\nKELSUND, June 9 (Lower Wire) - {made.P1}\n\n{made.P3}\n")
    (article,) = load_story([path]).articles
    assert article.source.outlet == "Lower Wire"
    assert "(Lower Wire) - " in article.text
    path.write_text(f"{made.TITLE}\n\nThe Lower Ferry (Upper Deck) - {made.P1.lower()}\n".replace(" - ", ", "))
    (article,) = load_story([path]).articles
    assert article.source.outlet is None
