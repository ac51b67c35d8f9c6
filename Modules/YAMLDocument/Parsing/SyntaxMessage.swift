/// libyaml's complaint, with what can be seen at its place.
struct SyntaxFault {
  /// libyaml's message.
  let problem: String
  /// What libyaml was doing.
  let context: String?
  /// The line on which that began, when another.
  let contextLine: Int?
  /// The text on the line before the place.
  let before: String
  /// The character at the place.
  let character: Unicode.Scalar?
}

/// libyaml's messages in words people can act on.
enum SyntaxMessage {
  /// The message about a fault.
  static func text(_ fault: SyntaxFault) -> YAMLText {
    let main = special(fault) ?? table[fault.problem] ?? unknown(fault.problem)
    // Where a block began does not help; where a list, quotes or a bracket began does.
    guard let line = fault.contextLine, !(fault.context?.contains("block") ?? false) else {
      return YAMLText(main.dutch + ".", main.english + ".")
    }
    return YAMLText("\(main.dutch) (begonnen op regel \(line)).", "\(main.english) (started on line \(line)).")
  }

  /// Whether the place to show is where the fault began: an open quote, a key without colon.
  static func pointsToStart(problem: String, context: String?) -> Bool {
    problem == "could not find expected ':'"
      || (problem == "found unexpected end of stream" && context == "while scanning a quoted scalar")
  }

  /// Where the surroundings say more than libyaml's message.
  private static func special(_ fault: SyntaxFault) -> YAMLText? {
    let isFirst = fault.before.allSatisfy { $0 == " " }
    switch (fault.problem, fault.character) {
    case ("found character that cannot start any token", "\t"), ("found a tab character that violates indentation", _),
      ("found a tab character where an indentation space is expected", _):
      return YAMLText("hier staat een tab; spring in met spaties", "a tab stands here; indent with spaces")
    case ("found character that cannot start any token", let character?):
      let shown = String(Character(character))
      return YAMLText(
        "een waarde kan niet met \(shown) beginnen; zet ze tussen aanhalingstekens",
        "a value cannot start with \(shown); put it between quotes")
    case ("found unexpected end of stream", _) where fault.context == "while scanning a quoted scalar":
      return YAMLText("deze aanhalingstekens worden niet gesloten", "these quotes are not closed")
    case ("mapping values are not allowed in this context", _)
    where fault.before.hasPrefix(" ") && !fault.before.contains(": "):
      return YAMLText(
        "deze regel springt verder in dan de regel erboven toelaat; laat hem even ver inspringen",
        "this line is indented further than the line above it allows; indent it as far")
    case ("did not find expected key", _) where fault.context == "while parsing a block mapping" && !isFirst:
      return YAMLText(
        "hier wordt het einde van de regel verwacht; zet de hele waarde tussen aanhalingstekens",
        "the end of the line is expected here; put the whole value between quotes")
    case ("did not find expected key", _) where fault.context == "while parsing a block mapping":
      return YAMLText(
        "hier wordt een sleutel verwacht; laat hem even ver inspringen als de sleutels erboven",
        "a key is expected here; indent it as far as the keys above it")
    case ("did not find expected '-' indicator", _):
      return YAMLText(
        "hier wordt een volgend element (-) verwacht; laat het even ver inspringen als de elementen erboven",
        "a next element (-) is expected here; indent it as far as the elements above it")
    default: return nil
    }
  }

  private static func unknown(_ problem: String) -> YAMLText {
    YAMLText("dit is geen geldige YAML (\(problem))", "this is not valid YAML (\(problem))")
  }

  private static let table: [String: YAMLText] = [
    "mapping values are not allowed in this context": YAMLText(
      "een \":\" kan hier niet; zet een waarde met \": \" tussen aanhalingstekens, of begin een nieuwe regel",
      "a \":\" cannot stand here; put a value with \": \" between quotes, or start a new line"),
    "mapping keys are not allowed in this context": YAMLText(
      "een sleutel met \"?\" kan hier niet", "a key with \"?\" cannot stand here"),
    "block sequence entries are not allowed in this context": YAMLText(
      "een element (-) kan hier niet; begin de lijst op een nieuwe regel",
      "an element (-) cannot stand here; start the list on a new line"),
    "could not find expected ':'": YAMLText(
      "na deze sleutel wordt \":\" verwacht", "a \":\" is expected after this key"),
    "did not find expected ',' or ']'": YAMLText(
      "in deze lijst wordt \",\" of \"]\" verwacht", "a \",\" or \"]\" is expected in this list"),
    "did not find expected ',' or '}'": YAMLText(
      "in dit blok wordt \",\" of \"}\" verwacht", "a \",\" or \"}\" is expected in this block"),
    "did not find expected key": YAMLText("hier wordt een sleutel verwacht", "a key is expected here"),
    "did not find expected node content": YAMLText("hier wordt een waarde verwacht", "a value is expected here"),
    "did not find expected <document start>": YAMLText(
      "hier hoort niets meer te staan; het document is al afgelopen, of het springt verkeerd in",
      "nothing should stand here; the document has ended already, or it is indented wrongly"),
    "did not find expected alphabetic or numeric character": YAMLText(
      "na & of * wordt een naam verwacht; begint een tekst met & of *, zet ze dan tussen aanhalingstekens",
      "a name is expected after & or *; put a text that starts with & or * between quotes"),
    "did not find expected comment or line break": YAMLText(
      "hier wordt het einde van de regel verwacht", "the end of the line is expected here"),
    "did not find expected whitespace or line break": YAMLText(
      "hier wordt een spatie of het einde van de regel verwacht", "a space or the end of the line is expected here"),
    "did not find expected hexdecimal number": YAMLText(
      "na \\x, \\u of \\U worden hexadecimale cijfers verwacht; een "
        + "\\ zelf schrijft u als \\\\ of tussen enkele aanhalingstekens",
      "hexadecimal digits are expected after \\x, \\u or \\U; write a \\ itself as \\\\ or between single quotes"),
    "found unknown escape character": YAMLText(
      "onbekend teken na \\; een \\ zelf schrijft u als \\\\ of tussen enkele aanhalingstekens",
      "unknown character after \\; write a \\ itself as \\\\ or between single quotes"),
    "found invalid Unicode character escape code": YAMLText(
      "deze code is geen Unicode-teken", "this code is no Unicode character"),
    "found unexpected end of stream": YAMLText(
      "het bestand houdt hier onverwacht op", "the file ends unexpectedly here"),
    "found unexpected document indicator": YAMLText(
      "--- of ... kan niet binnen aanhalingstekens beginnen", "--- or ... cannot start a line within quotes"),
    "found unexpected ':'": YAMLText(
      "een \":\" kan hier niet; zet de waarde tussen aanhalingstekens",
      "a \":\" cannot stand here; put the value between quotes"),
    "found undefined tag handle": YAMLText(
      "onbekend type; begint een tekst met !, zet ze dan tussen aanhalingstekens",
      "unknown type; put a text that starts with ! between quotes"),
    "did not find expected tag URI": YAMLText(
      "onbekend type; begint een tekst met !, zet ze dan tussen aanhalingstekens",
      "unknown type; put a text that starts with ! between quotes"),
    "did not find expected '!'": YAMLText(
      "onbekend type; begint een tekst met !, zet ze dan tussen aanhalingstekens",
      "unknown type; put a text that starts with ! between quotes"),
    "found unknown directive name": YAMLText(
      "onbekende aanwijzing na %; begint een tekst met %, zet ze dan tussen aanhalingstekens",
      "unknown directive after %; put a text that starts with % between quotes"),
    "could not find expected directive name": YAMLText(
      "onbekende aanwijzing na %; begint een tekst met %, zet ze dan tussen aanhalingstekens",
      "unknown directive after %; put a text that starts with % between quotes"),
    "found incompatible YAML document": YAMLText(
      "deze versie van YAML wordt niet ondersteund; laat de regel %YAML weg",
      "this version of YAML is not supported; leave the %YAML line out"),
    "found an indentation indicator equal to 0": YAMLText(
      "na | of > kan geen 0 staan", "no 0 can stand after | or >"),
    "exceeded maximum depth": YAMLText(
      "de lijsten en blokken staan te diep in elkaar", "lists and blocks stand too deep within each other"),
    "exceeded max depth": YAMLText(
      "de lijsten en blokken staan te diep in elkaar", "lists and blocks stand too deep within each other"),
  ]
}
