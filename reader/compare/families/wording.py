"""The words of a comparison as matching sees them: loose ids and weights over the documents' vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.compare.document import Document
from reader.text.tokens import MASKED
from reader.text.wordforms import loose_form, weight


@dataclass(frozen=True, slots=True)
class Wording:
    """Loose ids of all words of all documents.

    Attributes:
        loose: a document's words, in order, as ids of their loose form (spelling, inflection, person and tense folded).
        weights: what each loose id counts in an alignment.
        masked: the loose id of every masked word, -1 where no text has one.
    """

    loose: tuple[list[int], ...]
    weights: list[float]
    masked: int

    def weigh(self, ids: Sequence[int]) -> float:
        """The weight of a run of loose ids."""
        return sum(map(self.weights.__getitem__, ids))


def read_wording(documents: Sequence[Document]) -> Wording:
    """Fold the vocabulary of `documents` once, word by word, and their texts by looking up."""
    norms: dict[int, str] = {}
    for document in documents:
        norms.update(zip(document.ids, document.norms, strict=True))
    forms: dict[str, int] = {}
    weights: list[float] = []
    to_loose = [0] * (max(norms, default=-1) + 1)
    masked = -1
    for identity, norm in norms.items():
        form = loose_form(norm)
        loose = forms.get(form)
        if loose is None:
            loose = forms[form] = len(weights)
            weights.append(weight(norm))
            if norm == MASKED:
                masked = loose
        elif weights[loose] != 1.0:
            weights[loose] = max(weights[loose], weight(norm))
        to_loose[identity] = loose
    look_up = to_loose.__getitem__
    return Wording(tuple(list(map(look_up, document.ids)) for document in documents), weights, masked)
