/// Bytes that grow at their end, handed from the thread that reads a file to the one that stores it.
///
/// One thread has it at a time: who hands it over does not touch it again. That is what makes it safe to send.
final class ByteBlock: @unchecked Sendable {
  private(set) var base: UnsafeMutableRawPointer
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(byteCount: self.capacity, alignment: 16)
  }

  convenience init(copying bytes: UnsafeRawBufferPointer) {
    self.init(capacity: bytes.count)
    append(bytes)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

  func removeAll() { count = 0 }

  /// Forgets what stands behind a place.
  func truncate(to place: Int) { count = min(count, place) }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends a number as it stands in memory; blocks never leave the machine.
  @inline(__always)
  func append<Number: FixedWidthInteger & BitwiseCopyable>(number: Number) {
    reserve(MemoryLayout<Number>.size)
    base.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
    count &+= MemoryLayout<Number>.size
  }

  @inline(__always)
  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    if let start = bytes.baseAddress { (base + count).copyMemory(from: start, byteCount: bytes.count) }
    count &+= bytes.count
  }

  /// Appends a number of bytes that the caller fills; the place is valid until something else is appended.
  @inline(__always)
  func appendRoom(_ size: Int) -> UnsafeMutableRawPointer {
    reserve(size)
    let place = base + count
    count &+= size
    return place
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  func set(_ number: UInt32, at place: Int) {
    base.storeBytes(of: number.littleEndian, toByteOffset: place, as: UInt32.self)
  }

  /// Adds marks to the byte at a place.
  func mark(_ bits: UInt8, at place: Int) {
    base.storeBytes(of: bytes[place] | bits, toByteOffset: place, as: UInt8.self)
  }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count &+ more > capacity { grow(by: more) }
  }

  private func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }
}
