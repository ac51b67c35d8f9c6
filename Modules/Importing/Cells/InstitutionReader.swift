public import GuidanceKit

/// Reads references to institutions: `042531`, `42531`, `SO PTS Boom`, `PTS Boom (042531)`, several with `;` in a cell.
///
/// A name counts as it is loaded, or as an alias; in another spelling it is taken with a notice, where only one institution has it.
/// Several names without `;` between them are parted only when each of them is known. A reference that names no institution, or more than one, is no error of the row: the hours count, the link is left out
/// (``OrganisationReference/number`` is `nil`) and reported. Nothing is guessed; what looks alike is suggested. A number that no organisation has yet is kept.
public struct InstitutionReader: Sendable {
  private let directory: InstitutionDirectory
  private let types = TermReader(OrganisationType.self)
  /// What parts the institutions of a cell besides `;`, as a mapping says.
  private var separators: [String] = []

  /// Makes a reader over the known organisations.
  public init(_ directory: InstitutionDirectory) {
    self.directory = directory
  }

  /// The same with other signs or words between the institutions of a cell.
  func parting(at separators: [String]) -> InstitutionReader {
    var reader = self
    reader.separators = separators
    return reader
  }

  /// Reads a cell that is not empty into all institutions it names, each once.
  public func readList(_ cell: String) -> CellReading<[OrganisationReference]> {
    var references: [OrganisationReference] = []
    var remarks: [CellRemark] = []
    for (part, reading) in CellText.parts(cell).flatMap(readings) {
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

  /// What one part between `;` names: one institution, or several when all of them are known.
  private func readings(_ part: String) -> [(String, CellReading<OrganisationReference>)] {
    let whole = read(part)
    guard whole.value?.number == nil else { return [(part, whole)] }
    if !separators.isEmpty {
      let pieces = InstitutionReader.pieces(part, at: separators)
      if pieces.count > 1 { return pieces.map { ($0, read($0)) } }
    }
    let joints = [";", "/", "+", ",", "&", " en ", " and "]
    for joints in joints.map({ [$0] }) + [joints] {
      let pieces = InstitutionReader.pieces(part, at: joints)
      guard pieces.count > 1 else { continue }
      var readings = pieces.map(read)
      guard readings.allSatisfy({ isKnown($0.value) }) else { continue }
      readings[0].remarks.insert(parted(part, readings.compactMap(\.value?.number)), at: 0)
      return Array(zip(pieces, readings))
    }
    let isPartKnown = InstitutionReader.pieces(part, at: joints).contains { isKnown(read($0).value) }
    guard isPartKnown, var remark = whole.remarks.last else { return [(part, whole)] }
    remark.message = Label(
      remark.message.dutch + " Staan er meer instellingen in de cel, zet er dan ; tussen.",
      remark.message.english + " If the cell names more institutions, put ; between them.")
    return [(part, CellReading(OrganisationReference(given: part, number: nil), remarks: [remark]))]
  }

  private func isKnown(_ reference: OrganisationReference?) -> Bool {
    reference?.number.map { directory.entry($0) != nil } ?? false
  }

  private static func pieces(_ text: String, at separators: [String]) -> [String] {
    var pieces = [text]
    for separator in separators where !separator.isEmpty {
      pieces = pieces.flatMap { $0.split(separator: separator).map(String.init) }
    }
    return pieces.map { TextFolding.trimmed($0) }.filter { !$0.isEmpty }
  }

  private func parted(_ text: String, _ numbers: [InstitutionNumber]) -> CellRemark {
    let shown = numbers.map { directory.entry($0)?.shown ?? $0.digits }
    return CellRemark(
      .institutionsParted,
      Label(
        "\(CellText.shown(text)) is gelezen als \(numbers.count) instellingen: \(shown.joined(separator: "; ")).",
        "\(CellText.shown(text)) was read as \(numbers.count) institutions: \(shown.joined(separator: "; "))."))
  }

  /// Reads one reference.
  public func read(_ cell: String) -> CellReading<OrganisationReference> {
    let text = TextFolding.trimmed(cell)
    // A number stays what it is: when it was merged into another, the register knows.
    if InstitutionNumber.parse(text) == nil, let number = directory.decision(text) {
      return CellReading(OrganisationReference(given: text, number: number))
    }
    if CellText.digits(text) != nil { return number(text, cell) }
    if let bare = InstitutionReader.bareNumber(text) { return respelledNumber(bare, text) }
    if let found = unique(directory.entries(named: text), text) { return found }
    if let (type, name) = typed(text), let found = unique(directory.entries(named: name, type: type), text) {
      return found
    }
    if let found = numbered(text) { return found }
    if let found = respelled(text) { return found }
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
      var remark = CellRemark(
        .institutionUnknown, found: text,
        Label("is geen bekende instelling", "is not a known institution"),
        expected: Label("het nummer van een geladen organisatie", "the number of an organisation that was loaded"),
        cure: Label(
          "De uren blijven en tellen voor de instelling zodra die geladen is",
          "The hours stay and count for the institution once it is loaded"))
      remark.search = InstitutionSearch(
        given: parsed.number.digits,
        found: directory.entries.filter { $0.number.differsInOneDigit(from: parsed.number) })
      remarks.append(remark)
    }
    return CellReading(OrganisationReference(given: text, number: parsed.number), remarks: remarks)
  }

  /// The digits of a number that a spreadsheet program dressed up: `042531.0`, `042 531`, `42.531`.
  private static func bareNumber(_ text: String) -> String? {
    let parts = text.split { $0 == "." || $0 == "," || $0.isWhitespace }
    guard parts.count == 2, parts.allSatisfy({ CellText.digits($0) != nil }) else { return nil }
    let (first, second) = (parts[0], parts[1])
    if (5...6).contains(first.utf8.count), second.utf8.count <= 2, CellText.digits(second) == 0 { return String(first) }
    return (2...3).contains(first.utf8.count) && second.utf8.count == 3 ? String(first + second) : nil
  }

  private func respelledNumber(_ bare: String, _ text: String) -> CellReading<OrganisationReference> {
    guard let parsed = InstitutionNumber.parse(bare), let entry = directory.entry(parsed.number) else {
      return unknown(text)
    }
    return CellReading(
      OrganisationReference(given: text, number: parsed.number), remarks: [InstitutionReader.readAs(text, entry)])
  }

  private static func readAs(_ text: String, _ entry: InstitutionDirectory.Entry) -> CellRemark {
    CellRemark(
      .institutionNormalised,
      Label(
        "\(CellText.shown(text)) is gelezen als \(entry.shown).", "\(CellText.shown(text)) was read as \(entry.shown).")
    )
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
      text, found: found,
      CellRemark(
        .institutionAmbiguous, found: text,
        Label(
          "is de naam van \(CellText.choice(shown, .dutch))", "is the name of \(CellText.choice(shown, .english))"),
        expected: Label(
          "het nummer of het type met de naam, bv. \"\(first.reference)\"",
          "the number or the type with the name, e.g. \"\(first.reference)\""), cure: InstitutionReader.leftOut))
  }

  /// The one institution whose name differs only in what people write differently.
  private func respelled(_ text: String) -> CellReading<OrganisationReference>? {
    let found = directory.entries(like: text)
    guard let entry = found.first, found.count == 1 else { return unique(found, text) }
    return CellReading(
      OrganisationReference(given: text, number: entry.number), remarks: [InstitutionReader.readAs(text, entry)])
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
  private func numbered(_ text: String) -> CellReading<OrganisationReference>? {
    let words = text.split { $0.isWhitespace || "()[]-–:,".contains($0) }
    // Five digits are a number that lost its zero when it is one that is known; otherwise they may be anything.
    let numbers = words.compactMap { word -> (Substring, ParsedInstitutionNumber)? in
      guard let parsed = InstitutionNumber.parse(word) else { return nil }
      return !parsed.leadingZeroRestored || directory.entry(parsed.number) != nil ? (word, parsed) : nil
    }
    guard numbers.count == 1, let (written, parsed) = numbers.first, let range = text.firstRange(of: written) else {
      return nil
    }
    let name = (text[..<range.lowerBound] + text[range.upperBound...])
      .split { $0.isWhitespace || "()[]–:,".contains($0) }.joined(separator: " ")
    let trimmed = name.drop { $0 == "-" || $0 == " " }
    let bare = trimmed.reversed().drop { $0 == "-" || $0 == " " }.reversed()
    guard !bare.isEmpty else { return nil }
    var reading = both(parsed.number, String(bare), text)
    if parsed.leadingZeroRestored && reading.value?.number != nil {
      reading.remarks.insert(InstitutionReader.restored(String(written), parsed.number), at: 0)
    }
    return reading
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
    let near = directory.nearest(to: text)
    guard let meant = CellText.suggestion(near.map(\.shown)) else { return apart(text, remark) }
    return apart(
      text, found: near,
      CellRemark(
        .institutionUnknown,
        Label("\(remark.message.dutch) \(meant.dutch)", "\(remark.message.english) \(meant.english)")))
  }

  static let leftOut = Label(
    "De koppeling wordt weggelaten, de uren blijven", "The link is left out, the hours stay")

  private func apart(
    _ text: String, found: [InstitutionDirectory.Entry] = [], _ remark: CellRemark
  ) -> CellReading<OrganisationReference> {
    var remark = remark
    remark.search = InstitutionSearch(given: text, found: found)
    return CellReading(OrganisationReference(given: text, number: nil), remarks: [remark])
  }

  // MARK: By day

  /// A warning when a number had ended on the day of a record; the link stays as it is.
  func ended(_ reference: OrganisationReference, on day: CalendarDate) -> CellRemark? {
    guard let number = reference.number, let last = directory.lastDay(of: number), day > last,
      let entry = directory.entry(number)
    else { return nil }
    let end = DateMessages.short(last)
    let other = directory.successor(of: entry, on: day)
    let name = other.map { directory.entry($0)?.shown ?? $0.digits }
    return CellRemark(
      .institutionEnded, found: reference.given,
      Label(
        "is \(entry.shown), die ophield op \(end), voor \(DateMessages.short(day))",
        "is \(entry.shown), which ended on \(end), before \(DateMessages.short(day))"),
      expected: name.map { Label("de opvolger \($0)", "the successor \($0)") }
        ?? Label("een instelling die toen bestond", "an institution that existed then"),
      cure: Label("Het nummer is behouden", "The number was kept"))
  }
}
