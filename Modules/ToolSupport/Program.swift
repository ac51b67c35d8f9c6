/// Facts about the program itself.
public enum Program {
  /// The version, printed by `--version` and kept with every batch, audit and report.
  public static let version = "0.1.0"
}
