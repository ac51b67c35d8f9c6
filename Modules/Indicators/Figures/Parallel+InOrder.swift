import Dispatch
import GuidanceKit
import Synchronization

extension Parallel {
  /// What one wave of pieces became.
  private final class Wave<T: Sendable>: Sendable {
    private let pieces = Mutex<[T]>([])

    func set(_ made: [T]) { pieces.withLock { $0 = made } }

    func taken() -> [T] {
      pieces.withLock { pieces in
        defer { pieces = [] }
        return pieces
      }
    }
  }

  /// Makes pieces side by side, so many at a time, and hands each over in order on the calling thread, while the next
  /// ones are made.
  ///
  /// - Throws: what handing over throws.
  static func inOrder<T: Sendable>(
    _ count: Int, width: Int, make: @escaping @Sendable (Int) -> T, handOver: (T) throws -> Void
  ) throws {
    let wave = Wave<T>()
    var ready: [T] = []
    for start in stride(from: 0, to: count + width, by: width) {
      let places = min(start, count)..<min(start + width, count)
      let group = DispatchGroup()
      DispatchQueue.global().async(group: group) { wave.set(map(places, make)) }
      defer { group.wait() }
      for piece in ready { try handOver(piece) }
      group.wait()
      ready = wave.taken()
    }
  }
}
