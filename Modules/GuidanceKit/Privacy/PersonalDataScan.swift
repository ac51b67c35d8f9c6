/// Looks for what leads to a person in texts that people wrote: open answers and descriptions, before anything goes outside.
///
/// It finds mail addresses, numbers of telephones and of the national register, and names and codes of the people it was given.
/// It finds no names of others, no first names alone and no one who is described without a name: it helps whoever reads the
/// texts, and does not stand in their place.
public struct PersonalDataScan: Sendable {
  /// Someone of the service.
  public struct Person: Hashable, Sendable {
    /// The name as the service writes it: `Ada Voorbeeld` or `Voorbeeld, Ada`.
    public var name: String
    /// The code; `nil` without one.
    public var code: String?

    /// Someone of the service.
    public init(name: String, code: String? = nil) {
      self.name = name
      self.code = code
    }
  }

  private let index: NameIndex

  /// - Parameter people: whose names and codes are looked for.
  public init(people: [Person]) { index = NameIndex(people) }

  /// What leads to a person, in the order of the text; no two overlap.
  public func findings(in text: String) -> [PersonalDatum] {
    // What nobody sees between the letters of a name hides it from no reader.
    let places = text.unicodeScalars.indices.filter {
      text.unicodeScalars[$0].properties.generalCategory != .format
    }
    let scalars = places.map { text.unicodeScalars[$0] }
    var taken: [(kind: PersonalDatum.Kind, range: Range<Int>)] = []
    func take(_ kind: PersonalDatum.Kind, _ ranges: [Range<Int>]) {
      for range in ranges where !taken.contains(where: { $0.range.overlaps(range) }) { taken.append((kind, range)) }
    }
    take(.mail, MailAddress.ranges(in: scalars))
    for start in scalars.indices where scalars[start] == "+" || DigitRun.isDigit(scalars[start]) {
      guard let run = DigitRun(scalars, at: start) else { continue }
      if !run.hasPlus, let count = run.count(ofDigits: 11), NationalNumber.isValid(Array(run.digits.prefix(11))),
        NationalNumber.groupings.contains(run.groups[..<count].map(\.utf8.count))
      {
        take(.nationalNumber, [start..<run.ends[count - 1]])
      } else if let count = PhoneNumber.groups(of: run) {
        take(.phone, [start..<run.ends[count - 1]])
      }
    }
    take(.name, index.names(in: scalars, PersonalDataScan.words(scalars)))
    take(.code, index.codes(in: scalars))
    guard !taken.isEmpty else { return [] }
    return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
      let end = text.unicodeScalars.index(after: places[$0.range.upperBound - 1])
      return PersonalDatum(kind: $0.kind, range: places[$0.range.lowerBound]..<end)
    }
  }

  /// The text with what leads to a person replaced by what it was: `[telefoonnummer]`.
  public func redacted(_ text: String, language: Language = .dutch) -> String {
    var output = ""
    var place = text.startIndex
    for datum in findings(in: text) {
      output.unicodeScalars += text.unicodeScalars[place..<datum.range.lowerBound]
      output += "[\(datum.kind.label[language])]"
      place = datum.range.upperBound
    }
    output.unicodeScalars += text.unicodeScalars[place...]
    return output
  }

  /// Runs of letters with their accents; hyphens, apostrophes and digits end one.
  private static func words(_ text: [Unicode.Scalar]) -> [NameIndex.Word] {
    var words: [NameIndex.Word] = []
    var place = 0
    func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD
    }
    while place < text.count {
      guard isOfWord(text[place]) else {
        place += 1
        continue
      }
      let end = text[place...].firstIndex { !isOfWord($0) } ?? text.count
      let word = text[place..<end].map(String.init).joined()
      words.append(
        NameIndex.Word(
          folded: TextFolding.folded(word), range: place..<end, hasCapital: text[place].properties.isUppercase))
      place = end
    }
    return words
  }
}

/// Addresses of mail, also as people hide them from machines: `naam(at)school.be`.
enum MailAddress {
  static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let length = sign(text, at: place)
      guard length > 0 else {
        place += 1
        continue
      }
      let start = (text[..<place].lastIndex { !isLocal($0) } ?? -1) + 1
      var end = text[(place + length)...].firstIndex { !isDomain($0) } ?? text.count
      while end > place + length, ".-".unicodeScalars.contains(text[end - 1]) { end -= 1 }
      let domain = text[(place + length)..<end]
      let top = domain.lastIndex(of: ".").map { domain[($0 + 1)...] } ?? []
      if start < place, top.count >= 2, top.allSatisfy(\.properties.isAlphabetic) {
        found.append(start..<end)
        place = end
      } else {
        place += length
      }
    }
    return found
  }

  /// The length of the sign between name and place, 0 where there is none.
  private static func sign(_ text: [Unicode.Scalar], at place: Int) -> Int {
    if text[place] == "@" { return 1 }
    guard text[place] == "(" || text[place] == "[", place + 3 < text.count else { return 0 }
    let inside = String(text[place + 1]).lowercased() + String(text[place + 2]).lowercased()
    if inside == "at", ")]".unicodeScalars.contains(text[place + 3]) { return 4 }
    return text[place + 1] == "@" && ")]".unicodeScalars.contains(text[place + 2]) ? 3 : 0
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || DigitRun.isDigit(scalar) || "._%+-'".unicodeScalars.contains(scalar)
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || DigitRun.isDigit(scalar) || ".-".unicodeScalars.contains(scalar)
  }
}
