import GuidanceKit

/// The name of an institution without what people write differently: `Sint-Jozef` and `St. Jozef`, `campus`, `vzw`,
/// `Provinciaal Technisch Instituut` and `PTI`, the type before or behind it.
///
/// Two names with the same key are taken for one institution only where the key belongs to one, and never in silence.
struct InstitutionName: Hashable {
  /// What is left of the name.
  let key: String
  /// The type that stands before or behind the name, when one does.
  let type: OrganisationType?

  /// The key of a name; `nil` when nothing is left that could tell institutions apart.
  init?(_ name: String) {
    let folded = TextFolding.folded(name.replacing("&", with: " en ").replacing("+", with: " en "))
    var words = folded.replacing("'t ", with: " ").split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // A number that was pasted into the name.
    words.removeAll { ($0.utf8.count == 6 || $0.utf8.count == 5) && CellText.digits($0) != nil }
    words = InstitutionName.initials(words)
    words = InstitutionName.shortened(words.map { InstitutionName.spellings[$0] ?? $0 })
    var type: OrganisationType?
    for isFront in [true, false] where type == nil {
      for length in [4, 3, 2, 1] where words.count > length {
        let part = isFront ? words.prefix(length) : words.suffix(length)
        guard let found = InstitutionName.types[part.joined(separator: " ")] else { continue }
        type = found
        words.removeSubrange(isFront ? 0..<length : (words.count - length)..<words.count)
        break
      }
    }
    words.removeAll(where: InstitutionName.silent.contains)
    guard words.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
    self.type = type
    key = words.joined(separator: " ")
  }

  /// The words of the key.
  var words: [Substring] { key.split(separator: " ") }

  /// Words that people leave out or add.
  private static let silent: Set<String> = ["vzw", "de", "het", "t", "campus", "vestiging", "afdeling", "go"]

  /// Words that are written in more than one way.
  private static let spellings = [
    "st": "sint", "saint": "sint", "sinte": "sint", "ste": "sint", "and": "en",
    "prov": "provinciaal", "provinciale": "provinciaal", "techn": "technisch", "technische": "technisch",
    "inst": "instituut", "sec": "secundair", "secundaire": "secundair", "basissch": "basisschool",
  ]

  /// Phrases with the letters that stand for them.
  private static let phrases: [(words: [String], short: String)] = [
    (["provinciaal", "instituut", "voor", "technisch", "onderwijs"], "pito"),
    (["provinciaal", "instituut", "technisch", "onderwijs"], "pito"),
    (["provinciaal", "instituut", "secundair", "onderwijs"], "piso"),
    (["provinciaal", "technisch", "instituut"], "pti"),
    (["provinciaal", "technisch", "school"], "pts"),
    (["provinciaal", "secundair", "school"], "pss"),
    (["provinciaal", "instituut"], "pi"),
    (["provinciaal", "basisschool"], "pbs"),
    (["gemeentelijke", "basisschool"], "gbs"),
    (["vrije", "basisschool"], "vbs"),
    (["stedelijke", "basisschool"], "sbs"),
    (["koninklijk", "atheneum"], "ka"),
    (["koninklijk", "technisch", "atheneum"], "kta"),
    (["centrum", "voor", "volwassenenonderwijs"], "cvo"),
    (["onze", "lieve", "vrouw"], "olv"),
    (["ol", "vrouw"], "olv"),
  ]

  /// `P.T.I.` is one word: letters that stand alone side by side belong together.
  private static func initials(_ words: [String]) -> [String] {
    var result: [String] = []
    var isOpen = false
    for word in words {
      let isLetter = word.count == 1 && word.allSatisfy(\.isLetter)
      if isLetter && isOpen { result[result.count - 1] += word } else { result.append(word) }
      isOpen = isLetter
    }
    return result
  }

  private static func shortened(_ words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      if let phrase = phrases.first(where: { words[index...].starts(with: $0.words) }) {
        result.append(phrase.short)
        index += phrase.words.count
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }

  /// The names of types as they stand before or behind a name.
  private static let types: [String: OrganisationType] = {
    var result: [String: OrganisationType] = ["bs": .baO]
    for type in OrganisationType.allCases {
      for name in [type.rawValue, type.label.dutch] + type.spellings {
        // The spellings of a word hold for the names of types too.
        let words = TextFolding.folded(name).split(separator: " ").map { spellings[String($0)] ?? String($0) }
        let key = words.joined(separator: " ")
        // These stand in names as often as before them.
        if key != "cvo" && key != "bestuur" && key != "pclb" { result[key] = result[key] ?? type }
      }
    }
    return result
  }()
}
