import GuidanceKit

/// Reads a cause from left to right, and knows at each moment how far it understands.
struct CauseReader {
  private let text: String
  private let year: SchoolYear
  private var rest: Substring

  init(_ text: String, in year: SchoolYear) {
    let trimmed = TextFolding.trimmed(text)
    self.text = trimmed
    self.year = year
    rest = trimmed[...]
  }

  mutating func causes() throws(CauseError) -> [Cause] {
    let codes = try codes()
    let reason = reason()
    var result: [Cause] = []
    let spans = try spans()
    for code in codes {
      for span in spans { result.append(Cause(code, span.first, span.last, reason: reason ?? Cause.usualReason)) }
    }
    return result
  }

  private func failure(_ dutch: String, _ english: String) -> CauseError {
    CauseError(
      text: text, understood: TextFolding.trimmed(String(text[..<rest.startIndex])),
      rest: TextFolding.trimmed(String(rest)), expected: Label(dutch, english))
  }

  // MARK: Who

  private mutating func codes() throws(CauseError) -> [String] {
    var codes = [try code()]
    while take(CauseWords.and) { codes.append(try code()) }
    return codes
  }

  private mutating func code() throws(CauseError) -> String {
    let word = nextWord
    guard let first = word.first, first.isLetter || first.isNumber, date(at: rest) == nil,
      !CauseWords.all.contains(fold(word))
    else { throw failure("verwacht de code van wie er niet is", "expected the code of who is away") }
    advance(word.endIndex)
    return String(word)
  }

  // MARK: Why

  /// The longest phrase of the list; `nil` when there is none.
  private mutating func reason() -> String? {
    for phrase in CauseWords.reasons {
      let start = rest.startIndex
      if take([phrase]) { return TextFolding.trimmed(String(text[start..<rest.startIndex])) }
    }
    return nil
  }

  // MARK: When

  private typealias Span = (first: CalendarDate, last: CalendarDate)

  private mutating func spans() throws(CauseError) -> [Span] {
    _ = take(["op", "on"])
    var spans = [try span()]
    while take(CauseWords.and) { spans.append(try span()) }
    guard rest.isEmpty else {
      throw failure(
        "verwacht een dag, of niets meer; wie andere dagen heeft, krijgt een eigen --because",
        "expected a day, or nothing more; who has other days needs a --because of their own")
    }
    return spans
  }

  private mutating func span() throws(CauseError) -> Span {
    let isOpen = take(CauseWords.from)
    let before = rest
    let first = try day()
    guard take(CauseWords.through) else {
      guard !isOpen else {
        throw failure(
          "de laatste dag ontbreekt; verwacht \"tot en met\" en een dag",
          "the last day is missing; expected \"tot en met\" and a day")
      }
      return try within((first, first), before)
    }
    return try within((first, try day()), before)
  }

  private mutating func within(_ span: Span, _ before: Substring) throws(CauseError) -> Span {
    guard span.first <= span.last else {
      rest = before
      throw failure(
        "de laatste dag, \(span.last.iso), komt voor de eerste, \(span.first.iso)",
        "the last day, \(span.last.iso), comes before the first, \(span.first.iso)")
    }
    guard year.first <= span.first, span.last <= year.last else {
      rest = before
      throw failure(
        "deze dagen vallen buiten het schooljaar \(year.iso)", "these days are outside the school year \(year.iso)")
    }
    return span
  }

  private mutating func day() throws(CauseError) -> CalendarDate {
    guard let found = date(at: rest), let day = found.day else {
      throw failure(
        "verwacht een dag die bestaat, als 3/11, 3/11/2026 of 2026-11-03; wie andere dagen heeft, krijgt een eigen --because",
        "expected a day that exists, as 3/11, 3/11/2026 or 2026-11-03; who has other days needs a --because of their own"
      )
    }
    advance(found.end)
    return day
  }

  /// What is written as a date here; without a day when there is no such day.
  private func date(at part: Substring) -> (day: CalendarDate?, end: Substring.Index)? {
    if let match = part.prefixMatch(of: #/(\d{4})-(\d{1,2})-(\d{1,2})(?![\d/])/#),
      let year = Int(match.output.1), let month = Int(match.output.2), let day = Int(match.output.3)
    {
      return (CalendarDate(year: year, month: month, day: day), match.range.upperBound)
    }
    guard let match = part.prefixMatch(of: #/(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d\/])/#),
      let day = Int(match.output.1), let month = Int(match.output.2)
    else { return nil }
    let written = match.output.3.flatMap { Int($0) }.map { $0 < 100 ? 2000 + $0 : $0 }
    let usual = month >= 9 ? year.startYear : year.endYear
    return (CalendarDate(year: written ?? usual, month: month, day: day), match.range.upperBound)
  }

  // MARK: Words

  private var nextWord: Substring { rest.prefix { !$0.isWhitespace && $0 != "," } }

  private func fold(_ word: some StringProtocol) -> String { TextFolding.folded(String(word)) }

  private mutating func advance(_ end: Substring.Index) { rest = text[end...].drop { $0.isWhitespace } }

  /// Takes the first of these words or signs that stands here; words end at a space, signs anywhere.
  private mutating func take(_ phrases: [String]) -> Bool {
    for phrase in phrases {
      var place = rest
      let isTaken = phrase.split(separator: " ").allSatisfy { part in
        place = place.drop { $0.isWhitespace }
        let isWord = part.first?.isLetter ?? false
        let found = isWord ? place.prefix { !$0.isWhitespace && $0 != "," } : place.prefix(part.count)
        guard found.lowercased() == part else { return false }
        place = place[found.endIndex...]
        return true
      }
      guard isTaken else { continue }
      advance(place.startIndex)
      return true
    }
    return false
  }
}

/// The words of causes, in lower case; longer phrases come before those they begin with.
enum CauseWords {
  static let and = [", en", ", and", ",", "en", "and", "&"]
  static let from = ["vanaf", "van", "from"]
  static let through = [
    "tot en met", "tot", "t/m", "t.e.m.", "tem", "through", "until", "to", "..", "-", "–", "—",
  ]
  /// Only what says that someone is not there: "beschikbaar" alone would say the opposite.
  static let reasons: [String] = {
    let plain = [
      "ziek", "ziekte", "ziekteverlof", "afwezig", "weg", "verlof", "vakantie", "gesloten", "dicht", "sluiting",
      "staking",
      "opleiding", "vorming", "nascholing", "studiedag", "bevallingsverlof", "zwangerschapsverlof", "ouderschapsverlof",
      "onbeschikbaar", "overmacht", "op verlof", "met verlof", "in verlof", "met vakantie", "op vakantie", "niet",
      "kan niet", "kan echt niet", "niet beschikbaar", "niet aanwezig", "sick", "ill", "away", "absent", "leave",
      "on leave",
      "holiday", "on holiday", "closed", "strike", "training", "unavailable", "cannot", "not available",
    ]
    return (plain.map { "is \($0)" } + plain).sorted { $0.split(separator: " ").count > $1.split(separator: " ").count }
  }()
  static let all = Set(reasons + from + ["en", "and", "tot", "op", "on", "is"])
}
