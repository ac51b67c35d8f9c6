/// One value of a YAML file with the place where it starts.
public struct YAMLNode: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// One text, number, truth value or nothing.
    case scalar(YAMLScalar)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with values, in the order of the file; no key stands twice.
    case mapping([YAMLEntry])
  }

  /// The line on which it starts, from 1.
  ///
  /// For an alias: where the anchored value stands.
  public let line: Int
  /// The column in which it starts, in Unicode scalars from 1.
  public let column: Int
  /// What it holds.
  public let content: Content
  /// How many values it holds, itself and what aliases bring in counted.
  let weight: Int
  /// How many lists and mappings stand within each other in it.
  let height: Int

  init(line: Int, column: Int, content: Content) {
    self.line = line
    self.column = column
    self.content = content
    switch content {
    case .scalar:
      (weight, height) = (1, 0)
    case .sequence(let nodes):
      weight = nodes.reduce(1) { $0 + $1.weight }
      height = 1 + (nodes.map(\.height).max() ?? 0)
    case .mapping(let entries):
      weight = entries.reduce(1) { $0 + $1.value.weight }
      height = 1 + (entries.map(\.value.height).max() ?? 0)
    }
  }

  /// The scalar, or `nil` for a list or mapping.
  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The elements of a list, or `nil` for anything else.
  public var elements: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  /// The entries of a mapping, or `nil` for anything else.
  public var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a key, or `nil` when this is no mapping or has no such key.
  public subscript(key: String) -> YAMLNode? { entries?.first { $0.key == key }?.value }

  /// Whether it is nothing: `null`, `~` or an empty value.
  public var isNull: Bool { scalar?.isNull ?? false }

  /// What it is, as a message says it: `"three"`, `3`, a list.
  public var found: YAMLText {
    switch content {
    case .scalar(let scalar) where scalar.isNull: YAMLText("leeg", "empty")
    case .scalar(let scalar) where scalar.tag == .string:
      YAMLText("\"\(YAMLNode.shortened(scalar.text))\"", "\"\(YAMLNode.shortened(scalar.text))\"")
    case .scalar(let scalar): YAMLText(YAMLNode.shortened(scalar.text), YAMLNode.shortened(scalar.text))
    case .sequence: YAMLText("een lijst", "a list")
    case .mapping: YAMLText("een blok met sleutels", "a block of keys")
    }
  }

  /// A text on one line, cut where a message would become unreadable.
  static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 60 ? line : line.prefix(57) + "..."
  }
}

/// One key of a mapping with its value.
public struct YAMLEntry: Hashable, Sendable {
  /// The key as text; a key `2025` is the text "2025".
  public let key: String
  /// The line of the key, from 1.
  public let line: Int
  /// The column of the key, in Unicode scalars from 1.
  public let column: Int
  /// The value.
  public let value: YAMLNode
}
