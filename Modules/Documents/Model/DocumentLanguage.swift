/// The languages documents are set in; the raw value is what `lang` carries.
public enum DocumentLanguage: String, CaseIterable, Hashable, Sendable {
  /// Dutch: decimal comma, the list separator of spreadsheets is `;`.
  case dutch = "nl"
  /// English: decimal point.
  case english = "en"

  /// The mark between whole and decimals.
  public var decimalMark: Character { self == .dutch ? "," : "." }

  /// The few words a page needs around its contents.
  var words: PageWords { self == .dutch ? .dutch : .english }
}

/// The words a page needs around its contents.
struct PageWords: Sendable {
  let skip: String
  let contents: String
  let table: String
  let figure: String
  let page: String
  let of: String
  let dataOfFigure: String
  let key: String
  let scrolls: String
  let notes: String
  let status: String
  let top: String

  static let dutch = PageWords(
    skip: "Naar de inhoud", contents: "Inhoud", table: "Tabel", figure: "Figuur", page: "Blz.", of: "van",
    dataOfFigure: "Beschrijving en gegevens bij deze figuur", key: "Leeswijzer", scrolls: "schuift opzij",
    notes: "Toelichting", status: "Stand", top: "Naar boven")

  static let english = PageWords(
    skip: "Skip to the contents", contents: "Contents", table: "Table", figure: "Figure", page: "Page", of: "of",
    dataOfFigure: "Description and data of this figure", key: "Key", scrolls: "scrolls sideways",
    notes: "Notes", status: "Status", top: "Back to top")
}
