import GuidanceKit
import Register

/// Sheets of projects per round (*projecten*).
enum ProjectSheet: SheetDefinition {
  static let kind = SheetKind(
    ProjectSheet.self,
    [
      SheetColumn(
        "project", ["projectcode", "code"], required: true, "code van het project, dezelfde in elke ronde",
        "code of the project, the same in every round", example: "spelkracht"),
      SheetColumn("naam", ["projectnaam", "titel", "name"], "volledige naam", "full name", example: "Spelkracht"),
      SheetColumn("ronde", ["round"], required: true, "nummer van de ronde", "number of the round", example: "2"),
      SheetColumn(
        "aanvrager", ["applicant"], "wie het project aanvroeg", "who applied for it", example: "Hogeschool Voorbeeld"),
      SheetColumn("partners", ["partner"], "partners, met ; ertussen", "partners, with ; between them"),
      SheetColumn("niveau", ["onderwijsniveau", "level"], "onderwijsniveau", "education level", example: "basis"),
      SheetColumn(
        "verlenging", ["extension"], "ja als de ronde een eerdere verlengt",
        "ja (yes) when the round extends an earlier one",
        example: "nee"),
      SheetColumn("bron", ["source"], "het openbare document waaruit dit komt", "the public document this comes from"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let id, name, applicant, level, source: ColumnReader<String>
    private let round: ColumnReader<Int>
    private let partners: ColumnReader<[String]>
    private let isExtension: ColumnReader<Bool>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      id = ColumnReader(row, "project", OwnCode.read)
      name = .text(row, "naam")
      round = ColumnReader(row, "ronde", ProjectSheet.round)
      applicant = .text(row, "aanvrager")
      partners = ColumnReader(row, "partners", NameList.read)
      level = .text(row, "niveau")
      isExtension = ColumnReader(row, "verlenging", YesNoReader.read)
      source = .text(row, "bron")
    }

    func record() -> Project? {
      let id = id.required()
      let name = name.optional()
      let round = round.required()
      let applicant = applicant.optional()
      let partners = partners.optional()
      let level = level.optional()
      let isExtension = isExtension.optional()
      let source = source.optional()
      guard !row.hasErrors, let id, let round else { return nil }
      return Project(
        id: id, name: name, round: round, applicant: applicant, partners: partners ?? [], educationLevel: level,
        isExtension: isExtension, source: source)
    }
  }

  /// Reads `2` or `ronde 2`.
  static func round(_ cell: String) -> CellReading<Int> {
    if let round = ProjectRound(text: cell), round.number <= 99 { return CellReading(round.number) }
    return NumberReaders.integer(cell, in: 1...99)
  }
}

/// Sheets of schools reached per project phase (*projectfasen*).
enum ProjectPhaseSheet: SheetDefinition {
  static let kind = SheetKind(
    ProjectPhaseSheet.self,
    [
      SheetColumn(
        "project", ["projectcode"], required: true, "code of naam van het project", "code or name of the project",
        example: "spelkracht"),
      SheetColumn("ronde", ["round"], required: true, "nummer van de ronde", "number of the round", example: "2"),
      SheetColumn("fase", ["phase"], required: true, "1, 2 of 3", "1, 2 or 3", example: "1"),
      SheetColumn(
        "bereik", ["reach"], required: true, "direct, indirect of onbekend", "direct, indirect or onbekend (unknown)",
        example: "direct"),
      SheetColumn(
        "basis", ["basisonderwijs", "basisscholen", "primary"],
        "aantal scholen basisonderwijs; leeg als de bron er niets over zegt",
        "number of primary schools; empty when the source says nothing of them", example: "12"),
      SheetColumn(
        "secundair", ["secundair onderwijs", "secundaire scholen", "secondary"],
        "aantal scholen secundair onderwijs; leeg als de bron er niets over zegt",
        "number of secondary schools; empty when the source says nothing of them"),
      SheetColumn(
        "verwacht of bereikt", ["status", "expected or reached"], required: true, "verwacht of bereikt",
        "verwacht (expected) or bereikt (reached)", example: "verwacht"),
      SheetColumn("bron", ["source"], "het openbare document waaruit dit komt", "the public document this comes from"),
    ], prerequisites: [.projects])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let project, source: ColumnReader<String>
    private let round: ColumnReader<Int>
    private let phase: ColumnReader<ProjectPhase>
    private let directness: ColumnReader<ReachDirectness>
    private let primary, secondary: ColumnReader<Int>
    private let status: ColumnReader<ReachStatus>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      let phases = TermReader(ProjectPhase.self)
      let reaches = TermReader(ReachDirectness.self)
      project = ColumnReader(row, "project") { context.projects.read($0) }
      round = ColumnReader(row, "ronde", ProjectSheet.round)
      phase = ColumnReader(row, "fase") { phases.read($0) }
      directness = ColumnReader(row, "bereik") { reaches.read($0) }
      primary = ColumnReader(row, "basis") { NumberReaders.integer($0, in: 0...100_000) }
      secondary = ColumnReader(row, "secundair") { NumberReaders.integer($0, in: 0...100_000) }
      status = ColumnReader(row, "verwacht of bereikt", ProjectPhaseSheet.status)
      source = .text(row, "bron")
    }

    func record() -> ProjectPhaseReach? {
      let project = project.required()
      let round = round.required()
      let phase = phase.required()
      let directness = directness.required()
      let isCounted = row.isFilled("basis") || row.isFilled("secundair")
      let primary = primary.optional()
      let secondary = secondary.optional()
      let status = status.required()
      let source = source.optional()
      if !isCounted {
        row.note(
          CellRemark(
            .cellEmpty,
            Label(
              "basis en secundair zijn allebei leeg; verwacht een aantal in minstens één van beide.",
              "basis and secundair are both empty; expected a number in at least one of the two.")), column: "basis")
      }
      guard !row.hasErrors, let project, let round, let phase, let directness, let status else { return nil }
      return ProjectPhaseReach(
        project: project, round: round, phase: phase, directness: directness, primarySchools: primary,
        secondarySchools: secondary, status: status, source: source)
    }
  }

  private static func status(_ cell: String) -> CellReading<ReachStatus> {
    switch TextFolding.folded(cell) {
    case "verwacht", "expected", "gepland": CellReading(.expected)
    case "bereikt", "reached", "gerealiseerd": CellReading(.reached)
    default:
      CellReading(
        refused: CellRemark(
          .termUnknown, found: cell, Label("staat niet in de lijst", "is not in the list"),
          expected: Label("verwacht of bereikt", "verwacht (expected) or bereikt (reached)")))
    }
  }
}

/// Sheets of totals that documents state (*opgegeven totalen*).
enum StatedTotalSheet: SheetDefinition {
  static let kind = SheetKind(
    StatedTotalSheet.self,
    [
      SheetColumn(
        "bron", ["source"], required: true, "het document dat het totaal opgeeft", "the document that states the total",
        example: "Leerpunt, begeleidingsprojecten ronde 2"),
      SheetColumn(
        "plaats", ["place"], required: true, "waar in het document", "where in the document",
        example: "tabel bereik, onderste rij"),
      SheetColumn(
        "wat", ["what", "cijfer"], required: true, "het cijfer waarover het gaat, als cijfer-id",
        "the figure it is about, as a figure id", example: "project/total/all/round-2"),
      SheetColumn(
        "waarde", ["value"], required: true, "de waarde zoals opgegeven", "the value as stated", example: "231"),
      SheetColumn(
        "ongeveer", ["about"], "ja als het document zelf «ongeveer» zegt",
        "ja (yes) when the document itself says «about»",
        example: "nee"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let source, place, subject: ColumnReader<String>
    private let value: ColumnReader<StatedValue>
    private let isApproximate: ColumnReader<Bool>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      source = .text(row, "bron")
      place = .text(row, "plaats")
      subject = ColumnReader(row, "wat", StatedTotalSheet.subject)
      value = ColumnReader(row, "waarde", StatedTotalSheet.value)
      isApproximate = ColumnReader(row, "ongeveer", YesNoReader.read)
    }

    func record() -> StatedTotal? {
      let source = source.required()
      let place = place.required()
      let subject = subject.required()
      let value = value.required()
      let isApproximate = isApproximate.optional()
      guard !row.hasErrors, let source, let place, let subject, let value else { return nil }
      return StatedTotal(
        source: source, place: place, subject: subject, value: value.number,
        isApproximate: isApproximate ?? value.isApproximate)
    }
  }

  struct StatedValue: Sendable {
    let number: Rational
    let isApproximate: Bool
  }

  /// A figure id has parts between slashes and no spaces.
  private static func subject(_ cell: String) -> CellReading<String> {
    let text = TextFolding.trimmed(cell)
    let isID = !text.contains(where: \.isWhitespace) && (text.contains("/") || text.contains(":"))
    guard isID else {
      return CellReading(
        refused: CellRemark(
          .codeUnreadable, found: cell, Label("is geen cijfer-id", "is not a figure id"),
          expected: Label(
            "bv. project/total/all/round-2 of plan:fte/total", "e.g. project/total/all/round-2 or plan:fte/total")))
    }
    return CellReading(text)
  }

  /// A number, which the document may call approximate: `ongeveer 150`.
  private static func value(_ cell: String) -> CellReading<StatedValue> {
    let text = TextFolding.trimmed(cell)
    for word in ["ongeveer ", "ca. ", "ca ", "circa ", "about ", "±"] where text.lowercased().hasPrefix(word) {
      let reading = NumberReaders.decimal(String(text.dropFirst(word.count)))
      return reading.map { StatedValue(number: $0, isApproximate: true) }
    }
    return NumberReaders.decimal(text).map { StatedValue(number: $0, isApproximate: false) }
  }
}
