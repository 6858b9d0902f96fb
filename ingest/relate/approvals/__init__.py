"""Find what was brought to a status: which text, by whom, to which status, when.

    read ── products, verbs ──> links ── lists ──> facts

One fact for each text and status. Rules, by the names that facts carry:

- `object`: a body does it ("SG11 approved Q.5050 “…” and agreed Supplement 75");
- `subject`: it is done ("E.156 was approved on 5 June 2020", "Y.4480 (agreed in July 2020)");
- `gapped`: a date goes on without its verb ("A was approved in 2019, B in 2020");
- `nominal`: a noun says it ("the revised version of K.83", "deletion of Q3/15");
- `continued`: the sentence before has the verb ("Two were consented. Those are Y.1 and Y.2.");
- `retitled`: it has a new title ("Q1/13 (since 2021 title is “…”)");
- `range-expanded`: it lies within a written range ("seven Recommendations (Y.3800-3806)");
- `list-line`: a line inherits it from its head ("SG11 approved new Recommendations, such as:").

Not told, on purpose: what is only counted ("consented four Recommendations"), planned ("will be approved") or
described ("the Recommendation defines …").
"""

from ingest.relate.approvals.relation import find

__all__ = ["find"]
