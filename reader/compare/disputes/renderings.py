"""The other sources' renderings of a claim that is part of a quoted utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.article import Span
from reader.compare.claims.claims import Claim
from reader.compare.disputes.drafts import Wording
from reader.compare.document import Document
from reader.compare.model import Family, Side, Stance
from reader.text.lexicon import words

# A family renders the claim when its member covers this share of the claim's clause, or lies within it whole.
_COVERS = 0.5


class Renderings:
    """Families by article, to find where else a claim's words stand."""

    def __init__(self, documents: Sequence[Document], families: Sequence[Family]) -> None:
        self._documents = {document.article.id: document for document in documents}
        self._families: dict[str, list[Family]] = {}
        for family in families:
            for article in {member.article for member in family.members}:
                self._families.setdefault(article, []).append(family)

    def elsewhere(self, wording: Wording, claims: Mapping[int, Claim], stance: Stance) -> list[Side]:
        """A side for each article that has none yet but renders the words of one of `claims`."""
        taken = {wording.documents[doc].article.id for doc in claims}
        sides: list[Side] = []
        for doc in sorted(claims):
            for family in self._of(wording.documents[doc], claims[doc]):
                own = wording.documents[doc]
                negated = _negated(own, own.span(claims[doc].first, claims[doc].last))
                for member in family.members:
                    document = self._documents[member.article]
                    if member.article in taken or _negated(document, member.span) != negated:
                        continue  # the same words turned round, or cut before the word that turns them
                    taken.add(member.article)
                    sentence = document.sentence_at(member.span.start)
                    span = sentence if sentence is not None and sentence.holds(member.span) else member.span
                    sides.append(Side(stance, member.article, span, None, family.speaker))
        return sides

    def _of(self, document: Document, claim: Claim) -> list[Family]:
        """The families one of whose members in this article is the claim, or most of it."""
        clause = document.span(claim.first, claim.last)
        return [
            family
            for family in self._families.get(document.article.id, ())
            if any(
                member.article == document.article.id
                and member.span.overlap(clause) >= _COVERS * (clause.end - clause.start)
                for member in family.members
            )
        ]


def _negated(document: Document, span: Span) -> bool:
    """Whether a stretch holds a word that turns a statement round."""
    first, last = document.words(span)
    return any(norm in words("negations", "words") or norm.endswith("n't") for norm in document.norms[first:last])
