import GuidanceKit
import Register

/// The EEF mechanisms and the care-continuum phases of registered guidance, per pillar and per initiative.
///
/// - Source: EEF, Effective Professional Development (2021); Prodia, zorgcontinuüm.
public struct DesignIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  private struct Scope {
    var id: [String]
    var name: Label
    var destinations: [String] = []
    var initiatives: [String] = []
    var entries: [DesignEntry]
  }

  /// The figures `mechanisms/…` and `care/…`; none where nothing was registered.
  public var figures: [Figure] {
    let scopes = scopes
    return scopes.flatMap(mechanisms) + scopes.filter { $0.initiatives.isEmpty }.flatMap(care)
  }

  private var scopes: [Scope] {
    let entries = input.records.designs
    guard !entries.isEmpty else { return [] }
    let destinations = Dictionary(grouping: entries, by: \.destination).sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    let initiatives = Dictionary(grouping: entries.filter { $0.initiative != nil }, by: { $0.initiative ?? "" }).sorted
    {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    let names = Destinations(input)
    return [Scope(id: ["total"], name: Label("alle bestemmingen", "all destinations"), entries: entries)]
      + destinations.map { code, entries in
        Scope(id: [FigureID.part(code)], name: names.name(code), destinations: [code], entries: entries)
      }
      + initiatives.map { code, entries in
        Scope(
          id: ["initiative", FigureID.part(code)], name: input.plan.initiative(code)?.label ?? Label(code, code),
          initiatives: [code], entries: entries)
      }
  }

  private func mechanisms(_ scope: Scope) -> [Figure] {
    let used = scope.entries.reduce(MechanismSet(bits: 0)) { $0.union($1.mechanisms) }
    guard !used.isEmpty else { return [] }
    let named = scope.entries.filter { !$0.mechanisms.isEmpty }.reduce(0) { $0 + $1.registrations }
    var whole = figure(
      "mechanisms", scope, [], Label("EEF-mechanismen", "EEF mechanisms"), used.count, .mechanisms, named,
      Label(
        "mechanismen die een registratie van het schooljaar noemt; evenwichtig met minstens één uit elk van de groepen A tot D",
        "mechanisms that a registration of the school year names; balanced with at least one of each of the groups A to D"
      ),
      filter(scope) { $0.mechanisms = used })
    whole.judge(used)
    return [whole]
      + used.mechanisms.map { mechanism in
        let count = scope.entries.filter { $0.mechanisms.contains(mechanism) }.reduce(0) { $0 + $1.registrations }
        let number = mechanism.number < 10 ? "M0\(mechanism.number)" : "M\(mechanism.number)"
        return figure(
          "mechanisms", scope, [number], mechanism.label, count, .registrations, count,
          Label("registraties die dit mechanisme noemen", "registrations that name this mechanism"),
          filter(scope) { $0.mechanisms = MechanismSet([mechanism]) })
      }
  }

  private func care(_ scope: Scope) -> [Figure] {
    CareContinuumPhase.allCases.compactMap { phase in
      let count = scope.entries.filter { $0.carePhase == phase }.reduce(0) { $0 + $1.registrations }
      guard count > 0 else { return nil }
      return figure(
        "care", scope, [phase.code], phase.label, count, .registrations, count,
        Label(
          "registraties in deze fase van het zorgcontinuüm", "registrations in this phase of the care continuum"),
        filter(scope) { $0.carePhases = [phase] })
    }
  }

  private func filter(_ scope: Scope, _ narrow: (inout RegistrationFilter) -> Void) -> RegistrationFilter {
    var filter = RegistrationFilter(
      from: input.schoolYear.first, through: input.day, destinations: scope.destinations,
      initiatives: scope.initiatives)
    narrow(&filter)
    return filter
  }

  private func figure(
    _ indicator: String, _ scope: Scope, _ last: [String], _ name: Label, _ value: Int, _ unit: Figure.Unit, _ n: Int,
    _ formula: Label, _ filter: RegistrationFilter
  ) -> Figure {
    Figure(
      id: FigureID(indicator, scope.id + last, input.schoolYear.iso),
      title: Label("\(name.dutch), \(scope.name.dutch)", "\(name.english), \(scope.name.english)"), kind: .count,
      numerator: value, unit: unit, n: n,
      evidence: Evidence(
        formula: formula, counts: [EvidenceCount(.registrations, n, .registrations)], queries: [.registrations(filter)])
    )
  }
}
