/// The keys of a mapping, for a type.
struct KeyedNodes<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  let entries: [YAMLEntry]

  init(decoder: NodeDecoder, entries: [YAMLEntry]) {
    self.decoder = decoder
    self.entries = entries
    decoder.usage.isKeyed = true
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    decoder.usage.wantsAllKeys = true
    return entries.compactMap { Key(stringValue: $0.key) }
  }

  func contains(_ key: Key) -> Bool { entry(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try child(key).decodeNil() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try child(key).value(type) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try decoder(forKey: "super", key: PlainKey("super")) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }

  private func child(_ key: Key) throws -> NodeDecoder { try decoder(forKey: key.stringValue, key: key) }

  private func decoder(forKey name: String, key: any CodingKey) throws -> NodeDecoder {
    ask(name)
    guard let entry = entries.first(where: { $0.key == name }) else {
      // A mistyped key says more than the missing one.
      let nearby = entries.first { entry in
        !decoder.usage.keys.contains(entry.key) && Nearest.name(to: entry.key, in: [name]) != nil
      }
      if let nearby {
        throw YAMLProblem(
          kind: .unknownKey, file: decoder.cursor.notes.file, line: nearby.line, column: nearby.column,
          path: decoder.cursor.child(nearby).path, message: Expected.unknownKey(nearby.key, nearest: name, known: []))
      }
      throw decoder.cursor.problem(Expected.missingKey([name], in: decoder.cursor.path), .missingKey)
    }
    return decoder.child(decoder.cursor.child(entry), key: key)
  }

  private func entry(_ key: Key) -> YAMLEntry? {
    ask(key.stringValue)
    return entries.first { $0.key == key.stringValue }
  }

  private func ask(_ name: String) {
    if !decoder.usage.keys.contains(name) { decoder.usage.keys.append(name) }
  }
}

/// The elements of a list, for a type.
struct NodeList: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let elements: [YAMLNode]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, elements: [YAMLNode]) {
    self.decoder = decoder
    self.elements = elements
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try element().value(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let container = try element().container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try element().unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try element()
    currentIndex += 1
    return decoder
  }

  private func element() throws -> NodeDecoder {
    guard !isAtEnd else {
      throw decoder.cursor.problem(
        YAMLText(
          "'\(decoder.cursor.path)' heeft te weinig elementen (\(elements.count)).",
          "'\(decoder.cursor.path)' has too few elements (\(elements.count))."))
    }
    let cursor = YAMLCursor(
      node: elements[currentIndex], path: "\(decoder.cursor.path)[\(currentIndex + 1)]", notes: decoder.cursor.notes)
    return decoder.child(cursor, key: PlainKey(currentIndex))
  }
}

/// A key that is only a name or an index.
struct PlainKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ index: Int) {
    stringValue = String(index)
    intValue = index
  }

  init(_ name: String) {
    stringValue = name
    intValue = nil
  }

  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { self.init(intValue) }
}
