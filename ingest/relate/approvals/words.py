"""The words of approvals: the verbs that bring a text to a status, and what the texts are called.

Vocabulary only; `verbs.py` and `products.py` say how the words go together.
"""

from __future__ import annotations

import re

# Who "produced a first draft of H.1" has not completed it.
_DRAFT = r"\s(?:(?!(?:and|or|of|on|for|from|with|in|by|as)\b)[\w-]{1,24}\s){0,4}[Dd]rafts?\b"
# (status, its rank, the participle, what else stands for it in the active voice). Of the verbs that one clause joins
# ("developed and approved") the one with the highest rank tells the status.
_STATUSES = (
    ("approved", 9, r"[Aa]pproved(?:\sby\s[Aa]greement)?|[Aa]dopted", r"approves|adopts"),
    ("agreed", 8, r"[Aa]greed(?:\son|\supon)?", r"agrees(?:\son)?"),
    ("consented", 7, r"[Cc]onsented", r"gave\sconsent\sto"),
    ("determined", 7, r"[Dd]etermined", r"determines"),
    ("endorsed", 6, r"[Ee]ndorsed", r"endorses"),
    (
        "deleted",
        6,
        r"[Dd]eleted|[Ww]ithdrawn|[Dd]iscontinued|[Dd]isbanded|[Ss]uppressed",
        r"withdrew|stopped\s(?:the\s)?work\son|closed\s(?:the\s)?work\son",
    ),
    ("deletion initiated", 7, r"deletion\s(?:procedure\s)?initiated", r"initiates\s(?:the\s)?deletion\sof"),
    ("merged", 6, r"[Mm]erged", r"merges"),
    ("renamed", 6, r"[Rr]enamed", r"changed\sthe\stitle\sof"),
    ("published", 6, r"[Pp]ublished|[Ii]ssued|[Rr]eleased", r"publishes"),
    ("revised", 5, r"[Rr]evised|[Uu]pdated|[Aa]mended", r"revises|updates(?=\s(?:the|its)\s)"),
    ("completed", 5, r"[Cc]ompleted|[Ff]inali[sz]ed|[Cc]oncluded(?=\swith\b)|[Aa]chieved|[Tt]ransposed"
     rf"|[Pp]roduced(?!{_DRAFT})", r"completes"),
    (
        "developed",
        4,
        r"[Dd]eveloped|[Dd]rafted|[Pp]repared|[Ee]laborated|drawn\sup|[Dd]elivered|[Pp]roduced",
        r"drew\sup",
    ),
    ("established", 3, r"[Ee]stablished|[Cc]reated|[Ss]et\sup|[Ll]aunched|[Oo]pened", r"establishes|creates|sets\sup"),
)
STATUS_OF = {name: rank for name, rank, _, _ in _STATUSES} | {"under development": 1}
# What is launched when it is ready: to launch these is to publish them.
_ISSUED = frozenset({"Report", "White Paper", "Deliverable", "Toolkit", "Case study", "Guideline", "Article", "Handbook"})

# Work that goes on, in the active voice.
_GOES_ON = (
    r"(?:[Ss]tarted|[Bb]egan|[Cc]ommenced|[Ii]nitiated|[Ii]nitiates|[Cc]ontinues|[Cc]ontinued|[Pp]rogresses"
    r"|[Pp]rogressed|[Kk]eeps|[Pp]roceeds"
    r"|is\s(?:currently\s|now\s|also\s)?(?:progressing|continuing|starting))"
    r"(?:\s(?:its|their|to|with|also|further|towards|on)){0,3}(?:\sthe(?=\s(?:work|study|development|revision)))?"
    r"(?:\s(?:works?|working|study|studies|studying|develop|developing|development|draft(?!\s(?:new|revised|ITU"
    r"|[A-Z]|[Rr]ec|[Ss]uppl|[Tt]ech))|drafting|revise|revising|revision|update|updating"
    r"|elaborate|elaborating|progress|standardi[sz]e))?"
    r"(?:\s(?:on|of|towards|for|to\sdevelop|to\srevise|to\supdate))?"
    r"|(?:is|are|be)\s(?:also\s|currently\s|now\s|still\s|presently\s|further\s|actively\s|jointly\s){0,2}"
    r"(?:working\s(?:also\s|currently\s|jointly\s)?(?:on|towards)|developing|drafting|studying|preparing"
    r"|elaborating|revising|updating|progressing)"
    r"(?:\s(?:also|the\sdevelopment\sof|a\srevision\sof))?"
    r"|(?:[Ww]orks|(?:has|have)\sbeen\sworking|work)\son|[Ss]tudies|[Dd]evelops"
    r"|has\sstarted\s(?:the\s)?(?:work\son|developing|to\sdevelop|drafting)"
    r"|(?:has\s)?ongoing\swork\son|(?:has|have)\sbeen\s(?:developing|drafting|studying)|(?:agreed|decided)\sto\sbe\s(?:developed|studied)"
    r"|[Ww]ork\sis\songoing(?:\sat\s[\w/]{2,8})?\s(?:to\s(?:update|revise|develop)|on|for)"
    r"|(?:is|was)\sinvolved\sin\sthe\sdevelopment\sof|involved\sin\sdeveloping"
)
_NO_VERB = r"(?<![\w/-])"


def _active() -> str:
    parts = [f"(?P<a{i}>{past}|{more})" for i, (_, _, past, more) in enumerate(_STATUSES)]
    return "|".join(parts)


# These begin like others, so that they are tried first: "initiated the deletion of", "completed work on".
_FIRST = (
    r"(?P<deletion>initiated\s(?:the\s)?(?:procedure\sfor\s(?:the\s)?)?deletion(?:\s(?:procedure"
    r"|process))?\s(?:for|of))"
    r"|(?P<completion>(?:completed|finali[sz]ed|finished|concluded)\s(?:the\s|its\s)?work\son)"
)
VERB = re.compile(rf"{_NO_VERB}(?:{_FIRST}|(?P<on>{_GOES_ON})|{_active()})(?![\w-])")
NOUN_STATUS = re.compile(
    r"\b(?:(?P<going>under\s(?:development|study|preparation)|in\sprogress|being\s(?:\w{3,10}ly\s"
    r"|now\s)?(?:developed|drafted|studied|prepared|revised|progressed)"
    r"|(?:is|are)\s(?:(?:currently|now|also)\s)?(?:studied|drafted|progressed)(?=\s(?:in|at|by|under|within)\s)"
    r"|(?:is|are|remains?)\s(?:still\s)?open(?!\s(?:to|for)\b)"
    r"|ongoing\swork(?!\sitem\s))|(?P<revised>revised\sversion(?:\sof)?|revision\sof|update\sof)|(?P<deleted>deletion\sof)"
    r"|(?P<established>(?:creation|establishment)\sof(?=\s(?:(?:the|an?)\s)?(?:new\s)?work\sitem))"
    r"|(?P<merged>merger\sof)|(?P<approved>(?:approval|adoption)\sof)"
    r"|(?P<agreed>agreement\sof)|(?P<consented>consent\sof)|(?P<published>publication\sof)|(?P<items>(?:current"
    r"|ongoing)\s(?:[\w-]{2,20}\s){0,2}(?:items|WIs|studies|work)\s(?:are|is|includes?)|ongoing(?=\swork\sitem\s))"
    r"|(?P<outputs>approved\s(?:[\w-]{2,20}\s){0,2}(?:work|Recommendations|standards|texts|Supplements)\s(?:are"
    r"|includes?))|(?P<developing>(?:under|the)\sdevelopment\sof))\b",
    re.IGNORECASE,
)

# What a text is called, and the kind it is of.
KINDS = (
    ("Technical Report", r"[Tt]echnical\s[Rr]eports?"),
    ("Technical Paper", r"[Tt]echnical\s[Pp]apers?"),
    ("Technical Specification", r"[Tt]echnical\s[Ss]pecifications?"),
    ("Recommendation", r"(?:[Dd]raft\s)?[Rr]ecommendations?|Recs?\."),
    ("Supplement", r"[Ss]upplements?"),
    ("Guideline", r"[Gg]uidelines?"),
    ("Implementers' Guide", r"[Ii]mplementers?'?\s[Gg]uides?"),
    ("Handbook", r"[Hh]andbooks?"),
    ("White Paper", r"[Ww]hite\s[Pp]apers?"),
    ("Case study", r"[Cc]ase\s[Ss]tud(?:y|ies)"),
    ("Toolkit", r"[Tt]ool[-\s]?kits?"),
    ("Roadmap", r"[Rr]oadmaps?"),
    ("work item", r"[Ww]ork\s[Ii]tems?|WIs?"),
    ("Question", r"Questions?"),
    ("Deliverable", r"[Dd]eliverables?"),
    ("Report", r"(?:[Ss]urvey\s|[Ff]inal\s)?[Rr]eports?"),
    ("Standard", r"(?:[Ii]nternational\s)?[Ss]tandards?"),
    ("Procedure", r"[Pp]rocedures?"),
    ("other", r"[Gg]lossary|[Mm]anual|[Cc]ompendium|[Tt]echnical\s[Pp]ackage"),
    ("Article", r"(?:[Pp]eer-reviewed\s)?[Aa]rticles?"),
)
MODIFIER = (
    r"(?:(?:an?|the|its|their|this|new|[Rr]evised|updated|amended|[Dd]raft|first|joint|final|existing|ITU-T|SG\d{1,2}"
    r"|non-normative|complete)\s){0,6}")
REVISED = re.compile(r"\b(?:revised|updated|amended)\b", re.IGNORECASE)
KIND = "|".join(f"(?P<k{i}>{form})" for i, (_, form) in enumerate(KINDS))
PARTS = {
    "amendment": "Amendment",
    "amd": "Amendment",
    "annex": "Annex",
    "annexes": "Annex",
    "appendix": "Appendix",
    "corrigendum": "Corrigendum",
    "cor": "Corrigendum",
    "corr": "Corrigendum",
    "erratum": "Erratum",
}
PART = r"(?:Amendments?|Amd\.?|Annex(?:es)?|Appendix|Corrigend(?:um|a)|Corr?\.?|Erratum)"


def kind_of(match: re.Match[str]) -> str:
    """The kind that a match of `KIND` names.

    >>> kind_of(re.search(KIND, "a new Technical Report")), kind_of(re.search(KIND, "draft Recommendation"))
    ('Technical Report', 'Recommendation')
    """
    return next(name for i, (name, _) in enumerate(KINDS) if match[f"k{i}"])


def status_with(status: str, kind: str) -> str:
    """The status that a verb brings to a text of this kind.

    >>> status_with("established", "Toolkit"), status_with("established", "Question")
    ('published', 'established')
    """
    return "published" if status == "established" and kind in _ISSUED else status


def status_of(match: re.Match[str]) -> str:
    """The status that a match of `VERB` brings.

    >>> status_of(VERB.search("SG2 adopted it")), status_of(VERB.search("SG2 is working on it"))
    ('approved', 'under development')
    """
    if match["on"]:
        return "under development"
    if match["deletion"] or match["completion"]:
        return "deletion initiated" if match["deletion"] else "completed"
    return next(name for i, (name, *_) in enumerate(_STATUSES) if match[f"a{i}"])
