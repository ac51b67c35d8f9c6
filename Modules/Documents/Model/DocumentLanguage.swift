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
  let subject: String
  let moment: String
  let lower: String
  let upper: String
  let total: String
  let score: String
  let phases: String
  let group: String
  let value: String
  let overview: String
  let method: String
  let explanation: String
  let text: String
  let back: String
  let decimalMark: Character
  let home: String
  let filter: String
  let shown: String
  let search: String
  let allPages: String
  let page1: String
  let about: String
  let cut: String
  let unprintedRow: String
  let unprintedRows: String
  let unprintedPart: String
  let unprintedFiles: String
  let unprintedExplanations: String
  let unfold: String

  /// A count with the mark between thousands of the language.
  func integer(_ number: Int) -> String {
    let mark: Character = decimalMark == "," ? "." : ","
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0, digit != "-" { text.append(mark) }
      text.append(digit)
    }
    return String(text.reversed())
  }

  static let dutch = PageWords(
    skip: "Naar de inhoud", contents: "Inhoud", table: "Tabel", figure: "Figuur", page: "Blz.", of: "van",
    dataOfFigure: "Beschrijving en gegevens bij deze figuur", key: "Leeswijzer", scrolls: "schuift opzij",
    notes: "Toelichting", status: "Stand", top: "Naar boven", subject: "Onderdeel", moment: "Wanneer",
    lower: "ondergrens",
    upper: "bovengrens", total: "Samen", score: "Score", phases: "Fasen", group: "Groep", value: "Waarde",
    overview: "Overzicht", method: "Methode", explanation: "Uitleg", text: "Tekst", back: "terug naar het cijfer",
    decimalMark: ",", home: "Start", filter: "Filter de rijen", shown: "{n} van {total} rijen",
    search: "Zoek een pagina",
    allPages: "Alle pagina’s", page1: "Pagina", about: "Waarover",
    cut: "De eerste {n} van {total} rijen; het werkblad en de CSV van deze tabel hebben ze allemaal.",
    unprintedRow: "1 rij is niet afgedrukt.", unprintedRows: "{n} rijen zijn niet afgedrukt.",
    unprintedPart: "“{title}” is niet afgedrukt. Wie het op het scherm openklapt, drukt het mee af.",
    unprintedFiles: "Volledig in {files} (CSV) en in het werkblad.",
    unprintedExplanations: "De uitleg bij elk cijfer is niet afgedrukt; op het scherm staat ze onderaan deze pagina.",
    unfold: "Wie ze op het scherm openklapt, drukt ze mee af.")

  static let english = PageWords(
    skip: "Skip to the contents", contents: "Contents", table: "Table", figure: "Figure", page: "Page", of: "of",
    dataOfFigure: "Description and data of this figure", key: "Key", scrolls: "scrolls sideways",
    notes: "Notes", status: "Status", top: "Back to top", subject: "Subject", moment: "When", lower: "lower bound",
    upper: "upper bound", total: "Together", score: "Score", phases: "Phases", group: "Group", value: "Value",
    overview: "Overview", method: "Method", explanation: "Explanation", text: "Text", back: "back to the figure",
    decimalMark: ".", home: "Home", filter: "Filter the rows", shown: "{n} of {total} rows", search: "Find a page",
    allPages: "All pages", page1: "Page", about: "About",
    cut: "The first {n} of {total} rows; the workbook and the CSV of this table have them all.",
    unprintedRow: "1 row is not printed.", unprintedRows: "{n} rows are not printed.",
    unprintedPart: "“{title}” is not printed. Unfold it on the screen to print it too.",
    unprintedFiles: "In full in {files} (CSV) and in the workbook.",
    unprintedExplanations: "How each figure came about is not printed; on the screen it stands at the end of the page.",
    unfold: "Unfold them on the screen to print them too.")
}
