"""Whatever is asked of the API, it answers as its description says, and never breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from evals.bench.stores import made_store
from hypothesis import HealthCheck, Phase, given, settings

from dateline.web.accounts import Accounts
from dateline.web.app import create_app
from dateline.web.desk import Desk
from dateline.web.sessions import Rate

EXAMPLES = 8


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(made_store(tmp_path / "s.sqlite", 4))
    yield made
    made.close()


def test_nothing_that_is_asked_breaks_the_api(desk: Desk) -> None:
    people = Accounts(desk.store)
    people.add("amina", "correct horse battery")
    app = create_app(desk)
    app.state.guard._asked = Rate(1e9, 1e9, lambda: 0.0)
    token = people.new_token("amina", "reviewer")
    headers = {"Authorization": f"Bearer {token}", "Host": "localhost"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=headers)
    asked = [found.ok() for found in schema.get_all_operations()]
    assert len(asked) > 20
    for operation in asked:
        _ask(operation, headers)


def _ask(operation: Any, headers: dict[str, str]) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        response = case.call(headers=headers)
        assert response.status_code < 500, (response.status_code, case.as_curl_command())
        assert response.status_code not in (401, 403)

    ask()
