"""The providers' local servers, as the tests of channels have them."""

from tests.channels.conftest import queue, telegram, twilio  # noqa: F401
