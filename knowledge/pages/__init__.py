"""The pages that sources stand on: read politely, and compared with what they said when somebody last read them."""

from knowledge.pages.fetch import Fetcher, Reading
from knowledge.pages.record import confirm, record
from knowledge.pages.text import fingerprint, page_text

__all__ = ["Fetcher", "Reading", "confirm", "fingerprint", "page_text", "record"]
