import Foundation

/// What a report's folder says of itself, as far as a new report must know it.
struct ReportManifest: Decodable {
  /// The version of the shape of `manifest.json`.
  static let schema = "leerspoor/manifest/1"
  /// The name of the file.
  static let fileName = "manifest.json"

  let schema: String
  let report: String
  let subject: String?
  let period: String
  let files: [String]

  /// Reads the manifest of a folder; `nil` when there is none, or when it is none of ours.
  init?(folder: URL) {
    let file = folder.appendingPathComponent(Self.fileName)
    guard let data = try? Data(contentsOf: file), let read = try? JSONDecoder().decode(ReportManifest.self, from: data),
      read.schema == Self.schema
    else { return nil }
    self = read
  }
}
