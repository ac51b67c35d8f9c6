/// How much a problem matters.
public enum Severity: String, Term {
  /// The value or the row cannot be used.
  case error = "fout"
  /// It was used, but someone must look at it.
  case warning = "waarschuwing"
  /// It was used after a harmless repair, which is named.
  case notice = "opmerking"

  /// The name people read.
  public var label: Label {
    switch self {
    case .error: Label("fout", "error")
    case .warning: Label("waarschuwing", "warning")
    case .notice: Label("opmerking", "notice")
    }
  }

  /// Our own list.
  public var source: String { "Leerspoor" }

  /// The weight for sorting: the worst is 0.
  public var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .notice: 2
    }
  }
}
