"""The words by which events are recognised: what they are called, that they take place, and where they do not count.

Vocabulary only; `phrases.py` and `slots.py` say how the words go together.
"""

from __future__ import annotations

import re

from ingest.recognise.ordinals import WORDS

# The noun and the kind of event it names. Longer forms stand before the shorter ones they begin with.
_KINDS = (
    ("meeting", r"(?:[Ee]-|[Ww]eb-?)?[Mm]eetings?|RGMs?"),
    ("workshop", r"(?:[Mm]ini-)?[Ww]orkshops?(?:[\s-][Ss]eries)?"),
    ("webinar", r"[Ww]ebinars?(?:[\s-][Ss]eries)?"),
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
    ("workshop", r"Clinics?"),
    ("training", r"(?:[Tt]raining|[Oo]n-?line)\s[Cc]ourses?|Courses?(?!\sof)"),
    ("conference", r"Assembl(?:y|ies)|Kaleidoscope|Weeks?|(?<=\dG\s)week"),
    ("meeting", r"[Cc]onsultations?(?=\sof\s[Cc]ouncillors)"),
    ("networking event", r"[Nn]etworking\s[Ee]vents?"),
    ("event", r"(?:[Ss]ide|[Tt]est)[\s-][Ee]vents?|[Ee]vents?|Telecom\s?World"),
)
NOUN = re.compile(
    r"(?<![\w/@#])(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + r")(?![\w@]|-\w)")

ORDINAL = re.compile(
    rf"(?:{'|'.join(WORDS)}|inaugural"
    r"|\d{1,3}(?:st|nd|rd|th))(?:/\d{1,3}(?:st|nd|rd|th))?\Z", re.IGNORECASE)

# That something takes place, or somebody makes it take place.
OCCURS = re.compile(

    r"\b(?:(?:was|were|be|is|are|been)\s(?:also\s|then\s|again\s)?(?:held|organi[sz]ed|hosted|conducted"
    r"|convened|planned"
    r"|scheduled|co-organi[sz]ed|run|collocated|co-located|provided|delivered|launched)"
    r"|took(?:\stake)?\splace|(?:will\s)?takes?\splace|taking\splace|taken\splace|held|hosted|hosts"
    r"|(?:co-)?organi[sz](?:ed|es|ing)|convened|conducted|met|had|has\sbeen\sheld|planned|planning"
    r"|(?:was|were)\s(?:on|from)\b)", re.IGNORECASE)
FUTURE = re.compile(
    r"\b(?:will\s(?:be\s(?:held|organi[sz]ed|hosted)|take\splace|hold|organi[sz]e)"
    r"|(?:is|are|was|were|been)\s(?:also\s|now\s)?(?:being\s)?(?:planned|planning)|is\sorgani[sz]ing|to\sbe\sheld"
    r"|exact\sdates\sto\sbe\sconfirmed|postponed|deferred|rescheduled)", re.IGNORECASE)
MODE = re.compile(
    r"\b(?:virtual|on-?line|e-meetings?|web-?\s?meetings?|hybrid|physical|face-to-face)\b", re.IGNORECASE)
VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|on-?line|webinars?|e-meetings?|web-?\s?meetings?|remotely|teleconferences?)\b", re.IGNORECASE)

# Words before a phrase that speaks of such events in general, or looks back on one already named.
GENERIC = frozenset({
    "each", "every", "any", "no", "such", "relevant", "regular", "statutory", "non-statutory", "subsequent", "future",
    "physical", "these", "those"})
BACK = frozenset({"the", "this", "that", "these", "both", "its", "their", "said"})

# Lower-case words that may stand in the name of an event, before its noun.
ADJECTIVES = frozenset({
    "ad", "advisory", "annual", "awareness", "back-to-back", "brainstorming", "building", "capacity", "closed",
    "closing",
    "co-located", "collocated", "committee", "consultation", "coordination", "day", "dedicated", "demo", "distance",
    "e-learning", "economic", "executive", "expert", "experts", "extraordinary", "face-to-face", "final", "focus",
    "full-day", "group", "groups", "half-day", "hands-on", "high-level", "hoc", "hybrid", "in-person", "industry",
    "informal", "information", "initial", "inter-regional", "inter-sector", "interactive", "interim", "international",
    "interregional", "intersectoral", "intersessional", "introductory", "joint", "kick-off", "last", "latest",
    "leadership", "learning", "management", "mid-term", "mini", "multi-stakeholder", "national", "networking", "next",
    "one", "one-day", "online", "open", "opening", "ordinary", "panel", "parallel", "party", "peer", "physical",
    "planning", "plenary", "policy", "preparatory", "public", "rapporteur", "rapporteurs", "regional", "related",
    "security", "showcase", "side", "special", "stakeholder", "study", "subgroup", "technical", "test", "thematic",
    "training", "tutorial", "two-day", "virtual", "web", "working", "workshop"})

# Words with a capital that stand at the beginning of a sentence and belong to no name.
OPENERS = frozenset({
    "a", "additionally", "after", "all", "also", "among", "an", "and", "another", "any", "are", "as", "at", "before",
    "besides", "between", "both", "by", "conducted", "during", "e.g.", "each", "every", "finally", "five", "following",
    "for", "four", "from", "further", "furthermore", "had", "has", "have", "held", "hosted", "i.e.", "if", "in",
    "is", "it",
    "its", "many", "moreover", "most", "no", "on", "ongoing", "or", "organised", "organized", "other", "our", "over",
    "participated", "planned", "prior", "recent", "regular", "see", "several", "since", "some", "such", "that", "the",
    "their", "there", "these", "this", "three", "through", "thus", "to", "two", "under", "until", "various", "was",
    "were", "when", "where", "whether", "which", "while", "whose", "with", "within"})

_NAME_STOPS = (
    "adopted", "after", "agreed", "aimed", "alongside", "approved", "are", r"as\s(?:part|follows|well)", "attended",
    r"at\s(?:the|its|WSIS|ITU|almost|each|every)", "back-to-back", "before", "brought", r"by\s(?:SG|ITU|TSB|the)",
    "co-?located", "collocated", "concluded", "conducted", "confirmed", "consented", "considered", "convened", "created",
    "decided", "discussed", "during", "established", "examined", "explored", "followed", r"for\s(?:delegates|participants)",
    "gave", "had", "has", "have", "held", "helped", "(?:co-)?hosted", "identified", "includ(?:es?|ed|ing)", "informed", "is",
    r"in\s(?:close|co-?location|collaboration|collocation|conjunction|connection|cooperation|coordination|order|parallel"
    r"|partnership|which)", "jointly", "made", "meets?", "met", "noted", r"on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "(?:co-)?organi[sz]ed", "preceded", r"prior\sto", "provided", "recognized", "requested", "reviewed", "revised", "saw",
    "sent", "shared", "sponsored", "supported", "takes?", "taking", "targeting", "that", "through", r"to\stake",
    r"together\swith", "took", "using", "via", "was", "were", "where", "which", "who", "will", r"with\s(?:a|the|an|its)",
    "witnessed", "would",
    r"and\s(?:agreed|another|conducted|created|had|has|held|hosted|in|its|on|organi[sz]ed|then|was)",
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
    >>> is_plural("webinar series")
    False
    """
    return noun.casefold().endswith(("s", "fora", "symposia", "symposiums")) and not noun.endswith(("ss", "eries"))
