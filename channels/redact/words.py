"""Word lists for finding names: names people here bear, and words that are never part of one."""

from __future__ import annotations

from pathlib import Path


def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


GIVEN = _listed("given.txt")
SURNAMES = _listed("surnames.txt")
# Places that begin with a given name, or go without the rest of theirs.
TOWNS = frozenset((Path(__file__).parent / "towns.txt").read_text(encoding="utf-8").splitlines())

# Names that are everyday words too: alone they tell nothing.
EVERYDAY = frozenset(
    """
    mia alma amado angel angeles bella blanca caridad christian clara consuelo cristal destiny domingo dulce esperanza
    estrella faith flor gloria grace jack jesus joy junior linda luna luz nena paz penny refugio reina rob rosa rose
    sole victoria virginia carolina dolores mercedes socorro milagros salvador asuncion concepcion remedios santos
    trinidad israel jordan sydney charlotte will mark ray frank sierra pilar perla iris violeta margarita azucena
    summer autumn crystal ruby amber jade lily daisy heather holly dawn eve hope april june abril julio roman
    """.split()
)
# Names that without a capital are read as a word, a place, a company.
WITH_CAPITAL = frozenset(
    """
    ivan albino almendra amara angelina arian azalea barbie beata benigna benigno blake candace candice carlton celeste concha
    cuco chucha clemencia constancia buenaventura dion doris duncan dora earl elmo elle ellen emory ever evert florencia
    gala garret gemma genesis geneva ginger glen hanna hermes hosanna ibis iluminada iluminado inocencia isis kamala kari
    lala lamar lenin libertina librado lino lola magnolia maine maia mandy mara marcial marciana marciano marco mari
    maximo maxima memo merlin ming mingo mina mimi modesta moira murphy musa nano neto nate nixon noel octavia parvati
    pepita perry pita poncho portia prudencia primitiva primitivo quinn reggie regina reid rhea rocky romana romeo roma
    rory rosario rosella russell salina samara saris sean selena serena sharon siria shiva sidra sienna simon stan stella
    tacha tacho tawny tess teresa tiara timo tita tito tono toni tori tory troy vane victor virgil vito viola wellington
    winnie wolfgang yaya yoni zelda kennedy dave denny wendy nickolas geno pola roland ryder tanner logan chase cole cody
    """.split()
)
# What people are called who look so.
NICKNAMES = frozenset("flaco flaca gordo gorda guero guera chaparro chaparra pelon pelona chato chata prieto prieta".split())
# Names that are written short, with a period.
ABBREVIATED = frozenset("ma fco gpe ant hdez hdz mtz rdz glez gzz fdo jr fr st".split())
# Where these stand behind, what stands before is a place.
STATES = frozenset(
    """
    alabama alaska arizona arkansas colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
    kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
    oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming california jalisco michoacan oaxaca
    sinaloa sonora zacatecas guanajuato puebla chiapas guerrero durango nayarit hidalgo veracruz
    """.split()
)
MONTHS = frozenset("april june abril julio".split())

# Never part of a name, wherever it stands; folded. A name ends before one of these.
NEVER = frozenset(
    """
    i im me my mine we us our you your he him his she her they them their it its this that these those who whom what when where why how
    a an the and or but so because if then than as at by for from in into of off on onto out over to under up with without about after
    am is are was were be been being do does did done have has had having get gets got gotten can cant could will would should may might
    must shall not no never dont doesnt didnt isnt arent wasnt wont just also only very too still yet now today yesterday tomorrow tonight
    here there again already always please thanks thank hi hello hey ok okay yes
    took taken takes arrested detained deported held hold missing lost stopped pulled questioned released working work works worked went go goes
    going gone came come comes coming lives live living lived born said say says told tell called call calls need needs needed want wants
    wanted know knows has think asks asked ask asking afraid scared worried pregnant sick married single divorced undocumented documented
    legal illegal citizen resident immigrant migrant mexican american salvadoran guatemalan honduran colombian venezuelan peruvian cuban
    nicaraguan ecuadorian dominican brazilian haitian chinese indian filipino filipina vietnamese korean latino latina hispanic black white
    teacher student nurse worker employee tenant renter lawyer attorney principal driver parent mother father mom dad wife husband son
    daughter brother sister uncle aunt cousin friend neighbor boss kid kids child children baby nephew niece girlfriend boyfriend partner
    grandma grandpa grandmother grandfather roommate landlord owner coworker employer manager years year old month months weeks days
    wrong right spelled misspelled listed list different same correct name names nombre apellido number sure fine good bad new trying looking
    from school court police ice cbp hsi cops agents officer immigration border patrol migra daca tps uscis dmv lapd lausd usa eeuu ssn itin
    sheriff fbi dhs eoir cdcr ab sb monday tuesday wednesday thursday friday saturday sunday january february march july august
    september october november december california mexico guatemala honduras salvador nicaragua spanish english english-speaking
    yo mi mis tu tus su sus el ella ellos ellas nosotros nos se lo los las la le les un una unos unas este esta estos ese esa eso esto
    que quien como cuando donde cual porque por para pero si no ni ya y e o u en con sin sobre entre hasta desde hacia del al
    soy es son era eran fue fueron ser estar esta estan estoy estamos estaba hay he ha han hemos tengo tiene tienen tenia tenemos voy va van
    vamos iba puede pueden puedo podemos podria quiero quiere quieren necesito necesita necesitan vivo vive viven vivimos trabajo trabaja
    trabajan nacio naci llego llegue lleva llevan llevaron llevo agarro agarraron detuvo detuvieron detenido detenida arresto arrestaron
    arrestado arrestada deportado deportada deportaron preso presa paro pararon dice dicen dijo dijeron pregunta preguntan pregunto
    pide piden pidio sabe sabemos hace hacen hizo muy mas menos bien mal tambien tampoco solo nada algo todo todos toda aqui alla ahi hoy ayer
    manana ahora ahorita anoche siempre nunca despues antes luego gracias hola favor senor senora mande ayuda ayudeme
    indocumentado indocumentada ciudadano ciudadana residente inmigrante migrante mexicano mexicana salvadoreno salvadorena hondureno
    hondurena guatemalteco guatemalteca colombiano colombiana venezolano venezolana peruano peruana cubano cubana nicaraguense latino
    latina madre padre mama papa esposo esposa hijo hija hermano hermana tio tia primo prima sobrino sobrina abuelo abuela amigo amiga
    vecino vecina novio novia pareja jefe patron maestra maestro estudiante trabajador trabajadora empleado empleada enfermera campesino
    jornalero inquilino inquilina dueno duena casado casada soltero soltera embarazada enfermo enferma nuevo nueva menor mayor anos meses
    dias semanas incorrecto equivocado escrito otro otra mismo misma lunes martes miercoles jueves viernes sabado enero febrero marzo
    mayo junio agosto septiembre octubre noviembre diciembre policia escuela corte ley licencia
    papeles residencia ciudadania espanol ingles libre seguro cierto verdad
    home depot walmart target costco uber lyft facebook whatsapp tiktok instagram google medi medi-cal calfresh calworks wic snap ssi christmas
    common similar unusual still private safe public secret hidden visible flagged confidential being back asap someone somebody anyone everyone
    comun parecido secreto publico privado registrado registrada migracion inmigracion alguien abogado abogada notario servicio oficina hospital
    banco gente numero doctor doctora juez oficial agente detective gobierno social consulado director directora secretaria cuales cuanto cuantos existe
    debe deben tendra sera vengo venimos viene vienen vino dejo dejaron salio salir entro entraron llamo llamaron llama llaman cree creo piensa pueda
    tenga haya sea cuenta cuentan anda andan iban fuimos estuvo estuvieron quedo sale salen estudia estudio cumple firmo firme maneja manejaba
    drives drove driving study studies studied started start stay stays staying moved move crossed entered left leave leaves leaving seen saw
    applying applied apply filed file paid pay pays got lost sent send sends turned turn turns wont ain't
    attends attending attend college university visa green card passport court hearing judge warrant bond jail prison detention center
    papers status citizenship rights help info information advice question questions lease rent apartment house car license
    governor president mayor senator supervisor councilmember secretary general county state federal department district unified
    health clinic church group program project legal aid services office hub hubs
    mucho mucha poco poca muchos muchas varios varias algunos algunas several many few saying frente theyre hes shes
    whos thats whats familias trabajadores personas companeros mother-in-law
    nothing something anything nadie nobody none nunca jamas porfa porfavor plis pls plz cambio change changed
    first last middle full primer segundo
    jan feb apr sept oct nov dec ene abr ago dic
    deferred action code codigo times news
    diferente distinto igual largo corto raro bonito
    mija mijo raza migrante paisa paisano paisana chapin catracho guanaco
    """.split()
)  # fmt: skip

# Join parts of a name: María de la Cruz, Juan y Medio does not matter.
PARTICLES = frozenset("de del dela delos la las los da dos san santa van von el al bin abu viuda vda".split())
