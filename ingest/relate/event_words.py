"""The words by which events are recognised: what they are called, that they take place, and where they do not count.

Vocabulary only; `event_phrases.py` and `event_slots.py` say how the words go together.
"""

from __future__ import annotations

import re

# The noun and the kind of event it names. Longer forms stand before the shorter ones they begin with.
_KINDS = (
    ("meeting", r"(?:[Ee]-|[Ww]eb-?)?[Mm]eetings?|RGMs?"),
    ("workshop", r"(?:[Mm]ini-)?[Ww]orkshops?"),
    ("webinar", r"[Ww]ebinars?"),
    ("forum", r"[Ff]orums?|FORUM|[Ff]ora"),
    ("session", r"[Ss]essions?"),
    ("symposium", r"[Ss]ymposi(?:um|ums|a)"),
    ("training", r"[Tt]rainings?(?!\smaterials?)"),
    ("conference", r"[Tt]ele[Cc]onferences?|[Cc]onferences?"),
    ("hackathon", r"[Hh]ackathons?"),
    ("panel", r"[Pp]anels?(?:\s[Dd]iscussions?)?"),
    ("seminar", r"[Ss]eminars?"),
    ("summit", r"[Ss]ummits?"),
    ("dialogue", r"[Dd]ialogues?"),
    ("roundtable", r"[Rr]ound-?tables?"),
    ("webinar", r"[Ee]pisodes?(?=\s(?:#|No|\d|on\b|[Oo]f\b))"),
    ("other", r"Breakfast"),
    ("other", r"[Ss]howcases?(?:\s[Ee]vents?)?"),
    ("other", r"(?:[Aa]ward\s)?[Cc]eremony"),
    ("training", r"Clinics?"),
    ("training", r"(?:[Tt]raining|[Oo]n-?line)\s[Cc]ourses?|Courses?(?!\sof)"),
    ("conference", r"Assembl(?:y|ies)"),
    ("networking event", r"[Nn]etworking\s[Ee]vents?"),
    ("event", r"(?:[Ss]ide|[Tt]est)[\s-][Ee]vents?|[Ee]vents?|Week"),
)
NOUN = re.compile(
    r"(?<![\w/@#])(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + r")(?![\w@]|-\w)")

ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|inaugural|\d{1,3}(?:st|nd|rd|th))"
    r"(?:/\d{1,3}(?:st|nd|rd|th))?\Z", re.IGNORECASE)

# That something takes place, or somebody makes it take place.
OCCURS = re.compile(
    r"\b(?:(?:was|were|be|is|are|been)\s(?:also\s|then\s|again\s)?(?:held|organi[sz]ed|hosted|conducted|convened|planned|scheduled|co-organi[sz]ed|run"
    r"|collocated|co-located|provided|delivered|launched)|took(?:\stake)?\splace|(?:will\s)?takes?\splace|taking\splace|taken\splace|held|hosted|hosts"
    r"|(?:co-)?organi[sz](?:ed|es|ing)|convened|conducted|met|had|has\sbeen\sheld|planned|planning|(?:was|were)\s(?:on|from)\b)", re.IGNORECASE)
FUTURE = re.compile(
    r"\b(?:will\s(?:be\s(?:held|organi[sz]ed|hosted)|take\splace|hold|organi[sz]e)|(?:is|are|was|were|been)\s(?:also\s|now\s)?(?:being\s)?(?:planned|planning)"
    r"|is\sorgani[sz]ing|to\sbe\sheld|exact\sdates\sto\sbe\sconfirmed|postponed|deferred|rescheduled)", re.IGNORECASE)
MODE = re.compile(r"\b(?:virtual|on-?line|e-meetings?|web-?\s?meetings?|hybrid|physical|face-to-face)\b", re.IGNORECASE)
VIRTUAL = re.compile(r"\b(?:virtual(?:ly)?|on-?line|webinars?|e-meetings?|web-?\s?meetings?|remotely|teleconferences?)\b", re.IGNORECASE)

# Words that say a phrase speaks of meetings in general, or looks back on one already named.
GENERIC = frozenset({"each", "every", "any", "no", "such", "relevant", "regular", "statutory", "non-statutory", "subsequent",
                     "future", "physical", "these", "those"})
BACK = frozenset({"the", "this", "that", "these", "both", "its", "their", "said"})

# Lower-case words that may stand in the name of an event, before its noun.
ADJECTIVES = frozenset((
    "joint", "regional", "interregional", "inter-regional", "international", "national", "virtual", "online", "special", "annual", "technical",
    "thematic", "interim", "information", "brainstorming", "hands-on", "side", "networking", "plenary", "rapporteur", "rapporteurs", "working",
    "group", "groups", "party", "consultation", "coordination", "preparatory", "planning", "leadership", "ordinary", "extraordinary",
    "one-day", "two-day", "half-day", "full-day", "day", "one", "high-level", "mini", "demo", "open", "closed", "face-to-face", "hybrid", "training",
    "introductory", "interactive", "study", "informal", "ad", "hoc", "parallel", "opening", "closing", "dedicated", "co-located",
    "collocated", "last", "next", "latest", "initial", "kick-off", "final", "physical", "public", "expert", "experts", "tutorial", "web",
    "related", "showcase", "panel", "workshop", "stakeholder", "multi-stakeholder", "capacity", "building", "awareness", "inter-sector",
    "intersectoral", "policy", "economic", "executive", "management", "industry", "security", "in-person", "test", "back-to-back",
    "advisory", "committee", "subgroup", "intersessional", "e-learning", "distance", "learning", "focus", "peer", "mid-term"))

# Words with a capital that stand at the beginning of a sentence and belong to no name.
OPENERS = frozenset((
    "a", "an", "the", "in", "on", "at", "during", "another", "this", "these", "that", "also", "further", "furthermore", "additionally", "following",
    "since", "after", "before", "for", "both", "each", "two", "three", "four", "five", "several", "some", "its", "their", "it", "all", "many",
    "moreover", "besides", "finally", "from", "between", "under", "over", "and", "as", "by", "to", "with", "see", "recent", "planned", "ongoing",
    "various", "other", "most", "when", "while", "within", "through", "thus", "prior", "until", "if", "regular", "there", "no", "any", "every",
    "such", "among", "e.g.", "i.e.", "or", "whether", "whose", "our", "where", "which", "has", "had", "have", "is", "was", "were", "are", "held",
    "organized", "hosted", "organised", "participated", "conducted"))

# Where the name of an event ends behind its noun.
_NAME_STOPS = (
    "was", "were", "is", "are", "has", "have", "had", "will", "would", "took", "takes?", "taking", r"to\stake", "held",
    "(?:co-)?organi[sz]ed", "(?:co-)?hosted", "conducted", "convened", "which", "that", "where", "who", "brought", "examined",
    "discussed", "explored", "provided", "aimed", "attended", "sponsored", "supported", "agreed", "established", "considered",
    "approved", "recognized", "noted", "concluded", "revised", "adopted", "requested", "shared", "consented", "created",
    "during", r"as\spart", r"as\sfollows", r"as\swell", "includ(?:es?|ed|ing)", r"together\swith", "jointly",
    r"in\s(?:collaboration|cooperation|conjunction|coordination|partnership|parallel|order|connection|co-?location"
    r"|collocation|which|close)", "collocated", "co-?located", "followed", "preceded", "back-to-back", "alongside",
    r"prior\sto", "before", "after", "via", "through", "using", r"by\s(?:SG|ITU|TSB|the)",
    r"at\s(?:the|its|WSIS|ITU|almost|each|every)",
    r"and\s(?:held|organi[sz]ed|hosted|then|its|in|on|agreed|was|has|had|another|conducted|created)",
    r"with\s(?:a|the|an|its)", r"for\s(?:delegates|participants)", "targeting", "saw", "sent", "meets?", "met", "made", "gave",
    "helped", "informed", "identified", "decided", "confirmed", "reviewed", "witnessed",
    r"(?:in|of)\s(?:this|the)\s(?:current\s|last\s|present\s)?[Ss]tudy\s[Pp]eriod")
# Where the name of an event ends behind its noun. Small letters only: "Using" begins a title, "using" ends one.
NAME_END = re.compile(
    r"\s(?:" + "|".join(_NAME_STOPS) + r")\b|[;()\[\]\"\n]|[.!?](?=\s|\Z)|\s[–-]\s(?=the\b)")


def kind_of(match: re.Match[str]) -> str:
    """The kind of event that a match of `NOUN` names.

    >>> kind_of(NOUN.search("a mini-workshop")), kind_of(NOUN.search("two side events"))
    ('workshop', 'event')
    """
    group = match.lastgroup or "k0"
    return _KINDS[int(group[1:])][0]


def is_plural(noun: str) -> bool:
    """Whether the noun speaks of several events.

    >>> is_plural("workshops"), is_plural("symposia"), is_plural("Week")
    (True, True, False)
    """
    return noun.casefold().endswith(("s", "fora", "symposia", "symposiums")) and not noun.endswith("ss")
