import GuidanceKit

/// A unit in the header of a column of durations that is no exact time: `Duur (lesuren)`, `Duur (halve dagen)`, `Duur (km)`.
enum HeadUnit {
  /// The unit that numbers under a header count in, when it is none that is an exact number of minutes; `nil` for all others.
  ///
  /// What stands between brackets and is no remark about the time is taken for a unit: better refused than read as hours.
  static func inexact(_ header: String) -> String? {
    let notes = notes(header)
    for note in notes {
      let words = words(note)
      if words.contains(where: isInexact) || note.contains(where: { "%€$".contains($0) }) { return note }
      if words.isEmpty || words.contains(where: isUnderstood) { continue }
      return note
    }
    guard notes.isEmpty, let last = header.split(whereSeparator: { !$0.isLetter }).last else { return nil }
    return isInexact(TextFolding.folded(String(last))) ? String(last) : nil
  }

  private static func words(_ text: String) -> [String] {
    TextFolding.folded(text).split { !$0.isLetter }.map(String.init)
  }

  /// What stands between brackets, each piece trimmed.
  private static func notes(_ header: String) -> [String] {
    var notes: [String] = []
    var note: String?
    for character in header {
      if "([".contains(character) {
        note = note ?? ""
      } else if ")]".contains(character) {
        if let whole = note { notes.append(TextFolding.trimmed(whole)) }
        note = nil
      } else {
        note?.append(character)
      }
    }
    return (notes + [note.map(TextFolding.trimmed)].compactMap(\.self)).filter { !$0.isEmpty }
  }

  private static let beginnings = [
    "les", "dag", "halv", "half", "kwart", "week", "weken", "maand", "km", "kilomet", "day", "period", "quarter",
    "honderd", "tiend", "sec", "blok", "punt", "eenhe", "unit",
  ]

  private static func isInexact(_ word: String) -> Bool { beginnings.contains { word.hasPrefix($0) } }

  /// Units that are understood, and what people put between brackets about the time itself.
  private static let understood: Set<String> = [
    "u", "uu", "uur", "uren", "h", "hh", "hour", "hours", "hr", "hrs", "m", "mm", "min", "mins", "minuut", "minuten",
    "minute", "minutes", "verplicht", "required", "optioneel", "optional", "contact", "contacttijd", "netto", "bruto",
    "effectief", "effectieve", "werkelijk", "werkelijke", "totaal", "totale", "total", "incl", "excl", "inclusief",
    "exclusief", "decimaal", "decimale", "zonder", "met", "tijd", "time", "klok", "begeleiding",
  ]

  private static func isUnderstood(_ word: String) -> Bool { understood.contains(word) }
}
