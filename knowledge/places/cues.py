"""Words that speak for a place, for where a writer is, or against both; folded, in both languages and as texted."""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words right before a place, in both languages and as texted.
CUES = _set(
    "in near en around outside inside from aqui aki acqui aka aca zip by around nearby nr cercas")
CUE_PAIRS = _set(
    "cerca_de cercas_de cerca_d serca_de serca_d cerca_del cerca_a close_to next_to soy_de soy_d somos_de "
    "soi_de soi_d bivo_por "
    "junto_a vivo_por vivimos_por ando_por andamos_por estoy_por aqui_por aki_por por_aqui lado_de vivo_x "
    "live_by living_by home_is moved_to move_to located_at im_at am_at stay_at afueras_de vivo_n estoy_n toy_n live_n "
    "vivo_in estoy_in estamos_in alla_por aya_por algo_por alguien_por ayuda_por ayudan_por abogado_por "
    "abogados_por oficina_por clinica_por area_de zona_de rumbo_a rumbo_de rumbos_de alrededor_de")
# Words that stand before places and before much else.
HINTS = _set(
    "at por")
# Those that say where the writer is now, and so win over "from" and "to".
HERE = _set(
    "live living lives vivo vivimos biv bibo bivo estoy stoy toy estamos stamos stay near cerca cercas serca im am "
    "aqui aki aca we")
LINKS = _set(
    "city of town ciudad de pueblo downtown east west north south condado")
# Words that can follow a place; any other word after a doubtful name ("orange juice") speaks against it.
FOLLOWERS = _set(
    "and but or not y e o pero i im we my me need want who where what when how can could is are do does should "
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
    "cercas algo alguien nobody nadie nadien")
BEING = _set(
    "estoy stoy toy estamos tamos soy somos es is im am are")
MOVED = _set(
    "moved move moving relocated came mude mudamos mudo mudaron mudarme movi movimos cambie cambiamos vine vinimos "
    "llegue llegamos llegar llego llegaron yegue yegamos yegar yego cambiar mudar "
    "brought trajo trajeron")
# Where the writer is not: where they were, go, work or have court, or where somebody of theirs is.
ELSEWHERE = _set(
    "used lived left antes vivia viviamos vivi fui salimos sali going visiting visit voy vamos work works working "
    "worked trabajo trabaja trabajan trabajamos trabajaba court hearing appointment corte audiencia cita born nacio "
    "before naci detained arrested deported detenido detenida detuvieron arrestaron deportaron")
KIN = _set(
    "sister brother mom mother dad father son daughter cousin uncle aunt friend wife husband family hermana hermano "
    "ermana ermano mama papa hijo hija primo prima tio tia amigo amiga esposa esposo familia cunado cunada suegro "
    "suegra sobrino sobrina")
NOW = _set(
    "now nowadays today home ahora ahorita hoy casa here aqui aki")
LIVING = _set(
    "live living vivo bibo bivo vivimos rento rentamos")
LIVING_PAIRS = frozenset({("my", "house"), ("our", "house"), ("i", "rent"), ("we", "rent")})
NO_MORE = frozenset({("ya", "no"), ("no", "longer")})
# After these, what is said of somebody of theirs is said of the writer too: "mi familia y yo estamos en".
US = _set(
    "we us nos estamos vivimos stamos bibimos bivimos")
NEAREST = _set(
    "closest nearest cercano cercana cercanos cercanas")
TURNS = _set(
    "but and or pero y o")
STREETS = _set(
    "st street ave avenue avenida blvd boulevard road rd lane ln drive dr hwy highway freeway fwy calle")
CALIFORNIA = _set(
    "ca california calif cali kalifornia califas")
COUNTY = _set(
    "county counti conty cnty countys caunti caunty kaunti condado kondado co")
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
    "apellidos surname lic licenciado licenciada")
# "El abogado Ventura me robó": where "abogado Ventura" asks for one there.
ADVISER_OF = _set(
    "el la mi my his her their su")
ADVISERS = _set(
    "abogado abogada notario notaria lawyer attorney")
SURNAMES_TOO = _set(
    "ventura salinas madera corona fontana mendota cordova pacheco moraga avila castro rivera davis jackson lincoln")
ABBREVIATED = _set(
    "mr mrs ms dr sr sra srta lic")
ARTICLES = _set(
    "el la los las the del")
# Beside a number: that it is a ZIP code, an amount, or what a case, a door or a telephone is known by.
ZIP_WORDS = _set(
    "zip zips zipcode zipcodes zipcod sip sipcode codigo kodigo postal cp")
MONEY = _set(
    "dollars dollar dolares dolar pesos peso bucks usd money dinero cost costs fee fees price pay paid pays paying "
    "charge charges charged charging owe owes owed bond bail rent fianza renta cobra cobran cobro cobraron cuesta "
    "cuestan costo costaron precio pago pague pagar pagamos pagaron debo debe deuda mil thousand salary sueldo gano "
    "earn makes wages tax taxes")
IDENTIFIED = _set(
    "case caso cases casos receipt recibo alien file expediente apt apartment unit room cuarto apartamento suite "
    "phone telefono tel call llame llamar cell celular pin badge placa plate plates license licencia docket court "
    "corte folio ticket orden uscis ioe verificacion verification officer agent bus van ages age edades edad kids "
    "children hijos ninos freeway fwy highway hwy route carretera years anos days dias miles millas people personas")
