import GuidanceKit
import Register
import Tabular

/// The one table of kinds: a kind that is added stands here and in a file of its own.
enum SheetTable {
  /// All kinds of sheets, in the order in which they build on each other.
  static let all: [any SheetDefinition.Type] = [
    OrganisationSheet.self, AliasSheet.self, AdviserSheet.self, ProjectSheet.self, ProjectPhaseSheet.self,
    ProjectResultSheet.self, ProjectMilestoneSheet.self, ProjectBudgetSheet.self, AssignmentSheet.self,
    AbsenceSheet.self,
    FundAccountSheet.self, StatedTotalSheet.self, FreeDaySheet.self, TrajectorySheet.self, UptakeSheet.self,
    PLGSheet.self,
    PLGMemberSheet.self, PLGSessionSheet.self, VIVSheet.self, RosterSheet.self, TrainingSheet.self, SurveySheet.self,
    SurveyChoiceSheet.self, SurveyResponseSheet.self, ImprovementPlanSheet.self, PracticeExampleSheet.self,
    PartnerActivitySheet.self, IndirectReachSheet.self, FollowUpSheet.self, RegistrationSheet.self,
  ]

  /// The names of the columns of every kind, folded once.
  static let headers: [RecordKind: KindHeaders] = Dictionary(
    uniqueKeysWithValues: SheetKind.all.map { ($0.kind, KindHeaders($0)) })

  /// The names of columns of all kinds, for telling a header from data.
  static let names: Set<String> = Set(
    SheetKind.all.flatMap(\.columns).flatMap { [$0.header] + $0.synonyms + $0.lesserSynonyms }
      .map(TableOptions.nameKey))
}

extension SheetKind {
  /// All kinds of sheets, in the order in which they build on each other.
  public static let all: [SheetKind] = SheetTable.all.map { $0.kind }

  /// The headers of every kind, by its code.
  static var headersByCode: [String: [String]] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.columns.map(\.header)) })
  }

  /// The kind of sheet with this name, whatever its case, accents and spacing.
  public static func named(_ text: String) -> SheetKind? {
    let wanted = HeaderKey(text)
    return all.first { HeaderKey($0.code) == wanted }
  }
}
