import CXlsxWriter

/// How a cell of a workbook is set.
struct CellStyle: Hashable {
  enum Kind: Hashable {
    case text, code, integer, decimal(places: Int), percent(places: Int), date
    case title, caption, mark, head(isNumeric: Bool), group, link, note
    /// The printed text of a value that is not given.
    case withheld
  }

  var kind: Kind
  var isStrong = false
  var isTotal = false
  var status: Status?

  init(_ kind: Kind, isStrong: Bool = false, isTotal: Bool = false, status: Status? = nil) {
    self.kind = kind
    self.isStrong = isStrong
    self.isTotal = isTotal
    self.status = status
  }

  /// The form of numbers and dates as Excel writes them down; it shows them with the marks of the reader's own country, so that
  /// here 1234.5 reads as 1.234,5.
  func numberFormat(_ language: DocumentLanguage) -> String? {
    func decimals(_ places: Int) -> String { places > 0 ? "." + String(repeating: "0", count: places) : "" }
    // The sign of a status stands before its number, which stays a number: a plane of colour alone would say nothing in grey.
    let sign = status.map { "\"\($0.character) \"" } ?? ""
    switch kind {
    case .integer: return sign + "#,##0"
    case .decimal(let places): return sign + "#,##0" + decimals(places)
    case .percent(let places): return sign + "0" + decimals(places) + (language == .dutch ? "\\ %" : "%")
    case .date: return language == .dutch ? "[$-813]d mmmm yyyy" : "[$-809]d mmmm yyyy"
    case .code: return "@"
    default: return nil
    }
  }

  func apply(to format: WorkbookBuilder.Format, language: DocumentLanguage) {
    if let numberFormat = numberFormat(language) { format_set_num_format(format, numberFormat) }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch kind {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 18)
    case .caption: format_set_bold(format)
    case .mark:
      format_set_bold(format)
      format_set_font_color(format, Self.colour(Palette.attention))
      format_set_bg_color(format, Self.colour(Palette.attentionLight))
    case .head(let isNumeric):
      if isNumeric { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, Self.colour(Palette.mist))
      format_set_bottom(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
      format_set_bottom_color(format, Self.colour(Palette.ink))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    case .group: format_set_bold(format)
    case .link:
      format_set_font_color(format, Self.colour(Palette.value))
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .note: format_set_text_wrap(format)
    case .withheld:
      format_set_italic(format)
      format_set_font_color(format, Self.colour(Palette.softInk))
    case .text: format_set_text_wrap(format)
    case .code, .integer, .decimal, .percent, .date: break
    }
    if isStrong || isTotal { format_set_bold(format) }
    if isTotal { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    switch status {
    case .met: format_set_bg_color(format, Self.colour(Palette.valueLight))
    case .notMet: format_set_bg_color(format, Self.colour(Palette.attentionLight))
    case .running: format_set_bg_color(format, Self.colour(Palette.mist))
    case .empty, .unknown, .outside, nil: break
    }
  }

  /// `#rrggbb` as the library takes it.
  static func colour(_ text: String) -> lxw_color_t { lxw_color_t(text.dropFirst(), radix: 16) ?? 0 }
}
