import GuidanceKit

/// A text that named no institution, with those that may be meant, best first.
struct InstitutionSearch: Hashable, Sendable {
  let given: String
  let found: [InstitutionDirectory.Entry]
}

extension InstitutionNumber {
  /// Whether two numbers are told apart by one digit only, as a slip of the finger makes them.
  func differsInOneDigit(from other: InstitutionNumber) -> Bool {
    zip(digits.utf8, other.digits.utf8).count { $0 != $1 } == 1
  }
}
