public import GuidanceKit
public import Register

/// Something a rule found: what is wrong, the figures that contradict each other, the facts it rests on, and how to mend it.
public struct Finding: Hashable, Sendable {
  /// The code of the rule, for example `PRJ001`.
  public var rule: String
  /// How serious it is.
  public var severity: Severity
  /// The pillar, organisation, project, adviser, month or document it is about.
  public var scope: String
  /// What makes it the same finding in a later run, beside the rule: names and days, never line numbers.
  public var subject: [String]
  /// What is wrong, in one sentence that gives the figures.
  public var message: Label
  /// The figures with their sources, where two or more contradict each other.
  public var statements: [Statement]
  /// What to do.
  public var cure: Label
  /// The facts it rests on, in the order of their files; of very many only the first.
  public var facts: [FactReference]
  /// How many facts it rests on, whether or not all of them are in ``facts``.
  public var factCount: Int
  /// Words of the Dutch message that move with the day of the audit alone, and so say nothing about the facts.
  public var movingWords: [String] = []

  /// Makes a finding.
  public init(
    rule: String, severity: Severity, scope: String, subject: [String], message: Label, statements: [Statement] = [],
    cure: Label, facts: [FactReference] = [], factCount: Int? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.scope = scope
    self.subject = subject
    self.message = message
    self.statements = statements
    self.cure = cure
    self.facts = facts.sorted()
    self.factCount = max(factCount ?? 0, facts.count)
  }

  /// The text of which the hash makes two findings of different runs the same: rule and subject, each part with its length.
  public var identity: String {
    ([rule] + subject).map { "\($0.utf8.count):\($0)" }.joined()
  }
}

/// A figure as one source gives it.
public struct Statement: Hashable, Sendable {
  /// The figure, in words.
  public var value: Label
  /// Who says so, and where.
  public var source: Label

  /// Makes a statement.
  public init(_ value: Label, source: Label) {
    self.value = value
    self.source = source
  }
}

/// The place in a spreadsheet a fact came from.
public struct FactReference: Hashable, Sendable, Comparable {
  /// The kind of record.
  public var kind: RecordKind
  /// The number of the fact within its kind.
  public var id: Int
  /// The batch that brought it.
  public var batch: Int
  /// The file's name.
  public var file: String
  /// The text line on which the record begins, from 1.
  public var line: Int
  /// The spreadsheet row, from 1.
  public var row: Int

  /// Makes a reference.
  public init(kind: RecordKind, id: Int, batch: Int, file: String, line: Int, row: Int) {
    self.kind = kind
    self.id = id
    self.batch = batch
    self.file = file
    self.line = line
    self.row = row
  }

  /// By batch and line.
  public static func < (one: FactReference, other: FactReference) -> Bool {
    (one.batch, one.line, one.id) < (other.batch, other.line, other.id)
  }
}
