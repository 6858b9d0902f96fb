"""The words of the grammar of action texts and headings, each table with an example."""

from __future__ import annotations

import re

# "TSAG, at each meeting, to review", "SGs shall inform", "SG11 is the lead": what follows those who act.
MARKERS = ("to", "shall", "should", "must", "will", "may", "can", "is", "are", "has", "have")

# Bare verbs of instructions: "TSB further encourage", "TSB Director report status", "develop a programme".
VERBS = (
    "accelerate", "acknowledge", "act", "adopt", "advise", "analyse", "apply", "arrange", "assess", "assign",
    "assist", "bring", "build", "carry", "collaborate", "collate", "collect", "compile", "complete", "conduct",
    "consider", "consult", "continue", "contribute", "convene", "cooperate", "coordinate", "create", "define",
    "deliver", "determine", "develop", "disseminate", "draft", "elaborate", "enable", "encourage", "enhance",
    "ensure", "establish", "evaluate", "examine", "exchange", "expand", "expedite", "explore", "extend", "facilitate",
    "finalize", "follow", "foster", "give", "grant", "hold", "host", "identify", "implement", "improve", "include",
    "inform", "initiate", "integrate", "investigate", "invite", "involve", "issue", "keep", "launch", "lead",
    "liaise", "maintain", "make", "monitor", "organize", "participate", "perform", "plan", "post", "prepare",
    "present", "progress", "promote", "propose", "provide", "publish", "pursue", "raise", "recommend", "report",
    "request", "review", "revise", "set", "share", "simplify", "strengthen", "study", "submit", "support", "take",
    "track", "train", "translate", "undertake", "update", "use", "work",
)
VERB = re.compile(rf"(?:{'|'.join(VERBS)})\b|(?:{'|'.join(v.removesuffix('e') + 'ing' for v in VERBS)})\b")

# "the", "other", "relevant", "particularly": what may stand before a name in a list of names.
_BEFORE_NAME = (
    r"the|all|any|each|both|other|others|their|its|relevant|concerned|interested|respective|appropriate|applicable"
    r"|remaining|new|particular|particularly|especially|notably|including|e\.g\.|i\.e\.|namely|in particular"
    r"|where required|where appropriate|where necessary|as appropriate|as necessary|if needed|as well as|and/or|and|or"
)
# What may stand between two names of one list, or before its first: "SG16, and other relevant SGs", "(SG2 and) SG3".
GAP = re.compile(rf"(?:[\s,/&+()]|\b(?:{_BEFORE_NAME})(?!\w))*", re.IGNORECASE)
JOINT = re.compile(r"[,/&+]|\b(?:and|or|as well as|particular|particularly|especially|including|in particular)\b", re.I)

# "WTSA-16 instructed TSAG to …": the one who is told acts, not the one who tells.
DELEGATION = re.compile(
    r"\s(?:has\s|have\s)?(?:instructed|requested|invited|asked|tasked|charged|authorized|mandated|urged|encouraged"
    r"|called upon|calls upon|instructs|requests|invites|urges|encourages)\s", re.IGNORECASE)

# Brackets that only cite or refer: "(resolves 1, 4)", "(i. TSBDir 2)", "[instructs 3]", "(see also Resolution 34)".
_ASIDE = re.compile(
    r"[(\[]\s?(?:§|clauses?\b|sections?\b|resolves\b|further\b|f\.?\s?i\b|i\s?\.(?!\s?e\b)|c\.?\s?u\b|instructs?\b|invites?\b"
    r"|encourages?\b|requests?\b|calls? upon|WTSA-\d\d (?:Proceedings|Doc)|in WTSA|footnote\b|ToR\b|also see|see\b"
    r"|e\.\s?g\.|Rev\.)[^()\[\]]{0,300}(?:\([^()]{0,80}\)[^()\[\]]{0,200})?(?:[)\]]|\Z)", re.IGNORECASE)


def without_asides(text: str) -> str:
    """`text` of the same length, with spaces in place of the brackets that only cite, refer or give an example.

    >>> without_asides("TSB to report (i. TSBDir 2) to Council").split()
    ['TSB', 'to', 'report', 'to', 'Council']
    >>> without_asides("SG2 (and SG3) to study") == "SG2 (and SG3) to study"
    True
    """
    return _ASIDE.sub(lambda m: " " * (m.end() - m.start()), text)
