public import GuidanceKit
import Register

/// All figures of one report, sorted by id, with what they were made from.
public struct FigureSet: Hashable, Sendable {
  /// What the figures were made from.
  public struct Origin: Hashable, Sendable {
    /// The last batch that was known.
    public var batch: Int
    /// The code of the plan.
    public var plan: String
    /// The SHA-256 of the plan with its norms, in hexadecimal.
    public var planHash: String
    /// The version of the program.
    public var version: String

    /// Makes an origin.
    public init(batch: Int, plan: String, planHash: String, version: String) {
      self.batch = batch
      self.plan = plan
      self.planHash = planHash
      self.version = version
    }
  }

  /// The figures, by id.
  public let figures: [Figure]
  /// What was asked.
  public let request: FigureRequest
  /// Every value of the plan that some figure used, by name.
  public let parameters: [NormEntry]
  /// What the figures were made from.
  public let generatedFrom: Origin

  /// The version of the shape of `figures.json`.
  public static let schema = "leerspoor/figures/1"

  /// Sorts figures and gathers the values they used.
  ///
  /// Of two figures with one id the first stays.
  public init(_ figures: consuming [Figure], request: FigureRequest, generatedFrom: Origin) {
    self.init(sorted: FigureSet.sorted(consume figures), request: request, generatedFrom: generatedFrom)
  }

  /// Gathers the values that figures used, which are sorted by id, each of which occurs once.
  init(sorted figures: [Figure], request: FigureRequest, generatedFrom: Origin) {
    self.figures = figures
    self.request = request
    self.generatedFrom = generatedFrom
    var used: [String: NormEntry] = [:]
    var last: [NormEntry] = []
    for place in self.figures.indices {
      let entries = self.figures[place].evidence.parameters
      // Neighbours mostly use the same.
      if entries == last { continue }
      last = entries
      for entry in entries where used[entry.name] == nil { used[entry.name] = entry }
    }
    parameters = used.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The figure with an id; `nil` when this report has none.
  public subscript(id: FigureID) -> Figure? {
    var (lower, upper) = (0, figures.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if figures[middle].id < id { lower = middle + 1 } else { upper = middle }
    }
    return lower < figures.count && figures[lower].id == id ? figures[lower] : nil
  }

  /// The figures whose names begin with a text, in their order.
  public func figures(startingWith start: String) -> ArraySlice<Figure> {
    let bytes = Array(start.utf8)
    func place(_ isBefore: (FigureID) -> Bool) -> Int {
      var (lower, upper) = (0, figures.count)
      while lower < upper {
        let middle = (lower + upper) / 2
        if isBefore(figures[middle].id) { lower = middle + 1 } else { upper = middle }
      }
      return lower
    }
    let first = place { $0.text.utf8.lexicographicallyPrecedes(bytes) }
    let end = place { $0.text.utf8.starts(with: bytes) || $0.text.utf8.lexicographicallyPrecedes(bytes) }
    return figures[first..<max(first, end)]
  }

  /// Sorted by id; of two figures with one id the first stays.
  static func sorted(_ figures: consuming [Figure]) -> [Figure] {
    var sorted = consume figures
    // Figures are large, so their names are sorted, and each figure is then moved once.
    let ids = sorted.map(\.id)
    var order = ids.indices.sorted { ids[$0] == ids[$1] ? $0 < $1 : ids[$0] < ids[$1] }
    let isRepeated = zip(order, order.dropFirst()).contains { ids[$0] == ids[$1] }
    for start in order.indices {
      var place = start
      while order[place] != start, order[place] != place {
        let next = order[place]
        sorted.swapAt(place, next)
        order[place] = place
        place = next
      }
      order[place] = place
    }
    if isRepeated {
      var last: FigureID?
      sorted.removeAll { figure in
        defer { last = figure.id }
        return figure.id == last
      }
    }
    return sorted
  }

  /// The figure with an id as typed; `nil` when it is no id or this report has none.
  public subscript(text: String) -> Figure? { FigureID(text).flatMap { self[$0.withoutAsOf] } }

  /// The ids nearest to one that does not exist, for "bedoelde u …?".
  public func suggestions(for text: String) -> [String] {
    nearest(to: text, in: figures.map(\.id.text), limit: 3)
  }

  /// `figures.json`: sorted figures, sorted keys, no white space, exact numbers; the same figures give the same bytes.
  public func canonicalJSON() -> [UInt8] {
    var bytes: [UInt8] = []
    // Appending to memory does not fail.
    try? writeCanonicalJSON { bytes += $0 }
    return bytes
  }

  /// Writes ``canonicalJSON()`` piece by piece.
  ///
  /// - Throws: what the sink throws.
  public func writeCanonicalJSON(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var text = CanonicalText(to: sink)
    try text.object {
      $0.key("figures")
      try writeFigures(&$0)
      $0.key("generated_from")
      $0.object {
        $0.key("batch")
        $0.integer(generatedFrom.batch)
        $0.key("plan")
        $0.object {
          $0.key("code")
          $0.string(generatedFrom.plan)
          $0.key("hash")
          $0.string(generatedFrom.planHash)
        }
        $0.key("version")
        $0.string(generatedFrom.version)
      }
      $0.key("parameters")
      $0.object {
        $0.key("as_of")
        $0.string(request.asOf)
        $0.key("audience")
        $0.string(request.audience.rawValue)
        $0.key("day")
        $0.string(request.day.iso)
        $0.key("norms")
        writeNorms(&$0)
        $0.key("period")
        $0.string(request.period.iso)
      }
      $0.key("schema")
      $0.string(FigureSet.schema)
    }
    try text.finish()
  }

  /// The SHA-256 of the figures and the values they used, in hexadecimal: the bytes of the members `figures` and
  /// `norms` of ``canonicalJSON()``.
  ///
  /// When and from which state of the register they were made is left out, so that equal figures have equal hashes.
  public var hash: String {
    ContentDigest.hex { sink in
      var text = CanonicalText(to: sink)
      // A digest takes all bytes.
      try? text.object {
        $0.key("figures")
        try writeFigures(&$0)
        $0.key("norms")
        writeNorms(&$0)
      }
      try? text.finish()
    }
  }

  /// The figures, some thousands at a time: pieces are written side by side, while those before are handed over.
  private func writeFigures(_ text: inout CanonicalText) throws {
    let size = 64
    try text.array { text in
      try Parallel.inOrder((figures.count + size - 1) / size, width: 16) { [figures] piece in
        let first = piece * size
        return CanonicalText.items(figures[first..<min(first + size, figures.count)], isFirst: first == 0) {
          $0.write($1)
        }
      } handOver: {
        try text.handOver($0)
      }
    }
  }

  private func writeNorms(_ text: inout CanonicalText) {
    text.array {
      for entry in parameters {
        $0.item()
        $0.write(entry)
      }
    }
  }
}
