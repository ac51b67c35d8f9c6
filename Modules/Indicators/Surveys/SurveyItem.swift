public import GuidanceKit

/// A closed item of surveys with scores, and the part of figure ids by which its scores are found.
public struct SurveyQuestion: Hashable, Sendable {
  /// Its part of figure ids: `1.1-2`.
  public let part: String
  /// What it asks.
  public let label: Label
  /// The item of the instrument; `nil` for a question of a team.
  public let item: EDBIItem?
}

/// An item as surveys ask it: one of the instrument, or a question of a team.
struct SurveyItem: Hashable, Sendable {
  /// The code, or the question as it stands in the sheet.
  var code: String
  /// The item of the instrument; `nil` for a question of a team.
  var known: EDBIItem?
  /// Its part of figure ids.
  var part: String

  /// What it asks.
  var label: Label { known?.label ?? Label(code, code) }

  /// What agreement means; `nil` when nobody said so, as with a question of a team.
  var polarity: ItemPolarity? { known?.polarity }

  /// The block it belongs to; `nil` for a question of a team.
  var block: SurveyBlock? {
    guard let known, known.block.isClosed, let polarity else { return nil }
    return SurveyBlock(block: known.block, polarity: polarity)
  }

  /// The items of many answers by their code, each with a part of its own.
  static func table(_ codes: some Sequence<String>) -> [String: SurveyItem] {
    var taken: Set<String> = []
    var table: [String: SurveyItem] = [:]
    for code in Set(codes).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let known = EDBIItem(rawValue: code)
      let wanted = known?.code ?? slug(code)
      var part = wanted
      var count = 1
      while !taken.insert(part).inserted {
        count += 1
        part = "\(wanted)-\(count)"
      }
      table[code] = SurveyItem(code: code, known: known, part: part)
    }
    return table
  }

  /// The question without the signs that names are made with; the instrument's codes hold a digit first or `M`, so
  /// the word in front keeps them apart.
  private static func slug(_ question: String) -> String {
    let words = TextFolding.folded(question).split { !$0.isLetter && !$0.isNumber }
    return (["question"] + words).joined(separator: "-")
  }
}

/// Items of one block that may be taken together: favourable and unfavourable ones never are.
struct SurveyBlock: Hashable, Sendable {
  var block: EDBIBlock
  var polarity: ItemPolarity

  /// Its part of figure ids.
  var part: String { "block-\(block.code)" + (polarity == .unfavourable ? "-unfavourable" : "") }

  /// The name people read.
  var label: Label {
    guard polarity == .unfavourable else { return block.label }
    return Label(
      "\(block.label.dutch), ongunstige items", "\(block.label.english), unfavourable items")
  }
}

/// An item or a block: what a score is of.
enum SurveyPart: Hashable, Sendable {
  case item(SurveyItem)
  case block(SurveyBlock)

  /// The last or next to last part of the figure's id.
  var id: String {
    switch self {
    case .item(let item): item.part
    case .block(let block): block.part
    }
  }

  var label: Label {
    switch self {
    case .item(let item): item.label
    case .block(let block): block.label
    }
  }

  var polarity: ItemPolarity? {
    switch self {
    case .item(let item): item.polarity
    case .block(let block): block.polarity
    }
  }
}
