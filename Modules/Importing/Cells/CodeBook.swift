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
    let (parts, isJoined) = parts(cell)
    for part in parts {
      let reading = read(part)
      remarks += reading.remarks
      guard let code = reading.value else {
        isRefused = true
        continue
      }
      if codes.contains(code) { remarks.append(ListMessages.twice(part)) } else { codes.append(code) }
    }
    if isJoined, !isRefused { remarks.append(ListMessages.parted(cell, codes)) }
    var result = CellReading(codes, remarks: remarks)
    if isRefused { result.value = nil }
    return result
  }

  /// The values of a cell, and whether some were parted where only the list says that they are two.
  private func parts(_ cell: String) -> (parts: [String], isJoined: Bool) {
    let whole = TextFolding.trimmed(cell)
    if contains(whole) { return ([whole], false) }
    var isJoined = false
    let parts = CellText.parts(cell).flatMap { part -> [String] in
      if contains(part) { return [part] }
      return CellText.parts(part, separators: ",+").flatMap { piece -> [String] in
        guard !contains(piece), let pair = joined(piece) else { return [piece] }
        isJoined = true
        return pair
      }
    }
    return (parts, isJoined)
  }

  private static let joints = [" en ", " and ", " & ", "&", " / ", "/", " met ", " - ", "-", " "]

  /// Values of the list with a word or sign between them that may also stand in one value: `B01 en B02`, `B01/B02`; `nil` when
  /// that leaves none of the list.
  private func joined(_ text: String) -> [String]? {
    for joint in Self.joints where text.contains(joint) {
      let parts = text.split(separator: joint).map { TextFolding.trimmed(String($0)).trimmingBrackets() }.filter {
        !$0.isEmpty
      }
      // A space and a hyphen stand in names as well: then each part must be in the list.
      let isSure = ![" ", "-", " - "].contains(joint)
      guard parts.count > 1, isSure ? parts.contains(where: contains) : parts.allSatisfy(contains) else { continue }
      return parts
    }
    return nil
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
    if unknown == .adviserUnknown { return unknownAdviser(cell, near) }
    return TermMessages.unknown(unknown, cell, names: (names, names), suggestions: (near, near))
  }

  /// A list of all codes tells nobody who is missing in it.
  private func unknownAdviser(_ cell: String, _ near: [String]) -> CellRemark {
    let example = entries[0]
    let meant = CellText.suggestion(near)
    return CellRemark(
      unknown,
      Label(
        "\(CellText.shown(cell)) is geen code of naam uit de lijst van begeleiders; verwacht een van de \(entries.count) geladen "
          + "begeleiders, bv. \(example.code) (\(example.label.dutch))." + (meant.map { " \($0.dutch)" } ?? "")
          + " Is het iemand anders, zet die dan eerst in het blad begeleiders en laad dat.",
        "\(CellText.shown(cell)) is no code or name of the list of advisers; expected one of the \(entries.count) advisers that were "
          + "loaded, e.g. \(example.code) (\(example.label.dutch))." + (meant.map { " \($0.english)" } ?? "")
          + " If it is somebody else, put them in the sheet begeleiders first and load that."))
  }
}

extension String {
  /// Without brackets around it: `(B02)`.
  fileprivate func trimmingBrackets() -> String {
    var text = self[...]
    if text.first == "(" { text = text.dropFirst() }
    if text.last == ")" { text = text.dropLast() }
    return TextFolding.trimmed(String(text))
  }
}
