"""Invented advisers, what they are assigned to and when they are away; the sums are those of the plan but for two faults."""

import datetime

SCHOOL_YEAR = "2025-2026"
BAO, SO, VO = "(Bu)BaO", "(Bu)SO", "VO"
REGULAR, BASIC_CARE, DATA, LEERPUNT, DIDACTICS = (
    "regulier", "brede-basiszorg", "datageletterdheid", "leerpunt", "effectieve-didactiek")
CUR, NED, KLO, KLB, PLV, SLP = ("PBD-" + code for code in ("CUR", "NED", "KLO", "KLB", "PLV", "SLP"))
ORG, PRO, SAM = ("POC-" + code for code in ("ORG", "PRO", "SAM"))
REACH, IMPACT, RESEARCH, PRACTICE = "bereik", "impact", "onderzoek", "praktijkonderzoek"
QUALITY_CARE = (REACH, IMPACT, RESEARCH, PRACTICE)


class Assignment:
    def __init__(self, adviser, destination, level, fund, hundredths):
        self.adviser, self.destination, self.level = adviser, destination, level
        self.fund, self.hundredths = fund, hundredths


class Adviser:
    def __init__(self, code, name, role, assignments):
        self.code, self.name, self.role = code, name, role
        self.assignments = [Assignment(code, *a) for a in assignments]

    @property
    def teams(self):
        return sorted({a.destination for a in self.assignments if a.destination not in QUALITY_CARE})


# Each assignment: destination, education level, fund, hundredths of an FTE.
# Two sums differ from the plan and one person has more than a full post; PLANTED.md lists them.
ADVISERS = [
    Adviser("B01", "Ada Voorbeeld", "begeleider", [(CUR, BAO, REGULAR, 70), (NED, BAO, REGULAR, 25)]),
    Adviser("B02", "Bas Verzonnen", "begeleider",
            [(CUR, BAO, REGULAR, 45), (KLO, BAO, REGULAR, 20), (NED, BAO, REGULAR, 25)]),
    Adviser("B03", "Cis Voorbeeld", "begeleider", [(CUR, SO, REGULAR, 80), (PRACTICE, "", REGULAR, 10)]),
    Adviser("B04", "Dré Verzonnen", "begeleider", [(CUR, SO, REGULAR, 80)]),
    Adviser("B05", "Eline Voorbeeld", "begeleider", [(CUR, SO, REGULAR, 75), (CUR, SO, DATA, 15)]),
    Adviser("B06", "Fons Verzonnen", "begeleider", [(CUR, SO, REGULAR, 70), (CUR, SO, DATA, 15)]),
    Adviser("B07", "Greet Voorbeeld", "begeleider", [(CUR, SO, REGULAR, 60), (KLO, SO, REGULAR, 20)]),
    Adviser("B08", "Hugo Verzonnen", "begeleider", [(CUR, SO, REGULAR, 60), (RESEARCH, "", REGULAR, 20)]),
    Adviser("B09", "Inès Voorbeeld", "begeleider", [(CUR, SO, REGULAR, 50), (KLB, SO, REGULAR, 20)]),
    Adviser("B10", "Joost Verzonnen", "begeleider", [(CUR, SO, REGULAR, 35), (PLV, "", REGULAR, 25)]),
    Adviser("B11", "Kato Voorbeeld", "begeleider", [(CUR, VO, REGULAR, 50), (KLO, VO, REGULAR, 30)]),
    Adviser("B12", "Loïc Verzonnen", "begeleider",
            [(CUR, VO, REGULAR, 30), (KLO, VO, REGULAR, 30), (NED, VO, REGULAR, 10)]),
    Adviser("B13", "Mira Voorbeeld", "begeleider",
            [(NED, SO, REGULAR, 60), (NED, SO, DIDACTICS, 30), (NED, SO, DATA, 15)]),
    Adviser("B14", "Niels Verzonnen", "begeleider",
            [(NED, SO, REGULAR, 30), (NED, SO, DIDACTICS, 30), (NED, SO, DATA, 5)]),
    Adviser("B15", "Oona Voorbeeld", "begeleider", [(KLO, SO, REGULAR, 40), (KLO, SO, BASIC_CARE, 50)]),
    Adviser("B16", "Pim Verzonnen", "begeleider", [(KLO, SO, REGULAR, 40), (KLO, SO, BASIC_CARE, 50)]),
    Adviser("B17", "Quinten Voorbeeld", "begeleider", [(KLB, SO, REGULAR, 35), (SLP, "", LEERPUNT, 35)]),
    Adviser("B18", "Renée Verzonnen", "begeleider", [(PLV, "", REGULAR, 60), (IMPACT, "", REGULAR, 20)]),
    Adviser("B19", "Sam Voorbeeld", "begeleider", [(PLV, "", REGULAR, 50), (IMPACT, "", REGULAR, 10)]),
    Adviser("B20", "Tine Verzonnen", "begeleider", [(PLV, "", REGULAR, 30), (REACH, "", REGULAR, 25)]),
    Adviser("A01", "Ugo Voorbeeld", "adviseur", [(SAM, "", REGULAR, 50), (PRO, "", REGULAR, 20)]),
    Adviser("A02", "Veerle Verzonnen", "adviseur",
            [(SAM, "", REGULAR, 50), (ORG, "", REGULAR, 10), (PRO, "", REGULAR, 10)]),
    Adviser("M01", "Wout Voorbeeld", "medewerker", [(IMPACT, "", REGULAR, 30), (RESEARCH, "", REGULAR, 20)]),
    Adviser("M02", "Yara Verzonnen", "medewerker", [(PRACTICE, "", REGULAR, 20)]),
]
ASSIGNMENTS = [assignment for adviser in ADVISERS for assignment in adviser.assignments]

# Adviser, first day, last day, hundredths of the assignment that fall away.
ABSENCES = [
    ("B09", datetime.date(2025, 9, 22), datetime.date(2025, 9, 26), 100),
    ("B04", datetime.date(2025, 11, 17), datetime.date(2025, 12, 12), 100),
    ("B16", datetime.date(2026, 3, 2), datetime.date(2026, 4, 3), 50),
    ("A02", datetime.date(2026, 5, 18), datetime.date(2026, 5, 22), 100),
]


def availability(adviser, day):
    """The part of an assignment, from 0 to 1, worked on the day."""
    away = sum(h for code, first, last, h in ABSENCES if code == adviser and first <= day <= last)
    return 1 - away / 100
