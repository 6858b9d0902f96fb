"""The words for the life of a group: which verbs and nouns say that it began, ended, went on or changed.

Vocabulary only; `relation.py` says how the words go together.
"""

from __future__ import annotations

import re

_NEW = r"(?:the\s|a\s|an\s|its\s|new\s|of\s)*"

# (action, what a body does to a group, what is done to it, what it does itself, the noun before "of")
_ACTIONS = (
    (
        "established",
        r"(?:[Rr]e-)?[Ee]stablish(?:ed|es)|[Cc]reat(?:ed|es)|(?:has\s|have\s)?[Ss]et(?:s)?\sup|[Ll]aunch(?:ed|es)|[Ff]ormed"
        r"|[Ii]nitiated|[Ff]ormali[sz]ed"
        r"|(?:agreed|decided|decides|agrees)\sto\s(?:establish|create|set\sup|launch|form)",
        r"established|created|set\sup|launched|formed",
        r"came\sinto\sexistence",
        r"[Cc]reation|[Ee]stablishment|[Ff]ormation|[Ss]etting\sup|[Ll]aunch(?:ing)?",
    ),
    (
        "concluded",
        r"[Cc]losed|[Dd]isbanded|[Tt]erminated|[Dd]iscontinued|[Dd]issolved|[Cc]oncluded"
        r"|(?:agreed|decided|decides)\sto\s(?:formally\s)?(?:discontinue|close|disband|terminate|dissolve|conclude)",
        r"closed|disbanded|terminated|discontinued|dissolved|concluded",
        r"(?:has\s|have\s)?concluded(?!\s(?:that|its\s(?:\w+\s)?meeting))|(?:has\s)?completed\s(?:its|their"
        r"|all)\s(?:work|activities|mandate|mission|studies|lifetime|duties|tasks?)"
        r"|closed(?=\s(?:in|at|on|with|after)\b)|(?:came|come)\sto\s(?:the|an|its)\send|ended|ceased|(?:decided|agreed)\sto\s(?:terminate|conclude"
        r"|end)\sits\s(?:mandate|work|activities)"
        r"|(?:finished|finalized|accomplished|fulfilled)\s(?:its|their|all)\s(?:work|activities|mandate|mission|duties|tasks?)",
        r"[Cc]losure|[Cc]losing|[Tt]ermination|[Dd]iscontinuation|[Dd]isbanding|[Cc]ompletion\sof\sthe\swork",
    ),
    (
        "lifetime extended",
        r"(?:[Ee]xtend(?:ed|s)|[Pp]rolonged)(?:\sthe\s(?:lifetime|mandate|duration|term|work)\sof)?|[Cc]ontinued"
        r"|(?:agreed|decided)\sto\s(?:extend|continue|prolong)(?:\sthe\s(?:lifetime|mandate|duration|term|work)\sof)?",
        r"extended|prolonged|continued",
        r"(?:has\s|have\s)?(?:extended|prolonged)\sits\s(?:lifetime|mandate)",
        r"[Cc]ontinuation|[Ee]xtension(?:\sof\sthe\s(?:lifetime|mandate|duration|work))?|[Pp]rolongation",
    ),
    (
        "renamed",
        r"[Rr]enamed|(?:agreed|decided)\sto\srename|changed\sthe\s(?:name|title)\sof",
        r"renamed",
        r"changed\sits\s(?:name|title)",
        r"[Rr]enaming|[Cc]hange\sof\sthe\s(?:name|title)",
    ),
    (
        "parent changed",
        r"(?:became|becomes|is\snow)\s(?:the\s)?(?:new\s)?parent\s(?:group\s)?(?:to|of|for)|took\sover",
        r"transferred|moved",
        r"moved\s(?:to|under)|changed\sits\sparent",
        r"[Tt]ransfer|[Cc]hange\sof\s(?:the\s)?parent(?:\sgroup)?",
    ),
)
ACTIONS = tuple(name for name, *_ in _ACTIONS)


def _table(column: int, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<a{i}>{before}(?:{row[column]}){after})" for i, row in enumerate(_ACTIONS)))


DOES = re.compile(rf"(?<![\w-])(?:{_table(1).pattern})(?![\w-])")
IS_DONE = re.compile(
    rf"\b(?:was|were|is|are|been|got|being)\s(?:also\s|formally\s|then\s|subsequently\s|later\s|officially\s"
    rf"|jointly\s|finally\s|successfully\s|re-?)?(?:{_table(2).pattern})\b"
)
DOES_ITSELF = re.compile(rf"(?<![\w-])(?:{_table(3).pattern})(?![\w-])")
NOUN = re.compile(rf"(?<![\w-])(?:{_table(4).pattern})\s(?:of|for)\s{_NEW}")

# "until its closure at the end of 2017", also in the spelling of the wild: "until is demission".
ITS_END = re.compile(
    r"\b(?:until|till|upon|with|after|following)\s(?:its|is|the)\s(?:demission|closure|dissolution|termination|conclusion"
    r"|demise|discontinuation|disbandment)\b(?!\s(?:of|for|report|meeting))"
)

_TOR = r"(?:[Tt]erms\sof\s[Rr]eference|ToRs?|TORs?|mandate)"
TERMS = re.compile(rf"\b{_TOR}(?:\s\((?:ToRs?|TORs?)\))?")
REVISES = re.compile(
    r"\b(?:revis(?:ed?|es|ion|ing)|updat(?:ed?|es|ing)|amend(?:ed|s|ment)?|modif(?:ied|ies|y)|chang(?:ed?|es|ing)"
    r"|new|extended|approved|adopted|endorsed)\b",
    re.IGNORECASE,
)
SAME = re.compile(r"\b(?:same|existing|unchanged)\s(?:\w+\s)?\Z")
TITLE_CHANGED = re.compile(r"\b(?:revised|new|changed|updated)\s(?:title|name)\b")

# The nouns that groups are called by, before their code in brackets or for want of one.
GROUP_NOUN = re.compile(
    r"(?:ITU-T\s)?(?:(?:[Nn]ew\s)?(?:[Ff]ocus\s[Gg]roups?|FGs?|[Jj]oint\s[Cc]oordination\s[Aa]ctivit(?:y|ies)"
    r"|JCAs?|[Rr]egional\s[Gg]roups?|[Cc]orrespondence\s[Gg]roups?"
    r"|[Aa]d[\s-][Hh]oc\s[Gg]roups?|[Jj]oint\s(?:[\w/-]{1,20}\s){0,4}(?:[Tt]ask\s[Ff]orce|[Gg]roup)"
    r"|[Rr]apporteur\s[Gg]roups?))(?![\w-])"
)


def action_of(match: re.Match[str]) -> str:
    """The action that a match of one of the tables names.

    >>> action_of(DOES.search("SG5 created it")), action_of(NOUN.search("closure of the group"))
    ('established', 'concluded')
    """
    return next(name for i, name in enumerate(ACTIONS) if match[f"a{i}"])
