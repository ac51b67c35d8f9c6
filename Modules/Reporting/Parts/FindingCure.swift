import Foundation
import GuidanceKit

/// What to do about a finding, out of the detail the audit keeps of it.
struct FindingCure: Decodable {
  /// What to do.
  let cure: Label

  /// Reads it; `nil` when the detail has none.
  init?(json: String) {
    guard let cure = try? JSONDecoder().decode(FindingCure.self, from: Data(json.utf8)) else { return nil }
    self = cure
  }
}
