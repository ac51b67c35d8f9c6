import GuidanceKit
import Register

/// Sheets of countable results of projects (*resultaten*).
enum ProjectResultSheet: SheetDefinition {
  static let kind = SheetKind(
    ProjectResultSheet.self,
    [
      SheetColumn(
        "project", ["projectcode"], required: true, "code of naam van het project", "code or name of the project",
        example: "spelkracht"),
      SheetColumn("ronde", ["round"], required: true, "nummer van de ronde", "number of the round", example: "2"),
      SheetColumn(
        "resultaat", ["wat", "result"], required: true, "wat geteld wordt", "what is counted", example: "kennisclips"),
      SheetColumn(
        "verwacht", ["verwacht aantal", "doel", "expected"], "verwacht aantal: 5, 5-10 of minstens 5",
        "number expected: 5, 5-10 or minstens 5 (at least)", example: "8"),
      SheetColumn("bereikt", ["bereikt aantal", "achieved"], "bereikt aantal", "number achieved", example: "3"),
      SheetColumn(
        "bron", ["source"], "het openbare document waaruit dit komt", "the public document this comes from"),
    ], prerequisites: [.projects])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let project: ColumnReader<String>
    private let round: ColumnReader<Int>
    private let result: ColumnReader<String>
    private let expected: ColumnReader<CountRange>
    private let achieved: ColumnReader<Int>
    private let source: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      project = ColumnReader(row, "project") { context.projects.read($0) }
      round = ColumnReader(row, "ronde", ProjectSheet.round)
      result = .text(row, "resultaat")
      expected = ColumnReader(row, "verwacht", CountRangeReader.read)
      achieved = ColumnReader(row, "bereikt") { NumberReaders.integer($0, in: 0...100_000_000) }
      source = .text(row, "bron")
    }

    func record() -> ProjectResult? {
      let project = project.required()
      let round = round.required()
      let result = result.required()
      let expected = expected.optional()
      let achieved = achieved.optional()
      let source = source.optional()
      guard !row.hasErrors, let project, let round, let result else { return nil }
      return ProjectResult(
        project: project, round: round, result: result, expected: expected, achieved: achieved, source: source
      )
    }
  }
}

/// Sheets of milestones of projects (*mijlpalen*).
enum ProjectMilestoneSheet: SheetDefinition {
  static let kind = SheetKind(
    ProjectMilestoneSheet.self,
    [
      SheetColumn(
        "project", ["projectcode"], required: true, "code of naam van het project", "code or name of the project",
        example: "spelkracht"),
      SheetColumn("ronde", ["round"], required: true, "nummer van de ronde", "number of the round", example: "2"),
      SheetColumn(
        "mijlpaal", ["wat", "milestone"], required: true, "wat er dan moet zijn", "what must be there",
        example: "Tussentijdse evaluatie"),
      SheetColumn(
        "tegen", ["tegen wanneer", "deadline", "vervaldag", "due"], required: true,
        "dag of maand: 30/06/2026 of 2026-06", "day or month: 30/06/2026 or 2026-06", example: "2026-06"),
      SheetColumn(
        "klaar", ["klaar op", "gedaan", "done"], "dag waarop het klaar was; leeg zolang het loopt",
        "day it was done; empty while it is not"),
      SheetColumn(
        "bron", ["source"], "het openbare document waaruit dit komt", "the public document this comes from"),
    ], prerequisites: [.projects])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let project: ColumnReader<String>
    private let round: ColumnReader<Int>
    private let milestone: ColumnReader<String>
    private let due: ColumnReader<DueDate>
    private let doneOn: ColumnReader<CalendarDate>
    private let source: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      project = ColumnReader(row, "project") { context.projects.read($0) }
      round = ColumnReader(row, "ronde", ProjectSheet.round)
      milestone = .text(row, "mijlpaal")
      due = ColumnReader(row, "tegen") { DueReader.read($0, context.dates) }
      doneOn = .date(row, "klaar", context)
      source = .text(row, "bron")
    }

    func record() -> ProjectMilestone? {
      let project = project.required()
      let round = round.required()
      let milestone = milestone.required()
      let due = due.required()
      let doneOn = doneOn.optional()
      let source = source.optional()
      guard !row.hasErrors, let project, let round, let milestone, let due else { return nil }
      return ProjectMilestone(
        project: project, round: round, milestone: milestone, due: due, doneOn: doneOn, source: source
      )
    }
  }
}

/// Sheets of budget lines of projects (*budget*).
enum ProjectBudgetSheet: SheetDefinition {
  static let kind = SheetKind(
    ProjectBudgetSheet.self,
    [
      SheetColumn(
        "project", ["projectcode"], "code of naam van het project; leeg voor het hele programma",
        "code or name of the project; empty for the whole programme", example: "spelkracht"),
      SheetColumn(
        "ronde", ["round"], "nummer van de ronde; leeg voor alle", "number of the round; empty for all", example: "2"),
      SheetColumn(
        "post", ["begrotingspost", "wat", "item"], required: true, "waarvoor", "what it is for", example: "personeel"),
      SheetColumn(
        "bedrag", ["bedrag (euro)", "euro", "amount"], required: true, "bedrag in euro", "amount in euro",
        example: "45.000,00"),
      SheetColumn(
        "bron", ["source"], "het openbare document waaruit dit komt", "the public document this comes from"),
    ], prerequisites: [.projects])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let project: ColumnReader<String>
    private let round: ColumnReader<Int>
    private let item: ColumnReader<String>
    private let cents: ColumnReader<Int>
    private let source: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      project = ColumnReader(row, "project") { context.projects.read($0) }
      round = ColumnReader(row, "ronde", ProjectSheet.round)
      item = .text(row, "post")
      cents = ColumnReader(row, "bedrag", EuroReader.read)
      source = .text(row, "bron")
    }

    func record() -> ProjectBudget? {
      let project = project.optional()
      let round = round.optional()
      let item = item.required()
      let cents = cents.required()
      let source = source.optional()
      guard !row.hasErrors, let item, let cents else { return nil }
      return ProjectBudget(project: project, round: round, item: item, cents: cents, source: source)
    }
  }
}

/// Sheets of earmarked funds per calendar year (*fondsjaren*).
enum FundAccountSheet: SheetDefinition {
  static let kind = SheetKind(
    FundAccountSheet.self,
    [
      SheetColumn(
        "fonds", ["middelen", "gekleurd fonds", "fund"], required: true, "gekleurd fonds van het plan",
        "earmarked fund of the plan", example: "leerpunt"),
      SheetColumn(
        "kalenderjaar", ["jaar", "calendar year"], required: true, "kalenderjaar", "calendar year", example: "2026"),
      SheetColumn(
        "ontvangen", ["ontvangen (euro)", "inkomsten", "received"], "ontvangen bedrag in euro",
        "amount received, in euro", example: "120.000,00"),
      SheetColumn(
        "besteed", ["besteed (euro)", "uitgaven", "spent"], "besteed bedrag in euro", "amount spent, in euro",
        example: "98.500,50"),
    ], prerequisites: [.plan])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let fund: ColumnReader<String>
    private let calendarYear: ColumnReader<Int>
    private let receivedCents: ColumnReader<Int>
    private let spentCents: ColumnReader<Int>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      fund = ColumnReader(row, "fonds") { context.funds.read($0) }
      calendarYear = ColumnReader(row, "kalenderjaar") { NumberReaders.integer($0, in: 1990...2100) }
      receivedCents = ColumnReader(row, "ontvangen", EuroReader.read)
      spentCents = ColumnReader(row, "besteed", EuroReader.read)
    }

    func record() -> FundAccount? {
      let fund = fund.required()
      let calendarYear = calendarYear.required()
      let receivedCents = receivedCents.optional()
      let spentCents = spentCents.optional()
      guard !row.hasErrors, let fund, let calendarYear else { return nil }
      return FundAccount(fund: fund, calendarYear: calendarYear, receivedCents: receivedCents, spentCents: spentCents)
    }
  }
}
