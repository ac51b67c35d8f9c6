public import GuidanceKit

/// What a reader made of a cell: the value, or why there is none, and what is worth a remark.
///
/// A reader knows nothing of files and rows; whoever calls it adds the place.
public struct CellReading<Value: Sendable>: Sendable {
  /// The value; `nil` when the cell cannot be used.
  public var value: Value?
  /// What was wrong, or mended.
  public var remarks: [CellRemark]

  /// A value that needs no remark, or one with remarks.
  public init(_ value: Value, remarks: [CellRemark] = []) {
    self.value = value
    self.remarks = remarks
  }

  /// No value, and why.
  public init(refused remark: CellRemark) {
    value = nil
    remarks = [remark]
  }

  /// The same remarks with another value.
  public func map<Other>(_ transform: (Value) -> Other) -> CellReading<Other> {
    var reading = CellReading<Other>(remarks: remarks)
    reading.value = value.map(transform)
    return reading
  }

  private init(remarks: [CellRemark]) {
    value = nil
    self.remarks = remarks
  }
}

extension CellReading: Equatable where Value: Equatable {}

/// Something to say about a cell: a stable code, and what was found, what was expected, what to do.
public struct CellRemark: Hashable, Sendable {
  /// The code.
  public let code: ProblemCode
  /// The message, without the place.
  public internal(set) var message: Label
  /// The institution that could not be found, with those that may be meant; `nil` for every other remark.
  var search: InstitutionSearch?

  /// Makes a remark.
  public init(_ code: ProblemCode, _ message: Label) {
    self.code = code
    self.message = message
  }

  /// A remark in the one form of all of them, such as `"half dag" is geen exacte duur; verwacht bv. 1:30`.
  ///
  /// - Parameters:
  ///   - found: the cell, quoted; long texts are shortened.
  ///   - fault: what is wrong with it, behind the quoted cell.
  ///   - expected: what would have been right.
  ///   - cure: what to do, a sentence without its full stop, when that is not plain from what was expected.
  init(_ code: ProblemCode, found: String, _ fault: Label, expected: Label, cure: Label? = nil) {
    let cell = CellText.shown(found)
    let damage = CellDamage.sentence(found)
    self.init(
      code,
      Label(
        "\(cell) \(fault.dutch); verwacht \(expected.dutch)." + (cure.map { " \(Self.sentence($0.dutch))" } ?? "")
          + (damage.map { " \($0.dutch)" } ?? ""),
        "\(cell) \(fault.english); expected \(expected.english)." + (cure.map { " \(Self.sentence($0.english))" } ?? "")
          + (damage.map { " \($0.english)" } ?? "")))
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix("?") ? text : text + "." }

  /// The remark at its place.
  public func problem(at position: SourcePosition?) -> InputProblem {
    InputProblem(code: code.rawValue, severity: code.severity, position: position, message: message)
  }
}
