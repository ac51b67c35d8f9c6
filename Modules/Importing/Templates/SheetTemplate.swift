import Tabular

/// An empty sheet of a kind, with its headers and one example row, as Excel opens it by a double click.
public enum SheetTemplate {
  /// The file: UTF-8 with mark, `;`, CRLF.
  public static func bytes(of kind: SheetKind) -> [UInt8] {
    var writer = CSVWriter(style: .excel)
    let columns = kind.columns.filter(\.isInTemplate)
    writer.write(columns.map(\.header))
    writer.write(columns.map(\.example))
    return writer.take()
  }
}
