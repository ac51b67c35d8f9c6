import Dispatch
import Synchronization

/// Work on several processors at once.
public enum Parallel {
  /// The results of a body for each place, in order, worked out side by side.
  public static func map<T: Sendable>(_ places: Range<Int>, _ body: @Sendable (Int) -> T) -> [T] {
    let results = Mutex([T?](repeating: nil, count: places.count))
    DispatchQueue.concurrentPerform(iterations: places.count) { index in
      let result = body(places.lowerBound + index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
