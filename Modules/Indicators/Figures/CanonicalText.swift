/// Writes JSON byte by byte: no white space, one spelling of everything; who uses it gives keys in the order of their bytes.
///
/// Full pieces go to a sink, so a set of figures of any size takes the same memory.
struct CanonicalText {
  private var bytes: [UInt8] = []
  private var isFirst = true
  private let sink: ([UInt8]) throws -> Void

  private static let pieceSize = 1 << 20

  init(to sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    bytes.reserveCapacity(CanonicalText.pieceSize + 65_536)
  }

  /// Hands over what was not handed over yet.
  mutating func finish() throws {
    if !bytes.isEmpty { try sink(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Hands over a full piece.
  mutating func passOn() throws {
    if bytes.count >= CanonicalText.pieceSize { try finish() }
  }

  /// The items of an array without its brackets.
  static func items<T>(_ values: some Sequence<T>, _ write: (inout CanonicalText, T) -> Void) -> [UInt8] {
    var text = CanonicalText { _ in }
    for value in values {
      text.item()
      write(&text, value)
    }
    return text.bytes
  }

  /// Adds what was written before.
  mutating func raw(_ written: [UInt8]) { bytes.append(contentsOf: written) }

  // MARK: Parts

  mutating func object(_ body: (inout CanonicalText) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  mutating func array(_ body: (inout CanonicalText) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ body: (inout CanonicalText) throws -> Void
  ) rethrows {
    bytes.append(open)
    isFirst = true
    try body(&self)
    bytes.append(close)
    isFirst = false
  }

  /// Begins an item of an array.
  mutating func item() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Begins a member of an object; the key needs no escaping.
  mutating func key(_ key: StaticString) {
    item()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins a member of an object.
  mutating func key(_ key: String) {
    item()
    string(key)
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Values

  mutating func null() { bytes.append(contentsOf: "null".utf8) }

  mutating func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

  mutating func integer(_ value: Int) {
    if value >= 0, value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { null() }
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain =
      text.utf8.withContiguousStorageIfAvailable { buffer -> Bool in
        guard !buffer.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
          return false
        }
        bytes.append(contentsOf: buffer)
        return true
      } ?? false
    if !isPlain { JSONValue.escape(text, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func value(_ value: JSONValue) { value.write(to: &bytes) }
}
