public import GuidanceKit

/// A list that a plan or an earlier load chose: codes with the names under which sheets mean them.
public struct CodeBook: Sendable {
  /// One code with its names.
  public struct Entry: Hashable, Sendable {
    /// The stable code.
    public var code: String
    /// What people call it.
    public var label: Label
    /// Other spellings.
    public var variants: [String]

    /// Makes an entry.
    public init(code: String, label: Label, variants: [String] = []) {
      self.code = code
      self.label = label
      self.variants = variants
    }
  }

  /// The entries, by code.
  public let entries: [Entry]
  /// What is reported when nothing in the list is called that.
  public let unknown: ProblemCode
  private let byCode: [String: Entry]
  private let byName: [String: [String]]

  /// Makes a book; entries with the same code are one, with the names of all.
  public init(_ entries: [Entry], unknown: ProblemCode = .codeUnknown) {
    var merged: [String: Entry] = [:]
    var order: [String] = []
    for entry in entries {
      if merged[entry.code] == nil { order.append(entry.code) }
      merged[entry.code, default: entry].variants += entry.variants + [entry.label.dutch, entry.label.english]
    }
    self.entries = order.compactMap { merged[$0] }
    self.unknown = unknown
    byCode = merged
    var names: [String: [String]] = [:]
    for entry in self.entries {
      for name in Set(([entry.code, entry.label.dutch, entry.label.english] + entry.variants).map(TextFolding.folded))
      where !name.isEmpty {
        names[name, default: []].append(entry.code)
      }
    }
    byName = names
  }

  /// Whether the list holds nothing.
  public var isEmpty: Bool { entries.isEmpty }

  /// Whether a text is exactly one of the codes or names.
  func contains(_ text: String) -> Bool { byCode[text] != nil || byName[TextFolding.folded(text)] != nil }

  /// Reads a cell that is not empty: a code, or a name that belongs to one code only.
  public func read(_ cell: String) -> CellReading<String> {
    let text = TextFolding.trimmed(cell)
    if byCode[text] != nil { return CellReading(text) }
    let folded = TextFolding.folded(text)
    let found = byName[folded] ?? []
    if let only = found.first, found.count == 1 { return CellReading(only) }
    // A code beats a name that happens to read the same.
    if let code = found.first(where: { TextFolding.folded($0) == folded }) { return CellReading(code) }
    if found.count > 1 {
      return CellReading(
        refused: CellRemark(
          .codeAmbiguous, found: cell,
          Label("hoort bij \(CellText.choice(found, .dutch))", "belongs to \(CellText.choice(found, .english))"),
          expected: Label("een van die codes", "one of those codes")))
    }
    return CellReading(refused: refusal(cell))
  }

  /// Reads a cell with several values between `;`, `,`, `+` or line breaks; a name with such a sign in it counts as one.
  public func readList(_ cell: String) -> CellReading<[String]> {
    var codes: [String] = []
    var remarks: [CellRemark] = []
    var isRefused = false
    for part in parts(cell) {
      let reading = read(part)
      remarks += reading.remarks
      guard let code = reading.value else {
        isRefused = true
        continue
      }
      if codes.contains(code) { remarks.append(ListMessages.twice(part)) } else { codes.append(code) }
    }
    var result = CellReading(codes, remarks: remarks)
    if isRefused { result.value = nil }
    return result
  }

  private func parts(_ cell: String) -> [String] {
    let whole = TextFolding.trimmed(cell)
    if contains(whole) { return [whole] }
    return CellText.parts(cell).flatMap { part in contains(part) ? [part] : CellText.parts(part, separators: ",+") }
  }

  private func refusal(_ cell: String) -> CellRemark {
    guard !entries.isEmpty else {
      return CellRemark(
        unknown, found: cell, Label("is onbekend: er is nog geen lijst geladen", "is unknown: no list was loaded yet"),
        expected: Label("een code uit een geladen plan of lijst", "a code of a plan or list that was loaded"))
    }
    let names = entries.map(\.code)
    let candidates = entries.flatMap { [$0.code, $0.label.dutch] }
    let near = NearestName.nearest(to: cell, in: candidates, limit: 3)
    return TermMessages.unknown(unknown, cell, names: (names, names), suggestions: (near, near))
  }
}
