/// Remembers what was made of each different cell of a column, by its bytes.
///
/// Columns of a sheet repeat few values: dates, names, codes. So each is read once, and every other time found by its bytes
/// alone, without making text of them. Bounded: after `limit` different cells nothing is added.
///
/// It is asked for every cell of a file, so its tables stand in memory of their own: looking there counts no references.
final class ByteMemo<Value> {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let length: Int
  }

  private static var limit: Int { 4096 }
  private static var longest: Int { 256 }

  /// The number of the entry behind each hash; -1 for a free slot.
  private var slots: UnsafeMutablePointer<Int32>
  private var slotMask: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var values: UnsafeMutablePointer<Value>
  private var room: Int
  private var count = 0
  private var bytes: [UInt8] = []

  init() {
    (slots, slotMask) = ByteMemo.freeSlots(1024)
    room = 64
    entries = .allocate(capacity: room)
    values = .allocate(capacity: room)
  }

  deinit {
    values.deinitialize(count: count)
    values.deallocate()
    entries.deallocate()
    slots.deallocate()
  }

  /// The value of a cell, made the first time.
  func value(for cell: UnsafeRawBufferPointer, _ make: () -> Value) -> Value {
    if let known = known(cell) { return known.pointee }
    let value = make()
    remember(value, for: cell)
    return value
  }

  /// What is remembered of a cell, where it stands until something is added; `nil` when nothing is.
  func known(_ cell: UnsafeRawBufferPointer) -> UnsafePointer<Value>? {
    guard cell.count <= Self.longest else { return nil }
    let hash = Self.hash(cell)
    let (slots, mask, entries) = (slots, slotMask, entries)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, entries[number].length == cell.count, isEqual(entries[number].start, cell) {
        return UnsafePointer(values + number)
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Remembers what was made of a cell of which nothing is remembered yet, as long as there is room.
  func remember(_ value: Value, for cell: UnsafeRawBufferPointer) {
    guard cell.count <= Self.longest, count < Self.limit else { return }
    if count == room { growEntries() }
    let hash = Self.hash(cell)
    entries[count] = Entry(hash: hash, start: bytes.count, length: cell.count)
    (values + count).initialize(to: value)
    place(count, hash)
    count += 1
    bytes.append(contentsOf: cell)
    if count * 2 > slotMask { growSlots() }
  }

  private func isEqual(_ start: Int, _ cell: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { kept in
      for index in 0..<cell.count where kept[start &+ index] != cell[index] { return false }
      return true
    }
  }

  private func place(_ number: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while slots[slot] >= 0 { slot = (slot + 1) & slotMask }
    slots[slot] = Int32(number)
  }

  private func growEntries() {
    let (earlier, earlierValues) = (entries, values)
    entries = .allocate(capacity: room * 2)
    values = .allocate(capacity: room * 2)
    entries.update(from: earlier, count: count)
    values.moveInitialize(from: earlierValues, count: count)
    earlier.deallocate()
    earlierValues.deallocate()
    room *= 2
  }

  private func growSlots() {
    slots.deallocate()
    (slots, slotMask) = ByteMemo.freeSlots((slotMask + 1) * 2)
    for number in 0..<count { place(number, entries[number].hash) }
  }

  private static func freeSlots(_ count: Int) -> (UnsafeMutablePointer<Int32>, Int) {
    let slots = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    slots.initialize(repeating: -1, count: count)
    return (slots, count - 1)
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
