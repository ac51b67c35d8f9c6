import GuidanceKit
import Register

/// How the figure of a pair of pillar and organisation was made.
final class PairEvidence: Sendable {
  let parameters: [NormEntry]
  private let queries: OrganisationQueries
  private let day: CalendarDate
  /// The formulas of pairs to which no other number adds, by window.
  private let formulas: [ClosedRange<CalendarDate>: Label]

  init(_ table: ReachTable, parameters: [NormEntry], organisations: [Organisation], day: CalendarDate) {
    self.parameters = parameters
    self.day = day
    queries = OrganisationQueries(organisations)
    var formulas: [ClosedRange<CalendarDate>: Label] = [:]
    var last: ClosedRange<CalendarDate>?
    for pairs in [table.pairs, table.alternatives] {
      for pair in pairs where pair.takenOver.isEmpty {
        let range = pair.window.first...pair.window.last
        // Neighbours mostly have the same window.
        if range == last { continue }
        last = range
        if formulas[range] == nil { formulas[range] = PairEvidence.formula(pair) }
      }
    }
    self.formulas = formulas
  }

  /// The evidence of a pair, worked out when it is asked for.
  func of(_ pair: ReachPair) -> Evidence { Evidence(pair, self) }

  /// What stands in the evidence of a pair.
  func content(_ pair: ReachPair) -> Evidence.Content {
    let known = pair.takenOver.isEmpty ? formulas[pair.window.first...pair.window.last] : nil
    return Evidence.Content(
      formula: known ?? PairEvidence.formula(pair), note: nil, parameters: parameters,
      counts: [
        EvidenceCount(.windowMinutes, pair.minutes, .minutes), EvidenceCount(.sessions, pair.sessions),
        EvidenceCount(.minutesToGo, pair.minutesToGo, .minutes),
        EvidenceCount(.elapsedWeeks, pair.elapsedWeeks), EvidenceCount(.allWeeks, pair.allWeeks),
        EvidenceCount(.weeksLeft, pair.weeksLeft),
        EvidenceCount(.integrationAsked, pair.asksIntegration ? 1 : 0),
        EvidenceCount(.integrated, pair.integration == .complete ? 1 : 0),
      ] + ReachIndicator.takenOver([pair]),
      queries: queries.queries(
        pair.number,
        RegistrationFilter(
          from: pair.window.first, through: min(day, pair.window.last), destinations: [pair.pillar]),
        takenOver: pair.takenOver.keys), members: [])
  }

  private static func formula(_ pair: ReachPair) -> Label {
    func text(_ language: Language) -> String {
      let number = NumberText(language)
      let (first, last) = (number.date(pair.window.first), number.date(pair.window.last))
      let taken = pair.takenOver.keys.sorted().map(\.digits).joined(separator: ", ")
      switch language {
      case .dutch:
        let more = taken.isEmpty ? "" : "; wat na het einde van \(taken) op dat nummer geregistreerd is, telt mee"
        return
          "minuten van de pijler met de organisatie van \(first) tot en met de dag, in het venster tot \(last)\(more)"
      case .english:
        let more = taken.isEmpty ? "" : "; what was registered on \(taken) after that number ended counts as well"
        return
          "minutes of the pillar with the organisation from \(first) up to the day, in the window to \(last)\(more)"
      }
    }
    return Label(text(.dutch), text(.english))
  }
}
