import CXlsxWriter
import Foundation
import Glibc

/// Sets pages as workbooks for Excel and LibreOffice: one sheet for each table and each chart, an overview before them and the
/// texts behind them.
///
/// Cells are typed: whole numbers, shares as percentages, decimal numbers and dates can be counted with. Text is always text,
/// whatever it begins with. The same page gives the same bytes, for the time of creation in the file is always the same.
public enum WorkbookRenderer {
  /// The page as the bytes of an .xlsx file.
  ///
  /// - Parameter more: tables beside those of the page.
  /// - Throws: ``DocumentError`` when there is no room for the temporary file, or a table is longer than a sheet.
  public static func render(_ page: Page, more: [Table] = []) throws(DocumentError) -> [UInt8] {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("workbook.xlsx")
    try build(page, more: more, at: file.path, folder: folder.path)
    do {
      return Array(try Data(contentsOf: file))
    } catch {
      throw unwritable(file.path, "\(error.localizedDescription)")
    }
  }

  /// Writes the page as an .xlsx file; an earlier file stays as it was until the new one is whole.
  ///
  /// - Throws: ``DocumentError`` when the file cannot be written.
  public static func write(_ page: Page, more: [Table] = [], to path: String) throws(DocumentError) {
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    let beside = folder.appendingPathComponent(".\(target.lastPathComponent).nieuw")
    do throws(DocumentError) {
      try build(page, more: more, at: beside.path, folder: folder.path)
      guard rename(beside.path, target.path) == 0 else {
        throw unwritable(path, String(cString: strerror(errno)))
      }
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw error
    }
  }

  /// - Parameter folder: where the library keeps its temporary files: on the same disk, so that a full one is noticed.
  private static func build(_ page: Page, more: [Table], at path: String, folder: String) throws(DocumentError) {
    try ensureWritable(path)
    let builder = WorkbookBuilder(path: path, folder: folder, language: page.language)
    builder.add(page, more: more)
    try builder.close(path: path)
  }

  /// The library's own message for a file that cannot be made does not say why; opening it does.
  private static func ensureWritable(_ path: String) throws(DocumentError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path, String(cString: strerror(errno))) }
    _ = Glibc.close(descriptor)
  }

  private static func temporaryFolder() throws(DocumentError) -> URL {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("leerspoor-xlsx-XXXXXX").path
    var template = Array(base.utf8CString)
    guard mkdtemp(&template) != nil else { throw unwritable(base, String(cString: strerror(errno))) }
    return URL(fileURLWithPath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  static func unwritable(_ path: String, _ reason: String) -> DocumentError {
    DocumentError(
      dutch:
        "De werkmap \(path) kon niet geschreven worden (\(reason)). Maak plaats op de schijf of vraag schrijfrechten.",
      english:
        "The workbook \(path) could not be written (\(reason)). Make room on the disk or ask for write permission.")
  }
}
