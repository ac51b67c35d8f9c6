"""The lesson days of the Flemish school year 2025-2026: its holidays as published, not recomputed here."""

import datetime

Date = datetime.date
FIRST, LAST = Date(2025, 9, 1), Date(2026, 6, 30)
HOLIDAYS = [
    (Date(2025, 10, 27), Date(2025, 11, 2)),  # autumn
    (Date(2025, 11, 11), Date(2025, 11, 11)),
    (Date(2025, 12, 22), Date(2026, 1, 4)),  # Christmas
    (Date(2026, 2, 16), Date(2026, 2, 22)),  # krokus
    (Date(2026, 4, 6), Date(2026, 4, 19)),  # Easter
    (Date(2026, 5, 1), Date(2026, 5, 1)),
    (Date(2026, 5, 14), Date(2026, 5, 15)),  # Ascension and the day after
    (Date(2026, 5, 25), Date(2026, 5, 25)),
]


def days(first, last):
    return [first + datetime.timedelta(n) for n in range((last - first).days + 1)]


def is_lesson_day(day):
    if not FIRST <= day <= LAST or day.weekday() > 4:
        return False
    return not any(first <= day <= last for first, last in HOLIDAYS)


LESSON_DAYS = [day for day in days(FIRST, LAST) if is_lesson_day(day)]


def monday(day):
    return day - datetime.timedelta(day.weekday())


# Each school week as the list of its lesson days.
WEEKS = [[day for day in LESSON_DAYS if monday(day) == start] for start in sorted({monday(d) for d in LESSON_DAYS})]

# Days outside the lesson year on which a service works all the same, in the first days of July and the end of August.
SUMMER_DAYS = [
    day for day in days(Date(2026, 7, 1), Date(2026, 7, 3)) + days(Date(2026, 8, 17), Date(2026, 8, 31))
    if day.weekday() <= 4
]
