import Foundation

/// Reads JSON in tests, with another program's reader than the one that wrote it.
enum JSONReader {
  static func rows(_ text: String) throws -> [[String: String]] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return object?["rows"] as? [[String: String]] ?? []
  }

  static func object(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }
}
