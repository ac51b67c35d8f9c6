public import GuidanceKit
public import Register

extension Register {
  /// An empty database that lives in memory.
  public static func forTests() throws -> Register { try Register(path: ":memory:", mode: .creating) }

  /// Loads records as if each stood on a line of its own in a file; line 1 is the header.
  ///
  /// - Parameters:
  ///   - records: the records, all of one kind.
  ///   - file: the file's name.
  ///   - day: the day of the load.
  ///   - isInvented: whether the batch carries the mark of invented data.
  /// - Returns: what became of them.
  @discardableResult
  public func load<R: Storable>(
    _ records: [R], file: String = "proef.csv", on day: CalendarDate? = nil, isInvented: Bool = false,
    isComplete: Bool = false
  ) throws -> LoadOutcome {
    let day = day ?? CalendarDate(dayNumber: 20_486)  // 2026-02-02
    let request = LoadRequest(
      kind: R.kind, fileName: file, at: Moment(unixSeconds: Int64(day.dayNumber) * 86_400 + 18_000, day: day),
      actor: "proef", programVersion: "0.0.0", isComplete: isComplete, isInvented: isInvented)
    let load = try Load(self, request)
    let lines = ["kop"] + records.map { "\($0)".split(whereSeparator: \.isNewline).joined(separator: " ") }
    let text = lines.joined(separator: "\n") + "\n"
    try Array(text.utf8).withUnsafeBytes { try load.original($0) }
    for (index, record) in records.enumerated() { try load.stage(record, line: index + 2, row: index + 2) }
    return try load.commit()
  }
}
