"""E-mail files, and pages that browsers save as one file (MHTML): the same format.

A message is a report by its sender; a saved page is a page. Attachments that Dateline reads
are read too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import BinaryIO

from dateline.ingest.arrivals import Arrival, Known, Limits, make_page
from dateline.ingest.capture import by_mail
from dateline.ingest.feeds import page_date, told
from dateline.ingest.kinds import kind_by_name
from dateline.ingest.markup import text_of_fragment
from dateline.ingest.pages import Origin, page_of
from dateline.ingest.text import bounded
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal

VERSION = "mail.v1"


def read_mail(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The report of a message, and those of its attachments."""
    data = bounded(file, limits.max_bytes)
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise RefusedError("malformed e-mail: it has no header")
    if message.get_content_type() == "multipart/related" and "Snapshot-Content-Location" in message:
        yield _saved_page(message, source=source, key=key, limits=limits)
        return
    title = _header(message, "Subject")
    text = told(title, _body(message))
    known = Known(
        outlet=_sender(message), title=title, published=page_date(_header(message, "Date"))
    )
    yield make_page(
        text, raw=data, media="message/rfc822", extractor=VERSION, source=source, key=key,
        known=known, limits=limits, captured=_arrived(message),
    )  # fmt: skip
    yield from _attachments(message, source=source, key=key, limits=limits)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        raise RefusedError("an e-mail without a text")
    content = _content(part)
    return text_of_fragment(content) if part.get_content_subtype() == "html" else content.strip()


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError, AttributeError) as error:
        raise RefusedError(f"undecodable e-mail: {error}") from error


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in words; one that is malformed is as if it weren't there."""
    try:
        value = message[name]
        return " ".join(str(value).split()) or None if value is not None else None
    except (ValueError, IndexError, AttributeError, TypeError):
        return None


def _arrived(message: EmailMessage) -> datetime | None:
    """When the last server on its way took the message; where none says so, when it was sent."""
    received = _header(message, "Received")
    arrived = by_mail((received or "").rpartition(";")[2]) if received else None
    return arrived or by_mail(_header(message, "Date"))


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name or address or None


def _saved_page(message: EmailMessage, *, source: str, key: str, limits: Limits) -> Arrival:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            address = _header(message, "Snapshot-Content-Location")
            saved = by_mail(_header(message, "Date"))
            origin = Origin(address, part.get_content_charset(), saved)
            if isinstance(data, bytes):
                return page_of(data, source=source, key=key, limits=limits, origin=origin)
    raise RefusedError("a saved page without its page")


def _attachments(
    message: EmailMessage, *, source: str, key: str, limits: Limits
) -> Iterator[Arrival]:
    for part in message.iter_attachments():
        name = part.get_filename()
        kind = kind_by_name(name) if name else None
        data = part.get_payload(decode=True)
        if name is None or kind is None or not isinstance(data, bytes):
            continue
        if limits.depth < 1:
            yield Refusal(f"{source}/{name}", "packed too deep: archives in archives")
            continue
        inner = replace(limits, depth=limits.depth - 1)
        try:
            yield from kind.read(
                io.BytesIO(data), source=f"{source}/{name}", key=f"{key}/{name}", limits=inner
            )
        except RefusedError as error:
            yield Refusal(f"{source}/{name}", str(error))
