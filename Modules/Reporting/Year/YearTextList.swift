public import Documents
public import GuidanceKit

/// Which texts a yearly report can hold, which are there and which are missing.
public struct YearTextList: Sendable {
  /// A place with what became of it.
  public struct Line: Hashable, Sendable {
    /// The place.
    public let place: YearPlace
    /// Whether there is a text with words for it.
    public let isPresent: Bool
    /// Whether it is asked for.
    public let isRequired: Bool
  }

  /// Every place, in the order of the report.
  public let lines: [Line]

  /// - Parameters:
  ///   - present: the places with a text.
  ///   - hasAdultEducation: whether a centre for adult education is in scope; `nil` when that is not known.
  public init(present: Set<YearPlace>, hasAdultEducation: Bool?) {
    lines = YearPlace.allCases.map { place in
      let isRequired =
        place.need == .required || (place.need == .requiredWithAdultEducation && hasAdultEducation == true)
      return Line(place: place, isPresent: present.contains(place), isRequired: isRequired)
    }
  }

  /// The files of a folder, without looking into them: a file with nothing but white space is not there.
  public init(_ texts: [ReportText]) {
    let present = texts.filter { $0.bytes.contains { !" \t\r\n".utf8.contains($0) } }
    self.init(present: Set(present.compactMap { YearPlace(fileName: $0.name) }), hasAdultEducation: nil)
  }

  /// What is asked for and is not there.
  public var missing: [YearPlace] { lines.filter { $0.isRequired && !$0.isPresent }.map(\.place) }

  /// The list as a table.
  ///
  /// - Parameter isRequiredKnown: whether what is asked for is said as it is for this report.
  public func table(_ language: Language, isRequiredKnown: Bool = false) -> Table {
    func say(_ label: Label) -> String { label[language] }
    return Table(
      id: "teksten", caption: say(Label("Teksten van het jaarverslag", "Texts of the yearly report")),
      columns: [
        Column(say(Label("bestand", "file")), say(Label("Bestand", "File")), .code),
        Column(say(Label("plaats", "place")), say(Label("Plaats in het rapport", "Place in the report"))),
        Column(say(Label("inhoud", "contents")), say(Label("Wat erin hoort", "What belongs in it"))),
        Column(say(Label("gevraagd", "asked")), say(Label("Gevraagd", "Asked"))),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: lines.map { line in
        let need = isRequiredKnown ? (line.isRequired ? YearPlace.Need.required : .optional) : line.place.need
        let state =
          line.isPresent
          ? StatusMark(.met, say(Label("aanwezig", "present")))
          : line.isRequired || (!isRequiredKnown && need != .optional)
            ? StatusMark(.notMet, say(Label("ontbreekt", "missing")))
            : StatusMark(.empty, say(Label("niet geschreven", "not written")))
        return Row([
          .text(line.place.fileName), .text(line.place.section[language]), .text(line.place.purpose[language]),
          .text(need.label[language]), .status(state),
        ])
      })
  }
}
