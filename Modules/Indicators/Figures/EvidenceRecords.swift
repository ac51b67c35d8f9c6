import GuidanceKit
import Register

/// One text for both languages, of codes and names.
private func same(_ parts: String?...) -> Label {
  let text = parts.compactMap(\.self).joined(separator: ", ")
  return Label(text, text)
}

/// Codes and names, then a term in each language.
private func named(_ parts: [String?], _ labels: Label?...) -> Label {
  func text(_ language: Language) -> String {
    (parts.compactMap(\.self) + labels.compactMap { $0?[language] }).joined(separator: ", ")
  }
  return Label(text(.dutch), text(.english))
}

/// A day with what happened on it.
private func dayText(_ dutch: String, _ english: String, _ day: CalendarDate) -> Label {
  Label("\(dutch) \(NumberText(.dutch).date(day))", "\(english) \(NumberText(.english).date(day))")
}

private func dueText(_ due: DueDate) -> Label {
  Label("tegen \(NumberText(.dutch).due(due))", "due \(NumberText(.english).due(due))")
}

extension Organisation: EvidenceRecord {
  var evidenceSubjects: [String] { [number.digits] }
  var evidenceText: Label { same(number.digits, "\(type.code) \(name)", coordinator) }
}

extension Adviser: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceMarks: [String] { [role.code] }
  var evidenceText: Label { named([code], role.label) }
}

extension Trajectory: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceDay: CalendarDate? { validity.from }
  var evidenceText: Label { same(code, organisation.digits, destination, theme) }
}

extension Uptake: EvidenceRecord {
  var evidenceSubjects: [String] { [organisation.digits] }
  var evidenceMarks: [String] { [schoolYear.iso] }
  var evidenceText: Label { same(organisation.digits, schoolYear.iso, theme ?? declinedBecause) }
}

extension PLG: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceText: Label { same(code, organisation.digits, theme) }
}

extension PLGMember: EvidenceRecord {
  var evidenceSubjects: [String] { [plg] }
  var evidenceText: Label { named([plg, person], role.label) }
}

extension PLGSession: EvidenceRecord {
  var evidenceSubjects: [String] { [plg] }
  var evidenceDay: CalendarDate? { date }
  var evidenceText: Label {
    let number = moment.number > 0 ? " \(moment.number)" : ""
    let label = Label("\(moment.kind.label.dutch)\(number)", "\(moment.kind.label.english)\(number)")
    let held = isHeld.map { $0 ? Label("gehouden", "held") : Label("niet gehouden", "not held") }
    return named([plg], label, held, present.map { Label("\($0) aanwezig", "\($0) present") })
  }
}

extension VIV: EvidenceRecord {
  var evidenceSubjects: [String] { [organisation.digits] }
  var evidenceText: Label {
    named([organisation.digits, person], role.label, formality?.label, permanence?.label, scale?.label)
  }
}

extension RosterEntry: EvidenceRecord {
  var evidenceSubjects: [String] { [person] }
  var evidenceMarks: [String] { [role.code] }
  var evidenceText: Label { named([person, organisation.digits], role.label) }
}

extension TrainingAttendance: EvidenceRecord {
  var evidenceSubjects: [String] { [person] }
  var evidenceDay: CalendarDate? { date }
  var evidenceText: Label { named([person], framework.label) }
}

extension Survey: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceDay: CalendarDate? { collectedOn }
  var evidenceText: Label { named([code, destination, subject.code], form.label) }
}

extension SurveyResponse: EvidenceRecord {
  var evidenceSubjects: [String] { [survey] }
  var evidenceMarks: [String] { [mark("functie", function?.code), mark("motivatie", motivation?.code)] }
  // Neither organisation nor words: together with the function they could name someone.
  var evidenceText: Label { named([survey, number.map(String.init)], function?.label) }

  private func mark(_ name: String, _ code: String?) -> String { "\(name)=\(code ?? SurveyGroup.unknownCode)" }
}

extension SurveyChoice: EvidenceRecord {
  var evidenceSubjects: [String] { [subject.code] }
  var evidenceMarks: [String] { [schoolYear.iso] }
  var evidenceText: Label { same(schoolYear.iso, subject.code, destination, reason) }
}

extension Project: EvidenceRecord {
  var evidenceSubjects: [String] { [id] }
  var evidenceMarks: [String] { ["\(round)"] }
  var evidenceText: Label { named([id, name], Label("ronde \(round)", "round \(round)")) }
}

extension ProjectResult: EvidenceRecord {
  var evidenceSubjects: [String] { [project] }
  var evidenceMarks: [String] { ["\(round)"] }
  var evidenceText: Label {
    named([project, result], achieved.map { Label("\($0) bereikt", "\($0) achieved") })
  }
}

extension ProjectMilestone: EvidenceRecord {
  var evidenceSubjects: [String] { [project] }
  var evidenceMarks: [String] { ["\(round)"] }
  var evidenceText: Label {
    named(
      [project, milestone], dueText(due), doneOn.map { dayText("klaar op", "done on", $0) })
  }
}

extension ProjectBudget: EvidenceRecord {
  var evidenceSubjects: [String] { [project ?? "programma"] }
  var evidenceMarks: [String] { [round.map(String.init) ?? "alle"] }
  var evidenceText: Label {
    let cents = Rational(cents)
    return Label(
      "\(item), \(NumberText(.dutch).euro(cents))", "\(item), \(NumberText(.english).euro(cents))")
  }
}

extension StatedTotal: EvidenceRecord {
  var evidenceSubjects: [String] { [subject] }
  var evidenceText: Label {
    func text(_ language: Language) -> String {
      let number = NumberText(language).decimal(value, places: value.denominator == 1 ? 0 : 2)
      let about = isApproximate ? (language == .dutch ? "ongeveer " : "about ") : ""
      return "\(source), \(place): \(about)\(number)"
    }
    return Label(text(.dutch), text(.english))
  }
}

extension FundAccount: EvidenceRecord {
  var evidenceSubjects: [String] { [fund] }
  var evidenceMarks: [String] { ["\(calendarYear)"] }
  var evidenceText: Label {
    func text(_ language: Language) -> String {
      let number = NumberText(language)
      let received = receivedCents.map {
        "\(language == .dutch ? "ontvangen" : "received") \(number.euro(Rational($0)))"
      }
      let spent = spentCents.map { "\(language == .dutch ? "uitgegeven" : "spent") \(number.euro(Rational($0)))" }
      return ["\(fund) \(calendarYear)", received, spent].compactMap(\.self).joined(separator: ", ")
    }
    return Label(text(.dutch), text(.english))
  }
}

extension FollowUp: EvidenceRecord {
  var evidenceSubjects: [String] { [number] }
  var evidenceText: Label {
    named(
      [number, what], dueText(due), doneOn.map { dayText("gedaan op", "done on", $0) })
  }
}

extension ImprovementPlan: EvidenceRecord {
  var evidenceSubjects: [String] { [organisation.digits] }
  var evidenceDay: CalendarDate? { agreedOn }
  var evidenceText: Label { named([organisation.digits], link.label) }
}

extension PracticeExample: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceDay: CalendarDate? { sharedOn }
  var evidenceText: Label { same(code, title, sharedWith) }
}

extension PartnerActivity: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceDay: CalendarDate? { date }
  var evidenceText: Label { same(code, partner, title) }
}

extension IndirectReach: EvidenceRecord {
  var evidenceSubjects: [String] { [code] }
  var evidenceDay: CalendarDate? { date }
  var evidenceText: Label { named([code, title], means.label) }
}
