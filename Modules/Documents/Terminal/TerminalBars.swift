/// Bars and lines made of block signs; they read without colour.
enum TerminalBars {
  private static let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A value with its marks: `███████▌···│····┃`.
  static func bullet(_ bullet: Bullet, axis: Axis, width: Int) -> String {
    let width = max(4, width)
    var cells = [Character](repeating: "·", count: width)
    if let value = bullet.value {
      let steps = axis.position(value) * width * 8 / 10_000
      if let upper = bullet.upperValue {
        let end = (axis.position(upper) * width + 9_999) / 10_000
        for index in 0..<min(width, end) { cells[index] = "░" }
      }
      for index in 0..<(steps / 8) { cells[index] = "█" }
      if steps / 8 < width, steps % 8 > 0 { cells[steps / 8] = eighths[steps % 8] }
    }
    for mark in bullet.marks.sorted(by: { $0.kind.rank < $1.kind.rank }) {
      cells[min(width - 1, axis.position(mark.position) * width / 10_000)] = mark.kind.character
    }
    return String(cells)
  }

  /// A bar in parts, each with its own sign.
  static func stack(_ parts: [Fraction?], axis: Axis, width: Int) -> String {
    var line = ""
    var end = 0
    for (index, part) in parts.enumerated() {
      guard let part, part.numerator > 0 else { continue }
      let before = end * width / 10_000
      end = min(10_000, end + axis.position(part))
      line += String(repeating: String(partCharacter(index)), count: max(1, end * width / 10_000 - before))
    }
    return line
  }

  /// The sign of a part of a bar.
  static func partCharacter(_ index: Int) -> Character {
    let signs: [Character] = ["█", "▓", "▒", "░"]
    return signs[index % signs.count]
  }

  /// Values as a line of small bars, one sign each; a gap where there is none.
  static func sparkline(_ values: [Fraction?], axis: Axis? = nil) -> String {
    let present = values.compactMap(\.self)
    guard let low = present.min(), let high = present.max() else { return "" }
    let scale = axis ?? Axis(from: low, to: low < high ? high : Fraction(low.numerator + 1))
    return String(
      values.map { value in value.map { heights[min(7, scale.position($0) * 8 / 10_000)] } ?? " " })
  }
}

extension Bullet.MarkKind {
  /// The sign where only letters can be printed.
  var character: Character {
    switch self {
    case .target: "┃"
    case .threshold: "╎"
    case .baseline: "┆"
    case .pace: "△"
    case .forecast: "◇"
    }
  }

  /// Where two marks fall together the higher rank is seen.
  fileprivate var rank: Int {
    switch self {
    case .baseline: 0
    case .forecast: 1
    case .pace: 2
    case .threshold: 3
    case .target: 4
    }
  }
}
