# ruff: noqa: E501 (rows of files)
"""Files of others are read by their header names."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ingest.references import read_references
from dateline.model.errors import InputError
from dateline.model.values import Count

NEW = """id,date_start,date_end,side_a,side_b,best,high,low,latitude,longitude,where_prec,where_coordinates
7,2031-03-03 00:00:00.000,2031-03-04 00:00:00.000,Government of Sudan,Ardun Front,5,7,4,12.5,33.5,1,Ardun town
"""
OLD = """low,best,high,side_b,side_a,date_end,date_start,id
4,5,7,Ardun Front,Government of Sudan,2031-03-04,2031-03-03,7
"""
ACLED = """event_id_cnty,event_date,actor1,actor2,fatalities,time_precision,geo_precision,latitude,longitude,location
SDN1,16 May 2031,Ardun Front,,3,2,1,12.5,33.5,Ardun
"""


def test_both_layouts_of_ucdp_give_the_same_deaths() -> None:
    for content in (NEW, OLD, "\ufeff" + NEW):
        (event,) = read_references(content)
        assert event.deaths == Count(4, 5, 7)
        assert (event.first, event.last) == (date(2031, 3, 3), date(2031, 3, 4))
        assert event.sides == ("Government of Sudan", "Ardun Front")


def test_acled_dates_of_the_website_and_their_precision_are_read() -> None:
    (event,) = read_references(ACLED)
    assert (event.first, event.last) == (date(2031, 5, 13), date(2031, 5, 19))
    assert event.sides == ("Ardun Front",)


def test_a_row_that_cannot_be_read_is_named_by_its_line() -> None:
    with pytest.raises(InputError, match="line 2 can't be read"):
        read_references(NEW.replace("2031-03-03", "soon"))


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(InputError, match="neither a UCDP"):
        read_references("a,b\n1,2\n")
