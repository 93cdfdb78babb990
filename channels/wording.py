"""What the pipeline itself says, in both languages; all else comes from the bot. GSM-7, one segment each."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "stop": {
        "en": "You will get no more messages from Hubline. Text START to come back. "
              "Text DELETE to erase what we keep of this chat.",
        "es": "Hubline ya no le va a mandar mensajes. Escriba INICIAR para volver. "
              "Escriba BORRAR para borrar lo que guardamos de este chat.",
    },
    "start": {
        "en": "Welcome back to Hubline. Text your question about your rights, in English or Spanish. "
              "Text STOP to end.",
        "es": "Bienvenido de nuevo a Hubline. Escriba su pregunta sobre sus derechos. Escriba ALTO para salir.",
    },
    "help": {
        "en": "Hubline: free information on immigrant rights in California, not legal advice. "
              "Text a question, your city for help nearby, HUMAN for a person, STOP to end.",
        "es": "Hubline: informes gratis sobre sus derechos en California, no asesoría legal. Mande su pregunta, "
              "su ciudad, PERSONA para hablar con alguien o ALTO.",
    },
    "wait": {
        "en": "We got your message and are working on it. The answer is taking longer than usual. "
              "In an emergency call 911.",
        "es": "Recibimos su mensaje. La respuesta tarda más de lo normal. En una emergencia llame al 911.",
    },
    "limit": {
        "en": "You sent many messages in a short time. Please wait a minute, then send your question again.",
        "es": "Mandó muchos mensajes en poco tiempo. Espere un minuto y mande su pregunta otra vez, por favor.",
    },
    "late": {
        "en": "We are sorry: your message of some time ago could not be answered then. "
              "Do you still need an answer? Text YES.",
        "es": "Perdón: no pudimos contestar su mensaje anterior a tiempo. "
              "¿Todavía necesita la respuesta? Escriba SI.",
    },
    "broken": {
        "en": "Sorry, we could not answer this message. Please ask in other words, or text HUMAN for a person.",
        "es": "Perdón, no pudimos contestar este mensaje. Pregunte con otras palabras, o escriba PERSONA.",
    },
    "more": {"en": "Text MORE for the rest.", "es": "Escriba MAS para el resto."},
}  # fmt: skip


def say(name: str, language: str | None) -> str:
    """The text `name` in `language`; English when the person's language is not known yet."""
    return TEXTS[name]["es" if language == "es" else "en"]
