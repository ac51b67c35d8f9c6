import GuidanceKit
import Register

/// Sheets of guidance trajectories (*trajecten*).
enum TrajectorySheet: SheetDefinition {
  static let kind = SheetKind(
    TrajectorySheet.self,
    [
      SheetColumn(
        "code", ["trajectcode", "traject"], required: true,
        "code waarmee registraties en bevragingen het traject noemen",
        "code by which registrations and surveys name the trajectory", example: "T-01"),
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "pijler", ["bestemming", "pillar"], required: true, "pijler waaraan het traject werkt",
        "pillar the trajectory works on", example: "PBD-NED"),
      SheetColumn("thema", ["onderwerp", "theme"], "thema", "theme", example: "Taalbeleid"),
      SheetColumn(
        "regisseur", ["vaste begeleider", "begeleider", "coordinator"], required: true,
        "code of naam van de vaste begeleider", "code or name of the fixed adviser", example: "B01"),
      SheetColumn(
        "interval", ["frequentie", "regelmaat", "interval (weken)", "frequency"], required: true,
        "weken tussen twee contacten: 2 weken, wekelijks, maandelijks; leeg alleen bij een kort traject",
        "weeks between two contacts: 2 weken, wekelijks (weekly), maandelijks (monthly); empty only for a "
          + "short one", example: "2 weken"),
      SheetColumn(
        "soort", ["duur van het traject", "length"], required: true, "kort of lang", "kort (short) or lang (long)",
        example: "lang"),
      SheetColumn(
        "fasen", ["fase", "fasegeschiedenis", "phases"],
        "fasen met hun eerste dag, met ; ertussen; een volgende ronde krijgt haar nummer: ontdekken "
          + "01/09/2025; ontwikkelen 15/11/2025; ontdekken (2) 01/03/2026",
        "phases with their first day, with ; between them; another round gets its number: ontdekken "
          + "01/09/2025; ontwikkelen 15/11/2025; ontdekken (2) 01/03/2026",
        example: "ontdekken 01/09/2025; ontwikkelen 15/11/2025"),
      SheetColumn("van", ["vanaf", "valid from"], "eerste dag", "first day"),
      SheetColumn(
        "tot", ["tot en met", "valid until"], "laatste dag; leeg als er geen einde is",
        "last day; empty when there is no end"),
    ], prerequisites: [.plan, .advisers])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let organisation: ColumnReader<InstitutionNumber>
    private let destination: ColumnReader<String>
    private let theme: ColumnReader<String>
    private let adviser: ColumnReader<String>
    private let interval: ColumnReader<Int>
    private let length: ColumnReader<TrajectoryLength>
    private let phases: ColumnReader<PhaseHistory>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      destination = ColumnReader(row, "pijler") { context.destinations.read($0) }
      theme = .text(row, "thema")
      adviser = ColumnReader(row, "regisseur") { context.advisers.read($0) }
      interval = ColumnReader(row, "interval", IntervalReader.read)
      let lengths = TermReader(TrajectoryLength.self)
      length = ColumnReader(row, "soort") { lengths.read($0) }
      phases = ColumnReader(row, "fasen") { PhaseHistoryReader.read($0, context.dates) }
      validity = ValidityColumns(row, context)
    }

    func record() -> Trajectory? {
      let code = code.required()
      let organisation = organisation.required()
      let destination = destination.required()
      let theme = theme.optional()
      let adviser = adviser.required()
      let interval = interval.optional()
      let length = length.required()
      let phases = phases.optional()
      let validity = validity.read()
      if length == .long, interval == nil, !row.isFilled("interval") {
        row.note(IntervalReader.missing, column: "interval")
      }
      guard !row.hasErrors, let code, let organisation, let destination, let adviser, let length else { return nil }
      return Trajectory(
        code: code, organisation: organisation, destination: destination, theme: theme, adviser: adviser,
        interval: interval, length: length, phases: phases ?? PhaseHistory([]), validity: validity
      )
    }
  }
}

/// Sheets of what organisations chose (*keuzetrajecten*).
enum UptakeSheet: SheetDefinition {
  static let kind = SheetKind(
    UptakeSheet.self,
    [
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn("schooljaar", ["school year"], required: true, "schooljaar", "school year", example: "2025-2026"),
      SheetColumn(
        "thema", ["gekozen thema", "keuze", "theme"], "gekozen thema; leeg als de instelling niet wil",
        "theme chosen; empty when the institution declined", example: "Taalbeleid"),
      SheetColumn(
        "regisseur", ["vaste begeleider", "begeleider", "coordinator"], "code of naam van de vaste begeleider",
        "code or name of the fixed adviser", example: "B01"),
      SheetColumn(
        "reden", ["reden van weigering", "weigering", "reason"],
        "waarom de instelling niet wil; leeg als ze een thema koos",
        "why the institution declined; empty when it chose a theme"),
      SheetColumn(
        "geëvalueerd", ["evaluatie", "evaluatie gebeurd", "evaluated"], "ja of nee: of het traject geëvalueerd is",
        "ja (yes) or nee (no): whether it was evaluated", example: "nee"),
    ], prerequisites: [.advisers])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let organisation: ColumnReader<InstitutionNumber>
    private let schoolYear: ColumnReader<SchoolYear>
    private let theme: ColumnReader<String>
    private let adviser: ColumnReader<String>
    private let declinedBecause: ColumnReader<String>
    private let isEvaluated: ColumnReader<Bool>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      schoolYear = ColumnReader(row, "schooljaar", SchoolYearReader.read)
      theme = .text(row, "thema")
      adviser = ColumnReader(row, "regisseur") { context.advisers.read($0) }
      declinedBecause = .text(row, "reden")
      isEvaluated = ColumnReader(row, "geëvalueerd", YesNoReader.read)
    }

    func record() -> Uptake? {
      let organisation = organisation.required()
      let schoolYear = schoolYear.required()
      let theme = theme.optional()
      let adviser = adviser.optional()
      let declinedBecause = declinedBecause.optional()
      let isEvaluated = isEvaluated.optional()
      if row.isFilled("thema") == row.isFilled("reden") {
        row.note(ChoiceMessages.themeOrReason(row.isFilled("thema")), column: "thema")
      }
      guard !row.hasErrors, let organisation, let schoolYear else { return nil }
      return Uptake(
        organisation: organisation, schoolYear: schoolYear, theme: theme, adviser: adviser,
        declinedBecause: declinedBecause, isEvaluated: isEvaluated
      )
    }
  }
}
