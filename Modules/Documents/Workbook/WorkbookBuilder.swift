import CXlsxWriter
import Foundation
import Glibc

/// One workbook being made: its sheets, its formats, and the first thing that went wrong.
final class WorkbookBuilder {
  typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
  typealias Format = UnsafeMutablePointer<lxw_format>

  let language: DocumentLanguage
  private let book: UnsafeMutablePointer<lxw_workbook>?
  private let temporary: UnsafeMutablePointer<CChar>?
  private var names = SheetNames()
  private var formats: [CellStyle: Format] = [:]
  private var problem: lxw_error?
  private var tooLong: String?
  private var isClosed = false
  /// What stands in the margin of every printed sheet.
  private var mark: String?
  private var title = ""

  init(path: String, folder: String, language: DocumentLanguage) {
    self.language = language
    temporary = strdup(folder)
    var options = lxw_workbook_options()
    options.tmpdir = temporary
    book = workbook_new_opt(path, &options)
  }

  deinit {
    if !isClosed, let book { lxw_workbook_free(book) }
    free(temporary)
  }

  /// Writes the file.
  ///
  /// - Throws: ``DocumentError`` with the library's reason, or the first table that is longer than a sheet.
  func close(path: String) throws(DocumentError) {
    guard let book else { throw WorkbookRenderer.unwritable(path, String(cString: strerror(ENOMEM))) }
    if let tooLong {
      throw DocumentError(
        dutch:
          "De tabel ‘\(tooLong)’ telt meer rijen dan een blad van Excel (1.048.576). Neem een kortere periode of het CSV-bestand.",
        english:
          "Table ‘\(tooLong)’ has more rows than a sheet of Excel (1,048,576). Take a shorter period or the CSV file.")
    }
    errno = 0
    isClosed = true
    let outcome = workbook_close(book)
    let reason = errno
    guard outcome == LXW_NO_ERROR else {
      throw WorkbookRenderer.unwritable(path, String(cString: reason == 0 ? lxw_strerror(outcome) : strerror(reason)))
    }
    if let problem { throw WorkbookRenderer.unwritable(path, String(cString: lxw_strerror(problem))) }
    try WorkbookCheck.check(path)
  }

  // MARK: The sheets

  func add(_ page: Page, more: [Table]) {
    guard let book else { return }
    title = page.title
    mark = page.mark
    setProperties(of: book, page)
    let words = page.language.words
    let overview = sheet(words.overview)
    var listed: [(name: String, what: String)] = []
    for (index, illustration) in page.illustrations.enumerated() {
      let data = illustration.chart.table(
        id: illustration.id, caption: illustration.caption, language: page.language)
      let made = sheet("\(words.figure) \(index + 1) \(illustration.caption)")
      let layout = TableSheet(builder: self, sheet: made.sheet, language: page.language).write(data)
      NativeChart(builder: self, sheet: made.sheet, name: made.name, layout: layout).insert(illustration.chart)
      listed.append((made.name, "\(words.figure) \(index + 1). \(illustration.caption)"))
    }
    // A table behind a chart that is the chart's own stands on the chart's sheet already.
    var seen = Set(page.illustrations.compactMap { $0.ownTable(page.language)?.id })
    for table in page.tables + more where seen.insert(table.id).inserted {
      let made = sheet(table.caption.isEmpty ? table.id : table.caption)
      if table.rows.count + table.totals.count > 1_000_000 {
        tooLong = tooLong ?? table.caption
        continue
      }
      _ = TableSheet(builder: self, sheet: made.sheet, language: page.language).write(table)
      listed.append((made.name, table.caption))
    }
    let texts = TextSheets(builder: self, language: page.language)
    if let explanations = page.explanations, !explanations.items.isEmpty {
      let made = sheet(words.explanation)
      texts.explanations(explanations, on: made.sheet)
      listed.append((made.name, explanations.title))
    }
    let method = sheet(words.method)
    texts.method(page, on: method.sheet)
    listed.append((method.name, words.method))
    texts.overview(page, sheets: listed, on: overview.sheet)
  }

  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>, _ page: Page) {
    var properties = lxw_doc_properties()
    // Always the same moment: 1 January 2000, 00:00 UTC.
    properties.created = 946_684_800
    let title = strdup(limited(page.title, to: 250))
    let author = strdup(limited(page.kicker ?? "", to: 250))
    properties.title = title
    properties.author = author
    note(workbook_set_properties(book, &properties))
    free(title)
    free(author)
  }

  /// A new sheet under a safe name that no other has.
  private func sheet(_ wish: String) -> (sheet: Sheet?, name: String) {
    let name = names.unique(wish)
    let sheet = book.flatMap { workbook_add_worksheet($0, name) }
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    let mark = mark.map { "&R&\"-,Bold\"" + Self.marginText($0) } ?? ""
    note(worksheet_set_header(sheet, "&L" + Self.marginText(title) + mark))
    let words = language.words
    note(worksheet_set_footer(sheet, "&L&A&R\(words.page) &P \(words.of) &N"))
    return (sheet, name)
  }

  /// Letters in the margin: `&` begins a command there, and the whole may take 255.
  private static func marginText(_ text: String) -> String {
    limited(text, to: 90).replacing("&", with: "&&")
  }

  // MARK: Formats and errors

  func format(_ style: CellStyle) -> Format? {
    if let known = formats[style] { return known }
    guard let book, let format = workbook_add_format(book) else { return nil }
    style.apply(to: format, language: language)
    formats[style] = format
    return format
  }

  /// Keeps the first thing that went wrong.
  func note(_ outcome: lxw_error) {
    if outcome != LXW_NO_ERROR, problem == nil { problem = outcome }
  }

  func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    book.flatMap { workbook_add_chart($0, UInt8(type.rawValue)) }
  }
}

extension Illustration {
  /// The table behind the chart, when it is the one that the chart itself gives.
  fileprivate func ownTable(_ language: DocumentLanguage) -> Table? {
    guard let data else { return nil }
    let own = chart.table(id: data.id, caption: data.caption, language: language)
    return own.columns == data.columns && own.groups == data.groups && data.totals.isEmpty && data.notes.isEmpty
      ? data : nil
  }
}

/// Text for a cell: lines kept, what steers shown as the replacement sign, and no more than a cell takes.
///
/// The file format writes signs by their number between `_x` and `_`; text that happens to look so is escaped the same way, or
/// `_x0041_` would be read as `A`.
func cellText(_ text: String) -> String {
  let plain = plainCellText(text)
  // Hardly any text has such a sign, and a pattern is costly beside a cell.
  guard plain.utf8.contains(UInt8(ascii: "_")), plain.contains("_x") else { return plain }
  return limited(plain.replacing(#/_(x[0-9A-Fa-f]{4}_)/#) { "_x005F_" + $0.output.1 }, to: 32_767)
}

private func plainCellText(_ text: String) -> String {
  if text.isPlainASCII, text.utf8.count <= 32_767 { return text }
  return limited(
    text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }.joined(separator: "\n")
      .replacing("\u{AD}", with: ""), to: 32_767)
}

/// A text of at most so many of the units Excel counts in; one that is longer ends in an ellipsis.
func limited(_ text: String, to most: Int) -> String {
  let text = text.unicodeScalars.contains(where: { $0.value == 0 }) ? text.replacing("\0", with: "\u{FFFD}") : text
  guard text.utf16.count > most else { return text }
  var kept = ""
  var used = 1
  for character in text {
    used += character.utf16.count
    if used > most { break }
    kept.append(character)
  }
  return kept + "…"
}

/// The names of the sheets of a workbook.
struct SheetNames {
  private var taken: Set<String> = ["history"]

  /// A name of at most 31 units that Excel accepts and that no sheet before it has, whatever its case.
  mutating func unique(_ wish: String) -> String {
    let forbidden = "[]:*?/\\'".unicodeScalars
    var base = String(
      String.UnicodeScalarView(harmless(wish).unicodeScalars.map { forbidden.contains($0) ? " " : $0 }))
    base = base.replacing("\u{AD}", with: "").split(separator: " ").joined(separator: " ")
    if base.isEmpty { base = "Blad" }
    var name = limited(base, to: 31)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = limited(base, to: 31 - " (\(number))".count) + " (\(number))"
      number += 1
    }
    return name
  }
}
