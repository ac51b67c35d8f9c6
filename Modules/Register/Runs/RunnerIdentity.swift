/// The process that runs a job, told apart from a later process with the same number.
public struct RunnerIdentity: Hashable, Sendable {
  /// The number of the process.
  public let pid: Int
  /// The boot of the machine it runs on; another boot means that it is gone.
  public let boot: String
  /// When the process started, as the system gives it.
  public let started: String

  /// Makes an identity.
  public init(pid: Int, boot: String, started: String) {
    self.pid = pid
    self.boot = boot
    self.started = started
  }
}
