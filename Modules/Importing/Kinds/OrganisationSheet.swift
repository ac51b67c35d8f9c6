import GuidanceKit
import Register

/// Sheets of schools, centres, boards and CLBs (*organisaties*).
enum OrganisationSheet: SheetDefinition {
  static let kind = SheetKind(
    OrganisationSheet.self,
    [
      SheetColumn(
        "instellingsnummer",
        [
          "instellingsnr", "inst.nr.", "inst nr", "instnr", "instelling nr", "nummer instelling", "schoolnummer",
          "schoolnr",
          "nummer", "nr", "institution number", "school number", "number",
        ],
        required: true, "zes cijfers; een weggevallen nul vooraan wordt hersteld",
        "six digits; a zero in front that was dropped is restored", example: "042531"),
      SheetColumn(
        "naam",
        [
          "naam instelling", "naam school", "schoolnaam", "instelling", "school", "name", "institution name",
          "school name",
        ],
        required: true, "naam van de instelling", "name of the institution",
        example: "PTS Boom"),
      SheetColumn(
        "type",
        [
          "soort instelling", "soort", "onderwijstype", "type instelling", "kind",
        ],
        required: true,
        "BaO, BuBaO, SO, BuSO, CDO, VO, CLB, LSC, INT of BESTUUR",
        "BaO, BuBaO, SO, BuSO, CDO, VO, CLB, LSC, INT or BESTUUR",
        example: "SO"),
      SheetColumn(
        "bestuur", ["schoolbestuur", "inrichtende macht", "beheerder", "board", "school board"],
        "naam of nummer van het bestuur", "name or number of the board",
        example: "Provincie Antwerpen"),
      SheetColumn(
        "scholengemeenschap", ["SG", "scholengroep", "school group", "school community"],
        "naam of nummer van de scholengemeenschap",
        "name or number of the school group"),
      SheetColumn("provincie", ["province"], "provincie", "province", example: "Antwerpen"),
      SheetColumn(
        "aliassen",
        ["alias", "andere namen", "andere schrijfwijzen", "roepnaam", "afkorting", "aliases", "other names"],
        "andere schrijfwijzen, met ; ertussen",
        "other spellings, with ; between them", example: "PTS Boom (hoofdschool)"),
      SheetColumn(
        "kenmerken", ["kenmerk", "qualifiers", "marks"],
        "pilot SLP, pilot VIV, duaal, startende leider, nieuwe beleidscyclus, hoge noden, met ; ertussen; "
          + "dagen mogen erachter: hoge noden (01/09/2025 - 31/08/2026)",
        "pilot SLP, pilot VIV, duaal, startende leider, nieuwe beleidscyclus, hoge noden, with ; between them; "
          + "days may follow: hoge noden (01/09/2025 - 31/08/2026)", example: "duaal"),
      SheetColumn(
        "regisseur", ["coordinator"], "code van de vaste begeleider", "code of the fixed adviser"),
      SheetColumn(
        "van", ["geldig van", "geldig vanaf", "vanaf", "begindatum", "startdatum", "valid from", "from"], "eerste dag",
        "first day", example: "01/09/2025"),
      SheetColumn("tot", ["geldig tot", "tot en met", "einddatum", "valid until", "until"], "laatste dag", "last day"),
      SheetColumn(
        "opvolger", ["opgevolgd door", "nieuw nummer", "successor", "successor number"],
        "instellingsnummer dat het overneemt", "institution number that takes over"),
    ] + OfficialList.columns, alternatives: ["type": ["hoofdstructuren"]])

  static func openColumn(_ header: String) -> OpenColumn? { OfficialList.openColumn(header) }

  struct Converter: SheetConverter {
    private let row: RowReader
    private let number: ColumnReader<InstitutionNumber>
    private let name: ColumnReader<String>
    private let type: ColumnReader<OrganisationType>
    private let board, schoolGroup, province, coordinator: ColumnReader<String>
    private let aliases: ColumnReader<[String]>
    private let qualifiers: ColumnReader<[QualifierPeriod]>
    private let validity: ValidityColumns
    private let successor: ColumnReader<InstitutionNumber>
    private let official: OfficialList.Columns?

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      let types = TermReader(OrganisationType.self)
      let marks = QualifierReader(dates: context.dates)
      number = ColumnReader(row, "instellingsnummer", OrganisationSheet.number)
      name = .text(row, "naam")
      type = ColumnReader(row, "type") { types.read($0) }
      board = .text(row, "bestuur")
      schoolGroup = .text(row, "scholengemeenschap")
      province = .text(row, "provincie")
      aliases = ColumnReader(row, "aliassen", NameList.read)
      qualifiers = ColumnReader(row, "kenmerken") { marks.read($0) }
      coordinator = .text(row, "regisseur")
      validity = ValidityColumns(row, context)
      successor = ColumnReader(row, "opvolger", OrganisationSheet.number)
      official = OfficialList.Columns(row)
    }

    func record() -> Organisation? {
      let number = number.required()
      let name = name.required()
      if let official, official.isOtherSite(of: number) { return nil }
      let type = official == nil ? type.required() : official?.type()
      let board = board.optional() ?? official?.board()
      let schoolGroup = schoolGroup.optional().flatMap { official != nil && $0 == "0" ? nil : $0 }
      let province = province.optional()
      let aliases = aliases.optional()
      let qualifiers = qualifiers.optional()
      let coordinator = coordinator.optional()
      let validity = validity.read()
      let successor = successor.optional()
      guard !row.hasErrors, let number, let name, let type else { return nil }
      return Organisation(
        number: number, name: name, type: type, board: board, schoolGroup: schoolGroup, province: province,
        aliases: aliases ?? [], qualifiers: qualifiers ?? [], coordinator: coordinator, validity: validity,
        successor: successor)
    }
  }

  /// Reads an institution number that names the record itself, so that nothing else will do.
  static func number(_ cell: String) -> CellReading<InstitutionNumber> {
    guard let parsed = InstitutionNumber.parse(cell) else {
      return CellReading(
        refused: CellRemark(
          .institutionNumber, found: cell, Label("is geen instellingsnummer", "is not an institution number"),
          expected: Label("zes cijfers, bv. 042531", "six digits, e.g. 042531")))
    }
    return CellReading(
      parsed.number, remarks: parsed.leadingZeroRestored ? [InstitutionReader.restored(cell, parsed.number)] : [])
  }
}
