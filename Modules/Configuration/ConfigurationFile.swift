public import GuidanceKit
import YAMLDocument

/// A configuration file of any kind, told by its first key: `plan`, `amends`, `mapping` or `calendar`.
public enum ConfigurationFile: Hashable, Sendable {
  /// A full plan.
  case plan(Plan)
  /// A dated set of norms over a plan.
  case amendment(NormsAmendment)
  /// How the columns of a sheet map.
  case mapping(MappingProfile)
  /// School days that fall elsewhere than the rule says.
  case calendar(CalendarFile)

  /// Reads a file of any kind.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - file: its name for messages.
  ///   - known: what the file may refer to.
  /// - Throws: everything that is wrong with the file, in its order.
  public static func read(
    _ bytes: [UInt8], file: String, known: KnownNames = KnownNames()
  ) throws(ConfigurationFailure) -> ConfigurationFile {
    try reading(bytes, file: file) { top in
      top.mapping { map -> ConfigurationFile? in
        switch kind(of: map) {
        case "plan": PlanReader().plan(map).map(ConfigurationFile.plan)
        case "amends": AmendmentReader(known: known).amendment(map).map(ConfigurationFile.amendment)
        case "mapping": MappingReader(known: known).profile(map).map(ConfigurationFile.mapping)
        case "calendar": CalendarReader().file(map).map(ConfigurationFile.calendar)
        default: nil
        }
      }
    }
  }

  /// The one key that tells the kind of file; notes a problem when there is none, or more than one.
  private static func kind(of map: YAMLMap) -> String? {
    let kinds = ["plan", "amends", "mapping", "calendar"]
    let present = map.keys.filter(kinds.contains)
    if present.count == 1 { return present[0] }
    // As long as the kind is not known, no other key can be called unknown.
    map.acceptAll()
    if present.count > 1 {
      _ = map.exactlyOne(of: kinds)
    } else if let typo = map.keys.first(where: { !NearestName.nearest(to: $0, in: kinds, limit: 1).isEmpty }) {
      let kind = NearestName.nearest(to: typo, in: kinds, limit: 1)[0]
      map.note(
        at: typo,
        YAMLText(
          "onbekende sleutel \"\(typo)\"; bedoelde u \"\(kind)\"?", "unknown key \"\(typo)\"; did you mean \"\(kind)\"?"
        ),
        .unknownKey)
    } else {
      let names = Codes.choice(kinds)
      map.cursor.note(
        YAMLText(
          "het bestand zegt niet wat het is; verwacht een sleutel \(names.dutch).",
          "the file does not say what it is; expected a key \(names.english)."), .missingKey)
    }
    return nil
  }

  /// Whether a file name belongs to a configuration file: `.yaml` or `.yml`.
  public static func isConfiguration(fileName: String) -> Bool {
    let name = fileName.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }
}

/// What configuration files may refer to, as far as the caller knows it.
///
/// Where a list is `nil`, references are not checked.
public struct KnownNames: Sendable {
  /// The plans an amendment may amend.
  public var plans: [Plan]?
  /// The kinds of sheets with their column headers, for mappings.
  public var sheets: [String: [String]]?

  /// Makes a list of what is known.
  public init(plans: [Plan]? = nil, sheets: [String: [String]]? = nil) {
    self.plans = plans
    self.sheets = sheets
  }
}

/// Reads a file and turns its problems into the kit's.
func reading<T>(
  _ bytes: [UInt8], file: String, _ body: (YAMLCursor) -> T?
) throws(ConfigurationFailure) -> T {
  do throws(YAMLProblems) {
    return try YAMLDocument.read(bytes, file: file, body)
  } catch {
    throw ConfigurationFailure(error)
  }
}
