import Cron
public import GuidanceKit
import YAMLDocument

/// What reading a job file gave.
public struct JobFile: Sendable {
  /// The job, when nothing is wrong.
  public let job: Job?
  /// Everything wrong with it, and what deserves a look, in the order of the file.
  public let problems: [InputProblem]
  /// The programs that its steps name, also when something else is wrong with it.
  let commands: [CommandUse]
  /// The deadline that its schedule names.
  let deadline: DeadlineUse?
  /// The secrets it names.
  let secrets: [SecretUse]

  /// Reads a job file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  public init(_ bytes: [UInt8], file: String) {
    let reader = JobFileReader(file: file, definition: String(decoding: bytes, as: UTF8.self))
    var problems: [YAMLProblem] = []
    var read: JobFileReader.Result = .unreadable
    do throws(YAMLProblems) {
      read = try YAMLDocument.read(bytes, file: file) { reader.read($0) }
    } catch {
      problems = error.problems
    }
    problems = YAMLProblems(problems + reader.placed).problems
    if case .job(let job) = read, problems.isEmpty { self.job = job } else { self.job = nil }
    self.problems = problems.map(InputProblem.init(yaml:)) + (problems.isEmpty ? reader.remarks : [])
    commands = reader.commands
    deadline = reader.deadline
    secrets = reader.secrets
  }
}

/// A deadline that a schedule names.
struct DeadlineUse: Sendable {
  let code: String
  let position: SourcePosition
}

/// A secret that a job needs.
struct SecretUse: Sendable {
  let source: SecretSource
  let position: SourcePosition
}

/// A program that a step names.
struct CommandUse: Sendable {
  let program: String
  let position: SourcePosition
  /// The `PATH` of the job, when it has one of its own.
  let path: String?
}

extension InputProblem {
  /// A problem of a YAML file as the tools show it.
  init(yaml problem: YAMLProblem) {
    self.init(
      code: problem.kind.rawValue,
      position: SourcePosition(file: problem.file, line: problem.line, column: problem.column),
      message: Label(problem.message.dutch, problem.message.english))
  }
}

/// Reads the keys of a job file, and gathers what the walk over the nodes cannot note by itself.
final class JobFileReader {
  let file: String
  let definition: String
  /// Problems at a place within a value, such as a column of a cron expression.
  var placed: [YAMLProblem] = []
  /// What deserves a look but is not wrong.
  var remarks: [InputProblem] = []
  /// The programs that steps name.
  var commands: [CommandUse] = []
  /// The `PATH` that the job gives its steps.
  var searchPath: String?
  /// The deadline that the schedule names.
  var deadline: DeadlineUse?
  /// The secrets named anywhere.
  var secrets: [SecretUse] = []

  init(file: String, definition: String) {
    self.file = file
    self.definition = definition
  }

  enum Result {
    case job(Job)
    /// Something is wrong, and was noted in ``placed``.
    case unreadable
  }

  func read(_ top: YAMLCursor) -> Result? {
    top.mapping { map -> Result? in
      let nameCursor = map.required("job")
      let name = nameCursor?.value(Names.expectation) { Names.isName($0) ? $0 : nil }
      let title = map.optional("title")?.string()
      let zone = readZone(map.optional("timezone"))
      let schedule = readSchedule(map, zone: zone)
      let parameters = readParameters(map.optional("parameter"))
      let catchUp = readCatchUp(map.optional("catch_up"))
      let overlap = map.optional("overlap").map { $0.choice(Overlap.self) } ?? .skip
      let timeout = readDuration(map.optional("timeout"))
      let resumes = map.optional("resume").map { $0.bool() } ?? false
      let environment = readEnvironment(map.optional("env"), parameters)
      if case .text(let path)? = environment?.first(where: { $0.name == "PATH" })?.value { searchPath = path.source }
      let settings = readSettings(map, parameters)
      let steps = readSteps(map.required("steps"), parameters)
      let notify = readNotify(map.optional("notify"))
      let keep = readKeep(map.optional("keep"))
      guard let name, let zone, let schedule, let catchUp, let overlap, let resumes, let environment, let steps,
        let notify
      else { return placed.isEmpty ? nil : .unreadable }
      let position = SourcePosition(file: file, line: nameCursor?.node.line, column: nameCursor?.node.column)
      return .job(
        Job(
          name: name, title: title, schedule: schedule, zone: zone, parameters: parameters, catchUp: catchUp.mode,
          catchUpBound: catchUp.bound, catchUpSpacing: catchUp.spacing, overlap: overlap, timeout: timeout,
          resumes: resumes, environment: environment, settings: settings, steps: steps, notify: notify, keep: keep,
          position: position, definition: definition))
    }
  }

  // MARK: - Small values

  func readDuration(_ cursor: YAMLCursor?) -> Duration? {
    cursor?.value(
      YAMLText("een duur, bv. 30s, 10m of 1h30m", "a duration such as 30s, 10m or 1h30m"), DurationText.parse)
  }

  private func readZone(_ cursor: YAMLCursor?) -> Zone? {
    let name = cursor?.text() ?? (cursor == nil ? Zone.defaultIdentifier : nil)
    guard let name else { return nil }
    do throws(ZoneError) {
      return try Zone(identifier: name)
    } catch {
      let near = NearestName.nearest(to: name, in: Zone.knownIdentifiers, limit: 1).first
      let hint = near.map { YAMLText(" Bedoelde u \($0)?", " Did you mean \($0)?") } ?? YAMLText("", "")
      let message = YAMLText(error.dutch + hint.dutch, error.english + hint.english)
      if let cursor {
        cursor.note(message)
      } else {
        placed.append(YAMLProblem(kind: .badValue, file: file, line: 1, column: 1, message: message))
      }
      return nil
    }
  }

  /// `all`, `latest` or `none`, or a mapping with a bound and a spacing beside it.
  private func readCatchUp(_ cursor: YAMLCursor?) -> (mode: CatchUp, bound: Int, spacing: Duration?)? {
    guard let cursor else { return (.all, Job.usualCatchUpBound, nil) }
    guard cursor.node.entries != nil else {
      return cursor.choice(CatchUp.self).map { ($0, Job.usualCatchUpBound, nil) }
    }
    return cursor.mapping { map in
      let mode = map.required("slots")?.choice(CatchUp.self)
      let bound = map.optional("most").map { $0.int(in: 1...1_000) } ?? Job.usualCatchUpBound
      let spacing = readDuration(map.optional("spacing"))
      guard let mode, let bound else { return nil }
      return (mode, bound, spacing)
    }
  }

  private func readParameters(_ cursor: YAMLCursor?) -> JobParameters {
    guard let cursor else { return JobParameters() }
    return cursor.mapping { map in
      JobParameters(
        month: map.optional("month")?.choice(JobParameters.Choice.self),
        week: map.optional("week")?.choice(JobParameters.Choice.self),
        schoolYear: map.optional("school_year")?.choice(JobParameters.Choice.self))
    } ?? JobParameters()
  }

  private func readKeep(_ cursor: YAMLCursor?) -> Keep? {
    cursor?.mapping { map in
      let runs = map.optional("runs")?.int(in: 1...1_000_000)
      let days = map.optional("days")?.int(in: 1...36_600)
      if map.keys.isEmpty { map.cursor.expected(YAMLText("runs, days of beide", "runs, days or both")) }
      return Keep(runs: runs, days: days)
    }
  }

  private func readNotify(_ cursor: YAMLCursor?) -> Notify? {
    guard let cursor else { return Notify() }
    return cursor.mapping { map in
      let recipients = map.optional("failure").map { $0.list(readRecipient) } ?? []
      let heartbeat = map.optional("heartbeat").map { readWebTarget($0) }
      let late = map.optional("late").map { late in
        late.mapping { map in map.required("after").flatMap(readDuration) }
      }
      guard let recipients else { return nil }
      if case .some(.none) = heartbeat { return nil }
      if late != nil, recipients.isEmpty {
        map.note(
          at: "late",
          YAMLText(
            "'notify.late' heeft niemand om te verwittigen; zet de ontvangers onder notify.failure.",
            "'notify.late' has nobody to tell; put the recipients under notify.failure."))
      }
      return Notify(
        recipients: recipients, lateAfter: late.flatMap(\.self),
        heartbeat: heartbeat.flatMap(\.self).map(Recipient.heartbeat))
    }
  }

  private func readRecipient(_ cursor: YAMLCursor) -> Recipient? {
    cursor.mapping { map in
      guard let (key, value) = map.exactlyOne(of: ["mail", "webhook"]) else { return nil }
      if key == "mail" {
        return value.value(YAMLText("een mailadres, bv. data@example.org", "a mail address such as data@example.org")) {
          Names.isMailAddress($0) ? .mail($0) : nil
        }
      }
      return readWebTarget(value).map(Recipient.webhook)
    }
  }

  /// A web address, or where it is kept when it is a secret.
  private func readWebTarget(_ cursor: YAMLCursor) -> WebTarget? {
    if cursor.node.entries != nil { return readSecret(cursor).map(WebTarget.secret) }
    return cursor.value(
      YAMLText("een webadres dat met https:// begint", "a web address that begins with https://")
    ) { Names.isWebAddress($0) ? .address($0) : nil }
  }

  /// `{file: PATH}` or `{from: NAME}`.
  func readSecret(_ cursor: YAMLCursor) -> SecretSource? {
    cursor.mapping { map -> SecretSource? in
      guard let (key, value) = map.exactlyOne(of: ["file", "from"]) else { return nil }
      let source: SecretSource?
      if key == "file" {
        source = value.text().map(SecretSource.file)
      } else {
        source = value.value(
          YAMLText("de naam van een omgevingsvariabele", "the name of an environment variable")
        ) { Names.isVariable($0) ? .variable($0) : nil }
      }
      if let source {
        secrets.append(
          SecretUse(
            source: source, position: SourcePosition(file: file, line: value.node.line, column: value.node.column)))
      }
      return source
    }
  }
}

/// Which texts may be names and addresses.
enum Names {
  static let expectation = YAMLText(
    "een naam van kleine letters, cijfers en koppeltekens, bv. maandrapport",
    "a name of small letters, digits and hyphens, such as maandrapport")

  /// Small letters, digits and hyphens, at most 64, beginning with a letter: names become file names and words on command lines.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  /// Letters, digits and underscores, not beginning with a digit.
  static func isVariable(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
    }
  }

  /// One `@` with something on both sides, and nothing that could end a mail header.
  static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), text.utf8.count <= 254 else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.value > 32 && $0.value != 127 && !"<>,;:\"\\()[]".unicodeScalars.contains($0)
    }
      && !text.hasPrefix("-") && !text.hasSuffix(".")
  }

  /// `https://` or `http://` with a host, and no blanks.
  static func isWebAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(scheme.count)
    guard let first = rest.first, first != "/", first != ":", text.utf8.count <= 2_048 else { return false }
    return text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value < 127 && $0 != "\"" && $0 != "\\" }
  }
}
