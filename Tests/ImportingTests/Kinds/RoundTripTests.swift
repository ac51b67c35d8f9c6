import GuidanceKit
import Register
import Tabular
import TestSupport
import Testing

@testable import Importing

/// Random records of every kind, printed as a sheet, loaded and read back: equal.
@Suite struct RoundTripTests {
  private let register: Register
  private static let seeds: [UInt64] = [1, 2, 3, 4]

  init() throws { register = try TrialRegister.make() }

  /// Prints records, loads them, and compares what the snapshot gives of that load with them.
  private func check<R: Storable & Hashable>(
    _ seed: UInt64, _ make: (inout RandomValues) -> R, _ print: (inout SheetPrinter, R) -> [String: String],
    _ read: (Snapshot) throws -> [Fact<R>]
  ) throws {
    var values = RandomValues(seed: seed)
    var printer = SheetPrinter(values: RandomValues(seed: seed &+ 100))
    var records: [R] = []
    for index in 1...25 {
      values.index = index
      records.append(make(&values))
    }
    let rows = records.map { print(&printer, $0) }
    let kind = try #require(SheetKind.all.first { $0.kind == R.kind })
    // Columns that the printer knows and the kind does not list are questions of a team.
    let asked = Set(rows.flatMap(\.keys)).subtracting(kind.columns.map(\.header)).sorted()
    let headers = (kind.columns.map(\.header).filter { name in rows.contains { $0[name] != nil } } + asked).shuffled(
      using: &printer.values.numbers)
    var style = CSVStyle.rfc4180
    style.delimiter = printer.values.one([.comma, .semicolon, .tab])
    var writer = CSVWriter(style: style)
    writer.write(headers)
    for row in rows { writer.write(headers.map { row[$0] ?? "" }) }
    let folder = try Folder()
    let report = try Importer(register).load(request(folder.write("\(kind.code).csv", writer.take())))
    #expect(report.kind == R.kind)
    let errors = report.problems.groups.filter { $0.severity != .notice }.flatMap(\.examples).map {
      $0.problem.text(.english)
    }
    #expect(errors.isEmpty, "\(kind.code): \(errors)")
    let facts = try register.read { try read($0) }.filter { $0.origin.batch == report.batch }
    let found = facts.sorted { $0.origin.row < $1.origin.row }.map(\.record)
    #expect(found.count == records.count, "\(kind.code)")
    for (record, other) in zip(records, found) { #expect(other == record, "\(kind.code)") }
  }

  @Test(arguments: seeds) func `organisations, advisers and their time`(_ seed: UInt64) throws {
    try check(seed) { v in
      Organisation(
        number: InstitutionNumber(value: 300_000 + v.index) ?? TrialRegister.organisations[0], name: v.words(),
        type: v.one(OrganisationType.allCases), board: v.maybe { $0.text() }, schoolGroup: v.maybe { $0.text() },
        province: v.maybe { $0.words() }, aliases: v.list(),
        qualifiers: v.some(OrganisationQualifier.allCases).map { QualifierPeriod($0, validity: Validity()) },
        coordinator: v.maybe { _ in "B01" }, validity: v.validity(), successor: v.maybe { $0.organisation() })
    } _: { p, r in
      [
        "instellingsnummer": r.number.digits, "naam": r.name, "type": p.term(r.type), "bestuur": r.board ?? "",
        "scholengemeenschap": r.schoolGroup ?? "", "provincie": r.province ?? "",
        "aliassen": r.aliases.joined(separator: "; "),
        "kenmerken": r.qualifiers.map { p.term($0.qualifier) }.joined(separator: "; "),
        "regisseur": r.coordinator ?? "", "opvolger": r.successor?.digits ?? "",
      ].merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.organisations()
    }
    try check(seed) { v in
      Adviser(
        code: "X\(v.index)", name: v.words(), role: v.one(AdviserRole.allCases), teams: v.list(), validity: v.validity()
      )
    } _: { p, r in
      ["code": r.code, "naam": r.name, "functie": p.term(r.role), "teams": r.teams.joined(separator: ";")]
        .merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.advisers()
    }
    try check(seed) { v in
      Assignment(
        adviser: v.one(Array(TrialRegister.advisers.keys.sorted())), schoolYear: SchoolYear(startYear: 2000 + v.index),
        destination: v.one(TrialRegister.pillars), fund: v.one(["regulier", "leerpunt"]),
        educationLevel: v.maybe { $0.words() }, fte: FTE(thousandths: v.number(1...1000)))
    } _: { p, r in
      [
        "begeleider": p.adviser(r.adviser), "schooljaar": r.schoolYear.iso, "bestemming": r.destination,
        "fonds": r.fund, "niveau": r.educationLevel ?? "",
        "fte": "0,\(String(1000 + r.fte.thousandths % 1000).dropFirst())".replacing("0,000", with: "1"), "van": "",
        "tot": "",
      ]
    } _: {
      try $0.assignments()
    }
    try check(seed) { v in
      let first = CalendarDate(dayNumber: 20_332 + v.index)
      return Absence(
        adviser: v.one(["B01", "B02"]), from: first, through: first.adding(days: v.number(0...9)),
        share: Share(v.number(1...4), of: 4) ?? Share(Rational(1)))
    } _: { p, r in
      [
        "begeleider": p.adviser(r.adviser), "van": p.day(r.from), "tot": p.day(r.through),
        "aandeel": "\(r.share.numerator)/\(r.share.denominator)",
      ]
    } _: {
      try $0.absences()
    }
  }

  @Test(arguments: seeds) func `registrations`(_ seed: UInt64) throws {
    try check(seed) { v in
      let advisers = v.some(TrialRegister.advisers.keys.sorted(), most: 3)
      let counts = v.flag() ? [] : v.some(TrialRegister.groups).map { GroupCount($0, v.number(0...30)) }
      let named = v.some(TrialRegister.groups)
      // Masks give groups in the order of their list.
      let groups = TrialRegister.groups.filter { group in named.contains(group) || counts.contains { $0.group == group }
      }
      let start = v.maybe { $0.number(420...900) }
      return Registration(
        sheetID: v.maybe { "R-\($0.index)" }, date: v.day(), startMinute: start, minutes: v.number(1...300),
        organisations: v.some(TrialRegister.organisations, most: 3).map {
          OrganisationReference(given: $0.digits, number: $0)
        },
        destination: v.one(TrialRegister.pillars + ["spelkracht", "onderzoek"]), goal: v.maybe { _ in "PBD-NED-OD1" },
        adviser: advisers.first ?? "B01", form: v.one(ContactForm.allCases), place: v.maybe { $0.one(Place.allCases) },
        level: v.maybe { $0.one(WorkingLevel.allCases) }, focus: v.maybe { _ in "data" }, initiative: "materiaal",
        targetGroups: groups,
        headCount: counts.isEmpty ? v.maybe { $0.number(0...99) } : counts.reduce(0) { $0 + $1.people },
        classroom: v.one(ClassroomContext.allCases), mechanisms: MechanismSet(v.some(Mechanism.allCases)),
        phase: v.maybe { $0.one(ImplementationPhase.allCases) },
        carePhase: v.maybe { $0.one(CareContinuumPhase.allCases) },
        trajectory: v.maybe { $0.one(TrialRegister.trajectories) },
        session: v.maybe { "S\($0.index)" }, fund: v.maybe { _ in "leerpunt" }, description: "\(v.text()) \(v.index)",
        coAdvisers: Array(advisers.dropFirst()), headCounts: counts)
    } _: { p, r in
      let clock = { (minutes: Int) in "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }
      var counted = r.headCounts.map { "\($0.group) \($0.people)" }.joined(separator: "; ")
      if counted.isEmpty { counted = p.number(r.headCount) }
      return [
        "id": r.sheetID ?? "", "datum": p.day(r.date), "duur": p.values.one([clock(r.minutes), "\(r.minutes) min"]),
        "begin": r.startMinute.map(clock) ?? "", "einde": "",
        "instelling": r.organisations.map(\.given).joined(separator: "; "), "bestemming": r.destination,
        "doel": r.goal ?? "", "begeleider": ([r.adviser] + r.coAdvisers).map { p.adviser($0) }.joined(separator: "; "),
        "vorm": p.term(r.form), "plaats": p.term(r.place), "niveau": p.term(r.level), "focus": r.focus ?? "",
        "initiatief": r.initiative ?? "",
        "doelgroep": r.targetGroups.joined(separator: "; "), "aantal": counted, "klasvloer": p.term(r.classroom),
        "mechanismen": r.mechanisms.mechanisms.map { "\($0.number)" }.joined(separator: ", "), "fase": p.term(r.phase),
        "zorgfase": p.term(r.carePhase), "traject": r.trajectory ?? "", "sessie": r.session ?? "",
        "fonds": r.fund ?? "",
        "omschrijving": r.description ?? "",
      ]
    } _: {
      try $0.registrations()
    }
  }

  @Test(arguments: seeds) func `trajectories and learning communities`(_ seed: UInt64) throws {
    try check(seed) { v in
      let length = v.one(TrajectoryLength.allCases)
      return Trajectory(
        code: "TR-\(v.index)", organisation: v.organisation(), destination: v.one(TrialRegister.pillars),
        theme: v.maybe { $0.text() }, adviser: v.one(["B01", "B02"]),
        interval: length == .long ? v.number(1...12) : v.maybe { $0.number(1...12) }, length: length,
        phases: v.phases(),
        validity: v.validity())
    } _: { p, r in
      [
        "code": r.code, "instelling": p.organisation(r.organisation), "pijler": r.destination, "thema": r.theme ?? "",
        "regisseur": p.adviser(r.adviser),
        "interval": r.interval.map { p.values.one(["\($0)", "\($0) weken", "\($0 * 7) dagen"]) } ?? "",
        "soort": p.term(r.length), "fasen": p.phases(r.phases),
      ].merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.trajectories()
    }
    try check(seed) { v in
      let theme = v.maybe { $0.text() }
      return Uptake(
        organisation: v.organisation(), schoolYear: SchoolYear(startYear: 2000 + v.index), theme: theme,
        adviser: v.maybe { _ in "B01" }, declinedBecause: theme == nil ? v.text() : nil,
        isEvaluated: v.maybe { $0.flag() })
    } _: { p, r in
      [
        "instelling": p.organisation(r.organisation), "schooljaar": r.schoolYear.iso, "thema": r.theme ?? "",
        "regisseur": p.adviser(r.adviser), "reden": r.declinedBecause ?? "", "geëvalueerd": p.flag(r.isEvaluated),
      ]
    } _: {
      try $0.uptakes()
    }
    try check(seed) { v in
      PLG(
        code: "P\(v.index)", organisation: v.organisation(), schoolGroup: v.maybe { $0.text() }, theme: v.text(),
        internalGuide: v.maybe { "P-\($0.index)" }, processGuide: v.maybe { "Q-\($0.index)" },
        intake: v.maybe { $0.day() },
        consultations: Set((0..<v.number(0...2)).map { _ in v.day() }).sorted(), harvest: v.maybe { $0.day() },
        goals: PLGGoalTerm.allCases.flatMap { term in v.list().map { PLGGoal(term, $0) } },
        actions: v.list().map { text in
          PLGAction(text, carePhase: v.maybe { $0.one(CareContinuumPhase.allCases) }, doneOn: v.maybe { $0.day() })
        }, sources: v.list(), phases: v.phases(), hasSustainingPlan: v.maybe { $0.flag() })
    } _: { p, r in
      [
        "code": r.code, "instelling": p.organisation(r.organisation), "scholengemeenschap": r.schoolGroup ?? "",
        "thema": r.theme, "interne begeleider": r.internalGuide ?? "", "procesbegeleider": r.processGuide ?? "",
        "intake": p.day(r.intake), "consulten": r.consultations.map { p.day($0) }.joined(separator: "; "),
        "oogstmoment": p.day(r.harvest),
        "doelen kort": r.goals.filter { $0.term == .short }.map(\.text).joined(separator: "; "),
        "doelen midden": r.goals.filter { $0.term == .middle }.map(\.text).joined(separator: "; "),
        "doelen lang": r.goals.filter { $0.term == .long }.map(\.text).joined(separator: "\n"),
        "acties": r.actions.map { action in
          let inside = [p.term(action.carePhase), p.day(action.doneOn)].filter { !$0.isEmpty }
          return action.text + (inside.isEmpty ? "" : " (\(inside.joined(separator: ", ")))")
        }.joined(separator: "; "), "bronnen": r.sources.joined(separator: "; "), "fasen": p.phases(r.phases),
        "duurzaam plan": p.flag(r.hasSustainingPlan),
      ]
    } _: {
      try $0.plgs()
    }
    try check(seed) { v in
      PLGMember(
        plg: v.one(TrialRegister.plgs), person: "P-\(v.index)", role: v.one(PLGRole.allCases), validity: v.validity())
    } _: { p, r in
      ["plg": r.plg, "persoon": r.person, "rol": p.term(r.role)].merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.plgMembers()
    }
    try check(seed) { v in
      let kinds: [PLGMoment.Kind] = [.session, .consultation, .harvest]
      let moment =
        v.index == 1
        ? PLGMoment(kind: .intake, number: 0) : PLGMoment(kind: kinds[v.index % 3], number: 1 + v.index % 20)
      return PLGSession(
        plg: v.index > 20 ? "PLG-2" : "PLG-1", moment: moment, date: v.day(), isHeld: v.maybe { $0.flag() },
        present: v.maybe { $0.number(0...20) }, reflection: v.maybe { $0.text() }, actions: v.maybe { $0.text() },
        sources: v.maybe { $0.text() })
    } _: { p, r in
      let number = r.moment.kind == .intake ? "0" : "\(p.term(r.moment.kind)) \(r.moment.number)"
      return [
        "plg": r.plg, "nr": number, "datum": p.day(r.date), "gehouden": p.flag(r.isHeld),
        "aanwezig": p.number(r.present),
        "reflectie": r.reflection ?? "", "acties": r.actions ?? "", "bronnen": r.sources ?? "",
      ]
    } _: {
      try $0.plgSessions()
    }
  }

  @Test(arguments: seeds) func `people and free days`(_ seed: UInt64) throws {
    try check(seed) { v in
      VIV(
        organisation: v.organisation(), person: "P-\(v.index)", role: v.one(VIVKind.allCases),
        formality: v.maybe { $0.one(VIVFormality.allCases) }, permanence: v.maybe { $0.one(VIVPermanence.allCases) },
        scale: v.maybe { $0.one(VIVScale.allCases) }, validity: Validity(from: v.day(), through: nil))
    } _: { p, r in
      [
        "instelling": p.organisation(r.organisation), "persoon": r.person, "soort": p.term(r.role),
        "formeel": p.values.flag() ? p.term(r.formality) : p.flag(r.formality.map { $0 == .formal }),
        "permanent": p.values.flag() ? p.term(r.permanence) : p.flag(r.permanence.map { $0 == .permanent }),
        "collectief": p.values.flag() ? p.term(r.scale) : p.flag(r.scale.map { $0 == .collective }),
      ].merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.vivs()
    }
    try check(seed) { v in
      RosterEntry(
        person: "P-\(v.index)", organisation: v.organisation(), role: v.one(RosterRole.allCases),
        isInvolved: v.maybe { $0.flag() }, validity: v.validity())
    } _: { p, r in
      [
        "persoon": r.person, "instelling": p.organisation(r.organisation), "rol": p.term(r.role),
        "betrokken": p.flag(r.isInvolved),
      ].merging(p.validity(r.validity)) { $1 }
    } _: {
      try $0.roster()
    }
    try check(seed) { v in
      TrainingAttendance(
        person: v.flag() ? v.one(["B01", "B02"]) : "P-\(v.index)", framework: v.one(TrainingFramework.allCases),
        date: CalendarDate(dayNumber: 20_332 + v.index))
    } _: { p, r in
      ["persoon": p.adviser(r.person), "kader": p.term(r.framework), "datum": p.day(r.date)]
    } _: {
      try $0.trainingAttendances()
    }
    try check(seed) { v in
      FreeDay(
        organisation: v.organisation(), site: v.maybe { $0.number(1...99) },
        day: CalendarDate(dayNumber: 20_332 + v.index),
        half: v.maybe { $0.one(FreeDay.Half.allCases) }, purpose: v.one(LocalFreeDays.Purpose.allCases))
    } _: { p, r in
      [
        "instelling": p.organisation(r.organisation), "vestiging": p.number(r.site), "dag": p.day(r.day),
        "halve dag": r.half.map { $0 == .unsaid ? "ja" : $0.rawValue } ?? "",
        "soort": r.purpose == .study ? "pedagogische studiedag" : p.values.one(["", "facultatief"]),
      ]
    } _: {
      try $0.freeDays()
    }
    try check(seed) { v in
      InstitutionAlias(
        given: v.flag() ? "\(v.words()) \(v.index)" : "\(400_000 + v.index)", number: v.organisation(),
        reason: v.maybe { $0.text() })
    } _: { p, r in
      [
        "gegeven": r.given, "instellingsnummer": r.number.digits, "aanvaarden": p.flag(true), "reden": r.reason ?? "",
      ]
    } _: {
      try $0.institutionAliases()
    }
  }

  @Test(arguments: seeds) func `surveys and responses`(_ seed: UInt64) throws {
    func subject(_ v: inout RandomValues) -> EvaluationSubject {
      v.flag() ? .initiative(v.one(["klasobservatie", "materiaal"])) : .trajectory(v.one(TrialRegister.trajectories))
    }
    try check(seed) { v in
      Survey(
        code: "EV-\(v.index)", form: v.one(SurveyKind.allCases), subject: subject(&v),
        destination: v.maybe { $0.one(TrialRegister.pillars) }, goal: v.maybe { _ in "PBD-NED-OD1" },
        session: v.maybe { "S-\($0.index)" }, invited: v.maybe { $0.number(0...500) }, collectedOn: v.day(),
        chosenBecause: v.maybe { $0.text() }, scalePoints: v.maybe { $0.number(2...11) })
    } _: { p, r in
      [
        "code": r.code, "soort": p.term(r.form), "betreft": r.subject.code, "pijler": r.destination ?? "",
        "doel": r.goal ?? "", "sessie": r.session ?? "", "uitgenodigd": p.number(r.invited),
        "datum": p.day(r.collectedOn),
        "waarom": r.chosenBecause ?? "", "schaal": p.number(r.scalePoints),
      ]
    } _: {
      try $0.surveys()
    }
    try check(seed) { v in
      SurveyChoice(
        schoolYear: SchoolYear(startYear: 2000 + v.index), subject: subject(&v),
        destination: v.maybe { $0.one(TrialRegister.pillars) }, goal: v.maybe { _ in "PBD-NED-OD1" },
        reason: v.maybe { $0.text() })
    } _: { p, r in
      [
        "schooljaar": r.schoolYear.iso, "betreft": r.subject.code, "pijler": r.destination ?? "", "doel": r.goal ?? "",
        "waarom": r.reason ?? "",
      ]
    } _: {
      try $0.surveyChoices()
    }
    let closed = EDBIItem.allCases.filter(\.block.isClosed).map(\.rawValue) + ["1.1.2-7"]
    let open = EDBIItem.allCases.filter { $0.block == .openExtra }.map(\.rawValue) + ["Wat neem je mee naar de klas?"]
    try check(seed) { v in
      var answers = v.some(closed, most: 9).map { item in
        SurveyAnswer(item, v.number(0...5) == 0 ? .notApplicable : .score(v.number(1...4)))
      }
      answers += v.some(open).map { SurveyAnswer($0, .text(v.text())) }
      return SurveyResponse(
        survey: v.one(TrialRegister.surveys), number: v.maybe { $0.index },
        organisation: v.maybe { v in
          let number = v.organisation()
          return OrganisationReference(given: number.digits, number: number)
        }, function: v.maybe { $0.one(RespondentFunction.allCases) }, reason: "\(v.words()) \(v.index)",
        motivation: v.maybe { $0.one(Motivation.allCases) }, answers: answers)
    } _: { p, r in
      var cells = [
        "bevraging": r.survey, "nr": p.number(r.number), "instelling": r.organisation?.given ?? "",
        "functie": p.term(r.function), "reden": r.reason ?? "", "motivatie": p.term(r.motivation),
      ]
      for answer in r.answers {
        switch answer.value {
        case .score(let point):
          let label = TrialRegister.scale.labels[point - 1].dutch
          cells[answer.item] = p.values.one(["\(point)", label, label.uppercased(), "\(point) - \(label)"])
        case .notApplicable: cells[answer.item] = p.values.one(["nvt", "N.v.t."])
        case .text(let text): cells[answer.item] = text
        }
      }
      return cells
    } _: {
      try $0.surveyResponses()
    }
  }

  @Test(arguments: seeds) func `projects`(_ seed: UInt64) throws {
    try check(seed) { v in
      Project(
        id: "p\(v.index)", name: v.maybe { $0.words() }, round: v.number(1...9), applicant: v.maybe { $0.text() },
        partners: v.list(), educationLevel: v.maybe { $0.words() }, isExtension: v.maybe { $0.flag() },
        source: v.maybe { $0.text() })
    } _: { p, r in
      [
        "project": r.id, "naam": r.name ?? "", "ronde": p.values.one(["\(r.round)", "ronde \(r.round)"]),
        "aanvrager": r.applicant ?? "", "partners": r.partners.joined(separator: "; "),
        "niveau": r.educationLevel ?? "",
        "verlenging": p.flag(r.isExtension), "bron": r.source ?? "",
      ]
    } _: {
      try $0.projects()
    }
    try check(seed) { v in
      let primary = v.maybe { $0.number(0...200) }
      return ProjectPhaseReach(
        project: "spelkracht", round: v.index, phase: v.one(ProjectPhase.allCases),
        directness: v.one(ReachDirectness.allCases), primarySchools: primary,
        secondarySchools: primary == nil ? v.number(0...99) : v.maybe { $0.number(0...99) },
        status: v.one(ReachStatus.allCases), source: v.maybe { $0.text() })
    } _: { p, r in
      [
        "project": p.values.one(["spelkracht", "Spelkracht"]), "ronde": "\(r.round)", "fase": p.term(r.phase),
        "bereik": p.term(r.directness), "basis": p.number(r.primarySchools), "secundair": p.number(r.secondarySchools),
        "verwacht of bereikt": r.status.rawValue, "bron": r.source ?? "",
      ]
    } _: {
      try $0.projectPhases()
    }
    try check(seed) { v in
      StatedTotal(
        source: v.text(), place: v.text(), subject: "project/total/all/round-\(v.index)",
        value: Rational(v.number(0...5000)), isApproximate: v.flag())
    } _: { p, r in
      [
        "bron": r.source, "plaats": r.place, "wat": r.subject, "waarde": "\(r.value.numerator)",
        "ongeveer": p.flag(r.isApproximate),
      ]
    } _: {
      try $0.statedTotals()
    }
    try check(seed) { v in
      ProjectResult(
        project: "spelkracht", round: v.number(1...9), result: "\(v.text()) \(v.index)",
        expected: v.maybe { v in
          let least = v.number(0...50)
          return v.one([
            CountRange(least: least, most: least), CountRange(least: least, most: least + 5),
            CountRange(least: least, most: nil), CountRange(least: nil, most: least),
          ])
        } ?? nil, achieved: v.maybe { $0.number(0...99) }, source: v.maybe { $0.text() })
    } _: { p, r in
      let expected =
        switch (r.expected?.least, r.expected?.most) {
        case (nil, nil): ""
        case (let least?, nil): "minstens \(least)"
        case (nil, let most?): "hoogstens \(most)"
        case (let least?, let most?): least == most ? "\(least)" : "\(least)-\(most)"
        }
      return [
        "project": "spelkracht", "ronde": "\(r.round)", "resultaat": r.result, "verwacht": expected,
        "bereikt": p.number(r.achieved), "bron": r.source ?? "",
      ]
    } _: {
      try $0.projectResults()
    }
    try check(seed) { v in
      ProjectMilestone(
        project: "spelkracht", round: v.number(1...9), milestone: "\(v.text()) \(v.index)",
        due: v.flag() ? .day(v.day()) : .month(Month(containing: v.day())), doneOn: v.maybe { $0.day() },
        source: v.maybe { $0.text() })
    } _: { p, r in
      let due =
        switch r.due {
        case .day(let day): p.day(day)
        case .month(let month): p.values.one([month.iso, "\(month.iso.suffix(2))/\(month.iso.prefix(4))"])
        }
      return [
        "project": "spelkracht", "ronde": "\(r.round)", "mijlpaal": r.milestone, "tegen": due, "klaar": p.day(r.doneOn),
        "bron": r.source ?? "",
      ]
    } _: {
      try $0.projectMilestones()
    }
    try check(seed) { v in
      ProjectBudget(
        project: v.maybe { _ in "spelkracht" }, round: v.maybe { $0.number(1...9) }, item: "\(v.text()) \(v.index)",
        cents: v.number(0...900_000_000), source: v.maybe { $0.text() })
    } _: { p, r in
      [
        "project": r.project ?? "", "ronde": p.number(r.round), "post": r.item,
        "bedrag": p.values.one([p.euro(r.cents), "€ \(p.euro(r.cents))"]), "bron": r.source ?? "",
      ]
    } _: {
      try $0.projectBudgets()
    }
    try check(seed) { v in
      FundAccount(
        fund: "leerpunt", calendarYear: 2000 + v.index, receivedCents: v.maybe { $0.number(0...90_000_000) },
        spentCents: v.maybe { $0.number(0...90_000_000) })
    } _: { p, r in
      [
        "fonds": p.values.one(["leerpunt", "Leerpunt"]), "kalenderjaar": "\(r.calendarYear)",
        "ontvangen": p.euro(r.receivedCents), "besteed": p.euro(r.spentCents),
      ]
    } _: {
      try $0.fundAccounts()
    }
  }

  @Test(arguments: seeds) func `agreements and what is shared`(_ seed: UInt64) throws {
    try check(seed) { v in
      FollowUp(
        number: "O-\(v.index)", who: v.text(), what: v.text(), due: .day(v.day()), doneOn: v.maybe { $0.day() })
    } _: { p, r in
      ["nr": r.number, "wie": r.who, "wat": r.what, "tegen": p.day(r.due.last), "klaar": p.day(r.doneOn)]
    } _: {
      try $0.followUps()
    }
    try check(seed) { v in
      PracticeExample(
        code: "V-\(v.index)", title: v.text(),
        organisation: v.maybe { v in
          let number = v.organisation()
          return OrganisationReference(given: number.digits, number: number)
        }, sharedOn: v.maybe { $0.day() }, sharedWith: v.maybe { $0.text() }, evaluation: v.maybe { $0.text() })
    } _: { p, r in
      [
        "code": r.code, "titel": r.title, "instelling": r.organisation?.given ?? "", "gedeeld op": p.day(r.sharedOn),
        "gedeeld met": r.sharedWith ?? "", "evaluatie": r.evaluation ?? "",
      ]
    } _: {
      try $0.practiceExamples()
    }
    try check(seed) { v in
      PartnerActivity(
        code: "A-\(v.index)", partner: v.text(), title: v.text(), date: v.day(), evaluation: v.maybe { $0.text() })
    } _: { p, r in
      [
        "code": r.code, "partner": r.partner, "activiteit": r.title, "datum": p.day(r.date),
        "evaluatie": r.evaluation ?? "",
      ]
    } _: {
      try $0.partnerActivities()
    }
    try check(seed) { v in
      ImprovementPlan(
        organisation: v.organisation(), agreedOn: CalendarDate(dayNumber: 20_332 + v.index),
        link: v.one(SupportLink.allCases),
        actions: v.list().map { text in ImprovementAction(text, dueOn: v.maybe { $0.day() }) },
        monitoring: (0..<v.number(0...3)).map { _ in MonitoringDay(v.day(), note: v.maybe { $0.words() }) })
    } _: { p, r in
      [
        "instelling": p.organisation(r.organisation), "overeengekomen op": p.day(r.agreedOn), "schakel": p.term(r.link),
        "acties": r.actions.map { "\($0.text)\($0.dueOn.map { " (\(p.day($0)))" } ?? "")" }.joined(separator: "; "),
        "opvolgmomenten": r.monitoring.map { "\(p.day($0.day))\($0.note.map { " (\($0))" } ?? "")" }.joined(
          separator: "; "),
      ]
    } _: {
      try $0.improvementPlans()
    }
    try check(seed) { v in
      IndirectReach(
        code: "I-\(v.index)", means: v.one(IndirectReach.Kind.allCases), title: v.text(), date: v.maybe { $0.day() },
        people: v.maybe { $0.number(0...9999) }, organisations: v.maybe { $0.number(0...999) })
    } _: { p, r in
      [
        "code": r.code, "soort": p.term(r.means), "titel": r.title, "datum": p.day(r.date),
        "personen": p.number(r.people),
        "instellingen": p.number(r.organisations),
      ]
    } _: {
      try $0.indirectReaches()
    }
  }
}
