import Foundation
import GuidanceKit
import Register
import Subprocess
import SystemPackage

/// A way to bring a message where it must go.
struct Delivery: Sendable {
  /// Sends a message; gives the reason when it could not, nothing when it went.
  var send: @Sendable (JobNotification) async -> String?

  /// Mail through `sendmail`, web addresses through `curl`: the programs of the machine, with its own settings.
  static func system(_ context: RunnerContext) -> Delivery {
    let finder = finder(
      CommandFinder(toolFolder: nil, path: context.environment["PATH"], workingFolder: context.workingFolder))
    @Sendable func say(_ dutch: String, _ english: String) -> String { Label(dutch, english)[context.language] }
    let noMail = say("sendmail staat niet op deze computer", "sendmail is not on this machine")
    let noWeb = say("curl staat niet op deze computer", "curl is not on this machine")
    let noChannel = say("onbekend kanaal", "unknown channel")
    return Delivery { message in
      switch message.channel {
      case "mail":
        guard let program = finder.find("sendmail") else { return noMail }
        return await run(program, ["-oi", "-t"], mail(message), for: message, context)
      case "webhook", "heartbeat":
        guard let program = finder.find("curl") else { return noWeb }
        let address: String
        switch WebTarget(text: message.target) {
        case .address(let text): address = text
        case .secret(let source):
          guard let secret = context.secrets.value(source) else {
            return context.secrets.failure(source)?[context.language]
          }
          address = secret
        }
        guard Names.isWebAddress(address) else {
          return say("\(message.target) is geen webadres", "\(message.target) is no web address")
        }
        let error = await run(program, curlArguments, curlInput(address, message), for: message, context)
        // An address may be a secret itself, and so may be what a server says of it.
        return message.target == address ? error : error?.replacing(address, with: message.target)
      default: return "\(noChannel) \(message.channel)"
      }
    }
  }

  /// Looks in the folders for system programs as well, which an ordinary `PATH` may leave out.
  static func finder(_ base: CommandFinder) -> CommandFinder {
    var finder = base
    finder.searchPath += ["/usr/local/bin", "/usr/sbin", "/usr/lib"]
    return finder
  }

  /// What `curl` is told on its input, where other users of the machine do not see it: an address may hold a key.
  private static var curlArguments: [String] {
    [
      "--config", "-", "--silent", "--show-error", "--fail", "--max-time", "20", "--retry", "2", "--retry-delay", "2",
      "--retry-connrefused", "--proto", "=http,https", "--output", "/dev/null",
    ]
  }

  /// The configuration that `curl` reads: where to, and what.
  private static func curlInput(_ address: String, _ message: JobNotification) -> String {
    var lines = ["url = \"\(address)\""]
    if message.channel == "webhook" {
      // Backslashes and quotes are what curl takes for its own within quotes.
      let body = payload(message).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      lines += ["header = \"Content-Type: application/json\"", "data-raw = \"\(body)\""]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - What is sent

  /// The message as a mail with its headers.
  static func mail(_ message: JobNotification) -> String {
    let (subject, body) = parts(message)
    return """
      To: \(message.target)
      Subject: \(header(subject))
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      \(Data(body.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))

      """
  }

  /// The message as JSON.
  static func payload(_ message: JobNotification) -> String {
    struct Payload: Encodable {
      let schema = "leerspoor/notification/1"
      let job: String
      let run: Int?
      let kind: String
      let created: String
      let subject: String
      let text: String
    }
    let (subject, body) = parts(message)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let payload = Payload(
      job: message.job, run: message.run, kind: message.kind.rawValue, created: message.created.iso, subject: subject,
      text: body)
    return (try? encoder.encode(payload)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The subject, which is the first line, and the rest.
  private static func parts(_ message: JobNotification) -> (subject: String, body: String) {
    let lines = message.message.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    return (String(lines.first ?? ""), lines.count > 2 ? String(lines[2]) : "")
  }

  /// A header value; as an encoded word when it holds more than plain characters.
  private static func header(_ text: String) -> String {
    if text.utf8.allSatisfy({ (32...126).contains($0) }) { return text }
    return "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?="
  }

  // MARK: - Programs

  /// Runs a program with a text on its input; gives what it said when it failed.
  ///
  /// The text goes by way of a file: a program that ends without reading a pipe would end this one with it.
  private static func run(
    _ program: String, _ arguments: [String], _ input: String, for message: JobNotification, _ context: RunnerContext
  ) async -> String? {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let variables = context.environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) }
    }
    let configuration = Subprocess.Configuration(
      executable: .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .custom(Dictionary(variables, uniquingKeysWith: { $1 })), platformOptions: options)
    do {
      let path = "\(context.outputFolder)/.message-\(message.id)-\(context.identity.pid)"
      try FileManager.default.createDirectory(atPath: context.outputFolder, withIntermediateDirectories: true)
      try Data(input.utf8).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? file.close() }
      return try await withThrowingTaskGroup(of: String?.self) { group in
        group.addTask {
          let result = try await Subprocess.run(
            configuration, input: .fileDescriptor(file, closeAfterSpawningProcess: false),
            output: .string(limit: 64 * 1_024), error: .combinedWithOutput)
          if result.terminationStatus.isSuccess { return nil }
          let said = result.standardOutput.split(separator: "\n").suffix(3).joined(separator: "; ")
          return "\(program) \(result.terminationStatus): \(said)"
        }
        group.addTask {
          try await Task.sleep(for: .seconds(90))
          return "\(program) took longer than 90 s"
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
      }
    } catch {
      return "\(program): \(error)"
    }
  }
}
