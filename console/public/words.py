"""What the public pages say around the content, in both languages; the privacy promise has templates of its own."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "language_name": ("English", "Español"),
    "read_in": ("Read in English", "Leer en español"),
    "tagline": ("Know your rights in California", "Conozca sus derechos en California"),
    "skip": ("Skip to the answer", "Saltar a la respuesta"),
    # The card
    "in_short": ("In short", "En pocas palabras"),
    "right_now": ("If it is happening right now", "Si está pasando ahora mismo"),
    "due": (
        "The review of this page is past due. The rules may have changed: ask a legal helper before you rely on it. "
        "Review was due by",
        "La revisión de esta página está vencida. Las reglas pueden haber cambiado: consulte a un ayudante legal "
        "antes de confiar en ella. Debía revisarse a más tardar el",
    ),
    "who_to_call": ("Help by phone", "Ayuda por teléfono"),
    "emergency": (
        "Someone is hurt or in danger: call",
        "Hay heridos o peligro: llame al",
    ),
    "or_text": ("or text", "o mande un mensaje de texto al"),
    "near_you": (
        "For places and lines near you, text us your ZIP code or city, where you sent us your question.",
        "Para lugares y líneas cerca de usted, mándenos su código postal o su ciudad, por donde nos mandó su pregunta.",
    ),
    "near_you_number": (
        "For places and lines near you, text your ZIP code or city to",
        "Para lugares y líneas cerca de usted, mande su código postal o su ciudad al",
    ),
    "sources": ("Where this comes from", "De dónde sale esto"),
    "sources_first": (
        "The first source is the one named in the text message. Links open the publisher's own page.",
        "La primera fuente es la que nombra el mensaje de texto. Los enlaces abren la página de quien la publica.",
    ),
    "checked": ("Checked", "Revisado"),
    "how_page": ("we read this page", "leímos esta página"),
    "how_copy": ("we read a copy of this page", "leímos una copia de esta página"),
    "how_citation": (
        "we did not open this page; another source listed here quotes or describes it",
        "no abrimos esta página; otra fuente de esta lista la cita o la describe",
    ),
    "kind_statute": ("Law", "Ley"),
    "kind_case": ("Court case", "Caso en corte"),
    "kind_regulation": ("Government rule", "Reglamento"),
    "kind_agency": ("Government page", "Página del gobierno"),
    "kind_ordinance": ("Local law", "Ley local"),
    "kind_policy": ("Policy", "Política"),
    "kind_guide": ("Guide", "Guía"),
    "kind_news": ("News report", "Noticia"),
    "about": ("About this page", "Sobre esta página"),
    "covers": ("Covers", "Dónde aplica"),
    "review": ("Legal review", "Revisión legal"),
    "not_reviewed": ("Not reviewed by an attorney", "No la ha revisado un abogado"),
    "approved_by": ("Approved by", "Aprobada por"),
    "approved_on": ("Published for use on", "En uso desde el"),
    "review_by": ("Next review by", "Próxima revisión, a más tardar el"),
    "version": ("Version", "Versión"),
    "release": ("release", "publicación"),
    "revision": ("revision", "revisión"),
    "related": ("Related questions", "Preguntas parecidas"),
    "not_advice": (
        "This is information, not legal advice. State and local rules bind state and local staff; "
        "they do not stop federal agents.",
        "Esto es información, no asesoría legal. Las reglas del estado y de la ciudad obligan a su propio personal; "
        "no paran a los agentes federales.",
    ),
    "privacy": ("Privacy", "Privacidad"),
    "home": ("About Hubline", "Qué es Hubline"),
    "nothing_kept": (
        "This page keeps no record of your visit: no cookies, no tracking.",
        "Esta página no guarda registro de su visita: sin cookies ni rastreo.",
    ),
    # When there is no card
    "missing_title": ("We do not have that page", "No tenemos esa página"),
    "missing_text": (
        "The link may have been copied with a mistake. Check the five letters and digits at its end, "
        "or send us your question again.",
        "Puede que el enlace se haya copiado mal. Revise las cinco letras y números del final, "
        "o mándenos otra vez su pregunta.",
    ),
    "withdrawn_title": ("This answer was withdrawn", "Esta respuesta se retiró"),
    "withdrawn_text": (
        "We no longer give it, because it may be out of date or wrong. Please do not rely on a copy of it. "
        "Send us your question again for what we know today.",
        "Ya no la damos, porque puede estar vencida o equivocada. Por favor no confíe en una copia. "
        "Mándenos otra vez su pregunta para saber lo que sabemos hoy.",
    ),
    "replaced_title": ("This answer was replaced", "Esta respuesta se cambió por otra"),
    "replaced_text": (
        "Please do not rely on a copy of the old one.",
        "Por favor no confíe en una copia de la anterior.",
    ),
    "withdrawn_why": ("Why:", "Por qué:"),
    "withdrawn_instead": ("Read this instead:", "Lea esta en su lugar:"),
    "staff": ("Staff login", "Entrada para el personal"),
    "withdrawn_was": ("It answered:", "Contestaba:"),
    "no_release_title": ("Nothing is published yet", "Todavía no hay nada publicado"),
    "no_release_text": (
        "Our answers are being prepared. Please come back later.",
        "Estamos preparando las respuestas. Vuelva más tarde, por favor.",
    ),
}  # fmt: skip

_PLACES = {
    "United States": "Estados Unidos",
    "City of Los Angeles": "Ciudad de Los Ángeles",
    "Los Angeles County": "Condado de Los Ángeles",
    "San Diego County": "Condado de San Diego",
    "Los Angeles Unified School District": "Distrito Escolar Unificado de Los Ángeles",
}


def words(language: str) -> dict[str, str]:
    """All of them in one language, by name."""
    return {name: pair[language == "es"] for name, pair in _WORDS.items()}


def jurisdiction(name: str, language: str) -> str:
    """The place whose rules an entry tells, as the reader's language names it; content staff write it in English."""
    return _PLACES.get(name, name) if language == "es" else name
