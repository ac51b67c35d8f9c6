import Foundation
public import Register

/// What the system knows about processes.
public enum SystemProcesses {
  /// This process, told apart from a later one with the same number.
  public static func current() -> RunnerIdentity {
    let pid = Int(getpid())
    return RunnerIdentity(pid: pid, boot: boot, started: status(of: pid)?.started ?? "")
  }

  /// Whether a process that was told apart so still exists: the same boot, number and start; nothing when it counts its
  /// processes otherwise than this one does: in another container, or before the machine was started anew.
  public static func isAlive(_ identity: RunnerIdentity) -> Bool? {
    guard identity.boot == boot else { return nil }
    guard let status = status(of: identity.pid) else {
      // Without /proc the number is all there is.
      return identity.started.isEmpty && kill(pid_t(identity.pid), 0) == 0
    }
    return status.started == identity.started && status.state != "Z"
  }

  /// The folder of the running program, where its companions are.
  public static var programFolder: String? {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = path ?? CommandLine.arguments.first.map { URL(fileURLWithPath: $0).path }
    return program.map { ($0 as NSString).deletingLastPathComponent }
  }

  /// The boot of the machine, and the space in which processes are numbered: `…/pid:[4026531836]`.
  private static let boot: String = {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    let boot = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
    return space.map { "\(boot)/\($0)" } ?? boot
  }()

  /// What `/proc` says about a process.
  private struct Status {
    let state: Substring
    let session: Int
    let started: String
  }

  private static func status(of pid: Int) -> Status? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
    // The name in the second field may hold blanks and brackets; what counts comes after its last bracket.
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let session = Int(fields[3]) else { return nil }
    return Status(state: fields[0], session: session, started: String(fields[19]))
  }

  /// The processes of a session that still run, its leader among them.
  ///
  /// A step runs in a session of its own: children that made a process group of their own, as `timeout` does, are in it too.
  static func members(ofSession session: Int) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int.init).filter { pid in
      guard let status = status(of: pid) else { return false }
      return status.session == session && status.state != "Z"
    }
  }

  /// Sends a signal to everything in a session that still runs.
  static func signal(_ number: Int32, session: Int) {
    kill(pid_t(-session), number)
    for pid in members(ofSession: session) where pid != session { kill(pid_t(pid), number) }
  }
}
