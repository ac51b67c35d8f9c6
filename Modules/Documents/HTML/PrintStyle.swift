/// The style of a page on A4.
enum PrintStyle {
  /// Page numbers, the title and the warning stand in the margin of every sheet, where the browser knows margin boxes
  /// (Chromium since 131); elsewhere the first page carries them.
  static func text(for page: Page) -> String { margins(for: page) + sheet }

  /// What stands in the margins of the sheets of one page.
  static func margins(for page: Page) -> String {
    let words = page.language.words
    let mark =
      page.mark.map { "  @top-right { content: \(styleSheetString($0)); \(marginFont) font-weight: 700; }\n" } ?? ""
    return """
      @page {
        size: A4; margin: 19mm 16mm 18mm;
        @bottom-left { content: \(styleSheetString(marginTitle(page.title))); \(marginFont) }
        @bottom-right { content: \(styleSheetString(words.page + " ")) counter(page) \(styleSheetString(" \(words.of) ")) \
      counter(pages); \(marginFont) }
      \(mark)}

      """
  }

  /// A title that fits beside the number of the page.
  private static func marginTitle(_ title: String) -> String {
    title.count > 80 ? title.prefix(79) + "…" : title
  }

  private static let marginFont =
    "font: 8pt/1.2 \"Liberation Sans\", Arial, sans-serif; color: \(Palette.softInk); white-space: nowrap;"

  /// The style of every page on paper.
  static let sheet = """
    @media print {
      html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      body { font-size: 9.5pt; line-height: 1.42; }
      .skip, nav, .filter, details:not([open]), summary { display: none; }
      .unprinted { display: block; font-size: 8pt; color: var(--soft); margin: 1mm 0 3mm; }
      details[open] + .unprinted, .explanations:has(details[open]) + .unprinted { display: none; }
      @supports selector(::details-content) {
        details.on-paper:not([open]) { display: block; }
        details.on-paper::details-content { content-visibility: visible; display: block; block-size: auto; }
        details.on-paper + .unprinted { display: none; }
      }
      .web::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
      .sheet { max-width: none; padding: 0; }
      .mark { margin: 0 0 6mm; padding: 2mm 3mm; border: 1pt solid var(--attention); font-size: 9pt; }
      .kicker { font-size: 9.5pt; }
      h1 { font-size: 24pt; }
      h2 { font-size: 15pt; margin: 8mm 0 3mm; padding-top: 2mm; border-top-width: 1.2pt; }
      h3 { font-size: 11pt; margin: 5mm 0 1.5mm; }
      h1, h2, h3, h4, caption, figcaption, p:has(+ .table, + figure) { break-after: avoid; }
      .depth-2:first-child > h2 { margin-top: 5mm; }
      .new-page { break-before: page; }
      .new-page > h2 { margin-top: 0; }
      .subtitle { font-size: 12pt; margin-top: 1.5mm; }
      .facts { font-size: 9pt; margin-top: 4mm; gap: 0 8mm; }
      .facts dt { font-size: 8pt; }
      p, ul, ol, .note { max-width: none; orphans: 3; widows: 3; }
      .lead { margin-bottom: 4mm; }
      .lead li { font-size: 12pt; margin-bottom: 2mm; max-width: none; gap: 2.5mm; }
      .lead .glyph { width: 10pt; height: 10pt; margin-top: 3.5pt; }
      .cards { grid-template-columns: repeat(3, 1fr); gap: 6mm; margin: 4mm 0 5mm; }
      .card { break-inside: avoid; padding-top: 2mm; border-top-width: 2pt; }
      .card h3, .card h4 { font-size: 10pt; }
      .card dl, .what, .verdict { font-size: 8.5pt; }
      .big { font-size: 24pt; }
      a, .why { color: inherit; text-decoration: none; }
      .explanations:not(:has(details[open])) { display: none; }
      figure, .note { break-inside: avoid; }
      .terms dt { break-after: avoid; }
      .wide { overflow: visible; }
      .short { break-inside: avoid; }
      .stay { position: static; max-width: none; }
      table { font-size: 8.5pt; line-height: 1.25; }
      thead { display: table-header-group; }
      thead th { font-size: 7.5pt; }
      tfoot { display: table-row-group; }
      tr { break-inside: avoid; }
      .group { break-after: avoid; }
      th, td { padding: 1mm 2.5mm 1mm 0; }
      table:not(.grid) td.status { white-space: normal; position: relative; padding-left: 4mm; }
      table:not(.grid) td.status .glyph { position: absolute; left: 0; top: 1.1mm; margin: 0; width: 9pt; height: 9pt; }
      td.code, th.code, code, pre { font-size: 7.5pt; }
      .group th { padding-top: 2.5mm; }
      .grid { font-size: 7.5pt; }
      .grid th, .grid td { padding: .65mm .9mm; }
      .grid .group th { padding: 2.2mm 0 .8mm; }
      .grid td.status { padding-left: 3.4mm; }
      .grid td.outside { padding-left: .9mm; }
      .grid .status .glyph { width: 6.5pt; height: 6.5pt; left: .7mm; top: 1mm; }
      .grid tbody th { min-width: 0; }
      .drawing { min-width: 24mm; width: 20%; }
      .drawing .micro { margin: -.7mm 0; }
      .chart text { font-size: 11px; }
      .chart .tick, .chart .level, .chart .point, .chart .part { font-size: 10.5px; }
      .legend, .key, .under, footer { font-size: 8pt; }
      .under { margin-bottom: 2mm; break-inside: avoid; }
      .table:has(+ .under), .under:has(+ .under) { break-after: avoid; }
      footer { margin-top: 6mm; }
    }

    """
}
