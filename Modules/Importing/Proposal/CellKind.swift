import GuidanceKit
import Register

/// What the cells of a column can be recognised as, from what they hold alone.
struct CellKind {
  /// What the cells are called, in the plural.
  let name: Label
  /// Whether cells alone are enough to propose the column; a yes or a no may mean anything.
  let isTelling: Bool
  /// Whether a cell is one.
  let fits: (String) -> Bool

  private init(_ dutch: String, _ english: String, isTelling: Bool = true, _ fits: @escaping (String) -> Bool) {
    name = Label(dutch, english)
    self.isTelling = isTelling
    self.fits = fits
  }

  /// How many cells of a sample are of the kind.
  func count(_ cells: [String]) -> Int { cells.count { fits($0) } }

  /// What the cells of a column of any kind of sheet are, by its own header; `nil` where they can be anything.
  static func of(_ header: String, in kind: SheetKind, _ context: ImportContext, sheetHeader: String) -> CellKind? {
    func isRead<Value>(_ reading: CellReading<Value>) -> Bool { reading.value != nil }
    switch header {
    case "datum":
      return CellKind("datums", "dates") { cell in
        if case .serial? = WrittenDate(cell)?.form {
          return SerialSystem.from1900.date(CellText.digits(cell) ?? 0) != nil
        }
        return isRead(DateReader(centuryPivot: 50, order: .mixed).read(cell)) || isAmbiguous(cell)
      }
    case "van", "tot":
      return CellKind("datums", "dates", isTelling: false) { isRead(context.dates.read($0)) }
    case "duur":
      let reader = DurationReader(unit: KindHeaders.durationUnit(sheetHeader) ?? .minutes)
      let others: Set<ProblemCode> = [.durationInexact, .durationPartMinute, .durationAmbiguous]
      return CellKind("duren", "durations") { cell in
        let reading = reader.read(cell)
        return isRead(reading) || reading.remarks.contains { others.contains($0.code) }
      }
    case "begin", "einde":
      return CellKind("uren van de dag", "times of day", isTelling: false) { isRead(ClockReader().read($0)) }
    case "instelling", "instellingsnummer":
      return CellKind("bekende instellingen", "known institutions") { cell in
        context.institutions.readList(cell).remarks.allSatisfy { $0.code.severity == .notice }
      }
    case "begeleider" where kind.kind == .registration:
      return CellKind("bekende begeleiders", "known advisers") { isRead(context.advisers.readList($0)) }
    case "begeleider", "procesbegeleider", "regisseur":
      return CellKind("bekende begeleiders", "known advisers") { context.advisers.contains(TextFolding.trimmed($0)) }
    case "bestemming", "pijler":
      return CellKind("pijlers en projecten", "pillars and projects") {
        context.destinations.contains(TextFolding.trimmed($0))
      }
    case "doel":
      return CellKind("doelen van het plan", "goals of the plan") { context.goals.contains(TextFolding.trimmed($0)) }
    case "initiatief": return CellKind("initiatieven", "initiatives") { isRead(context.initiatives.read($0)) }
    case "focus": return CellKind("focuscategorieën", "focus categories") { isRead(context.focus.read($0)) }
    case "doelgroep": return CellKind("doelgroepen", "target groups") { isRead(context.targetGroups.readList($0)) }
    case "fonds": return CellKind("fondsen", "funds") { isRead(context.funds.read($0)) }
    case "project": return CellKind("projecten", "projects") { context.projects.contains(TextFolding.trimmed($0)) }
    case "vorm": return terms("contactvormen", "contact forms", ContactForm.self)
    case "plaats" where kind.kind == .registration: return terms("plaatsen", "places", Place.self)
    case "niveau" where kind.kind == .registration: return terms("werkingsniveaus", "working levels", WorkingLevel.self)
    case "fase" where kind.kind == .registration: return terms("fasen", "phases", ImplementationPhase.self)
    case "zorgfase": return terms("zorgfasen", "care phases", CareContinuumPhase.self)
    case "type": return terms("types van instellingen", "types of institutions", OrganisationType.self)
    case "functie": return terms("functies", "functions", AdviserRole.self)
    case "klasvloer":
      let terms = TermReader(ClassroomContext.self)
      return CellKind("ja, nee of onbekend", "yes, no or unknown", isTelling: false) { isRead(terms.read($0)) }
    case "mechanismen":
      return CellKind("mechanismen", "mechanisms", isTelling: false) { isRead(MechanismReader.read($0)) }
    case "aantal":
      return CellKind("aantallen", "numbers", isTelling: false) { $0.contains(where: \.isNumber) }
    case "schooljaar": return CellKind("schooljaren", "school years") { isRead(SchoolYearReader.read($0)) }
    case "fte":
      return CellKind("voltijdse equivalenten", "full-time equivalents", isTelling: false) {
        isRead(NumberReaders.fte($0))
      }
    case "aandeel": return CellKind("aandelen", "shares", isTelling: false) { isRead(NumberReaders.share($0)) }
    default: return nil
    }
  }

  private static func terms<T: Term>(_ dutch: String, _ english: String, _ type: T.Type) -> CellKind {
    let reader = TermReader(type)
    // A bare number may be anything.
    return CellKind(dutch, english) { $0.contains(where: \.isLetter) && reader.read($0).value != nil }
  }

  private static func isAmbiguous(_ cell: String) -> Bool {
    DateReader(centuryPivot: 50, order: .mixed).read(cell).remarks.contains { $0.code == .dateAmbiguous }
  }

  /// Whether durations are written so that they cannot be mistaken for counts.
  static func looksLikeDurations(_ cells: [String]) -> Bool {
    cells.contains { cell in CellText.digits(TextFolding.trimmed(cell)) == nil }
  }
}
