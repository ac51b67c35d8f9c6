public import Cron
public import GuidanceKit

/// A job: when it runs, what it runs, and what happens when that fails.
///
/// One file in `jobs/` holds one job.
public struct Job: Hashable, Sendable {
  /// The name by which it is known in the database and on the command line.
  public let name: String
  /// What it is for, in a few words.
  public let title: String?
  /// When it runs.
  public let schedule: JobSchedule
  /// Where the clock hangs that the schedule means.
  public let zone: Zone
  /// The logical periods that a run is about.
  public let parameters: JobParameters
  /// What becomes of slots that passed while no runner was there.
  public let catchUp: CatchUp
  /// At most so many slots are caught up after a time without runners.
  public let catchUpBound: Int
  /// How long after a caught-up run the next one may begin; at once when there is none.
  public let catchUpSpacing: Duration?
  /// What becomes of a slot that comes while the job still runs.
  public let overlap: Overlap
  /// How long a run may take; no bound when there is none.
  public let timeout: Duration?
  /// Whether a run whose runner died may be gone on with, although a step may then run twice.
  public let resumes: Bool
  /// Environment variables for all steps, in the order of the file.
  public let environment: [EnvironmentVariable]
  /// How and where steps run, unless they say otherwise.
  public let settings: StepSettings
  /// The steps, in the order of the file; at least one.
  public let steps: [Step]
  /// Who is told what.
  public let notify: Notify
  /// How long runs are kept; for ever when there is nothing.
  public let keep: Keep?
  /// Where its name stands, in the file it was read from.
  public let position: SourcePosition
  /// The text of that file, kept with each run.
  public let definition: String

  /// The step with an id.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }
}

/// What becomes of slots that passed while no runner was there.
public enum CatchUp: String, CaseIterable, Sendable {
  /// All of them run, the oldest first; the last ``Job/catchUpBound`` when there are more.
  case all
  /// Only the last of them runs.
  case latest
  /// None of them runs.
  case none
}

/// What becomes of a slot that comes while the job still runs.
public enum Overlap: String, CaseIterable, Sendable {
  /// It is passed over, which is recorded.
  case skip
  /// It waits its turn.
  case queue
}

extension Job {
  /// At most so many slots are caught up after a time without runners, unless the job says otherwise.
  public static let usualCatchUpBound = 12

  /// A slot counts as on time when a runner comes within this many seconds after it, so that a crontab line every few
  /// minutes is enough.
  public static let punctuality = 3_600
}

/// One command of a job.
public struct Step: Hashable, Sendable {
  /// Its name within the job.
  public let id: String
  /// The steps that must have succeeded before it starts.
  public let needs: [String]
  /// The command and its arguments; at least the command.
  public let command: [Template]
  /// The exit codes that count as done.
  public let accept: Set<Int>
  /// How often and when it is tried again.
  public let retry: Retry?
  /// How long one attempt may take; no bound when there is none.
  public let timeout: Duration?
  /// After what it runs.
  public let when: When
  /// Environment variables for this step alone, over those of the job.
  public let environment: [EnvironmentVariable]
  /// How and where it runs; what it does not say, the job says.
  public let settings: StepSettings

  /// After what a step runs.
  public enum When: String, CaseIterable, Sendable {
    /// When all it needs has succeeded.
    case success
    /// When something of what it needs did not succeed; without needs, when something of the job did not.
    case failure
    /// When all it needs has ended, however; without needs, when the rest of the job has.
    case always
  }

  /// How long a step that runs after the time of the job was up may take, when it has no bound of its own.
  public static let timeAfterDeadline = Duration.seconds(300)
}

/// How and where a step runs.
public struct StepSettings: Hashable, Sendable {
  /// The folder in which it runs, from the folder in which the runner was started.
  public var folder: Template?
  /// Which rights new files do not get, as `umask` takes it.
  public var umask: Int?
  /// How many bytes of output are kept of one attempt.
  public var outputLimit: Int?

  /// Nothing said.
  public init() {}

  /// How many bytes of output are kept, unless something else is said: 64 MB.
  public static let usualOutputLimit = 64 << 20

  /// These, and for what they do not say the others.
  func over(_ others: StepSettings) -> StepSettings {
    var result = others
    if let folder { result.folder = folder }
    if let umask { result.umask = umask }
    if let outputLimit { result.outputLimit = outputLimit }
    return result
  }
}

/// How often and when a step that failed is tried again.
public struct Retry: Hashable, Sendable {
  /// At most so many attempts after the first.
  public let times: Int
  /// How long to wait before the second attempt.
  public let wait: Duration
  /// By how much each further wait is longer, in thousandths: 2000 doubles it.
  public let factorThousandths: Int
  /// By how much a wait may be longer by chance, in thousandths of it, so that several runners do not come back together.
  public let jitterThousandths: Int

  /// Makes a retry.
  public init(times: Int, wait: Duration, factorThousandths: Int, jitterThousandths: Int = Retry.usualJitter) {
    self.times = times
    self.wait = wait
    self.factorThousandths = factorThousandths
    self.jitterThousandths = jitterThousandths
  }

  /// The jitter of a retry that names none: a tenth.
  public static let usualJitter = 100

  /// No wait becomes longer than this.
  public static let longestWait = Duration.seconds(3_600)

  /// How long to wait after an attempt that failed (1 is the first).
  ///
  /// - Parameter chance: where between none and all of the jitter this wait lies, in thousandths.
  public func wait(afterAttempt attempt: Int, chance: Int = 0) -> Duration {
    let plain = plainWait(afterAttempt: attempt)
    return plain + .milliseconds(plain.wholeMilliseconds * jitterThousandths / 1_000 * chance / 1_000)
  }

  private func plainWait(afterAttempt attempt: Int) -> Duration {
    var milliseconds = wait.wholeMilliseconds
    for _ in 1..<max(1, attempt) {
      let (product, overflow) = milliseconds.multipliedReportingOverflow(by: factorThousandths)
      guard !overflow, product / 1_000 < Retry.longestWait.wholeMilliseconds else { return Retry.longestWait }
      milliseconds = product / 1_000
    }
    return min(.milliseconds(milliseconds), Retry.longestWait)
  }
}

/// An environment variable for the steps of a job.
public struct EnvironmentVariable: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Where its value comes from.
  public let value: Value

  /// Where the value of a variable comes from.
  public enum Value: Hashable, Sendable {
    /// A text, in which parameters may stand.
    case text(Template)
    /// A secret that is never shown.
    case secret(SecretSource)
  }
}

/// Where a secret is kept.
public enum SecretSource: Hashable, Sendable {
  /// In a file, without the line end it may end with.
  case file(String)
  /// In a variable of the runner's own environment.
  case variable(String)
}

/// Who is told what about the runs of a job.
public struct Notify: Hashable, Sendable {
  /// Who is told that a run failed, was late, or succeeded again.
  public var recipients: [Recipient] = []
  /// How long after its slot a run must be finished.
  public var lateAfter: Duration?
  /// Where each success is reported, so that a watch elsewhere notices when none comes.
  public var heartbeat: Recipient?
}

/// Somewhere a message goes.
public enum Recipient: Hashable, Sendable {
  /// A mail address, through the machine's own `sendmail`.
  case mail(String)
  /// A web address that is sent JSON.
  case webhook(WebTarget)
  /// A web address that is only called.
  case heartbeat(WebTarget)

  /// How it is delivered, as the database names it.
  public var channel: String {
    switch self {
    case .mail: "mail"
    case .webhook: "webhook"
    case .heartbeat: "heartbeat"
    }
  }

  /// The address, or where it is kept.
  public var target: String {
    switch self {
    case .mail(let address): address
    case .webhook(let target), .heartbeat(let target): target.text
    }
  }
}

/// A web address; one that is a secret itself stays where it is kept.
public enum WebTarget: Hashable, Sendable {
  /// The address.
  case address(String)
  /// Where the address is kept.
  case secret(SecretSource)

  /// The address, or `file:PATH` or `env:NAME`: what the database keeps and people see.
  public var text: String {
    switch self {
    case .address(let address): address
    case .secret(.file(let path)): "file:\(path)"
    case .secret(.variable(let name)): "env:\(name)"
    }
  }

  /// Reads what ``text`` gave.
  init(text: String) {
    if text.hasPrefix("file:") {
      self = .secret(.file(String(text.dropFirst(5))))
    } else if text.hasPrefix("env:") {
      self = .secret(.variable(String(text.dropFirst(4))))
    } else {
      self = .address(text)
    }
  }
}

/// How long runs of a job are kept.
public struct Keep: Hashable, Sendable {
  /// At least so many of the last runs.
  public let runs: Int?
  /// At least the runs of so many days.
  public let days: Int?
}

extension Duration {
  /// The duration in whole milliseconds, cut off.
  var wholeMilliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }

  /// The duration in whole seconds, cut off.
  var wholeSeconds: Int { Int(components.seconds) }
}
