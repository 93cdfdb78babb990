"""Which language a message is in: English, Spanish, or one we do not speak."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

from lingua import Language, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channel import GUARD
from bot.components.scripts import by_script
from bot.components.texts import words

# Words that build sentences, and the texting forms of them. In a mixed message ("el form del school district pide
# los last four") they tell which language it is built in, where nouns only tell which ones the speaker also knows.
ENGLISH = frozenset(
    "the a an is are am was were be been i im ive you u ur your he she it its we they them their my our me his her "
    "this that these those to of in on at for from with by about and or but if not dont doesnt didnt isnt cant can "
    "could would should will do does did have has had what whats where wheres who whos when why how there here "
    "just get got need want know gotta wanna gonna any some out up w/ 4 2 r n abt bc rn wat wht pls please".split()
)
SPANISH = frozenset(
    "el la los las un una unos unas es son soy eres esta estan estoy esto esta ese eso esa fue era ser yo tu usted "
    "ustedes ella ellos nosotros mi mis su sus nos me te se le les lo que k q ke como cual quien quienes donde dnd "
    "adonde cuando cuanto porque xq pq por para pa con sin de del d al a en y o e ni si no muy mas ya hay ay aqui aki "
    "alli ahi pero tambien tengo tiene tienen puedo puede pueden quiero kiero necesito ocupo hago ago hacer va voy "
    "van orita ahorita ta tan anda andan favor xfa xfavor algun alguna toy toi tamos ala ami asta".split()
)
# In both lists or in neither language's favour: they must not vote.
_SHARED = ENGLISH & SPANISH

# Everyday words of languages that lingua knows not at all (Haitian Creole, Hmong) or not as people text them
# (Vietnamese and French without their marks).
_MARKERS = {
    "tl": frozenset("po ang ng mga ako ba ko kailangan tulong salamat saan paano pwede opo hindi namin kayo".split()),
    "vi": frozenset("toi giup khong duoc cua nguoi nha viet lam gi chung chong vo muon biet canh sat".split()),
    "hmn": frozenset("kuv koj kev pab yog tsis nyob peb nws lawm xav tau thiab rau txiv pog ntawm nyiaj".split()),
    "fr": frozenset("je suis ils sont aidez moi est vous nous avec dans pour mon mes porte maison besoin aide".split()),
    "pt": frozenset("preciso voce meu minha nao ajuda onde estou uma eles tem muito obrigado obrigada com".split()),
    "ht": frozenset("mwen bezwen nan kote ede imigrasyon kijan eske pitit mwenmenm nou gen tanpri kreyol".split()),
}

# The Latin-script languages lingua chooses among: each costs some 25 MB. Portuguese and French are there to be told
# apart from Spanish and English; Tagalog and Vietnamese are among California's ten.
_LATIN = (Language.ENGLISH, Language.SPANISH, Language.TAGALOG, Language.VIETNAMESE, Language.PORTUGUESE,
          Language.FRENCH)
_NOT_OURS = re.compile("[\u00e3\u00f5\u00e7\u00e0\u00e8\u00e2\u00ea\u00ee\u00f4\u00fb]", re.IGNORECASE)
_SURE, _OTHER_SURE, _ENOUGH_WORDS = 2.0, 0.9, 3


@dataclass(frozen=True)
class Finding:
    """A language code (ISO 639-1) and whether it is sure enough to change a conversation's language."""

    language: str
    sure: bool


class Finder:
    """Finds the language of one message. Holds lingua's models (some 100 MB), so make one."""

    def __init__(self) -> None:
        self._lingua = LanguageDetectorBuilder.from_languages(*_LATIN).with_preloaded_language_models().build()

    def find(self, text: str) -> Optional[Finding]:
        """None when there is nothing to go by: no letters, or both languages as likely."""
        other = by_script(text)
        if other:
            return Finding(other, True)
        said = words(text)
        if not any(c.isalpha() for word in said for c in word):
            return None
        odds = {c.language: c.value for c in self._lingua.compute_language_confidence_values(text)}
        spanish, english = _votes(said)
        foreign = _marked(said) or self._foreign(text, odds, said, spanish + english)
        if foreign:
            return Finding(foreign, True)
        lean = math.log((odds[Language.SPANISH] + 0.02) / (odds[Language.ENGLISH] + 0.02)) + spanish - english
        if any(mark in text for mark in "\u00f1\u00bf\u00a1\u00d1"):
            lean += 2
        if abs(lean) < 0.2:
            return None
        sure = abs(lean) >= _SURE and len(said) >= _ENOUGH_WORDS
        return Finding("es" if lean > 0 else "en", sure)

    @staticmethod
    def _foreign(text: str, odds: Dict[Language, float], said: List[str], known_words: int) -> Optional[str]:
        best, value = max(odds.items(), key=lambda item: item[1])
        if best in (Language.ENGLISH, Language.SPANISH) or len(said) < _ENOUGH_WORDS:
            return None
        if value < (_OTHER_SURE / 2 if _NOT_OURS.search(text) else _OTHER_SURE):
            return None
        # Misspelt Spanish looks Portuguese to n-grams, but it still has its small words.
        if known_words > len(said) / 2 and best is not Language.VIETNAMESE:
            return None
        return str(best.iso_code_639_1.name).lower()


def _marked(said: List[str]) -> Optional[str]:
    for language, markers in _MARKERS.items():
        found = sum(word in markers for word in said)
        if found >= 2 and found >= 0.4 * len(said):
            return language
    return None


def _votes(said: List[str]) -> Tuple[int, int]:
    return (sum(word in SPANISH and word not in _SHARED for word in said),
            sum(word in ENGLISH and word not in _SHARED for word in said))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageFinder(GraphComponent):
    """Adds the entity `language` when sure, else `leaning`, over the whole text."""

    def __init__(self) -> None:
        self._finder = Finder()

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageFinder":
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = (message.get(TEXT) or "").replace(GUARD, "")
            found = self._finder.find(text)
            if found:
                entity = {
                    "entity": "language" if found.sure else "leaning",
                    "value": found.language,
                    "start": 0,
                    "end": len(text),
                    "extractor": type(self).__name__,
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
