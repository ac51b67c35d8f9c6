"""Solves an instance of `leerspoor schedule plan --instance FILE` with OR-Tools CP-SAT, for comparison.

    python planning_cpsat.py INSTANCE [SECONDS] [WORKERS] [PLANNING.csv]

With a planning (`leerspoor schedule plan --format csv`) it starts from that one: what it then finds says how much better it can be.

Prints the best cost it found, its bound, and how it ended. It knows every hard constraint and every wish of the instance.
A test tool: the program itself does not use OR-Tools.
"""

import csv
import datetime
import json
import sys

from ortools.sat.python import cp_model


def day_number(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def number_of(text):
    """The number of a moment as sheets name it."""
    words = text.split()
    base = {"sessie": 0, "consult": 100, "terugkoppeling": 200, "oogstmoment": 301, "intake": 0}
    if words[0] in base:
        return base[words[0]] + (int(words[1]) if len(words) > 1 else 0)
    return int(text)


def planned(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            hours, minutes = row["begin"].split(":")
            yield (row["soort"], row["onderwerp"], number_of(row["moment"])), day_number(row["datum"]), int(hours) * 60 + int(minutes)


def main(path, seconds, workers, planning):
    with open(path, encoding="utf-8") as file:
        problem = json.load(file)
    weights, starts = problem["weights"], problem["starts"]
    days = [day_number(day) for day in problem["days"]]
    index = {number: place for place, number in enumerate(days)}
    last_week = {day_number(day) for day in problem["lastWeekDays"]}
    weekday = [(number + 3) % 7 for number in days]
    week_of = [number - weekday[place] for place, number in enumerate(days)]
    resources, moments, subjects = problem["resources"], problem["moments"], problem["subjects"]
    places = problem["travel"]["places"]
    given = {}
    for entry in problem["travel"]["given"]:
        given[entry["one"], entry["other"]] = given[entry["other"], entry["one"]] = entry["minutes"]

    def travel(one, other):
        if one is None or other is None or one == other:
            return 0
        if (one, other) in given:
            return given[one, other]
        province = places[one].get("province")
        if province is not None and province == places[other].get("province"):
            return problem["travel"]["withinProvince"]
        return problem["travel"]["acrossProvinces"]

    def is_open(moment, place, start):
        for number in moment["resources"]:
            resource = resources[number]
            end = start + moment["minutes"]
            if not any(s["from"] <= start and end <= s["to"] for s in resource["hours"]["days"][weekday[place]]):
                return False
            for closure in resource["closures"]:
                if day_number(closure["first"]) <= days[place] <= day_number(closure["last"]):
                    part = closure.get("part")
                    if part is None or (start < part["to"] and part["from"] < end):
                        return False
        return True

    model = cp_model.CpModel()
    objective = []
    slot, date, part_of, on_day = [], [], [], []
    count = len(starts)
    for number, moment in enumerate(moments):
        subject = subjects[moment["subject"]]
        first, last = day_number(moment["earliest"]), day_number(moment["latest"])
        meetings = {(m["weekday"] - 1, m["start"]) for m in subject["meetings"]}
        cells = []
        for place, day in enumerate(days):
            if not first <= day <= last:
                continue
            for which, start in enumerate(starts):
                fixed = moment.get("fixed")
                if fixed and (day_number(fixed["day"]), fixed["start"]) != (day, start):
                    continue
                if not is_open(moment, place, start):
                    continue
                cost = 0
                if subject["weekdays"] and weekday[place] + 1 not in subject["weekdays"]:
                    cost += weights["weekday"]
                if "wishesMorning" in subject and subject["wishesMorning"] != (start < 720):
                    cost += weights["part"]
                if meetings and (weekday[place], start) not in meetings:
                    cost += weights["meeting"]
                if day in last_week:
                    cost += weights["beforeHoliday"]
                if "by" in moment:
                    cost += weights["early"] * max(0, day - day_number(moment["by"]))
                cells.append((place * count + which, day, which, cost))
        v = model.new_int_var_from_domain(cp_model.Domain.from_values([c[0] for c in cells]), f"slot{number}")
        d = model.new_int_var_from_domain(cp_model.Domain.from_values([c[1] for c in cells]), f"day{number}")
        p = model.new_int_var(0, count - 1, f"part{number}")
        most = max(c[3] for c in cells)
        c = model.new_int_var(0, most, f"cost{number}")
        model.add_allowed_assignments([v, d, p, c], cells)
        objective.append(c)
        slot.append(v)
        date.append(d)
        part_of.append(p)
        on_day.append({})

    def is_on(number, day):
        if day not in on_day[number]:
            b = model.new_bool_var(f"on{number}_{day}")
            model.add(date[number] == day).only_enforce_if(b)
            model.add(date[number] != day).only_enforce_if(~b)
            on_day[number][day] = b
        return on_day[number][day]

    for link in problem["links"]:
        gap = date[link["after"]] - date[link["before"]]
        model.add(gap >= link["least"])
        if "most" in link:
            model.add(gap <= link["most"])
        if "ideal" in link:
            off = model.new_int_var(0, 400, "")
            model.add(off >= gap - link["ideal"])
            model.add(off >= link["ideal"] - gap)
            objective.append(weights["spacing"] * off)

    linked = {}
    for link in problem["links"]:
        linked[link["before"], link["after"]] = linked[link["after"], link["before"]] = True

    same_day = {}

    def together(one, other):
        key = (min(one, other), max(one, other))
        if key not in same_day:
            b = model.new_bool_var("")
            model.add(date[one] == date[other]).only_enforce_if(b)
            model.add(date[one] != date[other]).only_enforce_if(~b)
            same_day[key] = b
        return same_day[key]

    week = []
    mondays = sorted(set(week_of))
    for number in range(len(moments)):
        w = model.new_int_var(0, len(mondays) - 1, "")
        model.add_element(slot[number], [mondays.index(week_of[c // count]) for c in range(len(days) * count)], w)
        week.append(w)

    for resource, entry in enumerate(resources):
        if entry["kind"] == "instelling":
            continue
        users = [n for n, m in enumerate(moments) if resource in m["resources"]]
        is_guide = entry["kind"] == "begeleider"
        home = entry.get("home")
        if is_guide and home is not None:
            for n in users:
                if moments[n].get("place") is not None:
                    objective.append(2 * weights["travel"] * travel(home, moments[n]["place"]))
        for place, one in enumerate(users):
            for other in users[place + 1:]:
                # Moments of one chain lie days apart.
                if (one, other) in linked:
                    continue
                b = together(one, other)
                way = travel(moments[one].get("place"), moments[other].get("place"))
                pairs = [(x, y) for x in range(count) for y in range(count)
                         if starts[x] >= starts[y] + moments[other]["minutes"] + way
                         or starts[y] >= starts[x] + moments[one]["minutes"] + way]
                if pairs:
                    # Allowed pairs of halves when both fall on one day, clause by clause.
                    for x in range(count):
                        for y in range(count):
                            if (x, y) not in pairs:
                                bx, by = is_part(model, part_of, one, x), is_part(model, part_of, other, y)
                                model.add_bool_or(~b, ~bx, ~by)
                else:
                    model.add(b == 0)
                if is_guide and home is not None and None not in (moments[one].get("place"), moments[other].get("place")):
                    # Two on a day: one way home and one way out are saved, one way between is added.
                    saved = travel(home, moments[one]["place"]) + travel(home, moments[other]["place"]) - way
                    objective.append(-weights["travel"] * saved * b)
        if is_guide and weights["balance"]:
            for monday in range(len(mondays)):
                members = []
                for n in users:
                    b = model.new_bool_var("")
                    model.add(week[n] == monday).only_enforce_if(b)
                    model.add(week[n] != monday).only_enforce_if(~b)
                    members.append(b)
                limit = entry.get("perWeek", len(users))
                total = model.new_int_var(0, min(limit, len(users)), "")
                model.add(total == sum(members))
                table = [(k, k * (k - 1) // 2) for k in range(min(limit, len(users)) + 1)]
                pairs_ = model.new_int_var(0, table[-1][1], "")
                model.add_allowed_assignments([total, pairs_], table)
                objective.append(weights["balance"] * pairs_)
        # As many starts as moments a day: no two begin at once, so the limit holds already.
        if entry.get("perDay", count) < count:
            for day in days:
                model.add(sum(is_on(n, day) for n in users) <= entry["perDay"])

    for members in problem["gatherings"]:
        # A member counts as a further day unless one before it has the same day.
        for place, one in enumerate(members[1:], 1):
            further = model.new_bool_var("")
            model.add(further + sum(together(one, other) for other in members[:place]) >= 1)
            objective.append(weights["gathering"] * further)

    if planning:
        known = {(subjects[m["subject"]]["kind"], subjects[m["subject"]]["code"], m["number"]): n for n, m in enumerate(moments)}
        for key, day, start in planned(planning):
            number = known[key]
            model.add_hint(slot[number], index[day] * count + starts.index(start))
            model.add_hint(date[number], day)
            model.add_hint(part_of[number], starts.index(start))
    model.minimize(sum(objective))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    status = solver.solve(model)
    name = solver.status_name(status)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        print(f"cp-sat {name} after {solver.wall_time:.1f} s, bound {solver.best_objective_bound:.0f}")
        return
    print(f"cp-sat {name} cost {solver.objective_value:.0f} bound {solver.best_objective_bound:.0f} "
          f"in {solver.wall_time:.1f} s, {workers} workers")


PARTS = {}


def is_part(model, part_of, number, value):
    if (number, value) not in PARTS:
        b = model.new_bool_var("")
        model.add(part_of[number] == value).only_enforce_if(b)
        model.add(part_of[number] != value).only_enforce_if(~b)
        PARTS[number, value] = b
    return PARTS[number, value]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60, int(sys.argv[3]) if len(sys.argv) > 3 else 2,
         sys.argv[4] if len(sys.argv) > 4 else None)
