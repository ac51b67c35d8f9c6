/// The number of a person in the Belgian national register (*rijksregisternummer*), or in the register of who is not in it
/// (*BIS-nummer*): day of birth, three digits in order, two check digits.
///
/// - Source: Royal Decree of 3 April 1984 on the composition of the identification number; for BIS numbers Royal Decree of 8
///   February 1991.
public enum NationalNumber {
  /// Whether eleven digits are such a number.
  ///
  /// The check digits are 97 less the remainder by 97 of the nine digits before them, with a 2 in front for who was born from 2000 on.
  /// Month and day may be zero when they are not known; the months of BIS numbers are 20 or 40 higher.
  static func isValid(_ digits: [Int]) -> Bool {
    guard digits.count == 11 else { return false }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let month = number(2..<4)
    guard [0, 20, 40].contains(where: { ($0...$0 + 12).contains(month) }), number(4..<6) <= 31 else { return false }
    let (head, check) = (number(0..<9), number(9..<11))
    return check == 97 - head % 97 || check == 97 - (2_000_000_000 + head) % 97
  }

  /// How such numbers are written: the sizes of the groups of digits.
  static let groupings: Set<[Int]> = [[11], [6, 3, 2], [6, 5], [2, 2, 2, 3, 2], [2, 2, 2, 5]]
}
