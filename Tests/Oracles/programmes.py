#!/usr/bin/env python3
"""Figures of surveys, people, programmes and follow-up, computed a second time from a database.

    Tests/Oracles/programmes.py DATABASE DAY

Shares no line with the program: it reads the tables with sqlite3, takes the holidays of 2025-2026 and 2026-2027 from the
published list, counts with fractions and goes through every split of schools one by one. It prints one line per figure:
id, value as a fraction (`-` for none). Which cells are withheld is not its business. Python 3 and its standard library.
"""

import itertools
import json
import sqlite3
import sys
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

YEAR = "2025-2026"
FIRST = date(2025, 9, 1)
LAST = date(2026, 8, 31)
HOLIDAYS = [
    ("2025-10-27", "2025-11-02"), ("2025-11-11", "2025-11-11"), ("2025-12-22", "2026-01-04"), ("2026-02-16", "2026-02-22"),
    ("2026-04-06", "2026-04-19"), ("2026-05-01", "2026-05-01"), ("2026-05-14", "2026-05-15"), ("2026-05-25", "2026-05-25"),
    ("2026-07-01", "2026-08-31"), ("2026-11-02", "2026-11-08"), ("2026-11-11", "2026-11-11"), ("2026-12-21", "2027-01-03"),
    ("2027-02-08", "2027-02-14"), ("2027-03-29", "2027-04-11"), ("2027-05-06", "2027-05-07"), ("2027-05-17", "2027-05-17"),
    ("2027-07-01", "2027-08-31"),
]
UNFAVOURABLE = {"M2-2", "M2-3"}
BLOCKS = {"1.1": "1.1-", "1.1.2": "1.1.2-", "module-2": "M2-", "module-3": "M3-"}
GROUPS = [range(1, 3), range(3, 6), range(6, 11), range(11, 15)]

figures = {}


def put(name, value):
    figures.setdefault(name, value)


def share(part, whole):
    return Fraction(part, whole) if whole else None


def day(text):
    return date.fromisoformat(text) if text else None


def week_starts():
    """The first lesson day of each school week."""
    free = [(day(a), day(b)) for a, b in HOLIDAYS]
    starts, seen, current = [], set(), FIRST
    while current <= date(2027, 8, 31):
        if current.weekday() < 5 and not any(a <= current <= b for a, b in free):
            monday = current - timedelta(days=current.weekday())
            if monday not in seen:
                seen.add(monday)
                starts.append(current)
        current += timedelta(days=1)
    return starts


STARTS = week_starts()


def weeks(first, last):
    return sum(first <= start <= last for start in STARTS)


class Base:
    def __init__(self, path, today):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.today = day(today)
        document = json.loads(self.rows("SELECT document FROM plan_version ORDER BY id")[-1]["document"])
        self.norms = document["norms"]["layers"][0]["values"]

    def rows(self, sql):
        return self.db.execute(sql).fetchall()

    def norm(self, name, default):
        value = self.norms.get(name)
        return default if value is None else value

    def valid(self, row, on=None):
        on = on or self.today
        return (day(row["valid_from"]) or date.min) <= on <= (day(row["valid_through"]) or date.max)


def part(text):
    return "".join("-" if c.isspace() or c in "/@#" else c for c in text)


# Surveys


def surveys(base):
    norms = base.norms
    strong_scale = norms.get("edbiScale", {}).get("agreeing", [4, 5])
    points = len(norms["edbiScale"]["labels"]) if "edbiScale" in norms else 5
    table = base.rows(
        "SELECT f.*, d.code AS pillar FROM survey f LEFT JOIN destination d ON d.id = f.destination_id ORDER BY f.code")
    responses = base.rows(
        "SELECT r.*, n.code AS function, m.code AS motivation FROM survey_response r "
        "LEFT JOIN respondent_function n ON n.id = r.function_id LEFT JOIN motivation m ON m.id = r.motivation_id")
    answers = defaultdict(list)
    for row in base.rows("SELECT * FROM survey_answer"):
        answers[row["fact_id"]].append(row)
    cells = defaultdict(lambda: [0, 0])
    processed = {}
    for survey in table:
        collected = day(survey["collected_on"])
        if not FIRST <= collected <= min(LAST, base.today):
            continue
        own = [r for r in responses if r["survey"] == survey["code"] and answers[r["id"]]]
        invited = survey["invited"]
        if invited is None and survey["session"]:
            heads = defaultdict(list)
            for row in base.rows("SELECT date, head_count, session FROM registration WHERE head_count IS NOT NULL"):
                if row["session"] == survey["session"]:
                    heads[row["date"]].append(row["head_count"])
            if len(heads) == 1 or survey["collected_on"] in heads:
                days = list(heads) if len(heads) == 1 else [survey["collected_on"]]
                invited = max(heads[days[0]])
        code = part(survey["code"])
        put(f"edbi/{code}/respondents", Fraction(len(own)))
        put(f"edbi/{code}/response", share(len(own), invited) if invited else None)
        least = norms.get("minResponse")
        if len(own) < base.norm("minRespondents", 5) or survey["scale_points"] not in (None, points):
            continue
        if invited and least is not None and len(own) * 100 < least * invited:
            continue
        processed[survey["code"]] = own
        form = "edbi-long" if survey["is_long"] else "edbi-short"
        kind = "initiative" if survey["subject_kind"] == "initiatief" else "trajectory"
        pillar = part(survey["pillar"]) if survey["pillar"] else "no-pillar"
        opened = defaultdict(int)
        for response in own:
            function = f"function/{response['function'] or 'onbekend'}"
            motivation = f"motivation/{response['motivation'] or 'onbekend'}"
            for answer in answers[response["id"]]:
                if answer["open_text"] is not None:
                    opened[answer["item"]] += 1
                    continue
                score = answer["score"]
                counted = score is not None and 1 <= score <= points
                agrees = counted and score in strong_scale
                names = [answer["item"] if known(answer["item"]) else slug(answer["item"])]
                names += [f"block-{b}" + ("-unfavourable" if answer["item"] in UNFAVOURABLE else "")
                          for b, start in BLOCKS.items() if answer["item"].startswith(start)]
                for name in names:
                    for key in (
                        f"edbi/{code}/{name}", f"edbi/{code}/{function}/{name}", f"edbi/{code}/{motivation}/{name}",
                        f"{form}/total/{name}/{YEAR}", f"{form}/total/{function}/{name}/{YEAR}",
                        f"{form}/total/{motivation}/{name}/{YEAR}", f"{form}/{pillar}/{name}/{YEAR}",
                        f"{form}/{kind}/{part(survey['subject'])}/{name}/{YEAR}",
                    ):
                        cells[key][0] += agrees
                        cells[key][1] += counted
        for item, count in opened.items():
            put(f"edbi/{code}/open-{item if known(item) else slug(item)}", Fraction(count))
        coded = [r["motivation"] for r in own if r["motivation"]]
        for name in ("autonoom", "gecontroleerd") if coded else ():
            put(f"edbi/{code}/motivation/{name}", share(coded.count(name), len(coded)))
    for key, (agreeing, answered) in cells.items():
        put(key, share(agreeing, answered))
        if "/function/leider/" in key:
            teachers = cells.get(key.replace("/function/leider/", "/function/leraar/"))
            if teachers and teachers[1] and answered:
                put(key.replace("/function/leider/", "/leaders-teachers/"),
                    Fraction(agreeing, answered) - Fraction(*teachers))
    choices(base, table, responses, answers)
    pilot(base, processed, answers, points, strong_scale)


def known(item):
    return item[0] == "M" and item[1].isdigit() or item.startswith("1.1") or item.startswith("C-")


def slug(question):
    words, word = [], ""
    for sign in question.lower() + " ":
        if sign.isalnum():
            word += sign
        elif word:
            words.append(word)
            word = ""
    return "-".join(["question"] + words)


def choices(base, table, responses, answers):
    for is_long, name in ((0, "short"), (1, "long")):
        own = [s for s in table if s["is_long"] == is_long
               and FIRST <= day(s["collected_on"]) <= min(LAST, base.today)]
        wanted = "traject" if is_long else "initiatief"
        chosen = {(r["subject"], r["pillar"]) for r in base.rows(
            "SELECT f.*, d.code AS pillar FROM survey_choice f LEFT JOIN destination d ON d.id = f.destination_id")
            if r["school_year"] == 2025 and r["subject_kind"] == wanted}
        chosen |= {(s["subject"], s["pillar"]) for s in own if s["chosen_because"] is not None}
        if not chosen and not own:
            continue
        answered = {r["survey"] for r in responses if answers[r["id"]]}
        done = sum(
            any(s["code"] in answered and s["subject"] == subject and pillar in (None, s["pillar"]) for s in own)
            for subject, pillar in chosen)
        put(f"edbi-selected/{name}/{YEAR}", share(done, len(chosen)))


def pilot(base, processed, answers, points, strong_scale):
    items = base.norms.get("edbiBehaviourItems") or []
    schools = {}
    for row in base.rows(
            "SELECT f.*, t.code AS type FROM organisation_version f JOIN organisation_type t ON t.id = f.type_id"):
        marks = base.rows(
            "SELECT p.*, q.code FROM organisation_qualifier_period p JOIN organisation_qualifier q ON q.id = p.qualifier_id "
            f"WHERE p.fact_id = {row['id']}")
        schools[row["organisation_number"]] = (row["type"], any(
            m["code"] == "pilot-viv" and (day(m["valid_from"]) or date.min) <= base.today
            and (day(m["valid_through"]) or date.max) >= FIRST for m in marks))
    for item in items:
        counts = defaultdict(lambda: [0, 0])
        for own in processed.values():
            for response in own:
                number = response["organisation_number"]
                if number is None or schools[number][0] not in ("BaO", "BuBaO", "SO", "BuSO", "CDO"):
                    continue
                for answer in answers[response["id"]]:
                    if answer["item"] == item and answer["score"] is not None and answer["score"] <= points:
                        counts[number][0] += answer["score"] in strong_scale
                        counts[number][1] += 1
        shares = {True: [], False: []}
        for number in sorted(counts):
            shares[schools[number][1]].append(Fraction(*counts[number]))
        name = item if known(item) else slug(item)
        first, second = shares[True], shares[False]
        put(f"viv-pilot/pilot/{name}/{YEAR}", share(sum(first), len(first)))
        put(f"viv-pilot/others/{name}/{YEAR}", share(sum(second), len(second)))
        both = first and second
        put(f"viv-pilot/difference/{name}/{YEAR}",
            sum(first) / len(first) - sum(second) / len(second) if both else None)
        if both and min(len(first), len(second)) >= base.norm("minSchools", 4):
            pool, seen, above, below, total = first + second, sum(first), 0, 0, 0
            for split in itertools.combinations(pool, len(first)):
                above += sum(split) >= seen
                below += sum(split) <= seen
                total += 1
            put(f"p {name}", Fraction(min(total, 2 * min(above, below)), total))


# People


def people(base):
    rows = base.rows("SELECT f.*, k.code AS kind FROM viv f JOIN viv_kind k ON k.id = f.kind_id")
    now = [r for r in rows if base.valid(r)]

    def count(scope, some):
        def cut(name, value):
            for code in {value(r) for r in some}:
                put(f"viv/{scope}/{name}/{code}/{YEAR}", Fraction(len({r["person"] for r in some if value(r) == code})))

        put(f"viv/{scope}/{YEAR}", Fraction(len({r["person"] for r in some})))
        cut("kind", lambda r: r["kind"])
        cut("formality", lambda r: {1: "formeel", 0: "informeel", None: "onbekend"}[r["is_formal"]])
        cut("permanence", lambda r: {1: "permanent", 0: "tijdelijk", None: "onbekend"}[r["is_permanent"]])
        cut("scale", lambda r: {1: "collectief", 0: "individueel", None: "onbekend"}[r["is_collective"]])

    if rows:
        count("total", now)
        for number in {r["organisation_number"] for r in now}:
            count(f"{number:06}", [r for r in now if r["organisation_number"] == number])
        places = organisations(base)
        put(f"viv/total/organisations/{YEAR}", share(
            len({r["organisation_number"] for r in now} & set(places)), len(places)))
    trainings(base)


def organisations(base):
    """Schools and centres on the day."""
    return [r["organisation_number"] for r in base.rows(
        "SELECT f.*, t.code AS type FROM organisation_version f JOIN organisation_type t ON t.id = f.type_id")
        if r["type"] in ("BaO", "BuBaO", "SO", "BuSO", "CDO", "VO") and base.valid(r)]


def trainings(base):
    rows = base.rows(
        "SELECT f.*, k.code AS framework FROM training_attendance f JOIN training_framework k ON k.id = f.framework_id")
    followed = defaultdict(set)
    for row in rows:
        if day(row["date"]) <= base.today:
            followed[row["person"]].add(row["framework"])
    both = {p for p, f in followed.items() if {"eef-pd", "eef-implementatie"} <= f}
    trained = both | {p for p, f in followed.items() if "vergelijkbaar" in f}
    staff = base.rows(
        "SELECT f.*, a.code AS adviser, r.code AS role FROM adviser_version f JOIN adviser a ON a.id = f.adviser_id "
        "JOIN adviser_role r ON r.id = f.role_id")
    serving = [s["adviser"] for s in staff if s["role"] == "begeleider" and base.valid(s)]
    put(f"training/advisers/{YEAR}", share(len(set(serving) & both), len(serving)) if rows else None)
    roster = base.rows("SELECT f.*, r.code AS role FROM roster f JOIN roster_role r ON r.id = f.role_id")
    for name, roles in (("leaders", {"leider"}), ("board-members", {"bestuurslid"}),
                        ("leaders-board-members", {"leider", "bestuurslid"})):
        involved = {r["person"] for r in roster if r["role"] in roles and r["is_involved"] == 1 and base.valid(r)}
        if involved:
            put(f"training/{name}/{YEAR}", share(len(involved & trained), len(involved)) if rows else None)
        elif len(roles) > 1:
            put(f"training/{name}/{YEAR}", Fraction(len(trained - {s["adviser"] for s in staff})))


# Communities and trajectories


def phase_on(history, on):
    before = [h for h in history if day(h["first_day"]) <= on]
    return before[-1]["phase"] if before else None


def history(base, table):
    result = defaultdict(list)
    for row in base.rows(
            f"SELECT h.*, p.code AS phase FROM {table} h JOIN implementation_phase p ON p.id = h.phase_id "
            "ORDER BY h.first_day, h.position"):
        result[row["fact_id"]].append(row)
    return result


PHASES = ["explore", "prepare", "deliver", "sustain"]


def add_months(start, months):
    index = start.year * 12 + start.month - 1 + months
    for last in range(start.day, 0, -1):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            pass


def communities(base):
    planned, months = base.norm("plgSessions", 6), base.norm("plgMonths", 10)
    size = base.norms.get("plgSize") or {"least": 6, "most": 12}
    belongs = ["explore", "prepare", "prepare", "prepare", "deliver", "deliver", "sustain"]
    phases = history(base, "plg_phase")
    members = base.rows("SELECT f.*, r.code AS role FROM plg_member f JOIN plg_role r ON r.id = f.role_id")
    sessions = base.rows("SELECT * FROM plg_session ORDER BY number, date")
    totals = []
    actions = []
    for plg in sorted(base.rows("SELECT * FROM plg"), key=lambda r: r["code"]):
        own = [s for s in sessions if s["plg"] == plg["code"]]
        days = [day(s["date"]) for s in own] + [day(h["first_day"]) for h in phases[plg["id"]]]
        days += [d for d in (day(plg["intake_day"]), day(plg["harvest_day"])) if d]
        if days and not any(FIRST <= d <= LAST for d in days):
            continue

        def count(on):
            return len({m["person"] for m in members
                        if m["plg"] == plg["code"] and m["role"] == "plg-lid" and base.valid(m, on)})

        numbered = [s for s in own if s["kind"] == "sessie" and 1 <= s["number"] <= planned]
        held = {}
        for s in numbered:
            if s["held"] == 1 and day(s["date"]) <= base.today:
                held.setdefault(s["number"], s)
        held = list(held.values())
        intakes = [day(s["date"]) for s in own if s["kind"] == "intake" and s["held"] != 0]
        intake = intakes[0] if intakes else day(plg["intake_day"])
        dated = {n: min(day(s["date"]) for s in numbered if s["number"] == n) for n in {s["number"] for s in numbered}}
        if len(dated) == planned:
            due = sum(d <= base.today for d in dated.values())
        elif intake:
            end = add_months(intake, months)
            all_weeks = weeks(intake, end)
            due = 0 if base.today < intake else planned * weeks(intake, min(end, base.today)) // all_weeks
        else:
            due = None
        code = part(plg["code"])
        now = phase_on(phases[plg["id"]], base.today)
        if now:
            put(f"plg/{code}/phase/{YEAR}", Fraction(PHASES.index(now) + 1))
        put(f"plg/{code}/sessions/{YEAR}", share(len(held), planned))
        put(f"plg/{code}/schedule/{YEAR}", None if due is None else Fraction(len(held)))
        put(f"plg/{code}/size/{YEAR}", Fraction(count(base.today)))
        counted = [s for s in held if s["present"] is not None]
        present, expected = sum(s["present"] for s in counted), sum(count(day(s["date"])) for s in counted)
        if expected:
            put(f"plg/{code}/attendance/{YEAR}", share(present, expected))
        meetings = [(day(s["date"]), belongs[s["number"]]) for s in held]
        if intake and intake <= base.today:
            meetings.append((intake, belongs[0]))
        gap = gaps({d for d, _ in meetings}, base.today if len(held) < planned else None)
        if gap:
            put(f"plg/{code}/gap/{YEAR}", Fraction(max(gap)))
        judged = [phase_on(phases[plg["id"]], d) == p for d, p in meetings if phase_on(phases[plg["id"]], d)]
        if judged:
            put(f"plg/{code}/in-phase/{YEAR}", share(sum(judged), len(judged)))
        mine = base.rows(
            "SELECT a.*, c.code AS care FROM plg_action a LEFT JOIN care_phase c ON c.id = a.care_phase_id "
            f"WHERE a.fact_id = {plg['id']}")
        for care in {a["care"] for a in mine if a["care"]}:
            put(f"plg/{code}/care/{care}/{YEAR}", Fraction(sum(a["care"] == care for a in mine)))
        actions += mine
        totals.append((len(held), due, count(base.today), present, expected, now))
    if not totals:
        return
    for care in {a["care"] for a in actions if a["care"]}:
        put(f"plg/total/care/{care}/{YEAR}", Fraction(sum(a["care"] == care for a in actions)))
    for phase in PHASES:
        put(f"plg/total/phase/{phase}/{YEAR}", Fraction(sum(t[5] == phase for t in totals)))
    put(f"plg/total/sessions/{YEAR}", share(sum(t[0] for t in totals), planned * len(totals)))
    known_due = [t for t in totals if t[1] is not None]
    put(f"plg/total/schedule/{YEAR}", share(sum(t[0] >= t[1] for t in known_due), len(known_due)))
    put(f"plg/total/size/{YEAR}", share(sum(size["least"] <= t[2] <= size["most"] for t in totals), len(totals)))
    if sum(t[4] for t in totals):
        put(f"plg/total/attendance/{YEAR}", share(sum(t[3] for t in totals), sum(t[4] for t in totals)))


def gaps(days, until):
    stops = sorted(days)
    if until and stops and until > stops[-1]:
        stops.append(until)
    return [weeks(a + timedelta(days=1), b) for a, b in zip(stops, stops[1:])]


def balanced(mechanisms):
    return all(any(m in mechanisms for m in group) for group in GROUPS)


def bits(mask):
    return {n for n in range(1, 15) if mask & 1 << n - 1}


def trajectories(base):
    phases = history(base, "trajectory_phase")
    rows = base.rows(
        "SELECT f.*, d.code AS pillar, c.code AS care, i.code AS initiative FROM registration f "
        "JOIN destination d ON d.id = f.destination_id LEFT JOIN care_phase c ON c.id = f.care_phase_id "
        "LEFT JOIN initiative i ON i.id = f.initiative_id")
    rows = [r for r in rows if day(r["date"]) <= base.today]
    found = [t for t in base.rows("SELECT * FROM trajectory")
             if (day(t["valid_from"]) or date.min) <= base.today and (day(t["valid_through"]) or date.max) >= FIRST]
    kept, designs = [], []
    for one in found:
        own = [r for r in rows if r["trajectory"] == one["code"]]
        code = part(one["code"])
        days = {day(r["date"]) for r in own}
        put(f"traject/{code}/contacts/{YEAR}", Fraction(len(days)))
        now = phase_on(phases[one["id"]], base.today)
        if now:
            put(f"traject/{code}/phase/{YEAR}", Fraction(PHASES.index(now) + 1))
        start = day(one["valid_from"])
        gap = gaps(days or ({start} if start else set()), base.today if base.valid(one) else None)
        if gap:
            put(f"traject/{code}/gap/{YEAR}", Fraction(max(gap)))
        if one["is_long"]:
            kept.append(all(Fraction(g) <= Fraction(3, 2) * one["interval_weeks"] for g in gap))
        if own:
            used = set().union(*(bits(r["mechanisms"]) for r in own))
            put(f"traject/{code}/mechanisms/{YEAR}", Fraction(len(used)))
            designs.append(balanced(used))
        for care in {r["care"] for r in own if r["care"]}:
            put(f"traject/{code}/care/{care}/{YEAR}", Fraction(sum(r["care"] == care for r in own)))
    if found:
        put(f"traject/total/frequency/{YEAR}", share(sum(kept), len(kept)))
        put(f"traject/total/balanced/{YEAR}", share(sum(designs), len(designs)))
        for phase in PHASES:
            put(f"traject/total/phase/{phase}/{YEAR}",
                Fraction(sum(phase_on(phases[t["id"]], base.today) == phase for t in found)))
    year = [r for r in rows if day(r["date"]) >= FIRST]
    scopes = {"total": year}
    for r in year:
        scopes.setdefault(part(r["pillar"]), [x for x in year if x["pillar"] == r["pillar"]])
        if r["initiative"]:
            scopes.setdefault(
                f"initiative/{part(r['initiative'])}", [x for x in year if x["initiative"] == r["initiative"]])
    for scope, some in scopes.items():
        used = [bits(r["mechanisms"]) for r in some if r["mechanisms"]]
        if used:
            put(f"mechanisms/{scope}/{YEAR}", Fraction(len(set().union(*used))))
            for number in set().union(*used):
                put(f"mechanisms/{scope}/M{number:02}/{YEAR}", Fraction(sum(number in u for u in used)))
        if not scope.startswith("initiative/"):
            for care in {r["care"] for r in some if r["care"]}:
                put(f"care/{scope}/{care}/{YEAR}", Fraction(sum(r["care"] == care for r in some)))


# Projects, funds, needs, uptake, follow-up


def month_end(text):
    if len(text) == 10:
        return day(text)
    return add_months(date(int(text[:4]), int(text[5:]), 1), 1) - timedelta(days=1)


def projects(base):
    rows = base.rows("SELECT f.*, p.code AS project FROM project_result f JOIN project p ON p.id = f.project_id")
    for project, number in {(r["project"], r["round"]) for r in rows} | {(None, r["round"]) for r in rows}:
        own = [r for r in rows if r["round"] == number and project in (None, r["project"])]
        goals = [(r["expected_minimum"] if r["expected_minimum"] is not None else r["expected_maximum"], r["achieved"])
                 for r in own]
        goals = [(e, a) for e, a in goals if e is not None]
        is_known = any(a is not None for _, a in goals)
        put(f"project-results/{part(project) if project else 'total'}/round-{number}",
            share(sum(a is not None and a >= e for e, a in goals), len(goals)) if is_known else None)
        if project:
            for index, row in enumerate(sorted(own, key=lambda r: r["result"].encode())):
                put(f"project-results/{part(project)}/{index + 1}/round-{number}",
                    None if row["achieved"] is None else Fraction(row["achieved"]))
    rows = base.rows("SELECT f.*, p.code AS project FROM project_milestone f JOIN project p ON p.id = f.project_id")
    for project, number in {(r["project"], r["round"]) for r in rows} | {(None, r["round"]) for r in rows}:
        due = [r for r in rows if r["round"] == number and project in (None, r["project"])
               and month_end(r["due"]) <= base.today]
        done = sum(r["done_on"] is not None and day(r["done_on"]) <= base.today for r in due)
        put(f"project-milestones/{part(project) if project else 'total'}/round-{number}", share(done, len(due)))
    for row in base.rows("SELECT f.*, m.code AS fund FROM fund_year f JOIN fund m ON m.id = f.fund_id"):
        if row["calendar_year"] in {2025, base.today.year}:
            for name in ("received", "spent"):
                if row[f"{name}_cents"] is not None:
                    put(f"funds/{part(row['fund'])}/{name}/{row['calendar_year']}", Fraction(row[f"{name}_cents"]))
            if row["received_cents"] and row["spent_cents"] is not None:
                put(f"funds/{part(row['fund'])}/used/{row['calendar_year']}",
                    Fraction(row["spent_cents"], row["received_cents"]))


def needs(base):
    plans = defaultdict(list)
    for row in base.rows("SELECT * FROM improvement_plan"):
        if day(row["agreed_on"]) <= base.today:
            plans[row["organisation_number"]].append(row)
    results = {"coordinator": [], "plan": [], "monitored": []}
    for row in base.rows("SELECT * FROM organisation_version"):
        marks = [m for m in base.rows(
            "SELECT p.*, q.code FROM organisation_qualifier_period p JOIN organisation_qualifier q ON q.id = p.qualifier_id "
            f"WHERE p.fact_id = {row['id']}") if m["code"] == "hoge-noden" and base.valid(m)]
        if not marks or not base.valid(row):
            continue
        number = row["organisation_number"]
        own = plans[number]
        asked = {"coordinator": row["coordinator"] is not None, "plan": bool(own)}
        if own:
            first = min(day(p["agreed_on"]) for p in own)
            starts = [day(m["valid_from"]) for m in marks if m["valid_from"]]
            first = max([first] + starts[-1:] if not starts else [first, max(starts)])
            months = [add_months(FIRST, n) for n in range(12)]
            due = [m for m in months if m > first and add_months(m, 1) - timedelta(days=1) <= base.today
                   and weeks(m, add_months(m, 1) - timedelta(days=1))]
            seen = {day(d["day"]).replace(day=1) for p in own for d in base.rows(
                f"SELECT * FROM improvement_monitoring WHERE fact_id = {p['id']}") if day(d["day"]) <= base.today}
            if due:
                asked["monitored"] = all(m in seen for m in due)
                put(f"needs/{number:06}/monitored/{YEAR}", share(sum(m in seen for m in due), len(due)))
        else:
            asked["monitored"] = False
        put(f"needs/{number:06}/{YEAR}", share(sum(asked.values()), len(asked)))
        for name, value in asked.items():
            results[name].append(value)
    if results["plan"]:
        for name, values in results.items():
            put(f"needs/total/{name}/{YEAR}", share(sum(values), len(values)))


def agreements(base):
    rows = [r for r in base.rows("SELECT * FROM uptake") if r["school_year"] == 2025]
    if rows:
        places = set(organisations(base))
        chose = {r["organisation_number"] for r in rows if r["theme"] is not None}
        declined = {r["organisation_number"] for r in rows if r["theme"] is None}
        evaluated = {r["organisation_number"] for r in rows if r["theme"] is not None and r["is_evaluated"] == 1}
        put(f"uptake/total/chosen/{YEAR}", share(len(chose & places), len(places)))
        put(f"uptake/total/answered/{YEAR}", share(len((chose | declined) & places), len(places)))
        put(f"uptake/total/evaluated/{YEAR}", share(len(evaluated), len(chose)))
        put(f"uptake/total/declined/{YEAR}", Fraction(len(declined)))
    rows = base.rows("SELECT * FROM follow_up")
    if rows:
        def done(row):
            return row["done_on"] is not None and day(row["done_on"]) <= base.today

        due = [r for r in rows if month_end(r["due"]) <= base.today]
        put(f"followup/total/done/{YEAR}", share(sum(map(done, rows)), len(rows)))
        put(f"followup/total/on-time/{YEAR}", share(sum(map(done, due)), len(due)))
    rows = base.rows("SELECT * FROM practice_example")
    if rows:
        shared = [r for r in rows if r["shared_on"] and FIRST <= day(r["shared_on"]) <= min(LAST, base.today)]
        put(f"practice/shared/{YEAR}", Fraction(len(shared)))
    rows = base.rows("SELECT * FROM partner_activity")
    if rows:
        own = [r for r in rows if FIRST <= day(r["date"]) <= min(LAST, base.today)]
        put(f"partners/total/{YEAR}", Fraction(len(own)))
        named = [{p.strip() for p in r["partner"].split(";") if p.strip()} for r in own]
        for partner in set().union(*named) if named else ():
            put(f"partners/{part(partner)}/{YEAR}", Fraction(sum(partner in n for n in named)))
    rows = base.rows("SELECT * FROM indirect_reach")
    own = [r for r in rows if r["date"] and FIRST <= day(r["date"]) <= base.today]
    undated = any(r["date"] is None for r in rows)
    for scope in ("total", "opleiding", "evenement", "materiaal"):
        some = [r for r in own if scope in ("total", r["kind"])]
        for column in ("people", "organisations"):
            said = [r[column] for r in some if r[column] is not None]
            if said or scope == "total" and undated:
                put(f"indirect/{scope}/{column}/{YEAR}", Fraction(sum(said)) if said else None)


def main(path, today):
    base = Base(path, today)
    for compute in (surveys, people, communities, trajectories, projects, needs, agreements):
        compute(base)
    for name in sorted(figures):
        value = figures[name]
        print(name, "-" if value is None else f"{value.numerator}/{value.denominator}", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
