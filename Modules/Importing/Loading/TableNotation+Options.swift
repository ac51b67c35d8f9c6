import Configuration
import Tabular

extension TableOptions {
  /// Takes over what a mapping says of the file, where the user does not say otherwise.
  mutating func fill(from notation: TableNotation) {
    if delimiter == nil { delimiter = notation.delimiter.flatMap { Delimiter($0) } }
    if quote == nil {
      quote =
        switch notation.quote {
        case .double: .double
        case .single: .apostrophe
        case .some(.none): Dialect.Quote.none
        case nil: nil
        }
    }
    if escape == nil {
      escape =
        switch notation.escape {
        case .doubled: .doubled
        case .backslash: .backslash
        case .both: .both
        case nil: nil
        }
    }
    if encoding == nil { encoding = notation.encoding.flatMap { TextEncoding($0.rawValue) } }
    if header == .detected {
      switch notation.header {
      case .some(.none): header = .none
      case .row(let row): header = .row(row)
      case nil: break
      }
    }
  }
}
