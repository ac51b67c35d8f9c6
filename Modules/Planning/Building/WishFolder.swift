public import Configuration
import Foundation
public import GuidanceKit

/// The files of wishes and their sheets in a folder, for one school year.
public struct WishFolder: Sendable {
  /// What the files of the year say together; lists add up, of two settings the one of the later file holds.
  public private(set) var wishes: PlanningWishes
  /// The sheets.
  public private(set) var sheets = PlanningSheets()
  /// The files read, by name.
  public private(set) var files: [String] = []
  /// Files whose wishes are for another school year: nothing of them holds, which who plans must know.
  public private(set) var ofOtherYears: [InputProblem] = []

  /// The days on which the wishes say that something is due, by date.
  public var deadlines: [PlanDeadline] {
    wishes.deadlines.map { PlanDeadline(.deadline, $0.code.value, title: $0.title, day: $0.date) }
      .sorted { ($0.day, $0.code) < ($1.day, $1.code) }
  }

  /// No files: everything as usual.
  public init(usualFor year: SchoolYear) {
    wishes = PlanningWishes(schoolYear: PlanningWishes.Placed(year, SourcePosition(file: "")))
  }

  /// Reads a folder.
  ///
  /// - Throws: ``PlanningInputError`` with everything that is wrong with files of wishes; what is wrong with sheets is kept for
  ///   later, so that it is said together with the rest.
  public init(path: String, year: SchoolYear) throws(PlanningInputError) {
    self.init(usualFor: year)
    var problems: [InputProblem] = []
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    for name in names {
      let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        guard let data = FileManager.default.contents(atPath: file) else { continue }
        do throws(ConfigurationFailure) {
          let read = try PlanningWishes.read(Array(data), file: file)
          guard read.schoolYear.value == year else {
            ofOtherYears.append(Self.otherYear(read.schoolYear, year))
            continue
          }
          wishes.add(read)
          files.append(name)
        } catch {
          problems += error.problems
        }
      } else if name.hasSuffix(".csv") {
        guard let kind = PlanningSheets.Kind.allCases.first(where: { name.hasPrefix($0.rawValue) }) else {
          let kinds = PlanningSheets.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          problems.append(
            PlanningCode.sheet.problem(
              at: SourcePosition(file: file),
              Label(
                "de naam zegt niet welk blad dit is; laat hem beginnen met \(kinds).",
                "the name does not say which sheet this is; let it begin with \(kinds).")))
          continue
        }
        sheets.read(kind, path: file, file: file)
        files.append(name)
      }
    }
    guard problems.isEmpty else { throw PlanningInputError(problems) }
  }

  private static func otherYear(_ found: PlanningWishes.Placed<SchoolYear>, _ year: SchoolYear) -> InputProblem {
    PlanningCode.otherYear.problem(
      at: found.position,
      Label(
        "deze wensen zijn voor \(found.value.iso), en er wordt \(year.iso) gepland. Gelden ze ook dan, schrijf dan "
          + "\"wishes: \(year.iso)\"; anders zet u het bestand in een andere map, en noemt u met --wishes die van \(year.iso).",
        "these wishes are for \(found.value.iso), and \(year.iso) is planned. If they hold then as well, write "
          + "\"wishes: \(year.iso)\"; else put the file in another folder, and name that of \(year.iso) with --wishes.")
    )
  }
}

extension PlanningWishes {
  /// Adds what another file says.
  mutating func add(_ other: PlanningWishes) {
    schoolYear = other.schoolYear
    starts = other.starts ?? (other.every == nil ? starts : nil)
    every = other.every ?? (other.starts == nil ? every : nil)
    opening = other.opening ?? opening
    perDay = other.perDay ?? perDay
    perWeek = other.perWeek ?? perWeek
    weights.merge(other.weights) { _, later in later }
    minutes.merge(other.minutes) { _, later in later }
    travelWithin = other.travelWithin ?? travelWithin
    travelAcross = other.travelAcross ?? travelAcross
    gapAfterIntake = other.gapAfterIntake ?? gapAfterIntake
    gapBetweenSessions = other.gapBetweenSessions ?? gapBetweenSessions
    firstIntake = other.firstIntake ?? firstIntake
    lastSession = other.lastSession ?? lastSession
    communityGuides += other.communityGuides
    vivGuide = other.vivGuide ?? vivGuide
    vivMonths = other.vivMonths.isEmpty ? vivMonths : other.vivMonths
    shortContacts = other.shortContacts ?? shortContacts
    longSurveys = other.longSurveys ?? longSurveys
    reminders = other.reminders ?? reminders
    resources += other.resources
    fixed += other.fixed
    orders += other.orders
    teamMeetings += other.teamMeetings
    deadlines += other.deadlines
  }
}
