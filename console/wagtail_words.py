"""Words on Wagtail's pages that its own Spanish lacks; named here, they are in our catalog, which goes first."""

from __future__ import annotations

from knowledge.marking import gettext_noop as _

WORDS = (
    _("Search…"), _("Filter by"), _("Show filters"), _("is less than or equal to"), _("is greater than or equal to"),
    _("contains"), _("There are no %(model_name)s to display."), _("More options for '%(title)s'"),
    _("Sort by '%(label)s' in ascending order."), _("Sort by '%(label)s' in descending order."),
    _("Application"), _("Text editing"), _("Text formatting"), _("account"), _("All keyboard shortcuts"), _("Section"),
    _("Keyboard shortcut"), _("Keyboard shortcuts"), _("Show keyboard shortcuts"), _("Toggle minimap"),
    _("Close modal dialogs (like this one)"), _("Save changes"), _("Add or show comments"), _("Cut"), _("Paste"),
    _("Paste without formatting"), _("Insert or edit a link"), _("Monospace (code)"), _("Strike-through"),
    _("Keyboard shortcuts are currently enabled; manage your %(account_link)s to disable them."),
    _("A network error occurred"),
    _("Troubleshoot your connection to the site before proceeding. "
      "Open the editor in a separate tab to view the last saved version."),
    _("View latest version"), _("Locking: "),
    _("Anyone can edit this %(model_name)s – lock it to prevent others from editing"), _("First published"),
    _("Actions (footer)"), _("Save your changes before leaving"), _("To be created by %(user)s"),
    _("Use server language: %(language_name)s"), _("Use server time zone"),
    _("Enable custom keyboard shortcuts specific to Wagtail."), _("admin theme"), _("System default"), _("Light"),
    _("Dark"), _("contrast"), _("More contrast"), _("density"), _("Snug"), _("Is commenting action"), _("Last login"),
    _("Access level"), _("Locale"), _("Settings"),
)  # fmt: skip
