import GuidanceKit
import Register

/// Sheets of surveys (*bevragingen*).
enum SurveySheet: SheetDefinition {
  static let kind = SheetKind(
    SurveySheet.self,
    [
      SheetColumn(
        "code", ["bevraging", "bevragingscode"], required: true, "code waarmee de antwoorden de bevraging noemen",
        "code by which the responses name the survey", example: "E-01"),
      SheetColumn(
        "soort", ["soort bevraging", "kind"], required: true, "kort of lang", "kort (short) or lang (long)",
        example: "kort"),
      SheetColumn(
        "betreft", ["initiatief of traject", "evaluates"], required: true,
        "initiatief van het plan, of code van een traject", "initiative of the plan, or code of a trajectory",
        example: "kennissessie"),
      SheetColumn("pijler", ["bestemming", "pillar"], "pijler", "pillar", example: "PBD-NED"),
      SheetColumn(
        "doel", ["operationeel doel", "OD", "goal"], "code of titel van het operationeel doel",
        "code or title of the operational goal", example: "PBD-NED-OD1"),
      SheetColumn(
        "sessie", ["sessiecode", "session"], "code van de sessie waarop ze volgde", "code of the session it followed"),
      SheetColumn(
        "uitgenodigd", ["aantal uitgenodigd", "genodigden", "invited"], "aantal uitgenodigde personen",
        "number of people invited", example: "24"),
      SheetColumn(
        "datum", ["afgenomen op", "date"], required: true, "dag van de bevraging", "day of the survey",
        example: "15/01/2026"),
      SheetColumn(
        "waarom", ["motivering", "reden", "why"], "waarom ze dit jaar gekozen is", "why it was chosen this year",
        example: "Nieuw initiatief"),
      SheetColumn(
        "schaal", ["schaalpunten", "aantal schaalpunten", "scale"],
        "aantal punten van de antwoordschaal; leeg voor de schaal van de normen",
        "points of the answer scale; empty for the scale of the norms"),
    ], prerequisites: [.plan])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let form: ColumnReader<SurveyKind>
    private let subject: ColumnReader<EvaluationSubject>
    private let destination: ColumnReader<String>
    private let goal: ColumnReader<String>
    private let session: ColumnReader<String>
    private let invited: ColumnReader<Int>
    private let collectedOn: ColumnReader<CalendarDate>
    private let chosenBecause: ColumnReader<String>
    private let scalePoints: ColumnReader<Int>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      let kinds = TermReader(SurveyKind.self)
      form = ColumnReader(row, "soort") { kinds.read($0) }
      subject = ColumnReader(row, "betreft") { SubjectReader.read($0, context) }
      destination = ColumnReader(row, "pijler") { context.destinations.read($0) }
      goal = ColumnReader(row, "doel") { context.goals.read($0) }
      session = .text(row, "sessie")
      invited = ColumnReader(row, "uitgenodigd") { NumberReaders.integer($0, in: 0...100_000) }
      collectedOn = .date(row, "datum", context)
      chosenBecause = .text(row, "waarom")
      scalePoints = ColumnReader(row, "schaal") { NumberReaders.integer($0, in: 2...11) }
    }

    func record() -> Survey? {
      let code = code.required()
      let form = form.required()
      let subject = subject.required()
      let destination = destination.optional()
      let goal = goal.optional()
      let session = session.optional()
      let invited = invited.optional()
      let collectedOn = collectedOn.required()
      let chosenBecause = chosenBecause.optional()
      let scalePoints = scalePoints.optional()
      guard !row.hasErrors, let code, let form, let subject, let collectedOn else { return nil }
      return Survey(
        code: code, form: form, subject: subject, destination: destination, goal: goal, session: session,
        invited: invited, collectedOn: collectedOn, chosenBecause: chosenBecause, scalePoints: scalePoints
      )
    }
  }
}

/// Sheets of what is chosen to be evaluated (*gekozen evaluaties*).
enum SurveyChoiceSheet: SheetDefinition {
  static let kind = SheetKind(
    SurveyChoiceSheet.self,
    [
      SheetColumn("schooljaar", ["school year"], required: true, "schooljaar", "school year", example: "2025-2026"),
      SheetColumn(
        "betreft", ["initiatief of traject", "evaluates"], required: true,
        "initiatief van het plan, of code van een traject", "initiative of the plan, or code of a trajectory",
        example: "kennissessie"),
      SheetColumn("pijler", ["bestemming", "pillar"], "pijler", "pillar", example: "PBD-NED"),
      SheetColumn(
        "doel", ["operationeel doel", "OD", "goal"], "code of titel van het operationeel doel",
        "code or title of the operational goal", example: "PBD-NED-OD1"),
      SheetColumn(
        "waarom", ["motivering", "reden", "why"], "waarom het dit jaar gekozen is", "why it was chosen this year",
        example: "Nieuw initiatief"),
    ], prerequisites: [.plan])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let schoolYear: ColumnReader<SchoolYear>
    private let subject: ColumnReader<EvaluationSubject>
    private let destination: ColumnReader<String>
    private let goal: ColumnReader<String>
    private let reason: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      schoolYear = ColumnReader(row, "schooljaar", SchoolYearReader.read)
      subject = ColumnReader(row, "betreft") { SubjectReader.read($0, context) }
      destination = ColumnReader(row, "pijler") { context.destinations.read($0) }
      goal = ColumnReader(row, "doel") { context.goals.read($0) }
      reason = .text(row, "waarom")
    }

    func record() -> SurveyChoice? {
      let schoolYear = schoolYear.required()
      let subject = subject.required()
      let destination = destination.optional()
      let goal = goal.optional()
      let reason = reason.optional()
      guard !row.hasErrors, let schoolYear, let subject else { return nil }
      return SurveyChoice(
        schoolYear: schoolYear, subject: subject, destination: destination, goal: goal, reason: reason
      )
    }
  }
}
