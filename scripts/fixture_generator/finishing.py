"""What must hold over the whole year: the number of rows, start times, classroom marks, and nothing twice by accident."""

from . import staff
from .guidance import CLASS_SHARE, IN_CLASS, Registration
from . import goals as g
from .school_days import LESSON_DAYS

UNKNOWN_MARK = 0.011  # part of the sessions on which the classroom mark was forgotten
HELP = next(b for b in g.BLOCKS if b.goal == "PBD-CUR-OD1" and b.level == staff.SO)


def finish(registrations, dice, rows, quantum, step):
    """Everything below, in order. `rows` is how many registrations there must be in the end."""
    rows_needed(registrations, dice, rows, quantum)
    distinct(registrations, step)
    start_times(registrations, dice)
    classroom(registrations, dice)
    second_lines(registrations, dice)


def rows_needed(registrations, dice, rows, quantum):
    """Short helpdesk calls are added, or left out, until the number of rows is as asked."""
    helpers = [a for a in staff.ASSIGNMENTS if (a.destination, a.level) == (staff.CUR, staff.SO)]
    while len(registrations) < rows:
        assignment, day = dice.pick(helpers), dice.pick(LESSON_DAYS)
        if staff.availability(assignment.adviser, day) < 1:
            continue
        call = Registration(assignment.adviser, assignment, day, max(10, quantum(day)))
        call.block, call.initiative, call.focus = HELP, g.DESK, "professionalisering"
        call.form, call.place, call.groups, call.heads = "helpdesk", "op-afstand", ["VIV"], 1
        call.classroom, call.mechanisms, call.phase = "nee", [4], "deliver"
        call.institutions = [dice.pick([i for i in HELP.institutions if i.number != "928135"])]
        call.description = dice.pick(["Vraag over de doelenverdeler, dezelfde dag beantwoord", "Eén vraag over lesuren"])
        registrations.append(call)
    spare = [r for r in registrations if r.initiative == g.DESK and r.destination == staff.CUR and not r.session]
    surplus = len(registrations) - rows
    for call in dice.shuffled(spare)[:surplus]:
        registrations.remove(call)
    assert len(registrations) == rows, "too many rows that are not helpdesk calls"


def identity(registration):
    """What two registrations may not share unless they are one session: the audit would call them the same."""
    numbers = tuple(i.number for i in registration.institutions)
    if not numbers:
        return registration.adviser, registration.date, registration.destination, registration.goal, registration.minutes
    return registration.date, numbers, registration.goal, registration.minutes


def distinct(registrations, step):
    """Makes a session that looks like another one a little longer."""
    seen, sessions = set(), {}
    for r in registrations:
        if r.session in sessions:
            r.minutes = sessions[r.session]
            continue
        while identity(r) in seen:
            r.minutes += step(r.date)
        seen.add(identity(r))
        if r.session:
            sessions[r.session] = r.minutes


def start_times(registrations, dice):
    """Puts the sessions of a day one after the other; two advisers in one session start together."""
    clock = {}
    ordered = sorted(range(len(registrations)), key=lambda n: (registrations[n].date, not registrations[n].session, n))
    tied = {}
    for n in ordered:
        r = registrations[n]
        if r.session:
            tied.setdefault(r.session, []).append(r)
    for n in ordered:
        r = registrations[n]
        if r.start is not None:
            continue
        group = tied[r.session] if r.session else [r]
        free = max(clock.get((m.adviser, m.date), 500 + 5 * dice.whole(0, 4)) for m in group)
        for member in group:
            member.start = free
            clock[member.adviser, member.date] = free + member.minutes + 5 * dice.whole(0, 2)


def classroom(registrations, dice):
    """Turns marks at micro level from «nee» to «ja» until each pillar has its share, and forgets a few."""
    for pillar, share in sorted(CLASS_SHARE.items()):
        contact = [r for r in registrations if r.destination == pillar and r.institutions]
        for r in contact:
            if dice.chance(UNKNOWN_MARK):
                r.classroom = dice.pick(["", "onbekend"])
        forget_in_january(contact)
        total = sum(r.minutes for r in contact)
        marked = sum(r.minutes for r in contact if r.classroom == "ja")
        candidates = [
            r for r in contact
            if r.classroom == "nee" and r.block.working_level == "micro" and r.form == "fysiek" and not r.session
            and r.initiative not in IN_CLASS and r.date in LESSON_SET]
        for r in dice.shuffled(candidates):
            if marked >= share * total:
                break
            r.classroom, r.place = "ja", "op-school"
            marked += r.minutes


def forget_in_january(contact):
    """A planted fault: in January 2026 one adviser for Nederlands leaves the classroom mark open."""
    for r in contact:
        if (r.adviser, r.destination, r.date.year, r.date.month) == ("B14", staff.NED, 2026, 1):
            r.classroom = ""


def second_lines(registrations, dice):
    """In March 2026 some descriptions run over two lines, as a cell in a spreadsheet may: rows and text lines then differ."""
    march = [r for r in registrations if (r.date.year, r.date.month) == (2026, 3) and not r.session]
    for r in dice.shuffled(march)[:7]:
        r.description += "\nAfspraak: volgende maand samen terugkijken"


LESSON_SET = frozenset(LESSON_DAYS)
