public import GuidanceKit

/// Reads the mechanisms of professional development that a session used: `1, 3; 8`, or their names.
public enum MechanismReader {
  /// Reads a cell that is not empty.
  public static func read(_ cell: String) -> CellReading<MechanismSet> {
    var bits = MechanismSet(bits: 0)
    var remarks: [CellRemark] = []
    var wrong: [String] = []
    for part in parts(cell) {
      guard let mechanism = Mechanism.named(part) else {
        wrong.append(part)
        continue
      }
      if bits.contains(mechanism) { remarks.append(ListMessages.twice(part)) }
      bits = bits.inserting(mechanism)
    }
    guard wrong.isEmpty else {
      let names = wrong.map(CellText.shown)
      return CellReading(
        refused: CellRemark(
          .mechanismUnknown,
          Label(
            "\(names.joined(separator: ", ")) is geen mechanisme; verwacht nummers van 1 tot 14, bv. 1, 4, 8.",
            "\(names.joined(separator: ", ")) is no mechanism; expected numbers from 1 to 14, e.g. 1, 4, 8.")))
    }
    return CellReading(bits, remarks: remarks)
  }

  /// A name may hold a comma, so commas part a cell only where the whole is no name; spaces only between bare numbers.
  private static func parts(_ cell: String) -> [String] {
    CellText.parts(cell, separators: ";+/").flatMap { part -> [String] in
      if Mechanism.named(part) != nil { return [part] }
      let pieces = CellText.parts(part, separators: ",")
      return pieces.flatMap { piece -> [String] in
        let numbers = piece.split(separator: " ").map(String.init)
        return numbers.count > 1 && numbers.allSatisfy { CellText.digits($0) != nil } ? numbers : [piece]
      }
    }
  }
}

/// The messages about lists in a cell.
enum ListMessages {
  static func twice(_ part: String) -> CellRemark {
    CellRemark(
      .listItemTwice,
      Label(
        "\(CellText.shown(part)) staat twee keer in de cel; het telt één keer.",
        "\(CellText.shown(part)) stands in the cell twice; it counts once."))
  }

  static func parted(_ cell: String, _ codes: [String]) -> CellRemark {
    let (shown, values) = (CellText.shown(cell), codes.joined(separator: "; "))
    return CellRemark(
      .listParted,
      Label(
        "\(shown) is gelezen als meer dan één waarde: \(values).",
        "\(shown) was read as more than one value: \(values)."))
  }
}
