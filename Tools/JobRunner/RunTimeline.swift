import Documents
import GuidanceKit
import Jobs
import Register
import ToolSupport

/// When the steps of a run went on, on one axis.
struct RunTimeline {
  private let attempts: [JobStepRun]
  private let language: Language
  private let start: Int
  private let end: Int

  /// - Parameter now: the moment at which what still goes on is cut off.
  init?(_ run: JobRun, _ steps: [JobStepRun], now: UTCTime, language: Language) {
    attempts = steps.filter { $0.started != nil }
    guard !attempts.isEmpty else { return nil }
    self.language = language
    start = run.started.unixSeconds
    let ends = attempts.map { ($0.ended ?? ($0.state == .running ? now : $0.started ?? now)).unixSeconds }
    // The database keeps whole seconds; a run within one still has a length to draw.
    end = max(ends.max() ?? start, run.ended?.unixSeconds ?? start, start + 1)
  }

  private func span(_ step: JobStepRun) -> (from: Int, to: Int) {
    let from = step.started?.unixSeconds ?? start
    return (from, max(from, step.ended?.unixSeconds ?? (step.state == .running ? end : from)))
  }

  private func name(_ step: JobStepRun) -> String { step.attempt > 1 ? "\(step.step) (\(step.attempt))" : step.step }

  // MARK: - Terminal

  /// A line for each attempt: its name, a bar, how it ended.
  ///
  /// - Parameter width: columns of the terminal.
  func text(width: Int) -> String {
    let names = attempts.map(name)
    let longest = names.map(\.count).max() ?? 0
    let room = max(20, min(60, width - longest - 30))
    func column(_ second: Int) -> Int { (second - start) * room / (end - start) }
    let clock = [start, end].map { String(LocalTime.text(UTCTime(unixSeconds: $0)).suffix(8)) }
    var lines = [
      String(repeating: " ", count: longest + 3) + clock[0]
        + String(repeating: " ", count: max(1, room - clock[0].count - clock[1].count)) + clock[1]
    ]
    for (step, name) in zip(attempts, names) {
      let (from, to) = span(step)
      let first = min(column(from), room - 1)
      let last = max(first + 1, min(room, column(to)))
      let bar =
        String(repeating: "·", count: first) + String(repeating: Self.sign(step.state), count: last - first)
        + String(repeating: "·", count: room - last)
      let padded = name + String(repeating: " ", count: longest - name.count)
      lines.append("  \(padded) \(bar) \(step.state.label[language]), \(Elapsed.whole(to - from))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The sign that bars are made of: how a step ended shows without colour as well.
  private static func sign(_ state: StepState) -> String {
    switch state {
    case .succeeded: "█"
    case .running: "▒"
    case .failed, .timedOut: "▓"
    case .cancelled, .skipped, .unknown: "░"
    }
  }

  // MARK: - Page

  /// The same as a chart.
  var illustration: Illustration {
    func say(_ dutch: String, _ english: String) -> String { Label(dutch, english)[language] }
    let states = StepState.allCases.filter { state in attempts.contains { $0.state == state } }
    let ticks = [start, (start + end) / 2, end].map { second in
      Axis.Tick(Fraction(second - start), String(LocalTime.text(UTCTime(unixSeconds: second)).suffix(8)))
    }
    let rows = attempts.map { step in
      let (from, to) = span(step)
      let least = max(1, (end - start) / 200)
      let last = min(end, max(to, from + least))
      return TimelineChart.Row(
        label: name(step), state: Quoted("\(step.state.label[language]), \(Elapsed.whole(to - from))"),
        spans: [
          TimelineChart.Span(
            phase: states.firstIndex(of: step.state) ?? 0, from: Fraction(min(from, last - least) - start),
            to: Fraction(last - start))
        ])
    }
    let sentences = attempts.map { step in
      let (from, to) = span(step)
      let clock = LocalTime.text(UTCTime(unixSeconds: from)).suffix(8)
      return "\(name(step)): \(clock), \(Elapsed.whole(to - from)), \(step.state.label[language])."
    }
    return Illustration(
      id: "tijdlijn", caption: say("Wanneer elke stap liep", "When each step ran"),
      equivalent: sentences.joined(separator: " "),
      chart: .timeline(
        TimelineChart(
          rows: rows, phaseNames: states.map { $0.label[language] },
          axis: Axis(to: Fraction(end - start), ticks: ticks))))
  }
}
