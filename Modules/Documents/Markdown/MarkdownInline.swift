/// Turns the marks within a line into running text, in paragraphs where a line is broken on purpose.
struct MarkdownInline {
  /// How a piece is marked; inside a mark only a stronger one counts, for pieces of running text have one mark each.
  private enum Mark: Equatable {
    case plain, emphasis, strong
    case web(WebAddress)
    case link(String)
  }

  /// The paragraphs.
  private(set) var paragraphs: [RichText] = []
  /// Pictures, and links that lead where none may.
  private(set) var refused: [MarkdownNode] = []
  private var runs: [RichText.Run] = []
  /// The anchor of a heading by the name under which links know it; `nil` for a name that leads nowhere.
  private let anchor: (String) -> String?

  init(_ nodes: [MarkdownNode], anchor: @escaping (String) -> String?) {
    self.anchor = anchor
    for node in nodes { add(node, .plain) }
    endParagraph()
  }

  /// The whole as one text, a space where a line is broken.
  var line: RichText { RichText(Array(paragraphs.map(\.runs).joined(separator: [.text(" ")]))) }

  private mutating func add(_ node: MarkdownNode, _ mark: Mark) {
    switch node.kind {
    case .text: append(node.literal, mark)
    case .softBreak: append(" ", mark)
    case .lineBreak:
      // A link cannot go on in the next paragraph.
      if mark == .plain { endParagraph() } else { append(" ", mark) }
    case .code:
      if case .plain = mark { runs.append(.code(node.literal)) } else { append(node.literal, mark) }
    case .html:
      if !node.literal.hasPrefix("<!--") { append(node.literal, mark) }
    case .emphasis: for child in node.children { add(child, mark == .plain ? .emphasis : mark) }
    case .strong: for child in node.children { add(child, mark == .plain || mark == .emphasis ? .strong : mark) }
    case .link: link(node)
    case .image: refused.append(node)
    default: for child in node.children { add(child, mark) }
    }
  }

  private mutating func link(_ node: MarkdownNode) {
    let target: Mark
    if let address = WebAddress(node.address) {
      target = .web(address)
    } else if node.address.hasPrefix("#"), let known = anchor(String(node.address.dropFirst())) {
      target = .link("#" + known)
    } else {
      refused.append(node)
      return
    }
    for child in node.children { add(child, target) }
  }

  /// Adds letters to the last piece when it has the same mark.
  private mutating func append(_ text: String, _ mark: Mark) {
    guard !text.isEmpty else { return }
    switch (mark, runs.last) {
    case (.plain, .text(let before)): runs[runs.count - 1] = .text(before + text)
    case (.plain, _): runs.append(.text(text))
    case (.emphasis, .emphasis(let before)): runs[runs.count - 1] = .emphasis(before + text)
    case (.emphasis, _): runs.append(.emphasis(text))
    case (.strong, .strong(let before)): runs[runs.count - 1] = .strong(before + text)
    case (.strong, _): runs.append(.strong(text))
    case (.web(let address), .web(let before, let same)) where same == address:
      runs[runs.count - 1] = .web(before + text, to: address)
    case (.web(let address), _): runs.append(.web(text, to: address))
    case (.link(let address), .link(let before, let same)) where same == address:
      runs[runs.count - 1] = .link(before + text, to: address)
    case (.link(let address), _): runs.append(.link(text, to: address))
    }
  }

  private mutating func endParagraph() {
    if !runs.isEmpty { paragraphs.append(RichText(runs)) }
    runs = []
  }
}
