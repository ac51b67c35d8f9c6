import Documents
import GuidanceKit
import Jobs
import Register
import ToolSupport

/// One run with its steps and messages.
struct RunPage {
  private let run: JobRun
  private let steps: [JobStepRun]
  private let messages: [JobNotification]
  private let language: Language
  private let showsAllOutput: Bool
  private let timeline: RunTimeline?

  init(_ store: RunStore, run number: Int, _ options: CommonOptions, showsAllOutput: Bool = false) throws {
    guard let run = try store.run(number) else {
      throw Failure(
        Label(
          "Run \(number) bestaat niet. Zie leerspoor run history.",
          "Run \(number) does not exist. See leerspoor run history."))
    }
    self.run = run
    steps = run.inOrder(try store.steps(of: number))
    messages = try store.notifications(of: number)
    language = options.language
    self.showsAllOutput = showsAllOutput
    let now = UTCTime(unixSeconds: Int(try options.moment().unixSeconds))
    timeline = RunTimeline(run, steps, now: now, language: language)
  }

  /// How the run ended, in one line.
  var summary: String {
    let month = run.month.map { " (\($0))" } ?? ""
    return
      "\(run.job), run \(run.id)\(month): \(run.state.label[language])\(run.detail.map { ", \($0[language])" } ?? "")"
  }

  func write(_ format: OutputFormat, _ console: Console) throws {
    switch format {
    case .json: try console.result(json.text(isIndented: true))
    case .text, .csv: try console.write(Array(text.utf8))
    }
  }

  private func say(_ dutch: String, _ english: String) -> String { Label(dutch, english)[language] }

  // MARK: - Text

  private var text: String {
    var lines = [
      "\(run.job), run \(run.id): \(run.state.label[language])\(run.detail.map { ", \($0[language])" } ?? "")"
    ]
    if let slot = run.slotTime { lines.append(say("gepland:    ", "planned:    ") + LocalTime.text(slot)) }
    if let month = run.month { lines.append(say("maand:      ", "month:      ") + month) }
    lines.append(say("aanleiding: ", "cause:      ") + run.cause.label[language])
    lines.append(say("begonnen:   ", "began:      ") + LocalTime.text(run.started))
    if let ended = run.ended { lines.append(say("geëindigd:  ", "ended:      ") + LocalTime.text(ended)) }
    var text = lines.joined(separator: "\n") + "\n\n"
    text += table.text(width: ToolEnvironment.terminalWidth, language: language.ofDocuments)
    if let timeline { text += "\n" + timeline.text(width: min(ToolEnvironment.terminalWidth, 120)) }
    for step in steps { text += output(of: step) }
    for message in messages {
      text +=
        message.delivered.map {
          say("verwittigd: ", "told: ") + "\(message.target), \(message.kind.label[language]), \(LocalTime.text($0))\n"
        } ?? (NotificationLine.text(message, language) + "\n")
    }
    return text
  }

  private var table: Table {
    Table(
      id: "stappen", caption: say("Stappen", "Steps"),
      columns: [
        Column("step", say("Stap", "Step"), .code), Column("attempt", say("Poging", "Attempt"), .integer),
        Column("state", say("Stand", "State")), Column("exit", "Exit", .code),
        Column("began", say("Begonnen", "Began"), .code), Column("took", say("Duur", "Took")),
        Column("detail", say("Waarom", "Why")),
      ],
      rows: steps.map { step in
        Row([
          .text(step.step), .integer(step.attempt, "\(step.attempt)"), .status(step.state.mark(language)),
          .text(step.exitCode.map(String.init) ?? step.signal.map { say("signaal", "signal") + " \($0)" } ?? ""),
          .text(step.started.map { String(LocalTime.text($0).suffix(8)) } ?? ""),
          .text(took(step).map { Elapsed.whole($0) } ?? ""), .text(step.detail?[language] ?? ""),
        ])
      })
  }

  private func took(_ step: JobStepRun) -> Int? {
    guard let began = step.started, let ended = step.ended else { return nil }
    return ended.unixSeconds - began.unixSeconds
  }

  private func output(of step: JobStepRun) -> String {
    guard let output = step.output, output.bytes > 0 else { return "" }
    let isTrouble = ![.succeeded, .skipped].contains(step.state)
    guard isTrouble || showsAllOutput else { return "" }
    let name = step.attempt > 1 ? "\(step.step) (\(step.attempt))" : step.step
    var lines = ["", "\(name), \(output.bytes) bytes: \(output.path)", "  $ " + step.command.joined(separator: " ")]
    let head = Self.lines(output.head)
    let tail = Self.lines(output.tail)
    if showsAllOutput {
      lines += head + (tail.isEmpty ? [] : ["  | ..."] + tail)
    } else {
      lines += (tail.isEmpty ? head : tail).suffix(20)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines of a text, each with a bar before it; none for an empty text.
  private static func lines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
    return body.split(separator: "\n", omittingEmptySubsequences: false).map { "  | \($0)" }
  }

  // MARK: - Page

  /// The run as a page.
  var document: Page {
    let mark = run.state.mark(language)
    var facts = [
      Definition(
        say("Stand", "State"), RichText("\(run.state.label[language])\(run.detail.map { ", \($0[language])" } ?? "")")),
      Definition(say("Aanleiding", "Cause"), RichText(run.cause.label[language])),
      Definition(say("Begonnen", "Began"), RichText(LocalTime.text(run.started))),
    ]
    if let ended = run.ended { facts.append(Definition(say("Geëindigd", "Ended"), RichText(LocalTime.text(ended)))) }
    if let slot = run.slotTime { facts.append(Definition(say("Gepland", "Planned"), RichText(LocalTime.text(slot)))) }
    if let month = run.month { facts.append(Definition(say("Maand", "Month"), RichText(month))) }
    var sections = [
      Section(
        id: "verloop", title: say("Verloop", "Course"),
        blocks: [.lead([LeadSentence(RichText(summary), status: mark)])]
          + (timeline.map { [.illustration($0.illustration)] } ?? []) + [.table(table)])
    ]
    let outputs = steps.filter { ($0.output?.bytes ?? 0) > 0 || $0.detail != nil }
    if !outputs.isEmpty {
      sections.append(Section(id: "uitvoer", title: say("Uitvoer", "Output"), blocks: outputs.flatMap(blocks)))
    }
    if !messages.isEmpty {
      let lines = messages.map { message in
        RichText(
          message.delivered.map {
            say("verwittigd: ", "told: ") + "\(message.target), \(message.kind.label[language]), \(LocalTime.text($0))"
          } ?? NotificationLine.text(message, language))
      }
      sections.append(
        Section(id: "berichten", title: say("Berichten", "Messages"), blocks: [.list(lines, isNumbered: false)]))
    }
    return Page(
      language: language.ofDocuments, kicker: "Leerspoor", title: "\(run.job), run \(run.id)", facts: facts,
      sections: sections)
  }

  private func blocks(_ step: JobStepRun) -> [Block] {
    let name = step.attempt > 1 ? "\(step.step) (\(step.attempt))" : step.step
    let lines = output(of: step).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let text = lines.isEmpty ? "$ " + step.command.joined(separator: " ") : lines.joined(separator: "\n")
    let block = Block.preformatted(text)
    let isTrouble = ![.succeeded, .skipped].contains(step.state)
    return isTrouble
      ? [.paragraph(RichText("\(name): \(step.state.label[language])")), block] : [.details(title: name, [block])]
  }

  // MARK: - JSON

  private var json: JSON {
    .object([
      "schema": "leerspoor/run/1", "run": .integer(run.id), "job": .string(run.job), "slot": .string(run.slot),
      "cause": .string(run.cause.rawValue), "month": .string(run.month), "began": .string(run.started.iso),
      "ended": .string(run.ended?.iso), "state": .string(run.state.rawValue), "detail": .string(run.detail?[language]),
      "steps": .array(steps.map(json(of:))),
      "notifications": .array(
        messages.map { message in
          .object([
            "kind": .string(message.kind.rawValue), "channel": .string(message.channel),
            "target": .string(message.target), "created": .string(message.created.iso),
            "delivered": .string(message.delivered?.iso), "attempts": .integer(message.attempts),
            "last_error": .string(message.lastError),
          ])
        }),
    ])
  }

  private func json(of step: JobStepRun) -> JSON {
    .object([
      "step": .string(step.step), "attempt": .integer(step.attempt),
      "command": .array(step.command.map { .string($0) }), "state": .string(step.state.rawValue),
      "exit_code": .integer(step.exitCode), "signal": .integer(step.signal), "detail": .string(step.detail?[language]),
      "began": .string(step.started?.iso), "ended": .string(step.ended?.iso),
      "output": step.output.map { output in
        .object([
          "path": .string(output.path), "bytes": .integer(output.bytes), "head": .string(output.head),
          "tail": .string(output.tail),
        ])
      } ?? .null,
    ])
  }
}
