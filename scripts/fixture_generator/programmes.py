"""The invented sheets beside the registrations: trajectories, learning communities, people, surveys, follow-up.

A random stream of its own, so that the registrations stay what they are whatever changes here.
"""

import datetime

from . import staff
from .dice import Dice
from .institutions import by_name, safe_name
from .sheets import BELGIAN_EXCEL, Dialect, Sheet

SEED = 20262027
YEAR = staff.SCHOOL_YEAR
PLAIN = Dialect()
EXCEL = Dialect(**BELGIAN_EXCEL, date="padded")
COMMA = Dialect(delimiter=",", date="padded")

BOOM, STABROEK, PROVIL = by_name("PTS Boom"), by_name("PITO Stabroek"), by_name("PROVIL")
TIENEN, WISSEL, TONGEREN = by_name("PISO Tienen"), by_name("De Wissel"), by_name("PIBO Tongeren")
MECHELEN, VOEREN = by_name("PTS Mechelen"), by_name("PBS Voeren")
DIEPENBEEK, ION = by_name("PS Diepenbeek"), by_name("PROVIL ION")
IBIS = by_name("Koninklijk Werk IBIS", "BaO")
KIEMPUNT = by_name("Kiempunt campus Eeklo")


def table(dialect, headers, rows):
    sheet = Sheet(dialect, headers)
    for row in rows:
        assert len(row) == len(headers), row
        sheet.row([str(value) for value in row])
    return sheet.bytes()


def trajectories():
    headers = ["code", "instelling", "pijler", "thema", "regisseur", "interval", "soort", "fasen", "van", "tot"]
    return table(EXCEL, headers, [
        ["T-01", BOOM.number, "PBD-NED", "Taalbeleid in de eerste graad", "B01", "2 weken", "lang",
         "ontdekken 08/09/2025; ontwikkelen 10/11/2025; opleveren 02/03/2026", "08/09/2025", ""],
        ["T-02", TIENEN.number, "PBD-KLO", "Effectieve didactiek", "B19", "wekelijks", "lang",
         "ontdekken 15/09/2025; ontwikkelen 13/10/2025; opleveren 12/01/2026; ontdekken (2) 04/05/2026", "15/09/2025", ""],
        ["T-03", ION.number, "PBD-KLB", "Zorgbeleid met het hele team", "B18", "2 weken", "lang",
         "ontdekken 22/09/2025; opleveren 01/12/2025", "22/09/2025", ""],
        ["T-04", VOEREN.number, "PBD-CUR", "Nieuwe minimumdoelen", "B02", "4 weken", "lang",
         "ontdekken 06/10/2025; ontwikkelen 19/01/2026", "06/10/2025", ""],
        ["T-05", STABROEK.number, "PBD-PLV", "Sterke middenkaders", "B18", "", "kort", "ontdekken 12/11/2025",
         "12/11/2025", "18/12/2025"],
        ["T-06", KIEMPUNT.number, "PBD-NED", "Leesmotivatie", "B01", "3 weken", "lang",
         "ontdekken 01/10/2025; ontwikkelen 03/12/2025; opleveren 11/03/2026; opschalen 20/05/2026", "01/10/2025",
         "26/06/2026"],
    ])


# Which guidance belongs to a trajectory: whatever was done on its pillar with its school alone while it ran.
TRAJECTORIES = [
    ("T-01", BOOM, staff.NED, datetime.date(2025, 9, 8), None), ("T-02", TIENEN, staff.KLO, datetime.date(2025, 9, 15), None),
    ("T-03", ION, staff.KLB, datetime.date(2025, 9, 22), None), ("T-04", VOEREN, staff.CUR, datetime.date(2025, 10, 6), None),
    ("T-05", STABROEK, staff.PLV, datetime.date(2025, 11, 12), datetime.date(2025, 12, 18)),
    ("T-06", KIEMPUNT, staff.NED, datetime.date(2025, 10, 1), datetime.date(2026, 6, 26))]


def tie(registrations):
    """Gives the registrations of each trajectory its code."""
    for code, school, pillar, first, last in TRAJECTORIES:
        for r in registrations:
            if r.destination == pillar and r.institutions == [school] and first <= r.date <= (last or r.date):
                r.trajectory = code


def uptakes():
    headers = ["instelling", "schooljaar", "thema", "regisseur", "reden", "geëvalueerd"]
    return table(PLAIN, headers, [
        [safe_name(BOOM), YEAR, "Taalbeleid", "B01", "", "nee"],
        [safe_name(VOEREN), YEAR, "Minimumdoelen", "B02", "", "nee"],
        [safe_name(KIEMPUNT), YEAR, "Leesmotivatie", "B01", "", "ja"],
        [safe_name(MECHELEN), YEAR, "", "", "het team kiest dit jaar voor één werf met een andere partner", ""],
        [safe_name(DIEPENBEEK), YEAR, "Beleidscyclus", "B18", "", ""],
    ])


COMMUNITIES = [("PLG-01", IBIS, 0, 8), ("PLG-02", VOEREN, 1, 7), ("PLG-03", KIEMPUNT, 2, 5), ("PLG-04", BOOM, 0, 9)]
SESSIONS = [datetime.date(2025, 9, 23), datetime.date(2025, 10, 14), datetime.date(2025, 11, 18), datetime.date(2026, 1, 13),
            datetime.date(2026, 2, 10), datetime.date(2026, 3, 24), datetime.date(2026, 5, 19)]
HARVEST = datetime.date(2026, 6, 9)


def day(date, offset=0):
    date = date + datetime.timedelta(days=offset)
    return f"{date.day:02d}/{date.month:02d}/{date.year}"


def communities():
    headers = ["code", "instelling", "scholengemeenschap", "thema", "interne begeleider", "procesbegeleider", "intake",
               "consulten", "oogstmoment", "doelen kort", "doelen midden", "doelen lang", "acties", "bronnen", "fasen",
               "duurzaam plan"]
    themes = ["taal", "stem", "gedrag-emotie", "taal"]
    phases = ["ontdekken 23/09/2025; ontwikkelen 14/10/2025; opleveren 10/02/2026; opschalen 19/05/2026",
              "ontdekken 24/09/2025; ontwikkelen 15/10/2025; opleveren 11/02/2026",
              "ontdekken 25/09/2025; ontwikkelen 16/10/2025; ontdekken (2) 26/03/2026",
              "ontdekken 23/09/2025; opleveren 10/02/2026"]
    rows = []
    for number, (code, school, offset, _) in enumerate(COMMUNITIES):
        rows.append([
            code, school.number, school.group, themes[number], f"P-{number + 1}01", f"P-{number + 1}00",
            day(SESSIONS[0], offset), "; ".join([day(datetime.date(2025, 12, 9), offset), day(datetime.date(2026, 3, 10), offset)]),
            day(HARVEST, offset), "Leesvragen bij elke bron; elkaars les bezoeken",
            "Eén aanpak per leerjaar", "Opgenomen in het zorgbeleid van de school",
            "Leesmaatjes (fase 1, 12/03/2026); kijkwijzer in elke klas (fase 0); overleg met ouders",
            "EEF-gids geletterdheid; eigen leerlingengegevens", phases[number], "ja" if number == 0 else ""])
    return table(EXCEL, headers, rows)


def members():
    rows = []
    for number, (code, _, offset, size) in enumerate(COMMUNITIES):
        start = day(SESSIONS[0], offset)
        rows.append([code, f"P-{number + 1}00", "procesbegeleider", start, ""])
        rows.append([code, f"P-{number + 1}01", "interne begeleider", start, ""])
        for member in range(size):
            rows.append([code, f"P-{number + 1}{member + 10}", "PLG-lid", start, "" if member else "31/01/2026"])
        rows.append([code, f"P-{number + 1}90", "directie", start, ""])
    return table(PLAIN, ["plg", "persoon", "rol", "van", "tot"], rows)


def sessions(dice):
    reflections = ["de bron lezen met een leesvraag hielp", "nog zoeken naar een gedeelde taal", "elkaars lessen bezoeken loopt vlot"]
    rows = []
    for code, _, offset, size in COMMUNITIES:
        for number, date in enumerate(SESSIONS):
            held = date < datetime.date(2026, 2, 1) or code != "PLG-03"
            rows.append([
                code, "intake" if number == 0 else number, day(date, offset), "ja" if held else "nee",
                dice.whole(size - 2, size) if held else "", dice.pick(reflections) if held else "",
                "kijkwijzer uitproberen" if held and number > 2 else "", "EEF-gids geletterdheid" if number in (1, 2) else ""])
        rows.append([code, "consult 1", day(datetime.date(2025, 12, 9), offset), "ja", "", "", "", ""])
        rows.append([code, "oogstmoment", day(HARVEST, offset), "", "", "", "", ""])
    return table(EXCEL, ["plg", "nr", "datum", "gehouden", "aanwezig", "reflectie", "acties", "bronnen"], rows)


def vivs():
    headers = ["instelling", "persoon", "soort", "formeel", "permanent", "collectief", "van", "tot"]
    return table(COMMA, headers, [
        [safe_name(STABROEK), "P-501", "leercoach", "ja", "ja", "nee", "01/09/2025", ""],
        [safe_name(PROVIL), "P-502", "middenkaderlid", "ja", "nee", "ja", "01/09/2025", ""],
        [safe_name(PROVIL), "P-503", "zorgcoördinator", "nee", "", "ja", "06/10/2025", ""],
        [safe_name(MECHELEN), "P-504", "vakgroepverantwoordelijke", "formeel", "tijdelijk", "individueel", "01/09/2025",
         "30/06/2026"],
        [safe_name(MECHELEN), "P-505", "mentor", "informeel", "permanent", "", "01/10/2025", ""],
    ])


def roster():
    headers = ["persoon", "instelling", "rol", "betrokken", "van", "tot"]
    leaders = [(f"P-60{n}", school) for n, school in enumerate(
        [BOOM, TIENEN, WISSEL, STABROEK, PROVIL, MECHELEN, VOEREN])]
    rows = [[person, school.number, "leider", "nee" if person == "P-606" else "ja", "01/09/2025", ""]
            for person, school in leaders]
    rows.append(["P-610", by_name("Provincie Antwerpen").number, "bestuurslid", "ja", "01/09/2025", ""])
    rows.append(["P-611", by_name("Provincie Limburg").number, "bestuurslid", "nee", "01/09/2025", ""])
    rows.append(["P-501", STABROEK.number, "VIV", "ja", "01/09/2025", ""])
    return table(PLAIN, headers, rows)


def trainings():
    return table(EXCEL, ["persoon", "kader", "datum"], [
        ["B01", "eef-pd", "14/10/2025"], ["B01", "eef-implementatie", "18/11/2025"], ["B02", "eef-pd", "14/10/2025"],
        ["B03", "eef-implementatie", "18/11/2025"], ["P-600", "vergelijkbaar", "27/01/2026"],
        ["P-601", "vergelijkbaar", "27/01/2026"], ["P-610", "vergelijkbaar", "27/01/2026"],
        ["P-501", "eef-pd", "10/03/2026"]])


def surveyed_session(registrations):
    """A session guided by two, with enough people for a survey: the invited are those who were there."""
    sessions = [
        r for r in registrations
        if r.session and not r.fault and r.heads and 9 <= int(r.heads) <= 14 and r.destination == staff.CUR
        and datetime.date(2026, 1, 5) <= r.date <= datetime.date(2026, 1, 31)]
    return min(sessions, key=lambda r: (r.date, r.session, r.adviser))


def surveys(session):
    headers = ["code", "soort", "betreft", "pijler", "doel", "sessie", "uitgenodigd", "datum", "waarom"]
    return table(EXCEL, headers, [
        ["E-01", "kort", "kennissessie", "PBD-NED", "PBD-NED-OD1", "", 32, "20/11/2025", "vernieuwd initiatief"],
        ["E-02", "kort", "lesson study", "PBD-CUR", "PBD-CUR-OD1", "", 24, "29/01/2026", "veel gekozen dit jaar"],
        ["E-03", "lang", "T-01", "PBD-NED", "", "", 26, "18/06/2026", "eerste traject met het volledige team"],
        ["E-04", "kort", session.initiative, session.destination, session.goal, session.session, "", day(session.date), ""],
        ["E-05", "lang", "T-05", "", "", "", 60, "11/05/2026", "evaluatie van de VIV-piloot"]])


def choices():
    return table(PLAIN, ["schooljaar", "betreft", "pijler", "doel", "waarom"], [
        [YEAR, "kennissessie", "PBD-NED", "PBD-NED-OD1", "vernieuwd initiatief"],
        [YEAR, "lesson-study", "PBD-CUR", "PBD-CUR-OD1", "veel gekozen dit jaar"],
        [YEAR, "T-01", "PBD-NED", "", "eerste traject met het volledige team"],
        [YEAR, "T-03", "PBD-KLB", "", "op vraag van de school"]])


LABELS = ["helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens"]
FUNCTIONS = ["leraar", "leraar", "leraar", "directeur", "zorgcoördinator", "ondersteuner"]
REASONS = [("uit interesse", "autonoom"), ("gevraagd door de directie", "gecontroleerd"), ("past bij onze werf", "autonoom")]
LESS = ["te weinig tijd om te oefenen", "graag meer voorbeelden uit de lagere school", ""]


def point(dice, mean):
    return max(1, min(5, mean + dice.weighted([-2, -1, 0, 1], [1, 3, 6, 3])))


def short_responses(dice):
    """As a form exports them: a time stamp, statements as headers, labels as answers."""
    headers = ["Tijdstempel", "Bevraging", "Instelling", "Functie", "Reden", "Motivatie", "1.1-1 Ik ben tevreden over de begeleiding",
               "1.1-2 Ik kan dit gebruiken in mijn praktijk", "1.1-3 Ik heb iets nieuws geleerd", "1.1-4 Ik wil dit uitproberen",
               "1.1.2-1 Mijn professionele houding werd sterker", "1.1.3-2 Wat viel minder in de smaak?",
               "Wat wil je hier volgend jaar verder over leren?"]
    schools = {"E-01": [BOOM, VOEREN, KIEMPUNT, IBIS], "E-02": [DIEPENBEEK, TONGEREN, PROVIL]}
    rows = []
    for code, count, stamp, means in (("E-01", 24, "20/11/2025 15:5", [4, 4, 4, 4, 3]),
                                      ("E-02", 17, "29/01/2026 16:0", [4, 3, 3, 3, 3])):
        for number in range(count):
            reason, motivation = dice.pick(REASONS)
            answers = [LABELS[point(dice, mean) - 1] if dice.chance(0.95) else "" for mean in means]
            rows.append([f"{stamp}{number % 10}:0{number % 6}", code, safe_name(dice.pick(schools[code])), dice.pick(FUNCTIONS), reason,
                         motivation] + answers + [dice.pick(LESS), "meer over feedback" if dice.chance(0.3) else ""])
    return table(COMMA, headers, rows)


def long_responses(dice):
    """As a team keeps them: a number for each, points as answers, also on what helps and hinders."""
    items = ["1.1-1", "1.1-2", "1.1-3", "1.1-4", "1.1.2-1"] + [f"M2-{n}" for n in range(1, 9)]
    means = [4, 4, 3, 4, 3, 3, 3, 4, 3, 4, 3, 3, 4]
    rows = []
    for number in range(1, 20):
        answers = [point(dice, mean) if dice.chance(0.96) else "" for mean in means]
        rows.append(["E-03", number, BOOM.number, dice.pick(FUNCTIONS)] + answers + [dice.pick(LESS)])
    return table(EXCEL, ["bevraging", "nr", "instelling", "functie"] + items + ["1.1.3-2"], rows)


def session_responses(dice, session):
    """On paper, typed over: only the core items, no reason."""
    rows = []
    for number in range(1, int(session.heads) - 1):
        answers = [point(dice, mean) for mean in (4, 4, 3, 4)]
        rows.append(["E-04", number, dice.pick(session.institutions).number, dice.pick(FUNCTIONS)] + answers)
    return table(PLAIN, ["bevraging", "nr", "instelling", "functie", "1.1-1", "1.1-2", "1.1-3", "1.1-4"], rows)


BEHAVIOUR = "Ik gebruik de aanpak in mijn lessen"  # stands in normen-edbi.yaml as an item about behaviour


def pilot_responses(dice):
    """What people do, in the three pilot schools of the VIV model and in five others."""
    rows = []
    for schools, mean in (([STABROEK, PROVIL, MECHELEN], 4), ([BOOM, TIENEN, TONGEREN, DIEPENBEEK, VOEREN], 3)):
        for school in schools:
            for _ in range(6):
                rows.append(["E-05", len(rows) + 1, school.number, dice.pick(FUNCTIONS), point(dice, 4), point(dice, 4),
                             point(dice, 3), point(dice, 4), point(dice, mean)])
    return table(EXCEL, ["bevraging", "nr", "instelling", "functie", "1.1-1", "1.1-2", "1.1-3", "1.1-4", BEHAVIOUR], rows)


def improvement_plans():
    headers = ["instelling", "overeengekomen op", "schakel", "acties", "opvolgmomenten"]
    return table(EXCEL, headers, [
        [TIENEN.number, "06/10/2025", "begeleidingsdienst", "Lesobservaties in elke vakgroep (19/12/2025); professioneel gesprek",
         "12/01/2026; 16/03/2026 (na klasbezoek)"],
        [TIENEN.number, "06/10/2025", "schoolleider", "Overlegtijd in het rooster (01/09/2025)", "12/01/2026"],
        [WISSEL.number, "13/10/2025", "bestuur", "Middelen voor een zorgcoach (31/01/2026)", "02/02/2026; 08/06/2026"]])


def files(registrations):
    """The sheets by file name."""
    dice, session = Dice(SEED), surveyed_session(registrations)
    project = "leercollectief-basis-verhoogd"
    result = {
        "trajecten": trajectories(), "keuzetrajecten": uptakes(), "plg": communities(), "plg-leden": members(),
        "plg-sessies": sessions(dice), "viv": vivs(), "rooster": roster(), "opleidingen": trainings(),
        "bevragingen": surveys(session), "gekozen-evaluaties": choices(), "edbi-kort": short_responses(dice),
        "edbi-lang": long_responses(dice), "edbi-sessie": session_responses(dice, session),
        "edbi-viv": pilot_responses(dice), "verbeterplannen": improvement_plans(),
        "resultaten": table(PLAIN, ["project", "ronde", "resultaat", "verwacht", "bereikt", "bron"], [
            [project, 1, "scholen in het intensieve traject", "45", 41, "verzonnen"],
            [project, 1, "kennisclips", "8-10", 6, "verzonnen"],
            ["spelkracht", 2, "portfolio's", "minstens 5", 5, "verzonnen"]]),
        "mijlpalen": table(PLAIN, ["project", "ronde", "mijlpaal", "tegen", "klaar", "bron"], [
            [project, 1, "tussentijdse evaluatie", "2024-12", "2024-12-11", "verzonnen"],
            [project, 1, "oogstdag met alle scholengemeenschappen", "2025-06-10", "2025-06-10", "verzonnen"],
            ["spelkracht", 2, "website met de portfolio's", "2026-01-31", "", "verzonnen"]]),
        "budget": table(PLAIN, ["project", "ronde", "post", "bedrag", "bron"], [
            [project, 1, "begeleiding", "210.000,00", "verzonnen"], [project, 1, "materiaal", "18.500,00", "verzonnen"],
            ["spelkracht", 2, "begeleiding", "96.250,00", "verzonnen"], ["", "", "onderzoek en kennis", "1.600.000,00", "verzonnen"]]),
        "fondsjaren": table(EXCEL, ["fonds", "kalenderjaar", "ontvangen", "besteed"], [
            ["brede-basiszorg", 2025, "96.000,00", "91.250,40"], ["leerpunt", 2025, "120.000,00", "118.402,15"],
            ["leerpunt", 2026, "60.000,00", ""]]),
        "lokale-vrije-dagen": table(PLAIN, ["instelling", "vestiging", "dag", "halve dag", "soort"], [
            [BOOM.number, "", "2025-11-10", "", "facultatief"], [BOOM.number, "", "2026-03-18", "namiddag", "pedagogische studiedag"],
            [VOEREN.number, 2, "2026-05-22", "", "facultatief"], [KIEMPUNT.number, "", "2026-02-04", "ja", "studiedag"]]),
        "opvolging": table(EXCEL, ["nr", "wie", "wat", "tegen", "klaar"], [
            ["O-01", "coördinator", "klasvloer in elke registratie invullen", "31/01/2026", "30/01/2026"],
            ["O-02", "B01", "scholen die nog niet bereikt zijn zelf contacteren", "2026-03", ""],
            ["O-03", "team Nederlands", "kortere bevraging na elke sessie", "30/06/2026", ""]]),
        "praktijkvoorbeelden": table(PLAIN, ["code", "titel", "instelling", "gedeeld op", "gedeeld met", "evaluatie"], [
            ["V-01", "Leesmaatjes in de eerste graad", safe_name(BOOM), "2026-03-20", "lerend netwerk taal", "bevraging na de netwerkdag"],
            ["V-02", "Kijkwijzer voor klasbezoeken", safe_name(KIEMPUNT), "", "", ""]]),
        "partneractiviteiten": table(PLAIN, ["code", "partner", "activiteit", "datum", "evaluatie"], [
            ["A-01", "POC GO!; VCLB", "gezamenlijke kennissessie zorgcontinuüm", "2025-11-27", "nabespreking met de partners"],
            ["A-02", "D4", "afstemming over leersteun", "2026-02-12", ""]]),
        "indirect-bereik": table(PLAIN, ["code", "soort", "titel", "datum", "personen", "instellingen"], [
            ["I-01", "evenement", "Inspiratiedag taal", "2026-05-06", 85, 22], ["I-02", "materiaal", "Leeswijzer voor vakgroepen", "", "", 40],
            ["I-03", "opleiding", "Webinar over feedback", "2026-03-05", 130, ""]]),
    }
    return {f"{name}.verzonnen.csv": content for name, content in result.items()}
