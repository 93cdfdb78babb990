"""Words that are none of English or Spanish: behind words that bring a name, such a one is a name we do not list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from wordfreq import get_frequency_dict

from channels.redact.words import NEVER
from knowledge.languages import LANGUAGES, fold
from knowledge.places import gazetteer

# Shares of all that is written (wordfreq): rarer is taken for no word; and a word that often is also misspelt often.
_SELDOM = 1e-7
_OFTEN = 2e-6
_LEAST = 3  # letters; shorter unknown ones are abbreviations
# Endings of verbs and adverbs, of which there are more forms than any list has: nobody is called so.
_INFLECTED = re.compile(
    r"(?:[aei]ndo|[ai]ron|a[bv]an?|[ai]d[oa]s?|mente|[csx]ion|[bcgsv]io|[aei]mos|[aei]r(?:l[aeo]s?|se|me|nos)|nd?ol[aeo]s?"
    r"|n(?:os|me|les?|los?|las?)|ing|in|ed|ly|nt|tion|less|ness|able)$"
)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """All words, places among them, and those that are often written; folded. Takes a second, once."""
    words = {word for place in gazetteer.names() for word in place.split()} | NEVER | {"hubline"}
    often = set(NEVER)
    for language in LANGUAGES:
        for word, share in get_frequency_dict(language, wordlist="large").items():
            if share < _SELDOM:
                break  # the commonest come first
            folded = word if word.isascii() else fold(word)
            words.add(folded)
            if share >= _OFTEN:
                often.add(folded)
    return frozenset(words), frozenset(often)


def is_everyday(word: str) -> bool:
    """Whether `word`, folded, is often written."""
    return word in _vocabulary()[1]


def is_strange(word: str) -> bool:
    """Whether `word`, folded, is in no dictionary, no place, and no slip or ending of a word that is."""
    words, often = _vocabulary()
    if word in words or len(word) < _LEAST or not word.isalpha() or _INFLECTED.search(word):
        return False
    return often.isdisjoint(_slips(word))


def _slips(word: str) -> Iterator[str]:
    """What `word` may have been meant for: a letter left out, added, changed, or exchanged with the next."""
    for place in range(len(word) + 1):
        before, behind = word[:place], word[place:]
        yield before + behind[1:]
        yield before + behind[1:2] + behind[:1] + behind[2:]
        for letter in ascii_lowercase:
            yield before + letter + behind
            yield before + letter + behind[1:]
