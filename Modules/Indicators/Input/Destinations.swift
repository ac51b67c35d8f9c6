import GuidanceKit

/// A destination or a group of them that figures are made for.
struct DestinationScope: Sendable {
  /// The part of the figure id: a code, or `total`, `PBD`, `POC`, `kwaliteitszorg`.
  var id: String
  /// The name people read.
  var name: Label
  /// The codes it holds.
  var destinations: [String]

  func contains(_ destination: String) -> Bool { destinations.contains(destination) }
}

/// What the destinations of registrations and assignments are: pillars, quality care or projects.
struct Destinations: Sendable {
  /// Every single destination of the plan, and those that only facts name, by code.
  let all: [String]
  private let plan: Plan
  private let projectNames: [String: String]

  init(_ input: IndicatorInput) {
    plan = input.plan
    projectNames = Dictionary(
      input.projects.map { ($0.id, $0.name ?? $0.id) }.sorted { $0 < $1 }, uniquingKeysWith: { first, _ in first })
    let year = input.schoolYear
    var codes = Set(plan.pillars.map(\.code)).union(QualityCare.allCases.map(\.code))
    codes.formUnion(input.assignments.lazy.filter { $0.schoolYear == year }.map(\.destination))
    codes.formUnion(input.time.map(\.destination))
    codes.formUnion(input.periodTime.map(\.destination))
    all = codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The name of a destination: of the pillar, the kind of quality care, the project, or the code itself.
  func name(_ code: String) -> Label {
    if let pillar = plan.pillar(code) { return pillar.name }
    if let care = QualityCare(rawValue: code) {
      return Label("kwaliteitszorg: \(care.label.dutch)", "quality care: \(care.label.english)")
    }
    let name = projectNames[code] ?? code
    return Label(name, name)
  }

  /// The service of a destination; `nil` for quality care and projects.
  func service(_ code: String) -> Service? { plan.pillar(code)?.service }

  static func isQualityCare(_ code: String) -> Bool { QualityCare(rawValue: code) != nil }

  /// Everything together.
  var total: DestinationScope {
    DestinationScope(id: "total", name: Label("alle bestemmingen", "all destinations"), destinations: all)
  }

  /// The groups that are reported beside the single destinations: each service, quality care, everything.
  var groups: [DestinationScope] {
    let services = Service.allCases.map { service in
      DestinationScope(
        id: service.code, name: plan.services.first { $0.service == service }?.name ?? service.label,
        destinations: all.filter { self.service($0) == service })
    }
    let care = DestinationScope(
      id: "kwaliteitszorg", name: Label("kwaliteitszorg", "quality care"),
      destinations: all.filter(Destinations.isQualityCare))
    return [total] + (services + [care]).filter { !$0.destinations.isEmpty }
  }

  /// Each destination by itself.
  var single: [DestinationScope] {
    all.map { DestinationScope(id: $0, name: name($0), destinations: [$0]) }
  }

  /// Guidance as indicator 3 means it: not quality care, and not the POC, which is reported apart.
  ///
  /// Projects are guidance.
  func isGuidance(_ code: String) -> Bool {
    !Destinations.isQualityCare(code) && service(code) != .poc
  }
}
