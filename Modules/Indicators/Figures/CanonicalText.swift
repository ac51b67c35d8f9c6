import GuidanceKit

/// Writes JSON byte by byte: no white space, one spelling of everything; who uses it gives keys in the order of their bytes.
///
/// Full pieces go to a sink, so a set of figures of any size takes the same memory.
struct CanonicalText {
  private let bytes = ByteBuffer()
  private var isFirst = true
  private let sink: ([UInt8]) throws -> Void
  /// The keys of the numbers of evidence written last and their order: neighbours mostly have the same.
  var lastCounts: (keys: [EvidenceCount.Key], order: [Int]) = ([], [])

  private static let pieceSize = 1 << 20

  init(to sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  /// Hands over what was not handed over yet.
  mutating func finish() throws {
    if bytes.count > 0 { try sink(bytes.taken()) }
  }

  /// Hands over a full piece.
  mutating func passOn() throws {
    if bytes.count >= CanonicalText.pieceSize { try finish() }
  }

  /// The items of an array without its brackets.
  ///
  /// - Parameter isFirst: whether no others come before them.
  static func items<T>(_ values: some Sequence<T>, isFirst: Bool, _ write: (inout CanonicalText, T) -> Void) -> [UInt8]
  {
    var text = CanonicalText { _ in }
    text.isFirst = isFirst
    for value in values {
      text.item()
      write(&text, value)
      text.isFirst = false
    }
    return text.bytes.taken()
  }

  /// Hands over items that were written before, after everything written up to here.
  mutating func handOver(_ items: [UInt8]) throws {
    try finish()
    try sink(items)
    isFirst = false
  }

  // MARK: Parts

  mutating func object(_ body: (inout CanonicalText) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  mutating func array(_ body: (inout CanonicalText) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  @inline(__always)
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
    let length = key.utf8CodeUnitCount
    let place = bytes.room(length + 3)
    place[0] = UInt8(ascii: "\"")
    (place + 1).update(from: key.utf8Start, count: length)
    place[length + 1] = UInt8(ascii: "\"")
    place[length + 2] = UInt8(ascii: ":")
  }

  /// Begins a member of an object.
  mutating func key(_ key: String) {
    item()
    string(key)
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Values

  mutating func null() { plain("null") }

  mutating func bool(_ value: Bool) { plain(value ? "true" : "false") }

  private mutating func plain(_ text: StaticString) {
    bytes.room(text.utf8CodeUnitCount).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  mutating func integer(_ value: Int) {
    guard value < 0 || value > 9 else { return bytes.append(UInt8(ascii: "0") + UInt8(value)) }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var (rest, width) = (value.magnitude, 0)
    while rest > 0 { (rest, width) = (rest / 10, width + 1) }
    digits(value.magnitude, width)
  }

  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { null() }
  }

  /// A number of a given width, with zeros before it.
  private mutating func digits(_ number: UInt, _ width: Int) {
    let place = bytes.room(width)
    var rest = number
    for at in stride(from: width - 1, through: 0, by: -1) {
      place[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// The number of an organisation in its six digits, as a text.
  mutating func string(_ number: InstitutionNumber) {
    bytes.append(UInt8(ascii: "\""))
    digits(UInt(number.value), 6)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A day as ISO writes it, as a text.
  mutating func string(_ day: CalendarDate) {
    let (year, month, date) = day.parts
    bytes.append(UInt8(ascii: "\""))
    digits(UInt(year), 4)
    bytes.append(UInt8(ascii: "-"))
    digits(UInt(month), 2)
    bytes.append(UInt8(ascii: "-"))
    digits(UInt(date), 2)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes.append(plain: $0) } ?? false
    if !isPlain {
      var escaped: [UInt8] = []
      JSONValue.escape(text, to: &escaped)
      bytes.append(escaped)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func value(_ value: JSONValue) { bytes.append(value.bytes) }
}

/// Bytes that grow at the end: nothing is asked of them for each byte but whether there is room.
private final class ByteBuffer {
  private(set) var count = 0
  private var capacity = 1 << 16
  private var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)

  deinit { start.deallocate() }

  @inline(__always)
  func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  /// Room for so many more bytes, which who asks writes.
  @inline(__always)
  func room(_ length: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < length { grow(by: length) }
    defer { count += length }
    return start + count
  }

  func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return }
      room(source.count).update(from: from, count: source.count)
    }
  }

  /// Adds the bytes of a text of which no sign must be escaped.
  ///
  /// - Returns: whether there is none; otherwise nothing is added.
  func append(plain text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let from = text.baseAddress, text.count > 0 else { return true }
    let words = text.count / 8
    for word in 0..<words {
      let eight = UnsafeRawPointer(from).loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      if ByteBuffer.mayNeedEscape(eight) { return false }
    }
    for at in words * 8..<text.count {
      let byte = from[at]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    room(text.count).update(from: from, count: text.count)
    return true
  }

  /// Whether one of eight bytes is a control sign, a quote or a backslash.
  @inline(__always)
  private static func mayNeedEscape(_ eight: UInt64) -> Bool {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    // A byte below n, as long as its top bit is not set: the top bit of the difference is, and its own is not.
    func isBelow(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word & tops }
    let quote = eight ^ (ones &* 0x22)
    let backslash = eight ^ (ones &* 0x5C)
    return isBelow(eight, 0x20) | isBelow(quote, 1) | isBelow(backslash, 1) != 0
  }

  /// Everything up to here, which is then forgotten.
  func taken() -> [UInt8] {
    defer { count = 0 }
    return [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  private func grow(by length: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity * 2, count + length))
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity = max(capacity * 2, count + length)
  }
}
