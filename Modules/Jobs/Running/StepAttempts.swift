import Cron
import Foundation
import GuidanceKit
import Register

/// What all attempts of one run share.
struct AttemptContext: Sendable {
  let job: Job
  let run: Int
  /// The slot as steps are told: ISO with its distance to UTC.
  let slotText: String
  /// The parameters of the run.
  let values: [String: String]
  let context: RunnerContext
  let recorder: RunRecorder
  /// When the whole job must be done, on the clock that is never set back.
  let deadline: Duration?
  let onEvent: @Sendable (JobEvent) -> Void

  /// Whether the time of the job is up.
  var isOverTime: Bool { deadline.map { context.clock.uptime() >= $0 } ?? false }
}

/// One step of one run: its attempts, each recorded before it begins and after it ends.
struct StepAttempts: Sendable {
  private let step: Step
  private let shared: AttemptContext
  private let settings: StepSettings
  /// When the whole job must be done; a step that runs after that has a bound of its own.
  private let deadline: Duration?
  private let timeout: Duration?

  init(step: Step, of shared: AttemptContext) {
    self.step = step
    self.shared = shared
    settings = step.settings.over(shared.job.settings)
    let comesAfter = step.when != .success && shared.isOverTime
    deadline = comesAfter ? nil : shared.deadline
    timeout = comesAfter ? step.timeout ?? Step.timeAfterDeadline : step.timeout
  }

  private var context: RunnerContext { shared.context }
  private var job: Job { shared.job }

  /// Runs attempts until one succeeds or no more may come.
  ///
  /// - Throws: when an attempt cannot be recorded; nothing of it runs any more then.
  func run() async throws -> StepEnd {
    let command = step.command.map { $0.filled(with: shared.values) }
    let most = 1 + (step.retry?.times ?? 0)
    var attempt = 1
    while true {
      let end = try await runOnce(attempt, command)
      let mayRetry = (end.state == .failed && end.exitCode ?? end.signal != nil) || end.state == .timedOut
      guard mayRetry, attempt < most, let retry = step.retry, !Task.isCancelled else { return end }
      let wait = retry.wait(afterAttempt: attempt, chance: context.chance())
      if let deadline, context.clock.uptime() + wait >= deadline { return end }
      shared.onEvent(.stepWaits(step: step.id, attempt: attempt, wait: wait))
      do { try await context.clock.sleep(wait) } catch { return end }
      attempt += 1
    }
  }

  private func runOnce(_ attempt: Int, _ command: [String]) async throws -> StepEnd {
    var output = StepOutput(folder: context.outputFolder, run: shared.run, step: step.id, attempt: attempt)
    output.limit = settings.outputLimit ?? StepSettings.usualOutputLimit
    output.language = context.language
    try shared.recorder.record(
      .stepBegins(
        run: shared.run, step: step.id, attempt: attempt, command: command, at: context.now, outputPath: output.path))
    shared.onEvent(.stepBegan(step: step.id, attempt: attempt))
    let began = context.clock.uptime()
    var end: StepEnd
    do throws(SecretMissing) {
      let (environment, secrets) = try environment(attempt)
      output.mask = SecretMask(secrets)
      end = await execute(command, environment, output)
    } catch {
      end = StepEnd(.failed, detail: error.why)
    }
    let written = output.settle()
    end.output = output.record(written: written)
    try shared.recorder.record(
      .stepEnds(run: shared.run, step: step.id, attempt: attempt, at: context.now, end: end))
    shared.onEvent(.stepEnded(step: step.id, attempt: attempt, end: end, took: context.clock.uptime() - began))
    return end
  }

  private func execute(_ command: [String], _ environment: [String: String], _ output: StepOutput) async -> StepEnd {
    let folder = settings.folder.map { context.full($0.filled(with: shared.values)) } ?? context.workingFolder
    let finder = CommandFinder(toolFolder: context.toolFolder, path: environment["PATH"], workingFolder: folder)
    guard let name = command.first, let program = finder.find(name) else {
      return StepEnd(.failed, detail: Self.notFound(command.first ?? ""))
    }
    do {
      try output.prepare()
    } catch {
      return StepEnd(.failed, detail: Self.noOutput(output.path, error))
    }
    var timeout = timeout
    var isJobTimeout = false
    if let deadline {
      let rest = max(.zero, deadline - context.clock.uptime())
      if timeout.map({ rest < $0 }) ?? true { (timeout, isJobTimeout) = (rest, true) }
    }
    let process = StepProcess(
      program: program, arguments: Array(command.dropFirst()), environment: environment, folder: folder,
      umask: settings.umask, output: output, timeout: timeout, grace: context.grace, uptime: context.clock.uptime)
    switch await process.run() {
    case .exited(let code):
      return StepEnd(step.accept.contains(code) ? .succeeded : .failed, exitCode: code)
    case .signalled(let number): return StepEnd(.failed, signal: number)
    case .timedOut:
      let bound = isJobTimeout ? job.timeout : timeout
      return StepEnd(.timedOut, detail: Self.tookTooLong(bound, isJob: isJobTimeout))
    case .stopped: return StepEnd(.cancelled)
    case .notStarted(let why): return StepEnd(.failed, detail: why)
    }
  }

  // MARK: - Environment

  /// A secret that cannot be had.
  private struct SecretMissing: Error {
    let why: Label
  }

  /// What a step is told: the runner's own environment, the job's, and which run this is; and the secrets in it.
  private func environment(
    _ attempt: Int
  ) throws(SecretMissing) -> (variables: [String: String], secrets: [String]) {
    var result = context.environment
    var secrets: [String] = []
    for variable in job.environment + step.environment {
      switch variable.value {
      case .text(let template): result[variable.name] = template.filled(with: shared.values)
      case .secret(let source):
        guard let value = context.secrets.value(source) else {
          let why = context.secrets.failure(source) ?? Label("", "")
          throw SecretMissing(why: Label("\(variable.name): \(why.dutch)", "\(variable.name): \(why.english)"))
        }
        result[variable.name] = value
        secrets.append(value)
      }
    }
    // A step that is a shell script finds our tools as well.
    if let folder = context.toolFolder {
      let path = result["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
      if !path.split(separator: ":").contains(Substring(folder)) { result["PATH"] = "\(path):\(folder)" }
    }
    result["LEERSPOOR_JOB"] = job.name
    result["LEERSPOOR_RUN"] = "\(shared.run)"
    result["LEERSPOOR_SLOT"] = shared.slotText
    result["LEERSPOOR_STEP"] = step.id
    result["LEERSPOOR_ATTEMPT"] = "\(attempt)"
    result["LEERSPOOR_MONTH"] = shared.values["month"]
    if let moment = context.standsStillAt { result["LEERSPOOR_NOW"] = job.zone.iso(moment) }
    return (result, secrets)
  }

  // MARK: - Reasons

  private static func notFound(_ name: String) -> Label {
    Label(
      "het programma \"\(name)\" is niet gevonden; installeer het of zet zijn map op PATH",
      "the program \"\(name)\" was not found; install it or put its folder on PATH")
  }

  private static func noOutput(_ path: String, _ error: any Error) -> Label {
    let reason = (error as NSError).localizedDescription
    return Label("de uitvoer kan niet naar \(path): \(reason)", "the output cannot go to \(path): \(reason)")
  }

  private static func tookTooLong(_ bound: Duration?, isJob: Bool) -> Label {
    let text = bound.map(DurationText.text) ?? ""
    return isJob
      ? Label("de opdracht duurde langer dan \(text)", "the job took longer than \(text)")
      : Label("de stap duurde langer dan \(text)", "the step took longer than \(text)")
  }
}
