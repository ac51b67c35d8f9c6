public import GuidanceKit
import Register
import Tabular

/// A mapping proposed for a sheet, from its header and the cells of its first rows.
///
/// The text is a mapping file that loads as it is: every header with the column it is taken for and the reason, what is left
/// unread, and what is missing as lines to fill in. Nothing is proposed that header or cells do not show; what may be
/// two things stands in a comment.
public struct MappingProposal: Sendable {
  /// The mapping file.
  public let text: String
  /// The kind of sheet that it is proposed for.
  public let kind: SheetKind
  /// The required columns that neither header nor cells show.
  public let missing: [String]

  /// Why a column of the sheet is taken for a column of the kind.
  enum Reason: Hashable {
    case header(KindHeaders.Rank)
    case cells
    case nearHeader(String)
  }

  /// One column of the sheet with what it is taken for.
  struct Match {
    let column: SampleSheet.Column
    let target: String
    let reason: Reason
    /// How many of the cells fit, with the name of what they are; `nil` where cells can be anything.
    let cells: (fitting: Int, name: Label)?
  }

  /// What is proposed for one kind.
  struct Draft {
    let kind: SheetKind
    var matches: [Match] = []
    /// Columns that may be a column of the kind, for the user to decide.
    var doubtful: [Match] = []
    /// Columns with a known header over cells that all are something else; they are left unread.
    var contradicted: [Match] = []
    var unread: [SampleSheet.Column] = []
    var missing: [SheetColumn] = []

    /// The more of the sheet a kind explains, and the less it misses, the nearer it is.
    var score: Int {
      matches.reduce(0) { $0 + ($1.reason == .cells ? 2 : 3) } - 4 * missing.count
    }
  }

  init(_ sheet: SampleSheet, kind asked: SheetKind?, _ context: ImportContext, language: Language) {
    let drafts = (asked.map { [$0] } ?? SheetKind.all).map { Self.draft($0, sheet, context) }
    let best = drafts.dropFirst().reduce(drafts[0]) { $1.score > $0.score ? $1 : $0 }
    kind = best.kind
    missing = best.missing.map(\.header)
    text = ProposalText(sheet, best, context, language).text
  }

  // MARK: One kind

  private static func draft(_ kind: SheetKind, _ sheet: SampleSheet, _ context: ImportContext) -> Draft {
    let names = KindHeaders(kind)
    var draft = Draft(kind: kind)
    var open: [SampleSheet.Column] = []
    var contradicted: [Match] = []
    var ranked: [String: [(column: SampleSheet.Column, rank: KindHeaders.Rank)]] = [:]
    let isForm = SurveyResponseSheet.isForm(sheet.columns.map(\.header))
    for column in sheet.columns {
      if isForm, SurveyResponseSheet.isFormTime(column.header) {
        draft.unread.append(column)
      } else if !sheet.isHeaderless, let (name, rank) = column.found(names) {
        ranked[name, default: []].append((column, rank))
      } else {
        open.append(column)
      }
    }
    for target in kind.columns {
      guard let columns = ranked[target.header], let rank = columns.map(\.rank).min() else { continue }
      let best = columns.filter { $0.rank == rank }.map(\.column)
      // A number and a name stand for one institution; otherwise the first column is taken and the others stay unread.
      let isPair =
        target.header == InstitutionHeaders.column && best.count == 2
        && best.count(where: { InstitutionHeaders.isNumber($0.part ?? $0.header) }) == 1
      for column in columns.map(\.column) {
        if best.contains(where: { $0.index == column.index }) && (isPair || column.index == best[0].index) {
          let match = match(column, target.header, .header(rank), kind, context)
          // A known header over cells that are all something else: other columns of the kind may fit better.
          if match.cells?.fitting == 0 && !column.cells.isEmpty {
            contradicted.append(match)
            open.append(column)
          } else {
            draft.matches.append(match)
          }
        } else {
          draft.unread.append(column)
        }
      }
    }
    open.sort { $0.index < $1.index }
    recogniseMoments(&draft, &open)
    recognise(&draft, &open, context)
    for match in contradicted where open.contains(where: { $0.index == match.column.index }) {
      // A column that need not be there is better left unread than filled with what it cannot hold.
      guard kind.column(match.target)?.isRequired == true else {
        draft.contradicted.append(match)
        continue
      }
      open.removeAll { $0.index == match.column.index }
      draft.doubtful.removeAll { $0.column.index == match.column.index }
      draft.matches.append(match)
    }
    draft.unread += open
    draft.unread.sort { $0.index < $1.index }
    draft.missing = kind.columns.filter { column in
      guard column.isRequired, !draft.matches.contains(where: { $0.target == column.header }) else { return false }
      let others = kind.alternatives[column.header] ?? []
      return others.isEmpty || !others.allSatisfy { other in draft.matches.contains { $0.target == other } }
    }
    return draft
  }

  /// Finds the beginning and the end of what a calendar exports, each a day and a time in one cell.
  private static func recogniseMoments(_ draft: inout Draft, _ open: inout [SampleSheet.Column]) {
    let targets = ["datum", "begin", "einde"]
    guard targets.allSatisfy({ draft.kind.column($0) != nil }),
      !draft.matches.contains(where: { $0.target == "datum" })
    else { return }
    func moments(_ column: SampleSheet.Column) -> Int { column.cells.count { ClockReader.moment($0) != nil } }
    func holdsMoments(_ column: SampleSheet.Column) -> Bool {
      // A day with midnight behind it is a day.
      column.cells.contains { (ClockReader.moment($0)?.minutes ?? 0) > 0 }
        && moments(column) * 5 >= column.cells.count * 4 && !SurveyResponseSheet.isTimestamp(column.header)
    }
    let name = Label("dagen met een uur", "days with a time")
    if let begin = draft.matches.first(where: { $0.target == "begin" }) {
      guard holdsMoments(begin.column) else { return }
      draft.matches.append(
        Match(column: begin.column, target: "datum", reason: .cells, cells: (moments(begin.column), name)))
      return
    }
    let found = open.filter(holdsMoments)
    guard let start = found.first, found.count <= 2, !draft.matches.contains(where: { targets.contains($0.target) })
    else {
      return
    }
    var matches = ["datum", "begin"].map {
      Match(column: start, target: $0, reason: .cells, cells: (moments(start), name))
    }
    if let end = found.dropFirst().first {
      matches.append(Match(column: end, target: "einde", reason: .cells, cells: (moments(end), name)))
    }
    draft.matches += matches
    open.removeAll { column in found.contains { $0.index == column.index } }
  }

  /// Finds columns by what their cells hold, and by headers that are nearly right.
  private static func recognise(_ draft: inout Draft, _ open: inout [SampleSheet.Column], _ context: ImportContext) {
    for target in draft.kind.columns where !draft.matches.contains(where: { $0.target == target.header }) {
      let fitting = open.compactMap { column -> Match? in
        let near = isNear(column.header, target)
        let match = match(column, target.header, near.map(Reason.nearHeader) ?? .cells, draft.kind, context)
        guard let cells = match.cells else { return near == nil ? nil : match }
        guard !column.cells.isEmpty, cells.fitting * 5 >= column.cells.count * 4 else { return nil }
        let isTelling =
          CellKind.of(target.header, in: draft.kind, context, sheetHeader: column.header)?.isTelling ?? false
        guard near != nil || isTelling else { return nil }
        guard near != nil || target.header != "duur" || CellKind.looksLikeDurations(column.cells) else { return nil }
        return match
      }
      guard let match = fitting.first else { continue }
      if fitting.count == 1, match.cells != nil {
        draft.matches.append(match)
        open.removeAll { $0.index == match.column.index }
      } else {
        draft.doubtful += fitting
      }
    }
    draft.doubtful.removeAll { match in draft.matches.contains { $0.column.index == match.column.index } }
  }

  private static func isNear(_ header: String, _ target: SheetColumn) -> String? {
    guard header.count >= 3 else { return nil }
    // A question names its column: `Welke school heb je bezocht?`. Time is spoken of in many that ask for no duration.
    let words = header.split { !$0.isLetter }.map(String.init)
    if words.count > 2, target.header != "duur" {
      let keys = Set(words.map { HeaderKey($0) })
      if let name = ([target.header] + target.synonyms).first(where: { keys.contains(HeaderKey($0)) }) { return name }
    }
    return NearestName.nearest(to: header, in: [target.header] + target.synonyms, limit: 1).first
  }

  private static func match(
    _ column: SampleSheet.Column, _ target: String, _ reason: Reason, _ kind: SheetKind, _ context: ImportContext
  ) -> Match {
    let cellKind = CellKind.of(target, in: kind, context, sheetHeader: column.header)
    return Match(
      column: column, target: target, reason: reason, cells: cellKind.map { ($0.count(column.cells), $0.name) })
  }
}

/// The header and the first rows of a sheet.
struct SampleSheet {
  /// One column with its cells that hold something.
  struct Column {
    let index: Int
    let header: String
    /// The lowest part of a header of more rows.
    var part: String?
    var cells: [String] = []

    /// The column of a kind that the header means.
    func found(_ names: KindHeaders) -> (name: String, rank: KindHeaders.Rank)? {
      names.column(header) ?? part.flatMap { names.column($0) }.map { ($0.name, .lowestPart) }
    }

    var letters: String { ColumnLetters.letters(index + 1) }
  }

  /// How many rows are looked at.
  static let rows = 200

  let file: String
  var columns: [Column]
  var isHeaderless = false

  init(file: String, headers: [String]) {
    self.file = file
    columns = headers.enumerated().map { Column(index: $0.offset, header: $0.element) }
  }

  /// Reads the beginning of a file.
  init(path: String, options: TableOptions) throws {
    struct Enough: Error {}
    var sheet = SampleSheet(file: path, headers: [])
    var count = 0
    var reader = TableReader(options: options)
    do {
      try reader.read(path: path) { item in
        switch item {
        case .header(let header, _):
          sheet = SampleSheet(file: path, headers: header.names)
          sheet.isHeaderless = header.isGenerated
          for column in header.columns {
            sheet.columns[column.index].part = KindHeaders.lowestPart(of: column, in: header)
          }
        case .record(let row):
          sheet.add((0..<row.count).map { row[$0].text })
          count += 1
          if count >= SampleSheet.rows { throw Enough() }
        case .headerPart, .faulty, .setAside: break
        }
      }
    } catch is Enough {}
    self = sheet
  }

  mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() where index < columns.count {
      let text = TextFolding.trimmed(cell)
      if !text.isEmpty && text.utf8.count <= 500 { columns[index].cells.append(text) }
    }
  }
}

extension Importer {
  /// Proposes a mapping for a sheet.
  ///
  /// - Parameter language: the language of the comments.
  /// - Throws: ``ImportRefusal`` when the file cannot be read; `RegisterError`.
  public func propose(_ request: ImportRequest, language: Language = .dutch) throws -> MappingProposal {
    let context = try register.read { try ImportContext($0, on: request.at.day) }
    do {
      let sheet = try SampleSheet(path: request.path, options: request.table)
      let kind = request.kind.flatMap { asked in SheetKind.all.first { $0.kind == asked } }
      return MappingProposal(sheet, kind: kind, context, language: language)
    } catch let error as TabularError {
      throw ImportRefusal(error, file: request.path)
    }
  }
}
