/// Decodes one node.
struct NodeDecoder: Decoder {
  let cursor: YAMLCursor
  let codingPath: [any CodingKey]
  /// Shared by all containers of one node and by the decoders below it, so that unknown keys are known at the end.
  let usage = KeyUsage()

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let entries = cursor.node.entries else { throw cursor.failure(Expected.mapping) }
    return KeyedDecodingContainer(KeyedNodes<Key>(decoder: self, entries: entries))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = cursor.node.elements else { throw cursor.failure(Expected.list) }
    return NodeList(decoder: self, elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  /// Decodes a value, turning what the type's own decoding complains about into a problem with a place.
  func value<T: Decodable>(_ type: T.Type) throws -> T {
    do {
      return try T(from: self)
    } catch let error as DecodingError {
      if let names = NodeDecoder.names(of: type), let text = cursor.node.scalar?.text {
        throw cursor.failure(Expected.oneOf(names, for: text), .badValue)
      }
      throw cursor.problem(NodeDecoder.message(error, at: cursor))
    }
  }

  /// A decoder for a value below this one, remembered for the search for unknown keys.
  func child(_ cursor: YAMLCursor, key: any CodingKey) -> NodeDecoder {
    let decoder = NodeDecoder(cursor: cursor, codingPath: codingPath + [key])
    usage.children.append(decoder)
    return decoder
  }

  /// Notes the keys no type asked for, here and below.
  func finish() {
    if let entries = cursor.node.entries, usage.isKeyed, !usage.wantsAllKeys {
      let map = YAMLMap(entries: entries, cursor: cursor)
      for key in usage.keys { _ = map.optional(key) }
      map.finish()
    }
    for child in usage.children { child.finish() }
  }

  /// What a node's types asked for.
  final class KeyUsage {
    var isKeyed = false
    var wantsAllKeys = false
    var keys: [String] = []
    var children: [NodeDecoder] = []
  }

  /// The allowed names of an enumeration over texts, or `nil` for any other type.
  private static func names<T>(of type: T.Type) -> [String]? {
    func rawValues<C: CaseIterable & RawRepresentable>(_ type: C.Type) -> [String] {
      C.allCases.compactMap { $0.rawValue as? String }
    }
    guard let enumeration = type as? any (CaseIterable & RawRepresentable).Type else { return nil }
    let names = rawValues(enumeration)
    return names.isEmpty ? nil : names
  }

  private static func message(_ error: DecodingError, at cursor: YAMLCursor) -> YAMLText {
    let detail =
      switch error {
      case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
        .valueNotFound(_, let context):
        context.debugDescription
      @unknown default: String(describing: error)
      }
    let found = cursor.node.found
    let name = cursor.path.isEmpty ? "" : "'\(cursor.path)' "
    return YAMLText("\(name)is \(found.dutch): \(detail)", "\(name)is \(found.english): \(detail)")
  }
}

extension YAMLCursor {
  /// The problem that something else was expected here.
  func failure(_ expectation: YAMLText, _ kind: YAMLProblem.Kind = .wrongType) -> YAMLProblem {
    let own = YAMLNotes(file: notes.file, problems: [])
    YAMLCursor(node: node, path: path, notes: own).expected(expectation, kind)
    return own.problems.first ?? problem(expectation)
  }

  /// A problem here, in words of its own.
  func problem(_ message: YAMLText, _ kind: YAMLProblem.Kind = .badValue) -> YAMLProblem {
    YAMLProblem(kind: kind, file: notes.file, line: node.line, column: node.column, path: path, message: message)
  }

  /// Runs a reader of this cursor; what it notes is thrown instead.
  func read<T>(_ body: (YAMLCursor) -> T?) throws -> T {
    let own = YAMLNotes(file: notes.file, problems: [])
    if let value = body(YAMLCursor(node: node, path: path, notes: own)) { return value }
    throw own.problems.first ?? problem(YAMLText("kon niet gelezen worden.", "could not be read."))
  }
}

extension NodeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { cursor.node.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try cursor.read { $0.bool() } }
  func decode(_ type: String.Type) throws -> String { try cursor.read { $0.string() } }
  func decode(_ type: Float.Type) throws -> Float { Float(try double()) }
  func decode(_ type: Double.Type) throws -> Double { try double() }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try value(type) }

  private func double() throws -> Double {
    guard let value = cursor.node.scalar?.double else {
      throw cursor.failure(YAMLText("een getal", "a number"))
    }
    return value
  }

  private func integer<T: FixedWidthInteger>() throws -> T {
    guard let value = cursor.node.scalar?.int, let fitting = T(exactly: value) else {
      let isNumber = cursor.node.scalar?.tag == .int
      let range = Int(clamping: T.min)...Int(clamping: T.max)
      throw cursor.failure(Expected.int(in: isNumber ? range : nil), isNumber ? .badValue : .wrongType)
    }
    return fitting
  }
}
