"""Find what a narrative tells of the lives of groups: focus groups, JCAs, regional groups, joint and ad hoc groups.

One fact for each group and action with the body that did it and the date; a group to which nothing happened is
"mentioned". Rules, by the names that facts carry:

- `made`: a body does something to a group ("SG5 created the new regional group …", "decided to discontinue …");
- `was-made`: it is done to the group ("FG AN was established in December 2020");
- `by-itself`: the group does it ("FG-DPM concluded with 15 deliverables");
- `noun`: a noun says it ("with closure of the JCA-SDN", "agreed continuation of …");
- `terms`: its terms of reference changed ("revised the ToR for JCA-AHF", "with updated ToR");
- `title`: it got a new name ("… with the same ToR and revised title “…”");
- `goes-on`: the next sentence says it ("FG-DPM met. It concluded in July 2019.");
- `list-line`: a line inherits it from its head ("SG20 created four regional groups:");
- `mentioned`: none of these.
"""

from ingest.relate.groups.relation import find

__all__ = ["find"]
