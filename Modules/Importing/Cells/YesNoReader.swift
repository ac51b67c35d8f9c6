import GuidanceKit

/// Reads yes or no.
public enum YesNoReader {
  /// Reads a cell that is not empty: `ja`, `nee`, `neen`, `j`, `n`, `x`, `waar`, `onwaar`, `yes`, `no`, `true`, `false`.
  public static func read(_ cell: String) -> CellReading<Bool> {
    switch TextFolding.folded(cell) {
    case "ja", "j", "x", "waar", "yes", "y", "true": return CellReading(true)
    case "nee", "neen", "n", "onwaar", "no", "false": return CellReading(false)
    default:
      return CellReading(
        refused: CellRemark(
          .yesNoUnreadable, found: cell, Label("is niet ja of nee", "is not yes or no"),
          expected: Label("ja of nee", "ja (yes) or nee (no)")))
    }
  }
}
