import Foundation
import GuidanceKit
import Indicators

/// What a report's folder says of itself: enough to make the report again.
public struct ReportManifest: Hashable, Sendable {
  /// The version of the shape of `manifest.json`.
  public static let schema = "leerspoor/manifest/1"
  /// The name of the file.
  public static let fileName = "manifest.json"

  /// The kind of report, as its command.
  public let report: String
  /// Whom or what it is about; `nil` for a report about everything.
  public let subject: String?
  /// The period, as typed.
  public let period: String
  /// The last day that counted, in ISO form.
  public let day: String?
  /// The state of knowledge as it was asked for.
  public let asOf: String?
  /// For whom it was made.
  public let audience: String?
  /// The language of its texts.
  public let language: String?
  /// The version of the program that made it.
  public let programVersion: String?
  /// The last batch that was known.
  public let batch: Int?
  /// The head of the trail when it was made, in hexadecimal.
  public let trailHead: String?
  /// The number of the audit whose findings it shows.
  public let audit: Int?
  /// Whether its explanations show rows.
  public let showsRows: Bool
  /// The hash of the plan with its norms.
  public let planHash: String?
  /// The hash of all figures of the request.
  public let figuresHash: String?
  /// The paths of the texts it was made with; they are files of it.
  public let texts: [String]
  /// The paths of its files, without the manifest.
  public let files: [String]
  /// The SHA-256 of each file, by its path.
  public let hashes: [String: String]

  /// Reads the manifest of a folder; `nil` when there is none, or when it is none of ours.
  public init?(folder: String) { self.init(folder: URL(fileURLWithPath: folder)) }

  init?(folder: URL) {
    let file = folder.appendingPathComponent(Self.fileName)
    guard let data = try? Data(contentsOf: file), let read = try? JSONDecoder().decode(ReportManifest.self, from: data)
    else { return nil }
    self = read
  }

  /// What was asked for, without its texts; `nil` when this version of the program knows no such report.
  public var request: ReportRequest? {
    guard let kind = ReportKind(rawValue: report), let period = Period(period),
      let day = day.flatMap({ CalendarDate(iso: $0) }), let audience = audience.flatMap(Audience.init(rawValue:)),
      let language = language.flatMap(Language.init(rawValue:))
    else { return nil }
    return ReportRequest(
      kind, subject: subject, period: period, day: day, asOf: asOf, audience: audience, language: language)
  }
}

extension ReportManifest: Decodable {
  private enum CodingKeys: String, CodingKey {
    case schema, report, subject, period, day, audience, language, database, audit, plan, texts, files
    case asOf = "as_of"
    case programVersion = "program_version"
    case figuresHash = "figures_hash"
    case hashes = "sha256"
    case showsRows = "shows_rows"
  }

  private struct State: Decodable {
    let batch: Int?
    let head: String?
    private enum CodingKeys: String, CodingKey {
      case batch
      case head = "trail_head"
    }
  }

  private struct PlanOfManifest: Decodable { let hash: String? }

  private struct TextOfManifest: Decodable { let file: String }

  /// Reads a manifest.
  ///
  /// - Throws: when it is of another schema or lacks its report, period or files.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard try values.decode(String.self, forKey: .schema) == Self.schema else {
      throw DecodingError.dataCorruptedError(forKey: .schema, in: values, debugDescription: Self.schema)
    }
    report = try values.decode(String.self, forKey: .report)
    subject = try values.decodeIfPresent(String.self, forKey: .subject)
    period = try values.decode(String.self, forKey: .period)
    day = try values.decodeIfPresent(String.self, forKey: .day)
    asOf = try values.decodeIfPresent(String.self, forKey: .asOf)
    audience = try values.decodeIfPresent(String.self, forKey: .audience)
    language = try values.decodeIfPresent(String.self, forKey: .language)
    programVersion = try values.decodeIfPresent(String.self, forKey: .programVersion)
    let state = try values.decodeIfPresent(State.self, forKey: .database)
    batch = state?.batch
    trailHead = state?.head
    audit = try values.decodeIfPresent(Int.self, forKey: .audit)
    showsRows = try values.decodeIfPresent(Bool.self, forKey: .showsRows) ?? true
    planHash = try values.decodeIfPresent(PlanOfManifest.self, forKey: .plan)?.hash
    figuresHash = try values.decodeIfPresent(String.self, forKey: .figuresHash)
    texts = try values.decodeIfPresent([TextOfManifest].self, forKey: .texts)?.map(\.file) ?? []
    files = try values.decode([String].self, forKey: .files)
    hashes = try values.decodeIfPresent([String: String].self, forKey: .hashes) ?? [:]
  }
}
