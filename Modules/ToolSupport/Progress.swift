import Foundation
public import GuidanceKit

/// A progress line on standard error: only on a terminal, and only past one second.
public final class ProgressLine {
  private let isShown: Bool
  private let started = Date()
  private var last = Date.distantPast
  private var isDrawn = false
  private let language: Language

  /// Makes a line; never shown when quiet.
  public init(quiet: Bool, language: Language = .dutch) {
    isShown = !quiet && isatty(STDERR_FILENO) == 1
    self.language = language
  }

  /// Shows how far the work is.
  ///
  /// - Parameters:
  ///   - done: what was done.
  ///   - total: what there is to do; `nil` when not known.
  ///   - unit: what is counted.
  public func update(_ done: Int, of total: Int?, unit: String) {
    guard isShown else { return }
    let now = Date()
    let elapsed = now.timeIntervalSince(started)
    guard elapsed > 1, now.timeIntervalSince(last) > 0.1 else { return }
    last = now
    isDrawn = true
    let rate = Int(Double(done) / elapsed)
    var text = "\r\u{1B}[K\(done) \(unit), \(rate)/s"
    if let total, total > 0, rate > 0 {
      text +=
        ", \(min(100, done * 100 / total)) %, \(max(0, total - done) / rate) s \(language == .dutch ? "te gaan" : "left")"
    }
    Console.raw(text)
  }

  /// Removes the line.
  public func finish() {
    guard isDrawn else { return }
    Console.raw("\r\u{1B}[K")
    isDrawn = false
  }
}
