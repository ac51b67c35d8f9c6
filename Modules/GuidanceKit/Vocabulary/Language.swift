/// The languages of every message, label and report.
///
/// Dutch comes first: it is the language of the people the program is for.
public enum Language: String, CaseIterable, Hashable, Sendable, Codable {
  /// Dutch as written in Flanders, `nl`.
  case dutch = "nl"
  /// British English, `en`.
  case english = "en"
}
