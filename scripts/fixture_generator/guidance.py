"""The invented year itself: week by week each adviser fills the hours of each assignment with sessions."""

from . import goals as g
from . import staff, texts
from .dice import plain_sum
from .institutions import INSTITUTIONS
from .school_days import Date, LESSON_DAYS, SUMMER_DAYS, WEEKS

HOURS_PER_FTE = 800  # stands in normen.yaml as well; invented
LONGEST_DAY = 420  # minutes of guidance on one day
SUMMER_SHARE = 0.012  # the part of the year's work done in July and August
SLOW_START = 0.983  # work on a lesson day before February, against the average; what is lacking comes after

# What part of the planned FTE is realised at the end of the year.
REALISED = {
    staff.SLP: 0.91, staff.CUR: 0.971, staff.NED: 0.932, staff.KLO: 0.983, staff.KLB: 0.88, staff.PLV: 0.997,
    staff.ORG: 0.90, staff.PRO: 0.95, staff.SAM: 0.965,
    staff.REACH: 0.96, staff.IMPACT: 0.93, staff.RESEARCH: 0.95, staff.PRACTICE: 0.97,
}

# Minutes a session of an initiative may last.
DURATIONS = {
    g.CO: (45, 60, 75, 90, 90, 120), g.VISIT: (50, 60, 75, 100), g.VISITATION: (120, 180, 240), g.DESK: (10, 15, 20, 30, 45),
    g.INTERVISION: (90, 105, 120), g.KNOWLEDGE: (50, 60, 75, 90, 120), g.OBSERVE: (50, 60, 60, 75, 100),
    g.WALK: (60, 90, 105), g.NETWORK: (90, 120, 150), g.LESSON: (75, 90, 120, 150), g.MATERIAL: (30, 45, 60, 90, 120),
    g.MODEL: (50, 50, 60, 100), g.RESEARCH: (45, 60, 90), g.TALK: (30, 30, 45, 50, 60, 75, 75), g.STUDY: (180, 240, 300),
    g.TRAINING: (75, 90, 120, 150),
}
GROUP_SESSIONS = {g.KNOWLEDGE: 0.22, g.TRAINING: 0.12, g.NETWORK: 1.0, g.INTERVISION: 1.0, g.VISITATION: 1.0, g.STUDY: 0.4}
IN_CLASS = {g.VISIT, g.OBSERVE, g.LESSON, g.MODEL, g.WALK}
HEADS = {g.DESK: (1, 2), g.TALK: (1, 6), g.OBSERVE: (1, 2), g.MODEL: (1, 4), g.VISIT: (2, 6), g.LESSON: (3, 6), g.WALK: (3, 9)}
MECHANISMS = {
    g.CO: (3, 4, 7, 12), g.VISIT: (5, 7, 9, 13), g.VISITATION: (4, 7), g.DESK: (4, 11), g.INTERVISION: (5, 7, 9, 13),
    g.KNOWLEDGE: (1, 2, 4), g.OBSERVE: (5, 9, 13), g.WALK: (4, 9, 12), g.NETWORK: (4, 5, 7), g.LESSON: (2, 3, 7, 9, 10, 14),
    g.MATERIAL: (), g.MODEL: (1, 6, 8, 10), g.RESEARCH: (3, 4, 13), g.TALK: (3, 5, 9, 12), g.STUDY: (4, 7),
    g.TRAINING: (1, 2, 6, 8, 10, 11, 14),
}
CLASS_SHARE = {staff.SLP: 0.26, staff.CUR: 0.597, staff.NED: 0.645, staff.KLO: 0.62, staff.KLB: 0.50}
CO_GUIDED = 0.035
FEBRUARY = Date(2026, 2, 1)
EARLY_DAYS = sum(day < FEBRUARY for day in LESSON_DAYS)
LATE_PACE = (len(LESSON_DAYS) - SLOW_START * EARLY_DAYS) / (len(LESSON_DAYS) - EARLY_DAYS)
PHASES = ("explore", "prepare", "deliver", "sustain")


class Registration:
    def __init__(self, adviser, assignment, date, minutes):
        self.adviser, self.date, self.minutes = adviser, date, minutes
        self.destination, self.fund = assignment.destination, assignment.fund
        self.institutions, self.block, self.initiative, self.focus = [], None, "", ""
        self.form, self.place, self.groups, self.heads = "fysiek", "op-school", [], ""
        self.classroom, self.mechanisms, self.phase, self.care = "", [], "", ""
        self.session, self.description, self.start = "", "", None
        self.trajectory = ""  # set by programmes.py
        self.raw, self.fault = {}, None  # set by faults.py

    @property
    def goal(self):
        return self.block.goal if self.block else ""

    def copy(self):
        other = Registration.__new__(Registration)
        other.__dict__.update(self.__dict__)
        other.institutions, other.raw = list(self.institutions), {}
        return other


class Year:
    """Fills the school year; `registrations` is the result, in no particular order."""

    def __init__(self, dice, quantum):
        self.dice, self.quantum = dice, quantum
        self.registrations, self.sessions = [], 0
        self.load = {}  # minutes by adviser and day
        self.due = {assignment: 0.0 for assignment in staff.ASSIGNMENTS}
        self.interest = self._interests()

    def run(self):
        for week in WEEKS:
            early = week[0] < FEBRUARY
            self._owe(week, (1 - SUMMER_SHARE) * (SLOW_START if early else LATE_PACE) / len(LESSON_DAYS))
            self._work(week)
        self._owe(SUMMER_DAYS, SUMMER_SHARE / len(SUMMER_DAYS))
        self._work(SUMMER_DAYS)

    def _interests(self):
        """How much guidance each institution draws from each pillar; a few draw none at all."""
        result = {}
        for pillar in sorted({block.pillar for block in g.BLOCKS}):
            for institution in INSTITUTIONS:
                weight = 0.7 + 0.8 * self.dice.share()
                if pillar == staff.KLB and self.dice.chance(0.6):
                    weight = 0.0
                result[pillar, institution.number] = weight
        for pillar, number in NEVER_CONTACTED:
            result[pillar, number] = 0.0
        return result

    def _owe(self, days, share):
        for assignment in staff.ASSIGNMENTS:
            worked = plain_sum(staff.availability(assignment.adviser, day) for day in days) * share
            minutes = assignment.hundredths * HOURS_PER_FTE * 60 / 100
            self.due[assignment] += minutes * REALISED[assignment.destination] * worked

    def _work(self, days):
        for adviser in staff.ADVISERS:
            for assignment in adviser.assignments:
                for _ in range(200):
                    if not self._one(adviser, assignment, days):
                        break

    def _one(self, adviser, assignment, days):
        """Plans one session of the assignment; false when what is left is too little, or no day has room."""
        dice, due = self.dice, self.due[assignment]
        if assignment.destination in staff.QUALITY_CARE:
            block, initiative, focus, minutes = None, "", "", dice.pick((30, 45, 60, 60, 90, 90, 120))
        else:
            block, focus, initiative = self._subject(assignment, days)
            minutes = dice.pick(DURATIONS[initiative])
        if minutes > 2 * due:
            return False
        partner = self._partner(adviser, assignment, block, initiative, minutes)
        people = [adviser.code] + ([partner.adviser] if partner else [])
        day = self._day(people, days, minutes)
        if day is None:
            return False
        minutes = self._rounded(day, minutes)
        registration = Registration(adviser.code, assignment, day, minutes)
        registration.initiative, registration.focus = initiative, focus
        if block:
            self._describe(registration, block, day)
        else:
            self._describe_quality_care(registration)
        self._book(registration, assignment)
        if partner:
            self.sessions += 1
            registration.session = f"S25-{self.sessions:04d}"
            second = registration.copy()
            second.adviser, second.fund = partner.adviser, partner.fund
            self._book(second, partner)
        return True

    def _subject(self, assignment, days):
        """A reach block with institutions that draw on it, a focus and an initiative."""
        dice = self.dice
        blocks = g.blocks_for(assignment)
        block = dice.weighted(blocks, [b.weight for b in blocks])
        foci = sorted(block.work)
        focus = dice.weighted(foci, [len(block.work[f]) for f in foci])
        initiative = dice.pick(block.work[focus])
        if days is SUMMER_DAYS and initiative in IN_CLASS | {g.NETWORK, g.STUDY, g.TRAINING}:
            # No pupils in summer: a call, a talk or else whatever needs no class.
            everything = [i for f in foci for i in block.work[f]]
            quiet = [i for i in (g.DESK, g.TALK, g.MATERIAL, g.KNOWLEDGE) if i in everything]
            initiative = quiet[0] if quiet else initiative
            focus = next((f for f in foci if initiative in block.work[f]), focus)
        return block, focus, initiative

    def _partner(self, adviser, assignment, block, initiative, minutes):
        """Another assignment on the same work, when this session is guided by two."""
        if block is None or initiative in (g.DESK, g.MATERIAL) or not self.dice.chance(CO_GUIDED):
            return None
        others = [
            a for a in staff.ASSIGNMENTS
            if a.adviser != adviser.code and a.destination == assignment.destination and a.level == assignment.level
            and self.due[a] > minutes]
        return self.dice.pick(others) if others else None

    def _day(self, people, days, minutes):
        def has_room(day):
            return all(
                staff.availability(p, day) > 0.4 and self.load.get((p, day), 0) + minutes <= LONGEST_DAY for p in people)

        possible = [day for day in days if has_room(day)]
        if not possible:
            return None
        return self.dice.weighted(possible, [0.6 if day.weekday() == 2 else 1.0 for day in possible])

    def _rounded(self, day, minutes):
        step = self.quantum(day)
        return max(step, (minutes + step // 2) // step * step)

    def _describe(self, registration, block, day):
        dice, initiative = self.dice, registration.initiative
        registration.block = block
        registration.groups = [block.groups[0] if dice.chance(0.72) else dice.pick(block.groups)]
        if len(block.groups) > 1 and dice.chance(0.12):
            registration.groups = block.groups[:2]
        registration.heads = dice.whole(*HEADS.get(initiative, (4, 18)))
        registration.description = texts.description(dice, block.goal, initiative)
        if initiative == g.MATERIAL:
            registration.form, registration.place, registration.heads = "online", "elders", ""
            return
        registration.institutions = self._institutions(registration, block)
        self._place(registration)
        registration.classroom = "ja" if initiative in IN_CLASS else "nee"
        own = MECHANISMS[initiative]
        registration.mechanisms = sorted(dice.several(own, [1] * len(own), dice.whole(1, len(own))))
        registration.phase = self._phase(day)
        if block.pillar == staff.KLB:
            registration.care = "fase-0" if dice.chance(0.7) else "fase-1"

    def _institutions(self, registration, block):
        dice, initiative = self.dice, registration.initiative
        weights = [self.interest[block.pillar, i.number] for i in block.institutions]
        count = 1
        if dice.chance(GROUP_SESSIONS.get(initiative, 0)):
            count = dice.whole(2, 3) if initiative == g.VISITATION else dice.whole(2, 6)
            registration.heads = count * dice.whole(2, 4)
        if block.goal == "PBD-SLP-OD1" and initiative == g.KNOWLEDGE:
            count = dice.whole(10, 20)
            registration.heads = count + dice.whole(0, 6)
        chosen = dice.several(block.institutions, weights, count)
        return sorted(chosen, key=lambda institution: institution.number)

    def _place(self, registration):
        dice, initiative = self.dice, registration.initiative
        if initiative == g.DESK:
            registration.form, registration.place = "helpdesk", "op-afstand"
        elif len(registration.institutions) > 1:
            registration.form, registration.place = ("fysiek", "elders") if dice.chance(0.7) else ("online", "op-afstand")
        elif initiative not in IN_CLASS and dice.chance(0.12 if registration.block.working_level == "micro" else 0.3):
            remote = dice.chance(0.8)
            registration.form, registration.place = ("online", "op-afstand") if remote else ("hybride", "op-school")

    def _phase(self, day):
        """The year moves from exploring to sustaining; not everyone at the same speed."""
        months = (day.year - 2025) * 12 + day.month - 9
        step = months * 0.36 + self.dice.share() * 0.8 - 0.4
        return PHASES[min(3, max(0, int(step)))]

    def _describe_quality_care(self, registration):
        registration.form, registration.place = "online", "elders"
        registration.description = self.dice.pick(texts.QUALITY_CARE[registration.destination])

    def _book(self, registration, assignment):
        key = registration.adviser, registration.date
        self.load[key] = self.load.get(key, 0) + registration.minutes
        self.due[assignment] -= registration.minutes
        self.registrations.append(registration)


NEVER_CONTACTED = [
    (staff.NED, "985031"), (staff.KLO, "914869"), (staff.KLO, "979584"), (staff.CUR, "928135"), (staff.SLP, "985031"),
    (staff.SLP, "914869"), (staff.PLV, "949780"), (staff.NED, "045968"),
]
