"""Find the events that a narrative tells of: what, when, where, by whom; plain meetings of a body too.

    read ── phrases ──> candidates ── slots ──> occurrences ── merge ──> facts

One fact for each coordinated date or place. Rules, by the names that facts carry:

- `phrase-with-date`: a phrase and a date or place that belong together ("ITU Workshop on X, Dakar, 19-20 March 2018");
- `date-before`: the date leads ("In March 2021, SG11 organized a joint workshop on X");
- `named`: no date, but a title or a number that names one event ("a Forum on X", "the 5th regional workshop");
- `enumerated`: "workshops on topics such as Blockchain (March 2017), 5G (March 2018)";
- `met`, `in-brackets`, `titled`, `assembly`, `list-line`: without a phrase of their own, see `meetings.py` and
  `lines.py`.

Not told, on purpose: what only looks back ("the workshop discussed"), speaks of all such events ("at each meeting"),
counts several without saying when each was ("14 trainings since March 2020"), or is wished for ("to host a workshop").
"""

from ingest.relate.events.relation import find

__all__ = ["find"]
