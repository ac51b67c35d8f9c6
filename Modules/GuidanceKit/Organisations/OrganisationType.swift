/// What kind of organisation is guided.
public enum OrganisationType: String, Term {
  /// Primary school (*basisonderwijs*).
  case baO = "BaO"
  /// Special primary school (*buitengewoon basisonderwijs*).
  case buBaO = "BuBaO"
  /// Secondary school (*secundair onderwijs*).
  case so = "SO"
  /// Special secondary school (*buitengewoon secundair onderwijs*).
  case buSO = "BuSO"
  /// Centre for part-time vocational education (*centrum voor deeltijds onderwijs*).
  case cdo = "CDO"
  /// Centre for adult education (*volwassenenonderwijs*).
  case vo = "VO"
  /// Pupil guidance centre (*centrum voor leerlingenbegeleiding*).
  case clb = "CLB"
  /// Learning support centre (*leersteuncentrum*).
  case lsc = "LSC"
  /// Boarding school (*internaat*).
  case int = "INT"
  /// School board (*schoolbestuur*).
  case bestuur = "BESTUUR"

  /// The name people read.
  public var label: Label {
    switch self {
    case .baO: Label("basisonderwijs", "primary education")
    case .buBaO: Label("buitengewoon basisonderwijs", "special primary education")
    case .so: Label("secundair onderwijs", "secondary education")
    case .buSO: Label("buitengewoon secundair onderwijs", "special secondary education")
    case .cdo: Label("centrum voor deeltijds onderwijs", "centre for part-time education")
    case .vo: Label("volwassenenonderwijs", "adult education")
    case .clb: Label("centrum voor leerlingenbegeleiding", "pupil guidance centre")
    case .lsc: Label("leersteuncentrum", "learning support centre")
    case .int: Label("internaat", "boarding school")
    case .bestuur: Label("schoolbestuur", "school board")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets.
  public var spellings: [String] {
    switch self {
    case .baO: ["basisschool", "gewoon basisonderwijs"]
    case .buBaO: ["buitengewone basisschool", "BLO", "BuLO"]
    case .so: ["secundaire school", "gewoon secundair onderwijs"]
    case .buSO: ["buitengewone secundaire school"]
    case .cdo: ["deeltijds onderwijs", "CLW", "centrum leren en werken"]
    case .vo: ["CVO", "centrum voor volwassenenonderwijs"]
    case .clb: ["PCLB", "provinciaal CLB"]
    case .lsc: ["steuncentrum"]
    case .int: ["kostschool"]
    case .bestuur: ["bestuur", "inrichtende macht"]
    }
  }

  /// Whether it counts as a school: primary, secondary, ordinary and special, and part-time.
  public var isSchool: Bool {
    switch self {
    case .baO, .buBaO, .so, .buSO, .cdo: true
    case .vo, .clb, .lsc, .int, .bestuur: false
    }
  }

  /// Whether it counts as a centre: adult education only.
  ///
  /// A CLB or support centre is reached only where a goal names it.
  public var isCentre: Bool { self == .vo }
}
