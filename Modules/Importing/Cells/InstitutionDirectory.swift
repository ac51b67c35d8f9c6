public import GuidanceKit
import Synchronization

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
    /// The days on which the organisation exists under this number.
    let validity: Validity
    /// The number that took over when this one ended.
    let successor: InstitutionNumber?

    /// How messages name it: `SO PTS Boom (042531)`.
    var shown: String { "\(type.rawValue) \(name) (\(number.digits))" }
    /// The reference that is safe to write in a sheet.
    var reference: String { "\(type.rawValue) \(name)" }
  }

  private let byNumber: [InstitutionNumber: Entry]
  /// The last days of those that ended: few, and asked for with every row.
  private let lastDays: [InstitutionNumber: CalendarDate]
  private let byName: [String: [Entry]]
  private let names: [String: Set<String>]
  /// All of them, for suggestions.
  let entries: [Entry]
  private let keys: InstitutionKeys
  private let decided: [String: InstitutionNumber]

  /// Makes a directory of organisations with their aliases.
  ///
  /// - Parameters:
  ///   - decisions: texts of which somebody decided which institution they mean; they go before names.
  ///   - merged: the number that each merged one counts with.
  public init(
    _ organisations: [Organisation], decisions: [(given: String, number: InstitutionNumber)] = [],
    merged: [InstitutionNumber: InstitutionNumber] = [:]
  ) {
    var decided: [String: InstitutionNumber] = [:]
    for decision in decisions { decided[TextFolding.folded(decision.given)] = decision.number }
    self.decided = decided
    var byNumber: [InstitutionNumber: Entry] = [:]
    var byName: [String: [Entry]] = [:]
    var names: [String: Set<String>] = [:]
    for organisation in organisations {
      let entry = Entry(
        number: organisation.number, name: organisation.name, type: organisation.type,
        validity: organisation.validity, successor: organisation.successor)
      byNumber[organisation.number] = entry
      let spellings = Set(([organisation.name] + organisation.aliases).map(TextFolding.folded))
      for spelling in spellings where !spelling.isEmpty { byName[spelling, default: []].append(entry) }
      names[organisation.number.digits] = spellings
    }
    for (number, target) in merged { byNumber[number] = byNumber[target] }
    self.byNumber = byNumber
    lastDays = byNumber.compactMapValues(\.validity.through)
    self.byName = byName
    self.names = names
    entries = organisations.compactMap { byNumber[$0.number] }
    keys = InstitutionKeys(
      organisations.compactMap { organisation in
        byNumber[organisation.number].map { ($0, organisation.aliases) }
      })
  }

  /// The institution that somebody decided a text to mean; `nil` when nobody did.
  func decision(_ text: String) -> InstitutionNumber? {
    decided.isEmpty ? nil : decided[TextFolding.folded(text)]
  }

  /// The organisation with a number.
  public func entry(_ number: InstitutionNumber) -> Entry? { byNumber[number] }

  /// The last day of an organisation under a number; `nil` when it has not ended or is not known.
  func lastDay(of number: InstitutionNumber) -> CalendarDate? { lastDays.isEmpty ? nil : lastDays[number] }

  /// The organisations with a name or alias, whatever case, accents and spacing; of one type when it is given.
  func entries(named name: String, type: OrganisationType? = nil) -> [Entry] {
    let found = byName[TextFolding.folded(name)] ?? []
    guard let type else { return found }
    return found.filter { $0.type == type }
  }

  /// The organisations whose name differs only in what people write differently, of the type that stands beside it.
  func entries(like name: String) -> [Entry] {
    guard let wanted = InstitutionName(name) else { return [] }
    let found = keys.index.byKey[wanted.key] ?? []
    return wanted.type.map { type in found.filter { $0.type == type } } ?? found
  }

  /// Whether an organisation goes by this name, at least in another spelling.
  func isNamed(_ entry: Entry, _ name: String) -> Bool {
    names[entry.number.digits]?.contains(TextFolding.folded(name)) ?? false
      || entries(like: name).contains { $0.number == entry.number }
  }

  /// The organisation that has taken over from an ended one on a day; `nil` when none is named.
  func successor(of entry: Entry, on day: CalendarDate) -> InstitutionNumber? {
    var seen: Set<InstitutionNumber> = [entry.number]
    var next = entry.successor
    while let number = next, seen.insert(number).inserted {
      guard let other = byNumber[number], let last = other.validity.through, day > last, other.successor != nil else {
        return number
      }
      next = other.successor
    }
    return nil
  }

  /// The organisations whose names look most like a text, best first.
  func nearest(to text: String) -> [Entry] {
    let wanted = Set(InstitutionName(text)?.words ?? [])
    let start = TextFolding.folded(text).first
    let words = keys.index.words
    // Comparing letter by letter is for names that share a word or their first letter; there are thousands of others.
    let near = entries.indices.filter { index in
      !wanted.isDisjoint(with: words[index]) || start != nil && TextFolding.folded(entries[index].name).first == start
        || start != nil && TextFolding.folded(entries[index].type.rawValue).first == start
    }
    let candidates = near.flatMap { [entries[$0].reference, entries[$0].name] }
    var found: [Entry] = []
    for name in NearestName.nearest(to: text, in: candidates, limit: 6) {
      for index in near where entries[index].reference == name || entries[index].name == name {
        if !found.contains(entries[index]) { found.append(entries[index]) }
      }
    }
    // A name that stands in the text with all its words, whatever stands around them.
    for index in near where !found.contains(entries[index]) && isWithin(words[index], wanted) {
      found.append(entries[index])
    }
    return Array(found.prefix(3))
  }

  private func isWithin(_ name: Set<Substring>, _ text: Set<Substring>) -> Bool {
    guard name.count >= 2 || name.contains(where: { $0.count >= 5 }) else { return false }
    return name.isSubset(of: text) || text.count >= 2 && text.isSubset(of: name)
  }
}

/// The keys of all names, made when the first name is met that is not written as it was loaded.
private final class InstitutionKeys: Sendable {
  struct Index: Sendable {
    var byKey: [String: [InstitutionDirectory.Entry]] = [:]
    /// The words of the name of each entry, in their order.
    var words: [Set<Substring>] = []
  }

  private let names: [(entry: InstitutionDirectory.Entry, aliases: [String])]
  private let built = Mutex<Index?>(nil)

  init(_ names: [(entry: InstitutionDirectory.Entry, aliases: [String])]) {
    self.names = names
  }

  var index: Index {
    built.withLock { built in
      if let built { return built }
      var index = Index()
      for (entry, aliases) in names {
        let name = InstitutionName(entry.name)
        index.words.append(Set(name?.words ?? []))
        for key in Set([name?.key].compactMap(\.self) + aliases.compactMap { InstitutionName($0)?.key }) {
          index.byKey[key, default: []].append(entry)
        }
      }
      built = index
      return index
    }
  }
}
