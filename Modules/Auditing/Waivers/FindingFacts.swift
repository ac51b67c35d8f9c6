import Foundation
import GuidanceKit
import Register

/// What lies under a finding: the digests of its facts, and the figures in its words.
///
/// A waiver holds while this stays the same. The words themselves may be worded anew by a later version; a figure may not,
/// unless it is the day of the audit, or counts days up to it: then the waiver would not outlive the night.
enum FindingFacts {
  /// The digest of each finding, in their order.
  static func digests(_ findings: [Finding], in snapshot: Snapshot) throws -> [[UInt8]] {
    var wanted: [RecordKind: Set<Int>] = [:]
    for finding in findings {
      for fact in finding.facts { wanted[fact.kind, default: []].insert(fact.id) }
    }
    var known: [RecordKind: [Int: [UInt8]]] = [:]
    for (kind, ids) in wanted { known[kind] = try snapshot.factDigests(kind, ids.sorted()) }
    return findings.map { finding in
      var bytes = Array("\(finding.factCount);\(figures(standing(finding)));".utf8)
      for statement in finding.statements { bytes += Array("\(figures(statement.value.dutch));".utf8) }
      // In the order of their content: a file that is loaded anew gives facts other numbers.
      let facts = finding.facts.compactMap { known[$0.kind]?[$0.id] }.sorted { $0.lexicographicallyPrecedes($1) }
      for digest in facts { bytes += digest }
      return ContentDigest.sha256(bytes)
    }
  }

  /// The Dutch message without the words that move with the day.
  static func standing(_ finding: Finding) -> String {
    finding.movingWords.reduce(finding.message.dutch) { text, words in
      guard let place = text.range(of: words, options: .backwards) else { return text }
      return text.replacingCharacters(in: place, with: "")
    }
  }

  /// The figures in a text, with what is not a digit between them left out.
  private static func figures(_ text: String) -> String {
    text.split { !$0.isNumber }.joined(separator: " ")
  }
}
