import GuidanceKit
import Register

/// Sheets of decisions on names and numbers of institutions (*aliassen*).
///
/// A list of suggestions is such a sheet: people fill in which they accept. What is not accepted is set aside.
enum AliasSheet: SheetDefinition {
  static let kind = SheetKind(
    AliasSheet.self,
    [
      SheetColumn(
        "gegeven", ["zoals gegeven", "schrijfwijze", "given"], required: true,
        "tekst zoals bladen hem schrijven, of een nummer dat in het andere opgaat",
        "text as sheets write it, or a number that is merged into the other one", example: "PTS-Boom campus Noord"),
      SheetColumn(
        "instellingsnummer", ["instellingsnr", "inst.nr.", "institution number"], required: true,
        "nummer van de instelling die bedoeld is", "number of the institution that is meant", example: "042531"),
      SheetColumn(
        "aanvaarden", ["aanvaard", "aanvaarden?", "accept"], required: true,
        "ja als het klopt; nee of leeg legt de rij opzij",
        "ja (yes) when it is right; nee (no) or empty sets the row aside",
        example: "ja"),
      SheetColumn(
        "reden", ["motivering", "reason"], "waarom", "why", example: "Naam op de gevel"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let given, reason: ColumnReader<String>
    private let number: ColumnReader<InstitutionNumber>
    private let isAccepted: ColumnReader<Bool>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      given = .text(row, "gegeven")
      number = ColumnReader(row, "instellingsnummer", OrganisationSheet.number)
      isAccepted = ColumnReader(row, "aanvaarden", YesNoReader.read)
      reason = .text(row, "reden")
    }

    func record() -> InstitutionAlias? {
      let isAccepted = isAccepted.optional()
      if !row.hasErrors, isAccepted != true {
        row.setAside(
          .aliasNotAccepted,
          isAccepted == nil
            ? Label("nog niet beslist: aanvaarden is leeg.", "not decided yet: aanvaarden is empty.")
            : Label("niet aanvaard.", "not accepted."))
        return nil
      }
      let given = given.required()
      let number = number.required()
      let reason = reason.optional()
      guard !row.hasErrors, let given, let number else { return nil }
      let alias = InstitutionAlias(given: given, number: number, reason: reason)
      guard alias.mergedNumber != number else {
        row.note(
          CellRemark(
            .institutionNumber, found: given,
            Label("is hetzelfde nummer als dat waarin het zou opgaan", "is the number that it would be merged into"),
            expected: Label("een andere schrijfwijze of een ander nummer", "another spelling or another number")),
          column: "gegeven")
        return nil
      }
      return alias
    }
  }
}
