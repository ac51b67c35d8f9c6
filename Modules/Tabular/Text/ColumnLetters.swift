/// The letters over a column in a spreadsheet: 1 is `A`, 26 is `Z`, 27 is `AA`.
public enum ColumnLetters {
  /// The letters of a 1-based column number; an empty text for numbers below 1.
  public static func letters(_ number: Int) -> String {
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(65 + rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
