"""Who may use a desk: accounts with a role, and tokens for programs. Secrets are kept hashed."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass

from dateline.model.errors import InputError, SettingError
from dateline.store import Store

ACCOUNT, TOKEN = "account", "token"
READER, REVIEWER = "reader", "reviewer"
ROLES = (READER, REVIEWER)
NAME = re.compile(r"[^\W_][\w.@-]{0,59}")
SHORTEST = 10
"""Characters that a password has at least."""
COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt, as OWASP's cheat sheet on storing passwords has it for 16 MiB (p=5 is its
advice there; the desk also bounds how often one may try)."""
PREFIX = "dl_"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do; `by_token`: a program asks for them."""

    name: str
    role: str
    by_token: bool = False

    @property
    def may_decide(self) -> bool:
        """Whether their decisions are taken."""
        return self.role == REVIEWER


class Accounts:
    """The accounts that a store keeps."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __bool__(self) -> bool:
        return bool(self._store.entries(ACCOUNT))

    def people(self) -> list[Person]:
        """All accounts by name."""
        found = self._store.entries(ACCOUNT)
        return [Person(name, json.loads(body)["role"]) for name, body in found.items()]

    def named(self, name: str) -> Person | None:
        """The account of this name."""
        body = self._store.entries(ACCOUNT).get(name)
        return Person(name, json.loads(body)["role"]) if body else None

    def add(self, name: str, password: str, role: str = REVIEWER) -> None:
        """Makes an account, or gives one another password and role."""
        if not NAME.fullmatch(name):
            raise SettingError(f"{name!r} is no name; letters, digits and . @ - will do")
        if role not in ROLES:
            raise SettingError(f"no such role {role!r}; these are known: {', '.join(ROLES)}")
        if len(password) < SHORTEST:
            raise SettingError(f"the password needs at least {SHORTEST} characters")
        body = json.dumps({"role": role, "secret": hashed(password)}, sort_keys=True)
        self._store.keep_entry(ACCOUNT, name, body)

    def remove(self, name: str) -> None:
        """Takes an account and its tokens away; what the person decided stays."""
        if not self._store.drop_entry(ACCOUNT, name):
            raise InputError(f"there is no account {name!r}")
        for key, body in self._store.entries(TOKEN).items():
            if json.loads(body)["name"] == name:
                self._store.drop_entry(TOKEN, key)

    def known_by(self, name: str, password: str) -> Person | None:
        """The person of this name and password; None where they don't fit, after the same
        time whether the name is known or not."""
        body = self._store.entries(ACCOUNT).get(name)
        row = json.loads(body) if body else {"role": READER, "secret": NOBODY}
        return Person(name, row["role"]) if fits(password, row["secret"]) and body else None

    def new_token(self, name: str, role: str = READER) -> str:
        """A token by which a program asks for a person; only now can it be seen."""
        person = self.named(name)
        if person is None:
            raise InputError(f"there is no account {name!r}")
        if role not in ROLES or (role == REVIEWER and not person.may_decide):
            raise SettingError(f"{name} can't give a token the role {role!r}")
        token = PREFIX + secrets.token_urlsafe(32)
        body = json.dumps({"name": name, "role": role}, sort_keys=True)
        self._store.keep_entry(TOKEN, _digest(token), body)
        return token

    def bearing(self, token: str) -> Person | None:
        """The person whom a token stands for; never more than the account may do now."""
        body = self._store.entries(TOKEN).get(_digest(token))
        row = json.loads(body) if body else None
        person = self.named(row["name"]) if row else None
        if row is None or person is None:
            return None
        return Person(person.name, row["role"] if person.may_decide else READER, by_token=True)


def _digest(token: str) -> str:
    """A token is long and random: one round of hashing keeps it secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def hashed(password: str) -> str:
    """A password as it is kept."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_stretched(password, salt).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether this is the password that was kept so."""
    _, salt, digest = kept.split("$")
    found = _stretched(password, bytes.fromhex(salt))
    return hmac.compare_digest(found, bytes.fromhex(digest))


def _stretched(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(errors="replace"), salt=salt, dklen=32, **COST)


NOBODY = f"scrypt${bytes(16).hex()}${bytes(32).hex()}"
"""What no password fits."""
