public import Register

/// Something that happens while a job runs, for showing progress.
public enum JobEvent: Sendable {
  /// A run began.
  case runBegan(run: Int, job: Job, month: String?)
  /// An attempt of a step began.
  case stepBegan(step: String, attempt: Int)
  /// An attempt of a step ended.
  case stepEnded(step: String, attempt: Int, end: StepEnd, took: Duration)
  /// A step will be tried again.
  case stepWaits(step: String, attempt: Int, wait: Duration)
  /// A step will not run.
  case stepSkipped(step: String, state: StepState)
  /// A run ended.
  case runEnded(run: Int, job: Job, state: RunState, took: Duration)
}
