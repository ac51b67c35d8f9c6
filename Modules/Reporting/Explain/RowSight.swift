import GuidanceKit
import Indicators
import Register

/// How much a reader may see of the rows behind a figure.
enum RowSight: Hashable, Sendable {
  /// The rows as they were typed.
  case everything
  /// What does not lead to a person: of rows that name one of these people only place and amount, of answers and people in
  /// schools only how many there are, and nowhere the text as it was typed.
  case withoutPeople(Set<String>)
  /// Nothing: the service finds the rows by the hash of the evidence.
  case nothing

  /// What an audience may see.
  ///
  /// - Throws: errors of the register.
  init(_ request: FigureRequest, _ snapshot: Snapshot) throws {
    if request.audience.isOutside {
      self = .nothing
    } else if request.showsIndividuals {
      self = .everything
    } else {
      self = .withoutPeople(Set(try snapshot.advisers().flatMap { [$0.record.code, $0.record.name] }))
    }
  }

  /// Whether a row says whose it is, to someone who may not know.
  func isPersonal(_ row: EvidenceRow, _ query: EvidenceQuery, _ language: Language) -> Bool {
    guard case .withoutPeople(let people) = self else { return self == .nothing }
    switch query {
    case .assignments, .absences: return true
    case .records: return PersonNames.areIn(row.what[language], people)
    case .registrations, .organisations, .projectPhases: return false
    }
  }

  /// The name of a file as the reader may see it: one that is named after a person is called by the number of its batch.
  func fileName(_ name: String, batch: Int) -> String {
    guard case .withoutPeople(let people) = self, PersonNames.areInFileName(name, people) else { return name }
    return "invoer-\(batch)"
  }

  /// Whether of such rows only the number is shown: each is an answer of one person, or names one outside the service.
  func showsOnlyCount(_ query: EvidenceQuery) -> Bool {
    guard self != .everything else { return false }
    guard case .records(let selection) = query else { return self == .nothing }
    return self == .nothing
      || [.surveyResponse, .roster, .viv, .plgMember, .training, .adviser].contains(selection.kind)
  }
}
