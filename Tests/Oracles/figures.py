#!/usr/bin/env python3
"""Computes indicators 1, 2 and 3 a second time, straight from the SQLite file.

It shares no code and no query with the program: what is current, what a school week is, which window holds a day and how
a session by several advisers counts is all worked out again here, row by row, with exact fractions. The tests compare
every figure of both and accept no difference.

    python3 figures.py DATABASE DAY [BATCH]

DAY is the last day that counts; BATCH the last batch that was known. Prints a JSON object of figure id to
[numerator, denominator], or null where there is nothing to say.
"""

import json
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

ONE_DAY = timedelta(days=1)


class Facts:
    """The facts of a database as they were known after a batch."""

    def __init__(self, path, batch=None):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        last = self.db.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()[0]
        self.batch = last if batch is None else batch
        self.undone = {
            row["batch_id"] for row in self.db.execute("SELECT * FROM batch_undo") if row["undone_by"] <= self.batch
        }
        self.kinds = {row["fact_table"]: row["id"] for row in self.db.execute("SELECT * FROM record_kind")}
        self.gone = {
            (row["kind_id"], row["fact_id"])
            for row in self.db.execute("SELECT * FROM supersession")
            if row["batch_id"] <= self.batch and row["batch_id"] not in self.undone
        }

    def current(self, table):
        kind = self.kinds[table]
        return [
            row
            for row in self.db.execute(f"SELECT * FROM {table} ORDER BY id")
            if row["batch_id"] <= self.batch
            and row["batch_id"] not in self.undone
            and (kind, row["id"]) not in self.gone
        ]

    def codes(self, table):
        return {row["id"]: row["code"] for row in self.db.execute(f"SELECT id, code FROM {table}")}


# ---------------------------------------------------------------------------------------------------------- calendar


def easter(year):
    """Sunday of Easter, by the method of Gauss as corrected by Lichtenberg."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    oe = 7 - (og - sz) % 7
    return date(year, 3, 1) + timedelta(days=og + oe - 1)


def free_days(start):
    """The free days of the school year that begins in a calendar year."""
    free = set()

    def add(first, days):
        free.update(first + timedelta(days=n) for n in range(days))

    saints = date(start, 11, 1)
    add(saints + ONE_DAY if saints.isoweekday() == 7 else saints - timedelta(days=saints.weekday()), 7)
    add(date(start, 11, 11), 1)
    christmas = date(start, 12, 25)
    monday = christmas - timedelta(days=christmas.weekday())
    add(monday + timedelta(days=7) if christmas.isoweekday() > 5 else monday, 14)
    sunday = easter(start + 1)
    add(sunday - timedelta(days=48), 7)
    if sunday.month == 3:
        spring = sunday + ONE_DAY
    elif sunday > date(start + 1, 4, 15):
        spring = sunday - timedelta(days=13)
    else:
        spring = date(start + 1, 4, 1)
        while spring.isoweekday() != 1:
            spring += ONE_DAY
    add(spring, 14)
    for days in (1, 39, 40, 50):
        add(sunday + timedelta(days=days), 1)
    add(date(start + 1, 5, 1), 1)
    add(date(start + 1, 7, 1), 62)
    return free


def school_weeks(start):
    """The days of lessons of each week of a school year."""
    free, weeks, day = free_days(start), defaultdict(list), date(start, 9, 1)
    while day <= date(start + 1, 8, 31):
        if day.isoweekday() <= 5 and day not in free:
            weeks[day.isocalendar()[:2]].append(day)
        day += ONE_DAY
    return [weeks[key] for key in sorted(weeks)]


def year_of(day):
    return day.year if day.month >= 9 else day.year - 1


def label(start):
    return f"{start}-{start + 1}"


# -------------------------------------------------------------------------------------------------------------- plan

KINDS = {
    "school": ["BaO", "BuBaO", "SO", "BuSO", "CDO"],
    "centrum": ["VO"],
    "school/centrum": ["BaO", "BuBaO", "SO", "BuSO", "CDO", "VO"],
    "schoolbestuur": ["BESTUUR"],
    "clb": ["CLB"],
    "leersteuncentrum": ["LSC"],
    "internaat": ["INT"],
}


class Plan:
    def __init__(self, document):
        self.document = document
        self.pillars = document["pillars"]
        self.first = date.fromisoformat(document["period"]["first"])
        self.last = date.fromisoformat(document["period"]["last"])
        self.services = {pillar["code"]: pillar["service"] for pillar in self.pillars}

    def norm(self, name, default):
        for layer in reversed(self.document["norms"]["layers"]):
            if layer["values"].get(name) is not None:
                return layer["values"][name]
        return default

    def minutes_per_fte(self, year):
        for layer in reversed(self.document["norms"]["layers"]):
            values = layer["values"].get("registeredPerFTE") or []
            for wanted in (label(year), None):
                for value in values:
                    if value.get("schoolYear") == wanted:
                        return value["minutes"]
        return None

    def blocks(self, pillar):
        return [
            block
            for goal in self.document["goals"]
            if goal["pillar"] == pillar
            for block in goal["reachBlocks"]
        ]


def overlaps(first, last, start, end):
    """Whether two runs of days meet; open ends are None."""
    return (start is None or start <= last) and (end is None or end >= first) and first <= last


def plain(name):
    letters = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def matches(block, org, first, last):
    for rule in block["rules"]:
        types = rule["types"] or KINDS[rule["kind"]]
        if org["type"] not in types:
            continue
        # Names are compared without capitals, accents and signs.
        spellings = {plain(name) for name in org["names"]} | {f"{org['number']:06}"}
        if rule["named"] and not spellings & {plain(name) for name in rule["named"]}:
            continue
        if not overlaps(first, last, org["from"], org["through"]):
            continue
        if not rule["qualifiers"]:
            return True
        start = max(first, org["from"]) if org["from"] else first
        end = min(last, org["through"]) if org["through"] else last
        for mark, mark_from, mark_through in org["marks"]:
            if mark in rule["qualifiers"] and overlaps(start, end, mark_from, mark_through):
                return True
    return False


def plus_years(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def window(plan, pillar, org, day):
    """The window of a pillar for an organisation that holds a day, as first and last day."""
    blocks = plan.blocks(pillar)
    durations = sorted({block["durationYears"] for block in blocks}, reverse=plan.norm("reachWindow", "longest") == "longest")
    cursor = plan.first
    while cursor <= plan.last:
        found = None
        for years in durations:
            count = 0
            while plus_years(plan.first, count + years) <= cursor:
                count += years
            first = max(plus_years(plan.first, count), cursor)
            last = min(plus_years(plan.first, count + years) - ONE_DAY, plan.last)
            if any(block["durationYears"] == years and matches(block, org, first, last) for block in blocks):
                found = (first, last)
                break
        if found is None:
            count = 0
            while plus_years(plan.first, count + 1) <= cursor:
                count += 1
            end = min(plus_years(plan.first, count + 1) - ONE_DAY, plan.last)
        else:
            end = found[1]
        if cursor <= day <= end:
            return found if found and found[0] <= day <= found[1] else None
        cursor = end + ONE_DAY
    return None


# ------------------------------------------------------------------------------------------------------------- facts


def day_or_none(text):
    return date.fromisoformat(text) if text else None


def organisations(facts):
    types, marks = facts.codes("organisation_type"), facts.codes("organisation_qualifier")
    found = {}
    for row in facts.current("organisation_version"):
        found[row["organisation_number"]] = {
            "number": row["organisation_number"],
            "names": [row["name"]]
            + [a["name"] for a in facts.db.execute("SELECT * FROM organisation_alias WHERE fact_id = ?", (row["id"],))],
            "type": types[row["type_id"]],
            "from": day_or_none(row["valid_from"]),
            "through": day_or_none(row["valid_through"]),
            "successor": row["successor_number"],
            "marks": [
                (marks[mark["qualifier_id"]], day_or_none(mark["valid_from"]), day_or_none(mark["valid_through"]))
                for mark in facts.db.execute(
                    "SELECT * FROM organisation_qualifier_period WHERE fact_id = ?", (row["id"],)
                )
            ],
        }
    return found


def counts_for(number, day, orgs):
    """The number that guidance on a day counts for; None when it counts for nobody."""
    seen = set()
    while True:
        if number not in orgs or number in seen:
            return None
        seen.add(number)
        end = orgs[number]["through"]
        if end is None or day <= end:
            return number
        number = orgs[number]["successor"]
        if number is None:
            return None


def registrations(facts, orgs):
    destinations, funds = facts.codes("destination"), facts.codes("fund")
    classroom, places = facts.codes("classroom_context"), facts.codes("place")
    advisers, others = facts.codes("adviser"), defaultdict(list)
    for row in facts.db.execute("SELECT * FROM registration_adviser"):
        others[row["fact_id"]].append(row["adviser_id"])
    more = defaultdict(list)
    for row in facts.db.execute("SELECT * FROM registration_organisation"):
        more[row["fact_id"]].append(row["organisation_number"])
    found = []
    for row in facts.current("registration"):
        day = date.fromisoformat(row["date"])
        named = [row["organisation_number"]] + more[row["id"]] if row["organisation_count"] else []
        reached, twice = {}, 0
        for number in sorted({number for number in named if number is not None}):
            target = counts_for(number, day, orgs)
            if target is not None:
                twice += target in reached
                reached[target] = reached.get(target, True) and number != target
        found.append(
            {
                "id": row["id"],
                "date": day,
                "minutes": row["minutes"],
                "advisers": [advisers[one] for one in [row["adviser_id"]] + others[row["id"]]],
                "destination": destinations[row["destination_id"]],
                "destination_id": row["destination_id"],
                "fund": funds.get(row["fund_id"]),
                "classroom": classroom[row["classroom_id"]],
                "place": places.get(row["place_id"]),
                "place_id": row["place_id"],
                "level_id": row["level_id"],
                "session": row["session"],
                "count": row["organisation_count"],
                "shared": row["organisation_count"] - twice,
                "reached": reached,
            }
        )
    return found


def best(rows, *keys):
    """The row that a session counts with: the longest, then by the given ids; what is not said comes last."""

    def order(row):
        parts = [-row["minutes"]]
        for key in keys:
            parts += [row[key] is None, row[key] or 0] if key.endswith("_id") else [row[key]]
        return parts + [row["id"]]

    return min(rows, key=order)


# ----------------------------------------------------------------------------------------------------------- figures


def staffing(facts, plan, rows, day, out):
    year = year_of(day)
    weeks = school_weeks(year)
    destinations, advisers, funds = facts.codes("destination"), facts.codes("adviser"), facts.codes("fund")
    absences = defaultdict(list)
    for row in facts.current("absence"):
        if date.fromisoformat(row["first_day"]) <= day:
            absences[row["adviser_id"]].append(
                (
                    date.fromisoformat(row["first_day"]),
                    date.fromisoformat(row["last_day"]),
                    Fraction(row["share_numerator"], row["share_denominator"]),
                )
            )
    planned = defaultdict(Fraction)
    for row in facts.current("assignment"):
        if row["school_year"] != year:
            continue
        start, end = day_or_none(row["valid_from"]), day_or_none(row["valid_through"])
        present = Fraction(0)
        for week in weeks:
            if not overlaps(week[0], week[0], start, end):
                continue
            for lesson in week:
                away = sum((share for first, last, share in absences[row["adviser_id"]] if first <= lesson <= last), Fraction(0))
                present += (1 - min(away, Fraction(1))) / len(week)
        fte = Fraction(row["fte_thousandths"], 1000) * present / len(weeks)
        destination = destinations[row["destination_id"]]
        for scope in scopes(plan, destination):
            planned[scope, None] += fte
            planned[scope, funds[row["fund_id"]]] += fte
        planned["fund", funds[row["fund_id"]]] += fte
        planned["adviser", advisers[row["adviser_id"]]] += fte
    minutes = defaultdict(int)
    mine = [row for row in rows if year_of(row["date"]) == year and row["date"] <= day]
    for row in mine:
        # Each adviser of a row worked all of its minutes.
        worked = row["minutes"] * len(row["advisers"])
        for scope in scopes(plan, row["destination"]):
            minutes[scope, None] += worked
            if row["fund"]:
                minutes[scope, row["fund"]] += worked
        minutes["fund", row["fund"] or "niet-toewijsbaar"] += worked
        for adviser in row["advisers"]:
            minutes["adviser", adviser] += row["minutes"]
    factor = plan.minutes_per_fte(year)
    keys = set(planned) | set(minutes) | {(pillar["code"], None) for pillar in plan.pillars} | {("total", None)}
    for scope, part in keys:
        name = "/".join([scope] + ([part] if part else []) + [label(year)])
        fte, worked = planned[scope, part], minutes[scope, part]
        if part != "niet-toewijsbaar":
            out["fte-planned/" + name] = fte
            known = bool(mine) and factor and fte
            out["fte/" + name] = Fraction(worked, 1) / (fte * factor) if known else None
        out["fte-realised/" + name] = Fraction(worked, factor) if factor and mine else None


def scopes(plan, destination):
    yield "total"
    yield destination
    if destination in plan.services:
        yield plan.services[destination]
    if destination in ("bereik", "impact", "onderzoek", "praktijkonderzoek"):
        yield "kwaliteitszorg"


def reach(plan, orgs, rows, day, out):
    year = year_of(day)
    split = plan.norm("sharedSession", "full") == "split"
    needed = plan.norm("reachHours", 20) * 60
    known = [row for row in rows if row["date"] <= day and (row["date"] >= plan.first or year_of(row["date"]) == year)]
    has_data = bool([row for row in known if row["reached"]]) or any(year_of(row["date"]) == year for row in known)

    def minutes(row):
        return Fraction(row["minutes"], row["shared"]) if split else Fraction(row["minutes"])

    # Sessions with an organisation, once for each destination, and once over all.
    each, whole = defaultdict(list), defaultdict(list)
    for row in known:
        for number, ended in row["reached"].items():
            row = dict(row, ended_id=None if not ended else 1)
            session = (row["session"], row["date"]) if row["session"] else (row["id"],)
            each[number, row["destination"], session].append(row)
            whole[number, session].append(row)
    total, scope = 0, 0
    for pillar in plan.pillars:
        code = pillar["code"]
        reached = members = 0
        for number, org in orgs.items():
            held = window(plan, code, org, day)
            if held is None:
                continue
            given = Fraction(0)
            for (other, destination, _), session in each.items():
                if other == number and destination == code:
                    row = best(session, "level_id", "place_id", "shared")
                    if held[0] <= row["date"] <= held[1]:
                        given += minutes(row)
            out[f"reach/{code}/{number:06}/{label(year)}"] = given if has_data else None
            members += 1
            reached += given >= needed
        out[f"reach/{code}/{label(year)}"] = Fraction(reached, members) if members and has_data else None
        total += reached
        scope += members
    out[f"reach/total/{label(year)}"] = Fraction(total, scope) if scope and has_data else None
    presence = Fraction(0)
    hours, present = defaultdict(Fraction), defaultdict(int)
    for (number, _), session in whole.items():
        row = best(session, "place_id", "level_id", "destination_id")
        if year_of(row["date"]) != year:
            continue
        hours[number] += minutes(row)
        if row["place"] == "op-school":
            present[number] += row["minutes"]
            presence += Fraction(row["minutes"], row["shared"])
    for number in orgs:
        out[f"reach-hours/{number:06}/{label(year)}"] = hours[number]
        out[f"presence/{number:06}/{label(year)}"] = Fraction(present[number])
    out[f"presence/total/{label(year)}"] = presence


def classroom(plan, rows, day, out):
    year = year_of(day)
    guidance = [
        row
        for row in rows
        if row["date"] <= day
        and year_of(row["date"]) == year
        and row["count"] > 0
        and row["destination"] not in ("bereik", "impact", "onderzoek", "praktijkonderzoek")
    ]

    def share(part):
        whole = sum(row["minutes"] * len(row["advisers"]) for row in part)
        yes = sum(row["minutes"] * len(row["advisers"]) for row in part if row["classroom"] == "ja")
        return Fraction(yes, whole) if whole else None

    months, month = [], date(year, 9, 1)
    while month <= day:
        months.append(month)
        month = (month.replace(day=28) + timedelta(days=7)).replace(day=1)
    stretches = [(label(year), guidance)] + [
        (f"{first.year}-{first.month:02}", [row for row in guidance if row["date"].replace(day=1) == first])
        for first in months
    ]
    for name, part in stretches:
        out[f"classroom/total/{name}"] = share([row for row in part if plan.services.get(row["destination"]) != "POC"])
        for pillar in plan.pillars:
            out[f"classroom/{pillar['code']}/{name}"] = share([row for row in part if row["destination"] == pillar["code"]])


def main():
    path, day = sys.argv[1], date.fromisoformat(sys.argv[2])
    facts = Facts(path, int(sys.argv[3]) if len(sys.argv) > 3 else None)
    plan = Plan(json.loads(facts.current("plan_version")[-1]["document"]))
    orgs = organisations(facts)
    rows = registrations(facts, orgs)
    out = {}
    staffing(facts, plan, rows, day, out)
    reach(plan, orgs, rows, day, out)
    classroom(plan, rows, day, out)
    values = {key: None if value is None else [value.numerator, value.denominator] for key, value in out.items()}
    json.dump(values, sys.stdout, sort_keys=True)


if __name__ == "__main__":
    main()
