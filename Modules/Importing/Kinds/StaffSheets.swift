import GuidanceKit
import Register

/// Sheets of advisers and staff (*begeleiders*).
enum AdviserSheet: SheetDefinition {
  static let kind = SheetKind(
    AdviserSheet.self,
    [
      SheetColumn(
        "code", ["begeleiderscode", "code begeleider", "initialen", "afkorting", "initials", "adviser code"],
        required: true,
        "korte code waarmee bladen de persoon noemen",
        "short code by which sheets name the person", example: "B01"),
      SheetColumn(
        "naam", ["naam begeleider", "volledige naam", "begeleider", "medewerker", "name", "full name"], required: true,
        "naam", "name", example: "An Voorbeeld"),
      SheetColumn(
        "functie", ["rol", "functie in het team", "function", "role"], required: true,
        "begeleider, adviseur of medewerker",
        "begeleider (adviser), adviseur (counsellor) or medewerker (staff)", example: "begeleider"),
      SheetColumn(
        "teams", ["team", "pijler", "pijlers", "pillar", "pillars"], "pijlers of teams, met ; ertussen",
        "pillars or teams, with ; between them",
        example: "PBD-NED"),
      SheetColumn(
        "van", ["in dienst van", "in dienst sinds", "vanaf", "begindatum", "startdatum", "valid from", "from"],
        "eerste dag in dienst", "first day in service", example: "01/09/2025"),
      SheetColumn(
        "tot", ["in dienst tot", "tot en met", "uit dienst", "einddatum", "valid until", "until"],
        "laatste dag in dienst", "last day in service"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code, name: ColumnReader<String>
    private let role: ColumnReader<AdviserRole>
    private let teams: ColumnReader<[String]>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      let roles = TermReader(AdviserRole.self)
      code = ColumnReader(row, "code", OwnCode.read)
      name = .text(row, "naam")
      role = ColumnReader(row, "functie") { roles.read($0) }
      teams = ColumnReader(row, "teams", NameList.read)
      validity = ValidityColumns(row, context)
    }

    func record() -> Adviser? {
      let code = code.required()
      let name = name.required()
      let role = role.required()
      let teams = teams.optional()
      let validity = validity.read()
      guard !row.hasErrors, let code, let name, let role else { return nil }
      return Adviser(code: code, name: name, role: role, teams: teams ?? [], validity: validity)
    }
  }
}

/// Sheets of assignments (*opdrachten*).
enum AssignmentSheet: SheetDefinition {
  static let kind = SheetKind(
    AssignmentSheet.self,
    [
      SheetColumn(
        "begeleider", ["code begeleider", "naam begeleider", "medewerker", "wie", "initialen", "adviser", "initials"],
        required: true, "code of naam van de begeleider", "code or name of the adviser", example: "B01"),
      SheetColumn(
        "schooljaar", ["sj", "jaar", "school year", "year"], required: true, "schooljaar", "school year",
        example: "2025-2026"),
      SheetColumn(
        "bestemming", ["pijler", "pijler/project", "project", "team", "destination", "pillar"], required: true,
        "pijler, project of kwaliteitszorg",
        "pillar, project or quality care", example: "PBD-NED"),
      SheetColumn(
        "fonds", ["middelen", "gekleurde middelen", "financiering", "fund"],
        "regulier of een gekleurd fonds; leeg is regulier",
        "regulier or one earmarked fund; empty is regulier", example: "regulier"),
      SheetColumn(
        "niveau", ["onderwijsniveau", "level"], "onderwijsniveau zoals het plan het noemt",
        "education level as the plan names it", example: "(Bu)SO"),
      SheetColumn(
        "fte", ["vte", "opdrachtbreuk", "aantal vte", "aantal fte", "omvang"], required: true,
        "voltijdse equivalenten, tot drie decimalen",
        "full-time equivalents, up to three decimals", example: "0,50"),
      SheetColumn(
        "van", ["vanaf", "begindatum", "valid from", "from"], "eerste dag, binnen het schooljaar",
        "first day, within the school year"),
      SheetColumn(
        "tot", ["tot en met", "einddatum", "valid until", "until"], "laatste dag, binnen het schooljaar",
        "last day, within the school year"),
    ], prerequisites: [.plan, .advisers])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let adviser, destination, fund, level: ColumnReader<String>
    private let year: ColumnReader<SchoolYear>
    private let fte: ColumnReader<FTE>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      adviser = ColumnReader(row, "begeleider") { context.advisers.read($0) }
      year = ColumnReader(row, "schooljaar", SchoolYearReader.read)
      destination = ColumnReader(row, "bestemming") { context.destinations.read($0) }
      fund = ColumnReader(row, "fonds") { context.funds.read($0) }
      level = .text(row, "niveau")
      fte = ColumnReader(row, "fte", NumberReaders.fte)
      validity = ValidityColumns(row, context)
    }

    func record() -> Assignment? {
      let adviser = adviser.required()
      let year = year.required()
      let destination = destination.required()
      let fund = fund.optional()
      let level = level.optional()
      let fte = fte.required()
      let validity = validity.read()
      if let year {
        for (day, column) in [(validity.from, "van"), (validity.through, "tot")] {
          guard let day, !year.contains(day) else { continue }
          row.note(
            CellRemark(
              .dateRange, found: day.iso,
              Label("valt buiten het schooljaar \(year.iso)", "falls outside the school year \(year.iso)"),
              expected: Label(
                "een dag van \(year.first.iso) tot \(year.last.iso)", "a day from \(year.first.iso) to \(year.last.iso)"
              )),
            column: column)
        }
      }
      guard !row.hasErrors, let adviser, let year, let destination, let fte else { return nil }
      return Assignment(
        adviser: adviser, schoolYear: year, destination: destination, fund: fund ?? Assignment.regularFund,
        educationLevel: level, fte: fte, validity: validity)
    }
  }
}

/// Sheets of absences (*afwezigheden*).
enum AbsenceSheet: SheetDefinition {
  static let kind = SheetKind(
    AbsenceSheet.self,
    [
      SheetColumn(
        "begeleider", ["code begeleider", "naam begeleider", "medewerker", "wie", "initialen", "adviser", "initials"],
        required: true, "code of naam van de begeleider", "code or name of the adviser", example: "B01"),
      SheetColumn(
        "van", ["vanaf", "eerste dag", "begindatum", "from"], required: true, "eerste dag", "first day",
        example: "12/01/2026"),
      SheetColumn(
        "tot", ["tot en met", "t.e.m.", "laatste dag", "einddatum", "until"], required: true, "laatste dag", "last day",
        example: "23/01/2026"),
      SheetColumn(
        "aandeel", ["deel", "percentage", "share"], required: true,
        "deel van de opdracht dat wegvalt: 100 %, 0,5 of 1/2",
        "part of the assignment that falls away: 100 %, 0,5 or 1/2", example: "100 %"),
    ], prerequisites: [.advisers])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let adviser: ColumnReader<String>
    private let days: ValidityColumns
    private let share: ColumnReader<Share>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      adviser = ColumnReader(row, "begeleider") { context.advisers.read($0) }
      days = ValidityColumns(row, context)
      share = ColumnReader(row, "aandeel", NumberReaders.share)
    }

    func record() -> Absence? {
      let adviser = adviser.required()
      let days = days.required()
      let share = share.required()
      guard !row.hasErrors, let adviser, let days, let share else { return nil }
      return Absence(adviser: adviser, from: days.from, through: days.through, share: share)
    }
  }
}
