"""Whether an event is told as fact: negated, hypothetical, requested, future or background, by the words around its roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.model import Span

LEAD = 40
"""How many characters before the subject may carry its condition (“if …”, “asked …”)."""

_NEGATED = re.compile(
    r"\b(?:not|never|no|neither|nor|hardly|cannot|refus\w+|declin\w+|den(?:y|ies|ied)|avoid\w*|rul(?:ed?|ing) out|stop(?:ped)? short of)\b|n't\b",
    re.IGNORECASE,
)
_UNDOING = re.compile(
    r"\b(?:veto\w*|block(?:s|ed|ing)?|cancel\w*|halt\w*|suspend\w*|lift(?:s|ed|ing)?|eas(?:es|ed|ing)|end(?:s|ed|ing)?|avert\w*|"
    r"postpon\w*|delay\w*|scrap\w*|drop(?:s|ped|ping)?|yet to|fail(?:s|ed|ing)? to)\b",
    re.IGNORECASE,
)
"""Verbs that undo what follows them: what is vetoed, lifted or cancelled is not done."""
_UNDONE = re.compile(
    r"^[^.;,]{0,40}\b(?:collaps\w+|ended|broke down|fell (?:through|apart)|failed|never (?:came|happened)|"
    r"(?:was|were|is|are|been) (?:averted|blocked|vetoed|cancell?ed|postponed|suspended|halted|lifted|called off|false|denied))\b",
    re.IGNORECASE,
)
"""The same said after the event."""
_NEGATED_LEAD = re.compile(
    r"\b(?:neither|nor|no|not|without|never|denied that|rule[sd]? out(?: that)?)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_MODAL = re.compile(
    r"\b(?:(?-i:may)|might|could|would|should|can|if|perhaps|possibly|potential\w*|likely|threat(?:en\w*)? (?:of|to))\b",
    re.IGNORECASE,
)
_THREATENED = re.compile(
    r"\b(?:threaten(?:s|ed|ing)?|fear(?:s|ed)?(?: that| of)?|warn(?:s|ed)? of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_CONDITION = re.compile(
    r"(?:\b(?:if|whether|unless|should|suppose|in case|(?-i:may)|might|could|would|prospect of|risk of|threat of|possible|potential)\s+)(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:wants?|wanted|needs?|needed|seeks?|sought|seeking|hop(?:es|ed|ing)|must|begs?|begged|asks?|asked|urges?|urged) to\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?i:\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:on|for)|demand(?:s|ed|ing)?(?: that)?|want(?:s|ed)?|advis(?:es?|ed|ing)|recommend(?:s|ed|ing)?(?: that)?|encourag(?:es?|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|invit(?:es?|ed|ing)|beseech(?:es|ed)?|implor(?:es?|ed)|lobb(?:y|ies|ied)|"
    r"press(?:es|ed|ing)?|beg(?:s|ged)?))\s+(?:the\s+|[A-Z]\w+\s+){0,2}$"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|due to|plan(?:s|ned|ning)? (?:to|on)|going to|scheduled|upcoming|forthcoming|planned|set to|promis\w+ to|vow\w* to|"
    r"pledg\w+ to|expected to|next (?:week|month|year))\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:historic(?:al)?ly|cold war|decades ago|centur(?:y|ies)|napoleonic|(?:second|first) world war|world war i+|"
    r"traditionally|in the past)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Flags:
    """What takes from an event that it is told as a present fact."""

    negated: bool
    hypothetical: bool
    requested: bool
    future: bool
    historical: bool

    @property
    def is_real(self) -> bool:
        return not (self.negated or self.hypothetical or self.requested)


def find(folded: str, sentence: Span, subject_start: int, between: Span, event_end: int, event_class: str) -> Flags:
    """The flags of an event whose subject begins at ``subject_start``, with its modal words in ``between``; it ends at ``event_end``.

    A request is itself the event of the class REQUEST, and no flag of it.
    """
    lead = folded[max(sentence.start, subject_start - LEAD) : subject_start]
    tail = folded[event_end : sentence.end]
    middle = folded[between.start : between.end]
    asked = event_class != "REQUEST" and bool(_WISH.search(middle) or _ASKED.search(lead))
    return Flags(
        negated=bool(
            _NEGATED.search(middle) or _NEGATED_LEAD.search(lead) or _UNDOING.search(middle + lead[-20:]) or _UNDONE.match(tail)
        ),
        hypothetical=bool(
            _MODAL.search(middle) or _CONDITION.search(lead) or _THREATENED.search(lead) or _THREATENED.search(middle)
        ),
        requested=asked,
        future=bool(_FUTURE.search(middle) or _FUTURE.search(lead[-15:])),
        historical=bool(_BACKGROUND.search(folded[sentence.start : sentence.end])),
    )
