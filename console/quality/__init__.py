"""How well a release answers, and what a new one would change, in words for staff."""

from console.quality.change_report import ChangeReport, change_report

__all__ = ["ChangeReport", "change_report"]
