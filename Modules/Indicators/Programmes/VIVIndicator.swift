import GuidanceKit
import Register

/// The people who carry change in their team (*VIV*): how many, of which kinds, in which schools and centres.
///
/// - Source: POV plan 2025-2030, VIV.
public struct VIVIndicator {
  private let input: IndicatorInput
  private let roles: [VIV]

  /// Takes the roles that hold on the day.
  public init(_ input: IndicatorInput) {
    self.input = input
    roles = input.records.vivs.filter { $0.validity.contains(input.day) }
  }

  /// The figures `viv/…`; none without any role known.
  public var figures: [Figure] {
    guard !input.records.vivs.isEmpty else { return [] }
    let byOrganisation = Dictionary(grouping: roles, by: \.organisation).sorted { $0.key < $1.key }
    return figures(of: roles, id: "total", name: Label("alle scholen en centra", "all schools and centres"), nil)
      + [organisationsWith(byOrganisation.map(\.key))]
      + byOrganisation.flatMap { number, roles in
        figures(of: roles, id: number.digits, name: name(number), number)
      }
  }

  /// The people, then those of each kind, formality, permanence and scale; those of whom it is not said apart.
  private func figures(of roles: [VIV], id: String, name: Label, _ number: InstitutionNumber?) -> [Figure] {
    func counted<T: Term>(_ dimension: String, _ value: (VIV) -> T?) -> [Figure] {
      let cases: [T?] = T.allCases.map(Optional.some) + [nil]
      return cases.compactMap { term in
        let own = roles.filter { value($0) == term }
        guard !own.isEmpty else { return nil }
        let label = term?.label ?? Label("niet gezegd", "not said")
        return figure(
          own, [id, dimension, term?.code ?? "onbekend"],
          Label("\(name.dutch), \(label.dutch)", "\(name.english), \(label.english)"), number)
      }
    }
    return [figure(roles, [id], name, number)] + counted("kind") { $0.role } + counted("formality") { $0.formality }
      + counted("permanence") { $0.permanence } + counted("scale") { $0.scale }
  }

  private func figure(_ roles: [VIV], _ scope: [String], _ name: Label, _ number: InstitutionNumber?) -> Figure {
    // One person may have several roles, in one school or in more.
    let people = Set(roles.map(\.person)).count
    return Figure(
      id: FigureID("viv", scope, input.schoolYear.iso),
      title: Label("VIV's, \(name.dutch)", "VIVs, \(name.english)"), kind: .count, numerator: people, unit: .people,
      n: roles.count,
      evidence: Evidence(
        formula: Label(
          "personen met een rol die op de dag geldt; wie er meer heeft, telt één keer",
          "people with a role that holds on the day; someone with several counts once"),
        counts: [
          EvidenceCount(.roles, roles.count),
          EvidenceCount(.inScope, Set(roles.map(\.organisation)).count, .organisations),
        ], queries: [.records(RecordSelection(.viv, of: number.map { [$0.digits] }))]))
  }

  /// The schools and centres with a VIV, over all.
  private func organisationsWith(_ numbers: [InstitutionNumber]) -> Figure {
    let all = input.organisations.filter {
      ($0.type.isSchool || $0.type.isCentre) && $0.validity.contains(input.day)
    }
    let with = Set(numbers)
    let count = all.count { with.contains($0.number) }
    return Figure(
      id: FigureID("viv", ["total", "organisations"], input.schoolYear.iso),
      title: Label("Scholen en centra met een VIV", "Schools and centres with a VIV"), kind: .share,
      numerator: all.isEmpty ? nil : count, denominator: all.isEmpty ? nil : all.count, unit: .organisations,
      verdict: all.isEmpty ? .noData : .noNorm, n: roles.count,
      evidence: Evidence(
        formula: Label(
          "scholen en centra met minstens één VIV op de dag, gedeeld door alle die op de dag bestaan",
          "schools and centres with at least one VIV on the day, divided by all that exist on the day"),
        counts: [
          EvidenceCount(.reached, count, .organisations), EvidenceCount(.inScope, all.count, .organisations),
        ], queries: [.records(RecordSelection(.viv))]))
  }

  private func name(_ number: InstitutionNumber) -> Label {
    let name = input.organisations.first { $0.number == number }.map { "\($0.type.code) \($0.name)" } ?? number.digits
    return Label(name, name)
  }
}
