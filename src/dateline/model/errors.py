"""Everything that can go wrong in a way we expect.

    DatelineError
    ├── InputError            a path, file, row or address that can't be read
    │   └── RefusedError      one report among many that can't be taken
    ├── UngroundedError       a claim whose words are not in its report
    ├── UnknownStageError     a stage, policy or format that isn't there
    ├── MissingDataError      a model or gazetteer that isn't installed or built
    ├── StoreError            a store that can't be opened, read or written
    │   └── BusyError         a store that takes no decision now, but soon will
    └── SettingError          an option or setting with a value that it can't have

Each message says what, where and what to do. The command line turns these into one
line; anything else is a fault of ours and keeps its traceback.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root of the errors that Dateline expects."""


class InputError(DatelineError):
    """A path, file, row or address can't be read."""


class RefusedError(InputError):
    """One report among many can't be taken; the rest goes on."""


class UngroundedError(DatelineError):
    """A claim cites words that its report doesn't hold."""


class UnknownStageError(DatelineError):
    """A stage, policy or format was asked for by a name that nothing has."""


class MissingDataError(DatelineError):
    """A model or a gazetteer is needed that isn't installed or built."""


class StoreError(DatelineError):
    """A store can't be opened, read or written."""


class BusyError(StoreError):
    """A store is being settled, and takes no decision until it is."""


class SettingError(DatelineError):
    """An option or setting has a value that it can't have."""
