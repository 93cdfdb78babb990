"""Words behind which a name comes, by how surely one does."""

from __future__ import annotations

import re

# Bros and bosses: who people write about. A plural is the same with its ending.
_ENGLISH = r"""
    (?:brother|sister|mother|father|son|daughter)s?[-\s]in[-\s]law
    husband hubby wife spouse son daughter brother bro sister sis sibling mom mama mother mum dad papa father
    parent uncle aunt auntie cousin cuz nephew niece grandma grandpa grandmother grandfather grandparent grandson
    granddaughter friend homie buddy neighbou?r boyfriend girlfriend bf gf fianc[eé]e? partner boss manager supervisor
    foreman employer co-?worker roommate housemate kid child children baby boy girl
    step(?:son|daughter|dad|father|mom|mother|brother|sister) godson goddaughter godfather godmother
    teammate classmate student client tenant employee patient landlord landlady lawyer attorney paralegal pastor priest
    teacher coach principal counselor nurse doctor notary contractor caregiver nanny stepkid grandkid grandchild
    trainee apprentice helper assistant housekeeper cleaner gardener babysitter parishioner customer sponsor guardian
    pops? nana roomie bestie homegirl wifey sissy
    """
_SPANISH = r"""
    espos[oa] marido mujer señora viej[oa] hij[oa] hijit[oa] ij[oa] niñ[oa] nen[ea] h?erman[oa] h?ermanit[oa] gemel[oa]
    mam[aá] mami pap[aá] papi madre padre jef[ea] jefit[oa] t[ií][oa] prim[oa] sobrin[oa] abuel[oa] abuelit[oa] niet[oa]
    suegr[oa] cuñad[oa] yerno nuera amig[oa] vecin[oa] novi[oa] pareja patr[oó]n patrona dueñ[oa] mayordomo
    supervisora contratista encargad[oa] compañer[oa] compa compadre comadre beb[eé] ahijad[oa] padrino madrina
    padrastro madrastra hijastr[oa] concuñ[oa] ex tata w?[eu]elit[oa] abue abogad[oa] licenciad[oa] inquilin[oa]
    alumn[oa] estudiante cliente maestr[oa] profesora? notari[oa] caser[oa] rent?er[oa] paisano bisabuel[oa]
    ayudante chofer niñera cuidadora? feligr[eé]s soci[oa] sacerdote pastora?
    coyote pollero entrenadora? doctora? muchach[oa] chamac[oa] morr[oa] morrit[oa]
    carnal[oa]? carnalit[oa] ap[aá] am[aá] familiar espoz[oa] esposs[oa] herman[oa]s? niet[oa]
    """
# Who is written without a tilde is meant too.
RELATION = rf"(?:{'|'.join([*_ENGLISH.split(), *_SPANISH.replace('ñ', '[ñn]').split()])})(?:e?s)?"
_OF_CUSTODY = r"(?:detainee|inmate|prisoner|detenid[oa]|pres[oa]|recluso|intern[oa]|person|persona|client|cliente)"
_PERSON = (
    rf"(?:{RELATION}|{_OF_CUSTODY}|man|woman|guy|someone|somebody|agent|officer|se[nñ]ora?|hombre|alguien|[eé]l|ella|yo)"
)
TITLE = (
    r"(?:mr|mrs|ms|miss|sr|sra|srta|se[nñ]or|se[nñ]ora|se[nñ]orita|lic|licenciad[oa]|dr|dra|don|do[nñ]a|profa?|hn[oa]|father|padre"
    r"|sister|brother|pastora?)\b\.?"
)
_GAP = rf"\s*[,:(]?\s*(?:{TITLE}\s+)?"
_MINE = r"(?:my|mi|mis|our|su|sus|his|her|their|nuestr[oa]s?|tus?|an?|un|una|el|la|los|las|the)"
_IS = r"(?:['’]s|s| is| was| es| era)?"
# As they are typed in haste.
_NAME = r"(?:name|nane|nmae|naem|nam)"
_NOMBRE = r"(?:nombre|nonbre|nobre|nomre|nonvre|nomvre|nombr|nombe)"
_CALLED = r"(?:(?:ll|y|i)ama|llma|lama)"

# Nearly always a name, whatever its case.
SURE = re.compile(
    r"\b(?:(?:mrs?|ms|sra?|srta)\b\.?"
    rf"|name['’]s\b|m[yi] (?:(?:full|real|first|last|legal|complete) ){{0,2}}{_NAME}(?:['’]?s| is| iz| si| was)\b"
    r"|m[ei]? ?(?:(?:ll|y|i|l)am|llm)o\b"
    rf"|(?:his|her|their|whose|{_PERSON}(?:['’]?s['’]?)?) (?:full |last |first )?{_NAME}(?:['’]s| is| was)\b"
    rf"|(?:mi|su|cuyo|el) (?:primer |segundo )?{_NOMBRE} (?:(?:completo|legal|real) )?(?:es|era)\b"
    rf"|(?:^|(?<=\W))the name(?:['’]s| is)\b|(?:^|(?<=[.,;:!?\n] )|(?<=\n)){_NAME} is\b"
    rf"|{_PERSON} (?:que )?se {_CALLED}(?:ba)?\b|{_PERSON} (?:(?:is |was )?named|is called)\b"
    r"|\b(?:s?he|s?he['’]?s) (?:is |was )?(?:called|named)\b"
    rf"|{_PERSON} (?:de nombre|llamad[oa])\b"
    r"|nombre completo(?: es)?\b|full name(?: is)?\b|(?:last|first) name(?: is)?\b|(?:mi )?apellidos? (?:es|son)\b"
    r"|les? (?:habla|escribe|saluda)\b(?! (?:a|de|con|por)\b))" + _GAP, re.I
)  # fmt: skip
# A name if it is capitalised, or a given name we know.
LIKELY = re.compile(
    rf"\b(?:{_MINE}\s+(?:(?:older|younger|oldest|youngest|eldest|middle|little|big|best|baby|late|dear|only|other|two|three|ex|mayor"
    rf"|menor|mejor|otr[oa]s?|dos|tres|querid[oa]|pobre)\s+){{0,2}}"
    rf"(?:{RELATION}|oldest|youngest|eldest|(?-i:twins?|gemel[oa]s))(?:\s+(?:mayor|menor|mayores|menores|herman[oa]|pareja|espos[oa]|marido))?\b"
    rf"|(?:his|her|their|my) {_NAME} is spel(?:led|t)\b|(?:mi|su) {_NOMBRE} se escribe\b"
    rf"|(?:my|his|her|their|{_PERSON}) name{_IS}\b|(?:mi|su) {_NOMBRE}\b"
    rf"|nombres? del? (?:el |la |mi |su |los )?{_PERSON}\b{_IS}|name of (?:the |my |his |her )?{_PERSON}\b{_IS}"
    rf"|(?:^|(?<=[\s,;.(]))(?:name|nombre|{RELATION}|{_OF_CUSTODY})\s?[:=]"
    r"|(?<=\] )(?:name|nombre)\b|(?:people |they )?call(?:s|ed)? me\b|pued\w+ decirme\b"
    r"|(?:me|le) di[cs]en(?: (?:la|el))?\b|(?:me|l[oa]) conocen como\b"
    r"|\b(?:alias|apodad[oa]|apodo(?: es)?|nickname(?:d| is)?)(?: (?:la|el))?\b"
    r"|(?:case|social) ?worker\b|trabajadora? social\b"
    r"|(?:signed|sent|written)(?: by)?\b|firmado\b"
    r"|a nombre de\b|goes by\b|se (?:ll|y)ama\b|de parte de\b|firma\b|apellidos?\b|(?:atte|atentamente|sincerely)\b\.?"
    r"|(?:took|taken|detained|arrested|picked up|llevaron|agarraron|detuvieron|arrestaron) (?:is|was|es|era|fue)\b"
    rf"|{TITLE}"
    # In lower case, so that a text with a capital on each word does not make names of verbs.
    r"|(?-i:officer|agent|deputy|detective|judge|coach|oficial|agente|juez|jueza)\b"
    r"(?: (?:de |of |from )?(?:ICE|CBP|LAPD))?)(?:\s+(?:el|la)(?=\s))?" + _GAP,
    re.I,
)  # fmt: skip
AND = re.compile(r"\[name\],?(?: and| y| e| &)\s+(?:(?:my|mi|his|her|su) (?:\w+ )?)?")
LISTED = re.compile(r"\[name\](?: \(?\d{1,2}\)?)?,\s*")
# Their object is a person: a place cannot be arrested. Others ("took", "deportaron a") lead to places too.
ARRESTED = re.compile(
    r"\b(?:arrested|detained|deported|kidnapped|picked up|looking for|locate|came for|detuvieron a|detuvo a"
    r"|agarraron a|agarr[oó] a|arrestaron a|arrest[oó] a|busc(?:o|a|an|amos|ando) a|encontrar a|localizar a"
    rf"|pregunt\w+ por)\s+(?:{TITLE}\s+)?", re.I
)  # fmt: skip
# Where a form is filled in, or somebody says what will follow.
_FORM = r"(?:^|(?<=[\n.,;:] )|(?<=\n))(?:name|nombre)"
I_AM = re.compile(
    rf"\b(?:[Ii] ?am|I AM|[Ii]['’]?[Mm]|[Ss]oy|SOY|(?i:(?:my|mi|his|her|su|el|the) {RELATION} (?:is|es)))\s+"
    rf"(?:{TITLE}\s+)?"
)
# Brings much else besides: only given names we know.
TAKEN = re.compile(
    rf"\b(?:(?:(?:my|mi|his|her|su) {RELATION}|{_OF_CUSTODY}|agente?|officer|oficial)"
    rf" (?:is|es|was|era)|(?<!uestra ){RELATION} (?:de|of)"
    rf"|{_FORM}|(?:^|(?<=[\n.,;:(] )){RELATION}|find(?:ing)?|family|familia"
    r"|took|taken|arrested|detained|grabbed|deported|kidnapped|picked up|looking for|asking for|asked for|came for"
    r"|locate|named|called|where(?:['’]?s| is)|d[oó]nde est[aá]"
    r"|llevaron a|llev[oó] a|agarraron a|agarr[oó] a|detuvieron a|detuvo a|arrestaron a|arrest[oó] a"
    r"|deportaron a|deport[oó] a|busc(?:o|a|an|amos|ando) a"
    r"|pregunt\w+ por|encontrar a|localizar a|liberar a|llamad[oa])\s+", re.I
)  # fmt: skip
# The same, and only capitalised: "ayuda para luz" is about electricity.
WEAK = re.compile(
    r"(?:\b(?:help|tell|saludos de|saludos,"
    r"|(?:muchas )?gracias,?|thanks,?|thank (?:you|u)(?: so much| very much)?,?|yours,?|love,?|hello|hi|hola)\s+"
    r"|(?:^|\s)[-–—~]\s*)",
    re.I,
)
# Who speaks, in any case.
SPEAKS = re.compile(r"\b(?:this is|it['’]?s(?: me)?|soy yo|soy (?:el|la)|habla)\s+", re.I)
# Lead to towns too.
TOWARDS = re.compile(r"\b(?:from|att[en]?\.?:?|aqu[ií]|con|find|for|about|free|para|a)\s+", re.I)
# Those who thank often sign, by whatever name.
THANKED = re.compile(
    r"\b(?:thank (?:you|u)(?: so much| very much)?|thanks|thx|(?:muchas |mil )?gracias|saludos|bendiciones|regards|bye)"
    rf"(?:[ ]*[,.!\n~–—-][ \n~–—-]*)(?:{TITLE}\s+)?(?=(?:[^\W\d_]+(?:[ .]+|$)){{1,4}}$)", re.I
)  # fmt: skip
# Who writes may stand first: "Jaqueline here", "Beto, my brother", "Chepina's husband".
GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|hola|buen[oa]s?(?: d[ií]as| tardes| noches)?|good (?:morning|afternoon|evening))\b\W*)?",
    re.I,
)
SAYS_MORE = re.compile(rf"\s+(?:here|aqu[ií])\b|,?\s+(?:my|mi) {RELATION}\b", re.I)
IS_MINE = re.compile(rf"\s+(?:is|es) (?:my|mi) {RELATION}\b", re.I)
OWNS = re.compile(rf"\s+(?:{RELATION}|name|number|phone|house|case|papers)\b", re.I)
BEHIND_FIRST = re.compile(
    rf"\s*[,:–—]|\s+-\s|\s+(?:is|es) (?:my|mi) {RELATION}\b|\s+(?:and|y|e|&)\s+(?=[A-Z\[])"
    rf"|{SAYS_MORE.pattern}", re.I
)
# The end of a message is where people sign.
SIGNED = re.compile(r"(?<!\b[Ss]t)[,.!?\n][ \n]*(?=(?:[^\W\d_]+(?:[ .]+|$)){1,4}$)")
