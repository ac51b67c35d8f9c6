/// A value of a formula together with where it came from, so that a report can print both.
public struct Norm<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value; an optional type where the rules give no default.
  public var value: Value
  /// Where the value came from.
  public var source: NormSource

  /// Makes a value with its source.
  public init(_ value: Value, source: NormSource) {
    self.value = value
    self.source = source
  }
}

/// Where the value of a norm came from.
public enum NormSource: Hashable, Sendable, Codable {
  /// The plan file.
  case plan
  /// A dated amendment of the plan's norms.
  case amendment(validFrom: CalendarDate)
  /// The default of the rules; the plan says nothing.
  case standard
  /// Nowhere: neither the plan nor the rules give one, so what needs it cannot be computed.
  case absent

  /// The source in words, for the method note of a report.
  public var label: Label {
    switch self {
    case .plan: Label("planbestand", "plan file")
    case .amendment(let day):
      Label("aanpassing vanaf \(NumberText(.dutch).date(day))", "amendment from \(NumberText(.english).date(day))")
    case .standard: Label("standaard van de rekenregels", "default of the rules")
    case .absent: Label("nergens vastgelegd", "not laid down anywhere")
    }
  }
}

/// One line of the method note: a norm, its value and where that came from.
public struct NormEntry: Hashable, Sendable {
  /// The name, as in the plan file.
  public var name: String
  /// The value in words; `nil` when there is none.
  public var value: Label?
  /// Where it came from.
  public var source: NormSource
  /// What it decides.
  public var meaning: Label

  /// Makes one line.
  public init(name: String, value: Label?, source: NormSource, meaning: Label) {
    self.name = name
    self.value = value
    self.source = source
    self.meaning = meaning
  }
}

/// A dated set of norms that overrides some of a plan's from a day on (`amends:` in a plan file).
public struct NormsAmendment: Hashable, Sendable, Codable {
  /// The code of the plan it belongs to.
  public var plan: String
  /// The first day on which it is in force.
  public var validFrom: CalendarDate
  /// Why it was made.
  public var note: String?
  /// The values it sets; those it leaves out stay as they were.
  public var values: NormValues

  /// Makes an amendment.
  public init(plan: String, validFrom: CalendarDate, note: String? = nil, values: NormValues) {
    self.plan = plan
    self.validFrom = validFrom
    self.note = note
    self.values = values
  }
}

extension Plan {
  /// The plan with the norms in force on a day: amendments that started on or before it, oldest first.
  ///
  /// Of two amendments from the same day the later in the array wins, so pass them in the order in which they became
  /// known. Amendments of other plans are left out.
  public func applying(_ amendments: [NormsAmendment], on day: CalendarDate) -> Plan {
    let inForce = amendments.enumerated()
      .filter { $0.element.plan == code && $0.element.validFrom <= day }
      .sorted { ($0.element.validFrom, $0.offset) < ($1.element.validFrom, $1.offset) }
    var plan = self
    for (_, amendment) in inForce {
      plan.norms.layers.append(
        NormLayer(source: .amendment(validFrom: amendment.validFrom), values: amendment.values))
    }
    return plan
  }
}
