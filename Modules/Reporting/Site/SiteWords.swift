import GuidanceKit

/// The names of the parts of the site.
struct SiteWords {
  private let language: Language
  private let organisation: String

  init(_ data: ReportData) {
    language = data.request.language
    organisation = data.plan.organisation
  }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  var title: String { say("Begeleiding, \(organisation)", "Guidance, \(organisation)") }
  var pillars: String { say("Pijlers", "Pillars") }
  var organisations: String { say("Scholen en centra", "Schools and centres") }
  var advisers: String { say("Begeleiders", "Advisers") }
  var programmes: String { say("Programma's", "Programmes") }
  var communities: String { say("Leergemeenschappen en trajecten", "Learning communities and trajectories") }
  var projects: String { say("Projecten", "Projects") }
  var pilot: String { say("VIV", "VIV") }
  var surveys: String { say("Bevragingen", "Surveys") }
  var funds: String { say("Gekleurde middelen", "Earmarked funds") }
  var followUps: String { say("Opvolging", "Follow-up") }
  var upkeep: String { say("Beheer", "Upkeep") }
  var findings: String { say("Bevindingen", "Findings") }
  var aboutFindings: String {
    say("wat de audit vond en wat eraan te doen", "what the audit found and what to do about it")
  }
  var imports: String { say("Wat is ingevoerd", "What was imported") }
  var aboutImports: String { say("elk bestand met zijn rekening", "every file with its account") }
  var jobs: String { say("Opdrachten", "Jobs") }
  var aboutJobs: String { say("wat vanzelf liep, en hoe dat afliep", "what ran by itself, and how it ended") }

  /// What a programme's page is about.
  func about(_ kind: ReportKind) -> String {
    switch kind {
    case .plg: say("fasen, bijeenkomsten, wie achterloopt", "phases, meetings, who is behind")
    case .projects: say("groei, doelen, resultaten, budget", "growth, targets, results, budget")
    case .viv: say("wie de VIV's zijn, en de piloot", "who the VIVs are, and the pilot")
    case .edbi: say("effect van de begeleiding, volgens wie ze kreeg", "effect of guidance, by those who received it")
    case .funds: say("VTE, uren en euro per fonds", "FTE, hours and euro per fund")
    case .followup: say("wat afgesproken is en wat er van kwam", "what was agreed and what became of it")
    case .month, .week, .adviser, .assignments, .team, .organisation, .year: ""
    }
  }
}

/// Names of pages: what a folder and an address can carry.
enum SiteNames {
  /// A code in lower case letters, digits and hyphens.
  static func name(_ code: String) -> String {
    let letters = code.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return letters.isEmpty ? "x" : String(letters.prefix(60))
  }
}
