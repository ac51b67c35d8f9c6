/// Durations as people write them in job files: `30s`, `10m`, `1h30m`, `2d`.
public enum DurationText {
  /// Reads a duration of at least a second and at most a year.
  ///
  /// - Returns: nothing when the text is something else, names a unit twice or in the wrong order.
  public static func parse(_ text: String) -> Duration? {
    let units: [(letter: Character, seconds: Int)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
    var total = 0
    var digits = ""
    var next = 0
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        guard digits.count <= 8 else { return nil }
      } else {
        guard let index = units.firstIndex(where: { $0.letter == character }), index >= next, let number = Int(digits)
        else { return nil }
        total += number * units[index].seconds
        next = index + 1
        digits = ""
      }
    }
    guard digits.isEmpty, (1...366 * 86_400).contains(total) else { return nil }
    return .seconds(total)
  }

  /// A duration as it is written: `1h30m`; parts of a second as `0,3s` are left out of longer ones.
  public static func text(_ duration: Duration) -> String {
    let seconds = duration.wholeSeconds
    guard seconds > 0 else { return "\(duration.wholeMilliseconds)ms" }
    var text = ""
    var rest = seconds
    for (letter, size) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] where rest >= size {
      text += "\(rest / size)\(letter)"
      rest %= size
    }
    return text
  }
}
