"""Dates: a table of words and what they mean, a counter-example for each trap, and promises under attack."""

from __future__ import annotations

import random
import time

import pytest

from ingest.recognise.dates import find

SEED = 20

MEANINGS = {
    # day, month, year
    "on 5 June 2020": "2020-06-05",
    "in September 2019": "2019-09",
    "in 2018": "2018",
    "1st of May 2019": "2019-05-01",
    "June 5, 2020": "2020-06-05",
    "17May 2018": "2018-05-17",
    "Sept.2021 and 1 Nov. 2017": "2021-09 2017-11-01",
    # iso-date, numeric-date, month-number
    "2019-03-05": "2019-03-05",
    "X.1 (10/2019)": "2019-10",
    "2019/09": "2019-09",
    "31/05/2019": "2019-05-31",
    # range
    "27 November to 1 December 2018": "2018-11-27/2018-12-01",
    "from 3-5 April 2017": "2017-04-03/2017-04-05",
    "29 August – 7 September 2017": "2017-08-29/2017-09-07",
    "20 to 29 February": "--02-20/--02-29",
    "Jan/Feb 2018": "2018-01/2018-02",
    "January 2017 to March 2018": "2017-01/2018-03",
    "January to August 2020": "2020-01/2020-08",
    "2017-2021": "2017/2021",
    "2019-20": "2019/2020",
    "May 15-17, 2019": "2019-05-15/2019-05-17",
    "Tuesday, 1 October to Friday, 4 October 2019": "2019-10-01/2019-10-04",
    "13 September (PM) - 15 September 2021": "2021-09-13/2021-09-15",
    "(MTG-2, 13 - 15 May 2020)": "2020-05-13/2020-05-15",
    # between
    "held between May and July 2020": "2020-05/2020-07",
    "between 3 March 2019 and 4 May 2020": "2019-03-03/2020-05-04",
    "Between May and July 2020": "2020-05/2020-07",
    "between November and February 2021": "2020-11/2021-02",
    "between 3 November and 4 February 2021": "2020-11-03/2021-02-04",
    "between November 2021 and February 2021": "2021-11 2021-02",
    "between 2020 and 2018": "2020 2018",
    "between 3 November and 4 February": "--11-03 --02-04",
    "between SG2 and SG3, May and July 2020": "2020-05 2020-07",
    # a list shares month and year
    "17 and 19 May 2021": "2021-05-17 2021-05-19",
    "February and November 2018": "2018-02 2018-11",
    "2017, 2019 and 2021": "2017 2019 2021",
    "20 March 2017 and 30 August 2017": "2017-03-20 2017-08-30",
    "1-2 June 2018, 3-4 May 2019 and 7 July 2020": "2018-06-01/2018-06-02 2019-05-03/2019-05-04 2020-07-07",
    # consecutive-days
    "11 and 12 September 2019": "2019-09-11/2019-09-12",
    "4, 5 and 6 June 2018": "2018-06-04/2018-06-06",
    # year-from-context
    "on 17 December and on 20 December 2018": "2018-12-17 2018-12-20",
    "in 2018 (14 October)": "2018 2018-10-14",
    "It met on 13 May 2019. Panels were held on 15 and 20 May respectively.": "2019-05-13 2019-05-15 2019-05-20",
}

# What only looks like a date, and what is left of it.
TRAPS = {
    "SG17 March 2018": "2018-03",
    "Study Groups 2 and 17 March 2018": "2018-03",
    "Release 5, 13-22 November 2017": "2017-11-13/2017-11-22",
    "802.1/802.3": "",
    "Planet 50/50": "",
    "IMT-2020 and ISO/IEC 27001:2013": "",
    "over 2000 participants": "",
    "http://x.example/2017-2020/5": "",
    "It may be that May is warm.": "",
    "12.30-13.00": "",
}


@pytest.mark.parametrize(("text", "expected"), [*MEANINGS.items(), *TRAPS.items()])
def test_words_mean_dates(text: str, expected: str) -> None:
    assert " ".join(m.id for m in find(text)) == expected


@pytest.mark.parametrize(("text", "qualifier", "start"), [
    ("at the end of 2017", "end", "2017"), ("mid 2020", "mid", "2020"), ("Q3 2020", "q3", "2020-07"),
    ("the first half of 2021", "first half", "2021-01")])
def test_a_qualifier_is_kept_and_makes_no_date_more_precise(text: str, qualifier: str, start: str) -> None:
    (date,) = find(text)
    assert (date.detail["qualifier"], date.detail["start"], len(date.id)) == (qualifier, start, 4)


@pytest.mark.parametrize(("text", "ident", "problem"), [
    ("36 August 2020", "2020-08-36", "no such day"),
    ("25 to 29 February 2019", "2019-02-25/2019-02-29", "no such day"),
    ("13/2019", "2019-13", "no such month"),
    ("9 to 5 May 2019", "2019-05-09/2019-05-05", "ends before it starts")])
def test_an_impossible_date_stays_as_written_and_says_why(text: str, ident: str, problem: str) -> None:
    (date,) = find(text)
    assert (date.id, date.detail["problem"]) == (ident, problem)


def test_a_numeric_date_with_two_readings_keeps_both() -> None:
    (date,) = find("05/06/2019")
    assert (date.id, date.also) == ("2019-06-05", ("2019-05-06",))


def test_the_days_of_a_run_stay_known() -> None:
    (date,) = find("11 and 12 May 2020")
    assert date.detail["days"] == ("2020-05-11", "2020-05-12")


def test_the_year_from_elsewhere_says_where_it_stands() -> None:
    text = "on 17 December and on 20 December 2018"
    start, end = find(text)[0].detail["year_from"]
    assert text[start:end].endswith("2018")


def test_any_text_gives_dates_with_spans_inside_it() -> None:
    pieces = ["5", " ", "May", "2018", "-", "–", " to ", ",", " and ", "/", "(", ")", ".", "SG", "a", "\n", "31", "Q1 ", "\0"]
    rnd = random.Random(SEED)  # noqa: S311 - nothing here is secret
    for _ in range(3000):
        text = "".join(rnd.choice(pieces) for _ in range(rnd.randrange(30)))
        for date in find(text):
            assert 0 <= date.start < date.end <= len(text)
            assert date.detail["start"]


@pytest.mark.parametrize("piece", ["1 ", "1, ", "1 and ", "5 May, ", "2018 - ", "from 1 to ", "May ", "a", "(", "5-"])
def test_a_megabyte_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find(text[:50_000])
    between = time.process_time()
    find(text[:200_000])
    assert time.process_time() - between < 12 * max(between - started, 0.05)
