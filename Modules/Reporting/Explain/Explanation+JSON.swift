public import Documents
import GuidanceKit
import Indicators

extension Explanation {
  /// The explanation for programs.
  public var json: JSON {
    .object([
      "schema": "leerspoor/explain/1", "figure": .string(figure.id.text),
      "title": .string(figure.title[print.language]),
      "value": .string(print.text(figure)), "numerator": .integer(figure.numerator),
      "denominator": .integer(figure.denominator), "period": .string(figure.id.period),
      "verdict": .string(figure.verdict.code),
      "formula": .string(figure.evidence.formula[print.language]),
      "note": .string(figure.evidence.note?[print.language]), "filled": .string(filled?.plain),
      "generated_from": .object([
        "batch": .integer(origin.batch), "plan": .string(origin.plan), "plan_hash": .string(origin.planHash),
      ]),
      "invented": .bool(isInvented),
      "counts": .members(
        figure.evidence.counts.map { .init($0.key.rawValue, .fraction(Fraction($0.value))) }),
      "parameters": .members(
        figure.evidence.parameters.map { .init($0.name, .string($0.value?[print.language])) }),
      "members": .array(members.map { .string($0.id.text) }),
      "row_counts": .members(rows.groups.map { .init($0.title.english, .integer($0.count)) }),
      "evidence_hash": .string(figure.evidenceHash), "rows": rowTable.document,
    ])
  }
}
