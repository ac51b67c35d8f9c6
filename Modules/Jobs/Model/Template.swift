/// A text in which `{{ name }}` stands for a parameter of the run.
public struct Template: Hashable, Sendable {
  /// A stretch of the text.
  enum Part: Hashable, Sendable {
    case text(String)
    case parameter(String)
  }

  let parts: [Part]
  /// The text as it was written.
  public let source: String

  /// What is wrong with a template.
  public enum Failure: Error, Hashable, Sendable {
    /// `{{` without `}}`.
    case unclosed
    /// Nothing between the braces.
    case empty
  }

  /// Reads a text.
  public init(_ source: String) throws(Failure) {
    self.source = source
    var parts: [Part] = []
    var rest = source[...]
    while let opening = rest.firstRange(of: "{{") {
      if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
      let inside = rest[opening.upperBound...]
      guard let closing = inside.firstRange(of: "}}") else { throw .unclosed }
      let name = inside[..<closing.lowerBound].trimmingBlanks
      guard !name.isEmpty else { throw .empty }
      parts.append(.parameter(String(name)))
      rest = inside[closing.upperBound...]
    }
    if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The names of the parameters in it, in order.
  public var names: [String] {
    parts.compactMap { part in
      if case .parameter(let name) = part { name } else { nil }
    }
  }

  /// The text with the parameters filled in; one without a value stays as it was written.
  public func filled(with values: [String: String]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .parameter(let name): values[name] ?? "{{ \(name) }}"
      }
    }.joined()
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmingBlanks: Substring {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = lastIndex { $0 != " " && $0 != "\t" }
    guard let end else { return self[endIndex...] }
    return self[start...end]
  }
}
