public import GuidanceKit

/// Why a job ran.
public enum RunCause: String, CaseIterable, Sendable {
  /// Its schedule said so.
  case schedule
  /// Its schedule said so while no runner was there.
  case catchUp = "catch-up"
  /// Someone asked for it.
  case manual
  /// Someone asked for the slots of a stretch of time.
  case backfill

  /// The cause for people.
  public var label: Label {
    switch self {
    case .schedule: Label("schema", "schedule")
    case .catchUp: Label("ingehaald", "caught up")
    case .manual: Label("met de hand", "by hand")
    case .backfill: Label("alsnog", "backfill")
    }
  }
}

/// How a run stands.
public enum RunState: String, CaseIterable, Sendable, Codable {
  /// It runs, or its runner died without telling.
  case running
  /// Every step ended as it should.
  case succeeded
  /// A step did not.
  case failed
  /// It took longer than it may.
  case timedOut = "timed-out"
  /// Someone stopped it.
  case cancelled
  /// Its runner died.
  case interrupted
  /// It was passed over, and why is recorded.
  case skipped

  /// The state for people.
  public var label: Label {
    switch self {
    case .running: Label("loopt", "running")
    case .succeeded: Label("gelukt", "succeeded")
    case .failed: Label("mislukt", "failed")
    case .timedOut: Label("te lang", "timed out")
    case .cancelled: Label("gestopt", "cancelled")
    case .interrupted: Label("onderbroken", "interrupted")
    case .skipped: Label("overgeslagen", "skipped")
    }
  }
}

/// How one attempt of a step stands.
public enum StepState: String, CaseIterable, Sendable, Codable {
  /// It runs.
  case running
  /// It ended with an accepted exit code.
  case succeeded
  /// It ended otherwise, or could not be started.
  case failed
  /// It took longer than it may and was ended.
  case timedOut = "timed-out"
  /// It was stopped with its run.
  case cancelled
  /// It never started: something it needs did not succeed, or it was done already.
  case skipped
  /// Its runner died; whether it finished is not known.
  case unknown

  /// The state for people.
  public var label: Label {
    switch self {
    case .running: Label("loopt", "running")
    case .succeeded: Label("gelukt", "succeeded")
    case .failed: Label("mislukt", "failed")
    case .timedOut: Label("te lang", "timed out")
    case .cancelled: Label("gestopt", "cancelled")
    case .skipped: Label("overgeslagen", "skipped")
    case .unknown: Label("onbekend", "unknown")
    }
  }
}

/// One run of a job.
public struct JobRun: Hashable, Sendable {
  /// The number of the run.
  public let id: Int
  /// The name of the job.
  public let job: String
  /// The logical moment it is for; a run by hand has a name of its own, see ``slotTime``.
  public let slot: String
  /// Why it ran.
  public let cause: RunCause
  /// The logical month, `2026-01`, when the job has one.
  public let month: String?
  /// The job file as it was.
  public let definition: String
  /// When it began.
  public let started: UTCTime
  /// When it ended; nothing while it runs or when its end was never recorded.
  public let ended: UTCTime?
  /// How it stands.
  public let state: RunState
  /// Why it failed or was skipped.
  public let detail: Label?
  /// The process that runs or ran it.
  public let runner: RunnerIdentity

  /// The logical moment, for a run that has one.
  public var slotTime: UTCTime? { UTCTime(iso: slot) }
}

/// One attempt of one step of a run.
public struct JobStepRun: Hashable, Sendable {
  /// The run.
  public let run: Int
  /// The id of the step.
  public let step: String
  /// Which attempt, from 1.
  public let attempt: Int
  /// The command and its arguments.
  public let command: [String]
  /// When it began; nothing when it was skipped.
  public let started: UTCTime?
  /// When it ended; nothing when it runs, was skipped, or its end was never recorded.
  public let ended: UTCTime?
  /// How it stands.
  public let state: StepState
  /// The exit code, when it ended by itself.
  public let exitCode: Int?
  /// The signal that ended it.
  public let signal: Int?
  /// Why it failed to start, was skipped or cancelled.
  public let detail: Label?
  /// Its output.
  public let output: StepOutputRecord?
}

/// The output of an attempt: where it is in full, and its two ends.
public struct StepOutputRecord: Hashable, Sendable, Codable {
  /// The file that holds everything the step wrote.
  public let path: String
  /// The size of that file in bytes.
  public let bytes: Int
  /// The first part as text.
  public let head: String
  /// The last part as text; empty when the first part is everything.
  public let tail: String

  /// Makes a record.
  public init(path: String, bytes: Int, head: String, tail: String) {
    self.path = path
    self.bytes = bytes
    self.head = head
    self.tail = tail
  }
}

/// How an attempt ended.
public struct StepEnd: Hashable, Sendable, Codable {
  /// How it stands.
  public var state: StepState
  /// The exit code, when it ended by itself.
  public var exitCode: Int?
  /// The signal that ended it.
  public var signal: Int?
  /// Why, where the exit code does not say it.
  public var detail: Label?
  /// Its output.
  public var output: StepOutputRecord?

  /// Makes an end.
  public init(
    _ state: StepState, exitCode: Int? = nil, signal: Int? = nil, detail: Label? = nil, output: StepOutputRecord? = nil
  ) {
    self.state = state
    self.exitCode = exitCode
    self.signal = signal
    self.detail = detail
    self.output = output
  }
}

/// What a message about a job says.
public enum NotificationKind: String, CaseIterable, Sendable {
  /// A run failed.
  case failure
  /// A run succeeded after one that failed.
  case recovery
  /// A run was not finished in time.
  case late
  /// A run never came.
  case missing
  /// A run succeeded, for a watch that raises the alarm when this stops coming.
  case heartbeat

  /// What it says, for people.
  public var label: Label {
    switch self {
    case .failure: Label("mislukt", "failed")
    case .recovery: Label("hersteld", "recovered")
    case .late: Label("te laat", "late")
    case .missing: Label("uitgebleven", "missing")
    case .heartbeat: Label("levensteken", "sign of life")
    }
  }
}

/// A message about a run, delivered or still to be delivered.
public struct JobNotification: Hashable, Sendable {
  /// The number of the message.
  public let id: Int
  /// The run it is about; nothing for a run that never came.
  public let run: Int?
  /// The name of the job.
  public let job: String
  /// What it says.
  public let kind: NotificationKind
  /// How it is delivered: `mail`, `webhook` or `heartbeat`.
  public let channel: String
  /// The address.
  public let target: String
  /// The text; its first line is the subject.
  public let message: String
  /// When it was made.
  public let created: UTCTime
  /// When it was delivered; nothing when it was not.
  public let delivered: UTCTime?
  /// How many times delivering was tried.
  public let attempts: Int
  /// Why the last attempt failed.
  public let lastError: String?

  /// Makes a message.
  public init(
    id: Int, run: Int?, job: String, kind: NotificationKind, channel: String, target: String, message: String,
    created: UTCTime, delivered: UTCTime?, attempts: Int, lastError: String?
  ) {
    self.id = id
    self.run = run
    self.job = job
    self.kind = kind
    self.channel = channel
    self.target = target
    self.message = message
    self.created = created
    self.delivered = delivered
    self.attempts = attempts
    self.lastError = lastError
  }
}
