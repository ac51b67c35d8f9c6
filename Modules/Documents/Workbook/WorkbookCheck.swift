import Foundation

/// Looks at a workbook that the library says it wrote.
///
/// The library does not look at what its temporary files answer. They stand on the disk of the workbook, so that a full one is
/// noticed at the latest when the workbook itself is written; what is looked at here is that the archive is whole and that no
/// part of it is empty.
enum WorkbookCheck {
  /// - Throws: ``DocumentError`` when the file is not whole.
  static func check(_ path: String) throws(DocumentError) {
    guard let data = FileManager.default.contents(atPath: path), isWhole(data) else {
      throw WorkbookRenderer.unwritable(path, String(cString: strerror(ENOSPC)))
    }
  }

  /// Whether the archive has its directory at its end, and every part in it holds something.
  static func isWhole(_ data: Data) -> Bool {
    let bytes = [UInt8](data)
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    // The end of the directory: PK\5\6, without a comment.
    let end = bytes.count - 22
    guard end > 0, number(end, 4) == 0x0605_4B50 else { return false }
    var place = number(end + 16, 4)
    let count = number(end + 10, 2)
    guard count > 0 else { return false }
    for _ in 0..<count {
      guard place + 46 <= end, number(place, 4) == 0x0201_4B50 else { return false }
      let size = number(place + 24, 4)
      guard size > 0 else { return false }
      place += 46 + number(place + 28, 2) + number(place + 30, 2) + number(place + 32, 2)
    }
    return place == end
  }
}
