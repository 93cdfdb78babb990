"""What people hear about the desk, in both languages. Short: most of it travels as SMS.

`{desk}` is the desk's name, `{line}` a phone line that answers now, `{when}` when the desk opens, `{minutes}` how long
staff give themselves.
"""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "offer_open": {
        "en": "A trained person at the hub can answer you here. They will read this chat, never your number. "
              "Reply YES if you agree, or NO. To talk now, call {line}.",
        "es": "Una persona capacitada del centro puede contestarle aquí. Leerá este chat, nunca su número. "
              "Responda SI si está de acuerdo, o NO. Para hablar ahora, llame a {line}.",
    },
    "offer_closed": {
        "en": "Nobody is at the desk now; it opens {when}. Then a trained person can read this chat, never your "
              "number, and answer here. Reply YES if you agree, or NO. To talk now, call {line}.",
        "es": "Ahora no hay nadie; abrimos {when}. Entonces una persona capacitada puede leer este chat, nunca su "
              "número, y contestarle aquí. Responda SI si está de acuerdo, o NO. Para hablar ahora, llame a {line}.",
    },
    "offer_off": {
        "en": "Nobody answers in this chat at the moment. To talk to a person now, call {line}. May trained hub staff "
              "read this chat later to help you? Reply YES or NO.",
        "es": "Por ahora nadie atiende este chat. Para hablar con una persona ahora, llame a {line}. ¿Puede el "
              "personal capacitado leer este chat después para ayudarle? Responda SI o NO.",
    },
    "opened_open": {
        "en": "Thank you. Somebody from {desk} will read this and try to answer here within {minutes} minutes. If "
              "nobody can, we will tell you. You can add more. In a hurry, call {line}.",
        "es": "Gracias. Alguien de {desk} leerá esto y tratará de contestarle aquí en {minutes} minutos. Si nadie "
              "puede, le avisaremos. Puede escribir más. Si le urge, llame a {line}.",
    },
    "opened_closed": {
        "en": "Thank you. {desk} opens {when}: somebody will read this then and answer here. Until then you can go on "
              "asking me. If you can't wait, call {line}.",
        "es": "Gracias. {desk} abre {when}: alguien leerá esto y le contestará aquí. Mientras, puede seguir "
              "preguntándome. Si no puede esperar, llame a {line}.",
    },
    "opened_off": {
        "en": "Thank you. I noted that staff may read this chat. Nobody answers here at the moment, so do not wait: "
              "call {line}.",
        "es": "Gracias. Anoté que el personal puede leer este chat. Por ahora nadie contesta aquí, así que no espere: "
              "llame a {line}.",
    },
    "timed_out": {
        "en": "We are sorry, nobody could answer yet. Your request stays open and somebody may still write. Call "
              "{line}, or ask me again meanwhile.",
        "es": "Perdón, todavía nadie pudo contestarle. Su solicitud sigue abierta y alguien puede escribirle aún. "
              "Llame a {line}, o pregúnteme mientras tanto.",
    },
    "went_home": {
        "en": "{desk} is closed now and opens {when}; they will see your message then. Meanwhile I answer what I can. "
              "If you can't wait, call {line}.",
        "es": "{desk} está cerrado y abre {when}; entonces verán su mensaje. Mientras, le contesto lo que sé. Si no "
              "puede esperar, llame a {line}.",
    },
    "went_home_off": {
        "en": "Nobody is at {desk} now; they will see your message later. Meanwhile I answer what I can. If you can't "
              "wait, call {line}.",
        "es": "No hay nadie en {desk}; verán su mensaje después. Mientras, le contesto lo que sé. Si no puede esperar, "
              "llame a {line}.",
    },
    "joined": {
        "en": "Somebody from {desk} is reading your chat now and will write to you here.",
        "es": "Alguien de {desk} está leyendo su chat y le escribirá aquí.",
    },
    "has_chat": {
        "en": "{desk} has your request: a person will read this chat and write to you here. To talk to somebody now, "
              "call {line}.",
        "es": "{desk} ya tiene su solicitud: una persona leerá este chat y le escribirá aquí. Para hablar con alguien "
              "ahora, llame a {line}.",
    },
    "put_away": {
        "en": "{desk} cannot answer you just yet. Somebody will look at your question again {when} and write to you "
              "here. Meanwhile I, the automatic service, answer what I can. If you can't wait, call {line}.",
        "es": "{desk} todavía no puede contestarle. Alguien volverá a ver su pregunta {when} y le escribirá aquí. "
              "Mientras, yo, el servicio automático, le contesto lo que sé. Si no puede esperar, llame a {line}.",
    },
    "put_away_off": {
        "en": "{desk} cannot answer you just yet, and we cannot say when. Do not wait: call {line}. Meanwhile I, the "
              "automatic service, answer what I can.",
        "es": "{desk} todavía no puede contestarle y no sabemos cuándo podrá. No espere: llame a {line}. Mientras, yo, "
              "el servicio automático, le contesto lo que sé.",
    },
    "unreadable": {
        "en": "{desk}: the person reading this cannot open photos, recordings or files, or see a text you changed. "
              "Please write it in words.",
        "es": "{desk}: quien lee este chat no puede abrir fotos, audios ni archivos, ni ver un texto que usted cambió. "
              "Escríbalo con palabras, por favor.",
    },
    "closed": {
        "en": "{desk} has closed this request. From here I, the automatic service, answer again: ask me anything, or "
              "reply PERSON.",
        "es": "{desk} cerró esta solicitud. Desde ahora le contesto yo, el servicio automático: pregunte lo que quiera "
              "o responda PERSONA.",
    },
    "urgent_down": {
        "en": "If you are in danger now, call 911. For ICE activity, call {line}. We saw your message.",
        "es": "Si está en peligro ahora, llame al 911. Si es la migra, llame a {line}. Vimos su mensaje.",
    },
}  # fmt: skip


def tell(name: str, language: str | None, fields: dict[str, dict[str, str]]) -> str:
    """The text `name`, filled in for its language; in both while the person's language is not known."""
    texts = {each: text.format(**fields[each]) for each, text in TEXTS[name].items()}
    return texts[language] if language in texts else "\n".join(texts.values())
