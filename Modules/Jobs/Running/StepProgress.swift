import GuidanceKit
import Register

/// How far the steps of a run are.
struct StepProgress {
  private let steps: [Step]
  private var waiting: [Step]
  var succeeded: Set<String> = []
  /// Steps that did not succeed, in the order in which that became clear.
  private var broken: [String] = []
  /// Steps for failures that did not come.
  private var unneeded: Set<String> = []
  /// Whether time was what a step lacked, before or after it began.
  private var lackedTime = false

  init(_ job: Job) {
    steps = job.steps
    waiting = job.steps
  }

  /// Takes the next step, in the order of the file, that may start.
  mutating func takeReady() -> Step? {
    waiting.removeAll { succeeded.contains($0.id) }
    guard let index = waiting.firstIndex(where: isReady) else { return nil }
    return waiting.remove(at: index)
  }

  private func isReady(_ step: Step) -> Bool {
    switch step.when {
    case .success: Set(step.needs).isSubset(of: succeeded)
    case .failure: awaited(step).allSatisfy(hasEnded) && awaited(step).contains(where: broken.contains)
    case .always: awaited(step).allSatisfy(hasEnded)
    }
  }

  private func hasEnded(_ id: String) -> Bool {
    succeeded.contains(id) || broken.contains(id) || unneeded.contains(id)
  }

  /// The steps whose end a step for failure or for always waits for: those it needs, else all ordinary ones that do not
  /// themselves wait for it.
  private func awaited(_ step: Step) -> [String] {
    guard step.needs.isEmpty else { return step.needs }
    return steps.filter { $0.when == .success && !needs($0, step.id) }.map(\.id)
  }

  private func needs(_ step: Step, _ id: String) -> Bool {
    step.needs.contains(id)
      || step.needs.contains { need in steps.first { $0.id == need }.map { needs($0, id) } ?? false }
  }

  /// Why no more ordinary steps start.
  enum Over {
    /// Someone stopped the run: nothing starts any more.
    case stopped
    /// The time of the job was up: only steps for failure and for always still start.
    case late
  }

  /// Takes the steps that will never start, each with the reason.
  mutating func takeBlocked(_ over: Over?) -> [(step: Step, why: Label)] {
    waiting.removeAll { succeeded.contains($0.id) }
    var blocked: [(step: Step, why: Label)] = []
    if let over {
      let why =
        over == .stopped
        ? Label("de opdracht werd gestopt", "the job was stopped") : Label("de tijd was om", "the time was up")
      for step in waiting where over == .stopped || step.when == .success {
        broken.append(step.id)
        blocked.append((step, why))
      }
      lackedTime = lackedTime || (over == .late && !blocked.isEmpty)
      waiting.removeAll { step in blocked.contains { $0.step.id == step.id } }
    }
    while let index = waiting.firstIndex(where: { reason($0) != nil }) {
      let step = waiting.remove(at: index)
      guard let reason = reason(step) else { continue }
      if reason.isBroken { broken.append(step.id) } else { unneeded.insert(step.id) }
      blocked.append((step, reason.why))
    }
    return blocked
  }

  /// Why a step can never start, and whether that is a failure; nothing when it may still.
  private func reason(_ step: Step) -> (why: Label, isBroken: Bool)? {
    switch step.when {
    case .always: return nil
    case .failure:
      guard awaited(step).allSatisfy(hasEnded), !awaited(step).contains(where: broken.contains) else { return nil }
      return (Label("er mislukte niets", "nothing failed"), false)
    case .success:
      let missing = step.needs.filter { broken.contains($0) }
      if !missing.isEmpty {
        let names = missing.joined(separator: ", ")
        return (Label("\(names) is niet gelukt", "\(names) did not succeed"), true)
      }
      guard let idle = step.needs.first(where: unneeded.contains) else { return nil }
      return (Label("\(idle) was niet nodig", "\(idle) was not needed"), false)
    }
  }

  mutating func ended(_ id: String, _ state: StepState) {
    if state == .succeeded { succeeded.insert(id) } else { broken.append(id) }
    if state == .timedOut { lackedTime = true }
  }

  /// A step that a run of the same slot did already.
  static let doneBefore = Label("al gelukt voor de onderbreking", "succeeded before the interruption")

  func runState(isCancelled: Bool, isOverTime: Bool) -> RunState {
    if broken.isEmpty { return .succeeded }
    if isCancelled { return .cancelled }
    return isOverTime && lackedTime ? .timedOut : .failed
  }

  func detail(_ state: RunState) -> Label? {
    guard state != .succeeded, let first = broken.first else { return nil }
    return Label("stap \(first)", "step \(first)")
  }
}
