import GuidanceKit

/// What a stated total is about, read from its id.
///
/// `project/PROJECT/REACH[/PART][/LEVEL]/round-N` is a number of schools, with `total` for all projects together and `all` for any
/// reach; `project/count[/extension|/new]/round-N` is a number of projects. Anything else is kept as it is and only compared with
/// claims about the same thing.
enum ClaimSubject: Hashable {
  case reach(ReachSubject)
  case projects(ProjectCount, round: Int)
  case other(String)

  /// Which projects are counted.
  enum ProjectCount: String, Hashable, CaseIterable {
    case all = ""
    case extensions = "extension"
    case new
  }

  init(_ id: String) {
    var parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.removeFirst() == "project" else {
      self = .other(id)
      return
    }
    if parts.first == "count" {
      let kind = parts.count == 3 ? ProjectCount(rawValue: parts[1]) : parts.count == 2 ? .all : nil
      if let kind, let round = ClaimSubject.number(parts[parts.count - 1], after: "round-") {
        self = .projects(kind, round: round)
      } else {
        self = .other(id)
      }
      return
    }
    self = ReachSubject(parts).map(ClaimSubject.reach) ?? .other(id)
  }

  /// The number after a word and a hyphen: 2 in `round-2`.
  static func number(_ text: String, after prefix: String) -> Int? {
    text.hasPrefix(prefix) ? Int(text.dropFirst(prefix.count)) : nil
  }
}

/// A number of schools that some projects reach.
struct ReachSubject: Hashable {
  /// The project's code; `nil` for all together.
  var project: String?
  /// Direct, indirect or unknown reach; `nil` for any.
  var directness: ReachDirectness?
  /// Primary or secondary schools; `nil` for all.
  var level: ProjectSchoolLevel?
  /// The round.
  var round: Int
  /// The part of it; `nil` for the whole.
  var part: Part?

  /// A part of what a project reaches.
  enum Part: Hashable {
    /// What a phase adds.
    case phase(Int)
    /// What there is up to and with a phase.
    case throughPhase(Int)
    /// One line of a project.
    case line(Int)
  }

  init(project: String?, directness: ReachDirectness?, level: ProjectSchoolLevel?, round: Int, part: Part? = nil) {
    self.project = project
    self.directness = directness
    self.level = level
    self.round = round
    self.part = part
  }

  /// Reads the pieces after `project/`.
  init?(_ pieces: [String]) {
    var rest = pieces[...]
    guard rest.count >= 3, let name = rest.popFirst(), let reach = rest.popFirst() else { return nil }
    project = name == "total" ? nil : name
    switch reach {
    case "all": directness = nil
    case "unknown": directness = .unknown
    default:
      guard let given = ReachDirectness(rawValue: reach) else { return nil }
      directness = given
    }
    if let next = rest.first, let part = Part(next) {
      self.part = part
      rest.removeFirst()
    }
    if let next = rest.first, let level = ProjectSchoolLevel(rawValue: next) {
      self.level = level
      rest.removeFirst()
    }
    guard let text = rest.popFirst(), rest.isEmpty, let round = ClaimSubject.number(text, after: "round-") else {
      return nil
    }
    self.round = round
  }

  /// The same, but the whole of it.
  var whole: ReachSubject { ReachSubject(project: project, directness: directness, level: level, round: round) }

  /// The same for one education level.
  func at(_ level: ProjectSchoolLevel?) -> ReachSubject {
    ReachSubject(project: project, directness: directness, level: level, round: round, part: part)
  }

  /// Whether a row of project phases counts towards it.
  ///
  /// Of the parts only a phase can be told from rows.
  func includes(_ row: ProjectPhaseReach) -> Bool {
    switch part {
    case nil: break
    case .phase(let number): guard row.phase.number == number else { return false }
    case .throughPhase, .line: return false
    }
    return row.round == round && (project == nil || project == row.project)
      && (directness == nil || directness == row.directness)
  }

  /// The schools of a row that count; `nil` when the source does not mention them.
  func schools(of row: ProjectPhaseReach) -> Int? {
    switch level {
    case .primary: row.primarySchools
    case .secondary: row.secondarySchools
    case nil:
      row.primarySchools == nil && row.secondarySchools == nil
        ? nil : (row.primarySchools ?? 0) + (row.secondarySchools ?? 0)
    }
  }

  /// What is counted, in words: `basisscholen in ronde 2`.
  var schools: Label {
    switch level {
    case nil: Label("scholen in ronde \(round)", "schools in round \(round)")
    case .primary: Label("basisscholen in ronde \(round)", "primary schools in round \(round)")
    case .secondary: Label("secundaire scholen in ronde \(round)", "secondary schools in round \(round)")
    }
  }
}

extension ReachSubject.Part {
  init?(_ text: String) {
    if let number = ClaimSubject.number(text, after: "phase-") {
      self = .phase(number)
    } else if let number = ClaimSubject.number(text, after: "through-phase-") {
      self = .throughPhase(number)
    } else if let number = ClaimSubject.number(text, after: "line-") {
      self = .line(number)
    } else {
      return nil
    }
  }
}
