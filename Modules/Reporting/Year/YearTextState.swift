import Documents
public import GuidanceKit
import Indicators

/// What the texts of a yearly report look like before a report is made of them: what is there, what waits for an answer, and what
/// may lead to a person.
public struct YearTextState: Sendable {
  /// A place in a text that may lead to a person.
  public struct PersonalPlace: Hashable, Sendable {
    /// File, line and character.
    public let place: String
    /// What stands there.
    public let kind: PersonalDatum.Kind
  }

  /// The places with words.
  public let present: Set<YearPlace>
  /// The headings of the minister's remarks.
  public let remarks: [String]
  /// Those under which nothing stands yet.
  public let unanswered: [String]
  /// What may lead to a person.
  public let personal: [PersonalPlace]

  /// Reads texts.
  ///
  /// - Parameter people: the people of the service.
  /// - Throws: ``ReportTextError`` with all that keeps them from being read.
  public init(
    _ texts: [ReportText], year: SchoolYear, people: [PersonalDataScan.Person]
  ) throws(ReportTextError) {
    let words = texts.filter { $0.bytes.contains { !" \t\r\n".utf8.contains($0) } }
    // A file that holds no remark as a heading is not refused here: the audit has a rule for it.
    let remarks = words.first { $0.name == YearPlace.remarks.fileName }
    let hasHeading = remarks.map { text in
      String(decoding: text.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains { $0.hasPrefix("#") }
    }
    let read = hasHeading == false ? words.filter { $0.name != YearPlace.remarks.fileName } : words
    let request = ReportRequest(
      .year, period: .schoolYear(year), audience: .director, language: .dutch, texts: read)
    let found = try YearTexts(
      request, scan: PersonalDataScan(people: people), anchors: YearReport.anchors)
    present = Set(found.documents.keys).union(remarks == nil ? [] : [.remarks])
    self.remarks = found.remarks.map(\.section.title)
    unanswered = found.remarks.filter { !$0.isAnswered }.map(\.section.title)
    personal = found.personal.map { PersonalPlace(place: $0.place, kind: $0.kind) }
  }
}
