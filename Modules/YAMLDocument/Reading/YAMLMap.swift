/// A mapping with known keys being read.
///
/// It remembers which keys were asked for: the others are unknown.
public final class YAMLMap {
  /// The mapping itself, to note problems about it as a whole.
  public let cursor: YAMLCursor
  private let entries: [YAMLEntry]
  /// The keys asked for, in order, for messages; and the same as a set, for mappings of many keys.
  private var asked: [String] = []
  private var isAsked: Set<String> = []
  private var missing: [String] = []

  init(entries: [YAMLEntry], cursor: YAMLCursor) {
    self.entries = entries
    self.cursor = cursor
  }

  /// The keys that are there, in the order of the file.
  public var keys: [String] { entries.map(\.key) }

  /// Whether the key is there with a value other than nothing.
  ///
  /// Counts as asking for it.
  public func has(_ key: String) -> Bool { optional(key) != nil }

  /// The value of a key that must be there; notes a problem and gives `nil` when it is not.
  public func required(_ key: String) -> YAMLCursor? {
    ask(key)
    if let entry = entries.first(where: { $0.key == key }) { return cursor.child(entry) }
    if !missing.contains(key) { missing.append(key) }
    return nil
  }

  /// The value of a key that may be left out; `nil` when it is not there or is nothing.
  public func optional(_ key: String) -> YAMLCursor? {
    ask(key)
    guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNull else { return nil }
    return cursor.child(entry)
  }

  /// The one key of several that is there with its value; notes a problem when none or more than one is.
  public func exactlyOne(of keys: [String]) -> (key: String, value: YAMLCursor)? {
    keys.forEach(ask)
    let present = entries.filter { keys.contains($0.key) && !$0.value.isNull }
    if let only = present.first, present.count == 1 { return (only.key, cursor.child(only)) }
    let names = Expected.oneOf(keys)
    if present.isEmpty {
      // A typo of one of the keys says enough; see `finish`.
      missing.append(keys.joined(separator: "|"))
    } else {
      for entry in present.dropFirst() {
        note(
          .badValue, entry,
          YAMLText(
            "\"\(entry.key)\" staat naast \"\(present[0].key)\"; verwacht slechts \(names.dutch).",
            "\"\(entry.key)\" stands beside \"\(present[0].key)\"; expected only \(names.english)."))
      }
    }
    return nil
  }

  /// Marks keys as known without reading them.
  public func accept(_ keys: String...) { keys.forEach(ask) }

  /// Notes a problem at a key rather than at its value; at the mapping when the key is not there.
  public func note(at key: String, _ message: YAMLText, _ kind: YAMLProblem.Kind = .badValue) {
    guard let entry = entries.first(where: { $0.key == key }) else { return cursor.note(message, kind) }
    note(kind, entry, message)
  }

  /// Notes the unknown keys, and the missing ones that no unknown key looks like.
  func finish() {
    var explained: Set<String> = []
    let present = Set(entries.map(\.key))
    let free = asked.filter { !present.contains($0) }
    for entry in entries where !isAsked.contains(entry.key) {
      let nearest = Nearest.name(to: entry.key, in: free) ?? Nearest.name(to: entry.key, in: asked)
      if let nearest { explained.insert(nearest) }
      note(.unknownKey, entry, Expected.unknownKey(entry.key, nearest: nearest, known: free.isEmpty ? asked : free))
    }
    for key in missing {
      let alternatives = key.split(separator: "|").map(String.init)
      guard explained.isDisjoint(with: alternatives) else { continue }
      cursor.note(Expected.missingKey(alternatives, in: cursor.path), .missingKey)
    }
  }

  private func ask(_ key: String) {
    if isAsked.insert(key).inserted { asked.append(key) }
  }

  private func note(_ kind: YAMLProblem.Kind, _ entry: YAMLEntry, _ message: YAMLText) {
    cursor.notes.add(kind, line: entry.line, column: entry.column, path: cursor.child(entry).path, message)
  }
}
