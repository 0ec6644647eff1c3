"""What somebody probably meant."""

from collections.abc import Iterable, Mapping

from habitat_site.languages import folded

LIKELY = 70  # of 100; "fukvam" and "fucvam" are 83 alike, "titulo" and "title" 73
# Fields as they are called by those who write the names, too, in their own language; without
# accents. What is written alike in English needs no line.
FOREIGN = {
    "resumen resumo resume description descripcion descricao": "summary",
    "nombre nome nom name": "title",
    "idioma lengua lingua langue language": "lang",
    "pais pays": "country",
    "paises": "countries",
    "lugar lieu local ubicacion location city ciudad cidade ville": "place",
    "redes red reseaux reseau": "networks",
    "fuentes fuente fontes fonte": "sources",
    "fase etapa estado status": "phase",
    "modelo modele": "model",
    "temas": "themes",
    "inicio debut comeco fecha data date": "start started",
    "fin fim": "end",
    "desde depuis fundacion ano year": "started founded",
    "fotos photos imagenes imagens": "images",
    "enlaces liens ligacoes": "links",
    "notas": "notes",
    "organiza organizadores organisateurs": "organisers",
    "tipo": "type",
}
IN_ENGLISH = {word: names.split() for words, names in FOREIGN.items() for word in words.split()}


def nearest(value: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is written most like `value`, if one is near enough."""
    # Only where somebody made a mistake: the library takes a while to load.
    from rapidfuzz import fuzz, process

    names = sorted(choices)
    for meant in IN_ENGLISH.get(_plain(value[:200]), ()):
        if meant in names:
            return meant
    found = process.extractOne(
        value[:200], names, scorer=fuzz.ratio, processor=_plain, score_cutoff=LIKELY
    )
    return None if found is None else str(found[0])


def with_nearest(facts: Mapping[str, str], value: str, choices: Iterable[str]) -> dict[str, str]:
    """Return facts, and with them the nearest choice where there is one."""
    near = nearest(value, choices)
    return dict(facts) if near is None else {**facts, "nearest": near}


def _plain(text: str) -> str:
    return folded(text).translate(str.maketrans("- ", "__"))
