"""What the pipeline itself says, in both languages; all else comes from the bot. What SMS carries is short."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "stop": {
        "en": "You will get no more messages from Hubline. Text START to come back. "
              "Text DELETE to erase what we keep of this chat.",
        # START in Spanish too: it is the word that Twilio knows, so it alone lifts Twilio's own block after a STOP.
        "es": "Hubline ya no le va a mandar mensajes. Escriba START para volver. "
              "Escriba BORRAR para borrar lo que guardamos de este chat.",
    },
    "start": {
        "en": "Welcome back to Hubline. Text your question about your rights, in English or Spanish. "
              "Text STOP to end.",
        "es": "Bienvenido de nuevo a Hubline. Escriba su pregunta sobre sus derechos. Escriba ALTO para salir.",
    },
    "help": {
        "en": "Hubline: free information on immigrant rights in California, not legal advice. "
              "Text a question, your city for help nearby, PERSON to reach someone, STOP to end.",
        "es": "Hubline: informes gratis sobre sus derechos en California, no asesoría legal. Mande su pregunta, "
              "su ciudad, PERSONA para hablar con alguien o ALTO.",
    },
    "delete": {  # as the bot asks it, for when it is down
        "en": "Do you want to erase your messages and number from our records? This cannot be undone. Reply YES or NO.",
        "es": "¿Quiere borrar sus mensajes y su número de nuestros registros? No se puede deshacer. Responda SI o NO.",
    },
    "erased": {
        "en": "Your messages and number are being erased from our records now. The texts on your phone stay: delete "
              "them there too.",
        "es": "Se están borrando sus mensajes y su número de nuestros registros. Los textos en su teléfono siguen ahí: "
              "bórrelos también.",
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
        "en": "We are sorry: what you wrote some time ago could not be answered then. "
              "Do you still need an answer? Text YES.",
        "es": "Perdón: no pudimos contestar a tiempo lo que usted escribió. "
              "¿Todavía necesita la respuesta? Escriba SI.",
    },
    "broken": {
        "en": "Sorry, we could not answer this message. Please ask in other words, or reply PERSON to reach someone.",
        "es": "Perdón, no pudimos contestar este mensaje. Pregunte con otras palabras, o responda PERSONA.",
    },
    "media": {
        "en": "We cannot open pictures, sound or files. Please write your question in words.",
        "es": "No podemos abrir fotos, audios ni archivos. Escriba su pregunta con palabras, por favor.",
    },
    "blank": {
        "en": "Your message came without words. Please write your question, in English or Spanish.",
        "es": "Su mensaje llegó sin palabras. Escriba su pregunta, por favor.",
    },
    "contact": {
        "en": "We did not keep the contact you sent. Please write your question in words.",
        "es": "No guardamos el contacto que mandó. Escriba su pregunta con palabras, por favor.",
    },
    "edited": {
        "en": "We cannot see changes to a message. Please send it again as a new one.",
        "es": "No vemos los cambios de un mensaje. Mándelo otra vez como mensaje nuevo, por favor.",
    },
    "group": {
        "en": "For your safety we answer in private only: please write to this bot directly.",
        "es": "Por su seguridad sólo contestamos en privado: escríbale directamente a este bot.",
    },
    "language": {"en": "English or Spanish? Write your choice.", "es": "¿Español o inglés? Escriba cuál prefiere."},
    "welcome": {
        "en": "Hubline: free information on immigrant rights in California, in English and Spanish. We are not the "
              "government and not lawyers. Ask a question, or send your ZIP code for help nearby. We keep no name or "
              "number; texts are erased after 30 days, or when you write DELETE. Telegram itself can see this chat.",
        "es": "Hubline: informes gratis sobre los derechos de los inmigrantes en California, en español e inglés. No "
              "somos el gobierno ni abogados. Haga su pregunta, o mande su código postal para hallar ayuda cerca. No "
              "guardamos su nombre ni su número; los mensajes se borran a los 30 días, o cuando escriba BORRAR. "
              "Telegram sí puede ver este chat.",
    },
    # Telegram shows these over the chat: 200 characters at most, in both languages together too.
    "press_over": {
        "en": "That question is over. Please write it again.",
        "es": "Esa pregunta ya pasó. Escríbala otra vez, por favor.",
    },
    "press_stopped": {
        "en": "You asked for no more messages. Write /start to come back.",
        "es": "Usted pidió no recibir más mensajes. Escriba /start para volver.",
    },
    "press_wrong": {
        "en": "Thank you: we will look at that answer again. Please ask in other words.",
        "es": "Gracias: vamos a revisar esa respuesta. Pregunte con otras palabras, por favor.",
    },
    "phone_company": {
        "en": "Your phone company can see these texts. What we keep:",
        "es": "Su compañía telefónica puede ver estos textos. Lo que guardamos:",
    },
    "more": {"en": "Reply MORE for the rest.", "es": "Responda MAS para el resto."},
}  # fmt: skip


def say(name: str, language: str | None) -> str:
    """The text `name` in `language`, or in both while the person's language is not known."""
    texts = TEXTS[name]
    return texts[language] if language in texts else "\n".join(texts.values())
