public import Documents
public import GuidanceKit
import Indicators

/// The yearly report to the ministry (*begeleidingsverslag*): what was done, whom it reached and what it brought about, PBD and POC
/// apart, with the texts of the service in their places.
///
/// - Source: decree on the quality of education, article 15; the remarks of the minister on the report of 2023-2024.
public struct YearReport: Report {
  /// What it is made from.
  public let data: ReportData
  let texts: YearTexts

  /// A report.
  ///
  /// - Throws: ``ReportTextError`` when a text cannot stand in it.
  public init(_ data: ReportData) throws(ReportTextError) {
    self.data = data
    texts = try YearTexts(data.request, scan: data.personalData, anchors: Self.anchors)
  }

  /// The title.
  public var title: Label {
    Label("Begeleidingsverslag \(data.year.iso)", "Guidance report \(data.year.iso)")
  }

  /// What it is.
  public var subtitle: Label? {
    Label(
      "Jaarverslag aan de Vlaamse overheid: verslag, bereik en impact, gemeten aan: \(data.plan.title.dutch)",
      "Yearly report to the Flemish Government: report, reach and impact, measured by: \(data.plan.title.english)")
  }

  /// The sections.
  public var sections: [Section] {
    let front = [summary, isOutside ? nil : textSection, foreword]
    let parts = [workSection, reachPart, impactPart, crossNetworkSection, adultEducationSection, remarksSection]
    return front.compactMap(\.self) + parts
      + [closing, isOutside ? nil : findingsSection, yearMethod].compactMap(\.self)
  }

  /// What is missing, and for readers inside what may lead to a person.
  public var notices: [Label] {
    var notices = missingNotice.map { [$0] } ?? []
    let open = texts.remarks.filter { !$0.isAnswered }.map(\.section.title)
    if !open.isEmpty {
      let titles = open.joined(separator: "; ")
      notices.append(
        Label(
          "opmerking: in \(YearPlace.remarks.fileName) staat nog geen antwoord onder: \(titles)",
          "notice: in \(YearPlace.remarks.fileName) there is no answer yet under: \(titles)"))
    }
    notices += texts.personal.map { found in
      Label(
        "opmerking: \(found.place): mogelijk een \(found.kind.label.dutch); een rapport voor buiten de dienst weigert dit",
        "notice: \(found.place): possibly a \(found.kind.label.english); a report for outside the service refuses this")
    }
    return notices
  }

  private var missingNotice: Label? {
    let missing = list.missing
    guard !missing.isEmpty else { return nil }
    let names = missing.map(\.fileName).joined(separator: ", ")
    return Label(
      "opmerking: \(missing.count == 1 ? "één gevraagde tekst ontbreekt" : "\(missing.count) gevraagde teksten ontbreken"): \(names). --list-texts toont wat erin hoort.",
      "notice: \(missing.count == 1 ? "one text that is asked for is missing" : "\(missing.count) texts that are asked for are missing"): \(names). --list-texts shows what belongs in them."
    )
  }

  var isOutside: Bool { data.request.audience.isOutside }

  // MARK: Texts

  /// The anchors to which texts may lead.
  static let anchors: Set<String> = [
    "kort", "verslag", "verslag-pbd", "verslag-poc", "bereik", "bereik-pbd", "bereik-poc", "impact", "impact-pbd",
    "impact-poc",
    "netoverschrijdend", "volwassenenonderwijs", "opmerkingen", "methode",
  ]

  var list: YearTextList {
    YearTextList(present: Set(texts.documents.keys), hasAdultEducation: !adultCentres.isEmpty)
  }

  /// What the service wrote for a place: what stands right under the heading, and the parts below it.
  ///
  /// A text that begins with a heading is a part of its own, so that its headings stay below that of the section.
  func written(_ place: YearPlace) -> (blocks: [Block], parts: [Section]) {
    guard let document = texts.documents[place] else {
      guard !isOutside, list.missing.contains(place) else { return ([], []) }
      return (
        [
          .note(
            Note(
              .caution, title: say(Label("Nog te schrijven.", "Still to be written.")),
              text(
                Label("Hier komt {file}: \(place.purpose.dutch).", "Here comes {file}: \(place.purpose.english)."),
                ["file": .code(place.fileName)])))
        ], []
      )
    }
    guard let title = document.title else { return (document.blocks, document.sections) }
    let part = Section(
      id: document.titleAnchor ?? "tekst-\(place.rawValue)", title: title, blocks: document.blocks,
      subsections: document.sections)
    return ([], [part])
  }

  /// A section with what the service wrote for it in front of its figures.
  func section(
    _ id: String, _ title: Label, _ place: YearPlace, blocks: [Block] = [], parts: [Section?] = [],
    startsPage: Bool = false
  ) -> Section {
    let own = written(place)
    return Section(
      id: id, title: say(title), blocks: own.blocks + blocks, subsections: own.parts + parts.compactMap(\.self),
      startsPage: startsPage)
  }

  /// A section that is nothing but what the service wrote, under the heading it wrote; `nil` when there is nothing.
  func writtenSection(_ place: YearPlace, _ title: Label, blocks: [Block] = []) -> Section? {
    guard let document = texts.documents[place] else {
      let note = written(place).blocks
      guard !(note + blocks).isEmpty else { return nil }
      return Section(id: "deel-\(place.rawValue)", title: say(title), blocks: note + blocks)
    }
    return Section(
      id: document.titleAnchor ?? "deel-\(place.rawValue)", title: document.title ?? say(title),
      blocks: document.blocks + blocks, subsections: document.sections)
  }

  private var foreword: Section? { writtenSection(.foreword, YearPlace.foreword.section) }
  private var closing: Section? { writtenSection(.closing, YearPlace.closing.section) }

  /// For who makes the report: which texts are there.
  private var textSection: Section {
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "Dit deel staat alleen in uitgaven voor binnen de dienst. De teksten schrijft u in Markdown, in een map met deze namen.",
            "This part is only in editions for inside the service. The texts are written in Markdown, in a folder with these names."
          ))), .table(list.table(language, isRequiredKnown: true)),
    ]
    if !texts.personal.isEmpty {
      blocks.append(
        .note(
          Note(
            .caution, title: say(Label("Na te kijken.", "To be looked at.")),
            text(
              Label(
                "Deze plaatsen leiden mogelijk naar een persoon; een uitgave voor buiten de dienst weigert ze:",
                "These places may lead to a person; an edition for outside the service refuses them:")))))
      blocks.append(
        .list(
          texts.personal.map { RichText([.code($0.place), .text(": \($0.kind.label[language])")]) }, isNumbered: false))
    }
    return Section(id: "teksten", title: say(Label("Teksten bij dit rapport", "Texts of this report")), blocks: blocks)
  }

  // MARK: Services

  /// The pillars of a service, in the order of the plan.
  func pillars(_ service: Service) -> [Pillar] { data.plan.pillars(of: service) }

  /// The name of a service with its code: `PBD: pedagogische begeleidingsdienst`.
  func name(_ service: Service) -> Label {
    let name = data.plan.services.first { $0.service == service }?.name ?? service.label
    return Label("\(service.code): \(name.dutch)", "\(service.code): \(name.english)")
  }

  /// The heading of a service in one part: the three parts have no two alike.
  func heading(_ part: Label, _ service: Service) -> Label {
    Label("\(part.dutch) \(name(service).dutch)", "\(part.english) \(name(service).english)")
  }

  /// What ends the name of anchors and tables of a service.
  func suffix(_ service: Service) -> String { service.code.lowercased() }

  /// The row of a whole service.
  func together(_ service: Service) -> (code: String, name: String) {
    (service.code, say(Label("\(service.code) samen", "\(service.code) together")))
  }

  /// What is said where a service of the plan has no pillar.
  func noPillars(_ service: Service) -> Block {
    .paragraph(
      text(Label("Het plan geeft de \(service.code) geen pijlers.", "The plan gives the \(service.code) no pillars.")))
  }
}
