import Crypto
import Foundation
import GRDB
import GuidanceKit

/// The terms of the domain kit as rows of lookup tables.
enum Vocabulary {
  /// One row of a lookup table.
  struct Row: Sendable {
    var id: Int
    var code: String
    var label: Label
    var source: String
  }

  /// Every table seeded from the kit with its rows; ids follow the order of the cases, which only grows at the end.
  static let frameworks: [(table: String, terms: [Row])] = [
    ("service", rows(Service.self)),
    ("organisation_type", rows(OrganisationType.self)),
    ("organisation_qualifier", rows(OrganisationQualifier.self)),
    ("adviser_role", rows(AdviserRole.self)),
    ("working_level", rows(WorkingLevel.self)),
    ("contact_form", rows(ContactForm.self)),
    ("place", rows(Place.self)),
    ("classroom_context", rows(ClassroomContext.self)),
    (
      "mechanism",
      Mechanism.allCases.map { Row(id: $0.number, code: "\($0.number)", label: $0.label, source: $0.source) }
    ),
    ("implementation_phase", rows(ImplementationPhase.self)),
    ("care_phase", rows(CareContinuumPhase.self)),
    ("spider_web_component", rows(SpiderWebComponent.self)),
    ("quality_care", rows(QualityCare.self)),
    ("viv_kind", rows(VIVKind.self)),
    ("plg_role", rows(PLGRole.self)),
    ("project_phase", rows(ProjectPhase.self)),
    ("reach_directness", rows(ReachDirectness.self)),
    (
      "reach_status",
      zip(1..., [Label("verwacht", "expected"), Label("bereikt", "reached")]).map {
        Row(id: $0, code: $1.dutch, label: $1, source: "Leerpunt, brede basiszorg en verhoogde zorg")
      }
    ),
    ("edbi_item", rows(EDBIItem.self)),
    (
      "decree_goal",
      zip(1..., DecreeGoal.all).map {
        Row(id: $0, code: "\($1.number)@\($1.validity.from?.iso ?? "")", label: $1.label, source: $1.source)
      }
    ),
    ("roster_role", rows(RosterRole.self)),
    ("training_framework", rows(TrainingFramework.self)),
    ("support_link", rows(SupportLink.self)),
    ("plg_goal_term", rows(PLGGoalTerm.self)),
    ("respondent_function", rows(RespondentFunction.self)),
    ("motivation", rows(Motivation.self)),
  ]

  /// A digest of everything that is seeded, so that an unchanged database is not written to.
  static var digest: String {
    var hasher = SHA256()
    for (table, terms) in frameworks {
      for row in terms {
        hasher.update(
          data: Data("\(table)|\(row.id)|\(row.code)|\(row.label.dutch)|\(row.label.english)|\(row.source)\n".utf8))
      }
    }
    for kind in RecordKind.allCases { hasher.update(data: Data("\(kind.code)|\(kind.label.dutch)\n".utf8)) }
    return Hex.text(hasher.finalize())
  }

  private static func rows<T: Term>(_ type: T.Type) -> [Row] {
    zip(1..., type.allCases).map { Row(id: $0, code: $1.rawValue, label: $1.label, source: $1.source) }
  }

  /// The id of a term: its place among the cases, from 1.
  static func id<T: Term>(_ term: T) -> Int {
    var number = 1
    for other in T.allCases {
      if other == term { return number }
      number += 1
    }
    return 0
  }

  /// The term with this id.
  static func term<T: Term>(_ type: T.Type = T.self, id: Int?) -> T? {
    guard let id, id >= 1 else { return nil }
    let index = type.allCases.index(type.allCases.startIndex, offsetBy: id - 1, limitedBy: type.allCases.endIndex)
    guard let index, index != type.allCases.endIndex else { return nil }
    return type.allCases[index]
  }

  /// Adds a code to a lookup table, or rewords it.
  static func add(code: String, label: Label, source: String, to table: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO \(table) (code, dutch, english, source) VALUES (?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET dutch = excluded.dutch, english = excluded.english, source = excluded.source
        """, arguments: [code, label.dutch, label.english, source])
  }
}
