"""The figures of the year computed once more, from the registrations that can be loaded; only for comparison."""

from . import goals as g
from . import staff
from .guidance import HOURS_PER_FTE
from .institutions import INSTITUTIONS
from .school_days import Date, WEEKS

REACHED = 1200
JANUARY, JUNE, END = Date(2026, 1, 31), Date(2026, 6, 30), Date(2026, 8, 31)


def counted(registrations):
    """The registrations that are loaded and lie in the school year: one was given a date in another year."""
    return [r for r in registrations if not (r.fault and (r.fault.rejected or r.fault.code == "DAT004"))]


def planned_hundredths(day):
    """Planned FTE of the year by destination, less the absences that had begun by the day."""
    begun = [absence for absence in staff.ABSENCES if absence[1] <= day]
    result = {}
    for a in staff.ASSIGNMENTS:
        away = sum(
            hundredths / 100 * sum(first <= d <= last for d in week) / len(week)
            for code, first, last, hundredths in begun if code == a.adviser for week in WEEKS)
        result[a.destination] = result.get(a.destination, 0) + a.hundredths * (1 - away / len(WEEKS))
    return result


def elapsed(day):
    """The part of the school weeks that had begun by the day."""
    return sum(week[0] <= day for week in WEEKS) / len(WEEKS)


def realised_hundredths(registrations, day):
    result = {}
    for r in registrations:
        if r.date <= day:
            result[r.destination] = result.get(r.destination, 0) + r.minutes / 60 / HOURS_PER_FTE * 100
    return result


def scope():
    pairs = set()
    for block in g.BLOCKS:
        pairs |= {(block.pillar, i.number) for i in block.institutions}
    return pairs


def minutes_by_pair(registrations, day):
    """Minutes by pillar and institution; a session by several advisers counts once, one with several schools in full."""
    known, result, seen = {i.number for i in INSTITUTIONS}, {}, set()
    for r in registrations:
        if r.date > day or not r.institutions:
            continue
        if r.session and (r.session, r.destination) in seen:
            continue
        seen.add((r.session, r.destination))
        for i in r.institutions:
            if i.number in known:
                result[r.destination, i.number] = result.get((r.destination, i.number), 0) + r.minutes
    return result


def class_minutes(registrations, keep):
    """Minutes marked ja, all minutes, and minutes with an unknown mark, of PBD guidance with contact."""
    yes = every = unknown = 0
    for r in registrations:
        if r.destination.startswith("PBD-") and r.institutions and keep(r):
            every += r.minutes
            yes += r.minutes if r.classroom == "ja" else 0
            unknown += r.minutes if r.classroom not in ("ja", "nee") else 0
    return yes, every, unknown


def summary(registrations):
    rows, lines = counted(registrations), []
    lines.append(f"rijen {len(registrations)}, meegeteld {len(rows)}, minuten {sum(r.minutes for r in rows)}, "
                 f"gemiddeld {sum(r.minutes for r in rows) / len(rows):.1f} min")
    for label, day in (("31 januari 2026", JANUARY), ("31 augustus 2026", END)):
        done, planned, part = realised_hundredths(rows, day), planned_hundredths(day), elapsed(day)
        parts = [f"{d} {done.get(d, 0) / planned[d] / part * 100:.1f}" for d in sorted(planned)]
        total = sum(done.values()) / sum(planned.values()) / part * 100
        lines.append(f"FTE, tempo op {label}: {total:.2f} % ({', '.join(parts)})")
    for label, day in (("31 januari", JANUARY), ("30 juni", JUNE)):
        minutes, pairs = minutes_by_pair(rows, day), scope()
        reached = {p for p in pairs if minutes.get(p, 0) >= REACHED}
        by_pillar = [
            f"{pillar} {sum(p[0] == pillar for p in reached)}/{sum(p[0] == pillar for p in pairs)}"
            for pillar in sorted({p[0] for p in pairs})]
        never = sum(1 for p in pairs if p not in minutes)
        lines.append(f"bereik op {label}: {len(reached)}/{len(pairs)}, nooit {never} ({', '.join(by_pillar)})")
    for label, keep in (("schooljaar", lambda r: True), ("t.e.m. januari", lambda r: r.date <= JANUARY),
                        ("januari 2026", lambda r: (r.date.year, r.date.month) == (2026, 1))):
        yes, every, unknown = class_minutes(rows, keep)
        lines.append(f"klasvloer {label}: {yes}/{every} = {yes / every * 100:.2f} %, onbekend {unknown / every * 100:.2f} %")
    for pillar in sorted(p for p in {r.destination for r in rows} if p.startswith("PBD-")):
        yes, every, unknown = class_minutes(rows, lambda r: r.destination == pillar)
        lines.append(f"klasvloer {pillar}: {yes / every * 100:.2f} %, onbekend {unknown / every * 100:.2f} %")
    return "\n".join(lines)
