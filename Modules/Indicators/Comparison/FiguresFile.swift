import Foundation
public import GuidanceKit

/// Why a file is no `figures.json` that can be compared.
public struct FiguresFileError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ file: String, found: String) {
    explanation = Label(
      "\(file): \(found) gevonden; verwacht een figures.json met schema \(FigureSet.schema). "
        + "Maak het rapport opnieuw met deze versie van leerspoor-report.",
      "\(file): found \(found); expected a figures.json with schema \(FigureSet.schema). "
        + "Make the report again with this version of leerspoor-report.")
  }
}

/// `figures.json` as it is read back: what a figure says, without where its facts are found.
struct FiguresFile: Decodable {
  let schema: String
  let generatedFrom: Origin
  let parameters: Parameters
  let figures: [Entry]

  struct Origin: Decodable {
    struct PlanEntry: Decodable {
      let code: String
      let hash: String
    }
    let batch: Int
    let plan: PlanEntry
    let version: String
  }

  struct Parameters: Decodable {
    let period: String
    let day: String
    let audience: String
    let norms: [NormValue]
  }

  struct NormValue: Decodable {
    let name: String
    let value: Words?
  }

  struct Words: Decodable {
    let nl: String
    let en: String
    var label: Label { Label(nl, en) }
  }

  struct Part: Decodable {
    let numerator: Int
    let denominator: Int
    var share: Share? { Share(numerator: numerator, denominator: denominator) }
  }

  /// A whole number or a fraction.
  struct Number: Decodable {
    let value: Rational?
    init(from decoder: any Decoder) throws {
      if let whole = try? decoder.singleValueContainer().decode(Int.self) {
        value = Rational(whole)
      } else {
        let part = try Part(from: decoder)
        value = Rational(part.numerator, part.denominator)
      }
    }
  }

  struct Entry: Decodable {
    struct NormEntry: Decodable {
      let comparison: String
      let value: Int
      let unit: String
      let source: Words
    }
    struct VerdictEntry: Decodable {
      let code: String
      let until: String?
      let reason: Words?
      let remark: Words?
    }
    struct RangeEntry: Decodable {
      let lower: Part
      let upper: Part
    }
    struct EvidenceEntry: Decodable {
      let formula: Words
      let parameters: [String]
      let counts: [String: Number]
    }
    let id: String
    let title: Words
    let kind: String
    let numerator: Int?
    let denominator: Int?
    let unit: String
    let norm: NormEntry?
    let verdict: VerdictEntry
    let pace: Part?
    let forecast: Part?
    let range: RangeEntry?
    let n: Int?
    let suppressed: Bool
    let evidence: EvidenceEntry
  }

  private enum CodingKeys: String, CodingKey {
    case schema, parameters, figures
    case generatedFrom = "generated_from"
  }

  init(_ bytes: [UInt8], name: String) throws(FiguresFileError) {
    struct Head: Decodable { let schema: String }
    let data = Data(bytes)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else {
      throw FiguresFileError(name, found: "geen JSON met een schema / no JSON with a schema")
    }
    guard head.schema == FigureSet.schema else { throw FiguresFileError(name, found: "schema \(head.schema)") }
    do {
      self = try JSONDecoder().decode(FiguresFile.self, from: data)
    } catch {
      throw FiguresFileError(name, found: FiguresFile.place(of: error))
    }
  }

  /// The member of the file at which reading failed.
  private static func place(of error: any Error) -> String {
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context
      default: nil
      }
    let path = (context?.codingPath ?? []).map { $0.intValue.map(String.init) ?? $0.stringValue }
    return path.isEmpty ? "JSON" : path.joined(separator: ".")
  }
}

extension FiguresFile.Entry {
  /// The figure, without queries.
  func figure(_ file: String) throws(FiguresFileError) -> Figure {
    guard let id = FigureID(id), let kind = Figure.Kind(rawValue: kind), let unit = Figure.Unit(rawValue: unit),
      let verdict = readVerdict
    else { throw FiguresFileError(file, found: "figures \"\(self.id)\"") }
    let norm = norm.flatMap { norm -> Figure.Norm? in
      guard let comparison = Figure.Norm.Comparison(rawValue: norm.comparison),
        let unit = Figure.Unit(rawValue: norm.unit)
      else { return nil }
      return Figure.Norm(comparison, norm.value, unit, source: norm.source.label)
    }
    let range = range.flatMap { range in
      range.lower.share.flatMap { lower in range.upper.share.map { ShareRange(lower: lower, upper: $0) } }
    }
    let counts = EvidenceCount.Key.allCases.compactMap { key in
      evidence.counts[key.rawValue].flatMap { $0.value.map { EvidenceCount(key, $0) } }
    }
    var found = Evidence(formula: evidence.formula.label, counts: counts)
    found.remark = self.verdict.remark?.label
    return Figure(
      id: id, title: title.label, kind: kind, numerator: numerator, denominator: denominator, unit: unit, norm: norm,
      verdict: verdict, pace: pace?.share, forecast: forecast?.share, range: range, n: n, suppressed: suppressed,
      evidence: found)
  }

  private var readVerdict: Figure.Verdict? {
    switch verdict.code {
    case "met": .met
    case "not_met": .notMet
    case "running": verdict.until.flatMap { CalendarDate(iso: $0) }.map { .running(until: $0) }
    case "no_data": .noData
    case "no_norm": .noNorm
    case "not_computable": .notComputable(verdict.reason?.label ?? Label("", ""))
    case "no_verdict": .noVerdict(verdict.reason?.label ?? Label("", ""))
    case "strong": .zone(.strong)
    case "between": .zone(.between)
    case "to_examine": .zone(.toExamine)
    default: nil
    }
  }
}
