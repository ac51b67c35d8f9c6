public import GuidanceKit
import Tabular

/// The institutions that a check could not find, as a sheet in which the user decides: each text once, with what it may mean.
///
/// The sheet is itself of the kind `aliassen`: with `ja` under *aanvaarden* the text becomes another name of the institution
/// whose number stands beside it. Nothing is accepted before somebody says so.
public struct SuggestionSheet: Hashable, Sendable {
  /// One text that named no institution.
  public struct Suggestion: Hashable, Sendable {
    /// The text as the sheets give it.
    public let given: String
    /// How often it was met.
    public internal(set) var count: Int
    /// The number of the institution that is most alike; `nil` when nothing is, or several are as likely.
    public let number: InstitutionNumber?
    /// The name of that institution, with its type.
    public let name: String?
    /// The others that may be meant, with type, name and number.
    public let others: [String]
  }

  /// The headers, in their order; `gegeven`, `instellingsnummer`, `aanvaarden` and `reden` are read back.
  public static let headers = [
    "gegeven", "keer", "instellingsnummer", "naam", "andere mogelijkheden", "aanvaarden", "reden",
  ]

  private var byText: [String: Suggestion] = [:]

  /// A sheet without suggestions.
  public init() {}

  /// The suggestions: what was met most often first.
  public var suggestions: [Suggestion] {
    byText.values.sorted { ($1.count, $0.given) < ($0.count, $1.given) }
  }

  /// Whether there is nothing to decide.
  public var isEmpty: Bool { byText.isEmpty }

  /// Adds the suggestions of another file.
  public mutating func add(_ other: SuggestionSheet) {
    for suggestion in other.suggestions {
      let key = TextFolding.folded(suggestion.given)
      if byText[key] == nil { byText[key] = suggestion } else { byText[key]?.count += suggestion.count }
    }
  }

  mutating func add(_ search: InstitutionSearch) {
    let key = TextFolding.folded(search.given)
    guard byText[key] == nil else {
      byText[key]?.count += 1
      return
    }
    // Of institutions with the same name none is more likely than the other.
    let first = search.found.first
    let isClear = first.map { best in !search.found.dropFirst().contains { $0.name == best.name } } ?? false
    byText[key] = Suggestion(
      given: search.given, count: 1, number: isClear ? first?.number : nil, name: isClear ? first?.reference : nil,
      others: search.found.dropFirst(isClear ? 1 : 0).map(\.shown))
  }

  /// The file: UTF-8 with mark, `;`, CRLF, safe to open by a double click.
  public var bytes: [UInt8] {
    var writer = CSVWriter(style: .excel)
    writer.write(Self.headers)
    for row in suggestions {
      writer.write([
        row.given, String(row.count), row.number?.digits ?? "", row.name ?? "", row.others.joined(separator: "; "), "",
        "",
      ])
    }
    return writer.take()
  }
}
