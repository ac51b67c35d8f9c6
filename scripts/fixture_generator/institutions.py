"""The published institutions with invented numbers, boards, school groups and qualifiers, and one that ended."""

ANT, LIM, OVL, VBR, WVL = (
    "Provincie " + name for name in ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"))


class Institution:
    def __init__(self, number, kind, name, board="", group="", qualifiers=(), aliases=(), regisseur="", start="", end="",
                 successor=""):
        self.number, self.kind, self.name, self.board, self.group = number, kind, name, board, group
        self.qualifiers, self.aliases, self.regisseur = qualifiers, aliases, regisseur
        self.start, self.end, self.successor = start, end, successor

    @property
    def province(self):
        return (self.board or self.name if self.kind == "BESTUUR" else self.board).replace("Provincie ", "")


PILOT_SLP, PILOT_VIV, DUAL = "pilot SLP", "pilot VIV", "duaal"
STARTING, CYCLE, NEEDS = "startende leider", "nieuwe beleidscyclus", "hoge noden"
NORTH, SOUTH, EAST, WEST = ("Verzonnen scholengemeenschap " + name for name in ("Noord", "Zuid", "Oost", "West"))

INSTITUTIONS = [
    Institution("971204", "SO", "O APP school Munsterbilzen", LIM, SOUTH, [STARTING]),
    Institution("943817", "SO", "Avant", ANT, NORTH, [DUAL]),
    Institution("060239", "SO", "De Wijnpers", VBR, EAST, [CYCLE]),
    Institution("918452", "SO", "Handelsschool Hasselt", LIM, SOUTH, [DUAL]),
    Institution("985031", "SO", "Jesode Hatora"),
    Institution("907716", "SO", "Koninklijk Werk IBIS"),
    Institution("952640", "SO", "Kunsthumaniora Hasselt", LIM, SOUTH),
    Institution("049173", "SO", "PIBO Tongeren", LIM, SOUTH, [PILOT_SLP, DUAL]),
    Institution("936508", "SO", "PISO Tienen", VBR, EAST, [PILOT_SLP, NEEDS], ["Provinciaal Instituut Tienen"], "B19"),
    Institution("960127", "SO", "PITO Stabroek", ANT, NORTH, [PILOT_VIV, DUAL]),
    Institution("924395", "SO", "PIVA", ANT, NORTH, [DUAL]),
    Institution("057882", "SO", "PROVIL", LIM, SOUTH, [PILOT_VIV]),
    Institution("911063", "SO", "PS Diepenbeek", LIM, SOUTH, [CYCLE]),
    Institution("978940", "SO", "PSS Voeren", LIM, SOUTH, [STARTING]),
    Institution("945219", "SO", "PTI West-Vlaanderen", WVL, WEST, [DUAL, CYCLE]),
    Institution("042531", "SO", "PTS Boom", ANT, NORTH, [PILOT_SLP, DUAL], ["Provinciale Technische School Boom"]),
    Institution("903674", "SO", "PTS Maasmechelen", LIM, SOUTH, [DUAL], start="2025-09-01"),
    Institution("966308", "SO", "PTS Mechelen", ANT, NORTH, [PILOT_VIV]),
    Institution("931752", "SO", "Richtpunt campus Eeklo", OVL, WEST),
    Institution("988415", "SO", "Richtpunt campus Gent Henleykaai", OVL, WEST, [PILOT_SLP], ["Richtpunt Henleykaai"]),
    Institution("053096", "SO", "Richtpunt campus Gent-Oudenaarde", OVL, WEST, [CYCLE]),
    Institution("920781", "SO", "Richtpunt campus Hamme", OVL, WEST, [STARTING]),
    Institution("957143", "SO", "Richtpunt campus Ninove-Zottegem", OVL, WEST),
    Institution("914869", "SO", "Tachkemoni"),
    Institution("973526", "BuSO", "Richtpunt campus Buggenhout", OVL, WEST, [DUAL]),
    Institution("940258", "BuSO", "PROVIL ION", LIM, SOUTH),
    Institution("068714", "BuSO", "De Wissel", LIM, SOUTH, [NEEDS], (), "B18"),
    Institution("909347", "CDO", "Richtpunt campus Eeklo", OVL, WEST),
    Institution("982690", "CDO", "PROVIL CLW", LIM, SOUTH),
    Institution("928135", "CDO", "PTS CLW Antwerpen", ANT, NORTH),
    Institution("955471", "CDO", "PTS Maasmechelen CLW", LIM, SOUTH),
    Institution("045968", "VO", "CVO Vitant", ANT),
    Institution("916203", "VO", "CVO Groeipunt hoofdzetel Gent", OVL, qualifiers=[CYCLE]),
    Institution("979584", "VO", "CVO Groeipunt hoofdzetel Ninove", OVL),
    Institution("933816", "VO", "PCVO Limburg", LIM, qualifiers=[STARTING]),
    Institution("962057", "VO", "PCVO Moderne Talen Hasselt", LIM),
    Institution("905139", "BaO", "Koninklijk Werk IBIS"),
    Institution("947602", "BaO", "PBS Voeren", LIM, SOUTH),
    Institution("986274", "BuBaO", "Kiempunt campus Assenede", OVL, WEST),
    Institution("051437", "BuBaO", "Kiempunt campus Buggenhout", OVL, WEST),
    Institution("922968", "BuBaO", "Kiempunt campus Eeklo", OVL, WEST, [STARTING]),
    Institution("969813", "BuBaO", "PSBO De Sterretjes", VBR, EAST),
    Institution("901582", "BESTUUR", ANT),
    Institution("938046", "BESTUUR", LIM),
    Institution("975361", "BESTUUR", OVL),
    Institution("064125", "BESTUUR", VBR),
    Institution("949780", "BESTUUR", WVL),
    Institution("912634", "CLB", "PCLB Antwerpen", ANT),
    Institution("983907", "CLB", "PCLB Limburg", LIM),
    Institution("926450", "LSC", "Leersteuncentrum Oost-Vlaanderen", OVL),
    Institution("958219", "LSC", "Leersteuncentrum Limburg", LIM),
    Institution("047356", "INT", "Internaat Beukenhof", ANT),
    Institution("964871", "INT", "Internaat PIVH", LIM),
]

ENDED = Institution(
    "930578", "SO", "Verzonnen campus Maasmechelen", LIM, SOUTH, end="2025-08-31", successor="903674")

_NAMES = [institution.name for institution in INSTITUTIONS + [ENDED]]


def safe_name(institution):
    """The name as a sheet may use it: with the type before it where another institution has the same name."""
    if _NAMES.count(institution.name) == 1:
        return institution.name
    return f"{institution.kind} {institution.name}"


def by_name(name, kind=None):
    found = [i for i in INSTITUTIONS if i.name == name and kind in (None, i.kind)]
    assert len(found) == 1, name
    return found[0]
