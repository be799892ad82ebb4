"""Dates as offices write them: what is certain is read, what is not is said."""

from __future__ import annotations

import time
from datetime import date, datetime
from datetime import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postguard.tables.dates import Hints, read_date, read_time

IN_2027 = Hints(frozenset({2027}))

CERTAIN = {
    "2027-02-03": "2027-02-03", "2027-02-03T08:30:00Z": "2027-02-03 08:30", "2027-02-03 kl 8": "2027-02-03 08:00", "20270203": "2027-02-03", "270203": "2027-02-03",
    "3/2-27": "2027-02-03", "3/2 2027": "2027-02-03", "3.2.2027": "2027-02-03", "13/02/2027": "2027-02-13", "02/13/2027": "2027-02-13", "03-02-2027": "2027-02-03",
    "10 februari 2027 kl. 9": "2027-02-10 09:00", "den 10:e februari 2027": "2027-02-10", "11 feb. 2027": "2027-02-11", "10-feb-2027": "2027-02-10",
    "måndag 8 februari 2027 kl. 12.00–13.00": "2027-02-08 12:00", "Feb 10, 2027 9:00 am": "2027-02-10 09:00", "10 Feb 2027 at 9 pm": "2027-02-10 21:00",
    "46425": "2027-02-07", "46425,354": "2027-02-07 08:30", "Wed 03/02/2027": "2027-02-03", "Tue 03/02/2027": "2027-03-02",
}  # fmt: skip
BY_THE_TABLE = {
    "3/2 kl 08.30": "2027-02-03 08:30", "ons 10/2": "2027-02-10", "10/2 (ons)": "2027-02-10", "10/2 08.30": "2027-02-10 08:30", "1 mars": "2027-03-01",
    "tis v. 12": "2027-03-23", "vecka 6, tisdag": "2027-02-09", "v.6 ons 10/2": "2027-02-10", "10:e mars kl 14-16": "2027-03-10 14:00", "Ons 10/2 – kl 8": "2027-02-10 08:00",
    "03-02-27": "2027-02-03", "3-13": "2027-03-13",
}  # fmt: skip
UNCLEAR = {
    "v. 12": "a week is no day", "03/02/2027": "several days", "tis 10/2": "the week does not fit", "v. 5 10/2": "the week does not fit", "31/2": "no such day", "29 feb 2027": "no such day",
    "3/2 kl 25.00": "no such time", "imorgon": "no date", "TBD": "no date", "maj": "no date", "3/2-5/2": "no date", "3/2 kl 8 eller 4/2": "no date", "mån/tis 3/2": "more than a date",
    "3-2": "several days", "9" * 90: "more than a date", "tis v. 60": "no such week",
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), [*CERTAIN.items(), *BY_THE_TABLE.items()])
def test_certain_dates(text: str, day: str) -> None:
    assert read_date(text, IN_2027).moment == datetime.fromisoformat(day)
    if text in BY_THE_TABLE:
        assert read_date(text).moment is None
        assert read_date(text, Hints(frozenset({2026, 2027}))).moment in (None, datetime.fromisoformat(day))
    else:
        assert read_date(text).moment == datetime.fromisoformat(day)


@pytest.mark.parametrize(("text", "why"), UNCLEAR.items())
def test_unclear_dates_are_said(text: str, why: str) -> None:
    read = read_date(text, IN_2027)
    assert read.moment is None and read.why and why in read.why["en"]


def test_what_the_table_tells() -> None:
    hints = Hints.of(["13/02/2027", "03/04/2027", "3/2"], ["Jan-Mar", "Plan 2027"])
    assert hints == Hints(frozenset({2027}), "dm")
    assert read_date("03/04/2027", hints).moment == datetime(2027, 4, 3)
    assert read_date("03/04/2027", Hints.of(["12/31/2026"])).moment == datetime(2027, 3, 4)
    assert read_date("3/2", Hints.of(["2026-12-01", "2027-01-04"])).why
    assert read_date("ons 3/2", Hints.of(["2026-12-01", "2027-01-04"])).moment == datetime(2027, 2, 3)


def test_cells_that_are_dates() -> None:
    assert read_date(datetime(2027, 2, 3, 8)).timed and not read_date(date(2027, 2, 3)).timed
    assert read_date(46421.354166667).moment == datetime(2027, 2, 7 - 4, 8, 30)
    assert read_date(20270203).moment == datetime(2027, 2, 3)
    assert read_date(7).why and read_date(True).why and read_date(None).why


def test_times() -> None:
    for value in ("08.30", "0830", "8:30", "kl 8.30", "8.30-9", "08:30:00", clock(8, 30), 0.3541666667):
        assert read_time(value) == clock(8, 30)
    assert read_time("kl. 9–11") == read_time(9) == read_time("9") == clock(9)
    assert [read_time(value) for value in ("lunch", "24.00", "", None, 30, "9" * 90)] == [None] * 6


@given(st.one_of(st.text(max_size=90), st.floats(), st.integers()))
def test_nothing_breaks_it(value: object) -> None:
    read = read_date(value, IN_2027)
    assert (read.moment is None) != (read.why is None)
    read_time(value)


def test_long_texts_take_no_time() -> None:
    begun = time.process_time()
    for text in ("1" * 50_000, "3/" * 25_000, " " * 50_000, "kl 3 " * 10_000, "a" * 50_000):
        read_date(text)
        read_time(text)
    assert time.process_time() - begun < 1
