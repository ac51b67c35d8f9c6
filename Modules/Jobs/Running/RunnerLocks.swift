import Foundation
public import Register

/// Locks that runners hold as long as they live: how one knows of another in a container or on an earlier boot of the machine,
/// where process numbers say nothing.
public struct RunnerLocks: Sendable {
  private let folder: String

  /// Locks beside the output of steps.
  public init(outputFolder: String) { folder = "\(outputFolder)/lopend" }

  private func path(_ identity: RunnerIdentity) -> String {
    let place = identity.boot.replacing("/", with: "-")
    return "\(folder)/\(identity.pid)-\(identity.started)-\(place).lock"
  }

  /// Takes the lock of a runner until the result is released or the process ends, however it ends.
  ///
  /// - Returns: nothing when no lock can be made there; then others go by process numbers alone.
  public func hold(_ identity: RunnerIdentity) -> Held? {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = path(identity)
    // Closed in children: a step that outlives its runner must not keep the lock.
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard file >= 0 else { return nil }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
    return Held(file: file, path: path)
  }

  /// A lock that is held.
  public final class Held: Sendable {
    private let file: Int32
    private let path: String

    init(file: Int32, path: String) {
      self.file = file
      self.path = path
    }

    deinit {
      unlink(path)
      close(file)
    }
  }

  /// Whether a runner still exists.
  ///
  /// Of one that counts its processes as this one does the system knows; of any other its lock tells.
  public func isAlive(_ identity: RunnerIdentity) -> Bool {
    if let known = SystemProcesses.isAlive(identity) { return known }
    let path = path(identity)
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return true }
    unlink(path)
    return false
  }
}
