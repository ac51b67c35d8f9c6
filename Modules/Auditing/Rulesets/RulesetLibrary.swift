import Configuration
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
public import GuidanceKit
import Indicators

/// All that is wrong with a ruleset, in the order of its file.
public struct RulesetFailure: Error, Explained, Hashable {
  /// The problems, each with file, line and column where there is a file.
  public let problems: [InputProblem]

  /// One line per problem.
  public var explanation: Label {
    func lines(_ language: Language) -> String { problems.map { $0.text(language) }.joined(separator: "\n") }
    return Label(lines(.dutch), lines(.english))
  }
}

/// Finds and reads rulesets: by path, or by name in folders.
public struct RulesetLibrary: Sendable {
  private let folders: [String]

  /// Makes a library of folders that hold files such as `ministry.yaml`; the first that has a name gives it.
  public init(folders: [String]) {
    self.folders = folders
  }

  /// The names of the rulesets in the folders, sorted.
  public var names: [String] {
    let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    return Set(files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }).sorted()
  }

  /// Reads a ruleset with everything it extends.
  ///
  /// - Parameter name: a name, or a path that ends in `.yaml` or `.yml`.
  /// - Throws: ``RulesetFailure`` with everything that is wrong, or that there is no such ruleset.
  public func ruleset(_ name: String) throws(RulesetFailure) -> Ruleset {
    guard let path = path(of: name, beside: nil) else {
      throw RulesetFailure(problems: [InputProblem(code: "AUD001", message: missing(name))])
    }
    do {
      return try read(path, chain: [])
    } catch {
      throw RulesetFailure(problems: error.problems)
    }
  }

  private func read(_ path: String, chain: [String]) throws(ConfigurationFailure) -> Ruleset {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationFailure([InputProblem(code: "AUD001", message: missing(path))])
    }
    let bytes = [UInt8](data)
    var base = Ruleset.standard
    if let parent = try RulesetFile.parent(of: bytes, file: path) {
      guard let parentPath = self.path(of: parent.name, beside: path) else {
        throw ConfigurationFailure([InputProblem(code: "AUD001", position: parent.at, message: missing(parent.name))])
      }
      guard !chain.contains(parentPath), parentPath != path else {
        throw ConfigurationFailure([
          InputProblem(
            code: "AUD002", position: parent.at,
            message: Label(
              "'extends' is \"\(parent.name)\", dat zelf op dit bestand voortbouwt; verwacht een regelset die dat niet doet.",
              "'extends' is \"\(parent.name)\", which itself extends this file; expected a ruleset that does not."))
        ])
      }
      base = try read(parentPath, chain: chain + [path])
    }
    return base.changed(by: try RulesetFile.read(bytes, file: path, known: Ruleset.known(inheriting: base)))
  }

  private func path(of name: String, beside file: String?) -> String? {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let folder = file.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) } ?? ""
      let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
      return FileManager.default.fileExists(atPath: path) ? path : nil
    }
    let own = file.flatMap { $0.lastIndex(of: "/").map { place in String(file?[..<place] ?? "") } }
    return ((own.map { [$0] } ?? []) + folders).map { "\($0)/\(name).yaml" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  private func missing(_ name: String) -> Label {
    let names = names
    let near = nearest(to: name, in: names).first
    let list = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
    return Label(
      "Er is geen regelset \"\(name)\"; verwacht een pad naar een .yaml-bestand, of een naam\(list)."
        + (near.map { " Bedoelde u \($0)?" } ?? ""),
      "There is no ruleset \"\(name)\"; expected a path to a .yaml file, or a name\(list)."
        + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}

extension Ruleset {
  /// What a ruleset file may name.
  ///
  /// - Parameter base: the ruleset it extends, with rules of its own.
  static func known(inheriting base: Ruleset) -> KnownRules {
    KnownRules(
      thresholds: Dictionary(
        RuleTable.all.map { ($0.code, $0.thresholds.map { (name: $0.name, unit: $0.unit) }) },
        uniquingKeysWith: { first, _ in first }),
      inherited: Set(base.own.map(\.code)), families: Set(RuleFamily.allCases.map(\.rawValue)),
      figures: FigureFamilies.kinds.mapValues { Set($0.map(\.rawValue)) })
  }

  /// The ruleset with what a file changes.
  func changed(by file: RulesetFile) -> Ruleset {
    var result = self
    result.name = file.name
    result.title = file.title
    result.own += file.own.map(OwnRule.init)
    if let allows = file.allowsOwnWaivers { result.allowsOwnWaivers = allows }
    for setting in file.settings {
      for code in Ruleset.codes(of: setting) {
        if let isOn = setting.isOn {
          if isOn { result.disabled.remove(code) } else { result.disabled.insert(code) }
        }
        if let severity = setting.severity { result.severities[code] = severity }
      }
      result.thresholds.merge(setting.thresholds) { _, new in new }
    }
    return result
  }

  /// The rules that a setting is about: one, or all of a family.
  private static func codes(of setting: RuleSetting) -> [String] {
    guard RuleFamily(rawValue: setting.code) != nil else { return [setting.code] }
    return RuleTable.all.map(\.code).filter { $0.hasPrefix(setting.code) }
  }
}
