import Foundation
import GuidanceKit
import Indicators

/// What the folder of a batch of reports says of itself.
public struct BatchManifest: Decodable, Sendable {
  /// The folders of its reports.
  public let reports: [String]
  /// The paths of all files, those of its reports included, without the manifest.
  public let files: [String]
  /// The SHA-256 of the files beside the reports, by their path.
  public let hashes: [String: String]

  private let schema: String

  private enum CodingKeys: String, CodingKey {
    case schema, reports, files
    case hashes = "sha256"
  }

  /// Reads the manifest of a folder; `nil` when it holds no batch.
  public init?(folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(ReportManifest.fileName)"),
      let read = try? JSONDecoder().decode(BatchManifest.self, from: data), read.schema == BatchFolder.schema
    else { return nil }
    self = read
  }
}

/// What the folder of a site says of itself: enough to make the site again.
public struct SiteManifest: Decodable, Sendable {
  private let schema: String
  private let period: String
  private let day: String
  private let asOf: String?
  private let audience: String
  private let language: String
  private let database: State
  /// The version of the program that made it.
  public let programVersion: String
  /// The number of the audit whose findings it shows.
  public let audit: Int?

  private struct State: Decodable {
    let batch: Int
    let head: String?
    private enum CodingKeys: String, CodingKey {
      case batch
      case head = "trail_head"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, period, day, audience, language, database, audit
    case asOf = "as_of"
    case programVersion = "program_version"
  }

  /// Reads the manifest of a folder; `nil` when it holds no site.
  public init?(folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(ReportManifest.fileName)"),
      let read = try? JSONDecoder().decode(SiteManifest.self, from: data), read.schema == SiteReport.schema
    else { return nil }
    self = read
  }

  /// The last batch that was known.
  public var batch: Int { database.batch }
  /// The head of the trail when it was made, in hexadecimal.
  public var trailHead: String? { database.head }

  /// What was asked for; `nil` when this version of the program does not understand it.
  public var request: ReportRequest? {
    guard let period = Period(period), let day = CalendarDate(iso: day), let audience = Audience(rawValue: audience),
      let language = Language(rawValue: language)
    else { return nil }
    return ReportRequest(.week, period: period, day: day, asOf: asOf, audience: audience, language: language)
  }
}
