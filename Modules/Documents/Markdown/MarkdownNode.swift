import CCmarkGFM

/// One node of a text as cmark-gfm read it, copied out of the library's memory.
struct MarkdownNode {
  /// What a node is; names of the library that this module has no use for are `other`.
  enum Kind: String {
    case document, heading, paragraph, list, item, table, link, image, text, code, strong
    case quote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case rule = "thematic_break"
    case head = "table_header"
    case row = "table_row"
    case cell = "table_cell"
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case html = "html_inline"
    case emphasis = "emph"
    case other
  }

  var kind: Kind
  /// The line it starts on, from 1; 0 when the library does not say.
  var line: Int
  /// The byte of the line it starts at, from 1.
  var byte: Int
  /// The letters of text, code and raw HTML.
  var literal = ""
  /// Where a link leads.
  var address = ""
  /// The level of a heading.
  var level = 0
  /// The first number of a numbered list; `nil` for other lists.
  var firstNumber: Int?
  var children: [MarkdownNode] = []

  /// Reads a text as CommonMark with the tables of GitHub.
  ///
  /// - Returns: `nil` when lists and quotations lie deeper inside one another than the limits allow, with the line on which they do.
  static func read(_ text: String) -> Result<MarkdownNode, TooDeep> {
    _ = registered
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { fatalError("cmark_parser_new had no memory") }
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { fatalError("cmark_parser_finish had no memory") }
    defer { cmark_node_free(root) }
    if let line = tooDeep(root) { return .failure(TooDeep(line: line)) }
    return .success(MarkdownNode(root))
  }

  /// Where a text lies too deep.
  struct TooDeep: Error {
    var line: Int
  }

  /// The library keeps its extensions in one place for the whole program: they are registered once.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// The line of the first node that lies too deep, found without recursion, for a text may be deep enough to break the stack.
  private static func tooDeep(_ root: OpaquePointer) -> Int? {
    guard let iterator = cmark_iter_new(root) else { fatalError("cmark_iter_new had no memory") }
    defer { cmark_iter_free(iterator) }
    // Every list is two nodes deep, and the text in it lies in a paragraph of the document.
    let limit = MarkdownLimits.depth * 2 + 2
    var depth = 0
    var line = 0
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return nil }
      let node = cmark_iter_get_node(iterator)
      if event == CMARK_EVENT_ENTER {
        line = max(line, Int(cmark_node_get_start_line(node)))
        depth += leaves.contains(cmark_node_get_type(node).rawValue) ? 0 : 1
        if depth > limit { return max(line, 1) }
      } else {
        depth -= 1
      }
    }
  }

  /// The nodes that the iterator enters and never leaves.
  private static let leaves = Set(
    [
      CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK,
      CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
    ].map(\.rawValue))

  private init(_ node: OpaquePointer) {
    let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    kind = Kind(rawValue: name) ?? .other
    line = Int(cmark_node_get_start_line(node))
    byte = Int(cmark_node_get_start_column(node))
    if let text = cmark_node_get_literal(node) { literal = String(cString: text) }
    switch kind {
    case .link, .image: address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    case .heading: level = Int(cmark_node_get_heading_level(node))
    case .list where cmark_node_get_list_type(node) == CMARK_ORDERED_LIST:
      firstNumber = Int(cmark_node_get_list_start(node))
    default: break
    }
    var child = cmark_node_first_child(node)
    while let next = child {
      children.append(MarkdownNode(next))
      child = cmark_node_next(next)
    }
  }
}
