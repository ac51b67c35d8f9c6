"""Faults put in on purpose, so that a test can ask whether the import and the audit find each of them."""

import datetime

from . import goals as g
from . import staff
from .institutions import ENDED, Institution, by_name
from .school_days import Date


class Fault:
    """`code` is the code under which import or audit finds it; `text` says in Dutch what is wrong."""

    def __init__(self, code, text, rejected=False):
        self.code, self.text, self.rejected = code, text, rejected


def refused(code, text):
    """A fault for which the import refuses the row."""
    return Fault(code, text, rejected=True)


def plant(registrations):
    """Adds the faulty registrations to the year. The number added does not depend on what is in it."""
    added = rejected(registrations) + duplicates(registrations) + wrong_days(registrations) + wrong_goals(registrations)
    added += wrong_institutions(registrations)
    lost_zero(registrations)
    missing_session_codes(registrations)
    registrations.extend(added)


PLANTED_ROWS = 5 + 2 + 4 + 4 + 4


def a_session(registrations, year, month, destination, initiative, nth=0):
    """The nth unremarkable session of a month, by date: one institution, one adviser, no other fault."""
    found = sorted(
        (r for r in registrations
         if (r.date.year, r.date.month, r.destination, r.initiative) == (year, month, destination, initiative)
         and len(r.institutions) == 1 and not r.session and not r.fault and not r.raw and r.classroom in ("ja", "nee")),
        key=lambda r: (r.date, r.adviser, r.start, r.description))
    return found[nth]


def like(registrations, fault, year, month, destination, initiative, nth=0, **raw):
    """A copy of an unremarkable session with some cells changed, as a row of its own."""
    row = a_session(registrations, year, month, destination, initiative, nth).copy()
    row.fault, row.raw = fault, raw
    row.start += 3  # never quite the same moment as the session it was copied from
    row.description = "Opvolging: " + row.description
    return row


def rejected(registrations):
    return [
        like(registrations, refused("IMP051", "duur is «halve dag», geen exacte duur"), 2025, 10, staff.KLO, g.CO,
             duur="halve dag"),
        like(registrations, refused("IMP033", "de datum ontbreekt"), 2025, 11, staff.CUR, g.TALK, datum=""),
        like(registrations, refused("IMP073", "begeleider B99 is niet bekend"), 2025, 12, staff.NED, g.OBSERVE,
             begeleider="B99"),
        like(registrations, refused("IMP071", "bestemming «Wiskunde» is geen pijler, project of kwaliteitszorg"), 2026, 1,
             staff.CUR, g.CO, bestemming="Wiskunde"),
        like(registrations, refused("IMP041", "31/02/2026 bestaat niet"), 2026, 2, staff.KLO, g.TALK, datum="31/02/2026"),
    ]


def duplicates(registrations):
    """The same session twice, in a month with ids of the sheet and in one without."""
    result = []
    for year, month, pillar, initiative in [(2025, 10, staff.KLB, g.TALK), (2026, 1, staff.KLO, g.MODEL)]:
        row = a_session(registrations, year, month, pillar, initiative, 1).copy()
        row.fault = Fault("DAT001", "dezelfde registratie staat twee keer in het blad")
        result.append(row)
    return result


def wrong_days(registrations):
    autumn = like(registrations, Fault("DAT003", "29 oktober 2025 valt in de herfstvakantie"), 2025, 10, staff.CUR, g.TALK, 2)
    autumn.date = Date(2025, 10, 29)
    armistice = like(registrations, Fault("DAT003", "11 november 2025 is een feestdag"), 2025, 11, staff.PLV, g.TALK, 1)
    armistice.date = Date(2025, 11, 11)
    saturday = like(registrations, Fault("DAT003", "17 januari 2026 is een zaterdag"), 2026, 1, staff.CUR, g.TALK, 3)
    saturday.date = Date(2026, 1, 17)
    future = like(registrations, Fault("DAT004", "14 januari 2027 ligt in de toekomst: het jaar is vertikt"), 2026, 1,
                  staff.CUR, g.OBSERVE, 2, datum="14/01/2027")
    future.date = Date(2026, 1, 14)
    return [autumn, armistice, saturday, future]


def wrong_goals(registrations):
    def goal(code, month, pillar, initiative, nth, target, text):
        return like(registrations, Fault(code, text), *month, pillar, initiative, nth, doel=target)

    rows = [
        goal("PLN001", (2025, 11), staff.NED, g.CO, 0, "PBD-KLO-OD2", "doel PBD-KLO-OD2 hoort niet bij pijler PBD-NED"),
        goal("PLN001", (2026, 1), staff.KLO, g.TALK, 2, "PBD-KLB-OD1", "doel PBD-KLB-OD1 hoort niet bij pijler PBD-KLO"),
    ]
    outside = [
        (by_name("PROVIL CLW"), (2025, 12), "een CDO valt buiten het bereik van PBD-NED-OD3"),
        (by_name("Internaat PIVH"), (2026, 1), "een internaat valt buiten het bereik van PBD-NED-OD3"),
    ]
    for institution, month, text in outside:
        row = like(registrations, Fault("PLN002", text), *month, staff.NED, g.MODEL, 1)
        row.institutions = [institution]
        rows.append(row)
    return rows


def wrong_institutions(registrations):
    unknown = Institution("999999", "SO", "999999")
    rows = []
    cases = [
        ("ORG001", unknown, (2026, 1), staff.CUR, {}, "instellingsnummer 999999 is niet bekend"),
        ("ORG001", unknown, (2025, 10), staff.KLO, {"instelling": "Koninklijk Werk IBIS"},
         "«Koninklijk Werk IBIS» is de naam van twee instellingen (BaO en SO)"),
        ("ORG002", ENDED, (2025, 11), staff.CUR, {},
         "instelling 930578 eindigde op 31 augustus 2025; opvolger is 903674"),
        ("ORG002", ENDED, (2026, 1), staff.KLO, {},
         "instelling 930578 eindigde op 31 augustus 2025; opvolger is 903674"),
    ]
    for code, institution, month, pillar, raw, text in cases:
        row = like(registrations, Fault(code, text), *month, pillar, g.OBSERVE, 4, **raw)
        row.institutions = [institution]
        rows.append(row)
    return rows


def lost_zero(registrations):
    """Numbers that a spreadsheet turned into 42531: restored, with a notice."""
    found = [
        r for r in sorted(registrations, key=lambda r: (r.date, r.adviser, r.start, r.description))
        if (r.date.year, r.date.month) == (2025, 12) and len(r.institutions) == 1 and not r.raw and not r.fault
        and r.institutions[0].number.startswith("0")]
    for r in found[:6]:
        r.raw = {"instelling": r.institutions[0].number.lstrip("0")}
        r.fault = Fault("IMP060", f"de nul vooraan ontbreekt in {r.raw['instelling']}; ze wordt hersteld")


def missing_session_codes(registrations):
    """Two sessions guided by two advisers lose the code that ties them."""
    for month in (datetime.date(2025, 12, 1), datetime.date(2026, 1, 1)):
        pairs = sorted(
            {r.session for r in registrations
             if r.session and (r.date.year, r.date.month) == (month.year, month.month) and not r.fault})
        tied = [r for r in registrations if r.session == pairs[0]]
        for r in tied:
            r.session = ""
            r.fault = Fault("DAT002", "twee begeleiders, één sessie, geen sessiecode")


TOTAL_LINE = Fault("IMP036", "de totaalregel onder de gegevens is geen registratie")
