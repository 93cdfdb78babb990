"""Word lists for finding names: given names people here bear, and words that are never part of one."""

from __future__ import annotations

GIVEN = frozenset(
    """
    aaron abel abigail abraham abril ada adan adela adelina adolfo adrian adriana agustin agustina aida aisha alan alba albert alberto
    aleida alejandra alejandro alex alexa alexander alexis alfonso alfredo alicia alina alma alonso alvaro amado amalia amanda amelia
    amparo amy ana anabel anahi anai anastasia andrea andres andrew andy angel angela angelica angelina anita anna anthony
    antonia antonio anselmo araceli ariana ariel arjun armando arnulfo arturo ashley asuncion aurelio aurora axel ayala baltazar
    barbara beatriz beatris belen benito benjamin berenice bernabe bernardo berta bertha beto betty bianca blanca brandon brenda brayan
    brian bruno bryan camila candelaria candido carina carla carlitos carlos carmelo carmen carolina caroline catalina cecilia celestino
    celia cesar chabela charles chava chayo chela chelo chepe christina christopher chucho chuy cindy clara claudia clemente
    concepcion concha consuelo cristian cristina cristobal cuauhtemoc cynthia dagoberto daisy dalia damian daniel daniela danny darwin
    david dayana deborah delfina delia denise diana diego dolores domingo dora doris dulce edgar edgardo edith eduardo edwin efrain
    elena elba eleazar elias elisa elizabeth eloisa eloy elsa elva elvia elvira emanuel emilia emiliano emilio emily emma enedina enrique
    eric erica erick erika erik ernesto esmeralda esperanza estefania estela estella esteban ester esther eugenia eugenio eulalia eva
    evangelina evelin evelyn everardo ezequiel fabian fabiola fatima faustino federico felicia felipe felix fermin fernanda fernando
    fidel filiberto flor florencia florentino francisca francisco frank freddy fredy gabriel gabriela gael gaspar genaro genesis george
    gerardo gilberto gisela giselle giovanni gladys gloria gonzalo graciela gregorio griselda guadalupe guillermina guillermo
    gustavo hassan hector heidi henry heriberto hermelinda hernan herminia hilario hilda homero horacio hortencia hugo humberto ian
    ignacio ines ingrid inocencio irene iris irma isaac isabel isabella isaias isidro ismael itzel ivan ivonne izel jacinto
    jackeline jacob jacqueline jaime jairo james jamileth janet janeth jared jasmin jasmine javier jazmin jean jennifer jenny jeremias
    jessica jesus jesusita jimena jimmy joaquin joel johana john johnny jonathan jorge jose joselin joseline joseph josefa josefina joshua
    josue juan juana juanita juanito julia julian juliana julieta julio julissa karen karina karla katherine katia kathy keila
    keiry kelly kenia kevin kimberly laura lauro lazaro leandro leonardo leonel leonor leopoldo lesly leticia leti lety lidia lila
    liliana lilia lilian linda lisa lizbeth lorena lorenzo lourdes lucas lucero lucia luciano lucila lucio lucy luis luisa luisito lupe
    lupita luz lydia magali magdalena manolo manny manuel manuela marcela marcelino marcelo marco marcos margarita margaret maria mariam
    mariana mariano maribel maricela maricruz maricarmen mariela marilu marina mario marisa marisela marisol maritza marlen marlene marta
    martha martin martina mary mateo matias matilde matthew maura mauricio mauro maximiliano mayra melanie melchor melissa melvin memo
    mercedes michael michelle mickey miguel miguelito miguelangel miriam mireya misael mohammed mohamed moises monica monse montserrat mustafa
    myrna nadia nallely nancy natalia nataly natividad nayeli nelly nelson nestor nicanor nicolas nicole nidia noe noel noelia noemi
    nohemi nora norberto norma octavio ofelia olga olivia omar ofir orlando oscar osvaldo oswaldo otilia pablo paco pamela pancho paola
    patricia patrick patty paul paula paulina paz pedro pepe perla peter petra pilar placido porfirio priscila rafael rafaela ramiro ramon
    ramona randy raquel raul raymundo rebeca refugio regina reina remedios rene reyna reynaldo ricardo richard rigoberto rita robert
    roberto rocio rodolfo rodrigo rogelio roger rolando roman romeo romulo rosa rosalba rosalia rosalinda rosalio rosario rosaura rosita
    roxana ruben ruth sabrina salma salome salvador samantha samuel sandra santiago santos sara sarah saul sebastian selena sergio
    serena sheila silvia silvestre simon sofia sofi soledad sonia stefany stephanie steven susana sylvia tadeo tania tatiana tere teresa
    tereso thomas tomas toño tono toribio trinidad ulises uriel ursula valentin valentina valeria vanesa vanessa veronica vero vicente
    victor victoria vilma violeta virgilio viviana walter wendy wilber wilfredo william wilmer wilson xavier ximena xochitl
    yadira yamileth yareli yasmin yesenia yolanda yovani yuliana yuri zacarias zenaida zoila zulema
    adalberto adelaida anastacio casimira cipriano elpidio eleuterio eufemia fausto fidencio florinda gregoria hilaria isaura
    jhon leocadio macario maclovio nahum nemesio oseas petronila prisciliano primitivo rutilio telesforo teofilo teofila
    wenceslao wilfrido wilmar yamilet yuridia zeferino
    abdi abdiel abdon abdul abelardo abner adamaris adriel agripina aiden aileen alberta alexandra alfonsina
    alfredina alisson alize allan allison alonzo alvin amador amandeep amara amaury amelie amina amparito anahy
    analy andrey anely anibal anselma antonella apolinar apolonio arcelia arely ariadna arlene armida arnel arnoldo
    arsenio artemio asencion ashlee audelia azucena baljit becky ben benigno benita benjamina bernabela bernardino
    betsy billy binh bob bonifacio brett brianna brittany bryant bulmaro byron caleb cameron carl carlota carmelita
    carol cathy cayetano cecilio ceferino celerina celso cesario chad chau chen chidi chris christian chuyito
    cipriana cirilo citlali clarence clarissa claudio clementina cleotilde clotilde cody connor cornelio craig
    crescencio crisanto crispin crispina cristal cristiano damaris dan danilo dariela dario darlene darren dave
    dayanara debbie debra deisy delfino delmy demetrio dennis derek desiderio desiree deysi diane dianey dilan
    dilcia dilma dimas dionicia dionicio dionisia dionisio dodong domitila donaciano donald donaldo donna dorothy
    doug dulcina dustin dwayne dylan eber edelmira eder edilberto efigenia efren eladio eleodoro eleuteria eliazar
    elidia eliezer eligio elisabeth elisandro eliseo elizabet ellen elmer eloina elvis emelia emely emerita emigdio
    emiliana emilse encarnacion enedino enoc epifania epifanio erasmo erendira ericka ermelinda ernani ernestina
    esdras estefany estelita esthela estuardo etelvina ethan eudocia eugene eulalio eusebia eusebio eustaquio evan
    evelia evelina everilda ezekiel fabricio facundo farhad fatemeh faustina faviola feliciano felicitas felipa
    felisa fermina fernandita fidela fidelina filemon filogonio florencio floriberto fortino fortunato francis
    froylan fulgencio gamaliel gary gaudencio gemma genoveva gerardina gerson gertrudis gilda gilma ginny
    giovana giovani glenda godofredo greg gumaro gumercindo gurmeet gwen hailey hamid hanh hannah harjit harold
    harriet harry heather heber heidy heladio helen helena hercilia herlinda hermenegildo hermila hermilo herminio
    hernando higinio hipolito honorio hortensia howard humbertina huy ibrahim idalia idania iker ilda ileana ilse
    imelda inez inocencia ipolito iracema irineo irving isela isidora isidoro isidra israel ivett ivette ixchel
    izabella jaasiel jackie jacquelin jael jahir jamal jaqueline jarvin jasbir jasiel jason javiera jayden jazmine
    jeferson jeff jeffrey jenaro jenifer jeniffer jenni jeovany jeremy jerry jerson jessie jhonatan jhonny jhun jim
    joan joanna jocelyn joe johan johanna jomar jony josh josias josselyn jovana jovani jovita joyce juancho juanis
    juany judith judy julianna julisa justin justina justino juventino kaleb karely karime karol kasandra kate
    kathleen keily keith kelvin ken kendra kenneth khalid khanh kim kimberli kofi kristen kristian kristina kuldeep
    kwame kyle larry laureano lauren layla leidy leila lena leobardo leodan leonarda leoncio leonides leonila leslie
    lexi librado ligia lilibeth lindsay lisandro lisbeth livia liz lizet lizeth lloyd lorenza lori loyda luca
    luciana lucina lucrecia ludivina luiz lupillo lynn macaria madai madeline magaly magda maikol maira malena mandy
    manjit manuelita marbella marcelina marcia marcial marcus margarito mariah mariajose maricel marie marielena
    mariluz marily marilyn marissa marites mariza marjorie marleny marlon marquitos martita marvin maryam matilda
    matt maureen maximino mayela mayte megan meghan mehdi melany melchora melida melina melinda melva meredith
    micaela miguelina mikaela mike milagros milton minerva mirella mireyda mirian mirna mitchell modesta molly
    monique monserrat nabor nahomi nansi naomi narciso nasrin natanael natasha nate nathan navdeep nayely nazario
    nehemias neil nelida nely nenita nereida nereo neri nery nestora ngoc ngozi nhung nicanora nicholas nick nico
    nicolasa nidya nilda nilson nina noah nohelia nolberto norberta norman nubia obdulia obed octaviano odalis
    odilia oluwaseun omayra omid onesimo oralia orfa orfelinda oscarin otoniel ovidio palmira pam pancha panchita
    pao pascual pascuala patricio pattie paulino pedrito peggy pepito petronilo phil philip phillip phuc phuong
    placida plutarco policarpo ponciano porfiria prisca procopio prudencia prudencio qiang quang quirino quynh
    rachel rajesh ralph ramesh ramira raymond rebecca rebekah reggie reinalda reinaldo remigio renata reynalda reza
    rhonda ricky rigo roberta robertito robin robinson rodel rodney rodolfa rogelia romana romelia rommel ronal
    ronald ronaldo ronnie rony rosalina rosalind rosalva rosamaria rosana roselia rosenda rosendo rosibel rosina
    rowena roxanne rubi rubicelia rudy rufina rufino rupert ruperto russell rutila ryan sabas sabino saira sally sam
    samanta samara samir samuelito sandeep sandro santi santiaga sarahi saray sarita saturnino sayra sean sebastiana
    seferino selene selvin servando seth severiano shane shannon sharon shawn sheri shirley sigifredo silvano
    silverio silvino simeon socorro stephen steve sukhdeep sunita susan susy suyapa tamara tammy tanya tavo telma
    teodora teodoro teresita teri terry thanh thania thao theresa thuan tiburcio tiffany tim timoteo timothy tina
    todd tom tomasa tony toña toñita toñito tracy tranquilino travis trevor trinh trini troy truc trung tyler
    ulisses uvaldo valente valentino valeriano velia verenice veronika vianey vicenta victorino vidal vijay vince
    vinicio virginia vivian vladimir walfredo wanda wayne wenceslaa wendi wendoly wilbert wilberth wilian willian
    wuendy xiaoming xiomara yadhira yahaira yahir yamilex yanet yaneth yaretzi yaritza yasmani yazmin yeimi yeison
    yeni yenifer yennifer yesica yessica yohana yolotzin yonatan yordi yosselin yovany yulisa yulissa yunior yurany
    zahra zaida zaira zenon zoraida zoyla zulma
    carmela lalo tencha lencho cuco mague nacho kike quique meche licha lola pili toya chole chente chilo chuchita cheo chinto chalo goyo güicho guicho kiko lucha maru mela mina moncho neto pita poncho quico rafa rafita richi sole teo toncho ticho tita toribia viki vicky wicho yoli yolis yola dalila frida ximenita thiago santino lamberto doroteo
    nguyen minh linh thuy huong wei ming mei jing li xiao ahmad ali omar fatima mohammad hussein priya raj singh gurpreet harpreet manpreet
    """.split()
)

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
    sheriff fbi dhs eoir cdcr ab sb monday tuesday wednesday thursday friday saturday sunday january february march april june july august
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
    abril mayo junio julio agosto septiembre octubre noviembre diciembre policia escuela corte ley licencia
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
    whos thats familias trabajadores personas companeros mother-in-law
    mija mijo raza migrante paisa paisano paisana chapin catracho guanaco
    """.split()
)  # fmt: skip

# Join parts of a name: María de la Cruz, Juan y Medio does not matter.
PARTICLES = frozenset("de del la las los da dos san santa van von el al bin".split())
