/// A decision that a text, or a number, in sheets means an institution (*alias*).
public struct InstitutionAlias: Hashable, Sendable, Codable {
  /// The text as sheets write it, or the six digits of a number that is merged into the other one.
  public var given: String
  /// The institution it means.
  public var number: InstitutionNumber
  /// Why.
  public var reason: String?

  /// Makes a decision.
  public init(given: String, number: InstitutionNumber, reason: String? = nil) {
    self.given = given
    self.number = number
    self.reason = reason
  }

  /// The number that is merged into ``number``; `nil` when ``given`` is a name.
  public var mergedNumber: InstitutionNumber? { InstitutionNumber.parse(given)?.number }
}
