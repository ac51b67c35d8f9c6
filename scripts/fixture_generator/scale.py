"""Sheets of the size of Flanders: five school years of registrations, a list of organisations, advisers, and a plan of forty pillars.

Everything is invented and follows from one seed. Months are sheets of their own, as a service would load them.
"""

import datetime
import re

from .dice import Dice

FIRST_YEAR = 2025
YEARS = 5
PILLARS = 40
ORGANISATIONS = 4500
ADVISERS = 600
# Organisations by type, in the proportions of the Flemish lists.
TYPES = [("BaO", 2400), ("BuBaO", 200), ("SO", 950), ("BuSO", 120), ("CDO", 50), ("VO", 130), ("CLB", 70), ("LSC", 30), ("BESTUUR", 550)]
PROVINCES = ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]
LEVELS = [("micro", 6), ("meso", 3), ("macro", 1)]
FORMS = [("fysiek", 7), ("online", 2), ("hybride", 1), ("helpdesk", 2)]
PLACES = [("op school", 7), ("elders", 1), ("op afstand", 3), ("", 1)]
CLASSROOM = [("ja", 52), ("nee", 42), ("onbekend", 2), ("", 4)]
DURATIONS = ["0:30", "0:45", "1:00", "1:00", "1:15", "1:30", "1:30", "2:00", "2:00", "2:30", "3:00", "4:00", "6:00"]
# What each month carries of a school year, from September on.
MONTHS = [(9, 11), (10, 12), (11, 11), (12, 8), (1, 11), (2, 9), (3, 11), (4, 8), (5, 10), (6, 7), (7, 1), (8, 1)]


def write(folder, plan_text, rows):
    """Writes the plan, its norms, the lists and a sheet a month into `folder`; returns the sheets in the order of loading."""
    folder.mkdir(parents=True, exist_ok=True)
    plan, pillars = widened(plan_text)
    goals = goals_of(plan, pillars)
    dice = Dice(20252030)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    years = [f"{FIRST_YEAR + n}-{FIRST_YEAR + n + 1}" for n in range(YEARS)]
    norms = "".join(f"    {year}: 800\n" for year in years)
    (folder / "normen.yaml").write_text(
        "amends: schaal-2025-2030\nvalid_from: 2025-09-01\nnote: Verzonnen waarde voor de meting\n"
        f"norms:\n  registered_hours_per_fte:\n{norms}", encoding="utf-8")
    numbers = organisations(folder / "organisaties.verzonnen.csv", dice)
    advisers = people(folder, pillars, years, dice)
    names = ["plan.yaml", "normen.yaml", "organisaties.verzonnen.csv", "begeleiders.verzonnen.csv", "opdrachten.verzonnen.csv"]
    return names + registrations(folder, rows, numbers, advisers, goals, plan, dice)


def widened(text):
    """The plan with its pillars and goals repeated under new codes until there are forty, and without its claims."""
    text = text[: text.index("\nclaims:")]
    head, rest = text.split("\npillars:\n", 1)
    pillars, goals = rest.split("\ngoals:\n", 1)
    pillars = "".join(line for line in pillars.splitlines(keepends=True) if not line.startswith("#"))
    blocks = re.findall(r"^  [A-Z]{3}-[A-Z]{3}:\n(?:(?!  [A-Z]{3}-).*\n)+", pillars + "\n", re.M)
    all_pillars, all_goals, codes = "", "", []
    copy = 0
    while len(codes) < PILLARS:
        copy += 1
        suffix = "" if copy == 1 else f"-{copy}"
        chosen = blocks[: PILLARS - len(codes)]
        own = [block.strip()[:7] for block in chosen]
        codes += [code + suffix for code in own]
        renamed = (lambda match: match.group(0) + suffix if match.group(0) in own else match.group(0))
        wider = "".join(chosen)
        if copy > 1:
            wider = re.sub(r"^        earmarked:\n(?:          .*\n)+", "", wider, flags=re.M)
            # Names and their variants must be unique as well.
            wider = re.sub(r"^(    (?:nl|en): .*)$", rf"\1 {copy}", wider, flags=re.M)
            wider = re.sub(r"^    variants: .*\n", "", wider, flags=re.M)
        all_pillars += re.sub(r"[A-Z]{3}-[A-Z]{3}", renamed, wider)
        kept = "".join(
            block for block in re.findall(r"^  [A-Z]{3}-[A-Z]{3}-OD\d+:\n(?:(?!  [A-Z]{3}-).*\n)+", goals + "\n", re.M)
            if block.strip()[:7] in own)
        kept = re.sub(r"^  # .*\n", "", kept, flags=re.M)
        all_goals += re.sub(r"[A-Z]{3}-[A-Z]{3}", renamed, kept)
    head = head.replace("plan: pov-2025-2030", "plan: schaal-2025-2030")
    return f"{head}\npillars:\n{all_pillars}\ngoals:\n{all_goals}", codes


def goals_of(plan, pillars):
    """The codes of the goals of each pillar."""
    return {pillar: re.findall(rf"^  ({pillar}-OD\d+):$", plan, re.M) for pillar in pillars}


def organisations(path, dice):
    """Writes the list; returns the numbers by type."""
    lines = ["instellingsnummer;naam;type;bestuur;provincie;kenmerken;regisseur"]
    numbers, place = {}, 0
    for kind, count in TYPES:
        for _ in range(count):
            place += 1
            number = f"{100000 + place * 17:06d}"
            numbers.setdefault(kind, []).append(number)
            mark = ""
            if kind in ("BaO", "SO") and dice.chance(0.04):
                mark = dice.pick(["hoge noden", "pilot VIV", "pilot SLP", "startende leider", "nieuwe beleidscyclus"])
            lines.append(f"{number};Verzonnen {kind} {place};{kind};Bestuur {place % 300};{PROVINCES[place % 5]};{mark};")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return numbers


def people(folder, pillars, years, dice):
    """Writes advisers and their assignments; returns each adviser with the pillars worked for."""
    lines, work = ["code;naam;functie;teams;van;tot"], ["begeleider;schooljaar;bestemming;fonds;niveau;fte"]
    advisers = []
    for place in range(ADVISERS):
        code = f"B{place + 1:03d}"
        own = [pillars[place % len(pillars)]]
        if dice.chance(0.4):
            own.append(dice.pick([pillar for pillar in pillars if pillar not in own]))
        lines.append(f'{code};Verzonnen {place + 1};begeleider;"{"; ".join(own)}";2025-09-01;')
        for year in years:
            for pillar in own:
                work.append(f"{code};{year};{pillar};regulier;;{'1,00' if len(own) == 1 else '0,50'}")
        advisers.append((code, own))
    (folder / "begeleiders.verzonnen.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "opdrachten.verzonnen.csv").write_text("\n".join(work) + "\n", encoding="utf-8")
    return advisers


def registrations(folder, rows, numbers, advisers, goals, plan, dice):
    """Writes the sheets of the months; of every hundred rows about five are half of a session by two advisers."""
    initiatives = re.findall(r"^  ([a-z-]+): \{nl", plan[plan.index("\ninitiatives:") : plan.index("\nfocus:")], re.M)
    focus = ["implementatie", "professionalisering", "informatiemakelaar", "materiaal", "data", "visie"]
    groups = ["leraren", "school-centrumleiders", '"leraren; school-centrumleiders"', "leerling-cursistenbegeleiders", '"leraren; viv"']
    schools = [number for kind in ("BaO", "BuBaO", "SO", "BuSO", "CDO") for number in numbers[kind]]
    centres = {"POC": numbers["CLB"] + numbers["LSC"] + numbers["VO"], "PBD": schools}
    # Each adviser mostly comes back to the same organisations.
    rounds = {code: [dice.pick(centres[own[0][:3]]) for _ in range(25)] for code, own in advisers}
    level = bag(LEVELS)
    form, place, classroom = bag(FORMS), bag(PLACES), bag(CLASSROOM)
    total = sum(weight for _, weight in MONTHS)
    random = dice.share
    names, number = [], 0
    for year in range(YEARS):
        for month, weight in MONTHS:
            calendar_year = FIRST_YEAR + year + (1 if month < 9 else 0)
            days = [
                day.strftime("%d/%m/%Y") for day in (datetime.date(calendar_year, month, 1) + datetime.timedelta(n) for n in range(31))
                if day.month == month and day.weekday() < 5]
            name = f"registraties-{calendar_year}-{month:02d}.verzonnen.csv"
            names.append(name)
            count = rows * weight // (total * YEARS)
            with open(folder / name, "w", encoding="utf-8") as out:
                out.write("id;datum;duur;instelling;bestemming;doel;begeleider;vorm;plaats;niveau;focus;initiatief;doelgroep;klasvloer;sessie;omschrijving\n")
                for _ in range(count):
                    number += 1
                    code, own = advisers[int(random() * len(advisers))]
                    pillar = own[int(random() * len(own))]
                    mine = rounds[code]
                    one = mine[int(random() * 25)]
                    chance = random()
                    if chance < 0.03:
                        one = f'"{one}; {mine[int(random() * 25)]}"'
                    elif chance < 0.08:
                        one = ""
                    session = f"S{number // 40}" if number % 40 < 2 else ""
                    own_goals = goals[pillar]
                    out.write(
                        f"R-{number};{days[int(random() * len(days))] if not session else days[number // 40 % len(days)]};"
                        f"{DURATIONS[int(random() * 13)]};{one};{pillar};{own_goals[int(random() * len(own_goals))]};{code};"
                        f"{form[int(random() * len(form))]};{place[int(random() * len(place))]};{level[int(random() * len(level))]};"
                        f"{focus[int(random() * 6)]};{initiatives[int(random() * len(initiatives))]};{groups[int(random() * 5)]};"
                        f"{classroom[int(random() * len(classroom))]};{session};Verzonnen begeleiding {number % 997}\n")
    return names


def bag(weighted):
    return [value for value, weight in weighted for _ in range(weight)]
