"""What colleagues choose about themselves: the language the console speaks, a picture, a password."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel


class NameForm(NameEmailForm):
    """Wagtail's, but a name may stay away: the first login has none, and some people have one name only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class Account(AccountView):
    """`/staff/account/`: all on one page is saved at once, so nothing on it may stand in the way of the rest."""

    def get_panels(self) -> list[Any]:
        """Wagtail's panels, the names optional."""
        panels: list[Any] = super().get_panels()
        for panel in panels:
            if isinstance(panel, NameEmailSettingsPanel):
                panel.form_class = NameForm
        return panels
