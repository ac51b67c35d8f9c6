#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
public import GuidanceKit
import Register

/// What the register keeps of a finding beside its message: figures, sources, cure and facts.
public struct FindingDetail: Hashable, Sendable, Codable {
  /// A text in both languages.
  public typealias Text = Label

  /// A figure and who gives it.
  public struct Statement: Hashable, Sendable, Codable {
    /// The figure, in words.
    public var value: Text
    /// Who says so, and where.
    public var source: Text
  }

  /// The place of a fact.
  public struct Place: Hashable, Sendable, Codable {
    /// The kind of record, as on the command line.
    public var kind: String
    /// The batch.
    public var batch: Int
    /// The file's name.
    public var file: String
    /// The text line, from 1.
    public var line: Int
    /// The spreadsheet row, from 1.
    public var row: Int
  }

  /// The figures that contradict each other.
  public var statements: [Statement]
  /// What to do.
  public var cure: Text
  /// The places of the facts, at most ``mostPlaces``.
  public var facts: [Place]
  /// How many facts there are.
  public var factCount: Int

  enum CodingKeys: String, CodingKey {
    case statements, cure, facts
    case factCount = "fact_count"
  }

  /// How many places are kept of one finding; the facts themselves stay in the register.
  public static let mostPlaces = 500

  /// What to keep of a finding.
  public init(_ finding: Finding) {
    statements = finding.statements.map { Statement(value: $0.value, source: $0.source) }
    cure = finding.cure
    facts = finding.facts.prefix(Self.mostPlaces).map {
      Place(kind: $0.kind.code, batch: $0.batch, file: $0.file, line: $0.line, row: $0.row)
    }
    factCount = finding.factCount
  }

  /// Reads what was kept; `nil` when it is no detail of a finding.
  public init?(json: String) {
    guard let detail = try? JSONDecoder().decode(FindingDetail.self, from: Data(json.utf8)) else { return nil }
    self = detail
  }

  /// The detail as JSON whose bytes depend on it alone.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
