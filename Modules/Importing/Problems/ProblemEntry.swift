public import GuidanceKit

/// What a code means, why it happens and how to mend it.
public struct ProblemEntry: Hashable, Sendable {
  /// What is wrong, in a few words.
  public let title: Label
  /// Why it happens.
  public let cause: Label
  /// What to do.
  public let cure: Label

  init(_ title: Label, cause: Label, cure: Label) {
    self.title = title
    self.cause = cause
    self.cure = cure
  }
}
