import Documents
import GuidanceKit
import Indicators

/// What people typed in their own words, as far as the reader of a report may see it.
extension Report {
  /// A text in someone's own words; `nil` when it is withheld until someone has looked at it.
  func freeText(_ text: String) -> String? { mayHoldPersonalData(text) ? nil : text }

  /// The same, with a few words in its place when it is withheld.
  func freeTextOrNote(_ text: String) -> String { freeText(text) ?? withheldText }

  /// What stands in the place of a text that is withheld.
  var withheldText: String {
    say(
      Label(
        "(niet getoond: mogelijk persoonsgegevens, eerst na te kijken)",
        "(not shown: possibly personal data, to be looked at first)"))
  }

  /// Whether a text may name or give away a person.
  ///
  /// Here, and nowhere else, reports ask whether a text in someone's own words may be shown.
  func mayHoldPersonalData(_ text: String) -> Bool { !data.personalData.findings(in: text).isEmpty }
}
