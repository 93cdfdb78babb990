"""What can go wrong in `channels`, and what is done about it.

ChannelError
 +- ChannelOff        no credentials for a channel; never retried; said at start and on the staff pages
 +- Unsealable        a sealed text cannot be opened with the keys given; never retried; logged; staff restore the key
 +- BotUnavailable    bot or action server down, slow or silent; retried until answered; logged once a turn;
 |                    the person hears after a minute that we are on it
 +- CaseRefused       a colleague's step in a case is not possible (any more); never retried; the page says why
 |   +- CaseTaken     another colleague has the case; names them
 |   +- CaseClosed    the case was closed meanwhile
 |   +- OutOfReach    the person opted out, blocked or erased us, or their address has expired
 +- SendError         a reply did not go out
     +- TryLater      rate limit, provider down, no connection: surely not sent; retried after 5 s, 1, 5 and
     |                15 minutes (or when the provider says), then failed and shown to staff; the person hears nothing.
     |                With the code FLOOD all sending on the channel waits, and no message fails by it
     +- Unsure        the connection broke after we had asked: maybe sent; looked up at the provider before any repeat,
     |                by the same schedule
     +- Refused       the provider will never take it; failed at once and shown to staff with the reason
     +- PersonLeft    opted out or blocked us; never retried, nothing more is sent until they write again
"""

from __future__ import annotations

FLOOD = "flood limit"  # the code of a `TryLater` that slows down all sending on its channel
HELD = " held"  # added to the code of a `PersonLeft` that met somebody who wants to hear from us


class ChannelError(Exception):
    """Any error of this package. Messages never hold an address or a text."""


class ChannelOff(ChannelError):
    """A channel was asked to work without its credentials."""


class Unsealable(ChannelError):
    """No key given opens a sealed value."""


class BotUnavailable(ChannelError):
    """No usable reply came from the bot. `reason` is one word for logs and figures."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CaseRefused(ChannelError):
    """A colleague's step in a case that cannot be taken."""


class CaseTaken(CaseRefused):
    """Another colleague has the case; `owner` is their name, empty when nobody has it and it must be taken first."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner or "nobody")
        self.owner = owner


class CaseClosed(CaseRefused):
    """The case was closed meanwhile."""


class OutOfReach(CaseRefused):
    """Nothing can be sent to this person. `why` is one of "opted out", "blocked", "erased", "expired"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class SendError(ChannelError):
    """A reply did not go out. `code` is the provider's, or one word of ours."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(SendError):
    """Surely not sent, may go through later; `after` is the provider's own wish in seconds, if it had one."""

    def __init__(self, code: str, after: float | None = None) -> None:
        super().__init__(code)
        self.after = after


class Unsure(SendError):
    """Maybe sent: the answer to our request never came."""


class Refused(SendError):
    """Will never be sent."""


class PersonLeft(SendError):
    """The person opted out at the provider, or `blocked` us, which their next message to us undoes."""

    def __init__(self, code: str, *, blocked: bool = False) -> None:
        super().__init__(code)
        self.blocked = blocked
