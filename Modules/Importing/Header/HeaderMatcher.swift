import Configuration
import GuidanceKit
import Register
import Tabular

/// Finds out which kind of sheet a header belongs to and which column is which.
struct HeaderMatcher {
  let file: String
  let header: Header
  let profile: MappingProfile?
  /// Headers that the user says to leave unread.
  let ignored: [String]
  /// The cells of the first row, for a table without a header.
  let firstRow: [String]

  init(
    file: String, header: Header, profile: MappingProfile? = nil, ignored: [String] = [], firstRow: [String] = []
  ) {
    self.firstRow = firstRow
    self.file = file
    self.header = header
    self.profile = profile
    self.ignored = ignored
  }

  // MARK: The kind

  /// The kind that the header fits: all required columns are there, most columns are known, and no other kind knows more.
  ///
  /// A kind of two or three columns that every table has is not picked where another kind knows more of the header, though
  /// that one misses some: what it misses is said instead.
  /// - Throws: ``ImportRefusal`` when no kind fits, or more than one as well as the other.
  func detectKind() throws -> SheetKind {
    let fits = SheetKind.all.map(fit)
    let complete = fits.filter(\.missing.isEmpty).sorted { $0.known > $1.known }
    guard let best = complete.first else {
      if let export = KnownExport(header.names) { throw refusal(.kindUnknown, export.message) }
      throw unknownKind(fits)
    }
    let rivals = complete.filter { $0.known == best.known }
    guard rivals.count == 1 else {
      let names = rivals.map(\.kind.code)
      throw refusal(
        .kindUnknown,
        Label(
          "de kopregel past bij \(CellText.choice(names, .dutch)); verwacht één soort. Geef --kind op.",
          "the header fits \(CellText.choice(names, .english)); expected one kind. Give --kind."))
    }
    if !best.hasManyRequired, let better = fits.filter({ $0.outdoes(best) }).max(by: { $0.named < $1.named }) {
      throw incomplete(better)
    }
    guard best.isSure else { throw unsure(best) }
    return best.kind
  }

  /// Checks that the header fits the kind that was asked for.
  ///
  /// - Throws: ``ImportRefusal`` with everything that is wrong with the header.
  func match(_ kind: SheetKind, isAsked: Bool) throws -> SheetLayout {
    var problems: [InputProblem] = []
    let fit = fit(kind)
    if !fit.missing.isEmpty {
      // What is asked for holds, unless the header is plainly that of another kind.
      if isAsked,
        let other = SheetKind.all.first(where: { other in
          let found = self.fit(other)
          return other != kind && found.missing.isEmpty && found.isSure && found.named > fit.named
        })
      {
        throw refusal(
          .kindDiffers,
          Label(
            "de kopregel is die van \(other.code); verwacht een bestand van de soort \(kind.code). "
              + "Laat --kind weg of geef --kind \(other.code).",
            "the header is that of \(other.code); expected a file of the kind \(kind.code). "
              + "Leave out --kind or give --kind \(other.code)."))
      }
      problems += incomplete(fit).problems
    }
    problems += duplicates(fit)
    if fit.missing.isEmpty { problems += misspelled(fit) }
    guard problems.isEmpty else { throw ImportRefusal(problems) }
    return layout(fit)
  }

  /// A few columns that many tables have, amid others that the kind does not know, do not make a sheet of that kind.
  private func unsure(_ fit: Fit) -> ImportRefusal {
    let code = fit.kind.code
    let names = fit.unknown.prefix(5).map { CellText.shown($0.name) }
    return refusal(
      .kindUnknown,
      Label(
        "de kopregel heeft de verplichte kolommen van \(code), maar kent ook \(CellText.choice(names, .dutch)) niet; "
          + "verwacht vooral kolommen van die soort. Geef --kind \(code) op als het een blad van die soort is.",
        "the header has the required columns of \(code), but does not know \(CellText.choice(names, .english)) either; "
          + "expected mostly columns of that kind. Give --kind \(code) when it is a sheet of that kind."))
  }

  private func unknownKind(_ fits: [Fit]) -> ImportRefusal {
    // The kind that most of the header belongs to, when it is more than one stray column.
    let nearest = fits.filter { $0.ownKnown > 1 }.max { ($0.share, $0.ownKnown) < ($1.share, $1.ownKnown) }
    guard let nearest else {
      let kinds = SheetKind.all.map(\.code).joined(separator: ", ")
      if header.isGenerated { return noHeader() }
      let names = header.names.prefix(8).map { CellText.shown($0) }.joined(separator: ", ")
      return refusal(
        .kindUnknown,
        Label(
          "de kopregel (\(names)) past bij geen enkele soort; verwacht een van: \(kinds). "
            + "Zie leerspoor import kinds voor de kolommen. Weet u welke soort het is, laat dan een koppeling voorstellen: "
            + "\(proposing("SOORT")).",
          "the header (\(names)) fits no kind; expected one of: \(kinds). "
            + "See leerspoor import kinds for the columns. If you know which kind it is, have a mapping proposed: "
            + "\(proposing("KIND"))."))
    }
    return incomplete(nearest)
  }

  /// A table whose first row names nothing: its columns are called A, B, C, and what stands in it says more.
  private func noHeader() -> ImportRefusal {
    let cells = firstRow.map(TextFolding.trimmed)
    let shown = cells.prefix(8).map { CellText.shown($0) }.joined(separator: ", ") + (cells.count > 8 ? ", …" : "")
    return refusal(
      .kindUnknown,
      Label(
        "geen enkele rij ziet eruit als een kopregel" + (cells.isEmpty ? "" : "; de eerste rij is \(shown)")
          + ". Verwacht een kopregel met de kolommen van een soort blad (leerspoor import kinds toont ze). "
          + "Zet er een kopregel boven, wijs ze aan met --header RIJ, of laat een koppeling voor kolom A, B, C … "
          + "voorstellen: \(proposing("SOORT")). "
          + "Is dit een draaitabel of kruistabel, exporteer dan de rijen waaruit ze gemaakt is.",
        "no row looks like a header" + (cells.isEmpty ? "" : "; the first row is \(shown)")
          + ". Expected a header with the columns of a kind of sheet (leerspoor import kinds shows them). "
          + "Put a header above it, point it out with --header ROW, or have a mapping for the columns A, B, C … "
          + "proposed: \(proposing("KIND")). "
          + "If this is a pivot table, export the rows that it was made from."))
  }

  /// What is missing for a kind, what was not recognised, and how to have a mapping proposed.
  private func incomplete(_ fit: Fit) -> ImportRefusal {
    var problems = fit.missing.map { missing($0, fit) }
    let names = fit.unknown.map { TextFolding.trimmed($0.name) }.filter { !$0.isEmpty }.map { CellText.shown($0) }
    let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
    let command = proposing(fit.kind.code)
    if let last = problems.popLast() {
      problems.append(
        last.adding(
          Label(
            (names.isEmpty ? "" : "Niet herkend: \(shown). ")
              + "Een koppeling die u alleen nog aanvult, stelt \(command) voor.",
            (names.isEmpty ? "" : "Not recognised: \(shown). ")
              + "A mapping that you only complete is proposed by \(command).")))
    }
    return ImportRefusal(problems + misspelled(fit))
  }

  /// The command that proposes a mapping.
  private func proposing(_ kind: String) -> String {
    // Without its folder: what comes in through the inbox is moved to another.
    let name = Self.argument(file.split(separator: "/").last.map(String.init) ?? file)
    return "leerspoor import check \(name) --kind \(kind) --propose"
  }

  /// A path as it is typed on a command line.
  private static func argument(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-".unicodeScalars.contains($0)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  // MARK: Columns

  /// How far a header fits a kind.
  struct Fit {
    let kind: SheetKind
    /// The columns of the file with each column of the kind.
    var found: [String: [Header.Column]] = [:]
    /// The columns that give way to a better one, with it.
    var superseded: [(column: Header.Column, better: Header.Column, header: String)] = []
    /// Names of institutions that stand beside a column of numbers, with the column of the kind.
    var companions: [String: Header.Column] = [:]
    /// The columns that the kind does not list and reads all the same, in the order of the file.
    var open: [(name: String, column: Header.Column, notice: Label?)] = []
    /// The columns that the kind knows and does not read.
    var leftOut: [(column: Header.Column, reason: Label)] = []
    /// The columns of the file that belong to none.
    var unknown: [Header.Column] = []
    /// The required columns that are absent.
    var missing: [SheetColumn] = []

    var known: Int { found.count }
    /// The same without what any kind could be told to keep, such as every question of a form.
    var ownKnown: Int { found.count - open.count }
    /// Columns found by a name that is theirs, and not by one that they have for want of a better.
    var named = 0
    var hasManyRequired: Bool { kind.requiredHeaders.count > 3 }
    /// Whether the columns found are enough to tell the kind: many of its own, or no more that it does not know.
    var isSure: Bool { hasManyRequired || unknown.count <= known }

    /// Whether it knows clearly more of the header than a kind that has all that it requires.
    func outdoes(_ other: Fit) -> Bool { named > other.named && unknown.count < other.unknown.count && known > 2 }
    /// Required columns found, in hundredths of all.
    var share: Int {
      let required = kind.requiredHeaders.count
      return required == 0 ? 0 : (required - missing.count) * 100 / required
    }
  }

  /// Which columns of the file are which of the kind, and what is missing.
  func fit(_ kind: SheetKind) -> Fit {
    var fit = Fit(kind: kind)
    let names = SheetTable.headers[kind.kind] ?? KindHeaders(kind)
    var ranked: [String: [(column: Header.Column, rank: KindHeaders.Rank)]] = [:]
    let isForm = SurveyResponseSheet.isForm(header.names)
    for column in header.columns where !isIgnored(column, in: kind) {
      let mapped = profile.map { $0.kind == kind.code ? $0.columns(forHeader: column.name) : [] } ?? []
      if mapped.contains(where: { kind.column($0) != nil }) {
        for name in mapped where kind.column(name) != nil { ranked[name, default: []].append((column, .profile)) }
      } else if isForm, SurveyResponseSheet.isFormTime(column.name) {
        fit.leftOut.append((column, SurveyResponseSheet.formTime))
      } else if let (name, rank) = names.column(column, in: header) {
        ranked[name, default: []].append((column, rank))
      } else {
        switch kind.sheet.openColumn(column.name) {
        case .read(let name, let notice):
          ranked[name, default: []].append((column, .lesser))
          if kind.column(name) == nil { fit.open.append((name, column, notice)) }
        case .leftOut(let reason): fit.leftOut.append((column, reason))
        case nil: fit.unknown.append(column)
        }
      }
    }
    for (name, columns) in ranked {
      guard let best = columns.map(\.rank).min() else { continue }
      if best != .lesser { fit.named += 1 }
      let equal = columns.filter { $0.rank == best }.map(\.column)
      fit.found[name] = equal
      for (column, rank) in columns where rank != best {
        fit.superseded.append((column, equal[0], name))
      }
      if name == InstitutionHeaders.column, let (number, companion) = InstitutionHeaders.pair(equal, in: header) {
        fit.found[name] = [number]
        fit.companions[name] = companion
      }
    }
    fit.superseded.sort { $0.column.index < $1.column.index }
    fit.missing = kind.columns.filter { column in
      guard column.isRequired, fit.found[column.header] == nil, constant(column.header, kind) == nil else {
        return false
      }
      let others = kind.alternatives[column.header] ?? []
      return others.isEmpty || !others.allSatisfy { fit.found[$0] != nil }
    }
    return fit
  }

  private func isIgnored(_ column: Header.Column, in kind: SheetKind) -> Bool {
    let key = HeaderKey(column.name)
    return ignored.contains { HeaderKey($0) == key } || profile?.ignores(header: column.name) == true
      || SheetKind.returnHeaders.contains { HeaderKey($0) == key }
  }

  private func constant(_ header: String, _ kind: SheetKind) -> String? {
    profile.flatMap { $0.kind == kind.code ? $0.constant(forColumn: header) : nil }
  }

  private func layout(_ fit: Fit) -> SheetLayout {
    var places: [String: SheetLayout.Place] = [:]
    for (name, columns) in fit.found {
      if let column = columns.first { places[name] = SheetLayout.Place(column) }
    }
    var constants: [String: String] = [:]
    for column in fit.kind.columns where places[column.header] == nil {
      constants[column.header] = constant(column.header, fit.kind)
    }
    var layout = SheetLayout(
      kind: fit.kind, places: places, constants: constants, durationUnit: durationUnit(places["duur"]),
      unread: unread(fit),
      restoresFormulas: header.columns.contains { HeaderKey($0.name) == HeaderKey("rij-id") })
    layout.open = fit.open.map(\.name)
    layout.companions = fit.companions.mapValues { SheetLayout.Place($0) }
    if let profile, profile.kind == fit.kind.code {
      for split in profile.splits { layout.separators[split.column, default: []] += split.separators }
      layout.dates = DateNotation(profile.dates)
    }
    layout.isDurationMapped = profile?.bareDuration != nil
    if profile?.bareDuration == nil { layout.inexactUnit = places["duur"].flatMap { HeadUnit.inexact($0.header) } }
    if layout.dates.order == nil { layout.headOrders = places.compactMapValues { HeadDateOrder($0.header) } }
    return layout
  }

  private func unread(_ fit: Fit) -> [InputProblem] {
    let unknown = fit.unknown.map { column in
      let isUnnamed = TextFolding.trimmed(column.name).isEmpty
      return problem(
        isUnnamed ? .columnUnnamed : .columnNotRead, at: column,
        isUnnamed
          ? Label(
            "kolom \(column.letters) heeft geen naam en is niet gelezen.",
            "column \(column.letters) has no name and was not read.")
          : Label("kolom niet gelezen.", "column not read."))
    }
    let superseded = fit.superseded.map { column, better, header in
      problem(
        .columnNotRead, at: column,
        Label(
          "kolom niet gelezen: \"\(header)\" komt uit kolom \(better.letters) \(CellText.shown(better.name)).",
          "column not read: \"\(header)\" comes from column \(better.letters) \(CellText.shown(better.name))."))
    }
    let leftOut = fit.leftOut.map { problem(.columnLeftOut, at: $0.column, $0.reason) }
    let kept = fit.open.compactMap { open in open.notice.map { problem(.columnKept, at: open.column, $0) } }
    return (unknown + superseded + leftOut + kept).sorted { ($0.position?.column ?? 0) < ($1.position?.column ?? 0) }
  }

  /// The unit that the mapping gives, or the header.
  private func durationUnit(_ place: SheetLayout.Place?) -> DurationReader.Unit? {
    switch profile?.bareDuration {
    case .minutes: .minutes
    case .hours: .hours
    case .dayFractions: .dayFractions
    case nil: place.flatMap { KindHeaders.durationUnit($0.header) }
    }
  }

  // MARK: Problems

  private func missing(_ column: SheetColumn, _ fit: Fit) -> InputProblem {
    let others = fit.kind.alternatives[column.header].map { $0.map { "\"\($0)\"" }.joined(separator: " + ") }
    let near = NearestName.nearest(to: column.header, in: fit.unknown.map(\.name), limit: 1).first
    let dutch =
      "verplichte kolom \"\(column.header)\" ontbreekt (\(fit.kind.code)); verwacht een kolom met die naam"
      + (others.map { " of \($0)" } ?? "") + ". "
      + (near.map { "Geef de kolom \"\($0)\" die naam als ze dat bevat." }
        ?? "Voeg ze toe aan de kopregel, of geef er in een koppeling één waarde voor (constants, zie check --propose).")
    let english =
      "required column \"\(column.header)\" is missing (\(fit.kind.code)); expected a column with that name"
      + (others.map { " or \($0)" } ?? "") + ". "
      + (near.map { "Give the column \"\($0)\" that name if it holds that." }
        ?? "Add it to the header, or give it one value in a mapping (constants, see check --propose).")
    return problem(.columnMissing, at: nil, Label(dutch, english))
  }

  private func duplicates(_ fit: Fit) -> [InputProblem] {
    (fit.kind.columns.map(\.header) + Set(fit.open.map(\.name)).sorted()).flatMap { name -> [InputProblem] in
      guard let found = fit.found[name], found.count > 1, let first = found.first else { return [] }
      return found.dropFirst().map { other in
        problem(
          .columnTwice, at: other,
          Label(
            "\"\(other.name)\" is net als \"\(first.name)\" (kolom \(first.letters)) de kolom \"\(name)\"; "
              + "verwacht één zo'n kolom. Verwijder of hernoem er een.",
            "\"\(other.name)\" is the column \"\(name)\", as is \"\(first.name)\" (column \(first.letters)); "
              + "expected one such column. Remove or rename one."))
      }
    }
  }

  /// Unknown columns that look like a column of the kind that is absent.
  private func misspelled(_ fit: Fit) -> [InputProblem] {
    let absent = fit.kind.columns.filter { fit.found[$0.header] == nil }
    return fit.unknown.compactMap { column in
      let name = TextFolding.trimmed(column.name)
      guard !name.isEmpty, let meant = NearestName.nearest(to: name, in: absent.map(\.header), limit: 1).first else {
        return nil
      }
      return problem(
        .columnMisspelled, at: column,
        Label(
          "onbekende kolom \"\(name)\"; verwacht bv. \"\(meant)\". Bedoelde u die? Zo ja, verbeter de kopregel; "
            + "zo nee, geef --ignore \"\(name)\" op.",
          "unknown column \"\(name)\"; expected e.g. \"\(meant)\". Did you mean that? If so, mend the header; "
            + "if not, give --ignore \"\(name)\"."))
    }
  }

  private func problem(_ code: ProblemCode, at column: Header.Column?, _ message: Label) -> InputProblem {
    InputProblem(
      code: code.rawValue, severity: code.severity,
      position: SourcePosition(
        file: file, line: column?.place.line ?? header.record.line, column: column?.place.column, field: column?.name,
        row: header.record.row, letters: column?.letters),
      message: message)
  }

  private func refusal(_ code: ProblemCode, _ message: Label) -> ImportRefusal {
    ImportRefusal([problem(code, at: nil, message)])
  }
}
