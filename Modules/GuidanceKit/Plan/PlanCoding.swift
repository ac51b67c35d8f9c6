#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Plan {
  /// The plan as JSON whose bytes depend on the plan alone: sorted keys, no spaces.
  ///
  /// What the register stores and hashes.
  public func canonicalJSON() throws -> [UInt8] { try CanonicalJSON.encode(self) }

  /// Reads a plan from its JSON.
  public init(json: some Sequence<UInt8>) throws { self = try CanonicalJSON.decode(Plan.self, from: json) }
}

extension NormsAmendment {
  /// The amendment as JSON whose bytes depend on the amendment alone.
  ///
  /// What the register stores and hashes.
  public func canonicalJSON() throws -> [UInt8] { try CanonicalJSON.encode(self) }

  /// Reads an amendment from its JSON.
  public init(json: some Sequence<UInt8>) throws { self = try CanonicalJSON.decode(NormsAmendment.self, from: json) }
}

/// JSON with sorted keys and without spaces.
private enum CanonicalJSON {
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try [UInt8](encoder.encode(value))
  }

  static func decode<T: Decodable>(_ type: T.Type, from json: some Sequence<UInt8>) throws -> T {
    try JSONDecoder().decode(type, from: Data(json))
  }
}
