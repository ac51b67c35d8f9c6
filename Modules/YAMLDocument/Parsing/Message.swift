/// The messages about a file as such.
enum Message {
  static func tooLarge(_ size: Int, _ limit: Int) -> YAMLText {
    YAMLText(
      "het bestand telt \(size) bytes; verwacht hoogstens \(limit).",
      "the file has \(size) bytes; expected at most \(limit).")
  }

  static let utf16 = YAMLText(
    "het bestand is UTF-16; bewaar het als UTF-8.", "the file is UTF-16; save it as UTF-8.")

  static let notUTF8 = YAMLText(
    "hier staan bytes die geen UTF-8 zijn; bewaar het bestand als UTF-8.",
    "bytes that are not UTF-8 stand here; save the file as UTF-8.")

  static func character(_ scalar: Unicode.Scalar) -> YAMLText {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return YAMLText(
      "hier staat het onzichtbare teken \(name), dat YAML niet toelaat; verwijder het.",
      "the invisible character \(name) stands here, which YAML does not allow; remove it.")
  }

  static let noMemory = YAMLText("er is te weinig geheugen.", "there is not enough memory.")

  static let empty = YAMLText(
    "het bestand is leeg; verwacht minstens één sleutel met een waarde.",
    "the file is empty; expected at least one key with a value.")

  static let documents = YAMLText(
    "hier begint een tweede document; verwacht één document per bestand (verwijder de regel ---).",
    "a second document starts here; expected one document per file (remove the line ---).")

  static let unexpectedEnd = YAMLText(
    "het document houdt hier onverwacht op.", "the document ends unexpectedly here.")

  static func tooDeep(_ limit: Int) -> YAMLText {
    YAMLText(
      "de lijsten en blokken staan te diep in elkaar; verwacht hoogstens \(limit) niveaus.",
      "lists and blocks stand too deep within each other; expected at most \(limit) levels.")
  }

  static func tooManyNodes(_ limit: Int) -> YAMLText {
    YAMLText(
      "het bestand wordt te groot, verwijzingen (*) uitgeschreven; verwacht hoogstens \(limit) waarden.",
      "the file grows too large with its aliases (*) written out; expected at most \(limit) values.")
  }

  static func recursiveAlias(_ name: String) -> YAMLText {
    YAMLText(
      "*\(name) verwijst naar een waarde waar het zelf in staat.",
      "*\(name) refers to a value that it stands in itself.")
  }

  static func unknownAlias(_ name: String, known: [String]) -> YAMLText {
    let hint = Nearest.hint(for: name, in: known, prefix: "*")
    return YAMLText(
      "*\(name) verwijst naar niets; verwacht een naam die eerder in het bestand met & gezet is\(hint.dutch)",
      "*\(name) refers to nothing; expected a name set with & earlier in the file\(hint.english)")
  }

  static let mergeKey = YAMLText(
    "samenvoegen met << wordt niet ondersteund; schrijf de sleutels uit.",
    "merging with << is not supported; write the keys out.")

  static let keyIsNoText = YAMLText(
    "deze sleutel is geen tekst; verwacht een sleutel zoals naam: waarde "
      + "(begint een waarde met {, [ of *, zet die tussen aanhalingstekens).",
    "this key is not a text; expected a key such as name: value (put a value that starts with {, [ or * between "
      + "quotes).")

  static func duplicateKey(_ key: String, line: Int) -> YAMLText {
    YAMLText(
      "de sleutel \"\(key)\" staat hier een tweede keer (eerst op regel \(line)); houd er één.",
      "the key \"\(key)\" stands here a second time (first on line \(line)); keep one.")
  }

  static func tag(_ tag: String) -> YAMLText {
    YAMLText(
      "het type \(tag) wordt hier niet ondersteund; laat het weg.",
      "the type \(tag) is not supported here; leave it out.")
  }

  static func tagDoesNotFit(_ tag: String, _ text: String) -> YAMLText {
    let text = YAMLNode.shortened(text)
    return YAMLText("\"\(text)\" past niet bij het type \(tag).", "\"\(text)\" does not fit the type \(tag).")
  }
}
