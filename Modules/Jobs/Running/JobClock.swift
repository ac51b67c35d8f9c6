public import Cron

/// Time as the runner sees it; made by the tool, or by a test.
public struct JobClock: Sendable {
  /// What time it is.
  public var now: @Sendable () -> Instant
  /// Time since some fixed moment, never set back: what timeouts are measured with.
  public var uptime: @Sendable () -> Duration
  /// Waits between attempts of a step; throws when the run is stopped.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// Makes a clock.
  public init(
    now: @escaping @Sendable () -> Instant, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }
}
