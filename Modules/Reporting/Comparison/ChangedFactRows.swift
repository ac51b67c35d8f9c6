import Documents
import GuidanceKit
import Indicators
import Register

/// Facts that changed, in words: what they are, what differs, and where they stand.
struct ChangedFactRows {
  let language: Language
  let files: [Int: String]

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  /// The fact in a few words, as it is now or was.
  func what(_ fact: ChangedFact) -> String {
    guard let shown = fact.new ?? fact.old else { return "" }
    let row = EvidenceRow(shown, file: "", original: nil)
    return [row.date.map(NumberText(language).shortDate), row.what[language]].compactMap(\.self).joined(separator: ", ")
  }

  /// What it contributed and contributes: `60 min → 90 min`, `+ 90 min` of one that came; of a corrected registration each
  /// field that differs.
  func difference(_ fact: ChangedFact) -> String {
    func amount(_ fact: EvidenceFact?) -> String? {
      fact.map { EvidenceRow($0, file: "", original: nil).amount[language] }
    }
    if case .registration(let old)? = fact.old, case .registration(let new)? = fact.new {
      return fields(old.record, new.record).map { "\($0.name): \($0.old) → \($0.new)" }.joined(separator: "; ")
    }
    switch (amount(fact.old), amount(fact.new)) {
    case (let old?, let new?): return old == new ? old : "\(old) → \(new)"
    case (let old?, nil): return "- \(old)"
    case (nil, let new?): return "+ \(new)"
    case (nil, nil): return ""
    }
  }

  /// Where it stands: file and line, the old place first when it moved.
  func place(_ fact: ChangedFact) -> String {
    [fact.old, fact.new].compactMap { $0.map(place) }.joined(separator: " → ")
  }

  func place(_ fact: EvidenceFact) -> String { "\(files[fact.origin.batch] ?? "?"):\(fact.origin.line)" }

  /// The fields in which two registrations differ.
  func fields(_ old: Registration, _ new: Registration) -> [(name: String, old: String, new: String)] {
    func text(_ registration: Registration) -> [(String, String)] {
      [
        (say("datum", "date"), NumberText(language).shortDate(registration.date)),
        (say("minuten", "minutes"), "\(registration.minutes)"),
        (
          say("instelling", "organisation"),
          registration.organisations.map { $0.number?.digits ?? $0.given }.joined(separator: ", ")
        ), (say("bestemming", "destination"), registration.destination), (say("doel", "goal"), registration.goal ?? ""),
        (say("begeleider", "adviser"), ([registration.adviser] + registration.coAdvisers).joined(separator: ", ")),
        (say("vorm", "form"), registration.form.label[language]),
        (say("plaats", "place"), registration.place?.label[language] ?? ""),
        (say("niveau", "level"), registration.level?.label[language] ?? ""), ("focus", registration.focus ?? ""),
        (say("initiatief", "initiative"), registration.initiative ?? ""),
        (say("doelgroep", "target group"), registration.targetGroups.joined(separator: ", ")),
        (say("klasvloer", "classroom"), registration.classroom.label[language]),
        (
          say("mechanismen", "mechanisms"),
          registration.mechanisms.mechanisms.map { String($0.number) }.joined(separator: ", ")
        ), (say("fase", "phase"), registration.phase?.label[language] ?? ""),
        (say("zorgfase", "care phase"), registration.carePhase?.label[language] ?? ""),
        (say("aantal", "people"), registration.headCount.map(String.init) ?? ""),
        (say("fonds", "fund"), registration.fund ?? ""), (say("sessie", "session"), registration.session ?? ""),
        (say("traject", "trajectory"), registration.trajectory ?? ""),
        (say("omschrijving", "description"), registration.description ?? ""),
      ]
    }
    return zip(text(old), text(new)).compactMap { one, other in
      one.1 == other.1
        ? nil : (one.0, one.1.isEmpty ? say("leeg", "empty") : one.1, other.1.isEmpty ? say("leeg", "empty") : other.1)
    }
  }
}
