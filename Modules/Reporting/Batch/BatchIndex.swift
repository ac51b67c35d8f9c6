import Documents
import GuidanceKit
import Indicators

/// The list of the reports of a batch, as a page and as a file for mail merge.
struct BatchIndex: Sendable {
  /// What the lists say of one report.
  struct Line: Sendable {
    let entry: ReportBatch.Entry
    /// The first sentences of the report.
    let sentences: [String]
  }

  /// The file for mail merge.
  static let mergeName = "verzendlijst.csv"

  let data: ReportData
  let lines: [Line]

  private func say(_ dutch: String, _ english: String) -> String {
    data.request.language == .dutch ? dutch : english
  }

  private var isOfOrganisations: Bool { data.request.kind == .organisation }

  private var title: String {
    switch data.request.kind {
    case .organisation: say("Rapporten per organisatie", "Reports per organisation")
    case .assignments: say("Individuele opdrachten", "Individual assignments")
    default: say("Rapporten per begeleider", "Reports per adviser")
    }
  }

  /// The page that leads to all reports.
  var page: Page {
    let number = NumberText(data.request.language)
    let period = number.period(data.period)
    return Page(
      language: data.request.language.ofDocuments, kicker: data.plan.organisation, title: title,
      subtitle: period.prefix(1).uppercased() + period.dropFirst(),
      mark: data.isInvented ? say("Verzonnen gegevens", "Invented data") : nil,
      sections: [
        Section(
          id: "lijst", title: say("Alle rapporten", "All reports"),
          blocks: [
            .paragraph(
              RichText(
                say(
                  "\(number.counted(lines.count, "rapport", "rapporten")), geteld tot en met \(number.date(data.day)). {file} is de lijst voor "
                    + "een samenvoeging in een tekstverwerker of mailprogramma.",
                  "\(number.counted(lines.count, "report", "reports")), counted up to \(number.date(data.day)). {file} is the list for a mail "
                    + "merge."), ["file": .link(Self.mergeName, to: Self.mergeName)])),
            .table(table(linked: true)),
          ])
      ],
      colophon: [
        RichText(say("Gemaakt met Leerspoor \(data.version).", "Made with Leerspoor \(data.version)."))
      ])
  }

  /// The file for mail merge.
  var merge: [UInt8] { table(linked: false).csv(data.request.language.ofDocuments) }

  private func table(linked: Bool) -> Table {
    let print = FigurePrinter(data.request.language)
    var columns = [
      Column(
        isOfOrganisations ? say("instellingsnummer", "institution_number") : say("code", "code"),
        isOfOrganisations ? say("Nummer", "Number") : "Code", .code),
      Column(say("naam", "name"), say("Naam", "Name")),
      Column(say("soort", "kind"), say("Soort", "Kind")),
      Column(say("map", "folder"), say("Map", "Folder"), use: .files),
      Column(say("bestand", "file"), say("Bestand", "File"), use: .files),
      Column(say("uren", "hours"), say("Uren", "Hours"), .decimal(places: 1)),
    ]
    if isOfOrganisations {
      columns += [
        Column(say("pijlers_bereikt", "pillars_reached"), say("Pijlers bereikt", "Pillars reached"), .integer),
        Column(say("te_bereiken", "in_scope"), say("Te bereiken", "In scope"), .integer),
      ]
    } else {
      columns.append(
        Column(say("aandeel", "share"), say("Van wat gepland is", "Of what was planned"), .percent(places: 1)))
    }
    columns += (1...3).map {
      Column(say("zin_\($0)", "sentence_\($0)"), say("Zin \($0)", "Sentence \($0)"), use: .files)
    }
    return Table(
      id: "rapporten", caption: title, columns: columns,
      rows: lines.map { line in
        let path = "\(line.entry.folder)/index.html"
        let sentences = (0..<3).map { Cell.text($0 < line.sentences.count ? line.sentences[$0] : "") }
        return Row(
          [
            .text(line.entry.subject), .text(line.entry.name, link: linked ? path : nil), .text(line.entry.about),
            .text(line.entry.folder), .text(path),
          ] + figures(line.entry.subject, print) + sentences)
      })
  }

  private func figures(_ subject: String, _ print: FigurePrinter) -> [Cell] {
    // The list explains nothing, so its cells lead nowhere.
    func plain(_ cell: Cell) -> Cell { Cell(cell.text, cell.value) }
    guard isOfOrganisations else {
      let code = FigureID.part(subject)
      let hours = data.request.kind == .assignments ? "hours-planned" : "hours"
      return [
        plain(print.cell(data.ofYear("\(hours)/adviser/\(code)"))),
        plain(print.cell(data.ofYear("fte/adviser/\(code)"))),
      ]
    }
    let reach = data.ofYear("reach/organisation/\(subject)")
    return [
      plain(print.cell(data.ofYear("reach-hours/\(subject)"))), plain(print.cell(reach, count: .reached)),
      plain(print.cell(reach, count: .inScope)),
    ]
  }
}

extension Page {
  /// The sentences a document starts with.
  var leadSentences: [String] {
    sections.lazy.flatMap(\.blocks).compactMap { block -> [String]? in
      guard case .lead(let sentences) = block else { return nil }
      return sentences.map(\.text.plain)
    }.first ?? []
  }
}
