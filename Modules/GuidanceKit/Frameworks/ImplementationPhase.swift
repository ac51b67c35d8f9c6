/// The four phases of implementation.
///
/// The English key stands beside the Dutch name, for *Opschalen* alone says "scaling up".
public enum ImplementationPhase: String, Term, Comparable {
  /// Needs from data, causes, a fitting and feasible approach.
  case explore
  /// A living plan, support in the team, practical set-up.
  case prepare
  /// First steps, follow-up, monitoring, feedback, adapting.
  case deliver
  /// Keep supporting, take stock, embed, scale or stop.
  case sustain

  /// The name in the plan and the name in the guide.
  public var label: Label {
    switch self {
    case .explore: Label("Ontdekken", "Explore")
    case .prepare: Label("Ontwikkelen", "Prepare")
    case .deliver: Label("Opleveren", "Deliver")
    case .sustain: Label("Opschalen", "Sustain")
    }
  }

  /// Both names together, as reports show them: `Ontdekken (Explore)`.
  public var fullName: String { "\(label.dutch) (\(label.english))" }

  /// The public document that defines the phase.
  public var source: String { PublicSource.implementation }

  /// The number of the phase and both names together.
  public var spellings: [String] { [String(number), "fase \(number)", fullName, "\(label.english) (\(label.dutch))"] }

  /// The place in the order, 1 to 4.
  public var number: Int {
    switch self {
    case .explore: 1
    case .prepare: 2
    case .deliver: 3
    case .sustain: 4
    }
  }

  /// The phase that follows in the same cycle; `nil` after the last.
  public var next: ImplementationPhase? {
    switch self {
    case .explore: .prepare
    case .prepare: .deliver
    case .deliver: .sustain
    case .sustain: nil
    }
  }

  /// Whether a step leaves out a phase.
  ///
  /// Going back, staying and going round again leave out none.
  ///
  /// - Parameter from: the phase before, or `nil` at the start of a cycle, which begins with explore.
  public static func isSkip(from: ImplementationPhase?, to: ImplementationPhase) -> Bool {
    !skipped(from: from, to: to).isEmpty
  }

  /// The phases that a step leaves out, in order.
  public static func skipped(from: ImplementationPhase?, to: ImplementationPhase) -> [ImplementationPhase] {
    let before = from?.number ?? 0
    return allCases.filter { $0.number > before && $0.number < to.number }
  }

  /// By order in a cycle.
  public static func < (one: ImplementationPhase, other: ImplementationPhase) -> Bool { one.number < other.number }
}
