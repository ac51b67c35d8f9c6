import Foundation

/// What stands in `NN-name.verwacht.json`: what a reasonable user expects of the sheet `NN-name.csv`.
struct SpreadsheetExpectation: Decodable {
  /// What the user says beside the file.
  struct Options: Decodable {
    /// The mapping file, in the same folder.
    var mapping: String?
    var delimiter: String?
    var encoding: String?
    /// `double`, `single` or `none`.
    var quote: String?
    /// `doubled`, `backslash` or `both`.
    var escape: String?
    /// `none`, or the line of the header.
    var header: String?
    /// Files in the same folder that are loaded first.
    var before: [String]?
  }

  /// A line that is set aside.
  struct Aside: Decodable {
    let line: Int
    let reason: String
  }

  /// A row that is refused; without codes the line alone is expected.
  struct Reject: Decodable {
    let line: Int
    var codes: [String]?
  }

  /// The table, its cells as text.
  struct Parse: Decodable {
    let exit: Int
    var header: [String]?
    var rows: [[String]]?
    var setAside: [Aside]?
    var faulty: [Reject]?
    /// Codes that must be noticed at least.
    var notices: [String]?
    /// The codes of a refusal, when the file is refused.
    var refused: [String]?
  }

  /// One of the three things a value is mended by.
  enum Value: Decodable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var text: String {
      switch self {
      case .number(let number): String(number)
      case .text(let text): text
      }
    }
  }

  /// What loading does.
  struct Load: Decodable {
    /// The kind of sheet; left out when none is recognised.
    var kind: String?
    var exit: Int?
    var new: Int?
    var rejects: [Reject]?
    /// Codes that must be noticed at least.
    var notices: [String]?
    /// Codes of the refusal at least.
    var refused: [String]?
    /// The registrations known afterwards: date, minutes, institution numbers with a space between.
    var facts: [[Value]]?
    /// How a user mends the rejected rows: line, column, new value.
    var mended: [[Value]]?
  }

  /// What is ugly, in one sentence.
  let wat: String
  /// Why a difference is known and stands open.
  var open: String?
  var options: Options?
  let parse: Parse
  var load: Load?
}

/// A small reader of RFC 4180 of its own, so that what the program writes is not read by itself.
enum SpreadsheetCSV {
  /// The rows of a text.
  static func rows(_ text: String, delimiter: UInt8) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    func end() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while let byte = bytes.popFirst() {
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if bytes.first == 0x22 {
          cell.append(0x22)
          bytes = bytes.dropFirst()
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22 where cell.isEmpty: isQuoted = true
      case delimiter: end()
      case 0x0D where bytes.first == 0x0A: break
      case 0x0A:
        end()
        rows.append(row)
        row = []
      default: cell.append(byte)
      }
    }
    if !row.isEmpty || !cell.isEmpty {
      end()
      rows.append(row)
    }
    return rows
  }

  /// A sheet as Excel saves it as «CSV UTF-8».
  static func excel(_ rows: [[String]]) -> [UInt8] {
    var text = "\u{FEFF}"
    for row in rows {
      let cells = row.map { cell in
        cell.utf8.contains { [0x22, 0x3B, 0x0A, 0x0D].contains($0) }
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }
      text += cells.joined(separator: ";") + "\r\n"
    }
    return Array(text.utf8)
  }
}
