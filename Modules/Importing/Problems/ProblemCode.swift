public import GuidanceKit

/// The stable code of everything the importer reports; its number never changes and is never given to something else.
///
/// What each means, why it happens and how to mend it stands in ``entry``, the one table.
public enum ProblemCode: String, CaseIterable, Hashable, Sendable {
  // The file
  case fileMissing = "IMP001"
  case notAFile = "IMP002"
  case unreadable = "IMP003"
  case readFailure = "IMP004"
  case empty = "IMP005"
  case headerMissing = "IMP006"
  case notText = "IMP007"
  case otherEncoding = "IMP008"
  case invalidBytes = "IMP009"
  case unclosedQuote = "IMP010"
  case overLimit = "IMP011"
  case delimiterUnclear = "IMP012"
  case yaml = "IMP013"
  case fileChanged = "IMP014"
  case encodingTold = "IMP015"
  case doubleEncoded = "IMP016"
  case wrongBytes = "IMP017"
  case quoteBounded = "IMP018"

  // The header
  case kindUnknown = "IMP020"
  case kindDiffers = "IMP021"
  case columnMissing = "IMP022"
  case columnMisspelled = "IMP023"
  case columnTwice = "IMP024"
  case columnNotRead = "IMP025"
  case columnUnnamed = "IMP026"

  // The row
  case tooFewCells = "IMP030"
  case tooManyCells = "IMP031"
  case textAfterQuote = "IMP032"
  case cellEmpty = "IMP033"
  case blankRow = "IMP034"
  case repeatedHeader = "IMP035"
  case totalRow = "IMP036"
  case separatorLine = "IMP037"
  case trailingCells = "IMP038"
  case strayQuotes = "IMP039"

  // The table in its file
  case preamble = "IMP110"
  case commentLine = "IMP111"
  case ruler = "IMP112"
  case footnote = "IMP113"
  case secondTable = "IMP114"
  case rowTorn = "IMP115"
  case shortRows = "IMP116"
  case programNull = "IMP117"
  case programBoolean = "IMP118"
  case headerLabel = "IMP119"

  // Dates
  case dateUnreadable = "IMP040"
  case dateImpossible = "IMP041"
  case dateOrder = "IMP042"
  case dateShortYear = "IMP043"
  case dateSerial = "IMP044"
  case dateImplausible = "IMP045"
  case dateRange = "IMP046"
  case dateTime = "IMP047"
  case dateWeekday = "IMP048"
  case dateAmbiguous = "IMP049"
  case dateMonthFirst = "IMP120"
  case dateMixed = "IMP121"
  case dateSerialDecided = "IMP122"
  case dateUnlikely = "IMP123"

  // Durations
  case durationUnreadable = "IMP050"
  case durationInexact = "IMP051"
  case durationAmbiguous = "IMP052"
  case durationPartMinute = "IMP053"
  case durationZero = "IMP054"
  case durationTooLong = "IMP055"
  case timeUnreadable = "IMP056"
  case timeOrder = "IMP057"
  case durationDiffers = "IMP058"
  case durationLong = "IMP059"
  case durationDecided = "IMP124"

  // Institutions
  case zeroRestored = "IMP060"
  case institutionUnknown = "IMP061"
  case institutionAmbiguous = "IMP062"
  case institutionDiffers = "IMP063"
  case institutionNumber = "IMP064"
  case institutionTwice = "IMP065"
  case institutionMissing = "IMP066"
  case institutionNormalised = "IMP067"
  case institutionEnded = "IMP068"
  case institutionsParted = "IMP069"

  // Lists and codes
  case termUnknown = "IMP070"
  case codeUnknown = "IMP071"
  case codeAmbiguous = "IMP072"
  case adviserUnknown = "IMP073"
  case mechanismUnknown = "IMP074"
  case listItemTwice = "IMP075"
  case prerequisiteMissing = "IMP076"
  case personNamed = "IMP077"
  case institutionRequired = "IMP078"
  case institutionNotLoaded = "IMP079"

  // Numbers
  case integerUnreadable = "IMP080"
  case numberOutOfRange = "IMP081"
  case decimalUnreadable = "IMP082"
  case decimalAmbiguous = "IMP083"
  case yesNoUnreadable = "IMP084"
  case schoolYearUnreadable = "IMP085"
  case shareUnreadable = "IMP086"
  case textTooLong = "IMP087"
  case listParted = "IMP096"
  case headCountInexact = "IMP097"
  case codeUnreadable = "IMP088"
  case amountUnreadable = "IMP089"

  // The load
  case keyTwice = "IMP090"
  case rowTwice = "IMP091"
  case nothingEnded = "IMP092"
  case idTakenOver = "IMP093"
  case idForeign = "IMP094"
  case fileKnown = "IMP095"

  case correctedByHand = "IMP130"
  case returnUnreadable = "IMP131"
  case returnUnknown = "IMP132"
  case returnOtherKind = "IMP133"
  case returnTwice = "IMP134"
  case returnEmptied = "IMP135"
  case mendedBefore = "IMP136"
  case correctionLapsed = "IMP139"

  // Closed periods
  case periodClosed = "IMP137"
  case goneButClosed = "IMP138"

  // The inbox
  case inboxBusy = "IMP100"
  case inboxUnusable = "IMP101"
  case fileBeingWritten = "IMP102"
  case fileNotMoved = "IMP103"

  // One correction by hand
  case recordUnknown = "IMP150"
  case recordAmbiguous = "IMP151"
  case recordWithoutSheet = "IMP152"
  case mergeImpossible = "IMP153"

  // Columns that were there before
  case columnEmptied = "IMP154"

  // Kinds of their own
  case listEntryUnreadable = "IMP140"
  case intervalAsWeeks = "IMP141"
  case choiceUnclear = "IMP142"
  case answerUnreadable = "IMP143"
  case scaleMissing = "IMP144"
  case columnKept = "IMP145"
  case columnLeftOut = "IMP146"
  case functionUncoded = "IMP147"
  case otherSite = "IMP148"
  case aliasNotAccepted = "IMP149"

  /// How much it matters: an error refuses the row or the file, a warning loads it with something left out, a notice loads it.
  public var severity: Severity {
    switch self {
    case .encodingTold: .notice
    case .preamble, .headerLabel, .commentLine, .ruler, .footnote, .shortRows, .programNull,
      .programBoolean:
      .notice
    case .doubleEncoded: .warning
    case .institutionUnknown, .institutionAmbiguous, .institutionDiffers, .institutionMissing, .institutionEnded,
      .institutionNotLoaded, .periodClosed, .goneButClosed, .dateMonthFirst, .dateMixed, .dateUnlikely, .durationLong,
      .fileNotMoved, .secondTable, .columnEmptied, .idTakenOver, .nothingEnded, .correctionLapsed, .headCountInexact:
      .warning
    case .columnNotRead, .columnUnnamed, .zeroRestored, .institutionTwice, .listItemTwice, .blankRow, .repeatedHeader,
      .totalRow, .separatorLine, .intervalAsWeeks, .columnKept, .columnLeftOut, .functionUncoded, .otherSite,
      .aliasNotAccepted,
      .dateTime, .dateSerialDecided, .durationDecided, .listParted, .institutionNormalised, .institutionsParted,
      .trailingCells, .strayQuotes,
      .rowTwice, .fileKnown, .correctedByHand, .returnEmptied, .mendedBefore,
      .fileBeingWritten:
      .notice
    default: .error
    }
  }

  /// Whether it concerns the whole file, which is then refused.
  public var refusesFile: Bool {
    severity == .error && self != .wrongBytes && self != .quoteBounded
      && (rawValue < "IMP030" || self == .prerequisiteMissing)
  }
}
