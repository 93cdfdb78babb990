"""Full answers become HTML, and nothing in them can be more than the four things that are allowed."""

import pytest

from console.public.markup import to_html

CASES = {
    "a heading": ("## The rule", "<h2>The rule</h2>"),
    "lines of a paragraph": ("One\ntwo.\n\nThree.", "<p>One two.</p>\n<p>Three.</p>"),
    "a list": ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
    "a list after a paragraph": ("You can:\n- one", "<p>You can:</p>\n<ul><li>one</li></ul>"),
    "bold": ("Not **the police or** them.", "<p>Not <strong>the police or</strong> them.</p>"),
    "two bolds": ("**a** and **b**", "<p><strong>a</strong> and <strong>b</strong></p>"),
    "a lone pair of stars": ("2 ** 3 and ** 4", "<p>2 ** 3 and ** 4</p>"),
    "a tag": ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    "a tag in bold": ("**<img src=x>**", "<p><strong>&lt;img src=x&gt;</strong></p>"),
    "a quote": ('say "no"', "<p>say &quot;no&quot;</p>"),
    "a link is only text": ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    "a deeper heading is only text": ("### Deep", "<p>### Deep</p>"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "html"), CASES.values(), ids=CASES)
def test_markup(text: str, html: str) -> None:
    assert to_html(text) == html
