import GuidanceKit

/// The official open-data list of institutions, which loads as organisations as it is.
///
/// It has a row per site. The row of the head seat (`hoofdzetel` True) stands for the institution; the others are set aside.
/// Addresses and contacts are not read.
/// - Source: Vlaams Ministerie van Onderwijs en Vorming, lists of data-onderwijs.vlaanderen.be.
enum OfficialList {
  /// The columns that only this list has.
  static let columns = [
    SheetColumn(
      "hoofdstructuren", ["ingerichte hoofdstructuren", "hoofdstructuur"],
      "officiële lijst: codes zoals 111, 211 of 311, waaruit het type volgt",
      "official list: codes such as 111, 211 or 311, from which the type follows", inTemplate: false),
    SheetColumn(
      "instellingstype", [], "officiële lijst: soort instelling in woorden",
      "official list: kind of institution in words", inTemplate: false),
    SheetColumn(
      "onderwijsniveau", [], "officiële lijst: onderwijsniveau in woorden",
      "official list: education level in words", inTemplate: false),
    SheetColumn(
      "onderwijsvorm", [], "officiële lijst: gewoon of buitengewoon onderwijs",
      "official list: ordinary or special education", inTemplate: false),
    SheetColumn(
      "hoofdzetel", [], "officiële lijst: True voor de hoofdzetel; andere vestigingen gaan opzij",
      "official list: True for the head seat; other sites are set aside", inTemplate: false),
    SheetColumn(
      "intern vplnummer", ["vplnummer"], "officiële lijst: nummer van de vestiging",
      "official list: number of the site", inTemplate: false),
    SheetColumn(
      "beheerders", ["beheerder(s)"], "officiële lijst: bestuur, als de kolom bestuur leeg is",
      "official list: board, when the column bestuur is empty", inTemplate: false),
  ]

  static func openColumn(_ header: String) -> OpenColumn? {
    let key = HeaderKey(header).text
    if contacts.contains(key) {
      return .leftOut(Label("contactgegevens; niet gelezen.", "contact details; not read."))
    }
    guard others.contains(key) else { return nil }
    return .leftOut(
      Label(
        "hoort bij de officiële lijst en is hier niet nodig; niet gelezen.",
        "belongs to the official list and is not needed here; not read."))
  }

  private static let contacts = keys(["telefoon", "tel", "gsm", "fax", "e-mail", "email", "e-mailadres", "website"])
  private static let others = keys([
    "adres", "straat", "huisnummer", "busnummer", "postcode", "gemeente", "niscode", "provinciecode",
    "VWO-vestigingsplaatscode", "vwo vestigingsplaats code", "crab-code", "crab-huisnr", "lx", "ly", "kbo-nummer",
    "status erkenning", "clb", "leersteuncentrum", "net", "taalstelsel", "aanmelden",
  ])

  private static func keys(_ names: [String]) -> Set<String> { Set(names.map { HeaderKey($0).text }) }

  // MARK: Rows

  /// What the list says of an institution in columns of its own.
  struct Columns {
    private let row: RowReader
    private let structures, institutionType, kind, level, form, site, boards: ColumnReader<String>
    private let isHeadSeat: ColumnReader<Bool>

    /// Binds the columns; `nil` when the sheet is not the official list.
    init?(_ row: RowReader) {
      guard ["hoofdstructuren", "instellingstype", "hoofdzetel"].contains(where: { row.layout.places[$0] != nil })
      else {
        return nil
      }
      self.row = row
      structures = .text(row, "hoofdstructuren", isRepetitive: true)
      institutionType = .text(row, "instellingstype", isRepetitive: true)
      kind = .text(row, "type", isRepetitive: true)
      level = .text(row, "onderwijsniveau", isRepetitive: true)
      form = .text(row, "onderwijsvorm", isRepetitive: true)
      site = .text(row, "intern vplnummer", isRepetitive: true)
      boards = .text(row, "beheerders", isRepetitive: true)
      isHeadSeat = ColumnReader(row, "hoofdzetel", YesNoReader.read)
    }

    /// Whether the row is a site that is not the head seat; then it is set aside.
    func isOtherSite(of number: InstitutionNumber?) -> Bool {
      let isHeadSeat = isHeadSeat.optional()
      let site = site.optional()
      guard !row.hasErrors, isHeadSeat == false else { return false }
      let which = site.map { " \($0)" } ?? ""
      row.setAside(
        .otherSite,
        Label(
          "vestiging\(which) van \(number?.digits ?? ""), niet de hoofdzetel.",
          "site\(which) of \(number?.digits ?? ""), not the head seat."))
      return true
    }

    /// The board as the list names those who run the institution.
    func board() -> String? { boards.optional() }

    /// The type: from the main structures when they leave one only, else from the words.
    func type() -> OrganisationType? {
      if let given = row.layout.constants["type"].flatMap(OrganisationType.named) { return given }
      let codes = structures.optional() ?? ""
      let taught = [level.optional(), form.optional()].compactMap(\.self)
      let words = [institutionType.optional(), kind.optional()].compactMap(\.self)
      let byCode = OfficialList.types(ofStructures: codes)
      if let only = byCode.first, byCode.count == 1 { return only }
      if byCode.isEmpty {
        let byWord = Set(words.compactMap(OfficialList.type(named:)) + OfficialList.type(taught: taught))
        if let only = byWord.first, byWord.count == 1 { return only }
      }
      let found = ([codes] + words + taught).filter { !$0.isEmpty }.joined(separator: " / ")
      let isSeveral = byCode.count > 1
      row.note(
        CellRemark(
          .termUnknown, found: found,
          isSeveral
            ? Label(
              "noemt meer dan één type (\(CellText.choice(byCode.map(\.rawValue).sorted(), .dutch)))",
              "names more than one type (\(CellText.choice(byCode.map(\.rawValue).sorted(), .english)))")
            : Label("zegt niet welk type het is", "does not say which type it is"),
          expected: Label(
            "hoofdstructuren van één type, zoals 311", "main structures of one type, such as 311"),
          cure: Label(
            "Laad deze rij als organisaties met een kolom type, of geef het type als constante in een koppeling",
            "Load this row as organisaties with a column type, or give the type as a constant in a mapping")),
        column: row.layout.places["hoofdstructuren"] == nil ? "instellingstype" : "hoofdstructuren")
      return nil
    }
  }

  /// The types that main structures stand for; codes that stand for none of ours are passed over.
  private static func types(ofStructures cell: String) -> Set<OrganisationType> {
    let codes = cell.split { !$0.isNumber }.filter { $0.utf8.count == 3 }
    return Set(codes.compactMap { byStructure[String($0)] })
  }

  /// Level (1 kleuter, 2 lager, 3 secundair), kind (1 gewoon, 2 buitengewoon), programme (1 voltijds, 2 deeltijds beroeps).
  private static let byStructure: [String: OrganisationType] = [
    "111": .baO, "211": .baO, "121": .buBaO, "221": .buBaO, "311": .so, "321": .buSO, "312": .cdo,
  ]

  /// The type of a level with its form; a level alone may be ordinary or special.
  private static func type(taught words: [String]) -> [OrganisationType] {
    let text = words.map(TextFolding.folded)
    let isSpecial = text.contains { $0.hasPrefix("buitengewoon") }
    guard isSpecial || text.contains(where: { $0.hasPrefix("gewoon") }) else { return [] }
    if text.contains("basisonderwijs") { return [isSpecial ? .buBaO : .baO] }
    if text.contains("secundair onderwijs") { return [isSpecial ? .buSO : .so] }
    return []
  }

  private static func type(named text: String) -> OrganisationType? {
    if let type = OrganisationType.named(text) { return type }
    switch TextFolding.folded(text) {
    case "kleuterschool", "lagere school", "autonome kleuterschool", "autonome lagere school",
      "gewoon kleuteronderwijs",
      "gewoon lager onderwijs":
      return .baO
    case "buitengewone kleuterschool", "buitengewone lagere school", "school voor buitengewoon basisonderwijs":
      return .buBaO
    case "school voor secundair onderwijs", "instelling voor secundair onderwijs": return .so
    case "school voor buitengewoon secundair onderwijs": return .buSO
    case "centrum voor deeltijds beroepssecundair onderwijs": return .cdo
    default: return nil
    }
  }
}
