public import GuidanceKit
import YAMLDocument

/// Waivers under version control: a file that says again what may be accepted, by whom, why and until when.
public struct WaiverFile: Hashable, Sendable {
  /// One waiver.
  public struct Entry: Hashable, Sendable {
    /// The number of a finding or the code of a rule.
    public var target: String
    /// To which pillar, organisation, adviser or project it is confined; `nil` for everywhere.
    public var scope: String?
    /// Why.
    public var reason: String
    /// Who grants it.
    public var by: String
    /// The last day on which it holds.
    public var until: CalendarDate
  }

  /// What the file is for.
  public var title: String
  /// The waivers, in the order of the file.
  public var entries: [Entry]

  /// Reads a file.
  ///
  /// - Throws: everything that is wrong with it, with file, line and column, in its order.
  public static func read(_ bytes: [UInt8], file: String) throws(ConfigurationFailure) -> WaiverFile {
    try reading(bytes, file: file) { top in
      top.mapping { map -> WaiverFile? in
        let title = map.required("waivers")?.string()
        let entries = map.required("waive")?.list { $0.mapping(Self.entry) }
        guard let title, let entries else { return nil }
        return WaiverFile(title: title, entries: entries)
      }
    }
  }

  private static func entry(_ map: YAMLMap) -> Entry? {
    let isOne = map.exactlyOne(of: ["finding", "rule"])
    let finding = map.optional("finding")?.text()
    let rule = map.optional("rule")?.code()
    let scope = map.optional("scope")?.text()
    let reason = map.required("reason")?.string()
    let by = map.required("by")?.string()
    let until = map.required("until")?.date()
    guard isOne != nil, let target = finding ?? rule, let reason, let by, let until else { return nil }
    return Entry(target: target, scope: scope, reason: reason, by: by, until: until)
  }
}
