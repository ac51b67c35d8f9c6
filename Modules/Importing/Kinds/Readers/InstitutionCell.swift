import GuidanceKit

/// Reads the one institution that a row is about.
///
/// Unlike the hours of a registration, such a row means nothing without it: a name that cannot be linked refuses the row. A
/// number that no organisation has yet is kept.
enum InstitutionCell {
  /// The number of the institution.
  static func read(_ cell: String, _ context: ImportContext) -> CellReading<InstitutionNumber> {
    let reading = reference(cell, context)
    if let number = reading.value?.number { return CellReading(number, remarks: reading.remarks) }
    let said = reading.remarks.last?.message
    return CellReading(
      refused: CellRemark(
        .institutionRequired,
        Label(
          "\(said?.dutch ?? CellText.shown(cell)) Deze rij kan niet zonder.",
          "\(said?.english ?? CellText.shown(cell)) This row cannot do without it.")))
  }

  /// The institution with what was typed; without a number when it cannot be linked.
  static func reference(_ cell: String, _ context: ImportContext) -> CellReading<OrganisationReference> {
    var reading = context.institutions.read(cell)
    reading.remarks = reading.remarks.map { remark in
      guard remark.code == .institutionUnknown, let number = reading.value?.number else {
        return CellRemark(remark.code, withoutHours(remark.message))
      }
      return CellRemark(
        .institutionNotLoaded, found: number.digits,
        Label("is geen bekende instelling", "is not a known institution"),
        expected: Label("het nummer van een geladen organisatie", "the number of an organisation that was loaded"),
        cure: Label(
          "De rij telt voor de instelling zodra die geladen is",
          "The row counts for the institution once it is loaded"))
    }
    return reading
  }

  /// A message on an institution without what it says of hours, of which there are none here.
  private static func withoutHours(_ message: Label) -> Label {
    Label(
      message.dutch.replacing(" \(InstitutionReader.leftOut.dutch).", with: ""),
      message.english.replacing(" \(InstitutionReader.leftOut.english).", with: ""))
  }
}

/// Reads persons: pseudonyms, never names.
enum PersonCode {
  /// A pseudonym: a code without spaces.
  static func read(_ cell: String) -> CellReading<String> {
    let text = TextFolding.trimmed(cell)
    if text.contains(where: \.isWhitespace), text.contains(where: \.isLetter) {
      return CellReading(
        refused: CellRemark(
          .personNamed, found: cell, Label("ziet eruit als een naam", "looks like a name"),
          expected: Label("een pseudoniem zonder spaties, bv. P-101", "a pseudonym without spaces, e.g. P-101"),
          cure: Label(
            "Geef elke persoon een eigen code en bewaar de sleutel apart",
            "Give every person a code of their own and keep the key apart")))
    }
    return OwnCode.read(cell)
  }

  /// The code of an adviser, by code or name, or a pseudonym.
  static func read(_ cell: String, _ advisers: CodeBook) -> CellReading<String> {
    advisers.contains(TextFolding.trimmed(cell)) ? advisers.read(cell) : read(cell)
  }
}
