import GuidanceKit
import Tabular

extension EncodingEvidence {
  /// What the user should know about how the file is encoded: an encoding that was told from the bytes, and text that was
  /// encoded twice.
  func problems(file: String) -> [InputProblem] {
    var problems: [InputProblem] = []
    if source == .singleByte || source == .nulPattern {
      let (dutch, english) = ("Kijk na of letters met accenten kloppen", "Check the letters with accents")
      // Both have the same letters; CP437 has other signs beside them.
      let (otherDutch, otherEnglish) =
        encoding == .codePage850
        ? (
          "; tekens als ¢, ¥ en × kunnen anders bedoeld zijn (CP437): bewaar het bestand liever als UTF-8",
          "; signs such as ¢, ¥ and × may be meant otherwise (CP437): better save the file as UTF-8"
        ) : ("", "")
      let how = Wording(
        "het bestand zegt niet hoe zijn letters bewaard zijn; gelezen als \(name). \(dutch); zo niet, geef --encoding op",
        "the file does not say how its letters were saved; read as \(name). \(english); if wrong, give --encoding")
      problems.append(
        problem(.encodingTold, file, nil, Wording(how.dutch + otherDutch, how.english + otherEnglish)))
    }
    if let doubled = doubleEncodedText {
      problems.append(problem(.doubleEncoded, file, doubleEncoded.first?.place, doubled))
    }
    return problems
  }

  private func problem(_ code: ProblemCode, _ file: String, _ place: TextPlace?, _ text: Wording) -> InputProblem {
    InputProblem(
      code: code.rawValue, severity: code.severity,
      position: SourcePosition(file: file, line: place?.line, column: place?.column),
      message: Label(text.dutch + ".", text.english + "."))
  }
}
