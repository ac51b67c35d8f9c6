import GuidanceKit
import Register

/// Sheets of professional learning communities (*plg*).
enum PLGSheet: SheetDefinition {
  static let kind = SheetKind(
    PLGSheet.self,
    [
      SheetColumn(
        "code", ["plg", "plg-code"], required: true, "code waarmee leden en sessies de PLG noemen",
        "code by which members and sessions name the community", example: "PLG-01"),
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        required: true, "nummer, of type en naam", "number, or type and name", example: "BaO Koninklijk Werk IBIS"
      ),
      SheetColumn(
        "scholengemeenschap", ["school group"], "naam of nummer van de scholengemeenschap",
        "name or number of the school group"),
      SheetColumn("thema", ["centraal thema", "focus", "theme"], required: true, "thema", "theme", example: "taal"),
      SheetColumn(
        "interne begeleider", ["IB", "internal guide"], "pseudoniem van de interne begeleider",
        "pseudonym of the internal guide", example: "P-101"),
      SheetColumn(
        "procesbegeleider", ["PB", "process guide"], "pseudoniem van de procesbegeleider",
        "pseudonym of the process guide", example: "P-201"),
      SheetColumn(
        "intake", ["intakegesprek", "datum intake"], "afgesproken dag van de intake", "day agreed for the intake",
        example: "18/09/2025"),
      SheetColumn(
        "consulten", ["collegiale consulten", "consultations"],
        "afgesproken dagen van de collegiale consulten, met ; ertussen",
        "days agreed for the consultations, with ; between them", example: "09/12/2025; 10/03/2026"),
      SheetColumn(
        "oogstmoment", ["datum oogstmoment", "harvest moment"], "afgesproken dag van het oogstmoment",
        "day agreed for the harvest moment", example: "11/06/2026"),
      SheetColumn(
        "doelen kort", ["doelen korte termijn", "short-term goals"], "doelen op korte termijn, met ; ertussen",
        "goals for the short term, with ; between them",
        example: "Leesvragen stellen"),
      SheetColumn(
        "doelen midden", ["doelen middellange termijn", "doelen middellang", "middle-term goals"],
        "doelen op middellange termijn, met ; ertussen", "goals for the middle term, with ; between them",
        example: "Vaste leesroutine in elke klas"),
      SheetColumn(
        "doelen lang", ["doelen lange termijn", "long-term goals"], "doelen op lange termijn, met ; ertussen",
        "goals for the long term, with ; between them",
        example: "Leesbeleid van de school"),
      SheetColumn(
        "acties", ["acties met zorgfase", "actions"],
        "acties met ; ertussen; fase van het zorgcontinuüm en dag waarop ze klaar waren mogen erachter: "
          + "leesmaatjes (fase 1, 12/03/2026)",
        "actions with ; between them; phase of the care continuum and the day they were done may follow: "
          + "leesmaatjes (fase 1, 12/03/2026)", example: "Leesmaatjes (fase 1); kijkwijzer (fase 0, 12/03/2026)"),
      SheetColumn(
        "bronnen", ["gebruikte bronnen", "sources"], "gebruikte bronnen, met ; ertussen",
        "sources used, with ; between them", example: "EEF-gids geletterdheid"),
      SheetColumn(
        "fasen", ["fase", "fasegeschiedenis", "phases"],
        "fasen met hun eerste dag, met ; ertussen; een volgende ronde krijgt haar nummer: ontdekken "
          + "01/09/2025; ontwikkelen 15/11/2025; ontdekken (2) 01/03/2026",
        "phases with their first day, with ; between them; another round gets its number: ontdekken "
          + "01/09/2025; ontwikkelen 15/11/2025; ontdekken (2) 01/03/2026",
        example: "ontdekken 01/09/2025; ontwikkelen 15/11/2025"),
      SheetColumn(
        "duurzaam plan", ["duurzaam plan van aanpak", "borgingsplan", "sustaining plan"],
        "ja als er een duurzaam plan van aanpak is", "ja (yes) when there is a sustaining plan", example: "nee"),
    ])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let code: ColumnReader<String>
    private let organisation: ColumnReader<InstitutionNumber>
    private let schoolGroup: ColumnReader<String>
    private let theme: ColumnReader<String>
    private let internalGuide: ColumnReader<String>
    private let processGuide: ColumnReader<String>
    private let intake: ColumnReader<CalendarDate>
    private let consultations: ColumnReader<[CalendarDate]>
    private let harvest: ColumnReader<CalendarDate>
    private let goals: [(term: PLGGoalTerm, column: ColumnReader<[String]>)]
    private let actions: ColumnReader<[PLGAction]>
    private let sources: ColumnReader<[String]>
    private let phases: ColumnReader<PhaseHistory>
    private let hasSustainingPlan: ColumnReader<Bool>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      code = ColumnReader(row, "code", OwnCode.read)
      organisation = ColumnReader(row, "instelling") { InstitutionCell.read($0, context) }
      schoolGroup = .text(row, "scholengemeenschap")
      theme = .text(row, "thema")
      internalGuide = ColumnReader(row, "interne begeleider", PersonCode.read)
      processGuide = ColumnReader(row, "procesbegeleider", PersonCode.read)
      intake = .date(row, "intake", context)
      consultations = ColumnReader(row, "consulten") { DayList.read($0, context.dates) }
      harvest = .date(row, "oogstmoment", context)
      goals = zip(PLGGoalTerm.allCases, ["doelen kort", "doelen midden", "doelen lang"]).map {
        ($0, ColumnReader(row, $1, NameList.read))
      }
      actions = ColumnReader(row, "acties") { ActionListReader.plg($0, context.dates) }
      sources = ColumnReader(row, "bronnen", NameList.read)
      phases = ColumnReader(row, "fasen") { PhaseHistoryReader.read($0, context.dates) }
      hasSustainingPlan = ColumnReader(row, "duurzaam plan", YesNoReader.read)
    }

    func record() -> PLG? {
      let code = code.required()
      let organisation = organisation.required()
      let schoolGroup = schoolGroup.optional()
      let theme = theme.required()
      let internalGuide = internalGuide.optional()
      let processGuide = processGuide.optional()
      let intake = intake.optional()
      let consultations = consultations.optional()
      let harvest = harvest.optional()
      let goals = goals.flatMap { term, column in (column.optional() ?? []).map { PLGGoal(term, $0) } }
      let actions = actions.optional()
      let sources = sources.optional()
      let phases = phases.optional()
      let hasSustainingPlan = hasSustainingPlan.optional()
      guard !row.hasErrors, let code, let organisation, let theme else { return nil }
      return PLG(
        code: code, organisation: organisation, schoolGroup: schoolGroup, theme: theme, internalGuide: internalGuide,
        processGuide: processGuide, intake: intake, consultations: consultations ?? [], harvest: harvest,
        goals: goals, actions: actions ?? [], sources: sources ?? [], phases: phases ?? PhaseHistory([]),
        hasSustainingPlan: hasSustainingPlan
      )
    }
  }
}

/// Sheets of members of learning communities (*plg-leden*).
enum PLGMemberSheet: SheetDefinition {
  static let kind = SheetKind(
    PLGMemberSheet.self,
    [
      SheetColumn(
        "plg", ["plg-code", "code plg"], required: true, "code van de PLG", "code of the community", example: "PLG-01"),
      SheetColumn(
        "persoon", ["lid", "person"], required: true, "pseudoniem van de persoon", "pseudonym of the person",
        example: "P-101"),
      SheetColumn(
        "rol", ["role"], required: true,
        "interne begeleider, procesbegeleider, PLG-lid, directie, zorgteam, aanvullende expert of schoolteam",
        "internal guide, process guide, PLG member, school leadership, care team, additional expert or "
          + "school team", example: "PLG-lid"),
      SheetColumn("van", ["vanaf", "valid from"], "eerste dag", "first day"),
      SheetColumn(
        "tot", ["tot en met", "valid until"], "laatste dag; leeg als er geen einde is",
        "last day; empty when there is no end"),
    ], prerequisites: [.communities])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let plg: ColumnReader<String>
    private let person: ColumnReader<String>
    private let role: ColumnReader<PLGRole>
    private let validity: ValidityColumns

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      plg = ColumnReader(row, "plg") { context.plgs.read($0) }
      person = ColumnReader(row, "persoon", PersonCode.read)
      let roleTerms = TermReader(PLGRole.self)
      role = ColumnReader(row, "rol") { roleTerms.read($0) }
      validity = ValidityColumns(row, context)
    }

    func record() -> PLGMember? {
      let plg = plg.required()
      let person = person.required()
      let role = role.required()
      let validity = validity.read()
      guard !row.hasErrors, let plg, let person, let role else { return nil }
      return PLGMember(plg: plg, person: person, role: role, validity: validity)
    }
  }
}

/// Sheets of sessions of learning communities (*plg-sessies*).
enum PLGSessionSheet: SheetDefinition {
  static let kind = SheetKind(
    PLGSessionSheet.self,
    [
      SheetColumn(
        "plg", ["plg-code", "code plg"], required: true, "code van de PLG", "code of the community", example: "PLG-01"),
      SheetColumn(
        "nr", ["sessie", "nummer", "number"], required: true,
        "1 tot 6 voor de sessies, intake, consult 1 of oogstmoment",
        "1 to 6 for the sessions, intake, consult 1 or oogstmoment (harvest moment)", example: "1"),
      SheetColumn(
        "datum", ["dag", "date"], required: true, "dag waarop ze gepland is of doorging",
        "day on which it is planned or was held", example: "02/10/2025"),
      SheetColumn(
        "gehouden", ["doorgegaan", "held"], "ja of nee: of ze doorging", "ja (yes) or nee (no): whether it was held",
        example: "ja"),
      SheetColumn(
        "aanwezig", ["aantal aanwezig", "aanwezigen", "present"], "aantal aanwezige leden", "number of members present",
        example: "8"),
      SheetColumn(
        "reflectie", ["reflection"], "reflectie", "reflection", example: "Bronnen lezen lukt beter met een leesvraag"),
      SheetColumn(
        "acties", ["afspraken", "actions"], "afgesproken acties", "actions agreed",
        example: "Kijkwijzer uitproberen in het derde leerjaar"),
      SheetColumn(
        "bronnen", ["gebruikte bronnen", "sources"], "gelezen bronnen", "sources read",
        example: "EEF-gids geletterdheid"),
    ], prerequisites: [.communities])

  struct Converter: SheetConverter {
    private let row: RowReader
    private let plg: ColumnReader<String>
    private let moment: ColumnReader<PLGMoment>
    private let date: ColumnReader<CalendarDate>
    private let isHeld: ColumnReader<Bool>
    private let present: ColumnReader<Int>
    private let reflection: ColumnReader<String>
    private let actions: ColumnReader<String>
    private let sources: ColumnReader<String>

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      plg = ColumnReader(row, "plg") { context.plgs.read($0) }
      moment = ColumnReader(row, "nr", PLGMomentReader.read)
      date = .date(row, "datum", context)
      isHeld = ColumnReader(row, "gehouden", YesNoReader.read)
      present = ColumnReader(row, "aanwezig") { NumberReaders.integer($0, in: 0...1_000) }
      reflection = .text(row, "reflectie")
      actions = .text(row, "acties")
      sources = .text(row, "bronnen")
    }

    func record() -> PLGSession? {
      let plg = plg.required()
      let moment = moment.required()
      let date = date.required()
      let isHeld = isHeld.optional()
      let present = present.optional()
      let reflection = reflection.optional()
      let actions = actions.optional()
      let sources = sources.optional()
      guard !row.hasErrors, let plg, let moment, let date else { return nil }
      return PLGSession(
        plg: plg, moment: moment, date: date, isHeld: isHeld, present: present, reflection: reflection,
        actions: actions, sources: sources
      )
    }
  }
}
