/// A growing run of bytes whose consumed beginning can be dropped.
///
/// Owned by one scanner.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    if count + bytes.count > capacity { grow(to: count + bytes.count) }
    UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    base[count] = byte
    count += 1
  }

  /// Makes room for `length` more bytes and gives the place where they go; ``advance(by:)`` takes them in.
  @inline(__always)
  mutating func room(for length: Int) -> UnsafeMutablePointer<UInt8> {
    if count &+ length > capacity { grow(to: count + length) }
    return base + count
  }

  @inline(__always)
  mutating func advance(by length: Int) {
    count &+= length
  }

  mutating func removeAll() {
    count = 0
  }

  /// Drops the first `length` bytes; what follows moves to the front.
  mutating func dropFirst(_ length: Int) {
    guard length > 0 else { return }
    UnsafeMutableRawPointer(base).copyMemory(from: base + length, byteCount: count - length)
    count -= length
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    UnsafeMutableRawPointer(moved).copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
