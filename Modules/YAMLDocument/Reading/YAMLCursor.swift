/// A value of a file being read: a node, the way to it, and where problems are noted.
///
/// A method that gives `nil` has noted a problem. A cursor may be kept to note a problem at its place later in the same
/// reading, for example after all codes of the file are known.
public struct YAMLCursor {
  /// The node.
  public let node: YAMLNode
  /// The way to it from the top, for example `steps[2].retry.times`; elements count from 1.
  ///
  /// Empty for the top.
  public let path: String
  let notes: YAMLNotes
  /// Whether it is a key rather than a value.
  let isKey: Bool

  init(node: YAMLNode, path: String, notes: YAMLNotes, isKey: Bool = false) {
    self.node = node
    self.path = path
    self.notes = notes
    self.isKey = isKey
  }

  /// The text; a number or truth value is refused with the advice to quote it.
  public func string() -> String? {
    if let scalar = node.scalar, scalar.tag == .string { return scalar.text }
    let isUnquoted = node.scalar.map { !$0.isNull } ?? false
    let advice = isUnquoted ? Expected.quotes : YAMLText("", "")
    expected(YAMLText(Expected.text.dutch + advice.dutch, Expected.text.english + advice.english), .wrongType)
    return nil
  }

  /// The value as it is written, whether it reads as text, number or truth value; for values with a notation of their
  /// own.
  public func text() -> String? {
    if let scalar = node.scalar, !scalar.isNull { return scalar.text }
    expected(Expected.text, .wrongType)
    return nil
  }

  /// The truth value, `true` or `false`.
  public func bool() -> Bool? {
    if let value = node.scalar?.bool { return value }
    expected(Expected.bool, .wrongType)
    return nil
  }

  /// The whole number, within a range when one is given.
  public func int(in range: ClosedRange<Int>? = nil) -> Int? {
    if let value = node.scalar?.int, range?.contains(value) ?? true { return value }
    expected(Expected.int(in: range), node.scalar?.tag == .int ? .badValue : .wrongType)
    return nil
  }

  /// The number in exact decimals.
  public func decimal() -> YAMLDecimal? {
    if let value = node.scalar?.decimal { return value }
    expected(Expected.decimal, node.scalar?.tag == .float ? .badValue : .wrongType)
    return nil
  }

  /// A value with a notation of its own.
  ///
  /// - Parameters:
  ///   - expectation: completes "verwacht …" and "expected …", for example `een duur, bv. 30m`.
  ///   - parse: `nil` when the text is not in the notation.
  public func value<T>(_ expectation: YAMLText, _ parse: (String) -> T?) -> T? {
    if let scalar = node.scalar, !scalar.isNull, let value = parse(scalar.text) { return value }
    expected(expectation)
    return nil
  }

  /// One of a list of names.
  public func choice<T>(_ options: [(name: String, value: T)]) -> T? {
    guard let scalar = node.scalar, !scalar.isNull else {
      expected(Expected.oneOf(options.map(\.name)))
      return nil
    }
    if let option = options.first(where: { $0.name == scalar.text }) { return option.value }
    expected(Expected.oneOf(options.map(\.name), for: scalar.text))
    return nil
  }

  /// One of the raw values of a type.
  public func choice<T: CaseIterable & RawRepresentable>(_ type: T.Type) -> T? where T.RawValue == String {
    choice(T.allCases.map { ($0.rawValue, $0) })
  }

  /// The elements of a list, each read by `body`; `nil` when it is no list or an element could not be read.
  public func list<T>(_ body: (YAMLCursor) -> T?) -> [T]? {
    guard let elements = node.elements else {
      expected(Expected.list, .wrongType)
      return nil
    }
    let values = elements.enumerated().map { index, element in
      body(YAMLCursor(node: element, path: "\(path)[\(index + 1)]", notes: notes))
    }
    let read = values.compactMap(\.self)
    return read.count == values.count ? read : nil
  }

  /// A mapping with known keys, read by `body`.
  ///
  /// Keys that `body` never asks for are unknown.
  public func mapping<T>(_ body: (YAMLMap) -> T?) -> T? {
    guard let entries = node.entries else {
      expected(Expected.mapping, .wrongType)
      return nil
    }
    let map = YAMLMap(entries: entries, cursor: self)
    let value = body(map)
    map.finish()
    return value
  }

  /// A mapping with free keys, each entry read by `body`, in the order of the file; `nil` when it is no mapping or an
  /// entry could not be read.
  ///
  /// The key is a cursor too, so that it can be checked and its problems noted.
  public func entries<T>(_ body: (_ key: YAMLCursor, _ value: YAMLCursor) -> T?) -> [T]? {
    guard let entries = node.entries else {
      expected(Expected.mapping, .wrongType)
      return nil
    }
    let values = entries.map { entry in
      body(key(of: entry), child(entry))
    }
    let read = values.compactMap(\.self)
    return read.count == values.count ? read : nil
  }

  /// Notes a problem at this value, in words of its own.
  public func note(_ message: YAMLText, _ kind: YAMLProblem.Kind = .badValue) {
    notes.add(kind, line: node.line, column: node.column, path: path, message)
  }

  /// Notes that something else was expected here: `'retry.times' is "three"; expected …`.
  ///
  /// - Parameters:
  ///   - expectation: completes "verwacht …" and "expected …", without a full stop.
  ///   - kind: `nil` for a bad value when one text or number stands here, else a wrong type.
  public func expected(_ expectation: YAMLText, _ kind: YAMLProblem.Kind? = nil) {
    let found = node.found
    let kind = kind ?? (node.scalar.map { !$0.isNull } ?? false ? .badValue : .wrongType)
    let (dutch, english) =
      switch (isKey, path.isEmpty) {
      case (true, _): ("de sleutel \(found.dutch) kan hier niet", "the key \(found.english) cannot stand here")
      case (_, true): ("het bestand is \(found.dutch)", "the file is \(found.english)")
      default: ("'\(path)' is \(found.dutch)", "'\(path)' is \(found.english)")
      }
    // An expectation may end in a question of its own, "bedoelde u …?".
    let end = expectation.dutch.hasSuffix("?") ? "" : "."
    note(
      YAMLText(
        "\(dutch); verwacht \(expectation.dutch)\(end)", "\(english); expected \(expectation.english)\(end)"), kind)
  }

  /// A cursor on a value below this one.
  func child(_ entry: YAMLEntry) -> YAMLCursor {
    YAMLCursor(node: entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", notes: notes)
  }

  /// A cursor on a key of this mapping.
  private func key(of entry: YAMLEntry) -> YAMLCursor {
    let scalar = YAMLScalar(text: entry.key, isPlain: true, tag: .string)
    let node = YAMLNode(line: entry.line, column: entry.column, content: .scalar(scalar))
    return YAMLCursor(
      node: node, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", notes: notes, isKey: true)
  }
}
