public import Documents
import GuidanceKit
import Indicators
import Register

extension ComparisonReport {
  /// The comparison for programs.
  public var json: JSON {
    .object([
      "schema": "leerspoor/diff/1", "equal": .bool(comparison.isEqual), "old": json(comparison.old),
      "new": json(comparison.new), "equal_figures": .integer(comparison.equalCount),
      "register_known": .bool(isRegisterKnown),
      "changes": .array(
        comparison.changes.map { change in
          .object([
            "id": .string(change.figure?.id.text), "old_id": .string(change.old?.id.text),
            "new_id": .string(change.new?.id.text), "title": .string(change.figure?.title[language]),
            "old": json(change.old), "new": json(change.new), "causes": .array(change.causes.map(json)),
            "facts": .array(change.facts.map { .integer($0) }),
          ])
        }),
      "facts": .array(comparison.facts.map(json)),
      "reloads": .array(
        comparison.reloads.map { reload in
          .object([
            "undone": .integer(reload.undone), "undone_by": .integer(reload.by), "loaded": .integer(reload.loaded),
            "facts": .integer(reload.facts),
          ])
        }),
    ])
  }

  private func json(_ state: ComparedState) -> JSON {
    .object([
      "name": .string(state.name), "period": .string(state.period.iso), "day": .string(state.day.iso),
      "batch": .integer(state.batch), "plan": .string(state.plan), "plan_hash": .string(state.planHash),
      "version": .string(state.version),
    ])
  }

  private func json(_ figure: Figure?) -> JSON {
    guard let figure else { return .null }
    return .object([
      "numerator": .integer(figure.numerator), "denominator": .integer(figure.denominator),
      "unit": .string(figure.unit.rawValue), "value": .string(print.text(figure)),
      "verdict": .string(figure.verdict.code), "norm": .integer(figure.norm?.value),
      "pace": .fraction(figure.pace.flatMap { Fraction($0.numerator, over: $0.denominator) }),
      "forecast": .fraction(figure.forecast.flatMap { Fraction($0.numerator, over: $0.denominator) }),
      "n": .integer(figure.n),
    ])
  }

  private func json(_ cause: FigureComparison.Cause) -> JSON {
    switch cause {
    case .period: .object(["code": "period"])
    case .day: .object(["code": "day"])
    case .parameter(let name, let old, let new):
      .object([
        "code": "parameter", "name": .string(name), "old": .string(old?[language]), "new": .string(new?[language]),
      ])
    case .plan: .object(["code": "plan"])
    case .calendar: .object(["code": "calendar"])
    case .teams: .object(["code": "teams"])
    case .merge(let merge):
      .object([
        "code": "merge", "from": .string(merge.from.digits), "into": .string(merge.into.digits),
        "batch": .integer(merge.batch), "reason": .string(merge.reason), "undone": .bool(merge.isUndone),
      ])
    case .version: .object(["code": "version"])
    }
  }

  private func json(_ fact: ChangedFact) -> JSON {
    func side(_ one: EvidenceFact?) -> JSON {
      guard let one else { return .null }
      let row = EvidenceRow(one, file: "", original: nil)
      return .object([
        "what": .string(row.what[language]), "amount": .string(row.amount[language]),
        "place": .string(rows.place(one)), "batch": .integer(one.origin.batch), "line": .integer(one.origin.line),
        "row": .integer(one.origin.row),
      ])
    }
    return .object([
      "kind": .string(fact.kind.rawValue), "batch": .integer(fact.batch), "difference": .string(rows.difference(fact)),
      "old": side(fact.old), "new": side(fact.new),
    ])
  }
}
