public import GuidanceKit

/// Reads school years: `2025-2026`, `2025/2026`, `2025-26`.
public enum SchoolYearReader {
  /// Reads a cell that is not empty.
  public static func read(_ cell: String) -> CellReading<SchoolYear> {
    let parts = TextFolding.trimmed(cell).split(omittingEmptySubsequences: false) { "-/–".contains($0) }
      .map { TextFolding.trimmed(String($0)) }
    if parts.count == 2, parts[0].utf8.count == 4, let start = CellText.digits(parts[0]),
      let end = CellText.digits(parts[1]), parts[1].utf8.count == 4 || parts[1].utf8.count == 2,
      end == start + 1 || parts[1].utf8.count == 2 && end == (start + 1) % 100, (1900...2100).contains(start)
    {
      return CellReading(SchoolYear(startYear: start))
    }
    return CellReading(
      refused: CellRemark(
        .schoolYearUnreadable, found: cell, Label("is geen schooljaar", "is not a school year"),
        expected: Label("twee jaren na elkaar, bv. 2025-2026", "two consecutive years, e.g. 2025-2026")))
  }
}
