"""A message cut into words, with what stands around each: the evidence that a word is meant as a place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from knowledge.languages import fold


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words right before a place, in both languages and as texted.
CUES = _set(
    "in near en around outside inside from aqui aki acqui aka aca zip by around nearby nr cercas")
CUE_PAIRS = _set(
    "cerca_de cercas_de cerca_d serca_de serca_d cerca_del cerca_a close_to next_to soy_de soy_d somos_de "
    "junto_a vivo_por vivimos_por ando_por andamos_por estoy_por aqui_por aki_por por_aqui lado_de vivo_x "
    "live_by living_by home_is moved_to move_to located_at im_at am_at stay_at afueras_de vivo_n estoy_n toy_n live_n "
    "vivo_in estoy_in estamos_in alla_por aya_por algo_por alguien_por ayuda_por ayudan_por abogado_por "
    "abogados_por oficina_por clinica_por area_de zona_de rumbo_a alrededor_de")
# Those that say where the writer is now, and so win over "from" and "to".
HERE = _set(
    "live living lives vivo vivimos biv bibo bivo estoy stoy toy estamos stay near cerca cercas serca im am "
    "aqui aki aca we")
LINKS = _set(
    "city of town ciudad de pueblo downtown east west north south condado")
# Words that can follow a place; any other word after a doubtful name ("orange juice") speaks against it.
FOLLOWERS = _set(
    "and but or y e o pero i im we my me need want who where what when how can could is are do does should "
    "please plz pls thx thanks right now today area region county for with donde dnd adonde a ay hay que q k "
    "ke quien kien necesito nesesito nececito ocupo busco quiero quisiera me nos mi mis tengo no se si por x "
    "para pa con como komo cuando xfa porfa gracias ca california cali calif near to because cause cuz that "
    "there any some free legal help ayuda the it ahorita ahora hoy desde since on at las los un una solo va "
    "ya yo trabajo")
SERVICE = _set(
    "help ayuda alluda lawyer lawyers attorney attorneys abogado abogados avogado legal aid clinic clinics "
    "clinica clinicas immigration imigration inmigracion migracion hub hubs center centro office oficina "
    "oficinas gratis free services servicios resources recursos immigrant immigrants inmigrante inmigrantes "
    "papers papeles hotline linea red rapid response where donde nonprofit nonprofits workshop taller "
    "talleres")
# Words that ask for help, or for where and who gives it.
ASKING = SERVICE | _set(
    "need needs needing want find looking who nearest closest near nearby anybody anyone somebody someone quien kien "
    "kn quienes dnd adonde ocupo ocupamos necesito necesita necesitamos nesesito nececito busco buscamos cerca serca "
    "cercas algo alguien")
BEING = _set(
    "estoy stoy toy estamos tamos soy somos es is im am are")
MOVED = _set(
    "moved move moving relocated came mude mudamos mudo mudaron mudarme movi movimos cambie cambiamos vine vinimos "
    "llegue llegamos")
# Where the writer is not: where they were, go, work or have court, or where somebody of theirs is.
ELSEWHERE = _set(
    "used lived left antes vivia viviamos vivi fui salimos sali going visiting visit voy vamos work works working "
    "worked trabajo trabaja trabajan trabajamos trabajaba court hearing appointment corte audiencia cita born nacio "
    "naci detained arrested deported detenido detenida detuvieron arrestaron deportaron")
KIN = _set(
    "sister brother mom mother dad father son daughter cousin uncle aunt friend wife husband family hermana hermano "
    "ermana ermano mama papa hijo hija primo prima tio tia amigo amiga esposa esposo familia")
NOW = _set(
    "now nowadays today home ahora ahorita hoy casa here aqui aki")
NEAREST = _set(
    "closest nearest cercano cercana cercanos cercanas")
TURNS = _set(
    "but and pero y")
STREETS = _set(
    "st street ave avenue avenida blvd boulevard road rd lane ln drive dr hwy highway freeway fwy calle")
CALIFORNIA = _set(
    "ca california calif cali kalifornia califas")
COUNTY = _set(
    "county counti conty cnty countys condado co")
# Politeness and framing that may stand around a place without making the message more than a place.
FILLERS = CALIFORNIA | COUNTY | _set(
    "please plz pls thanks thank you thx ty gracias grax por favor xfa xfavor porfa porfavor hi hello hey "
    "hola buenas buenos dias tardes noches ok okay yes yeah si its it is es zip code zipcode codigo postal cp "
    "el la los las the my mi city ciudad town of de d in n en near around cerca cercas serca vivo vivimos "
    "bivo live living i im am we are area here aqui aki aca estoy stoy toy estamos soy somos from right now "
    "ahorita ahora usa us cali a al pues well just nomas this in side part parte south north east west sur "
    "norte este oeste downtown")
TITLES = _set(
    "mr mrs ms miss sr sra srta senor senora don dona dr judge juez officer oficial agent agente sheriff "
    "mayor senator tia tio jose juan maria ana luis carlos jorge miguel pedro manuel francisco antonio jesus "
    "rosa carmen marta martha lupe guadalupe teresa elena laura sandra patricia veronica alejandro alejandra "
    "fernando ricardo roberto eduardo daniel david javier sergio raul oscar mario marco marcos hector ruben "
    "victor pablo diego andres angel rafael ramon alberto enrique arturo martin julio cesar gerardo gustavo "
    "ernesto alfredo armando edgar ivan omar alicia silvia leticia gloria yolanda margarita irma norma blanca "
    "claudia monica adriana gabriela karina karla diana lorena araceli marisol esperanza sofia lucia julia "
    "isabel john mike michael james robert mary linda name nombre llamo llama named called apellido "
    "apellidos surname lic")
_ABBREVIATED = _set(
    "mr mrs ms dr sr sra srta lic")


@dataclass(frozen=True)
class Word:
    """One word: folded, and where it stands in the message."""

    folded: str
    start: int
    end: int
    capital: bool
    shouted: bool


class Message:
    """The words of a text and the questions the finder asks about the words around a span."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        found = re.finditer(r"[^\W_]+(?:['’´][^\W\d_]+)*", self.text)
        self.words = [Word(re.sub(r"[^a-z0-9]", "", fold(m[0])), m.start(), m.end(), m[0][0].isupper(),
                           len(m[0]) > 1 and m[0].isupper()) for m in found]
        # A message all in capitals, or all without, says nothing by its capitals.
        letters = [char for char in self.text if char.isalpha()]
        self.all_capitals = sum(char.isupper() for char in letters) > 0.6 * len(letters)

    def folded(self, start: int, end: int) -> str:
        return " ".join(word.folded for word in self.words[start:end])

    def original(self, start: int, end: int) -> str:
        return self.text[self.words[start].start:self.words[end - 1].end]

    def joined(self, start: int, end: int) -> bool:
        """Whether the words stand side by side, with no full stop, question mark or line break between."""
        return all(re.fullmatch(r"[ \t'’´/-]*|\.[ ]?", self._gap(at)) and not self._stops(at)
                   for at in range(start, end - 1))

    def before(self, at: int) -> str | None:
        return self.words[at - 1].folded if at > 0 else None

    def after(self, end: int) -> str | None:
        """The next word, over a comma but over no other punctuation."""
        if end >= len(self.words) or not re.fullmatch(r"[\s,(]*", self._gap(end - 1)):
            return None
        return self.words[end].folded

    def cue(self, at: int) -> int:
        """0: no cue before the word; 1: "from", "in", "by"; 2: a cue that says where the writer is now."""
        while at > 0 and self._is_link(at - 1) and not self._is_pair(at):
            at -= 1
        if at == 0 or not self._same_clause(at - 1):
            return 0
        if self.is_where_to(at):
            return 2
        if not (self.words[at - 1].folded in CUES or self._is_pair(at)):
            return 1 if self._is_nearest_to(at) else 0
        near = {word.folded for word in self.words[max(0, at - 3):at]}
        return 2 if near & HERE and "from" not in near else 1

    def stance(self, at: int) -> int:
        """-1: what comes before the word is said of elsewhere, or of before; 1: of here and now; 0: of neither."""
        said: list[str] = []
        for each in range(at - 1, max(-1, at - 8), -1):
            if not self._same_clause(each) or "," in self._gap(each) or self.words[each].folded in TURNS:
                break
            said.append(self.words[each].folded)
        departed = self.before(at) in {"from", "de"} and not MOVED.isdisjoint(said)
        of_theirs = not KIN.isdisjoint(said[:4]) and "with" not in said and "con" not in said
        if departed or of_theirs or not ELSEWHERE.isdisjoint(said):
            return -1
        return 0 if NOW.isdisjoint(said) else 1

    def is_origin(self, at: int) -> bool:
        """After "from" or "soy de"."""
        return self.before(at) in {"from", "vine", "vengo"} or self.folded(max(0, at - 2), at) in {
            "soy de", "soy d", "somos de", "vine de", "vengo de", "llegue de", "venimos de"}

    def is_name_of_person(self, at: int) -> bool:
        """After a title, a first name or "my name is", if need be with one more capitalised word between."""
        if self.before(at) in {"is", "es"} and at > 1 and self.words[at - 2].folded in {"name", "nombre", "apellido"}:
            return True
        for _ in range(2):
            if at == 0 or not self._same_clause(at - 1):
                return False
            at -= 1
            if self.words[at].folded in TITLES:
                return True
            if not self.words[at].capital or self.words[at].folded in CUES:
                return False
        return False

    def is_said_of_somebody(self, at: int) -> bool:
        """Right after "I am": what somebody is, not where ("estoy escondido", "soy Marina")."""
        return self.before(at) in BEING

    def is_street(self, start: int, end: int) -> bool:
        return self.before(start) in {"calle", "avenida", "street"} or self.after(end) in STREETS

    def is_capital(self, start: int) -> bool:
        """A capital letter that means something: not the first word, not a message in capitals."""
        return start > 0 and not self.all_capitals and self.words[start].capital

    def is_edge(self, start: int, end: int) -> bool:
        """A short message that begins or ends with the span, beside a word of help: "orange free lawyer"."""
        if len(self.words) > 8:
            return False
        return ((start == 0 and self.after(end) in SERVICE)
                or (end == len(self.words) and self.before(start) in SERVICE and self._same_clause(start - 1)))

    def is_asked(self, start: int, end: int) -> bool:
        """A short message that begins or ends with the span and asks for help, or for where or who: "mendota who"."""
        if (start > 0 and end < len(self.words)) or len(self.words) > 10:
            return False
        beside = self.words[end:end + 1] if start == 0 else self.words[start - 1:start]
        around = self.words[:start] + self.words[end:] if len(self.words) < 7 else beside
        return any(word.folded in ASKING for word in around)

    def follows_well(self, end: int) -> bool:
        return self.after(end) is None or self.after(end) in FOLLOWERS or "," in self._gap(end - 1)

    def is_where_to(self, at: int) -> bool:
        """After "moved from ... to", "me mudé de ... a"."""
        before = [word.folded for word in self.words[max(0, at - 8):at]]
        return before[-1] in {"to", "a"} and not MOVED.isdisjoint(before) and not {"from", "de"}.isdisjoint(before)

    def _is_nearest_to(self, at: int) -> bool:
        """After "the closest ... to", "el más cercano a"."""
        before = [word.folded for word in self.words[max(0, at - 8):at]]
        return before[-1] in {"to", "a"} and not NEAREST.isdisjoint(before)

    def _is_link(self, at: int) -> bool:
        """Whether the word only leads to a name: "city of", and the article in "la ciudad de"."""
        word = self.words[at].folded
        return word in LINKS or (word in {"la", "el", "the"} and self.words[at + 1].folded in LINKS)

    def _is_pair(self, at: int) -> bool:
        return at > 1 and f"{self.words[at - 2].folded}_{self.words[at - 1].folded}" in CUE_PAIRS

    def _gap(self, at: int) -> str:
        following = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end:following]

    def _stops(self, at: int) -> bool:
        # "St. Helena" is one name; "I went home. Alone" is two sentences.
        return "." in self._gap(at) and len(self.words[at].folded) > 3

    def _same_clause(self, at: int) -> bool:
        gap = self._gap(at)
        return not re.search(r"[?!;\n]" if self.words[at].folded in _ABBREVIATED else r"[.?!;\n]", gap)
