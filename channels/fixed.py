"""What the pipeline says by itself, in the bot's shape."""

from __future__ import annotations

from django.conf import settings

from channels import consent
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.reply import Reply, control
from channels.wording import say


def fixed(name: str, contact: Contact) -> Reply:
    """The text `name` of `channels.wording` for this person."""
    return control(name, contact.language or "en", say(name, contact.language))


def of_kind(kind: str, contact: Contact) -> Reply:
    """What we say to something that is no words: a picture, an edit, a first hello."""
    reply = fixed(kind, contact)
    if kind == "welcome":
        reply["text"] += f"\n{settings.HUBLINE.public_base_url}/privacy"
        reply["custom"] |= {"control": "greet", "offers": ["lang_en", "lang_es"]}
    elif kind == "language":
        reply["custom"] |= {"offers": ["lang_en", "lang_es"]}
    return reply


def confirmed(changed: str, message: InboxMessage, contact: Contact) -> Reply:
    """Says that a STOP or START, in effect since it was accepted, was heard."""
    if kind := message.metadata.get("kind"):  # Telegram's /start
        return of_kind(kind, contact)
    return controlled((changed, (consent.word(message.text) or ("", "en"))[1]), contact)


def ask_to_erase(message: InboxMessage, contact: Contact) -> Reply:
    """The bot's own question before it erases, while the bot is down."""
    reply = controlled(("delete", (consent.word(message.text) or ("", "en"))[1]), contact)
    reply["custom"]["offers"] = ["yes", "no"]
    return reply


def controlled(said: tuple[str, str], contact: Contact) -> Reply:
    """What is said to a control and the language of its word (`channels.consent.word`)."""
    name, of_word = said
    # An English STOP from somebody who writes Spanish is answered in Spanish; ALTO is Spanish from anybody.
    language = "es" if of_word == "es" else contact.language or of_word
    return control(name, language, say(name, language))


def still_needed(contact: Contact) -> Reply:
    """Asks, once for all that came too late, whether it is to be answered yet."""
    reply = fixed("late", contact)
    reply["custom"] |= {"offers": ["yes", "no"]}
    return reply


def erased(question: OutboxMessage) -> Reply:
    """The receipt, in the language of the question that was answered with YES."""
    language = question.custom.get("language")
    return control("delete", language or "en", say("erased", language))
