"""Crowds and the forces they meet: which type of event it is."""

from __future__ import annotations

import pytest
from tests.extract.test_lists_of_incidents import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The crowd in Lumo threw stones on Monday and the police fired bullets into the "
            "crowd, killing two people.",
            "violent_demonstration",
        ),
        (
            "Police shot two protesters dead during a march in Nairobi on Monday.",
            "excessive_force",
        ),
    ],
)
def test_a_crowd_that_throws_stones_is_no_peaceful_protest(text: str, expected: str) -> None:
    assert [event.type for event in read(text).events] == [expected]
