import GuidanceKit

/// What Excel does to values that do not fit its column: nobody can give them back from the cell.
enum CellDamage {
  /// A sentence on what became of a value, with its full stop; `nil` for a cell without such signs.
  static func sentence(_ cell: String) -> Label? {
    let text = CellText.trimmed(cell)
    if isHidden(text) {
      return Label(
        "Excel bewaarde hekjes omdat de kolom te smal was: de waarde staat niet in het bestand. Maak de kolom in Excel "
          + "breder en bewaar opnieuw.",
        "Excel saved number signs because the column was too narrow: the value is not in the file. Widen the column in "
          + "Excel and save again.")
    }
    if errors.contains(text.uppercased()) {
      return Label(
        "Dit is een foutmelding van een formule in Excel: de waarde staat niet in het bestand. Verbeter de formule of typ de waarde.",
        "This is an error of a formula in Excel: the value is not in the file. Mend the formula or type the value.")
    }
    guard isScientific(text) else { return nil }
    return Label(
      "Excel schreef een lang getal als macht van tien, en cijfers kunnen verloren zijn: haal het nummer uit de bron, en "
        + "maak de kolom op als tekst.",
      "Excel wrote a long number as a power of ten, and digits may be lost: take the number from its source, and format "
        + "the column as text.")
  }

  /// What Excel and LibreOffice show where a formula fails, in Dutch, English and French.
  private static let errors: Set<String> = [
    "#WAARDE!", "#VALUE!", "#VALEUR!", "#N/B", "#N/A", "#VERW!", "#REF!", "#DEEL/0!", "#DIV/0!", "#NAAM?", "#NAME?",
    "#NOM?",
    "#GETAL!", "#NUM!", "#NOMBRE!", "#LEEG!", "#NULL!", "ERR:502", "ERR:504", "ERR:508", "ERR:509",
  ]

  /// `########`.
  private static func isHidden(_ text: String) -> Bool {
    text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// `1E+05`, `4,2531E+04`.
  private static func isScientific(_ text: String) -> Bool {
    let parts = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard parts.count == 2, let first = parts[0].first, isDigit(first), parts[1].first == UInt8(ascii: "+") else {
      return false
    }
    let power = parts[1].dropFirst()
    return !power.isEmpty && power.allSatisfy(isDigit)
      && parts[0].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
