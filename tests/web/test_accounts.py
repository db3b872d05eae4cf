"""On a network nobody gets in without an account, and each does what their role allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.spine_builders import a_reading, a_report
from typer.testing import CliRunner

from dateline.cli.app import app as commands
from dateline.model.errors import InputError, SettingError
from dateline.model.report import Published
from dateline.store import open_store
from dateline.web.accounts import Accounts, fits, hashed
from dateline.web.app import Place, create_app, serve
from dateline.web.desk import Desk
from dateline.web.guard import Guard
from dateline.web.sessions import IDLE, LONGEST, Rate, Sessions

SECRET = "correct horse battery"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    day = Published.given(date(2031, 3, 5))
    kept.add_reading(a_reading(a_report("r1:post", outlet="Post", published=day)), config="c1")
    kept.close()
    made = Desk(path)
    people = Accounts(made.store)
    people.add("amina", SECRET)
    people.add("bela", SECRET + "2", "reader")
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk), base_url="http://localhost")


def token_in(text: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str, back: str = "/") -> int:
    form = {"token": token_in(client.get("/login").text), "name": name, "password": password}
    answer = client.post("/login", data={**form, "back": back}, follow_redirects=False)
    return answer.status_code


def decide(client: TestClient, path: str = "/") -> int:
    form = {"token": token_in(client.get(path).text), "left": "INC-1", "verdict": "reviewed"}
    return client.post("/decide", data=form, follow_redirects=False).status_code


@pytest.mark.parametrize("path", ["/", "/incidents/INC-1", "/queue/all", "/links?page=1"])
def test_who_has_not_signed_in_is_sent_to_do_so(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?back=%2F")
    assert "Ardun" not in answer.text


def test_programs_without_a_token_are_told_so(client: TestClient) -> None:
    for path in ("/api/incidents", "/api/openapi.json", "/api/none"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.get("/map.json", follow_redirects=False).status_code == 303


def test_a_reviewer_signs_in_decides_under_that_name_and_signs_out(
    client: TestClient, desk: Desk
) -> None:
    assert sign_in(client, "amina", SECRET, back="/links") == 303
    assert decide(client) == 303
    assert [j.by for j in desk.judgements] == ["amina"]
    cookies = {cookie.name: cookie for cookie in client.cookies.jar}
    signed = cookies["dateline_signed_in"]
    assert signed.has_nonstandard_attr("HttpOnly")
    assert signed.get_nonstandard_attr("SameSite") == "strict"
    kept = str(signed.value)
    client.post("/logout", data={"token": token_in(client.get("/").text)})
    client.cookies.set("dateline_signed_in", kept)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_reader_looks_but_does_not_decide(client: TestClient, desk: Desk) -> None:
    sign_in(client, "bela", SECRET + "2")
    assert client.get("/").status_code == 200
    assert decide(client) == 403
    assert client.post("/undo", data={"token": "x"}).status_code == 403
    assert desk.judgements == ()


@pytest.mark.parametrize(("name", "password"), [("amina", "wrong password"), ("nobody", SECRET)])
def test_a_wrong_name_or_password_says_the_same(
    client: TestClient, name: str, password: str
) -> None:
    form = {"token": token_in(client.get("/login").text), "name": name, "password": password}
    answer = client.post("/login", data=form)
    assert answer.status_code == 401
    assert "Name and password don&#39;t fit." in answer.text


def test_passwords_cannot_be_tried_without_end(desk: Desk) -> None:
    app = create_app(desk, demand=True)
    app.state.guard = Guard(Accounts(desk.store), "amina", demand=True, clock=lambda: 0.0)
    client = TestClient(app, base_url="http://localhost")
    answers = [sign_in(client, "amina", f"wrong password {n}") for n in range(12)]
    assert answers.count(401) == 8
    assert answers[-1] == 429
    assert sign_in(client, "amina", SECRET) == 429


def test_signing_in_needs_a_form_of_this_desk(client: TestClient) -> None:
    form = {"token": "forged", "name": "amina", "password": SECRET}
    assert client.post("/login", data=form).status_code == 403


def test_the_secret_of_forms_is_another_after_signing_in(client: TestClient) -> None:
    before = token_in(client.get("/login").text)
    sign_in(client, "amina", SECRET)
    form = {"token": before, "left": "INC-1", "verdict": "reviewed"}
    assert client.post("/decide", data=form).status_code == 403


def test_an_account_that_is_taken_away_gets_in_no_more(client: TestClient, desk: Desk) -> None:
    token = Accounts(desk.store).new_token("amina", "reviewer")
    sign_in(client, "amina", SECRET)
    assert client.get("/").status_code == 200
    Accounts(desk.store).remove("amina")
    assert client.get("/", follow_redirects=False).status_code == 303
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/incidents", headers=headers).status_code == 401


def test_tokens_do_what_their_role_allows_and_no_more(client: TestClient, desk: Desk) -> None:
    people = Accounts(desk.store)
    body = {"left": "INC-1", "verdict": "reviewed"}

    def asks(role: str) -> tuple[int, int]:
        headers = {"Authorization": f"Bearer {people.new_token('amina', role)}"}
        looks = client.get("/api/incidents", headers=headers).status_code
        return looks, client.post("/api/judgements", json=body, headers=headers).status_code

    assert asks("reader") == (200, 403)
    assert asks("reviewer") == (200, 201)
    with pytest.raises(SettingError, match="can't give"):
        people.new_token("bela", "reviewer")
    forged = {"Authorization": "Bearer dl_forged"}
    assert client.get("/api/incidents", headers=forged).status_code == 401


def test_secrets_are_kept_hashed(desk: Desk) -> None:
    token = Accounts(desk.store).new_token("amina")
    kept = str([desk.store.entries(kind) for kind in ("account", "token")])
    assert SECRET not in kept
    assert token not in kept
    assert token.removeprefix("dl_") not in kept


def test_a_password_fits_itself_alone_and_is_kept_differently_each_time() -> None:
    one, other = hashed(SECRET), hashed(SECRET)
    assert one != other
    assert fits(SECRET, one)
    assert fits(SECRET, other)
    assert not fits(SECRET + " ", one)


@pytest.mark.parametrize(
    ("name", "password", "role"),
    [("", SECRET, "reader"), ("a/b", SECRET, "reader"), ("ana", "short", "reader"),
     ("ana", SECRET, "king")],
)  # fmt: skip
def test_what_is_no_account_is_refused(desk: Desk, name: str, password: str, role: str) -> None:
    with pytest.raises(SettingError):
        Accounts(desk.store).add(name, password, role)


def test_programs_that_ask_too_often_wait(desk: Desk) -> None:
    app = create_app(desk)
    guard: Guard = app.state.guard
    guard._asked = Rate(3, 0.001, lambda: 0.0)
    client = TestClient(app, base_url="http://localhost")
    headers = {"Authorization": f"Bearer {guard.accounts.new_token('amina')}"}
    answers = [client.get("/api/views", headers=headers) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_body_whose_length_is_not_told_is_bounded_too(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 10_000

    for path in ("/login", "/api/judgements"):
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post(path, content=endless(), headers=headers).status_code in (400, 401, 413)
    big = client.post("/login", data={"name": "x" * 200_000})
    assert big.status_code == 413


def test_sessions_expire_and_cannot_be_made_up() -> None:
    time = [0.0]
    sessions = Sessions(lambda: time[0])
    cookie = sessions.begin("amina")
    assert sessions.name(cookie) == "amina"
    assert sessions.name(cookie + "0") is None
    assert sessions.name(None) is None
    assert Sessions(lambda: 0.0).name(cookie) is None
    time[0] = IDLE + 1
    assert sessions.name(cookie) is None
    cookie = sessions.begin("amina")
    begun = time[0]
    while time[0] - begun <= LONGEST:
        assert sessions.name(cookie) == "amina"
        time[0] += IDLE / 2
    assert sessions.name(cookie) is None


def test_a_desk_for_others_needs_an_account_first(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    with pytest.raises(SettingError, match="run: dateline accounts add NAME"):
        serve(path, Place(host="0.0.0.0"))
    assert [Place(host=h).is_here for h in ("127.0.0.1", "::1", "localhost")] == [True] * 3
    assert [Place(host=h).is_here for h in ("10.0.0.5", "desk.example")] == [False] * 2


def test_where_accounts_are_demanded_none_is_taken_for_granted(desk: Desk) -> None:
    for name in ("amina", "bela"):
        Accounts(desk.store).remove(name)
    client = TestClient(create_app(desk, demand=True), base_url="http://localhost")
    assert client.get("/", follow_redirects=False).status_code == 303
    alone = TestClient(create_app(desk, reviewer="ana"), base_url="http://localhost")
    assert alone.get("/").status_code == 200


def test_accounts_are_made_listed_and_taken_away_by_commands(desk: Desk) -> None:
    def run(*words: str, given: str = "") -> str:
        result = CliRunner().invoke(commands, [*words, "--store", desk.store.name], input=given)
        assert result.exit_code == 0, result.output
        return result.output

    run("accounts", "add", "cem", "--role", "reader", given="a long enough one\n")
    assert '"cem"' in run("accounts", "list", "--json")
    assert Accounts(desk.store).known_by("cem", "a long enough one")
    assert "dl_" in run("accounts", "token", "cem")
    run("accounts", "remove", "cem")
    assert Accounts(desk.store).named("cem") is None
    with pytest.raises(InputError, match="no account 'cem'"):
        Accounts(desk.store).remove("cem")


def test_a_form_sent_after_the_session_ended_says_so_and_leads_back_to_its_page(
    client: TestClient, desk: Desk
) -> None:
    assert sign_in(client, "amina", SECRET) == 303
    form = {"token": token_in(client.get("/incidents/INC-1").text), "left": "INC-1"}
    client.cookies.delete("dateline_signed_in")
    there = {"referer": "http://localhost/incidents/INC-1?country=Sudan&words=a+b"}
    for headers, back in (
        (there, "/incidents/INC-1?country=Sudan&words=a+b"),
        ({"referer": "https://elsewhere.example/incidents/INC-1"}, "/"),
        ({}, "/"),
    ):
        answer = client.post(
            "/decide", data={**form, "verdict": "reviewed"}, headers=headers, follow_redirects=False
        )
        assert answer.status_code == 303
        text = client.get(answer.headers["location"]).text
        assert "Your session has ended. What you sent last was not kept" in text
        assert f'name="back" value="{escape(back)}"' in text
    assert desk.judgements == ()
    assert "session has ended" not in client.get("/login?back=/").text


# ---------------------------------------------------------------- what people are told


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/queue/none", 404, "there is no queue"),
        ("/nowhere", 404, "Not Found"),
        ("/incidents/INC-1%2F..%2Fx", 404, "Not Found"),
        ("/incidents/INC-77", 404, "no incident"),
    ],
)
def test_what_is_missing_is_told_on_a_page(
    client: TestClient, path: str, status: int, words: str
) -> None:
    assert sign_in(client, "amina", SECRET) == 303
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert words in answer.text
    assert client.get(f"/api{path}").headers["content-type"] == "application/json"


def test_a_form_that_is_not_filled_in_is_told_on_a_page(client: TestClient, desk: Desk) -> None:
    assert sign_in(client, "amina", SECRET) == 303
    token = token_in(client.get("/").text)
    long = {"verdict": "note", "left": "INC-1", "note": "x" * 5001}
    for path, form, words in (
        ("/decide", {"left": "INC-1"}, "verdict: field required"),
        ("/accept", {}, "name the incidents that are to be marked as reviewed"),
        ("/decide", long, "note: string should have at most 5000 characters"),
    ):
        there = {"referer": "http://localhost/queue/all"}
        answer = client.post(path, data={"token": token, **form}, headers=there)
        assert (answer.status_code, words in answer.text) == (422, True)
        assert '<a href="/queue/all">Back to where you were</a>' in answer.text
        assert 'name="back" value="/queue/all"' in answer.text
    assert desk.judgements == ()


def test_one_goes_back_to_an_address_with_long_filters(client: TestClient, desk: Desk) -> None:
    assert sign_in(client, "amina", SECRET) == 303
    here = "/?words=" + "+".join(["market"] * 2_000)
    text = client.get(here).text
    assert f'name="back" value="{here}"' in text
    for path in ("/decide", "/undo", "/redo", "/accept"):
        form = {"token": token_in(text), "left": "INC-1", "verdict": "reviewed", "back": here}
        answer = client.post(path, data=form, follow_redirects=False)
        assert (path, answer.status_code, answer.headers["location"]) == (path, 303, here)
    assert len(desk.judgements) == 4
