/// How large and how intricate a file may be.
///
/// What is over a limit is refused before it costs time or memory.
public struct YAMLLimits: Hashable, Sendable {
  /// The size of the file in bytes.
  public var bytes: Int
  /// How many lists and mappings may stand within each other.
  public var depth: Int
  /// How many values the file may hold when every alias is written out.
  public var nodes: Int

  /// Sets the limits.
  public init(bytes: Int = 4 * 1024 * 1024, depth: Int = 64, nodes: Int = 200_000) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }

  /// 4 MiB, 64 levels and 200 000 values: far above any file people keep by hand.
  public static let standard = YAMLLimits()
}
