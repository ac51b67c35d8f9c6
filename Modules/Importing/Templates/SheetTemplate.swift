import Tabular

/// An empty sheet of a kind, with its headers and one example row, as Excel opens it by a double click.
public enum SheetTemplate {
  /// The file: UTF-8 with mark, `;`, CRLF.
  public static func bytes(of kind: SheetKind) -> [UInt8] {
    var writer = CSVWriter(style: .excel)
    writer.write(kind.columns.map(\.header))
    writer.write(kind.columns.map(\.example))
    return writer.take()
  }
}
