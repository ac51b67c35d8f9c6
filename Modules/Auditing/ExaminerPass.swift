import Dispatch
import GuidanceKit
import Register

/// Shows registrations to examiners on threads of their own while the next ones are read.
///
/// Each examiner is on one thread and sees every registration in order, so what it finds does not depend on the threads. No more
/// than some thousands of registrations are in memory at a time.
final class ExaminerPass {
  /// Examiners that share a thread.
  private final class Lane: @unchecked Sendable {
    // Only touched on the queue, and by `finish` when the queue is empty.
    var examiners: [(place: Int, examiner: any RegistrationExaminer)] = []
    let queue = DispatchQueue(label: "leerspoor.audit.examiners")
    /// Lets one piece wait or be looked at; the next is read meanwhile.
    let free = DispatchSemaphore(value: 1)
  }

  private let size = 2048
  private let lanes: [Lane]
  private var piece: [Fact<Registration>] = []
  /// How many registrations were shown.
  private(set) var count = 0

  /// - Parameter lanes: how many threads.
  init(_ examiners: [any RegistrationExaminer], lanes: Int = 2) {
    self.lanes = (0..<max(1, lanes)).map { _ in Lane() }
    for (place, examiner) in examiners.enumerated() {
      self.lanes[place % self.lanes.count].examiners.append((place, examiner))
    }
  }

  /// Shows one registration, soon.
  func show(_ fact: Fact<Registration>) {
    count += 1
    piece.append(fact)
    if piece.count == size { handOver() }
  }

  /// Waits until all was seen.
  ///
  /// - Returns: the examiners, in the order in which they were given.
  func finish() -> [any RegistrationExaminer] {
    handOver()
    for lane in lanes {
      lane.free.wait()
      lane.free.signal()
    }
    return lanes.flatMap(\.examiners).sorted { $0.place < $1.place }.map(\.examiner)
  }

  private func handOver() {
    let full = piece
    piece = []
    piece.reserveCapacity(size)
    for lane in lanes {
      lane.free.wait()
      lane.queue.async {
        for index in lane.examiners.indices {
          for fact in full { lane.examiners[index].examiner.examine(fact) }
        }
        lane.free.signal()
      }
    }
  }
}
