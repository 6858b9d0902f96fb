"""Papers in other layouts, about other conferences: the same families of facts come of them."""

from __future__ import annotations

from ingest.pipeline import Ingested, Source, ingest
from tests.papers.test_formats import of, value

FORUM = """# Pebble Society: Background Paper on WTDC-22

*Published 3 March 2022*

WTDC-22 was originally scheduled to be held from 8 to 19 November 2021 in Addis Ababa, Ethiopia. It will take place from 6 to 16 June 2022
in Kigali, Rwanda.

## Regional preparatory meetings

| Region | Organization | Meeting | Dates | Place |
|---|---|---|---|---|
| Africa | ATU | RPM-AFR | 29-30 March 2021 | Virtual |
| Americas | CITEL (PCC.I) | RPM-AMS | 26–27 April 2021 | Virtual |
| Europe | CEPT Com-ITU | RPM-EUR | 18-19 January 2021 | Geneva, Switzerland |

## Resolutions of interest

| Issue | Resolution | Title |
|---|---|---|
| Access | Resolution 37 (Rev. Buenos Aires, 2017) | Bridging the divide |
| Children | Resolution 67 (Rev. Buenos Aires, 2017) | Follow-up to Resolution 3 |

## Main issues to be discussed

1. **Connectivity**: extending networks (Study Group 1).
2. **Capacity building**: skills for all.

As an Associate of ITU-D, GSMA will attend. Proposals for new Questions were submitted to ITU-D Study Group 2 by several members. CEPT
submitted a proposal on spam to WTDC-22.
"""

PAGE = """<html><body><h1>ITU Plenipotentiary 2026</h1>
<p>The Plenipotentiary Conference (PP-26) will be held in Doha, Qatar, 9-27 November 2026.</p>
<h2>Upcoming events</h2><ul>
<li>1st APT preparatory meeting for PP-26 (APT PP26-1), 10–12 June 2025, Bangkok, Thailand</li>
<li><b>CITEL</b>: WGCONF meeting, 3 July 2025, online</li><li>12 March 2026: ATU coordination meeting, Nairobi, Kenya</li></ul>
<h2>Key resolutions</h2><ul><li>Resolution 101 (Rev. Bucharest, 2022): Networks</li>
<li>Resolution 130 (Rev. Bucharest, 2022) - Trust</li></ul>
<table><tr><th>Issues</th><th>Resolutions</th></tr><tr><td rowspan=2>Internet</td><td>101, 102, 133</td></tr>
<tr><td>Resolutions 178 and 180</td></tr><tr><td>Security</td><td>130 – Cyber</td></tr></table>
<h3>Hot topics</h3><ul><li>AI governance</li><li>Spam and fraud; see Study Group 17</li></ul></body></html>"""


def last(record_value: str) -> str:
    return record_value.rpartition("/")[2]


def forum() -> Ingested:
    return ingest(Source("forum", "forum.md", FORUM.encode()))


def page() -> Ingested:
    return ingest(Source("page", "page.html", PAGE.encode()))


def test_the_organization_may_stand_in_another_column() -> None:
    meetings = [(last(value(r, "organizer")), last(value(r, "meetingOf")), value(r, "startDate")) for r in of(forum(), "MeetingPlan")
                if value(r, "organizer")]
    assert meetings == [("atu", "", "2021-03-29"), ("citel", "pcc-i", "2021-04-26"), ("cept", "com-itu", "2021-01-18")]


def test_a_conference_is_also_it() -> None:
    moved = {(last(value(r, "event")), last(value(r, "scheduleState")).partition("#")[2], value(r, "startDate"), value(r, "city"))
             for r in of(forum(), "MeetingPlan") if not value(r, "organizer")}
    assert moved == {("wtdc-22", "Rescheduled", "2021-11-08", "Addis Ababa"), ("wtdc-22", "Planned", "2022-06-06", "Kigali")}


def test_study_groups_belong_to_the_sector_of_the_conference() -> None:
    topics = {value(r, "topicAsPrinted"): last(value(r, "studyGroup")) for r in of(forum(), "TopicMention")}
    assert topics == {"Connectivity": "itu-d-sg1", "extending networks": "itu-d-sg1", "Capacity building": ""}


def test_an_instrument_inside_a_title_is_no_listing() -> None:
    listings = {value(r, "listsInstrument").partition("/resolution/")[2]: value(r, "titleAsPrinted")
                for r in of(forum(), "InstrumentListing")}
    assert listings == {"wtdc/37": "Bridging the divide", "wtdc/67": "Follow-up to Resolution 3"}


def test_who_proposes_what_to_whom() -> None:
    proposals = {(value(r, "topicAsPrinted"), last(value(r, "proposedBy")), last(value(r, "submittedTo"))) for r in of(forum(), "Proposal")}
    assert proposals == {("new Questions", "", "itu-d-sg2"), ("spam", "cept", "wtdc-22")}
    (role,) = of(forum(), "RoleStatement")
    assert [last(value(role, p)) for p in ("standingOf", "standing", "standingIn")] == ["gsma", "associates", "itu-d"]


def test_an_organization_named_once_is_not_the_publisher() -> None:
    assert not any(p.value.endswith("publisher") for p, _ in forum().records[0].values)


def test_points_of_a_page_are_meetings_in_any_order() -> None:
    meetings = [(last(value(r, "organizer")), value(r, "eventName"), value(r, "startDate"), value(r, "city"))
                for r in of(page(), "MeetingPlan") if value(r, "organizer")]
    assert meetings == [("apt", "1st APT preparatory meeting for PP-26 (APT PP26-1)", "2025-06-10", "Bangkok"),
                        ("citel", "CITEL: WGCONF meeting", "2025-07-03", ""), ("atu", "ATU coordination meeting", "2026-03-12", "Nairobi")]


def test_points_and_bare_numbers_are_listings() -> None:
    listings = [(value(r, "numberAsPrinted"), value(r, "titleAsPrinted"), last(value(r, "issueArea")))
                for r in of(page(), "InstrumentListing")]
    assert listings == [("101", "", "internet"), ("102", "", "internet"), ("133", "", "internet"), ("178", "", "internet"),
                        ("180", "", "internet"), ("130", "Cyber", "security"), ("101", "Networks", "key-resolutions"),
                        ("130", "Trust", "key-resolutions")]


def test_a_page_about_a_conference_nobody_reviewed_describes_it() -> None:
    (source,) = of(page(), "SourceDocument")
    assert [last(part.iri) for part in source.parts] == ["pp-26"]
    assert last(value(source, "genre")).endswith("ConferencePage")
