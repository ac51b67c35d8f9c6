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
  ///   - count: what was done, in units that people count.
  ///   - unit: what is counted.
  ///   - done: how far the work is, in whatever ``total`` is measured in.
  ///   - total: what there is to do; `nil` when not known.
  public func update(_ count: Int, _ unit: Label, done: Int, of total: Int?) {
    guard isShown else { return }
    let now = Date()
    let elapsed = now.timeIntervalSince(started)
    guard elapsed > 1, now.timeIntervalSince(last) > 0.1 else { return }
    last = now
    isDrawn = true
    Console.raw("\r\u{1B}[K" + text(count, unit, done: done, of: total, elapsed: elapsed))
  }

  /// The line: `120.000 rijen, 250.000/s, 48 %, nog 5 s`.
  func text(_ count: Int, _ unit: Label, done: Int, of total: Int?, elapsed: Double) -> String {
    let number = NumberText(language)
    var text = "\(number.integer(count)) \(unit[language]), \(number.integer(Int(Double(count) / elapsed)))/s"
    if let total, total > 0, done > 0 {
      let left = Int((Double(max(0, total - done)) * elapsed / Double(done)).rounded(.up))
      let time = left < 60 ? "\(left) s" : "\(left / 60) min \(left % 60) s"
      text += ", \(min(100, done * 100 / total)) %, " + (language == .dutch ? "nog \(time)" : "\(time) left")
    }
    return text
  }

  /// Removes the line.
  public func finish() {
    guard isDrawn else { return }
    Console.raw("\r\u{1B}[K")
    isDrawn = false
  }
}
