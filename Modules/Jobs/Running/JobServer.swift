import Cron
import Foundation
public import GuidanceKit
import Register

/// Runs jobs at their times for as long as it is let.
///
/// Different jobs run side by side. The folder is read again when a file in it changes; a file that is wrong then leaves the
/// last version of its job at work.
public actor JobServer {
  /// Something worth a line in the log.
  public enum News: Sendable {
    /// It began, with so many jobs.
    case began(jobs: Int, problems: [InputProblem])
    /// The folder was read again.
    case reloaded(jobs: Int, problems: [InputProblem], kept: [String])
    /// Something was done about a job, or why nothing was.
    case did(DueRunner.Entry, Job?)
    /// Something about a job could not be done and will be tried again.
    case failed(job: String, any Error)
    /// No further run begins; so many still go on.
    case draining(jobs: [String])
    /// The runs that go on are ended.
    case killing
  }

  private let folderPath: String
  private let engine: @Sendable () throws -> JobEngine
  private let onNews: @Sendable (News) -> Void
  /// Called at each round, for what stands beside the work: figures for a monitor.
  private let onRound: @Sendable ([Job]) -> Void

  private var jobs: [Job] = []
  private var signature = ""
  private var mustReload = false
  private let drain = RaisedFlag()
  private var active: [String: Task<Void, Never>] = [:]
  /// When each job is looked at next, on the clock that is never set back.
  private var nextLook: [String: Duration] = [:]
  private var lastSaid: [String: DueRunner.Entry] = [:]
  private var nextCare: Duration = .zero
  private var began: UTCTime?

  /// How often a job is looked at although no slot has come: someone may have resumed it, or set the clock.
  static let lookEvery = Duration.seconds(30)
  /// How often messages are tried again and history is tidied.
  static let careEvery = Duration.seconds(60)

  /// Makes a server.
  ///
  /// - Parameters:
  ///   - folder: the folder with job files.
  ///   - engine: makes an engine that knows the calendar as it is now.
  public init(
    folder: String, engine: @escaping @Sendable () throws -> JobEngine, onNews: @escaping @Sendable (News) -> Void,
    onRound: @escaping @Sendable ([Job]) -> Void = { _ in }
  ) {
    folderPath = folder
    self.engine = engine
    self.onNews = onNews
    self.onRound = onRound
  }

  // MARK: - What it is told

  /// Reads the folder again, whether or not a file changed.
  public func reload() { mustReload = true }

  /// Lets no further run begin; ``run()`` comes back when the last one has ended.
  public func stop() {
    guard !drain.isRaised else { return }
    drain.raise()
    onNews(.draining(jobs: active.keys.sorted()))
  }

  /// Ends the runs that go on; they are recorded as interrupted when the program has to end.
  public func kill() {
    drain.raise()
    onNews(.killing)
    for task in active.values { task.cancel() }
  }

  // MARK: - Rounds

  /// Works until it is stopped.
  ///
  /// - Throws: what making the first engine throws.
  public func run() async throws {
    let first = try engine()
    let folder = JobFolder(path: folderPath)
    jobs = folder.jobs
    signature = Self.signature(folderPath)
    onNews(.began(jobs: jobs.count, problems: folder.problems))
    began = UTCTime(unixSeconds: first.context.clock.now().secondsSince1970)
    while !drain.isRaised {
      await round()
      try? await Task.sleep(for: .milliseconds(500))
    }
    for task in active.values { await task.value }
    _ = try? first.recorder.flush()
    onRound(jobs)
  }

  private func round() async {
    reloadWhenChanged()
    let engine: JobEngine
    do { engine = try self.engine() } catch {
      onNews(.failed(job: "", error))
      return
    }
    let uptime = engine.context.clock.uptime()
    for job in jobs where active[job.name] == nil || job.overlap == .skip {
      guard uptime >= nextLook[job.name] ?? .zero else { continue }
      look(at: job, engine, uptime)
    }
    if uptime >= nextCare {
      nextCare = uptime + Self.careEvery
      await care(engine)
    }
    onRound(jobs)
  }

  /// Starts a task that runs what is due of a job, and plans when to look again.
  private func look(at job: Job, _ engine: JobEngine, _ uptime: Duration) {
    let now = engine.context.clock.now()
    var slots = job.slots(after: now, calendar: engine.context.calendar, deadlines: engine.context.deadlines)
    let untilSlot = slots.next().map { Duration.seconds(now.seconds(to: $0)) } ?? Self.lookEvery
    nextLook[job.name] = uptime + min(untilSlot, Self.lookEvery)
    let isFirst = active[job.name] == nil
    let flag = drain
    let runner = DueRunner(
      engine: engine, postman: Postman(context: engine.context, store: engine.store), mustStop: { flag.isRaised })
    let task = Task {
      var hasRun = false
      do {
        let entries = try await runner.runSlots([job])
        hasRun = entries.contains { if case .ran = $0.what { true } else { false } }
        self.note(entries, of: job)
      } catch is CancellationError {
      } catch {
        self.fail(job, error)
      }
      if isFirst { self.finished(job, hasRun: hasRun) }
    }
    // A second look while the job runs only records what is passed over; it is short.
    if isFirst { active[job.name] = task }
  }

  private func note(_ entries: [DueRunner.Entry], of job: Job) {
    for entry in entries where lastSaid[job.name] != entry {
      onNews(.did(entry, job))
      lastSaid[job.name] = entry
    }
    if entries.isEmpty { lastSaid[job.name] = nil }
  }

  private func fail(_ job: Job, _ error: any Error) { onNews(.failed(job: job.name, error)) }

  private func finished(_ job: Job, hasRun: Bool) {
    active[job.name] = nil
    // What waited for it is looked at at once.
    if hasRun { nextLook[job.name] = nil }
  }

  private func care(_ engine: JobEngine) async {
    let postman = Postman(context: engine.context, store: engine.store)
    let moment = UTCTime(unixSeconds: engine.context.clock.now().secondsSince1970 - 30)
    do {
      try await DueRunner(engine: engine, postman: postman).lookAfter(jobs, messagesBefore: moment)
    } catch {
      onNews(.failed(job: "", error))
    }
  }

  // MARK: - The folder

  private func reloadWhenChanged() {
    let found = Self.signature(folderPath)
    guard mustReload || found != signature else { return }
    mustReload = false
    signature = found
    let folder = JobFolder(path: folderPath)
    var kept: [String] = []
    // A file that is still there but wrong keeps its job; one that was taken away takes its job along.
    let isReadable = !folder.files.isEmpty || FileManager.default.isReadableFile(atPath: folderPath)
    for job in jobs where folder.job(named: job.name) == nil {
      let hasOther = folder.jobs.contains { $0.position.file == job.position.file }
      if !isReadable || (folder.files.contains(job.position.file) && !hasOther) { kept.append(job.name) }
    }
    let stay = jobs.filter { kept.contains($0.name) }
    jobs = (folder.jobs + stay).sorted { $0.name < $1.name }
    for job in jobs { nextLook[job.name] = nil }
    onNews(.reloaded(jobs: jobs.count, problems: folder.problems, kept: kept))
  }

  /// What a folder looks like from outside: the names, sizes and times of change of its files.
  private static func signature(_ path: String) -> String {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: path).sorted()) ?? []
    let files = names.isEmpty ? [path] : names.filter { $0.hasSuffix(".yaml") }.map { "\(path)/\($0)" }
    return files.map { file in
      var status = stat()
      guard stat(file, &status) == 0 else { return "\(file)?" }
      let changed = status.st_ctim
      return "\(file) \(status.st_size) \(changed.tv_sec).\(changed.tv_nsec) \(status.st_ino)"
    }.joined(separator: "\n")
  }
}
