import Foundation
import GuidanceKit

/// Keeps two runs off the same folder: a lock on a hidden file in it, which goes with the process that holds it.
final class InboxLock {
  static let fileName = ".leerspoor-inbox.lock"
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - attempts: how often to try.
  ///   - pause: waits between two attempts.
  /// - Throws: ``ImportRefusal`` when another run holds it, or the folder cannot be written.
  init(folder: String, attempts: Int, pause: () -> Void) throws {
    descriptor = open("\(folder)/\(Self.fileName)", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw InboxMessages.unusable(folder, code: errno) }
    for attempt in 1...max(attempts, 1) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      if attempt < attempts { pause() }
    }
    close(descriptor)
    throw InboxMessages.busy(folder)
  }

  deinit { close(descriptor) }
}

/// The messages of the inbox.
enum InboxMessages {
  static func busy(_ folder: String) -> ImportRefusal {
    refusal(
      .inboxBusy, folder,
      Label(
        "een ander programma verwerkt deze map; verwacht één tegelijk. Wacht tot dat klaar is en probeer opnieuw.",
        "another program works on this folder; expected one at a time. Wait until it is done and try again."))
  }

  static func unusable(_ folder: String, code: Int32) -> ImportRefusal {
    let reason = reason(code)
    return refusal(
      .inboxUnusable, folder,
      Label(
        "de map kan niet gebruikt worden (\(reason.dutch)); verwacht een map waarin geschreven mag worden. "
          + "Maak de map aan of vraag schrijfrechten.",
        "the folder cannot be used (\(reason.english)); expected a folder that may be written. "
          + "Make the folder or ask for write permission."))
  }

  static func problem(_ code: ProblemCode, _ path: String, _ message: Label) -> InputProblem {
    InputProblem(code: code.rawValue, severity: code.severity, position: SourcePosition(file: path), message: message)
  }

  /// What the system says, in both languages where it is one of the usual reasons.
  static func reason(_ code: Int32) -> Label {
    switch code {
    case ENOENT: return Label("ze bestaat niet", "it does not exist")
    case ENOTDIR: return Label("het is geen map", "it is no folder")
    case EACCES, EPERM: return Label("geen rechten", "no permission")
    case EROFS: return Label("alleen leesbaar", "read-only")
    case ENOSPC: return Label("de schijf is vol", "the disk is full")
    case EXDEV: return Label("de doelmap staat op een andere schijf", "the target folder is on another disk")
    default:
      let text = String(cString: strerror(code))
      return Label(text, text)
    }
  }

  private static func refusal(_ code: ProblemCode, _ path: String, _ message: Label) -> ImportRefusal {
    ImportRefusal([problem(code, path, message)])
  }
}
