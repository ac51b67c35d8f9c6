/// What a table may not exceed.
///
/// Beyond a limit the file is refused with a clear message, before memory runs out.
public struct Limits: Hashable, Sendable {
  /// The longest cell, in bytes of the file.
  public let cellBytes: Int
  /// The longest row, in bytes of the file.
  public let rowBytes: Int
  /// The largest number of cells in a row.
  public let columns: Int

  /// Sets limits; values below 1 count as 1.
  public init(cellBytes: Int = 16 << 20, rowBytes: Int = 32 << 20, columns: Int = 16_384) {
    self.cellBytes = max(1, min(cellBytes, 1 << 29))
    self.rowBytes = max(1, min(rowBytes, 1 << 29))
    self.columns = max(1, columns)
  }

  /// 16 MB in a cell, 32 MB in a row, 16,384 columns (as many as Excel and LibreOffice allow).
  public static let standard = Limits()
}
