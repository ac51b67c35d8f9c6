public import GuidanceKit

/// The organisations that are known, to be found by number, by name and by type with name.
public struct InstitutionDirectory: Sendable {
  /// One organisation as sheets may name it.
  public struct Entry: Hashable, Sendable {
    /// The number.
    public let number: InstitutionNumber
    /// The name.
    public let name: String
    /// The type.
    public let type: OrganisationType

    /// How messages name it: `SO PTS Boom (042531)`.
    var shown: String { "\(type.rawValue) \(name) (\(number.digits))" }
    /// The reference that is safe to write in a sheet.
    var reference: String { "\(type.rawValue) \(name)" }
  }

  private let byNumber: [InstitutionNumber: Entry]
  private let byName: [String: [Entry]]
  private let names: [String: Set<String>]
  /// All of them, for suggestions.
  let entries: [Entry]

  /// Makes a directory of organisations with their aliases.
  public init(_ organisations: [Organisation]) {
    var byNumber: [InstitutionNumber: Entry] = [:]
    var byName: [String: [Entry]] = [:]
    var names: [String: Set<String>] = [:]
    for organisation in organisations {
      let entry = Entry(number: organisation.number, name: organisation.name, type: organisation.type)
      byNumber[organisation.number] = entry
      let spellings = Set(([organisation.name] + organisation.aliases).map(TextFolding.folded))
      for spelling in spellings where !spelling.isEmpty { byName[spelling, default: []].append(entry) }
      names[organisation.number.digits] = spellings
    }
    self.byNumber = byNumber
    self.byName = byName
    self.names = names
    entries = organisations.compactMap { byNumber[$0.number] }
  }

  /// The organisation with a number.
  public func entry(_ number: InstitutionNumber) -> Entry? { byNumber[number] }

  /// The organisations with a name or alias, whatever case, accents and spacing; of one type when it is given.
  func entries(named name: String, type: OrganisationType? = nil) -> [Entry] {
    let found = byName[TextFolding.folded(name)] ?? []
    guard let type else { return found }
    return found.filter { $0.type == type }
  }

  /// Whether an organisation goes by this name.
  func isNamed(_ entry: Entry, _ name: String) -> Bool {
    names[entry.number.digits]?.contains(TextFolding.folded(name)) ?? false
  }

  /// The organisations whose names look most like a text, best first.
  func nearest(to text: String) -> [Entry] {
    let candidates = entries.flatMap { [$0.reference, $0.name] }
    var found: [Entry] = []
    for name in NearestName.nearest(to: text, in: candidates, limit: 6) {
      for entry in entries where entry.reference == name || entry.name == name {
        if !found.contains(entry) { found.append(entry) }
      }
    }
    return Array(found.prefix(3))
  }
}
