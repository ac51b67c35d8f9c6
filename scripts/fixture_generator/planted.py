"""The page that lists every planted fault with its place and who finds it."""

from . import sheets, staff

HEADER = """# Ingeplante fouten

Deze gegevens zijn verzonnen. De fouten hieronder staan er met opzet in: de import en de audit moeten ze elk vinden, en de toetsen
kijken dat na. Deze lijst wordt geschreven door `scripts/generate-fixtures`; verander ze niet met de hand.

These data are invented. The faults below are there on purpose: the import and the audit must find each of them, and the tests check
that they do.

| Bestand | Regel | Code | Wat er fout is |
|---|---|---|---|
"""

FOOTER = """
Codes van de import: rijen die ze weigert (IMP033 tot IMP073), een nul die ze herstelt (IMP060) en een rij die ze terzijde
legt (IMP036). De andere zijn regels van de audit; zie `docs/audit`.

"Regel" is de fysieke tekstregel in het bestand, met de kopregel als regel 1. Een fout in twee rijen (zoals een dubbele registratie)
staat hier bij de rij die erbij gezet werd; een sessie zonder sessiecode staat er met allebei haar rijen.
"""


def finder(code):
    """Who finds it: the audit by the code of a rule, or the import."""
    return f"import: {code}" if code.startswith("IMP") else code


def is_copy_with_a_start(name, fault, row):
    """Whether a planted row copies a session, three minutes later, in a sheet that says when sessions begin."""
    month = name.removeprefix("registraties-").split(".")[0]
    return (row is not None and not fault.rejected and row.description.startswith("Opvolging: ")
            and "begin" in sheets.DIALECTS[month].headers)


def planted_page(found, assignment_lines):
    """`found` holds file, line, fault and registration; `assignment_lines` the lines of the assignments."""
    rows = [(name, str(line), finder(fault.code), fault.text) for name, line, fault, _ in found]
    rows += [(name, str(line), "DAT006", f"{r.adviser} is tegelijk in de sessie waar deze rij op lijkt")
             for name, line, fault, r in found if is_copy_with_a_start(name, fault, r)]
    assignments = "opdrachten.verzonnen.csv"

    def at(*keys):
        return ", ".join(str(assignment_lines[key]) for key in keys)

    rows += [
        (assignments, at(("B09", staff.KLB, staff.REGULAR), ("B17", staff.KLB, staff.REGULAR)), "FTE001",
         "PBD-KLB: 0,55 VTE toegewezen, het plan zegt 0,60"),
        (assignments, at(("B13", staff.NED, staff.DATA), ("B14", staff.NED, staff.DATA)), "FTE001",
         "PBD-NED, fonds datageletterdheid: 0,20 VTE toegewezen, het plan zegt 0,30 (de pijler in haar geheel klopt)"),
        (assignments, at(*(("B13", staff.NED, fund) for fund in (staff.REGULAR, staff.DIDACTICS, staff.DATA))), "FTE002",
         "B13 heeft opdrachten voor 1,05 VTE"),
        ("registraties-2026-01.verzonnen.csv", "alle sessies van B14 voor PBD-NED", "KLV001",
         "klasvloer niet ingevuld: het onbekende deel van PBD-NED is in januari 2026 te groot"),
        ("normen.yaml", "", "PAR001", "normen die in geen bron staan en ook hier niet gezet zijn"),
    ]
    return HEADER + "".join(f"| {' | '.join(row)} |\n" for row in rows) + FOOTER
