import Documents
import GuidanceKit
import Indicators

/// The texts of a yearly report, read and looked over.
struct YearTexts: Sendable {
  /// A remark of the minister with its answer.
  struct Remark: Sendable {
    var section: Section
    /// Whether anything stands below its heading.
    var isAnswered: Bool { !section.blocks.isEmpty || !section.subsections.isEmpty }
  }

  /// What may lead to a person, with its place in the file.
  struct PersonalPlace: Sendable {
    /// File, line and character.
    var place: String
    var kind: PersonalDatum.Kind
  }

  /// The texts that have words, by place.
  private(set) var documents: [YearPlace: MarkdownDocument] = [:]
  /// What stands in front of the remarks of the minister.
  private(set) var remarksIntroduction: [Block] = []
  /// The remarks of the minister.
  private(set) var remarks: [Remark] = []
  /// What may lead to a person; empty for readers outside, where it is refused.
  private(set) var personal: [PersonalPlace] = []

  /// Reads texts.
  ///
  /// - Parameters:
  ///   - scan: knows the people of the service.
  ///   - anchors: the anchors of the page, to which texts may link.
  /// - Throws: ``ReportTextError`` with all that is wrong: names that belong nowhere, what Markdown refuses, remarks without a
  ///   heading, and for readers outside the service whatever leads to a person.
  init(_ request: ReportRequest, scan: PersonalDataScan, anchors: Set<String>) throws(ReportTextError) {
    var problems: [Label] = []
    for text in request.texts {
      guard let place = YearPlace(fileName: text.name) else {
        problems.append(
          TextFolder.unknown(text.name, shownAs: text.shownAs, among: YearPlace.allCases.map(\.fileName)))
        continue
      }
      do {
        let document = try MarkdownReader.read(
          bytes: text.bytes, file: text.shownAs, language: request.language.ofDocuments, id: "tekst-\(place.rawValue)",
          anchors: anchors)
        let found = Self.personal(in: document, text, scan)
        if request.audience.isOutside {
          problems += found.map { Self.refusal($0.place, $0.kind, $0.words, request.audience) }
        } else {
          personal += found.map { PersonalPlace(place: $0.place, kind: $0.kind) }
        }
        guard !document.isEmpty else { continue }
        documents[place] = document
        if place == .remarks {
          let (introduction, remarks) = Self.remarks(document)
          if remarks.isEmpty { problems.append(Self.noRemark(text)) }
          (remarksIntroduction, self.remarks) = (introduction, remarks)
        }
      } catch let error as MarkdownError {
        problems += error.problems.map { Label($0.text(.dutch), $0.text(.english)) }
      } catch {
        problems.append(Label("\(text.shownAs): \(error)", "\(text.shownAs): \(error)"))
      }
    }
    guard problems.isEmpty else { throw ReportTextError(problems) }
  }

  // MARK: Remarks

  /// The heading of the file stands over all remarks when it is of a higher level than they are; else it is the first remark.
  private static func remarks(_ document: MarkdownDocument) -> (introduction: [Block], remarks: [Remark]) {
    guard let title = document.title else { return (document.blocks, document.sections.map { Remark(section: $0) }) }
    if document.titleLevel == 1, !document.sections.isEmpty {
      return (document.blocks, document.sections.map { Remark(section: $0) })
    }
    let first = Section(id: document.titleAnchor ?? YearPlace.remarks.rawValue, title: title, blocks: document.blocks)
    return ([], ([first] + document.sections).map { Remark(section: $0) })
  }

  private static func noRemark(_ text: ReportText) -> Label {
    Label(
      "\(text.shownAs):1: geen enkele kop gevonden; verwacht: elke opmerking van de minister als kop (\"## Opmerking …\"), met het antwoord eronder.",
      "\(text.shownAs):1: no heading found; expected: each remark of the minister as a heading (\"## Remark …\"), with the answer below it."
    )
  }

  // MARK: People

  private typealias Found = (place: String, kind: PersonalDatum.Kind, words: String)

  /// What leads to a person in the file as it is, for the file itself goes along; and what only shows when it is set, such as
  /// a name written with signs of Markdown in it.
  private static func personal(in document: MarkdownDocument, _ text: ReportText, _ scan: PersonalDataScan) -> [Found] {
    let source = String(decoding: text.bytes, as: UTF8.self)
    var found: [Found] = scan.findings(in: source).map { datum in
      let before = source[..<datum.range.lowerBound]
      let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      return ("\(text.shownAs):\(line):\(column)", datum.kind, String(source[datum.range]))
    }
    let seen = Set(found.map(\.words))
    for piece in document.pieces {
      for datum in scan.findings(in: piece) where !seen.contains(String(piece[datum.range])) {
        found.append((text.shownAs, datum.kind, String(piece[datum.range])))
      }
    }
    return found
  }

  private static func refusal(
    _ place: String, _ kind: PersonalDatum.Kind, _ words: String, _ audience: Audience
  ) -> Label {
    let shown = words.count > 60 ? words.prefix(60) + "…" : words[...]
    return Label(
      "\(place): \"\(shown)\" (\(kind.label.dutch)) leidt naar een persoon; een rapport met --audience \(audience.rawValue) noemt niemand. Schrijf de functie (\"een begeleider\", \"de coördinator\") in de plaats, of maak met --audience director een uitgave voor binnen de dienst.",
      "\(place): \"\(shown)\" (\(kind.label.english)) leads to a person; a report with --audience \(audience.rawValue) names nobody. Write the function (\"an adviser\", \"the coordinator\") in its place, or make an edition for inside the service with --audience director."
    )
  }
}

extension MarkdownDocument {
  /// Everything that is read in it, piece by piece.
  fileprivate var pieces: [String] {
    func words(_ block: Block) -> [String] {
      switch block {
      case .paragraph(let text): [text.plain]
      case .list(let items, _): items.map(\.plain)
      case .quotation(let paragraphs): paragraphs.map(\.plain)
      case .preformatted(let text): [text]
      case .table(let table): [table.caption] + table.columns.map(\.title) + table.rows.flatMap { $0.cells.map(\.text) }
      case .lead, .keyFigures, .illustration, .note, .definitions, .details: []
      }
    }
    func words(_ section: Section) -> [String] {
      [section.title] + section.blocks.flatMap(words) + section.subsections.flatMap(words)
    }
    return [title].compactMap(\.self) + blocks.flatMap(words) + sections.flatMap(words)
  }
}
