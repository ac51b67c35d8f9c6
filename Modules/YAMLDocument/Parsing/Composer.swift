/// Builds the nodes of the one document of a file from its events.
struct Composer {
  private let source: SourceText
  private let events: EventStream
  private let limits: YAMLLimits
  private var anchors: [String: Anchor] = [:]
  private var nodes = 0
  /// Problems that do not stop the reading: keys that stand twice.
  private(set) var problems: [YAMLProblem] = []

  private enum Anchor {
    /// The value is still being read.
    case open
    case closed(YAMLNode)
  }

  init(_ source: SourceText, limits: YAMLLimits) throws(YAMLProblem) {
    self.source = source
    self.limits = limits
    events = try EventStream(source)
  }

  /// The value of the document.
  mutating func compose() throws(YAMLProblem) -> YAMLNode {
    _ = try events.next()
    let start = try events.next()
    guard case .documentStart = start.kind else { throw problem(.empty, at: start, Message.empty) }
    let root = try node(at: try events.next(), depth: 0)
    let end = try events.next()
    guard case .documentEnd = end.kind else { throw problem(.syntax, at: end, Message.unexpectedEnd) }
    let after = try events.next()
    if case .documentStart = after.kind { throw problem(.documents, at: after, Message.documents) }
    if root.isNull {
      throw YAMLProblem(
        kind: .empty, file: source.file, line: root.line, column: root.column, message: Message.empty)
    }
    return root
  }

  private mutating func node(at event: EventStream.Event, depth: Int) throws(YAMLProblem) -> YAMLNode {
    nodes += 1
    guard nodes <= limits.nodes else { throw problem(.limit, at: event, Message.tooManyNodes(limits.nodes)) }
    switch event.kind {
    case .scalar(let text, let tag, let anchor, let isPlain):
      let scalar = try self.scalar(text: text, tag: tag, isPlain: isPlain, at: event)
      return keep(YAMLNode(line: event.line, column: event.column, content: .scalar(scalar)), anchor)
    case .alias(let name):
      return try aliased(name, at: event, depth: depth)
    case .sequenceStart(let tag, let anchor):
      try checkCollection(tag: tag, allowed: "seq", at: event, depth: depth)
      if let anchor { anchors[anchor] = .open }
      let elements = try self.elements(depth: depth + 1)
      return keep(YAMLNode(line: event.line, column: event.column, content: .sequence(elements)), anchor)
    case .mappingStart(let tag, let anchor):
      try checkCollection(tag: tag, allowed: "map", at: event, depth: depth)
      if let anchor { anchors[anchor] = .open }
      let entries = try self.entries(depth: depth + 1)
      return keep(YAMLNode(line: event.line, column: event.column, content: .mapping(entries)), anchor)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw problem(.syntax, at: event, Message.unexpectedEnd)
    }
  }

  private mutating func elements(depth: Int) throws(YAMLProblem) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { return elements }
      elements.append(try node(at: event, depth: depth))
    }
  }

  private mutating func entries(depth: Int) throws(YAMLProblem) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { return entries }
      guard case .scalar(let key, let tag, let anchor, let isPlain) = event.kind else {
        throw problem(.unsupported, at: event, Message.keyIsNoText)
      }
      if isPlain && key == "<<" { throw problem(.unsupported, at: event, Message.mergeKey) }
      let scalar = try self.scalar(text: key, tag: tag, isPlain: isPlain, at: event)
      _ = keep(YAMLNode(line: event.line, column: event.column, content: .scalar(scalar)), anchor)
      let value = try node(at: try events.next(), depth: depth)
      if let line = lines[key] {
        problems.append(problem(.duplicateKey, at: event, Message.duplicateKey(key, line: line)))
      } else {
        lines[key] = event.line
        entries.append(YAMLEntry(key: key, line: event.line, column: event.column, value: value))
      }
    }
  }

  /// What an anchor holds.
  ///
  /// Written-out aliases count as values of their own: a small file cannot grow into a large one.
  private mutating func aliased(
    _ name: String, at event: EventStream.Event, depth: Int
  ) throws(YAMLProblem) -> YAMLNode {
    switch anchors[name] {
    case .closed(let node):
      nodes += node.weight - 1
      guard nodes <= limits.nodes else { throw problem(.limit, at: event, Message.tooManyNodes(limits.nodes)) }
      guard depth + node.height <= limits.depth else { throw problem(.limit, at: event, Message.tooDeep(limits.depth)) }
      return node
    case .open: throw problem(.unsupported, at: event, Message.recursiveAlias(name))
    case nil: throw problem(.syntax, at: event, Message.unknownAlias(name, known: anchors.keys.sorted()))
    }
  }

  private mutating func keep(_ node: YAMLNode, _ anchor: String?) -> YAMLNode {
    if let anchor { anchors[anchor] = .closed(node) }
    return node
  }

  private func checkCollection(
    tag: String?, allowed: String, at event: EventStream.Event, depth: Int
  ) throws(YAMLProblem) {
    guard depth < limits.depth else { throw problem(.limit, at: event, Message.tooDeep(limits.depth)) }
    guard let tag, tag != "!", tag != Composer.corePrefix + allowed else { return }
    throw problem(.unsupported, at: event, Message.tag(Composer.shown(tag)))
  }

  /// A scalar by its explicit tag, or by its form when it has none.
  private func scalar(
    text: String, tag: String?, isPlain: Bool, at event: EventStream.Event
  ) throws(YAMLProblem) -> YAMLScalar {
    guard let tag else { return YAMLScalar(text, isPlain: isPlain) }
    if tag == "!" { return YAMLScalar(text: text, isPlain: isPlain, tag: .string) }
    guard tag.hasPrefix(Composer.corePrefix),
      let wanted = YAMLScalar.Tag(rawValue: String(tag.dropFirst(Composer.corePrefix.count)))
    else { throw problem(.unsupported, at: event, Message.tag(Composer.shown(tag))) }
    let form = CoreSchema.tag(of: text)
    guard wanted == .string || wanted == form || (wanted == .float && form == .int) else {
      throw problem(.badValue, at: event, Message.tagDoesNotFit(Composer.shown(tag), text))
    }
    return YAMLScalar(text: text, isPlain: isPlain, tag: wanted)
  }

  private static let corePrefix = "tag:yaml.org,2002:"

  /// A tag as it is written in a file.
  private static func shown(_ tag: String) -> String {
    tag.hasPrefix(corePrefix) ? "!!" + tag.dropFirst(corePrefix.count) : tag
  }

  private func problem(_ kind: YAMLProblem.Kind, at event: EventStream.Event, _ message: YAMLText) -> YAMLProblem {
    YAMLProblem(kind: kind, file: source.file, line: event.line, column: event.column, message: message)
  }
}
