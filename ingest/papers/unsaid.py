"""What a paper does not say: anything about its conference, its title, its date.

A page that only names a conference looks like a paper on it and becomes a graph in which nothing is told. That is said, with what was
looked for and what to do. Wild: a page of photographs headed "WTSA-24". What else was not understood, `kg coverage` lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.papers.model import Identity
from kg.messages import Message


def unsaid(paper: Identity, *, tells: bool) -> Iterator[Message]:
    """What the reader should know of a paper that calls itself so, and whether it `tells` more than the names of things.

    >>> from ingest.papers.model import Sitting
    >>> whole = Identity(Sitting("WTSA-24", "WTSA"), "A Briefing on WTSA-24", issued="2024-05-04")
    >>> list(unsaid(whole, tells=True)), [message.code for message in unsaid(whole, tells=False)]
    ([], ['nothing-said'])
    """
    if not tells:
        yield Message("nothing-said", f"it names {paper.about.code}, but nothing more was found: no date or place of the conference, "
                      "no meeting, topic, Resolution, proposal, role or group",
                      remedy="is this the paper? `kg inspect` shows the text that was read, `kg coverage` what was not understood")
    if not paper.title:
        yield Message("title-missing", "no title was recognised: no short line near the beginning names the conference; "
                      f"it names {paper.about.code} most often and is taken to be about it",
                      remedy="its next edition is recognised by its file's name, or by --name")
    if not (paper.issued or paper.modified):
        yield Message("date-missing", "its own date was not recognised: no line near the beginning is a day, "
                      "no words there are like “published in June 2020”",
                      remedy="of its editions the one that comes last counts as newest, unless `kg ingest --older` says otherwise")
