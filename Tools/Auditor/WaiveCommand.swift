import ArgumentParser
import Auditing
import Configuration
import Foundation
import GuidanceKit
import Register
import ToolSupport

struct WaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Accept a finding for a while, with a reason, a person and an end.",
    discussion: """
      A waiver holds until its last day, at most a year ahead, and only as long as the facts under the finding stay as they are.
      It is printed in every audit and in the submission. A waiver for a rule covers its findings that stand open now; a new one
      comes up. Nobody can waive a finding about registrations of their own,
      unless a ruleset says own_waivers: true.
      A file holds the same under version control: what it grants already is left as it is.

      Examples:
        leerspoor audit waive 12 --reason "school bevestigde de afspraak" --by "A. Peeters" --until 2026-06-30
        leerspoor audit waive DAT003 --scope B07 --reason "kampen in de herfstvakantie" --by "A. Peeters" --until 2026-06-30
        leerspoor audit waive --file vrijstellingen.yaml
      """)

  @ArgumentParser.Argument(help: "The number of a finding, or the code of a rule.")
  var target: String?

  @Option(help: "For a rule: the pillar, organisation, adviser or project to which it is confined.")
  var scope: String?

  @Option(help: "Why it is accepted.")
  var reason: String?

  @Option(help: "Who accepts it.")
  var by: String?

  @Option(help: "The last day on which it holds, as 2026-06-30.")
  var until: String?

  @Option(help: ArgumentHelp("Waivers in a YAML file.", valueName: "file"))
  var file: String?

  @OptionGroup var rules: RulesetOption

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if file != nil {
      guard target == nil, reason == nil, by == nil, until == nil, scope == nil else {
        throw ValidationError("--file says everything itself; leave out the finding and the other options.")
      }
      return
    }
    guard target != nil, reason != nil, by != nil, until != nil else {
      throw ValidationError("A waiver needs a finding or rule, --reason, --by and --until.")
    }
  }

  func run() throws {
    let moment = try options.moment()
    let register = try Register(path: options.databasePath, mode: .writing)
    let console = Console(options)
    let ruleset = try rules.read()
    // All are decided before the first is kept: a file with one that is refused grants none.
    let requests = try requests()
    var known: [(target: String, waiver: WaiverRecord)] = []
    var grants: [WaiverGrant] = []
    for request in requests {
      switch try register.read({ try decide(request, Waiving($0, today: moment.day, ruleset: ruleset)) }) {
      case .known(let waiver): known.append((request.target, waiver))
      case .grant(let grant): if !grants.contains(grant) { grants.append(grant) }
      }
    }
    let granted = try register.grant(grants, at: moment, actor: ToolEnvironment.actor)
    for (target, waiver) in known {
      try console.result(
        options.pick(
          "Vrijstelling \(waiver.id) zegt dit al (\(target)); er is niets gewijzigd.",
          "Waiver \(waiver.id) says this already (\(target)); nothing was changed."))
    }
    for waiver in granted { try console.result(told(waiver)) }
  }

  private enum Decision {
    case known(WaiverRecord)
    case grant(WaiverGrant)
  }

  private func decide(_ request: WaiverRequest, _ waiving: Waiving) throws -> Decision {
    // A file is given again and again; what it granted before may cover findings that are resolved by now.
    if file != nil, let known = try waiving.known(request) { return .known(known) }
    let grant = try waiving.grant(request)
    if let known = try waiving.known(grant) { return .known(known) }
    return .grant(grant)
  }

  private func told(_ waiver: WaiverRecord) -> String {
    let grant = waiver.grant
    let until = NumberText(options.language).date(grant.until)
    let count = grant.covers.count
    let what =
      grant.rule.map {
        options.pick(
          "regel \($0): \(count) \(count == 1 ? "bevinding" : "bevindingen")",
          "rule \($0): \(count) \(count == 1 ? "finding" : "findings")")
      } ?? options.pick("bevinding \(grant.finding ?? 0)", "finding \(grant.finding ?? 0)")
    return options.pick(
      "Vrijstelling \(waiver.id) gegeven voor \(what), tot en met \(until). Ze vervalt vroeger als de feiten wijzigen.",
      "Waiver \(waiver.id) granted for \(what), through \(until). It lapses earlier when the facts change.")
  }

  private func requests() throws -> [WaiverRequest] {
    guard let file else {
      return [
        WaiverRequest(
          target: target ?? "", scope: scope, reason: reason ?? "", by: by ?? "",
          until: try DayArgument.read(until ?? "", option: "--until"))
      ]
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw UsageError(
        Label(
          "\(file) kan niet gelezen worden; verwacht een YAML-bestand met vrijstellingen.",
          "\(file) cannot be read; expected a YAML file of waivers."))
    }
    let waivers: WaiverFile
    do {
      waivers = try WaiverFile.read(Array(bytes), file: file)
    } catch {
      Console.error(error.text(options.language))
      throw Exit.failure
    }
    return waivers.entries.map {
      WaiverRequest(target: $0.target, scope: $0.scope, reason: $0.reason, by: $0.by, until: $0.until)
    }
  }
}

struct UnwaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unwaive", abstract: "Take a waiver back before its last day, with a reason.",
    discussion: """
      Example:
        leerspoor audit unwaive 3 --reason "toch hersteld in het blad" --by "A. Peeters"
      """)

  @ArgumentParser.Argument(help: "The number of the waiver; see waivers.")
  var waiver: Int

  @Option(help: "Why.")
  var reason: String

  @Option(help: "Who.")
  var by: String

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if [reason, by].contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--reason and --by cannot be empty.")
    }
  }

  func run() throws {
    let moment = try options.moment()
    let register = try Register(path: options.databasePath, mode: .writing)
    try register.withdraw(waiver: waiver, reason: reason, by: by, at: moment, actor: ToolEnvironment.actor)
    try Console(options).result(
      options.pick(
        "Vrijstelling \(waiver) is ingetrokken; haar bevindingen staan weer open.",
        "Waiver \(waiver) is withdrawn; its findings are open again."))
  }
}
