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

  private let places: [FigureID: Int]

  /// The version of the shape of `figures.json`.
  public static let schema = "leerspoor/figures/1"

  /// Sorts figures and gathers the values they used.
  ///
  /// Of two figures with one id the first stays.
  public init(_ figures: [Figure], request: FigureRequest, generatedFrom: Origin) {
    var places: [FigureID: Int] = [:]
    var sorted: [Figure] = []
    for figure in figures.sorted(by: { $0.id < $1.id }) where places[figure.id] == nil {
      places[figure.id] = sorted.count
      sorted.append(figure)
    }
    self.figures = sorted
    self.places = places
    self.request = request
    self.generatedFrom = generatedFrom
    let used = Dictionary(sorted.flatMap(\.evidence.parameters).map { ($0.name, $0) }) { first, _ in first }
    parameters = used.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The figure with an id; `nil` when this report has none.
  public subscript(id: FigureID) -> Figure? { places[id].map { figures[$0] } }

  /// The figure with an id as typed; `nil` when it is no id or this report has none.
  public subscript(text: String) -> Figure? { FigureID(text).flatMap { self[$0.withoutAsOf] } }

  /// The ids nearest to one that does not exist, for "bedoelde u …?".
  public func suggestions(for text: String) -> [String] {
    nearest(to: text, in: figures.map(\.id.text), limit: 3)
  }

  /// `figures.json`: sorted figures, sorted keys, no white space, exact numbers; the same figures give the same bytes.
  public func canonicalJSON() -> [UInt8] {
    JSONValue.object([
      "schema": .string(FigureSet.schema),
      "generated_from": .object([
        "batch": .integer(generatedFrom.batch),
        "plan": .object(["code": .string(generatedFrom.plan), "hash": .string(generatedFrom.planHash)]),
        "version": .string(generatedFrom.version),
      ]),
      "parameters": .object([
        "period": .string(request.period.iso), "day": .string(request.day.iso),
        "as_of": JSONValue(request.asOf), "audience": .string(request.audience.rawValue),
        "norms": .array(parameters.map { JSONValue($0) }),
      ]),
      "figures": figuresJSON,
    ]).bytes
  }

  /// The SHA-256 of the figures and the values they used, in hexadecimal: the bytes of the members `figures` and
  /// `norms` of ``canonicalJSON()``.
  ///
  /// When and from which state of the register they were made is left out, so that equal figures have equal hashes.
  public var hash: String {
    ContentDigest.hex(
      JSONValue.object(["figures": figuresJSON, "norms": .array(parameters.map { JSONValue($0) })]).bytes)
  }

  private var figuresJSON: JSONValue { .array(figures.map { JSONValue($0) }) }
}
