import GuidanceKit
import Register

/// Sheets of adjustments agreed (*opvolging*).
enum FollowUpSheet: SheetDefinition {
  static let kind = SheetKind(
    FollowUpSheet.self,
    [
      SheetColumn(
        "nr", ["nummer", "number"], required: true, "nummer van de afspraak", "number of the agreement", example: "O-01"
      ),
      SheetColumn(
        "wie", ["verantwoordelijke", "who"], required: true, "wie het opneemt: een code, team of functie",
        "who takes it up: a code, a team or a function", example: "coördinator"),
      SheetColumn(
        "wat", ["afspraak", "bijsturing", "what"], required: true, "wat er afgesproken is", "what is agreed",
        example: "Hiaten in klasvloer aanvullen"),
      SheetColumn(
        "tegen", ["tegen wanneer", "deadline", "vervaldag", "due"], required: true,
        "dag of maand: 30/06/2026 of 2026-06", "day or month: 30/06/2026 or 2026-06", example: "2026-06"),
      SheetColumn(
        "klaar", ["klaar op", "gedaan", "done"], "dag waarop het klaar was; leeg zolang het loopt",
        "day it was done; empty while it is not"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let number: ColumnReader<String>
    private let who: ColumnReader<String>
    private let what: ColumnReader<String>
    private let due: ColumnReader<DueDate>
    private let doneOn: ColumnReader<CalendarDate>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      number = ColumnReader(row, "nr", OwnCode.read)
      who = .text(row, "wie")
      what = .text(row, "wat")
      due = ColumnReader(row, "tegen") { DueReader.read($0, context.dates) }
      doneOn = .date(row, "klaar", context)
    }

    func record() -> FollowUp? {
      let number = number.required()
      let who = who.required()
      let what = what.required()
      let due = due.required()
      let doneOn = doneOn.optional()
      guard !row.hasErrors, let number, let who, let what, let due else { return nil }
      return FollowUp(number: number, who: who, what: what, due: due, doneOn: doneOn)
    }
  }
}

/// Sheets of practice examples (*praktijkvoorbeelden*).
enum PracticeExampleSheet: SheetDefinition {
  static let kind = SheetKind(
    PracticeExampleSheet.self,
    [
      SheetColumn(
        "code", required: true, "code van het praktijkvoorbeeld", "code of the practice example", example: "V-01"),
      SheetColumn(
        "titel", ["praktijkvoorbeeld", "wat", "title"], required: true, "waarover het gaat", "what it is about",
        example: "Leesmaatjes in de eerste graad"),
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "gedeeld op", ["datum", "gedeeld", "shared on"], "dag waarop het gedeeld is", "day it was shared",
        example: "20/03/2026"),
      SheetColumn("gedeeld met", ["met wie", "shared with"], "met wie", "with whom", example: "lerend netwerk taal"),
      SheetColumn(
        "evaluatie", ["geëvalueerd", "evaluation"], "hoe het geëvalueerd is", "how it was evaluated",
        example: "bevraging na de netwerkdag"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let title: ColumnReader<String>
    private let organisation: ColumnReader<OrganisationReference>
    private let sharedOn: ColumnReader<CalendarDate>
    private let sharedWith: ColumnReader<String>
    private let evaluation: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      title = .text(row, "titel")
      organisation = ColumnReader(row, "instelling") { InstitutionCell.reference($0, context) }
      sharedOn = .date(row, "gedeeld op", context)
      sharedWith = .text(row, "gedeeld met")
      evaluation = .text(row, "evaluatie")
    }

    func record() -> PracticeExample? {
      let code = code.required()
      let title = title.required()
      let organisation = organisation.optional()
      let sharedOn = sharedOn.optional()
      let sharedWith = sharedWith.optional()
      let evaluation = evaluation.optional()
      guard !row.hasErrors, let code, let title else { return nil }
      return PracticeExample(
        code: code, title: title, organisation: organisation, sharedOn: sharedOn, sharedWith: sharedWith,
        evaluation: evaluation
      )
    }
  }
}

/// Sheets of activities with partners (*partneractiviteiten*).
enum PartnerActivitySheet: SheetDefinition {
  static let kind = SheetKind(
    PartnerActivitySheet.self,
    [
      SheetColumn("code", required: true, "code van de activiteit", "code of the activity", example: "A-01"),
      SheetColumn(
        "partner", ["partners", "met wie"], required: true, "met wie: POC GO!, VCLB, D4 …",
        "with whom: POC GO!, VCLB, D4 …", example: "VCLB"),
      SheetColumn(
        "activiteit", ["wat", "titel", "activity"], required: true, "wat er samen gedaan is", "what was done together",
        example: "Gezamenlijke kennissessie"),
      SheetColumn("datum", ["dag", "date"], required: true, "dag", "day", example: "12/02/2026"),
      SheetColumn(
        "evaluatie", ["geëvalueerd", "evaluation"], "hoe ze geëvalueerd is", "how it was evaluated",
        example: "nabespreking"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let partner: ColumnReader<String>
    private let title: ColumnReader<String>
    private let date: ColumnReader<CalendarDate>
    private let evaluation: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      partner = .text(row, "partner")
      title = .text(row, "activiteit")
      date = .date(row, "datum", context)
      evaluation = .text(row, "evaluatie")
    }

    func record() -> PartnerActivity? {
      let code = code.required()
      let partner = partner.required()
      let title = title.required()
      let date = date.required()
      let evaluation = evaluation.optional()
      guard !row.hasErrors, let code, let partner, let title, let date else { return nil }
      return PartnerActivity(code: code, partner: partner, title: title, date: date, evaluation: evaluation)
    }
  }
}

/// Sheets of improvement plans (*verbeterplannen*).
enum ImprovementPlanSheet: SheetDefinition {
  static let kind = SheetKind(
    ImprovementPlanSheet.self,
    [
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "overeengekomen op", ["datum", "afgesproken op", "agreed on"], required: true,
        "dag waarop het plan overeengekomen is", "day on which the plan was agreed", example: "10/11/2025"),
      SheetColumn(
        "schakel", ["drieschakel", "link"], required: true, "begeleidingsdienst, bestuur of schoolleider",
        "guidance service, board or school leader", example: "begeleidingsdienst"),
      SheetColumn(
        "acties", ["actions"],
        "acties met ; ertussen; de dag waartegen mag erachter: klasbezoeken plannen (01/03/2026)",
        "actions with ; between them; the day by which they are due may follow: klasbezoeken plannen "
          + "(01/03/2026)", example: "Klasbezoeken plannen (01/03/2026)"),
      SheetColumn(
        "opvolgmomenten", ["opvolging", "monitoring"],
        "dagen van opvolging met ; ertussen; een nota mag erachter: 15/04/2026 (na klasbezoek)",
        "monitoring days with ; between them; a note may follow: 15/04/2026 (na klasbezoek)",
        example: "15/04/2026 (na klasbezoek)"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let organisation: ColumnReader<InstitutionNumber>
    private let agreedOn: ColumnReader<CalendarDate>
    private let link: ColumnReader<SupportLink>
    private let actions: ColumnReader<[ImprovementAction]>
    private let monitoring: ColumnReader<[MonitoringDay]>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      agreedOn = .date(row, "overeengekomen op", context)
      let linkTerms = TermReader(SupportLink.self)
      link = ColumnReader(row, "schakel") { linkTerms.read($0) }
      actions = ColumnReader(row, "acties") { ActionListReader.planned($0, context.dates) }
      monitoring = ColumnReader(row, "opvolgmomenten") { ActionListReader.monitoring($0, context.dates) }
    }

    func record() -> ImprovementPlan? {
      let organisation = organisation.required()
      let agreedOn = agreedOn.required()
      let link = link.required()
      let actions = actions.optional()
      let monitoring = monitoring.optional()
      guard !row.hasErrors, let organisation, let agreedOn, let link else { return nil }
      return ImprovementPlan(
        organisation: organisation, agreedOn: agreedOn, link: link, actions: actions ?? [],
        monitoring: monitoring ?? []
      )
    }
  }
}

/// Sheets of indirect reach (*indirect bereik*).
enum IndirectReachSheet: SheetDefinition {
  static let kind = SheetKind(
    IndirectReachSheet.self,
    [
      SheetColumn("code", required: true, "code", "code", example: "I-01"),
      SheetColumn(
        "soort", ["kind"], required: true, "opleiding, evenement of materiaal",
        "opleiding (training), evenement (event) or materiaal (material)", example: "evenement"),
      SheetColumn("titel", ["wat", "title"], required: true, "wat", "what", example: "Inspiratiedag taal"),
      SheetColumn("datum", ["dag", "date"], "dag", "day", example: "06/05/2026"),
      SheetColumn(
        "personen", ["aantal personen", "bereikte personen", "people"], "aantal bereikte personen",
        "number of people reached", example: "85"),
      SheetColumn(
        "instellingen", ["aantal instellingen", "scholen", "organisations"], "aantal bereikte instellingen",
        "number of organisations reached", example: "22"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let means: ColumnReader<IndirectReach.Kind>
    private let title: ColumnReader<String>
    private let date: ColumnReader<CalendarDate>
    private let people: ColumnReader<Int>
    private let organisations: ColumnReader<Int>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      let kinds = TermReader(IndirectReach.Kind.self)
      means = ColumnReader(row, "soort") { kinds.read($0) }
      title = .text(row, "titel")
      date = .date(row, "datum", context)
      people = ColumnReader(row, "personen") { NumberReaders.integer($0, in: 0...10_000_000) }
      organisations = ColumnReader(row, "instellingen") { NumberReaders.integer($0, in: 0...100_000) }
    }

    func record() -> IndirectReach? {
      let code = code.required()
      let means = means.required()
      let title = title.required()
      let date = date.optional()
      let people = people.optional()
      let organisations = organisations.optional()
      guard !row.hasErrors, let code, let means, let title else { return nil }
      return IndirectReach(
        code: code, means: means, title: title, date: date, people: people, organisations: organisations
      )
    }
  }
}
