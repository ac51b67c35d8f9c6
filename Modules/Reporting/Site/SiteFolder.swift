public import Documents
import Foundation
public import GuidanceKit

/// The folder that a site is written into.
public struct SiteFolder: Sendable {
  private let path: String

  /// The folder at a path; it need not exist.
  public init(path: String) { self.path = path }

  private struct Manifest: Decodable {
    let schema: String
    let state: String
  }

  /// Whether the folder holds the site of a state, so that nothing need be computed.
  public func holds(state: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path + "/manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return false }
    return manifest.schema == SiteReport.schema && manifest.state == state
      && FileManager.default.fileExists(atPath: path + "/index.html")
  }

  /// Writes a site: whole or not at all, and only the pages that changed.
  ///
  /// - Throws: ``DocumentError`` when the folder may not become this site or cannot be written; then it is as it was.
  public func write(_ report: SiteReport, madeAt moment: Moment, state: String) throws -> SiteWriter.Outcome {
    let manifest = Array((report.manifest(madeAt: moment, state: state).text(isIndented: true) + "\n").utf8)
    return try SiteWriter(path: path).write(report.site, manifest: manifest) { try report.page($0, $1) }
  }
}
