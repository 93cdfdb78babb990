"""Word lists for finding street addresses; all folded."""

from __future__ import annotations

# Kinds of street that are no common words besides.
STREET = frozenset(
    """
    st street ave av avenue avenida blvd boulevard bl rd dr ln lane ct cir ter terr terrace hwy pkwy
    parkway trl aly alley plz wy expy
    """.split()
)
# Kinds of street that are.
PERHAPS_STREET = frozenset(
    """
    road drive court circle place pl way highway loop trail square sq plaza row walk path cove point run
    pike real calle camino
    """.split()
)
# Kinds that stand before the name.
KIND_FIRST = frozenset(
    """
    via camino calle avenida paseo rancho caminito circulo privada callejon carretera rue avenue highway
    """.split()
)
# Streets that everybody names without their kind.
WITHOUT_KIND = frozenset(
    """
    broadway embarcadero alameda brea cienega figueroa sepulveda crenshaw whittier soto alvarado vermont
    slauson florence international wilshire sunset mission telegraph macarthur foothill shaw blackstone
    """.split()
)
DIRECTIONS = frozenset(
    """
    n s e w ne nw se sw north south east west norte sur este oeste
    """.split()
)
# Words that show that the number before them counts, dates or cites something.
NOT_STREETS = frozenset(
    """
    the a an and or of on in at to my your his her our their for from with is are was were it that this
    outside near by down up off through kids children boys girls men women
    people persons agents officers cops cars trucks vans suvs
    hours days weeks months years miles feet blocks
    minutes dollars bucks times federal superior immigration family juvenile criminal
    supreme district traffic municipal circuit appeals appellate civil small claims am
    pm percent hr hrs yr yrs min mins de del en y o mi su que un una por para con no la las el los ninos
    hijos personas agentes hombres mujeres anos meses dias semanas horas camionetas carros policias
    oficiales millas cuadras minutos veces dolares pesos trokas patrullas wrong other different more
    same next each per all any some get go went took take taken must can
    will u.s u.s.c c.f.r usc cfr grade graders years-old yo old amendment am. students parents teachers
    families workers i we they you he she students' january february march april may june july august
    september october november december enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre
    """.split()
)
# The same, but for a house's number, of three digits at least: then they belong to a name, as in Van Nuys, Long Beach.
OF_FEW = frozenset(
    """
    kid child boy girl man woman person agent officer cop car truck van suv hour day week month year mile
    foot block minute dollar time city county state long best right first last only
    """.split()
)
# Behind an ordinal these make it no street: 4th grade, 5th Amendment.
AFTER_ORDINAL = frozenset(
    "grade grado grader graders amendment circuit time day of birthday district year".split()
)
PARTICLES = frozenset("de del la las los el san santa".split())
