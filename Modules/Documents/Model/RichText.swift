/// A number (or other value) that a reader may want to trace: its printed form, and the name it is known by elsewhere.
public struct Quoted: Hashable, Sendable {
  /// The value as printed: `52,3 %`.
  public var text: String
  /// The name under which the value can be looked up; becomes the anchor and the tooltip of the printed value.
  public var reference: String?
  /// The exact value in a form for machines: `412/789`.
  public var exact: String?

  /// A printed value with its name and its exact form.
  public init(_ text: String, reference: String? = nil, exact: String? = nil) {
    self.text = text
    self.reference = reference
    self.exact = exact
  }
}

/// Running text made of plain and marked pieces.
///
/// Nothing in it is markup: every piece is shown letter for letter in every form.
public struct RichText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// One piece of running text.
  public enum Run: Hashable, Sendable {
    /// Plain text.
    case text(String)
    /// Text with emphasis.
    case strong(String)
    /// Text said with stress, or words of another language: set in italics.
    case emphasis(String)
    /// Text that is typed or read letter for letter: a command, a file name, an original line.
    case code(String)
    /// A value that can be traced.
    case value(Quoted)
    /// Text that leads to an address: `#anchor` in the same page, or a relative address.
    case link(String, to: String)
    /// Text that leads out of the document; where nothing can be followed, the address stands behind it.
    case web(String, to: WebAddress)
  }

  /// The pieces, in reading order.
  public var runs: [Run]

  /// Text from its pieces.
  public init(_ runs: [Run]) { self.runs = runs }

  /// Plain text.
  public init(_ text: String) { runs = [.text(text)] }

  /// Plain text.
  public init(stringLiteral text: String) { runs = [.text(text)] }

  /// Text from a pattern with names between braces, each replaced by a piece: `"{n} van {total} scholen"`.
  ///
  /// A name without a piece stays as it is, braces included, so that a mistake is seen and not swallowed.
  public init(_ pattern: String, _ pieces: [String: Run]) {
    var runs: [Run] = []
    var plain = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      plain += rest[..<open]
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: "}") else {
        rest = rest[open...]
        break
      }
      if let piece = pieces[String(rest[after..<close])] {
        if !plain.isEmpty { runs.append(.text(plain)) }
        plain = ""
        runs.append(piece)
      } else {
        plain += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    plain += rest
    if !plain.isEmpty { runs.append(.text(plain)) }
    self.runs = runs
  }

  /// The text without its marks.
  public var plain: String {
    runs.map { run in
      switch run {
      case .text(let text), .strong(let text), .emphasis(let text), .code(let text), .link(let text, _): text
      case .web(let text, let address): address.shows(text) ? text : "\(text) (\(address.text))"
      case .value(let quoted): quoted.text
      }
    }.joined()
  }

  /// Two texts after one another.
  public static func + (left: RichText, right: RichText) -> RichText { RichText(left.runs + right.runs) }
}
