import Foundation
import GuidanceKit
import Register

/// What a package says of itself: enough for a stranger to check every byte, and for the service to make it again.
public struct PackageManifest: Codable, Hashable, Sendable {
  /// The version of the shape of `manifest.json`.
  public static let schema = "leerspoor/submission/1"
  /// The name of the file.
  public static let fileName = "manifest.json"
  /// The name of the signature over the manifest.
  public static let signatureName = "manifest.json.sig"
  /// What a signature is for, so that one for something else is no signature of a package.
  public static let namespace = "leerspoor"

  /// Whether a signature stands beside the manifest in a folder.
  public static func isSigned(inFolder path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(signatureName)")
  }

  /// The version of the shape.
  public var schema: String
  /// The school year.
  public var period: String
  /// When it was made, UTC, ISO 8601.
  public var madeAt: String
  /// The version of the program that made it.
  public var programVersion: String
  /// The last batch that was known.
  public var batch: Int
  /// The head of the trail when it was made, in hexadecimal.
  public var trailHead: String
  /// The number of the audit it rests on.
  public var audit: Int
  /// The name of the ruleset of that audit.
  public var ruleset: String
  /// The code of the plan.
  public var plan: String
  /// The hash of the plan with its norms.
  public var planHash: String
  /// The hash of all figures.
  public var figuresHash: String
  /// How many findings are waived.
  public var waived: Int
  /// The hash of what it says, apart from when and by which run it was made.
  public var contentHash: String
  /// The SHA-256 of each file, by its path.
  public var files: [String: String]

  enum CodingKeys: String, CodingKey {
    case schema, period, batch, audit, ruleset, plan, waived, files
    case madeAt = "made_at"
    case programVersion = "program_version"
    case trailHead = "trail_head"
    case planHash = "plan_hash"
    case figuresHash = "figures_hash"
    case contentHash = "content_hash"
  }

  /// Reads the manifest of a folder; `nil` when it is no package.
  public init?(folder: String) {
    guard let bytes = FolderFiles.bytes(Self.fileName, in: folder), let manifest = PackageManifest(bytes: bytes) else {
      return nil
    }
    self = manifest
  }

  init?(bytes: [UInt8]) {
    guard let read = try? JSONDecoder().decode(PackageManifest.self, from: Data(bytes)), read.schema == Self.schema
    else { return nil }
    self = read
  }

  init(
    period: String, madeAt: String, programVersion: String, batch: Int, trailHead: String, audit: Int, ruleset: String,
    plan: String, planHash: String, figuresHash: String, waived: Int, contentHash: String, files: [String: String]
  ) {
    schema = Self.schema
    self.period = period
    self.madeAt = madeAt
    self.programVersion = programVersion
    self.batch = batch
    self.trailHead = trailHead
    self.audit = audit
    self.ruleset = ruleset
    self.plan = plan
    self.planHash = planHash
    self.figuresHash = figuresHash
    self.waived = waived
    self.contentHash = contentHash
    self.files = files
  }

  /// Its bytes: the same manifest always has the same.
  func bytes() throws -> [UInt8] { try PackageJSON.bytes(self) }
}

/// JSON as it stands in packages: sorted keys, so that bytes depend on the content alone.
enum PackageJSON {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Array(try encoder.encode(value)) + [0x0A]
  }
}
