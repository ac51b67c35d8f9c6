/// Remembers what was made of each different cell of a column, by its bytes.
///
/// Columns of a sheet repeat few values: dates, names, codes. So each is read once, and every other time found by its bytes
/// alone, without making text of them. Bounded: after `limit` different cells nothing is added.
struct ByteMemo<Value> {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let length: Int
    let value: Value
  }

  private static var limit: Int { 4096 }
  private static var longest: Int { 256 }

  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  /// The value of a cell, made the first time.
  mutating func value(for cell: UnsafeRawBufferPointer, _ make: () -> Value) -> Value {
    guard cell.count <= Self.longest else { return make() }
    let hash = Self.hash(cell)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.length == cell.count, isEqual(entry, cell) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    let value = make()
    guard entries.count < Self.limit else { return value }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, start: bytes.count, length: cell.count, value: value))
    bytes.append(contentsOf: cell)
    if entries.count * 2 > slots.count { grow() }
    return value
  }

  private func isEqual(_ entry: Entry, _ cell: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { kept in
      for index in 0..<cell.count where kept[entry.start + index] != cell[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    var larger: [Int32] = Array(repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(number)
    }
    slots = larger
  }

  /// Eight bytes at a time, multiplied and folded; the table is bounded, so no seed is needed against chosen cells.
  private static func hash(_ cell: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(cell.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index &+ 8 <= cell.count {
      mix(&hash, cell.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < cell.count {
      rest = rest &<< 8 | UInt64(cell[index])
      index &+= 1
    }
    mix(&hash, rest)
    return hash ^ (hash >> 29)
  }

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    hash = product.high ^ product.low &+ 0xE703_7ED1_A0B4_28DB
  }
}
