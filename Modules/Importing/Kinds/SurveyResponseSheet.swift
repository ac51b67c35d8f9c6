import GuidanceKit
import Register

/// Sheets of answers to surveys (*edbi*): one row a respondent, one column an item.
///
/// Which items a file has differs between years and teams. A question that is not one of the instrument is kept under its own
/// header, so that nothing a team asked is lost.
enum SurveyResponseSheet: SheetDefinition {
  static let kind = SheetKind(
    SurveyResponseSheet.self,
    [
      SheetColumn(
        "bevraging", ["bevragingscode", "code bevraging", "survey"], required: true, "code van de bevraging",
        "code of the survey", example: "E-01"),
      SheetColumn(
        "nr", ["nummer", "id", "respondent", "antwoordnummer", "response id"],
        "nummer van het antwoord binnen de bevraging", "number of the response within the survey", example: "1"),
      SheetColumn(
        "instelling", ["school", "instellingsnummer", "instellingsnr", "inst.nr.", "organisatie", "institution"],
        "nummer, of type en naam", "number, or type and name", example: "SO PTS Boom"),
      SheetColumn(
        "functie", ["function"], "leraar, leidinggevende, leerlingenbegeleider, leerondersteuner of andere",
        "teacher, leader, pupil guide, learning supporter or other", example: "leraar"),
      SheetColumn(
        "reden", ["reason"], "waarom de persoon deelnam", "why the person took part",
        example: "uit interesse"),
      SheetColumn(
        "motivatie", ["motivation"], "autonoom of gecontroleerd", "autonoom (autonomous) or gecontroleerd (controlled)",
        example: "autonoom"),
    ] + EDBIItem.allCases.map(column), prerequisites: [.surveys])

  private static func column(_ item: EDBIItem) -> SheetColumn {
    let isClosed = item.block.isClosed
    return SheetColumn(
      item.rawValue, [item.label.dutch, item.label.english],
      "\(item.label.dutch): \(isClosed ? "label of punt van de schaal" : "open antwoord")",
      "\(item.label.english): \(isClosed ? "label or point of the scale" : "open answer")",
      example: isClosed ? "4" : item.block == .openExtra ? "De voorbeelden uit de klas" : "")
  }

  // MARK: Columns of a file that are not in the list

  static func openColumn(_ header: String) -> OpenColumn? {
    let text = header.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let key = HeaderKey(text)
    if times.contains(key.text) {
      return .leftOut(formTime)
    }
    if persons.contains(key.text) {
      return .leftOut(
        Label(
          "persoonsgegevens van wie antwoordde; niet gelezen.", "personal data of the respondent; not read."))
    }
    if let item = item(atStartOf: text) { return .read(name: item.rawValue, notice: nil) }
    guard isQuestion(text) else { return nil }
    return .read(
      name: text,
      notice: Label(
        "geen item van EDBI; bewaard als vraag van het team.", "no item of EDBI; kept as a question of the team."))
  }

  /// The item whose code stands before its statement: `1.1-1 Ik ben tevreden`.
  private static func item(atStartOf text: String) -> EDBIItem? {
    guard let end = text.firstIndex(where: { $0 == " " || $0 == ":" }) else { return nil }
    let code = text[..<end].uppercased().trimming(".)")
    return EDBIItem.allCases.first { $0.rawValue.uppercased() == code }
  }

  /// Whether a header is a question or a statement to agree with: it ends with a question mark, is the code of an item the
  /// plan does not take, or has three words or more.
  private static func isQuestion(_ text: String) -> Bool {
    if text.hasSuffix("?") || isItemCode(text) { return true }
    return text.split(separator: " ").filter { $0.contains(where: \.isLetter) }.count >= 3
  }

  /// Whether a header begins with a code as the instrument has them, one of its own items or another: `1.1.2-7`, `M2-9`.
  static func isItemCode(_ text: String) -> Bool { block(ofItem: text) != nil }

  /// The block that the code in front of a header names, as it stands there.
  private static func block(ofItem text: String) -> Substring? {
    guard let word = text.split(separator: " ").first, let dash = word.lastIndex(of: "-"),
      CellText.digits(word[word.index(after: dash)...]) != nil
    else { return nil }
    let block = word[..<dash]
    let isNumbered = block.contains(".") && block.split(separator: ".").allSatisfy { CellText.digits($0) != nil }
    let isLettered =
      block.first.map { "MmCc".contains($0) } == true && block.dropFirst().allSatisfy(\.isNumber)
    return isNumbered || isLettered ? block : nil
  }

  /// Whether numbers in a column of a question are points of the scale: only where its code says that it is a closed one.
  ///
  /// The questions that the norms name as items about behaviour take points as well.
  static func takesPoints(_ header: String) -> Bool {
    guard let block = block(ofItem: header)?.uppercased() else { return false }
    return block != EDBIBlock.openExtra.rawValue && !block.hasPrefix("C")
  }

  static let formTime = Label("een tijdstip van het formulier; niet gelezen.", "a time stamp of the form; not read.")

  /// Whether a header is that of a form of Microsoft, whose beginning and end are those of filling it in.
  static func isForm(_ headers: [String]) -> Bool { headers.contains { completions.contains(HeaderKey($0).text) } }

  /// Whether a header of such a form is that of a time at which it was filled in.
  static func isFormTime(_ header: String) -> Bool {
    let key = HeaderKey(header).text
    return completions.contains(key) || starts.contains(key)
  }

  /// Whether a header is that of the time at which somebody answered a form of Google.
  static func isTimestamp(_ header: String) -> Bool {
    ["tijdstempel", "timestamp"].contains(HeaderKey(header).text)
  }

  private static let starts = keys(["begintijd", "starttijd", "start time"])
  private static let completions = keys(["tijd van voltooien", "voltooiingstijd", "tijd voltooid", "completion time"])

  private static let times: Set<String> = keys([
    "tijdstempel", "timestamp", "tijdstip", "begintijd", "starttijd", "start time", "tijd van voltooien",
    "voltooiingstijd",
    "tijd voltooid", "eindtijd", "completion time", "end time", "laatst gewijzigd", "tijd laatst gewijzigd",
    "last modified time", "datum indiening",
  ])
  private static let persons: Set<String> = keys([
    "e-mail", "e-mailadres", "email address", "mailadres", "naam", "name", "voornaam", "gebruikersnaam", "username",
    "telefoon", "telefoonnummer", "gsm", "phone", "ip-adres",
  ])

  private static func keys(_ names: [String]) -> Set<String> { Set(names.map { HeaderKey($0).text }) }
}

extension String {
  /// Without any of the signs at both ends.
  fileprivate func trimming(_ signs: String) -> String {
    var text = self[...]
    while let last = text.last, signs.contains(last) { text = text.dropLast() }
    while let first = text.first, signs.contains(first) { text = text.dropFirst() }
    return String(text)
  }
}
