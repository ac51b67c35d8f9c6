/// Names and codes of people, made ready to be found in texts.
///
/// Names are compared without case, accents, spaces and hyphens, so that `Van den Berghe`, `Vandenberghe` and `VANDEN BERGHE` are
/// one. A name is found
/// - whole: first name and surname, or an initial and the surname, in either order;
/// - as a surname alone, when it is written with a capital and is no ordinary word (`OrdinaryWords`), or when a form of address
///   stands before it: "mevrouw De Wit" is a person, "de wit geverfde klas" and "De bakker" are not.
///
/// A first name alone is not looked for: it says too little, and half the service would be found in names of schools.
struct NameIndex: Sendable {
  /// A word of a text.
  struct Word {
    /// Without case and accents.
    var folded: String
    /// Its places among the scalars of the text.
    var range: Range<Int>
    var hasCapital: Bool
  }

  /// Names of which the parts were joined: first name and surname.
  private var whole: Set<String> = []
  /// An initial joined to a surname.
  private var initials: Set<String> = []
  /// Surnames joined; whether each is also a word that everyone uses.
  private var surnames: [String: Bool] = [:]
  private var codes: Set<String> = []
  private var exactCodes: Set<String> = []
  private var longest = 0

  init(_ people: [PersonalDataScan.Person]) {
    for person in people {
      add(name: person.name)
      if let code = person.code { add(code: code) }
    }
  }

  // MARK: Making

  private mutating func add(name: String) {
    // `Voorbeeld, Ada` has the surname first.
    let halves = name.split(separator: ",", maxSplits: 1).map(String.init)
    let ordered = halves.count == 2 ? "\(halves[1]) \(halves[0])" : name
    let words = ordered.split { $0.isWhitespace }.map { NameIndex.joined(String($0)) }.filter { !$0.isEmpty }
    guard words.count > 1, let first = words.first else { return }
    for cut in 1..<words.count {
      insert(whole: (words[..<cut] + words[cut...]).joined())
      insert(whole: (words[cut...] + words[..<cut]).joined())
    }
    for surname in NameIndex.surnames(Array(words.dropFirst())) {
      let letters = surname.joined()
      insert(whole: first + letters)
      insert(whole: letters + first)
      initials.insert(String(first.prefix(1)) + letters)
      let core = surname.drop { NameIndex.particles.contains($0) }.joined()
      guard core.count >= 3 else { continue }
      surnames[letters] = core.count < 4 || OrdinaryWords.contains(core)
    }
  }

  private mutating func insert(whole name: String) {
    whole.insert(name)
    longest = max(longest, name.count + 1)
  }

  /// What may be the surname among the words after the first: all of them, those from a particle on, or the last.
  private static func surnames(_ words: [String]) -> [[String]] {
    let fromParticle = words.firstIndex(where: particles.contains).map { Array(words[$0...]) }
    return [words, fromParticle ?? words.suffix(1)]
  }

  private static let particles: Set<String> = [
    "al", "d", "da", "de", "del", "den", "der", "des", "di", "do", "du", "el", "la", "le", "op", "t", "te", "ten",
    "ter",
    "van", "vande", "vanden", "vander", "von", "zu",
  ]

  /// A code with a letter and a digit is known in either case; letters alone only as they are written, for they may make a
  /// word; digits alone from five on, for fewer count things.
  private mutating func add(code: String) {
    let hasLetter = code.contains(where: \.isLetter)
    let digits = code.count(where: \.isNumber)
    if hasLetter, digits > 0 {
      codes.insert(code.lowercased())
    } else if hasLetter ? code.count > 1 : digits >= 5 {
      exactCodes.insert(code)
    }
  }

  private static func joined(_ word: String) -> String {
    TextFolding.folded(word).filter { $0.isLetter }
  }

  // MARK: Finding

  /// The names in a text, as places among its scalars.
  func names(in text: [Unicode.Scalar], _ words: [Word]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < words.count {
      guard let end = name(in: text, words, at: place) else {
        place += 1
        continue
      }
      found.append(words[place].range.lowerBound..<words[end].range.upperBound)
      place = end + 1
    }
    return found
  }

  /// The last word of the longest name that begins with a word.
  private func name(in text: [Unicode.Scalar], _ words: [Word], at start: Int) -> Int? {
    var letters = ""
    var found: Int?
    for end in start..<words.count {
      if end > start, !NameIndex.belong(words[end - 1], words[end], text) { break }
      letters += words[end].folded
      guard letters.count <= longest else { break }
      if isName(letters, words, start, end, text) { found = end }
    }
    return found
  }

  private func isName(_ letters: String, _ words: [Word], _ start: Int, _ end: Int, _ text: [Unicode.Scalar]) -> Bool {
    // A genitive: "Ada Voorbeelds uitleg".
    let forms = letters.hasSuffix("s") ? [letters, String(letters.dropLast())] : [letters]
    if forms.contains(where: whole.contains) { return true }
    let last = words[end]
    if end > start, words[start].folded.count == 1, words[start].hasCapital, last.hasCapital,
      forms.contains(where: initials.contains)
    {
      return true
    }
    guard last.hasCapital, let isOrdinary = forms.lazy.compactMap({ surnames[$0] }).first else { return false }
    return !isOrdinary || isAddressed(words, start, text)
  }

  /// Whether a form of address stands before a word.
  private func isAddressed(_ words: [Word], _ place: Int, _ text: [Unicode.Scalar]) -> Bool {
    guard place > 0, NameIndex.titles.contains(words[place - 1].folded) else { return false }
    let gap = text[words[place - 1].range.upperBound..<words[place].range.lowerBound]
    return gap.count <= 3 && gap.allSatisfy { $0 == "." || $0.properties.isWhitespace }
  }

  private static let titles: Set<String> = [
    "begeleider", "begeleidster", "collega", "dhr", "dr", "heer", "juf", "juffrouw", "madame", "meester", "meneer",
    "mevr",
    "mevrouw", "mijnheer", "miss", "mme", "mnr", "monsieur", "mr", "mrs", "ms", "mw", "prof", "professor",
  ]

  /// Whether two words may be parts of one name: little stands between them, and no sentence ends there.
  private static func belong(_ one: Word, _ other: Word, _ text: [Unicode.Scalar]) -> Bool {
    let gap = text[one.range.upperBound..<other.range.lowerBound]
    guard gap.count <= 3 else { return false }
    let allowed = gap.allSatisfy { ".,-_'’‐‑–".unicodeScalars.contains($0) || $0.properties.isWhitespace }
    return allowed && (gap.count == 1 || !gap.contains(".") || one.folded.count == 1)
  }

  /// The codes in a text: whole tokens of letters, digits, hyphens and underscores.
  func codes(in text: [Unicode.Scalar]) -> [Range<Int>] {
    guard !codes.isEmpty || !exactCodes.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard NameIndex.isOfCode(text[place]) else {
        place += 1
        continue
      }
      let end = text[place...].firstIndex { !NameIndex.isOfCode($0) } ?? text.count
      let token = text[place..<end].map(String.init).joined()
      if exactCodes.contains(token) || codes.contains(token.lowercased()) { found.append(place..<end) }
      place = end
    }
    return found
  }

  private static func isOfCode(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || DigitRun.isDigit(scalar) || scalar == "-" || scalar == "_"
  }
}
