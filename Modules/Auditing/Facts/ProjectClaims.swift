import GuidanceKit
import Register

/// The stated totals of projects with what they are about, and the rows they can be held against.
struct ProjectClaims {
  /// A stated total with its subject, in the order of its file.
  struct Claim {
    let fact: Fact<StatedTotal>
    let subject: ClaimSubject

    var total: StatedTotal { fact.record }
    var value: Rational { fact.record.value }
  }

  let claims: [Claim]
  private let facts: AuditFacts

  init(_ facts: AuditFacts) {
    self.facts = facts
    claims = facts.statedTotals.map { Claim(fact: $0, subject: ClaimSubject($0.record.subject)) }
  }

  /// The rows of the project phases that count, as in the figures: in a round with results only those, not what was expected.
  var counted: [Fact<ProjectPhaseReach>] {
    let withResults = Set(facts.projectPhases.lazy.filter { $0.record.status == .reached }.map(\.record.round))
    return facts.projectPhases.filter { $0.record.status == .reached || !withResults.contains($0.record.round) }
  }

  /// What the rows of the project phases add up to, with the rows; `nil` when no row says anything about it.
  func recomputed(_ subject: ReachSubject) -> (value: Rational, rows: [Fact<ProjectPhaseReach>])? {
    var sum = 0
    var rows: [Fact<ProjectPhaseReach>] = []
    for fact in counted where subject.includes(fact.record) {
      guard let schools = subject.schools(of: fact.record) else { continue }
      sum += schools
      rows.append(fact)
    }
    return rows.isEmpty ? nil : (Rational(sum), rows)
  }

  /// How many projects a round has, with their rows; `nil` when the round has none.
  func recomputed(_ count: ClaimSubject.ProjectCount, round: Int) -> (value: Rational, rows: [Fact<Project>])? {
    let inRound = facts.projects.filter { $0.record.round == round }
    guard !inRound.isEmpty else { return nil }
    let counted = inRound.filter { fact in
      switch count {
      case .all: true
      case .extensions: fact.record.isExtension == true
      case .new: fact.record.isExtension == false
      }
    }
    return (Rational(counted.count), counted)
  }

  /// The documents that rows of project phases name, in words.
  func source(of rows: [Fact<ProjectPhaseReach>]) -> Label {
    let documents = rows.compactMap(\.record.source).uniqued().joined(separator: " + ")
    let number = rows.count
    let count = number == 1 ? Label("1 rij", "1 row") : Label("\(number) rijen", "\(number) rows")
    let from = documents.isEmpty ? facts.fileNames(of: rows) : documents
    return Label("\(from), \(count.dutch)", "\(from), \(count.english)")
  }

  /// The name of a project, or its code when it has none.
  func name(_ project: String) -> String {
    facts.projects.first { $0.record.id == project && $0.record.name != nil }?.record.name ?? project
  }
}

extension StatedTotal {
  /// The document and the place in it.
  var statedAt: Label { Label("\(source), \(place)", "\(source), \(place)") }

  /// The value as printed: `103`, or `ongeveer 150`.
  var valueText: Label {
    let places = value.denominator == 1 ? 0 : 2
    let number = Label(
      NumberText(.dutch).decimal(value, places: places), NumberText(.english).decimal(value, places: places))
    return isApproximate ? Label("ongeveer \(number.dutch)", "about \(number.english)") : number
  }
}

extension Rational {
  /// The number as printed in a statement.
  var statementText: Label {
    let places = denominator == 1 ? 0 : 2
    return Label(NumberText(.dutch).decimal(self, places: places), NumberText(.english).decimal(self, places: places))
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repeats, in their order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
