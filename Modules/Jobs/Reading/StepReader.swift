import GuidanceKit
import YAMLDocument

extension JobFileReader {
  /// Variables that the runner itself sets for each step.
  static let reservedVariables = [
    "LEERSPOOR_JOB", "LEERSPOOR_RUN", "LEERSPOOR_SLOT", "LEERSPOOR_ATTEMPT", "LEERSPOOR_MONTH", "LEERSPOOR_STEP",
    "LEERSPOOR_NOW",
  ]

  func readEnvironment(_ cursor: YAMLCursor?, _ parameters: JobParameters) -> [EnvironmentVariable]? {
    guard let cursor else { return [] }
    return cursor.entries { key, value in
      guard let name = key.text() else { return nil }
      guard Names.isVariable(name) else {
        key.note(
          YAMLText(
            "\"\(name)\" is geen naam van een omgevingsvariabele; verwacht letters, cijfers en _, bv. LEERSPOOR_DB.",
            "\"\(name)\" is not the name of an environment variable; expected letters, digits and _, such as LEERSPOOR_DB."
          ))
        return nil
      }
      guard !Self.reservedVariables.contains(name) else {
        key.note(
          YAMLText(
            "\(name) wordt door leerspoor-run zelf gezet; verwacht een andere naam.",
            "\(name) is set by leerspoor-run itself; expected another name."))
        return nil
      }
      if value.node.entries != nil {
        return readSecret(value).map { EnvironmentVariable(name: name, value: .secret($0)) }
      }
      return readTemplate(value, parameters).map { EnvironmentVariable(name: name, value: .text($0)) }
    }
  }

  /// `cwd`, `umask` and `output`, of a job or of a step.
  func readSettings(_ map: YAMLMap, _ parameters: JobParameters) -> StepSettings {
    var settings = StepSettings()
    settings.folder = map.optional("cwd").flatMap { readTemplate($0, parameters) }
    settings.umask = map.optional("umask")?.value(
      YAMLText("een octaal getal tussen aanhalingstekens, bv. \"027\"", "an octal number in quotes such as \"027\"")
    ) { text in
      guard (3...4).contains(text.utf8.count), let value = Int(text, radix: 8), value <= 0o777 else { return nil }
      return value
    }
    settings.outputLimit = map.optional("output")?.value(
      YAMLText("een hoeveelheid, bv. 500kB, 64MB of 1GB", "an amount such as 500kB, 64MB or 1GB"), ByteText.parse)
    return settings
  }

  func readSteps(_ cursor: YAMLCursor?, _ parameters: JobParameters) -> [Step]? {
    guard let cursor else { return nil }
    var places: [StepPlace] = []
    let steps = cursor.list { item in item.mapping { readStep($0, parameters, &places) } }
    if cursor.node.elements?.isEmpty == true {
      cursor.note(
        YAMLText(
          "'steps' is een lege lijst; verwacht minstens één stap.",
          "'steps' is an empty list; expected at least one step."))
      return nil
    }
    let isSound = check(places)
    return isSound ? steps : nil
  }

  /// What is known about a step for looking at all of them together, even when the rest of it cannot be read.
  struct StepPlace {
    let id: String
    let cursor: YAMLCursor
    var needs: [(id: String, cursor: YAMLCursor)] = []
  }

  private func readStep(_ map: YAMLMap, _ parameters: JobParameters, _ places: inout [StepPlace]) -> Step? {
    let idCursor = map.required("id")
    let id = idCursor?.value(Names.expectation) { Names.isName($0) ? $0 : nil }
    let needs = readNeeds(map.optional("needs"))
    let runCursor = map.required("run")
    let command = readCommand(runCursor, parameters)
    let accept = map.optional("accept").map(readAccept) ?? [0]
    let retry = map.optional("retry").map(readRetry)
    let timeout = readDuration(map.optional("timeout"))
    let when = map.optional("when").map { $0.choice(Step.When.self) } ?? .success
    let environment = readEnvironment(map.optional("env"), parameters)
    let settings = readSettings(map, parameters)
    if let id, let idCursor { places.append(StepPlace(id: id, cursor: idCursor, needs: needs ?? [])) }
    guard let id, let needs, let command, let accept, let when, let environment else { return nil }
    if case .some(.none) = retry { return nil }
    return Step(
      id: id, needs: needs.map(\.id), command: command, accept: accept, retry: retry.flatMap(\.self), timeout: timeout,
      when: when, environment: environment, settings: settings)
  }

  private func readNeeds(_ cursor: YAMLCursor?) -> [(id: String, cursor: YAMLCursor)]? {
    guard let cursor else { return [] }
    return cursor.list { item in item.text().map { ($0, item) } }
  }

  private func readCommand(_ cursor: YAMLCursor?, _ parameters: JobParameters) -> [Template]? {
    guard let cursor else { return nil }
    guard cursor.node.elements?.isEmpty != true else {
      cursor.note(
        YAMLText(
          "'\(cursor.path)' is een lege lijst; verwacht een programma en zijn argumenten, bv. [leerspoor-audit, check].",
          "'\(cursor.path)' is an empty list; expected a program and its arguments, such as [leerspoor-audit, check]."))
      return nil
    }
    guard cursor.node.scalar == nil else {
      cursor.expected(
        YAMLText(
          "een lijst van programma en argumenten, bv. [leerspoor-audit, check]",
          "a list of program and arguments, such as [leerspoor-audit, check]"))
      return nil
    }
    guard let command = cursor.list({ readTemplate($0, parameters) }) else { return nil }
    guard let program = command.first, !program.source.isEmpty else {
      cursor.note(
        YAMLText(
          "'\(cursor.path)' noemt geen programma; verwacht het als eerste.",
          "'\(cursor.path)' names no program; expected it first."))
      return nil
    }
    if program.names.isEmpty, let place = cursor.node.elements?.first {
      let position = SourcePosition(file: file, line: place.line, column: place.column)
      commands.append(CommandUse(program: program.source, position: position, path: searchPath))
    }
    return command
  }

  private func readTemplate(_ cursor: YAMLCursor, _ parameters: JobParameters) -> Template? {
    guard let text = cursor.node.scalar?.text == "" ? "" : cursor.text() else { return nil }
    guard !text.utf8.contains(0) else {
      cursor.expected(YAMLText("tekst zonder het teken U+0000", "text without the character U+0000"))
      return nil
    }
    do throws(Template.Failure) {
      let template = try Template(text)
      let unknown = template.names.filter { !parameters.names.contains($0) }
      for name in unknown { cursor.note(Self.undefined(name, in: cursor.path, parameters)) }
      return unknown.isEmpty ? template : nil
    } catch {
      cursor.expected(
        error == .unclosed
          ? YAMLText("}} na {{, bv. {{ month }}", "}} after {{, such as {{ month }}")
          : YAMLText("een naam tussen {{ en }}, bv. {{ month }}", "a name between {{ and }}, such as {{ month }}"))
      return nil
    }
  }

  private static func undefined(_ name: String, in path: String, _ parameters: JobParameters) -> YAMLText {
    if JobParameters.known.contains(name) {
      return YAMLText(
        "'\(path)' gebruikt {{ \(name) }}, maar de opdracht heeft die parameter niet; zet er bovenaan bij: parameter: {\(name): previous}.",
        "'\(path)' uses {{ \(name) }}, but the job has no such parameter; add at the top: parameter: {\(name): previous}."
      )
    }
    let near = NearestName.nearest(to: name, in: JobParameters.known, limit: 1).first
    let known = JobParameters.known.map { "{{ \($0) }}" }
    return YAMLText(
      "'\(path)' gebruikt de onbekende parameter {{ \(name) }}; verwacht \(known.joined(separator: ", "))."
        + (near.map { " Bedoelde u {{ \($0) }}?" } ?? ""),
      "'\(path)' uses the unknown parameter {{ \(name) }}; expected \(known.joined(separator: ", "))."
        + (near.map { " Did you mean {{ \($0) }}?" } ?? ""))
  }

  private func readAccept(_ cursor: YAMLCursor) -> Set<Int>? {
    guard let codes = cursor.list({ $0.int(in: 0...255) }) else { return nil }
    guard !codes.isEmpty else {
      cursor.note(
        YAMLText(
          "'\(cursor.path)' is een lege lijst; verwacht exitcodes, bv. [0, 1].",
          "'\(cursor.path)' is an empty list; expected exit codes, such as [0, 1]."))
      return nil
    }
    return Set(codes)
  }

  private func readRetry(_ cursor: YAMLCursor) -> Retry? {
    cursor.mapping { map -> Retry? in
      let times = map.required("times")?.int(in: 0...10)
      let wait = map.optional("wait").map(readDuration) ?? .seconds(10)
      let factor = map.optional("factor").map(readFactor) ?? 1_000
      let jitter = map.optional("jitter").map(readJitter) ?? Retry.usualJitter
      guard let times, let wait, let factor, let jitter else { return nil }
      return Retry(times: times, wait: wait, factorThousandths: factor, jitterThousandths: jitter)
    }
  }

  private func readFactor(_ cursor: YAMLCursor) -> Int? {
    if let value = cursor.node.scalar?.decimal?.scaled(to: 3), (1_000...10_000).contains(value) { return value }
    cursor.expected(YAMLText("een getal van 1 tot 10, bv. 2 of 1.5", "a number from 1 to 10, such as 2 or 1.5"))
    return nil
  }

  private func readJitter(_ cursor: YAMLCursor) -> Int? {
    if let value = cursor.node.scalar?.decimal?.scaled(to: 3), (0...1_000).contains(value) { return value }
    cursor.expected(YAMLText("een getal van 0 tot 1, bv. 0.2", "a number from 0 to 1, such as 0.2"))
    return nil
  }

  // MARK: - All steps together

  /// Notes ids that stand twice, needs that do not exist, and cycles; false when there was any.
  private func check(_ places: [StepPlace]) -> Bool {
    var isSound = true
    var seen: [String: YAMLCursor] = [:]
    for place in places {
      if let earlier = seen[place.id] {
        isSound = false
        place.cursor.note(
          YAMLText(
            "de stap \"\(place.id)\" staat er al op regel \(earlier.node.line); verwacht een andere naam.",
            "the step \"\(place.id)\" stands on line \(earlier.node.line) already; expected another name."))
      }
      seen[place.id] = seen[place.id] ?? place.cursor
    }
    let ids = places.map(\.id)
    for place in places {
      for need in place.needs where seen[need.id] == nil {
        isSound = false
        let near = NearestName.nearest(to: need.id, in: ids.filter { $0 != place.id }, limit: 1).first
        need.cursor.note(
          YAMLText(
            "de stap \"\(place.id)\" heeft \"\(need.id)\" nodig, maar die stap is er niet."
              + (near.map { " Bedoelde u \"\($0)\"?" } ?? ""),
            "the step \"\(place.id)\" needs \"\(need.id)\", but there is no such step."
              + (near.map { " Did you mean \"\($0)\"?" } ?? "")))
      }
    }
    for cycle in StepGraph.cycles(places.map { ($0.id, $0.needs.map(\.id)) }) {
      isSound = false
      guard let place = seen[cycle[0]] else { continue }
      let path = cycle.joined(separator: " \u{2192} ")
      place.note(
        YAMLText(
          "de stappen wachten in een kring op elkaar: \(path) (elk heeft de volgende nodig). Haal één van die needs weg.",
          "the steps wait for each other in a circle: \(path) (each needs the next). Take one of those needs away."))
    }
    return isSound
  }
}
