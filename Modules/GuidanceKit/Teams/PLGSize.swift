/// The number of members of a professional learning community, beside its guides: 6 to 12.
///
/// - Source: Leercollectief basis verhoogd.
public struct PLGSize: Hashable, Sendable, Codable {
  /// The sizes that are right.
  public static let allowed: ClosedRange<Int> = 6...12

  /// The number of members.
  public let members: Int

  /// Creates a size; `nil` outside 6 to 12.
  public init?(_ members: Int) {
    guard PLGSize.allowed.contains(members) else { return nil }
    self.members = members
  }

  /// The members among roles: guides and those who join now and then do not count.
  public static func members(among roles: some Sequence<PLGRole>) -> Int {
    roles.reduce(0) { $0 + ($1.countsAsMember ? 1 : 0) }
  }

  private enum CodingKeys: String, CodingKey {
    case members
  }

  /// Reads `{members}`; refuses a size outside 6 to 12.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let members = try container.decode(Int.self, forKey: .members)
    guard let size = PLGSize(members) else {
      throw DecodingError.dataCorruptedError(
        forKey: .members, in: container, debugDescription: "found \(members), expected 6 to 12")
    }
    self = size
  }
}
