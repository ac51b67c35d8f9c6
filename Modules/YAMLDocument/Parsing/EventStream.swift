import CLibYAML

/// The events of a file, one at a time, from libyaml.
///
/// The only code that touches the C library. The parser lives as long as the stream; each event is copied and freed at
/// once.
final class EventStream {
  /// What an event says.
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(text: String, tag: String?, anchor: String?, isPlain: Bool)
    case sequenceStart(tag: String?, anchor: String?)
    case sequenceEnd
    case mappingStart(tag: String?, anchor: String?)
    case mappingEnd
  }

  /// An event with the place where it starts.
  struct Event {
    let kind: Kind
    let line: Int
    let column: Int
  }

  private let source: SourceText
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ source: SourceText) throws(YAMLProblem) {
    self.source = source
    parser = .allocate(capacity: 1)
    // One byte more than the text, so that there is an address even when the text is empty.
    input = .allocate(capacity: source.bytes.count + 1)
    _ = input.initialize(from: source.bytes + [0])
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      input.deallocate()
      throw YAMLProblem(kind: .limit, file: source.file, line: 1, column: 1, message: Message.noMemory)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, source.bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after the end of the stream there is no next.
  func next() throws(YAMLProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let (line, column) = source.position(after: Int(event.start_mark.index))
    return Event(kind: kind(of: event), line: line, column: column)
  }

  private func kind(of event: yaml_event_t) -> Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(EventStream.text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        text: String(decoding: bytes, as: UTF8.self), tag: EventStream.text(scalar.tag),
        anchor: EventStream.text(scalar.anchor), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return .sequenceStart(tag: EventStream.text(start.tag), anchor: EventStream.text(start.anchor))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return .mappingStart(tag: EventStream.text(start.tag), anchor: EventStream.text(start.anchor))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    // After an end libyaml gives empty events for ever; they mean the same.
    default: return .streamEnd
    }
  }

  private func problem() -> YAMLProblem {
    let text = parser.pointee.problem.map { String(cString: $0) } ?? ""
    let context = parser.pointee.context.map { String(cString: $0) }
    let start = source.position(after: Int(parser.pointee.context_mark.index))
    var place = source.position(after: Int(parser.pointee.problem_mark.index))
    if SyntaxMessage.pointsToStart(problem: text, context: context) { place = start }
    let isMemory = parser.pointee.error == YAML_MEMORY_ERROR
    let fault = SyntaxFault(
      problem: text, context: context, contextLine: start.line == place.line ? nil : start.line,
      before: source.text(before: place.column, onLine: place.line),
      character: source.character(line: place.line, column: place.column))
    return YAMLProblem(
      kind: isMemory ? .limit : .syntax, file: source.file, line: place.line, column: place.column,
      message: isMemory ? Message.noMemory : SyntaxMessage.text(fault))
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
