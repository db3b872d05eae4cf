"""Given names of the world by sex, kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


@cache
def given_names() -> Mapping[str, str]:
    """Given names in small letters, with "male", "female" or "" for both."""
    table = resources.files("dateline.data").joinpath("given_names.toml").read_text("utf-8")
    sexes = {sex: set(names.lower().split()) for sex, names in tomllib.loads(table).items()}
    both = sexes["male"] & sexes["female"]
    named = {name: sex for sex, names in sorted(sexes.items()) for name in sorted(names)}
    return MappingProxyType({**named, **{name: "" for name in sorted(both)}})
