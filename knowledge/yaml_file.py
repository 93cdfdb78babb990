"""YAML as somebody may have written, cut short or spoilt it: plain data, or a complaint in words."""

from __future__ import annotations

import re
from typing import Any

import yaml
from django.utils.translation import gettext as _

from knowledge.errors import ContentError

# No database keeps these in a text: PostgreSQL refuses NUL, and halves of surrogate pairs are no Unicode text.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class _NotTaken(yaml.MarkedYAMLError):
    """Valid YAML, but not what we take."""


class _Loader(yaml.SafeLoader):
    """No references ("&a", "*a"): nested they grow to any size, and nothing that we export has them."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if getattr(event := self.peek_event(), "anchor", None):
            raise _NotTaken(None, None, _("references (& and *) are not taken; write it out"), event.start_mark)
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        value = super().construct_scalar(node)
        if isinstance(value, str) and _NOT_TEXT.search(value):
            raise _NotTaken(None, None, _("holds a character that is no text; take it out"), node.start_mark)
        return value


def read_yaml(where: str, content: bytes) -> object:
    """What the bytes of a YAML file say. Raises ContentError with `where` and what to do."""
    try:
        return yaml.load(content.decode("utf-8-sig"), _Loader)  # noqa: S506  # made of SafeLoader
    except UnicodeDecodeError as error:
        raise ContentError(where, _("is not UTF-8 text; save it as UTF-8")) from error
    except RecursionError as error:
        raise ContentError(where, _("has more brackets within each other than any entry needs")) from error
    except yaml.YAMLError as error:
        raise ContentError(where, _explained(error)) from error
    except ValueError as error:
        raise ContentError(where, _("holds a day or a number that there is not, such as 2026-02-30")) from error


def _explained(error: yaml.YAMLError) -> str:
    """Where to look. What the parser itself has to say is for programmers, and in English."""
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return _("is not valid YAML: it holds a character that is no text")
    advice = error.problem if isinstance(error, _NotTaken) else _(
        "look there for a colon or a quotation mark too many or too few, and for the spaces that lines begin with"
    )  # fmt: skip
    at = {"line": mark.line + 1, "column": mark.column + 1, "advice": advice}
    return _("is not valid YAML at line %(line)d, column %(column)d: %(advice)s") % at
