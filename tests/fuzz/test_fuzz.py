"""Whatever comes, a result or one clear line: what once broke, and well-formed input with seeded changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.edits import KINDS, Edit, edited
from tests.fuzz.targets import TARGETS, target

SHARE = st.floats(0, 1)
EDITS = st.lists(st.builds(Edit, st.sampled_from(KINDS), SHARE, SHARE, st.integers(0, 1 << 16)), max_size=8)


@pytest.mark.parametrize(("name", "what"), [(name, what) for name in TARGETS for what in target(name).BROKEN])
def test_what_once_broke_holds(name: str, what: str) -> None:
    target(name).check(target(name).BROKEN[what])


@pytest.mark.parametrize("name", TARGETS)
@given(seed=st.integers(0, 1_000), edits=EDITS)
@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_law_holds_for_changed_input(name: str, seed: int, edits: list[Edit]) -> None:
    given = target(name)
    given.check(edited(given.SEEDS[seed % len(given.SEEDS)], edits, given.WORDS, given.SEEDS))
