"""How many words, of those that stand behind an introduction, are a name.

Each function takes the words, and whether the text is `shouting`, so that capitals say nothing; and gives their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from channels.redact.spelling import is_given
from channels.redact.vocabulary import is_everyday, is_strange
from channels.redact.words import (
    EVERYDAY,
    GIVEN,
    MONTHS,
    NEVER,
    NICKNAMES,
    PARTICLES,
    STATES,
    SURNAMES,
    TOWNS,
    WITH_CAPITAL,
)
from knowledge.languages import fold

NOT_PEOPLE = frozenset(
    """
    school elementary high middle park center street st ave avenue boulevard blvd road lane day act law library
    hospital university college county city clinic center detention valley beach hills
    farms farm foods inc llc corp company market motel hotel inn store restaurant cleaners construction bakery ranch
    packing produce warehouse logistics staffing landscaping roofing nursery dairy bank
    church clinica iglesia parroquia temple chapel parish
    """.split()
) | (STATES - SURNAMES)


# Who holds office, or has given a name to a day, a school, a law: they are asked about, and write nothing to us.
_PUBLIC = frozenset(
    """
    cesar chavez,dolores huerta,alex padilla,gavin newsom,xavier becerra,karen bass,rob bonta,donald trump,joe biden
    kamala harris,barack obama,martin luther,nancy pelosi,adam schiff,robert rivas,anthony rendon,lorena gonzalez
    jimmy gomez,nydia velazquez,monica rodriguez,tom homan,marco rubio,kristi noem,alejandro mayorkas,rosa parks
    george washington,abraham lincoln,thomas jefferson,john muir,benito juarez,emiliano zapata,pancho villa
    miguel hidalgo,claudia sheinbaum,nayib bukele,nicolas maduro,oscar romero,ruben salazar,sylvia mendez,fred korematsu
    kelly martinez,robert luna,chad bianco,george bailey,chuck cheese
    """.replace("\n", ",").replace(" ,", ",").replace("    ", "").split(",")
)
_ONLY_NAMES = GIVEN - EVERYDAY - TOWNS - SURNAMES
# A nationality, a faith or a state of mind rather than a name: Oaxacan, Salvadoreño, Undocumented.
_ADJECTIVE = re.compile(r"(?:an|ans|ese|ish|ic|ed|ing|ent|ful|less|en[oa]|ens[ae]|ec[oa]|ist[ao]?|[ai]d[oa]|ante)$")
_GERUND = re.compile(r"[aei]ndo$")
_ADJECTIVES = frozenset(
    """
    christian jewish jew muslim deaf blind ok okay fine good sorry ready alone lost here sure new poor hungry cristiano
    cristiana testigo
    judio judia musulman adventista bilingual gay lesbian trans chapina catracha guanaca nica tico tica paisa
    mixteco zapoteco maya purepecha trique mam mestizo indigena campesino mayor pobre indigenous queer hmong punjabi
    khmer sikh hindu buddhist protestant pentecostal zapotec garifuna tamil thai lao mien arab greek dutch french czech
    iraqi pakistani bangladeshi saudi yemeni somali nepali bengali latinx chicano chicana white black straight honduran
    asian irish british welsh swiss dane turk kurd uzbek uighur iranian afghan zapoteca mixteca quechua kiche quiche
    qeqchi kaqchikel chuj akateko awakateko chatino amuzgo tlapaneco nahua otomi totonaco mayor viuda viudo huerfano
    ñuu nuu savi
    lawyer nurse student farmer driver worker teacher cook janitor single mother father
    """.split()
)


def sure(words: list[str], shouting: bool) -> int:
    """All that can be a name: in capitals when it begins so, else until a common word."""
    if not words or plain(words[0]) in NEVER:
        return 0
    if _is_capital(words[0]) and not shouting:
        return max(1, _run(words, _may_be_name))
    if _GERUND.search(plain(words[0])) and not is_given(plain(words[0])):
        return 0  # "me llamo llorando", which lost its accent
    return _run(words[:4], lambda word: plain(word) not in NEVER and len(plain(word)) > 1)


def capital_or_known(words: list[str], shouting: bool) -> int:
    """Capitalised words; in any case given names and surnames we know."""
    if not words or plain(words[0]) in NEVER or fold(words[0]) in PARTICLES:
        return 0
    if _is_capital(words[0]) and not shouting:
        count = _run(words, _may_be_name)
        # Behind "my friend", Maria Temple is no temple.
        somebody = plain(words[0]) in GIVEN - TOWNS and not _is_known_of(words)
        return count if somebody or not _is_place(words, count) else 0
    if plain(words[0]) in NICKNAMES:
        return 1 + _run(words[1:4], _is_name)
    if plain(words[0]) in SURNAMES:
        return _run(words[:4], _is_name)
    return known(words, shouting) or _before_surname(words) or strange(words, shouting)


def after_i_am(words: list[str], shouting: bool) -> int:
    """Behind "I am", which brings much else: a given name, a surname behind another word, or two words that
    are seldom written; but no people or faith."""
    word = plain(words[0]) if words else ""
    if word in _ADJECTIVES and not any(_is_capital(word) for word in words[1:2]):
        return 0
    if count := known(words, shouting):
        return count
    of_people = word in _ADJECTIVES | TOWNS or (word not in SURNAMES and _ADJECTIVE.search(word))
    count = 0 if of_people else two(words, shouting)
    everyday = any(is_everyday(plain(word)) for word in words[:count])
    return with_surname(words, shouting) if everyday else count


def signed(words: list[str], shouting: bool) -> int:
    """A given name we know, capitalised; alone it must not be a town's."""
    count = 0 if shouting else known_capital(words, shouting)
    return 0 if count == 1 and plain(words[0]) in TOWNS else count


def thanked(words: list[str], shouting: bool) -> int:
    """All that is left, if it begins with a name we know, or is capitalised throughout and no God or team."""
    if not words or {plain(word) for word in words} & {"dios", "god", "team", "equipo", "allah", "cristo", "everyone"}:
        return 0
    count = known(words, shouting)
    if not count and not shouting and len(words[0]) > 2:
        count = _run(words, _may_be_name)
    return count if count == len(words) else 0


def two(words: list[str], shouting: bool) -> int:
    """Two or more capitalised words, which are no place."""
    if not words or fold(words[0]).strip(".") in PARTICLES | {"st", "saint", "santo"}:
        return 0
    count = 0 if shouting else _run(words, _may_be_name)
    return count if count >= 2 and not _is_place(words, count) else 0


def known(words: list[str], shouting: bool) -> int:
    """A given name we know, and the surnames behind it."""
    if not words or not is_given(plain(words[0])):
        return 0
    if plain(words[0]) in MONTHS and not any(is_given(word) or word in SURNAMES for word in map(plain, words[1:2])):
        return 0
    if _is_capital(words[0]) and not shouting:
        count = _run(words, _may_be_name)
    else:
        # Lower case hides where a surname ends: one more word behind those we know at most.
        given = _run(words[:5], _is_name)
        count = min(given + 1, _run(words[:5], lambda word: plain(word) not in NEVER and len(plain(word)) > 2))
    return 0 if _is_place(words, count) else count


def strange(words: list[str], shouting: bool) -> int:
    """Words of no language, and the names behind them."""
    count = _run(words[:1], lambda word: is_strange(plain(word))) and _run(words[:5], _is_name)
    return 0 if _is_place(words, count) else count


def known_capital(words: list[str], shouting: bool) -> int:
    """The same, capitalised and spelled as we know it; or two capitalised words of which we know one as a surname."""
    if words and words[0][0].isupper() and plain(words[0]) in GIVEN:
        return known(words, shouting)
    return with_surname(words, shouting)


def known_or_surname(words: list[str], shouting: bool) -> int:
    """The same, in any case unless it is an everyday word."""
    if words and words[0].islower() and plain(words[0]) in EVERYDAY and not full(words, shouting):
        return 0
    return known(words, shouting) or with_surname(words, shouting) or (0 if shouting else _before_surname(words))


def with_surname(words: list[str], shouting: bool) -> int:
    """Two or more capitalised words, of which all but the first may be surnames, and one is; or the first no word."""
    count = two(words, shouting)
    return count if count and (is_strange(plain(words[0])) or any(map(_is_surname, words[1:count]))) else 0


def full(words: list[str], shouting: bool, *, place: bool = False) -> int:
    """A given name and a surname that we know, alike in case: nobody needs to introduce those.

    One of the two may be a word of no language, unless a `place` may follow: Santiago Juxtlahuaca."""
    if not words:
        return 0
    capital, first = _is_capital(words[0]), plain(words[0])
    if (capital and shouting) or not (is_given(first) or (capital and not place and is_strange(first))):
        return 0
    count = 0
    for position, word in enumerate(words[:5]):
        if plain(word) in NEVER or (_is_capital(word) != capital and fold(word) not in PARTICLES):
            break
        if position and (plain(word) in SURNAMES or ((position > 1 or not place) and _is_surname(word))):
            count = position + 1
        elif position and len(plain(word)) > 1 and not (is_given(plain(word)) or fold(word) in PARTICLES):
            break
    if count and capital:
        count = max(count, _run(words, _may_be_name))
    return 0 if _is_place(words, count) else count


def unmistakable(words: list[str], shouting: bool) -> int:
    """A given name that is neither an everyday word nor a town, or two, nor a shop's as "Denny's"."""
    if not words or not (plain(words[0]) in _ONLY_NAMES or _are_given(words[:2], shouting)):
        return 0
    if shouting or not _is_capital(words[0]):
        return known(words, shouting) if len(words[0]) > 3 and plain(words[0]) not in WITH_CAPITAL else 0
    count = known(words, shouting)
    owned = words[0].endswith(("'s", "’s")) and (len(words) == 1 or plain(words[1]) == "jr")
    return 0 if owned else count


def _are_given(words: list[str], shouting: bool) -> bool:
    """Two given names in a row, capitalised, of which one is no everyday word: José Ángel."""
    names = {plain(word) for word in words if _is_capital(word) and not shouting}
    return len(names) == 2 and names <= GIVEN and not names <= EVERYDAY


def speaking(words: list[str], shouting: bool) -> int:
    """The same, or in any case a given name that is no everyday word."""
    first = plain(words[0]) if words else ""
    return known_capital(words, shouting) or (known(words, shouting) if first in GIVEN - EVERYDAY else 0)


def _before_surname(words: list[str]) -> int:
    """A word we do not know before a surname that we know."""
    if len(words) < 2 or len(words[0]) < 3 or plain(words[0]) in NEVER or plain(words[1]) not in SURNAMES:
        return 0
    count = 1 + _run(words[1:4], lambda word: plain(word) in SURNAMES)
    return 0 if _is_place(words, count) else count


def _run(words: list[str], accept: Callable[[str], bool]) -> int:
    """How many words from the start are accepted; particles pass once a name has begun."""
    count = 0
    for word in words:
        if not (accept(word) or (count and fold(word) in PARTICLES)):
            break
        count += 1
        if word.endswith(("'s", "’s")):
            break
    while count and fold(words[count - 1]) in PARTICLES:
        count -= 1  # which belong to what follows
    return count


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or (len(word) == 2 and word[1] == "."))


def plain(word: str) -> str:
    """`word` folded, without what stands around it: "José's" is "jose"."""
    return re.sub("['’]", "", re.sub("['’]s$", "", fold(word).strip(".'’")))


def _is_known_of(words: list[str]) -> bool:
    """Whether this is somebody everybody knows, or a town."""
    folded = [plain(word) for word in words[:4] if len(plain(word)) > 1]
    return " ".join(folded[:2]) in _PUBLIC or any(
        " ".join(folded[:end]) in TOWNS for end in range(2, len(folded) + 1)
    )


def _is_place(words: list[str], count: int) -> bool:
    """Whether what looks like a name is a school, a park, a street, a town, or somebody everybody knows."""
    if _is_known_of(words):
        return True
    if count and words[count - 1].endswith(("'s", "’s")):
        return False
    if "-" in words[0]:
        return False  # Eun-ji Park
    return bool(NOT_PEOPLE & {plain(word) for word in words[: count + 1]})


def _is_name(word: str) -> bool:
    """Whether `word` is a name in any case: one we know, or a word of no language."""
    return is_given(plain(word)) or plain(word) in SURNAMES or is_strange(plain(word))


def _is_surname(word: str) -> bool:
    """Whether `word` is a surname we know, or, capitalised, a word of no language."""
    return plain(word) in SURNAMES or (_is_capital(word) and is_strange(plain(word)))


def _may_be_name(word: str) -> bool:
    return _is_capital(word) and plain(word) not in NEVER
