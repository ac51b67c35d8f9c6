import GuidanceKit
import Register

/// Sheets of VIVs (*viv*).
enum VIVSheet: SheetDefinition {
  static let kind = SheetKind(
    VIVSheet.self,
    [
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "persoon", ["VIV", "person"], required: true, "pseudoniem van de persoon", "pseudonym of the person",
        example: "P-301"),
      SheetColumn(
        "soort", ["soort VIV", "VIV-rol", "kind"], required: true,
        "bv. leercoach, mentor, zorgcoördinator, vakgroepverantwoordelijke",
        "e.g. learning coach, mentor, care co-ordinator, head of a subject group", example: "leercoach"),
      SheetColumn(
        "formeel", ["formeel/informeel", "formal"], "ja of nee, of formeel of informeel",
        "ja (yes) or nee (no), or formeel (formal) or informeel (informal)", example: "ja"),
      SheetColumn(
        "permanent", ["permanent/tijdelijk"], "ja of nee, of permanent of tijdelijk",
        "ja (yes) or nee (no), or permanent or tijdelijk (temporary)", example: "nee"),
      SheetColumn(
        "collectief", ["individueel/collectief", "collective"], "ja of nee, of collectief of individueel",
        "ja (yes) or nee (no), or collectief (collective) or individueel (individual)", example: "ja"),
      SheetColumn("van", ["vanaf", "valid from"], required: true, "eerste dag", "first day", example: "01/09/2025"),
      SheetColumn(
        "tot", ["tot en met", "valid until"], "laatste dag; leeg als er geen einde is",
        "last day; empty when there is no end"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let organisation: ColumnReader<InstitutionNumber>
    private let person: ColumnReader<String>
    private let role: ColumnReader<VIVKind>
    private let formality: ColumnReader<VIVFormality>
    private let permanence: ColumnReader<VIVPermanence>
    private let scale: ColumnReader<VIVScale>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      person = ColumnReader(row, "persoon", PersonCode.read)
      let kindTerms = TermReader(VIVKind.self)
      role = ColumnReader(row, "soort") { kindTerms.read($0) }
      formality = ColumnReader(row, "formeel") { VIVWords.read($0, yes: VIVFormality.formal, no: .informal) }
      permanence = ColumnReader(row, "permanent") { VIVWords.read($0, yes: VIVPermanence.permanent, no: .temporary) }
      scale = ColumnReader(row, "collectief") { VIVWords.read($0, yes: VIVScale.collective, no: .individual) }
      validity = ValidityColumns(row, context)
    }

    func record() -> VIV? {
      let organisation = organisation.required()
      let person = person.required()
      let role = role.required()
      let formality = formality.optional()
      let permanence = permanence.optional()
      let scale = scale.optional()
      let validity = validity.read()
      if validity.from == nil, !row.isFilled("van") { row.note(ChoiceMessages.empty("van"), column: "van") }
      guard !row.hasErrors, let organisation, let person, let role else { return nil }
      return VIV(
        organisation: organisation, person: person, role: role, formality: formality, permanence: permanence,
        scale: scale, validity: validity
      )
    }
  }
}

/// Sheets of the roster of leaders, board members and VIVs (*rooster*).
enum RosterSheet: SheetDefinition {
  static let kind = SheetKind(
    RosterSheet.self,
    [
      SheetColumn(
        "persoon", ["person"], required: true, "pseudoniem van de persoon", "pseudonym of the person", example: "P-401"),
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "rol", ["functie", "role"], required: true, "leider, bestuurslid of VIV", "leader, board member or VIV",
        example: "leider"),
      SheetColumn(
        "betrokken", ["involved"], "ja of nee: of de persoon bij het plan betrokken is",
        "ja (yes) or nee (no): whether the person is involved in the plan", example: "ja"),
      SheetColumn("van", ["vanaf", "valid from"], "eerste dag", "first day"),
      SheetColumn(
        "tot", ["tot en met", "valid until"], "laatste dag; leeg als er geen einde is",
        "last day; empty when there is no end"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let person: ColumnReader<String>
    private let organisation: ColumnReader<InstitutionNumber>
    private let role: ColumnReader<RosterRole>
    private let isInvolved: ColumnReader<Bool>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      person = ColumnReader(row, "persoon", PersonCode.read)
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      let roleTerms = TermReader(RosterRole.self)
      role = ColumnReader(row, "rol") { roleTerms.read($0) }
      isInvolved = ColumnReader(row, "betrokken", YesNoReader.read)
      validity = ValidityColumns(row, context)
    }

    func record() -> RosterEntry? {
      let person = person.required()
      let organisation = organisation.required()
      let role = role.required()
      let isInvolved = isInvolved.optional()
      let validity = validity.read()
      guard !row.hasErrors, let person, let organisation, let role else { return nil }
      return RosterEntry(
        person: person, organisation: organisation, role: role, isInvolved: isInvolved, validity: validity
      )
    }
  }
}

/// Sheets of trainings followed (*opleidingen*).
enum TrainingSheet: SheetDefinition {
  static let kind = SheetKind(
    TrainingSheet.self,
    [
      SheetColumn(
        "persoon", ["begeleider", "deelnemer", "person"], required: true,
        "code of naam van een begeleider, of een pseudoniem", "code or name of an adviser, or a pseudonym",
        example: "B01"),
      SheetColumn(
        "kader", ["opleiding", "gids", "framework"], required: true, "eef-pd, eef-implementatie of vergelijkbaar",
        "eef-pd, eef-implementatie or vergelijkbaar (comparable)", example: "eef-implementatie"),
      SheetColumn(
        "datum", ["dag", "date"], required: true, "dag waarop ze gevolgd is", "day on which it was followed",
        example: "14/10/2025"),
    ], prerequisites: [.advisers])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let person: ColumnReader<String>
    private let framework: ColumnReader<TrainingFramework>
    private let date: ColumnReader<CalendarDate>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      person = ColumnReader(row, "persoon") { PersonCode.read($0, context.advisers) }
      let frameworkTerms = TermReader(TrainingFramework.self)
      framework = ColumnReader(row, "kader") { frameworkTerms.read($0) }
      date = .date(row, "datum", context)
    }

    func record() -> TrainingAttendance? {
      let person = person.required()
      let framework = framework.required()
      let date = date.required()
      guard !row.hasErrors, let person, let framework, let date else { return nil }
      return TrainingAttendance(person: person, framework: framework, date: date)
    }
  }
}
