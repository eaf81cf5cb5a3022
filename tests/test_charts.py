"""The chart in the documents shows the figures that lie beside it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def charts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("charts", DOCS / "charts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_chart_is_drawn_from_the_figures_beside_it(charts: ModuleType) -> None:
    drawn = charts.chart(charts.read(DOCS / "img" / "cost.csv"))
    assert (DOCS / "img" / "cost.svg").read_text("utf-8") == drawn


def test_every_program_has_a_line_a_mark_for_each_figure_and_a_name(charts: ModuleType) -> None:
    series = {"crossread": [(5.0, 0.01), (50.0, 0.2)], "difflib": [(5.0, 0.02), (50.0, 2.0)]}
    drawing = ElementTree.fromstring(charts.chart(series))
    svg = "{http://www.w3.org/2000/svg}"
    assert len(drawing.findall(f"{svg}polyline")) == 2
    assert len(drawing.findall(f"{svg}circle")) == 2 and len(drawing.findall(f"{svg}polygon")) == 2
    words = [text.text for text in drawing.iter(f"{svg}text")]
    assert {"crossread", "difflib", "5", "50", "10 ms", "10 s"} <= set(words)


def test_more_articles_are_further_right_and_more_time_is_higher(charts: ModuleType) -> None:
    drawing = ElementTree.fromstring(charts.chart({"crossread": [(5.0, 0.01), (50.0, 0.2), (200.0, 3.0)]}))
    points = drawing.findall("{http://www.w3.org/2000/svg}polyline")[0].attrib["points"].split()
    places = [tuple(map(float, point.split(","))) for point in points]
    assert places == sorted(places) and [y for _, y in places] == sorted((y for _, y in places), reverse=True)


def test_it_can_be_read_on_a_dark_page_and_loads_nothing(charts: ModuleType) -> None:
    drawn = charts.chart({"crossread": [(5.0, 0.01), (50.0, 0.2)]})
    assert "prefers-color-scheme: dark" in drawn
    assert "<script" not in drawn and "href" not in drawn and "url(" not in drawn
