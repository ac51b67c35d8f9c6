/// Numbers of telephones as people write them in Flanders.
enum PhoneNumber {
  /// How many of the first groups make a number: national (`0470 12 34 56`, `03/123.45.67`), Belgian with the country in front
  /// (`+32 (0)470 …`, `0032 3 …`), or of another country.
  ///
  /// - Source: numbering plan of BIPT: nine digits, or ten for mobile numbers from 0455 on; E.164 for other countries.
  /// - Returns: `nil` when they make none.
  static func groups(of run: DigitRun) -> Int? {
    run.hasPlus || run.groups[0].hasPrefix("00") ? foreign(run) : national(run)
  }

  private static func national(_ run: DigitRun) -> Int? {
    let groups = run.groups
    guard groups[0].hasPrefix("0"), !groups[0].hasPrefix("00"), !isDate(run) else { return nil }
    guard let count = run.count(ofDigits: isMobile(run.digits.dropFirst()) ? 10 : 9) else { return nil }
    guard isGrouped(groups[..<count], isMobile: isMobile(run.digits.dropFirst())) else { return nil }
    return isEnterprise(run, count) ? nil : count
  }

  /// Whether the groups are of the sizes that people make: an area, then twos and threes, or all the rest at once.
  private static func isGrouped(_ groups: ArraySlice<String>, isMobile: Bool) -> Bool {
    let sizes = groups.map(\.utf8.count)
    guard sizes.count > 1 else { return true }
    let heads = isMobile ? [2, 3, 4] : [2, 3]
    return heads.contains(sizes[0]) && (sizes.count == 2 || sizes.dropFirst().allSatisfy { (2...3).contains($0) })
  }

  /// Mobile numbers without their zero: 455 to 499.
  private static func isMobile(_ digits: ArraySlice<Int>) -> Bool {
    let head = digits.prefix(3).reduce(0) { $0 * 10 + $1 }
    return (455...499).contains(head)
  }

  private static func foreign(_ run: DigitRun) -> Int? {
    let digits = run.digits.dropFirst(run.hasPlus ? 0 : 2)
    let skipped = run.hasPlus ? 0 : 2
    guard let first = digits.first, first != 0 else { return nil }
    if Array(digits.prefix(2)) == [3, 2] {
      var rest = digits.dropFirst(2)
      var length = skipped + 2
      if rest.first == 0 {
        rest = rest.dropFirst()
        length += 1
      }
      return run.count(ofDigits: length + (isMobile(rest) ? 9 : 8))
    }
    // The longest that E.164 allows; fewer than ten digits are as likely a number of something else.
    return (10...15).reversed().lazy.compactMap { run.count(ofDigits: skipped + $0) }.first
  }

  /// `01/09/2025`, or `01/09/25` with something else behind it.
  private static func isDate(_ run: DigitRun) -> Bool {
    guard run.groups.count >= 3, let day = Int(run.groups[0]), let month = Int(run.groups[1]), day <= 31, month <= 12
    else { return false }
    let marks = run.separators.prefix(3)
    guard marks[0] == marks[1], [".", "/", "-"].contains(marks[0]) else { return false }
    return run.groups[2].utf8.count == 4 || (run.groups[2].utf8.count == 2 && marks.count == 3 && marks[2] != marks[0])
  }

  /// `0470.123.457` with the check digits of an enterprise, or any such number after `BE`.
  private static func isEnterprise(_ run: DigitRun, _ count: Int) -> Bool {
    let groups = run.groups[..<count]
    guard EnterpriseNumber(groups.joined()) != nil else { return false }
    return run.followsCountry || (groups.map(\.utf8.count) == [4, 3, 3] && run.separators.prefix(2) == [".", "."])
  }
}
