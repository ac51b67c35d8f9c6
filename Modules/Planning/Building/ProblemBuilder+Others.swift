import Configuration
import GuidanceKit

extension ProblemBuilder {
  /// Trajectories at their frequency.
  mutating func addTrajectories() {
    for trajectory in records.trajectories {
      guard let guide = known(.guide, trajectory.adviser) else {
        note(
          .noGuide, nil,
          "\(trajectory.code) heeft regisseur \(trajectory.adviser), die niet in dienst is in dit schooljaar.",
          "\(trajectory.code) has adviser \(trajectory.adviser), who is not in service in this school year.")
        continue
      }
      let digits = trajectory.organisation.digits
      let weeks = trajectory.interval ?? (trajectory.length == .long ? 4 : 3)
      var first = max(problem.days.first ?? .earliest, trajectory.validity.from ?? .earliest, today)
      let last = min(problem.days.last ?? .latest, trajectory.validity.through ?? .latest)
      guard first <= last else { continue }
      let contacts = (records.contacts[trajectory.code] ?? []).sorted()
      if let latest = contacts.last { first = max(first, latest.adding(days: max(1, 7 * weeks - 3))) }
      let room = SchoolWeeks(problem.days).count(first, last)
      let wanted =
        trajectory.interval == nil && trajectory.length == .short
        ? max(0, (wishes.shortContacts ?? 3) - contacts.count) : (room + weeks - 1) / weeks
      guard wanted > 0, first <= last else { continue }
      let subject = subject(
        .trajectory, trajectory.code,
        name: "\(trajectory.code) \(organisations[trajectory.organisation]?.name ?? digits)",
        organisation: trajectory.organisation)
      let resources = [guide, resource(.organisation, digits)]
      let numbers = (contacts.count + 1)...(contacts.count + wanted)
      var before: Int?
      for number in numbers {
        let index = moment(
          PlanMoment(
            subject: subject, number: number, purpose: trajectory.theme ?? "contact",
            minutes: minutes("trajectory", 120),
            resources: resources, place: place(digits), earliest: first, latest: last))
        // Longer than one and a half times the interval would be a finding; holidays do not count for it.
        if let before {
          problem.links.append(
            PlanLink(before, index, least: max(1, 7 * weeks - 6), most: 7 * weeks * 3 / 2 + 21, ideal: 7 * weeks))
        }
        before = index
      }
    }
  }

  /// Organisations with high needs: monitoring every month with the fixed adviser.
  mutating func addMonitoring() {
    for organisation in records.organisations {
      guard let code = organisation.coordinator, let guide = known(.guide, code) else { continue }
      let marks = organisation.qualifiers.filter { $0.qualifier == .highNeeds }
      let digits = organisation.number.digits
      let months = problem.schoolYear.months.filter { month in
        marks.contains { $0.validity.overlaps(month.first, month.last) } && lessonDays(in: month) > 4
          && month.last >= today
      }
      guard !months.isEmpty else { continue }
      let subject = subject(
        .monitoring, digits, name: "opvolging \(organisation.name)", organisation: organisation.number)
      let resources = [guide, resource(.organisation, digits)]
      monthly(
        subject, months, purpose: "maandelijkse opvolging hoge noden", length: ("monitoring", 60), resources, digits)
    }
  }

  /// The pilot with VIVs: moments in some months, the evaluation in May.
  mutating func addPilot() {
    guard let wish = wishes.vivGuide else { return }
    guard let guide = known(.guide, wish.value) else {
      return unknown(Self.guideWord, wish.value, codes(.guide), wish.position)
    }
    for organisation in records.organisations {
      let marks = organisation.qualifiers.filter { $0.qualifier == .vivPilot }
      let months = problem.schoolYear.months.filter { month in
        marks.contains { $0.validity.overlaps(month.first, month.last) }
          && (wishes.vivMonths.contains(month.month) || month.month == 5) && month.last >= today
      }
      guard !months.isEmpty else { continue }
      let digits = organisation.number.digits
      let subject = subject(.viv, digits, name: "VIV-piloot \(organisation.name)", organisation: organisation.number)
      monthly(
        subject, months, purpose: "VIV-piloot", length: ("viv", 120), [guide, resource(.organisation, digits)], digits)
      for index in problem.moments.indices
      where problem.moments[index].subject == subject && problem.moments[index].latest.month == 5 {
        problem.moments[index].purpose = "evaluatie van de VIV-piloot"
      }
    }
  }

  /// Meetings of teams.
  mutating func addTeamMeetings() {
    for meeting in wishes.teamMeetings {
      var guides: [Int] = []
      for guide in meeting.guides {
        if let index = known(.guide, guide.value) {
          guides.append(index)
        } else {
          unknown(Self.guideWord, guide.value, codes(.guide), guide.position)
        }
      }
      let subject = subject(.meeting, meeting.code.value, name: meeting.title)
      problem.subjects[subject].weekdays = meeting.weekdays
      let months = problem.schoolYear.months.filter {
        meeting.months.contains($0.month) && lessonDays(in: $0) > 0 && $0.last >= today
      }
      for month in months {
        _ = moment(
          PlanMoment(
            subject: subject, number: month.month, purpose: meeting.title, minutes: meeting.minutes, resources: guides,
            earliest: max(month.first, today), latest: month.last))
      }
    }
  }

  private mutating func monthly(
    _ subject: Int, _ months: [Month], purpose: String, length: (String, Int), _ resources: [Int], _ digits: String
  ) {
    var before: (index: Int, month: Month)?
    for month in months {
      let index = moment(
        PlanMoment(
          subject: subject, number: month.month, purpose: purpose, minutes: minutes(length.0, length.1),
          resources: resources, place: place(digits), earliest: max(month.first, today), latest: month.last))
      if let before {
        let days = before.month.first.days(until: month.first)
        problem.links.append(PlanLink(before.index, index, least: min(14, days), ideal: days))
      }
      before = (index, month)
    }
  }

  private func lessonDays(in month: Month) -> Int { problem.days.count { month.first <= $0 && $0 <= month.last } }

  /// Days on which something is due: reports, surveys, and what the wishes name.
  mutating func addDeadlines() {
    for (place, month) in problem.schoolYear.months.enumerated() where place > 0 {
      let about = problem.schoolYear.months[place - 1]
      problem.deadlines.append(
        PlanDeadline(
          .report, "maandrapport", place, title: "maandrapport over \(NumberText(.dutch).month(about))",
          day: records.calendar.reportingDay(for: month)))
    }
    for survey in records.surveys { addSurvey(survey) }
    for deadline in wishes.deadlines {
      if problem.deadlines.contains(where: { $0.kind == .deadline && $0.code == deadline.code.value }) {
        note(
          .twice, deadline.code.position,
          "de termijn \"\(deadline.code.value)\" staat er twee keer; geef ze een andere code.",
          "the deadline \"\(deadline.code.value)\" stands there twice; give it another code.")
        continue
      }
      problem.deadlines.append(PlanDeadline(.deadline, deadline.code.value, title: deadline.title, day: deadline.date))
    }
    addChosenSurveys()
  }

  private mutating func addSurvey(_ survey: Survey) {
    let what = survey.form == .short ? "EDBI kort" : "EDBI lang"
    problem.deadlines.append(
      PlanDeadline(.survey, survey.code, title: "\(what) \(survey.code): afnemen", day: survey.collectedOn))
    guard survey.form == .long else { return }
    addReminders(survey.code, what: "\(what) \(survey.code)", from: survey.collectedOn)
  }

  private mutating func addReminders(_ code: String, what: String, from day: CalendarDate) {
    for (place, days) in (wishes.reminders ?? [7, 14]).enumerated() {
      problem.deadlines.append(
        PlanDeadline(.survey, code, place + 2, title: "\(what): herinnering \(place + 1)", day: day.adding(days: days)))
    }
  }

  /// Chosen trajectories without a survey get the long one at the end of the year.
  private mutating func addChosenSurveys() {
    let usual = CalendarDate(year: problem.schoolYear.endYear, month: 5, day: 17) ?? problem.schoolYear.last
    let day = wishes.longSurveys ?? usual
    for choice in records.choices where !records.surveys.contains(where: { $0.subject == choice.subject }) {
      guard case .trajectory(let code) = choice.subject else { continue }
      let title = "EDBI lang \(code)"
      problem.deadlines.append(PlanDeadline(.survey, "lang-\(code)", title: "\(title): uitsturen", day: day))
      addReminders("lang-\(code)", what: title, from: day)
    }
  }
}

/// Counts weeks with lessons.
private struct SchoolWeeks {
  private let days: [CalendarDate]

  init(_ days: [CalendarDate]) { self.days = days }

  func count(_ first: CalendarDate, _ last: CalendarDate) -> Int {
    Set(days.lazy.filter { first <= $0 && $0 <= last }.map { ISOWeek(containing: $0) }).count
  }
}
