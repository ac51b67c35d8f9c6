/// The free days of the Flemish school year.
public enum HolidayKind: String, Term {
  /// A week around 1 November.
  case autumn = "herfst"
  /// 11 November.
  case armistice = "wapenstilstand"
  /// Two weeks around the turn of the year.
  case christmas = "kerst"
  /// The week of the seventh Monday before Easter.
  case carnival = "krokus"
  /// Two weeks in spring.
  case easter = "pasen"
  /// The day after Easter Sunday.
  case easterMonday = "paasmaandag"
  /// 1 May.
  case labourDay = "dag-van-de-arbeid"
  /// The fortieth day of Easter, a Thursday.
  case ascension = "hemelvaart"
  /// The Friday after Ascension; not free in adult education.
  case dayAfterAscension = "dag-na-hemelvaart"
  /// The day after Whit Sunday.
  case whitMonday = "pinkstermaandag"
  /// July and August.
  case summer = "zomer"
  /// Days without lessons that the minister or an emergency added.
  case extra = "bijkomend"

  /// The name people read.
  public var label: Label {
    switch self {
    case .autumn: Label("herfstvakantie", "autumn holiday")
    case .armistice: Label("wapenstilstand", "Armistice Day")
    case .christmas: Label("kerstvakantie", "Christmas holiday")
    case .carnival: Label("krokusvakantie", "carnival holiday")
    case .easter: Label("paasvakantie", "Easter holiday")
    case .easterMonday: Label("paasmaandag", "Easter Monday")
    case .labourDay: Label("Dag van de Arbeid", "Labour Day")
    case .ascension: Label("Hemelvaart", "Ascension Day")
    case .dayAfterAscension: Label("dag na Hemelvaart", "day after Ascension")
    case .whitMonday: Label("pinkstermaandag", "Whit Monday")
    case .summer: Label("zomervakantie", "summer holiday")
    case .extra: Label("bijkomende vrije dagen", "extra free days")
    }
  }

  /// The public document that sets the days.
  public var source: String { PublicSource.holidays }

  /// Names found in sheets.
  public var spellings: [String] {
    switch self {
    case .autumn: ["herfstverlof"]
    case .armistice: ["11 november"]
    case .christmas: ["kerstverlof"]
    case .carnival: ["krokusverlof"]
    case .easter: ["paasverlof"]
    case .labourDay: ["1 mei", "feest van de arbeid"]
    case .summer: ["grote vakantie"]
    case .easterMonday, .ascension, .dayAfterAscension, .whitMonday, .extra: []
    }
  }
}

/// A run of free days, first and last included.
public struct Holiday: Hashable, Sendable, Codable {
  /// Which holiday it is.
  public let kind: HolidayKind
  /// The first free day.
  public let first: CalendarDate
  /// The last free day.
  public let last: CalendarDate
  /// What it is called on a calendar; an override may give its own reason.
  public let label: Label
  /// Whether the dates come from an override instead of the rule.
  public let isOverride: Bool

  /// Creates a holiday.
  public init(
    kind: HolidayKind, first: CalendarDate, last: CalendarDate, label: Label? = nil, isOverride: Bool = false
  ) {
    self.kind = kind
    self.first = first
    self.last = last
    self.label = label ?? kind.label
    self.isOverride = isOverride
  }

  /// Whether a day is free because of this holiday.
  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
}
