public import Register

/// The order in which files are loaded: what others refer to comes first.
public enum LoadingOrder {
  private static let kinds: [RecordKind] =
    [.plan, .norms, .calendarOverride] + SheetKind.all.map { $0.kind }

  /// Puts files in order; those of one kind stay as they were, those of which the kind cannot be told come last.
  ///
  /// - Parameter kind: the kind of records in a file; see ``Importer/kind(ofFile:)``.
  public static func sorted<File>(_ files: [File], kind: (File) -> RecordKind?) -> [File] {
    guard files.count > 1 else { return files }
    let placed = files.enumerated().map { index, file in
      (file: file, place: kind(file).flatMap(kinds.firstIndex) ?? kinds.count, index: index)
    }
    return placed.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.file)
  }
}
