/// The records of a piece while it is gathered.
struct PieceBuffer {
  private var columns = [[Int]](repeating: [], count: RegistrationColumn.allCases.count)
  /// By their bytes: two spellings of one sign are two codes, as for SQLite.
  private var places: [[UInt8]: Int] = [:]
  private var texts: [String] = []
  private var current = [Int](repeating: 0, count: RegistrationColumn.allCases.count)
  /// The registration at hand, kept while records of its further advisers and organisations follow.
  private var registration: [Int]?
  private var further: [[Int]] = []
  private var isUnlinked = false

  /// The records gathered.
  var count: Int { columns[0].count }

  mutating func begin(_ fact: Int) {
    for column in current.indices { current[column] = 0 }
    current[RegistrationColumn.fact.rawValue] = fact
    registration = nil
    isUnlinked = false
  }

  /// Begins a record of a further adviser or organisation of the registration at hand.
  mutating func beginFurther(_ role: RecordRole) {
    if let registration {
      further.append(current)
      current = registration
    } else {
      registration = current
    }
    current[RegistrationColumn.role.rawValue] = role.rawValue
    if role == .furtherOrganisation { current[RegistrationColumn.organisation.rawValue] = 0 }
  }

  @inline(__always)
  mutating func set(_ value: Int, _ column: RegistrationColumn) { current[column.rawValue] = value }

  mutating func markUnlinked() { isUnlinked = true }

  mutating func end() {
    if let registration {
      further.append(current)
      add(registration)
      for record in further { add(record) }
      further.removeAll(keepingCapacity: true)
    } else {
      add(current)
    }
  }

  private mutating func add(_ record: [Int]) {
    for column in columns.indices { columns[column].append(record[column]) }
    columns[RegistrationColumn.isUnlinked.rawValue][count - 1] = isUnlinked ? 1 : 0
  }

  /// The place of a text among those of the piece, from 1; 0 for an empty one.
  mutating func place(of text: UnsafeRawBufferPointer) -> Int {
    guard !text.isEmpty else { return 0 }
    let bytes = Array(text)
    if let known = places[bytes] { return known }
    texts.append(String(decoding: bytes, as: UTF8.self))
    places[bytes] = texts.count
    return texts.count
  }

  /// The piece, which is begun anew; `nil` when nothing was gathered.
  mutating func taken() -> (count: Int, days: ClosedRange<Int>, bytes: [UInt8])? {
    let days = columns[RegistrationColumn.day.rawValue]
    guard let first = days.min(), let last = days.max() else { return nil }
    let bytes = PieceForm.encode(columns, texts: texts)
    for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
    places = [:]
    texts = []
    return (days.count, first...last, bytes)
  }
}
