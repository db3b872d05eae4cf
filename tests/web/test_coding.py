"""Two people code the same incidents without seeing each other's codes, and a third settles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from evals.bench.stores import made_store
from starlette.testclient import TestClient

from dateline.model.errors import InputError
from dateline.web.accounts import Accounts
from dateline.web.app import create_app
from dateline.web.coding import Coding, Sample
from dateline.web.desk import Desk

SECRET = "correct horse battery"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(made_store(tmp_path / "s.sqlite", 6))
    for name in ("amina", "bela", "cem"):
        Accounts(made.store).add(name, SECRET)
    yield made
    made.close()


@pytest.fixture
def sample(desk: Desk) -> Sample:
    members = {row.incident.id: row.incident.members for row in desk.now().happenings}
    return Coding(desk.store).draw("pilot", ["amina", "bela"], members, size=4, by="cem")


def code_all(desk: Desk, sample: Sample, coder: str, dead: list[int], **more: str) -> None:
    for incident, number in zip(sample.incidents, dead, strict=True):
        codes = {"killed": str(number), "type": "shelling", **more}
        Coding(desk.store).code(sample, incident, coder, codes)


def test_a_sample_is_drawn_by_lot_the_same_each_time(desk: Desk, sample: Sample) -> None:
    members = {row.incident.id: row.incident.members for row in desk.now().happenings}
    desk.store.drop_entry("sample", "pilot")
    again = Coding(desk.store).draw("pilot", ["amina", "bela"], members, size=4, by="cem")
    assert again == sample
    assert len(set(sample.incidents)) == 4
    with pytest.raises(InputError, match="a new name"):
        Coding(desk.store).draw("pilot", ["amina", "bela"], members, size=4, by="cem")
    with pytest.raises(InputError, match="two different coders"):
        Coding(desk.store).draw("other", ["amina", "amina"], members, size=4, by="cem")


def test_nothing_is_told_before_both_are_done_and_nothing_changed_after(
    desk: Desk, sample: Sample
) -> None:
    coding = Coding(desk.store)
    code_all(desk, sample, "amina", [1, 2, 3, 4])
    with pytest.raises(InputError, match="still being coded"):
        coding.agreement(sample)
    with pytest.raises(InputError, match="cem is no coder"):
        coding.code(sample, sample.incidents[0], "cem", {})
    code_all(desk, sample, "bela", [1, 2, 3, 9])
    with pytest.raises(InputError, match="nothing can be changed"):
        coding.code(sample, sample.incidents[0], "amina", {})


def test_agreement_is_told_field_by_field(desk: Desk, sample: Sample) -> None:
    code_all(desk, sample, "amina", [1, 2, 3, 4], place="Ardun")
    code_all(desk, sample, "bela", [1, 2, 3, 9], place="ardun")
    found = {a.field: a for a in Coding(desk.store).agreement(sample)}
    assert found["type"].percent == 1
    assert found["type"].alpha is None
    assert found["killed"].percent == 0.75
    assert found["killed"].alpha == pytest.approx(1 - 7 * 50 / 750)
    assert found["killed"].confusions == (("4", "9", 1),)
    assert found["place"].percent == 1
    assert (found["day"].incidents, found["day"].alpha) == (0, None)


@pytest.mark.parametrize(
    ("field", "told"),
    [("killed", "many"), ("killed", "-1"), ("day", "Monday"), ("type", "picnic"),
     ("status", "maybe"), ("place_precision", "roughly"), ("mood", "calm")],
)  # fmt: skip
def test_what_is_no_code_is_refused(desk: Desk, sample: Sample, field: str, told: str) -> None:
    with pytest.raises(InputError, match="can't be"):
        Coding(desk.store).code(sample, sample.incidents[0], "amina", {field: told})


def signed_in(desk: Desk, name: str) -> TestClient:
    client = TestClient(create_app(desk), base_url="http://localhost")
    form = {"token": token(client, "/login"), "name": name, "password": SECRET}
    assert client.post("/login", data=form).status_code == 200
    return client


def token(client: TestClient, path: str = "/coding") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def test_two_code_blind_on_their_pages_and_a_third_settles(desk: Desk) -> None:
    amina, bela, cem = (signed_in(desk, name) for name in ("amina", "bela", "cem"))
    form = {"name": "pilot", "coder": ["amina", "bela"], "size": "3"}
    assert cem.post("/coding", data={"token": token(cem), **form}).status_code == 200
    sample = Coding(desk.store).sample("pilot")
    for client, dead in ((amina, "5"), (bela, "7")):
        for incident in sample.incidents:
            path = f"/coding/pilot/{incident}"
            shown = client.get(path).text
            assert "fighters struck" in shown
            assert 'value="5"' not in shown
            codes = {"token": token(client), "killed": dead, "type": "bombing"}
            assert client.post(path, data=codes).status_code == 200
        if client is amina:
            assert "alpha" not in bela.get("/coding/pilot").text
            assert "codes" in bela.get("/api/samples/pilot").json()
            assert bela.get("/api/samples/pilot").json()["codes"] == {}
    assert "Krippendorff" in amina.get("/coding/pilot").text
    row = cem.get("/api/samples/pilot").json()
    assert {d["field"] for d in row["differences"]} == {"killed"}
    first = sample.incidents[0]
    choice = {"incident": first, "field": "killed", "coder": "bela"}
    own = amina.post("/coding/pilot/settle", data={"token": token(amina), **choice})
    assert own.status_code == 422
    assert "a third person settles it" in own.text
    assert cem.post("/coding/pilot/settle", data={"token": token(cem), **choice}).status_code == 200
    toll = next(t for t in desk.incident(first).tolls if t.who == "all")
    assert toll.settled.value.best == 7
    assert "amina says 5, bela says 7; bela is right" in str(desk.judgements[-1].note)
