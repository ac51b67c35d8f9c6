import Foundation
import GuidanceKit

/// Fetches secrets from where they are kept.
public struct SecretReader: Sendable {
  /// The folder from which paths are meant.
  public var workingFolder: String
  /// The runner's own environment.
  public var environment: [String: String]

  /// Makes a reader.
  public init(workingFolder: String, environment: [String: String]) {
    self.workingFolder = workingFolder
    self.environment = environment
  }

  /// The secret, without a line end; nothing when it is not there or is empty.
  func value(_ source: SecretSource) -> String? {
    switch source {
    case .variable(let name): return environment[name].flatMap { $0.isEmpty ? nil : $0 }
    case .file(let path):
      guard let data = FileManager.default.contents(atPath: full(path)), data.count <= 1 << 20 else { return nil }
      var text = String(decoding: data, as: UTF8.self)
      while text.last?.isNewline == true { text.removeLast() }
      return text.isEmpty || text.utf8.contains(0) ? nil : text
    }
  }

  /// Why a secret cannot be had; nothing when it can.
  func failure(_ source: SecretSource) -> Label? {
    guard value(source) == nil else { return nil }
    switch source {
    case .variable(let name):
      return Label(
        "de omgevingsvariabele \(name) is leeg of bestaat niet; zet ze voor u leerspoor-run start",
        "the environment variable \(name) is empty or does not exist; set it before you start leerspoor-run")
    case .file(let path):
      return Label(
        "het geheim in \(path) is leeg of kan niet gelezen worden", "the secret in \(path) is empty or cannot be read")
    }
  }

  /// Whether everyone on the machine may read a file.
  func isReadableByAll(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: (full(path) as NSString).resolvingSymlinksInPath)
    return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o004 != 0
  }

  private func full(_ path: String) -> String { path.hasPrefix("/") ? path : "\(workingFolder)/\(path)" }
}

/// Takes secrets out of text before it is kept or shown.
struct SecretMask: Sendable {
  /// What stands instead of a secret.
  static let mark = Array("***".utf8)
  /// The secrets, the longest first: one may hold another.
  let secrets: [[UInt8]]

  init(_ secrets: some Sequence<String>) {
    // Lines of a secret of several lines are printed one by one as well.
    let lines = secrets.flatMap { [$0] + $0.split(whereSeparator: \.isNewline).map(String.init) }
    self.secrets = Set(lines.map { Array($0.utf8) }.filter { !$0.isEmpty }).sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  var isEmpty: Bool { secrets.isEmpty }
  /// The length of the longest secret in bytes.
  var longest: Int { secrets.first?.count ?? 0 }

  /// The bytes with every secret replaced.
  func masked(_ bytes: [UInt8]) -> [UInt8] {
    guard !isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let length = length(at: index, in: bytes) {
        result += Self.mark
        index += length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// How many bytes at the end of a piece may be the beginning of a secret, and must wait for the next piece.
  func heldBack(of bytes: [UInt8]) -> Int {
    for count in stride(from: min(longest - 1, bytes.count), to: 0, by: -1) {
      let end = bytes[(bytes.count - count)...]
      if secrets.contains(where: { $0.count > count && $0.starts(with: end) }) { return count }
    }
    return 0
  }

  private func length(at index: Int, in bytes: [UInt8]) -> Int? {
    secrets.first { secret in
      index + secret.count <= bytes.count && bytes[index] == secret[0]
        && bytes[index..<index + secret.count].elementsEqual(secret)
    }?.count
  }
}
