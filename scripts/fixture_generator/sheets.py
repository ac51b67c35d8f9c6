"""How the invented sheets are written: each month in the manner of another spreadsheet, as in real life."""

import re

from . import staff
from .institutions import ENDED, INSTITUTIONS, safe_name

INITIATIVE_NAMES = {"lesson-study": "Lesson Study"}
PHASE_NAMES = {"explore": "Ontdekken", "prepare": "Ontwikkelen", "deliver": "Opleveren", "sustain": "Opschalen"}
PILLAR_NAMES = {
    "PBD-SLP": "Stichting Leerpunt", "PBD-CUR": "Curriculum", "PBD-NED": "Nederlands", "PBD-KLO": "Krachtige leeromgeving",
    "PBD-KLB": "Krachtige leerlingenbegeleiding", "PBD-PLV": "Provinciaal leiderschap", "POC-ORG": "Lerende organisatie",
    "POC-PRO": "Beroepsbekwaamheid", "POC-SAM": "Netoverschrijdende samenwerking"}
FULL = ["datum", "duur", "instelling", "bestemming", "doel", "begeleider", "vorm", "plaats", "niveau", "focus", "initiatief",
        "doelgroep", "aantal", "klasvloer", "mechanismen", "fase", "zorgfase", "traject", "sessie", "fonds", "omschrijving"]


class Dialect:
    """`date` is iso, padded (03/09/2025) or short (3/09/2025); `duration` is clock (1:30), decimal (1,5), minutes (90 min)
    or span (columns begin and einde); `names` writes names of institutions, pillars and initiatives instead of codes."""

    def __init__(self, delimiter=";", bom=False, newline="\n", date="iso", duration="clock", ids=False, names=False,
                 first=()):
        self.delimiter, self.bom, self.newline, self.date = delimiter, bom, newline, date
        self.duration, self.ids, self.names = duration, ids, names
        rest = [h for h in FULL if h not in first]
        headers = (["id"] if ids else []) + list(first) + rest
        if duration == "span":
            at = headers.index("duur")
            headers[at:at + 1] = ["begin", "einde"]
        self.headers = headers

    @property
    def step(self):
        """Minutes by which a duration may differ: a quarter of an hour where hours are written with two decimals."""
        return 15 if self.duration == "decimal" else 5

    def day(self, date):
        if self.date == "iso":
            return date.isoformat()
        return f"{date.day:02d}/{date.month:02d}/{date.year}" if self.date == "padded" else (
            f"{date.day}/{date.month:02d}/{date.year}")


BELGIAN_EXCEL = {"bom": True, "newline": "\r\n"}
DIALECTS = {
    "2025-09": Dialect(**BELGIAN_EXCEL, date="padded", ids=True),
    "2025-10": Dialect(duration="decimal", names=True),
    "2025-11": Dialect(delimiter=",", ids=True, first=("begeleider", "datum")),
    "2025-12": Dialect(**BELGIAN_EXCEL, date="padded", duration="span"),
    "2026-01": Dialect(**BELGIAN_EXCEL, date="short", duration="decimal", ids=True),
    "2026-02": Dialect(delimiter=",", bom=True, date="padded", duration="decimal", names=True),
    "2026-03": Dialect(duration="minutes", ids=True),
    "2026-04": Dialect(**BELGIAN_EXCEL, date="padded", duration="span", ids=True),
    "2026-05": Dialect(date="short", ids=True, first=("instelling", "bestemming")),
    "2026-06": Dialect(delimiter=",", newline="\r\n", duration="clock"),
    "2026-07": Dialect(ids=True),
    "2026-08": Dialect(ids=True),
}


def dialect_of(date):
    return DIALECTS[f"{date.year}-{date.month:02d}"]


def clock(minutes):
    return f"{minutes // 60}:{minutes % 60:02d}"


def duration(minutes, style):
    if style == "clock":
        return clock(minutes)
    if style == "minutes":
        return f"{minutes} min"
    text = f"{minutes // 60},{minutes % 60 * 100 // 60:02d}"
    return text.rstrip("0").rstrip(",")


def readable(code):
    return INITIATIVE_NAMES.get(code, code.replace("-", " ").capitalize())


def cells(registration, number, dialect):
    """The cells of one row, by header."""
    r, named = registration, dialect.names
    place = r.place.replace("-", " ") if named else r.place
    result = {
        "id": f"R-{number:05d}", "datum": dialect.day(r.date), "duur": duration(r.minutes, dialect.duration),
        "begin": clock(r.start), "einde": clock(r.start + r.minutes),
        "instelling": "; ".join(safe_name(i) if named else i.number for i in r.institutions),
        "bestemming": PILLAR_NAMES.get(r.destination, r.destination) if named else r.destination,
        "doel": r.goal, "begeleider": r.adviser, "vorm": r.form, "plaats": place,
        "niveau": r.block.working_level if r.block else "", "focus": r.focus,
        "initiatief": readable(r.initiative) if named and r.initiative else r.initiative,
        "doelgroep": "; ".join(r.groups), "aantal": str(r.heads), "klasvloer": r.classroom,
        "mechanismen": "; ".join(str(m) for m in r.mechanisms),
        "fase": PHASE_NAMES[r.phase] if named and r.phase else r.phase, "zorgfase": r.care,
        "traject": r.trajectory, "sessie": r.session,
        "fonds": r.fund, "omschrijving": r.description,
    }
    result.update(r.raw)
    return result


def field(text, delimiter):
    """One cell by RFC 4180: in quotes only where it must be."""
    if re.search(f'["\r\n{delimiter}]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


class Sheet:
    """A file being written that knows on which text line each row begins."""

    def __init__(self, dialect, headers):
        self.dialect, self.parts, self.lines = dialect, [], 0
        self.row(headers)

    def row(self, values):
        """Adds a row and gives the text line on which it begins."""
        text = self.dialect.delimiter.join(field(v, self.dialect.delimiter) for v in values) + self.dialect.newline
        self.parts.append(text)
        line = self.lines + 1
        self.lines += text.count("\n")
        return line

    def bytes(self):
        return (b"\xef\xbb\xbf" if self.dialect.bom else b"") + "".join(self.parts).encode("utf-8")


def fte(hundredths):
    return f"{hundredths // 100},{hundredths % 100:02d}"


def organisations():
    headers = ["instellingsnummer", "naam", "type", "bestuur", "scholengemeenschap", "provincie", "aliassen", "kenmerken",
               "regisseur", "van", "tot", "opvolger"]
    sheet = Sheet(Dialect(**BELGIAN_EXCEL), headers)
    for i in INSTITUTIONS + [ENDED]:
        sheet.row([i.number, i.name, i.kind, i.board, i.group, i.province, "; ".join(i.aliases), "; ".join(i.qualifiers),
                   i.regisseur, i.start, i.end, i.successor])
    return sheet


def advisers():
    sheet = Sheet(Dialect(), ["code", "naam", "functie", "teams", "van", "tot"])
    for a in staff.ADVISERS:
        sheet.row([a.code, a.name, a.role, "; ".join(a.teams), "2025-09-01", ""])
    return sheet


def assignments():
    """The sheet, and the line of each assignment by adviser, destination and fund."""
    headers = ["begeleider", "schooljaar", "bestemming", "fonds", "niveau", "fte", "van", "tot"]
    sheet, lines = Sheet(Dialect(**BELGIAN_EXCEL), headers), {}
    for a in staff.ASSIGNMENTS:
        lines[a.adviser, a.destination, a.fund] = sheet.row(
            [a.adviser, staff.SCHOOL_YEAR, a.destination, a.fund, a.level, fte(a.hundredths), "", ""])
    return sheet, lines


def absences():
    sheet = Sheet(Dialect(), ["begeleider", "van", "tot", "aandeel"])
    for code, first, last, hundredths in staff.ABSENCES:
        sheet.row([code, first.isoformat(), last.isoformat(), "1" if hundredths == 100 else fte(hundredths)])
    return sheet
