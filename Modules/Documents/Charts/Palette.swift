/// The colours of every page and chart, as `#rrggbb`.
///
/// Dark on white. Letters have a contrast of at least 4.5 to 1 with what lies under them, parts of charts 3 to 1 (WCAG 2.1,
/// 1.4.3 and 1.4.11); a test computes it. The two hues differ for every kind of colour-blindness and in grey print, and no
/// meaning rests on them alone.
public enum Palette {
  /// Letters, and the marks of targets.
  public static let ink = "#16202a"
  /// Letters of less weight.
  public static let softInk = "#44525f"
  /// The paper.
  public static let paper = "#ffffff"
  /// The outline of parts of charts.
  public static let outline = "#6b7a88"
  /// Rules of tables; decoration only.
  public static let rule = "#c5ced6"
  /// Quiet planes.
  public static let mist = "#f1f4f7"
  /// Values.
  public static let value = "#174a75"
  /// Values, second part.
  public static let valueMiddle = "#5b8db7"
  /// Values, third part, and the plane of what was reached.
  public static let valueLight = "#d3e2ef"
  /// What needs attention.
  public static let attention = "#93450a"
  /// The plane of what needs attention.
  public static let attentionLight = "#faead9"
}
