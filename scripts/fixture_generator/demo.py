"""The whole of fixtures/demo: makes the year, plants the faults, writes or checks the files."""

import sys

from . import faults, finishing, oracle, programmes, sheets
from .dice import Dice
from .guidance import Year
from .planted import planted_page

SEED = 20252026
ROWS = 12000


def quantum(day):
    return sheets.dialect_of(day).step


def make_year():
    dice = Dice(SEED)
    year = Year(dice, quantum)
    year.run()
    registrations = year.registrations
    finishing.finish(registrations, dice, ROWS - faults.PLANTED_ROWS, quantum, quantum)
    faults.plant(registrations)
    programmes.tie(registrations)
    assert len(registrations) == ROWS
    return registrations


def registration_sheets(registrations):
    """The sheets by file name, and of each planted fault its file and line."""
    files, found, number = {}, [], 0
    ordered = sorted(registrations, key=lambda r: (r.date, r.adviser, r.start, r.description, r.fault is not None))
    for month, dialect in sheets.DIALECTS.items():
        name = f"registraties-{month}.verzonnen.csv"
        sheet = sheets.Sheet(dialect, dialect.headers)
        for r in ordered:
            if f"{r.date.year}-{r.date.month:02d}" != month:
                continue
            number += 1
            values = sheets.cells(r, number, dialect)
            line = sheet.row([values[header] for header in dialect.headers])
            if r.fault:
                found.append((name, line, r.fault, r))
        if month == "2026-01":
            found.append((name, sheet.row(total_row(ordered, dialect)), faults.TOTAL_LINE, None))
        files[name] = sheet.bytes()
    return files, found


def total_row(registrations, dialect):
    """A row with the sum of the month, as spreadsheets have below their data."""
    minutes = sum(r.minutes for r in registrations if (r.date.year, r.date.month) == (2026, 1))
    values = {"id": "Totaal", "duur": sheets.duration(minutes, "decimal")}
    return [values.get(header, "") for header in dialect.headers]


def files_of(registrations):
    files, found = registration_sheets(registrations)
    assignment_sheet, lines = sheets.assignments()
    files["organisaties.verzonnen.csv"] = sheets.organisations().bytes()
    files["begeleiders.verzonnen.csv"] = sheets.advisers().bytes()
    files["opdrachten.verzonnen.csv"] = assignment_sheet.bytes()
    files["afwezigheden.verzonnen.csv"] = sheets.absences().bytes()
    files.update(programmes.files(registrations))
    files["PLANTED.md"] = planted_page(found, lines).encode("utf-8")
    return files


def main(arguments, folder):
    if arguments not in ([], ["--check"], ["--summary"]):
        print("usage: scripts/generate-fixtures [--check | --summary]", file=sys.stderr)
        return 64
    registrations = make_year()
    if arguments == ["--summary"]:
        print(oracle.summary(registrations))
        return 0
    files = files_of(registrations)
    if arguments == ["--check"]:
        differing = [n for n, content in files.items() if not (folder / n).is_file() or (folder / n).read_bytes() != content]
        for name in differing:
            print(f"fixtures/demo/{name}: differs from what scripts/generate-fixtures writes; run it", file=sys.stderr)
        return 1 if differing else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return 0
