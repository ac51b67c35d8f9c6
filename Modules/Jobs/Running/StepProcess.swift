import Foundation
import GuidanceKit
import Subprocess
import SystemPackage

/// One process: started in a session of its own, its output to a file, ended in time with everything it started.
struct StepProcess: Sendable {
  let program: String
  let arguments: [String]
  let environment: [String: String]
  let folder: String
  /// Which rights new files do not get; the runner's own when nothing is said.
  let umask: Int?
  let output: StepOutput
  /// How long it may take.
  let timeout: Duration?
  /// How long it gets to end by itself once it must.
  let grace: Duration
  let uptime: @Sendable () -> Duration

  /// How a process ended.
  enum End: Hashable, Sendable {
    case exited(Int)
    case signalled(Int)
    case timedOut
    case stopped
    case notStarted(Label)
  }

  /// Runs it to its end.
  ///
  /// Cancelling the task ends the process, and everything it started, before this returns.
  func run() async -> End {
    let stop = RaisedFlag()
    return await withTaskCancellationHandler {
      // A task of its own, so that cancelling does not reach into the waiting for the process: ending it is done below.
      await Task { await run(until: stop) }.value
    } onCancel: {
      stop.raise()
    }
  }

  private func run(until stop: RaisedFlag) async -> End {
    let outputPath = output.path
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(outputPath), .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite, .groupRead])
    } catch {
      return .notStarted(
        Label(
          "de uitvoer kan niet naar \(outputPath): \(error)", "the output cannot go to \(outputPath): \(error)"))
    }
    defer { try? descriptor.close() }
    do {
      let result = try await Subprocess.run(
        configuration, input: .none, output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
        error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false)
      ) { execution in
        await watch(Int(execution.processIdentifier.value), stop)
      }
      switch (result.closureResult, result.terminationStatus) {
      case (.timedOut, _): return .timedOut
      case (.stopped, _): return .stopped
      case (.ended, .exited(let code)): return .exited(Int(code))
      case (.ended, .signaled(let number)): return .signalled(Int(number))
      }
    } catch let error as SubprocessError {
      return .notStarted(Self.explain(error, program: program, folder: folder))
    } catch {
      return .notStarted(Label("\(program) kon niet starten: \(error)", "\(program) could not start: \(error)"))
    }
  }

  private var configuration: Subprocess.Configuration {
    var options = PlatformOptions()
    // A session of its own: it has no terminal to wait for, and everything it starts can be found.
    options.createSession = true
    let variables = environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
    var command = (program: program, arguments: arguments)
    if let umask {
      // The runner's own mask is that of all its threads, so it is the child that sets it.
      let mask = String(umask, radix: 8)
      command = ("/bin/sh", ["-c", "umask \(mask) && exec \"$0\" \"$@\"", program] + arguments)
    }
    return Subprocess.Configuration(
      executable: .path(FilePath(command.program)), arguments: Arguments(command.arguments),
      environment: .custom(Dictionary(variables, uniquingKeysWith: { $1 })), workingDirectory: FilePath(folder),
      platformOptions: options)
  }

  // MARK: - Watching

  private enum Watched {
    case ended, timedOut, stopped
  }

  /// Waits until the process has ended, or ends it when it must.
  ///
  /// Then it and everything in its session is told to end, and after the grace killed. The process is still there to be
  /// waited for, so its number cannot have gone to another one.
  private func watch(_ pid: Int, _ stop: RaisedFlag) async -> Watched {
    let deadline = timeout.map { uptime() + $0 }
    var pause = Duration.milliseconds(1)
    while !Self.hasEnded(pid) {
      if stop.isRaised {
        await end(pid)
        return .stopped
      }
      if let deadline, uptime() >= deadline {
        await end(pid)
        return .timedOut
      }
      output.keepWithinLimit()
      var wait = pause
      if let deadline { wait = min(wait, max(.milliseconds(1), deadline - uptime())) }
      try? await Task.sleep(for: wait)
      pause = min(pause * 1.5, .milliseconds(40))
    }
    return .ended
  }

  private func end(_ pid: Int) async {
    SystemProcesses.signal(SIGTERM, session: pid)
    let deadline = uptime() + grace
    while uptime() < deadline, !SystemProcesses.members(ofSession: pid).isEmpty {
      try? await Task.sleep(for: .milliseconds(20))
    }
    // A process that starts others while it is killed needs more than one round.
    for _ in 0..<50 {
      SystemProcesses.signal(SIGKILL, session: pid)
      if Self.hasEnded(pid), SystemProcesses.members(ofSession: pid).isEmpty { return }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Whether a child has ended; it stays to be waited for.
  private static func hasEnded(_ pid: Int) -> Bool {
    var info = siginfo_t()
    let result = waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT)
    return result != 0 && errno == ECHILD || info.si_signo != 0
  }

  private static func explain(_ error: SubprocessError, program: String, folder: String) -> Label {
    switch error.code {
    case .executableNotFound:
      Label("het programma \(program) is er niet.", "the program \(program) is not there.")
    case .failedToChangeWorkingDirectory:
      Label("de map \(folder) is er niet of is ontoegankelijk.", "the folder \(folder) is not there or not accessible.")
    default:
      Label("\(program) kon niet starten: \(error)", "\(program) could not start: \(error)")
    }
  }
}
