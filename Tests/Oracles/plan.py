#!/usr/bin/env python3
"""Computes what stands beside indicators 1, 2 and 3 a second time: goals and actions, reach by block, type, board and
organisation, who will miss the norm, guidance by need, classroom context by part, hours by fund and level, projects and
stated totals.

    python3 plan.py DATABASE DAY [BATCH]

It reads the tables itself, row by row, with exact fractions; what is current, which window holds a day and what a session
counts with comes from figures.py beside it, which shares nothing with the program either. Prints a JSON object of figure
id to [numerator, denominator], or null where there is nothing to say.
"""

import json
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction

sys.dont_write_bytecode = True
import figures as base  # noqa: E402

CARE = ("bereik", "impact", "onderzoek", "praktijkonderzoek")
LEVELS = {"(Bu)BaO": ("BaO", "BuBaO"), "(Bu)SO": ("SO", "BuSO", "CDO"), "VO": ("VO",)}
SCHOOLS = ("BaO", "BuBaO", "SO", "BuSO", "CDO")


def ratio(part, whole):
    return Fraction(part, whole) if whole else None


def name_part(text):
    return "".join("-" if c.isspace() or c in "/@#" else c for c in text)


class Year:
    """The registrations of the school year up to the day, with what figures.py leaves out."""

    def __init__(self, facts, plan, orgs, day):
        self.facts, self.plan, self.orgs, self.day = facts, plan, orgs, day
        self.start = base.year_of(day)
        self.name = base.label(self.start)
        self.all = base.registrations(facts, orgs)
        goals, focus = facts.codes("goal"), facts.codes("focus")
        initiatives, levels = facts.codes("initiative"), facts.codes("working_level")
        raw = {row["id"]: row for row in facts.current("registration")}
        named = defaultdict(list)
        for row in facts.db.execute("SELECT * FROM registration_organisation"):
            named[row["fact_id"]].append(row["organisation_number"])
        for row in self.all:
            fact = raw[row["id"]]
            row["goal"], row["focus"] = goals.get(fact["goal_id"]), focus.get(fact["focus_id"])
            row["initiative"], row["level"] = initiatives.get(fact["initiative_id"]), levels.get(fact["level_id"])
            numbers = [fact["organisation_number"]] + named[row["id"]] if fact["organisation_count"] else []
            row["named"] = numbers
            row["types"] = {orgs[n]["type"] for n in numbers if n in orgs}
            row["unknown"] = any(n not in orgs for n in numbers)
            row["worked"] = row["minutes"] * len(row["advisers"])
        self.rows = [r for r in self.all if base.year_of(r["date"]) == self.start and r["date"] <= day]
        self.has_time = bool(self.rows)


def worked(rows):
    return sum(row["worked"] for row in rows)


def accepted(block):
    return {kind for rule in block["rules"] for kind in (rule["types"] or base.KINDS[rule["kind"]])}


def activity(year, out):
    goals = year.plan.document["goals"]

    def put(scope, rows):
        out[f"activity/{scope}/{year.name}"] = Fraction(worked(rows)) if year.has_time else Fraction(0)

    for goal in goals:
        put(f"goal/{goal['code']}", [r for r in year.rows if r["goal"] == goal["code"]])
    put("goal/niet-toewijsbaar", [r for r in year.rows if r["goal"] is None])
    done = {}
    for goal in goals:
        for block in goal["reachBlocks"]:
            for number, action in enumerate(block["actions"], 1):
                fits = [
                    r for r in year.rows
                    if r["goal"] == goal["code"] and r["focus"] == action["focus"] and r["types"] & accepted(block)
                    and (not action["initiatives"] or r["initiative"] in action["initiatives"])
                ]
                put(f"action/{block['id']}/{number}", fits)
                done[goal["code"], block["id"], number] = bool(fits)
    for pillar in [None] + [p["code"] for p in year.plan.pillars]:
        rows = [r for r in year.rows if pillar in (None, r["destination"])]
        head = f"{pillar}/" if pillar else ""
        for kind, known in (("focus", "focusCategories"), ("initiative", "initiatives")):
            for code in {t["code"] for t in year.plan.document[known]} | {r[kind] for r in rows} | {None}:
                put(f"{head}{kind}/{code or 'niet-toewijsbaar'}", [r for r in rows if r[kind] == code])
        for kind, field in (("spider-web", "spiderWeb"), ("decree", "decreePoints")):
            for term in {t for goal in goals for t in goal.get(field) or []}:
                own = {g["code"] for g in goals if term in (g.get(field) or [])}
                put(f"{head}{kind}/{term}", [r for r in rows if r["goal"] in own])
        own = [g["code"] for g in goals if pillar in (None, g["pillar"])]
        if not own:
            continue
        active = {r["goal"] for r in year.rows}
        scope = pillar or "total"
        idle = sum(code not in active for code in own)
        acted = [value for (goal, _, _), value in done.items() if goal in own]
        known = year.has_time
        out[f"activity/goals/{scope}/{year.name}"] = ratio(len(own) - idle, len(own)) if known else None
        out[f"activity/goals-without/{scope}/{year.name}"] = Fraction(idle) if known else None
        out[f"activity/actions/{scope}/{year.name}"] = ratio(sum(acted), len(acted)) if known else None
        out[f"activity/actions-without/{scope}/{year.name}"] = Fraction(len(acted) - sum(acted)) if known else None


def pairs(year):
    """Each pillar with each organisation in scope: window, minutes, levels and weeks."""
    plan, day = year.plan, year.day
    split = plan.norm("sharedSession", "full") == "split"
    needed = plan.norm("reachHours", 20) * 60
    each = defaultdict(list)
    for row in year.all:
        if row["date"] > day:
            continue
        for number, ended in row["reached"].items():
            session = (row["session"], row["date"]) if row["session"] else (row["id"],)
            each[row["destination"], number].append((session, row))
    weeks = [w for start in range(plan.first.year, plan.last.year) for w in base.school_weeks(start)]
    found = []
    for pillar in plan.pillars:
        code = pillar["code"]
        for number, org in year.orgs.items():
            held = base.window(plan, code, org, day)
            if held is None:
                continue
            sessions = defaultdict(list)
            for session, row in each[code, number]:
                sessions[session].append(row)
            given, levels = Fraction(0), set()
            for rows in sessions.values():
                row = base.best(rows, "level_id", "place_id", "shared")
                if held[0] <= row["date"] <= held[1]:
                    given += Fraction(row["minutes"], row["shared"]) if split else row["minutes"]
                # A registration counts for the levels, also one of a session that another counts for.
                levels |= {r["level"] for r in rows if held[0] <= r["date"] <= held[1]}
            blocks = [b for b in plan.blocks(code) if base.matches(b, org, held[0], held[1])]
            wanted = {
                g["level"] for g in plan.document["goals"]
                if g["pillar"] == code and any(base.matches(b, org, held[0], held[1]) for b in g["reachBlocks"])
            }
            every = [w for w in weeks if held[0] <= w[0] <= held[1]]
            gone = [w for w in every if w[0] <= day]
            expected = Fraction(needed * len(gone), len(every)) if every else Fraction(0)
            reached = given >= needed
            late = held[1] > day and bool(gone) and not reached and given < expected
            found.append({
                "pillar": code, "org": number, "reached": reached, "late": late, "blocks": {b["id"] for b in blocks},
                "asked": {"meso", "micro"} <= wanted, "both": {"meso", "micro"} <= levels,
                "service": pillar["service"], "silent": not sessions or not given, "given": given})
    return found


def reach(year, out):
    found = pairs(year)
    boards = {row["organisation_number"]: row["board"] for row in year.facts.current("organisation_version")}
    reached_any = any(
        r["reached"] and r["date"] <= year.day
        and (r["date"] >= year.plan.first or base.year_of(r["date"]) == year.start) for r in year.all)
    known = reached_any or year.has_time
    groups = defaultdict(list)
    for pair in found:
        kind = year.orgs[pair["org"]]["type"]
        names = ["total", pair["service"], pair["pillar"], f"{pair['pillar']}/{kind}", f"type/{kind}",
                 f"organisation/{pair['org']:06}"]
        names += [f"{pair['pillar']}/{block}" for block in pair["blocks"]]
        names += [f"board/{name_part(boards[pair['org']])}"] if boards[pair["org"]] else []
        for name in names:
            groups[name].append(pair)
    for name, own in groups.items():
        out[f"reach/{name}/{year.name}"] = ratio(sum(p["reached"] for p in own), len(own)) if known else None
        out[f"reach-will-miss/{name}/{year.name}"] = Fraction(sum(p["late"] for p in own)) if known else None
        asked = [p for p in own if p["asked"]]
        if asked:
            out[f"reach-integrated/{name}/{year.name}"] = ratio(sum(p["both"] for p in asked), len(asked))
    contacted = {n for r in year.all if r["date"] <= year.day for n in r["reached"]
                 if r["date"] >= year.plan.first or base.year_of(r["date"]) == year.start}
    scope = {p["org"] for p in found}
    out[f"reach-uncontacted/total/{year.name}"] = Fraction(len(scope - contacted)) if scope and known else None
    for pillar in year.plan.pillars:
        own = [p for p in found if p["pillar"] == pillar["code"]]
        if own:
            out[f"reach-uncontacted/{pillar['code']}/{year.name}"] = (
                Fraction(sum(p["silent"] for p in own)) if known else None)
    hours = total_minutes(year)
    limit = year.plan.norm("earlierReachHours", 20) * 60
    out[f"reach-earlier/total/{year.name}"] = (
        ratio(sum(hours[n] > limit for n in scope), len(scope)) if scope and known else None)
    intensity(year, found, hours, known, out)
    unlinked = [r for r in year.rows if r["unknown"]]
    out[f"reach-set-aside/unknown/{year.name}"] = Fraction(worked(unlinked))


def total_minutes(year, destination=None):
    """Minutes per organisation in the school year, each session once over all destinations, or within one."""
    split = year.plan.norm("sharedSession", "full") == "split"
    sessions = defaultdict(list)
    for row in year.all:
        if row["date"] > year.day or destination not in (None, row["destination"]):
            continue
        for number in row["reached"]:
            sessions[number, (row["session"], row["date"]) if row["session"] else (row["id"],)].append(row)
    hours = defaultdict(Fraction)
    for (number, _), rows in sessions.items():
        keys = ("level_id", "place_id", "shared") if destination else ("place_id", "level_id", "destination_id")
        row = base.best(rows, *keys)
        if base.year_of(row["date"]) == year.start:
            hours[number] += Fraction(row["minutes"], row["shared"]) if split else row["minutes"]
    return hours


def intensity(year, found, hours, known, out):
    first, last = date(year.start, 9, 1), year.day
    present = [n for n, o in year.orgs.items()
               if o["type"] in SCHOOLS + ("VO",) and base.overlaps(first, last, o["from"], o["through"])]

    def high(number):
        return any(m == "hoge-noden" and base.overlaps(first, last, a, b) for m, a, b in year.orgs[number]["marks"])

    for pillar in [None] + [p["code"] for p in year.plan.pillars]:
        minutes = total_minutes(year, pillar) if pillar else hours
        own = [n for n in present if pillar is None or any(p["pillar"] == pillar and p["org"] == n for p in found)]
        means = {}
        for key, part in (("high-needs", [n for n in own if high(n)]), ("other", [n for n in own if not high(n)])):
            total = sum((minutes[n] for n in part), Fraction(0))
            means[key] = total / len(part) if part and known else None
            out[f"intensity/{pillar + '/' if pillar else ''}{key}/{year.name}"] = means[key]
        both = means["high-needs"] is not None and means["other"]
        out[f"intensity/{pillar + '/' if pillar else ''}ratio/{year.name}"] = (
            means["high-needs"] / means["other"] if both else None)


def classroom(year, out):
    services = year.plan.services
    rows = [r for r in year.rows if r["count"] > 0 and r["destination"] not in CARE
            and services.get(r["destination"]) != "POC"]
    teams = defaultdict(set)
    advisers = year.facts.codes("adviser")
    for version in year.facts.current("adviser_version"):
        for team in year.facts.db.execute("SELECT * FROM adviser_team WHERE fact_id = ?", (version["id"],)):
            teams[team["team"]].add(advisers[version["adviser_id"]])
    months = sorted({r["date"].strftime("%Y-%m") for r in year.rows})
    for stretch in [year.name] + months:
        own = [r for r in rows if stretch == year.name or r["date"].strftime("%Y-%m") == stretch]

        def put(scope, parts, has_asides=True):
            """`parts` holds rows with the minutes that count."""
            whole = sum(m for _, m in parts)
            if not whole:
                return
            out[f"classroom/{scope}/{stretch}"] = ratio(sum(m for r, m in parts if r["classroom"] == "ja"), whole)
            if has_asides:
                out[f"classroom-unknown/{scope}/{stretch}"] = ratio(
                    sum(m for r, m in parts if r["classroom"] == "onbekend"), whole)

        for code in {r["initiative"] for r in own}:
            put(f"initiative/{code or 'niet-toewijsbaar'}", [(r, r["worked"]) for r in own if r["initiative"] == code])
        each = [(r, a) for r in own for a in r["advisers"]]
        for adviser in {a for _, a in each}:
            put(f"adviser/{adviser}", [(r, r["minutes"]) for r, a in each if a == adviser], stretch == year.name)
        for team, people in teams.items():
            put(f"team/{name_part(team)}", [(r, r["minutes"]) for r, a in each if a in people])
        put("total", [(r, r["worked"]) for r in own])


def hours(year, out):
    named = defaultdict(set)
    levels, destinations = {}, year.facts.codes("destination")
    for row in year.facts.current("assignment"):
        if row["school_year"] == year.start:
            for scope in base.scopes(year.plan, destinations[row["destination_id"]]):
                if row["education_level"]:
                    named[scope].add(row["education_level"])
    by_scope = defaultdict(list)
    for row in year.rows:
        for scope in base.scopes(year.plan, row["destination"]):
            by_scope[scope].append(row)
    for scope, rows in by_scope.items():
        out[f"hours/{scope}/{year.name}"] = Fraction(worked(rows))
        for month in {r["date"].strftime("%Y-%m") for r in rows}:
            out[f"hours/{scope}/{month}"] = Fraction(worked([r for r in rows if r["date"].strftime("%Y-%m") == month]))
        for level in {r["level"] for r in rows}:
            out[f"hours/{scope}/niveau/{level or 'onbekend'}/{year.name}"] = Fraction(
                worked([r for r in rows if r["level"] == level]))
        for fund in {r["fund"] for r in rows}:
            out[f"hours/{scope}/{fund or 'niet-toewijsbaar'}/{year.name}"] = Fraction(
                worked([r for r in rows if r["fund"] == fund]))
    for scope, levels in named.items():
        ordered = sorted(levels, key=lambda level: (len(LEVELS[level]), level))
        sums = defaultdict(int)
        for row in by_scope[scope]:
            fits = [] if row["unknown"] or not row["types"] else [
                level for level in ordered if row["types"] <= set(LEVELS[level])]
            sums[fits[0] if fits else "niet-toewijsbaar"] += row["worked"]
        for level in ordered + ["niet-toewijsbaar"]:
            out[f"hours/{scope}/level/{level}/{year.name}"] = Fraction(sums[level])


def projects(facts, out):
    codes, phases = facts.codes("project"), facts.codes("project_phase")
    kinds, statuses = facts.codes("reach_directness"), facts.codes("reach_status")
    rows = []
    for row in facts.current("project_phase_reach"):
        rows.append({
            "project": codes[row["project_id"]], "round": row["round"], "phase": int(phases[row["phase_id"]]),
            "kind": {"direct": "direct", "indirect": "indirect", "onbekend": "unknown"}[kinds[row["directness_id"]]],
            "status": statuses[row["status_id"]], "basis": row["primary_schools"], "secundair": row["secondary_schools"]})

    def schools(row, level):
        if level:
            return row[level]
        both = [n for n in (row["basis"], row["secundair"]) if n is not None]
        return sum(both) if both else None

    def count(indicator, own, number):
        for project in [None] + sorted({r["project"] for r in own}):
            for kind in (None, "direct", "indirect", "unknown"):
                for phase in (None, 1, 2, 3):
                    for level in (None, "basis", "secundair"):
                        for through in (False, True):
                            def fits(row, phase=phase):
                                return project in (None, row["project"]) and kind in (None, row["kind"]) and (
                                    phase is None or row["phase"] == phase)

                            said = [schools(r, level) for r in own if fits(r) and schools(r, level) is not None]
                            if through and (phase in (None, 1) or not said):
                                continue
                            if through:
                                said = [schools(r, level) for r in own if fits(r, None) and r["phase"] <= phase
                                        and schools(r, level) is not None]
                            bare = project is None and phase is None and level is None
                            if not said and not bare:
                                continue
                            place = [project or "total", kind or "all"]
                            place += [f"{'through-' if through else ''}phase-{phase}"] if phase else []
                            place += [level] if level else []
                            out[f"{indicator}/{'/'.join(place)}/round-{number}"] = Fraction(sum(said)) if said else None

    for number in {r["round"] for r in rows}:
        reached = [r for r in rows if r["round"] == number and r["status"] == "bereikt"]
        expected = [r for r in rows if r["round"] == number and r["status"] == "verwacht"]
        count("project", reached or expected, number)
        if reached and expected:
            count("project-expected", expected, number)
            for level in (None, "basis", "secundair"):
                def total(some, project, level=level):
                    return [schools(r, level) for r in some if r["project"] == project and schools(r, level) is not None]

                both = [p for p in {r["project"] for r in reached} if total(reached, p) and total(expected, p)]
                tail = f"/{level}" if level else ""
                sums = {p: (sum(total(reached, p)), sum(total(expected, p))) for p in both}
                if both:
                    sums["total"] = (sum(s[0] for s in sums.values()), sum(s[1] for s in sums.values()))
                for project, (part, whole) in sums.items():
                    out[f"project-achieved/{project}{tail}/round-{number}"] = ratio(part, whole)
        for project in {r["project"] for r in reached or expected}:
            said = [schools(r, None) for r in reached or expected
                    if r["project"] == project and r["phase"] == 1 and schools(r, None) is not None]
            out[f"project-start/{project}/round-{number}"] = Fraction(sum(said)) if said else None
    known = [(codes[r["project_id"]], r["round"], r["is_extension"]) for r in facts.current("project_round")]
    for number in {r[1] for r in known}:
        said = [r[2] for r in known if r[1] == number]
        out[f"project/count/round-{number}"] = Fraction(len(said))
        if any(s is not None for s in said):
            out[f"project/count/new/round-{number}"] = Fraction(said.count(0))
            out[f"project/count/extension/round-{number}"] = Fraction(said.count(1))
            out[f"project-extensions/total/round-{number}"] = ratio(said.count(1), sum(s is not None for s in said))


def stated(facts, out):
    claims = defaultdict(list)
    for row in facts.current("stated_total"):
        claims[row["subject"]].append((row["source"], row["place"], Fraction(row["numerator"], row["denominator"])))
    for subject, own in claims.items():
        head, tail = subject.rsplit("/", 1)
        if not tail.startswith("round-") and not tail[0].isdigit():
            head, tail = subject, "zonder-periode"
        for number, claim in enumerate(sorted(own, key=lambda c: (c[0] + "\n" + c[1]).encode()), 1):
            out[f"stated/{head}/{number}/{tail}"] = claim[2]


def main():
    path, day = sys.argv[1], date.fromisoformat(sys.argv[2])
    facts = base.Facts(path, int(sys.argv[3]) if len(sys.argv) > 3 else None)
    plan = base.Plan(json.loads(facts.current("plan_version")[-1]["document"]))
    year = Year(facts, plan, base.organisations(facts), day)
    out = {}
    activity(year, out)
    reach(year, out)
    classroom(year, out)
    hours(year, out)
    projects(facts, out)
    stated(facts, out)
    values = {key: None if value is None else [value.numerator, value.denominator] for key, value in out.items()}
    json.dump(values, sys.stdout, sort_keys=True)


if __name__ == "__main__":
    main()
