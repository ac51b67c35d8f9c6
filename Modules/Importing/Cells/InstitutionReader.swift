public import GuidanceKit

/// Reads references to institutions: `042531`, `42531`, `SO PTS Boom`, `PTS Boom (042531)`, several with `;` in a cell.
///
/// A reference that names no institution, or more than one, is no error of the row: the hours count, the link is left out
/// (``OrganisationReference/number`` is `nil`) and reported. Nothing is guessed; what looks alike is suggested. A number that no organisation has yet is kept.
public struct InstitutionReader: Sendable {
  private let directory: InstitutionDirectory
  private let types = TermReader(OrganisationType.self)

  /// Makes a reader over the known organisations.
  public init(_ directory: InstitutionDirectory) {
    self.directory = directory
  }

  /// Reads a cell that is not empty into all institutions it names, each once.
  public func readList(_ cell: String) -> CellReading<[OrganisationReference]> {
    var references: [OrganisationReference] = []
    var remarks: [CellRemark] = []
    for part in CellText.parts(cell) {
      let reading = read(part)
      remarks += reading.remarks
      guard let reference = reading.value else { continue }
      let isKnown = references.contains {
        reference.number == nil ? $0.given == reference.given : $0.number == reference.number
      }
      if isKnown {
        remarks.append(
          CellRemark(
            .institutionTwice,
            Label(
              "\(CellText.shown(part)) is een instelling die al in de cel staat; ze telt één keer.",
              "\(CellText.shown(part)) is an institution that already stands in the cell; it counts once.")))
      } else {
        references.append(reference)
      }
    }
    return CellReading(references, remarks: remarks)
  }

  /// Reads one reference.
  public func read(_ cell: String) -> CellReading<OrganisationReference> {
    let text = TextFolding.trimmed(cell)
    if CellText.digits(text) != nil { return number(text, cell) }
    if let found = unique(directory.entries(named: text), text) { return found }
    if let (type, name) = typed(text), let found = unique(directory.entries(named: name, type: type), text) {
      return found
    }
    if let (number, name) = InstitutionReader.numbered(text) { return both(number, name, text) }
    return unknown(text)
  }

  // MARK: By number

  private func number(_ text: String, _ cell: String) -> CellReading<OrganisationReference> {
    guard let parsed = InstitutionNumber.parse(text) else {
      return apart(
        text,
        CellRemark(
          .institutionUnknown, found: text,
          Label("is geen instellingsnummer", "is not an institution number"),
          expected: Label("zes cijfers, bv. 042531", "six digits, e.g. 042531"), cure: InstitutionReader.leftOut))
    }
    var remarks = parsed.leadingZeroRestored ? [InstitutionReader.restored(text, parsed.number)] : []
    if directory.entry(parsed.number) == nil {
      // The number is kept, so that loading the organisation later completes the link by itself.
      remarks.append(
        CellRemark(
          .institutionUnknown, found: text,
          Label("is geen bekende instelling", "is not a known institution"),
          expected: Label("het nummer van een geladen organisatie", "the number of an organisation that was loaded"),
          cure: Label(
            "De uren blijven en tellen voor de instelling zodra die geladen is",
            "The hours stay and count for the institution once it is loaded")))
    }
    return CellReading(OrganisationReference(given: text, number: parsed.number), remarks: remarks)
  }

  static func restored(_ text: String, _ number: InstitutionNumber) -> CellRemark {
    CellRemark(
      .zeroRestored,
      Label(
        "\(CellText.shown(text)) is gelezen als \(number.digits): de nul vooraan was weggevallen.",
        "\(CellText.shown(text)) was read as \(number.digits): the zero in front had been dropped."))
  }

  // MARK: By name

  private func unique(_ found: [InstitutionDirectory.Entry], _ text: String) -> CellReading<OrganisationReference>? {
    guard let first = found.first else { return nil }
    guard found.count > 1 else { return CellReading(OrganisationReference(given: text, number: first.number)) }
    let shown = found.prefix(TermMessages.listed).map(\.shown)
    return apart(
      text,
      CellRemark(
        .institutionAmbiguous, found: text,
        Label(
          "is de naam van \(CellText.choice(shown, .dutch))", "is the name of \(CellText.choice(shown, .english))"),
        expected: Label(
          "het nummer of het type met de naam, bv. \"\(first.reference)\"",
          "the number or the type with the name, e.g. \"\(first.reference)\""), cure: InstitutionReader.leftOut))
  }

  /// The type and the name when a type stands before the name, or between brackets behind it.
  private func typed(_ text: String) -> (type: OrganisationType, name: String)? {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      let type = OrganisationType.named(String(text[text.index(after: open)...].dropLast()))
    {
      return (type, TextFolding.trimmed(String(text[..<open])))
    }
    guard let space = text.firstIndex(where: \.isWhitespace), let type = OrganisationType.named(String(text[..<space]))
    else {
      return nil
    }
    return (type, TextFolding.trimmed(String(text[space...])))
  }

  // MARK: By both

  /// The number and the name when both stand in the cell: `042531 PTS Boom`, `PTS Boom (042531)`, `PTS Boom - 042531`.
  private static func numbered(_ text: String) -> (number: InstitutionNumber, name: String)? {
    let words = text.split { $0.isWhitespace || "()[]-–:,".contains($0) }
    let numbers = words.compactMap { InstitutionNumber(String($0)) }
    guard numbers.count == 1, let number = numbers.first, let range = text.firstRange(of: number.digits) else {
      return nil
    }
    let name = (text[..<range.lowerBound] + text[range.upperBound...])
      .split { $0.isWhitespace || "()[]–:,".contains($0) }.joined(separator: " ")
    let trimmed = name.drop { $0 == "-" || $0 == " " }
    let bare = trimmed.reversed().drop { $0 == "-" || $0 == " " }.reversed()
    return bare.isEmpty ? nil : (number, String(bare))
  }

  private func both(_ number: InstitutionNumber, _ name: String, _ text: String) -> CellReading<OrganisationReference> {
    guard let entry = directory.entry(number) else { return self.number(number.digits, text) }
    let bareName = typed(name).flatMap { $0.type == entry.type ? $0.name : nil } ?? name
    guard directory.isNamed(entry, name) || directory.isNamed(entry, bareName) else {
      return apart(
        text,
        CellRemark(
          .institutionDiffers, found: text,
          Label(
            "noemt \(number.digits), maar dat is \(entry.reference)",
            "names \(number.digits), but that is \(entry.reference)"),
          expected: Label(
            "een nummer en een naam van dezelfde instelling", "a number and a name of the same institution"),
          cure: InstitutionReader.leftOut))
    }
    return CellReading(OrganisationReference(given: text, number: number))
  }

  // MARK: Neither

  private func unknown(_ text: String) -> CellReading<OrganisationReference> {
    let remark = CellRemark(
      .institutionUnknown, found: text, Label("is geen bekende instelling", "is not a known institution"),
      expected: Label(
        "een instellingsnummer, of type en naam zoals \"SO PTS Boom\"",
        "an institution number, or type and name such as \"SO PTS Boom\""), cure: InstitutionReader.leftOut)
    guard let meant = CellText.suggestion(directory.nearest(to: text).map(\.shown)) else { return apart(text, remark) }
    return apart(
      text,
      CellRemark(
        .institutionUnknown,
        Label("\(remark.message.dutch) \(meant.dutch)", "\(remark.message.english) \(meant.english)")))
  }

  private static let leftOut = Label(
    "De koppeling wordt weggelaten, de uren blijven", "The link is left out, the hours stay")

  private func apart(_ text: String, _ remark: CellRemark) -> CellReading<OrganisationReference> {
    CellReading(OrganisationReference(given: text, number: nil), remarks: [remark])
  }
}
