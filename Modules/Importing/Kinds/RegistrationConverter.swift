import GuidanceKit
import Register

extension RegistrationSheet {
  /// Turns rows into registrations.
  struct Converter: SheetConverter {
    private let row: RowReader
    private let id, destination, goal, focus, initiative, trajectory, session, fund, text: ColumnReader<String>
    private let date: ColumnReader<CalendarDate>
    private let time: TimeColumns
    private let institutions: InstitutionReader
    private let organisations: ColumnReader<[OrganisationReference]>
    private let form: ColumnReader<ContactForm>
    private let place: ColumnReader<Place>
    private let level: ColumnReader<WorkingLevel>
    private let targetGroups: ColumnReader<[String]>
    private let advisers: ColumnReader<[String]>
    private let headCount: ColumnReader<HeadCountReader.Counts>
    private let classroom: ColumnReader<ClassroomContext>
    private let mechanisms: ColumnReader<MechanismSet>
    private let phase: ColumnReader<ImplementationPhase>
    private let carePhase: ColumnReader<CareContinuumPhase>
    private let qualityCare = Set(QualityCare.allCases.map(\.rawValue))

    init(_ row: RowReader, _ context: ImportContext) {
      func term<T: Term>(_ header: String, _ type: T.Type) -> ColumnReader<T> {
        let reader = TermReader(type)
        return ColumnReader(row, header) { reader.read($0) }
      }
      func code(_ header: String, _ book: CodeBook) -> ColumnReader<String> {
        ColumnReader(row, header) { book.read($0) }
      }
      self.row = row
      id = .text(row, "id")
      date = .date(row, "datum", context)
      time = TimeColumns(row)
      institutions = context.institutions.parting(at: row.layout.separators["instelling"] ?? [])
      organisations = ColumnReader(row, "instelling") { [institutions] in institutions.readList($0) }
      destination = code("bestemming", context.destinations)
      goal = code("doel", context.goals)
      advisers = ColumnReader(row, "begeleider") { context.advisers.readList($0) }
      form = term("vorm", ContactForm.self)
      place = term("plaats", Place.self)
      level = term("niveau", WorkingLevel.self)
      focus = code("focus", context.focus)
      initiative = code("initiatief", context.initiatives)
      targetGroups = ColumnReader(row, "doelgroep") { context.targetGroups.readList($0) }
      let counts = HeadCountReader(groups: context.targetGroups)
      headCount = ColumnReader(row, "aantal") { counts.read($0) }
      classroom = term("klasvloer", ClassroomContext.self)
      mechanisms = ColumnReader(row, "mechanismen", MechanismReader.read)
      phase = term("fase", ImplementationPhase.self)
      carePhase = term("zorgfase", CareContinuumPhase.self)
      trajectory = .text(row, "traject", isRepetitive: true)
      session = .text(row, "sessie")
      fund = code("fonds", context.funds)
      text = .text(row, "omschrijving")
    }

    func record() -> Registration? {
      let id = id.optional()
      let date = date.required()
      let time = time.read()
      let organisations = organisations.optional()
      let destination = destination.required()
      let goal = goal.optional()
      let advisers = advisers.required()
      let form = form.required()
      let place = place.optional()
      let level = level.optional()
      let focus = focus.optional()
      let initiative = initiative.optional()
      let targetGroups = targetGroups.optional()
      let headCount = headCount.optional()
      let classroom = classroom.optional()
      let mechanisms = mechanisms.optional()
      let phase = phase.optional()
      let carePhase = carePhase.optional()
      let trajectory = trajectory.optional()
      let session = session.optional()
      let fund = fund.optional()
      let text = text.optional()
      guard !row.hasErrors, let date, let time, let destination, let advisers, let adviser = advisers.first,
        let form
      else { return nil }
      for reference in organisations ?? [] {
        if let remark = institutions.ended(reference, on: date) { row.note(remark, column: "instelling") }
      }
      if organisations == nil { noteMissingInstitution(destination, initiative) }
      return Registration(
        sheetID: id, date: date, startMinute: time.start, minutes: time.minutes, organisations: organisations ?? [],
        destination: destination, goal: goal, adviser: adviser, form: form, place: place, level: level, focus: focus,
        initiative: initiative, targetGroups: groups(targetGroups ?? [], headCount), headCount: headCount?.total,
        classroom: classroom ?? .unknown, mechanisms: mechanisms ?? MechanismSet(bits: 0), phase: phase,
        carePhase: carePhase, trajectory: trajectory, session: session, fund: fund, description: text,
        coAdvisers: advisers.count > 1 ? Array(advisers.dropFirst()) : [], headCounts: headCount?.groups ?? [])
    }

    /// The target groups named, and those that are counted without being named.
    private func groups(_ named: [String], _ counts: HeadCountReader.Counts?) -> [String] {
      guard let counts, !counts.groups.isEmpty else { return named }
      return named + counts.groups.map(\.group).filter { !named.contains($0) }
    }

    /// An empty institution is right for work without contact only; elsewhere the reach of the hours is lost.
    private func noteMissingInstitution(_ destination: String, _ initiative: String?) {
      if qualityCare.contains(destination) { return }
      if let initiative, initiativesWithoutContact.contains(initiative) { return }
      row.note(
        CellRemark(
          .institutionMissing,
          Label(
            "de instelling is leeg; verwacht een instelling, behalve bij werk zonder contact (materiaal, onderzoek). "
              + "De uren blijven en tellen niet mee voor bereik.",
            "the institution is empty; expected one, except for work without contact (material, research). "
              + "The hours stay and do not count for reach.")), column: "instelling")
    }
  }
}

/// Reads the duration of a registration: from `duur`, from `begin` and `einde`, or from all three when they agree.
struct TimeColumns {
  private let row: RowReader
  private let duration: ColumnReader<Int>
  private let start: ColumnReader<Int>
  private let end: ColumnReader<Int>
  /// Whether a row can have a beginning and an end at all.
  private let hasClock: Bool

  init(_ row: RowReader) {
    self.row = row
    duration = .duration(row, "duur")
    start = ColumnReader(row, "begin") { ClockReader().read($0) }
    end = ColumnReader(row, "einde") { [unowned row] cell in
      if ClockReader.moment(cell) != nil { row.hasDatedEnds = true }
      return ClockReader().read(cell)
    }
    hasClock = row.layout.has("begin") && row.layout.has("einde")
  }

  /// Whole minutes, and the start in minutes after midnight when it is given; `nil` when they are not exact.
  func read() -> (minutes: Int, start: Int?)? {
    let hasBoth = (hasClock || row.replaced != nil) && row.isFilled("begin") && row.isFilled("einde")
    let given = hasBoth ? duration.optional() : duration.required()
    let start = start.optional()
    let end = end.optional()
    guard hasBoth else { return given.map { ($0, start) } }
    guard let start, let end, !row.hasDatedEnds || endsOnItsDay() else { return nil }
    let between = ClockReader.duration(
      from: start, to: end, startCell: Self.clock(start), endCell: Self.clock(end))
    for remark in between.remarks { row.note(remark, column: "einde") }
    guard let minutes = between.value else { return nil }
    if let given, given != minutes {
      row.note(
        CellRemark(
          .durationDiffers, found: Self.clock(given),
          Label(
            "is niet de tijd tussen \(Self.clock(start)) en \(Self.clock(end)) (\(Self.clock(minutes)))",
            "is not the time between \(Self.clock(start)) and \(Self.clock(end)) (\(Self.clock(minutes)))"),
          expected: Label("een duur die klopt met begin en einde", "a duration that agrees with beginning and end")),
        column: "duur")
      return nil
    }
    return row.isFilled("duur") && given == nil ? nil : (minutes, start)
  }

  /// Whether the day in the cell of the end, if there is one, is that of the beginning.
  private func endsOnItsDay() -> Bool {
    guard let text = row.text(in: "einde"), let end = ClockReader.moment(text)?.day else { return true }
    let begin = row.text(in: "begin").flatMap { ClockReader.moment($0)?.day }
    guard let begin = begin ?? row.text(in: "datum").flatMap({ WrittenDate($0)?.form }), begin != end else {
      return true
    }
    row.note(
      CellRemark(
        .timeOrder, found: text,
        Label("is een andere dag dan het begin", "is another day than the beginning"),
        expected: Label("een begin en een einde op dezelfde dag", "a beginning and an end on the same day"),
        cure: Label(
          "Maak er één rij per dag van, of verwijder de rij als dit geen begeleiding is",
          "Make one row a day of it, or remove the row if this is no guidance")), column: "einde")
    return false
  }

  private static func clock(_ minutes: Int) -> String { Minutes(minutes).clock }
}
