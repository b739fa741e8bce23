"""Saved mails → the text in them. Who sent the mail, and when, says nothing of who published the article, and when."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from analysis.errors import CorpusError
from analysis.read import markup
from analysis.read.raw import Field, Raw, Said


def read(data: bytes, name: str) -> list[Raw]:
    """The text of a mail, its plain form before its HTML form; attachments are not opened. Raises ``CorpusError``."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        text = _body(message)
        sent = " ".join(str(message.get("date", "")).split())[:60]
        subject = " ".join(str(message.get("subject", "")).split())
    except Exception:  # headers and parts of a broken mail fail in many ways
        raise CorpusError(f"{name}: a mail that cannot be read; save the article as plain text") from None
    if not text.strip():
        raise CorpusError(f"{name}: no text in the mail; save its attachment as a file of its own")
    said: dict[Field, Said] = {}
    if sent:
        said["published"] = Said(sent, f"the mail was sent on {sent}, which does not date the article", "unknown")
    if subject:
        said["title"] = Said(subject, "the subject of the mail", "inferred")
    return [Raw(text, said)]


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, UnicodeError):  # an encoding that there is not
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    text = content if isinstance(content, str) else ""
    return markup.plain(text) if part.get_content_subtype() == "html" else text
