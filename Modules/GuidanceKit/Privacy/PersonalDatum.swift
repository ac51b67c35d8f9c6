/// Something in a text that leads to a person.
public struct PersonalDatum: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An address of mail.
    case mail
    /// The number in the national register, with check digits that are right.
    case nationalNumber
    /// A number of a telephone.
    case phone
    /// The name of someone of the service.
    case name
    /// The code of someone of the service.
    case code

    /// The words that stand in its place.
    public var label: Label {
      switch self {
      case .mail: Label("e-mailadres", "mail address")
      case .nationalNumber: Label("rijksregisternummer", "national register number")
      case .phone: Label("telefoonnummer", "phone number")
      case .name: Label("naam", "name")
      case .code: Label("code", "code")
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands in the text that was scanned.
  public let range: Range<String.Index>
}
