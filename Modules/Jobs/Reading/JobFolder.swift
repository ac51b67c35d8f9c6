import Foundation
public import GuidanceKit

/// The jobs of a folder, and everything wrong with its files.
public struct JobFolder: Sendable {
  /// The folder, as it was named.
  public let path: String
  /// The jobs that can be run, in the order of their names.
  public let jobs: [Job]
  /// Everything wrong with the files, and what deserves a look, by file.
  public let problems: [InputProblem]
  private let commands: [CommandUse]
  private let deadlines: [DeadlineUse]
  private let secrets: [SecretUse]
  /// The files that were looked at, whether they are right or not.
  public let files: [String]

  /// Reads all job files (`*.yaml`) of a folder, or one job file.
  ///
  /// A job whose name another file has too, and a file that everyone may write to, is not among the jobs.
  public init(path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      self.init(path: path, problem: "JOB01", Self.missing(path))
      return
    }
    var problems: [InputProblem] = []
    var files = [path]
    if isFolder.boolValue {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted() else {
        self.init(path: path, problem: "JOB01", Self.unreadable(path))
        return
      }
      files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { Self.join(path, $0) }
      problems += names.filter { $0.hasSuffix(".yml") }.map { Self.otherSuffix(Self.join(path, $0)) }
      if Self.isWritableByAll(path, isFolder: true) { problems.append(Self.openToAll(path)) }
      if files.isEmpty { problems.append(InputProblem(code: "JOB02", position: nil, message: Self.empty(path))) }
    }
    var jobs: [Job] = []
    var commands: [CommandUse] = []
    var deadlines: [DeadlineUse] = []
    var secrets: [SecretUse] = []
    for file in files {
      guard !Self.isWritableByAll(file, isFolder: false) else {
        problems.append(Self.openToAll(file))
        continue
      }
      guard let data = FileManager.default.contents(atPath: file) else {
        problems.append(
          InputProblem(code: "JOB01", position: SourcePosition(file: file), message: Self.unreadable(file)))
        continue
      }
      let read = JobFile(Array(data), file: file)
      problems += read.problems
      commands += read.commands
      deadlines += read.deadline.map { [$0] } ?? []
      secrets += read.secrets
      if let job = read.job { jobs.append(job) }
    }
    self.init(
      path: path, files: files, jobs: jobs, problems: problems, commands: commands, deadlines: deadlines,
      secrets: secrets)
  }

  private init(path: String, problem code: String, _ message: Label) {
    self.path = path
    jobs = []
    commands = []
    deadlines = []
    secrets = []
    files = []
    problems = [InputProblem(code: code, position: nil, message: message)]
  }

  /// Takes jobs that were read, and refuses all that share a name.
  private init(
    path: String, files: [String], jobs: [Job], problems: [InputProblem], commands: [CommandUse],
    deadlines: [DeadlineUse], secrets: [SecretUse]
  ) {
    self.path = path
    self.files = files
    self.commands = commands
    self.deadlines = deadlines
    self.secrets = secrets
    var problems = problems
    let byName = Dictionary(grouping: jobs, by: \.name)
    for job in jobs {
      guard let first = byName[job.name]?.first, first.position != job.position else { continue }
      problems.append(
        InputProblem(
          code: "JOB03", position: job.position,
          message: Label(
            "de opdracht \"\(job.name)\" staat ook in \(first.position.text(.dutch)); verwacht een andere naam. Geen van beide loopt.",
            "the job \"\(job.name)\" stands in \(first.position.text(.english)) too; expected another name. Neither of them runs."
          )))
    }
    self.jobs = jobs.filter { byName[$0.name]?.count == 1 }.sorted { $0.name < $1.name }
    self.problems = problems
  }

  /// The job with a name, or the names that may have been meant.
  public func job(named name: String) -> Job? { jobs.first { $0.name == name } }

  /// Whether something is wrong, rather than only worth a look.
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// What is wrong with the commands of the jobs: those that are nowhere to be found.
  public func missingCommands(_ finder: CommandFinder) -> [InputProblem] {
    commands.compactMap { use in
      var finder = finder
      // A job may bring its own PATH; steps are found on that one.
      if let own = use.path {
        finder = CommandFinder(toolFolder: finder.toolFolder, path: own, workingFolder: finder.workingFolder)
      }
      guard finder.find(use.program) == nil else { return nil }
      return InputProblem(code: "JOB05", position: use.position, message: Self.notFound(use.program, finder))
    }
  }

  /// Jobs whose messages cannot leave this machine, because the program for it is not there; they are kept all the same.
  public func missingDelivery(_ finder: CommandFinder) -> [InputProblem] {
    let finder = Delivery.finder(finder)
    return jobs.flatMap { job in
      let channels = Set((job.notify.recipients + [job.notify.heartbeat].compactMap(\.self)).map(\.channel))
      return [("mail", "sendmail"), ("webhook", "curl"), ("heartbeat", "curl")].compactMap {
        channel, program -> InputProblem? in
        guard channels.contains(channel), finder.find(program) == nil else {
          return nil
        }
        return InputProblem(
          code: "JOB13", severity: .notice, position: job.position,
          message: Label(
            "notify: \(program) staat niet op deze computer; berichten blijven in de databank en staan in history.",
            "notify: \(program) is not on this machine; messages stay in the database and are shown by history."))
      }
    }
  }

  /// Schedules that name a deadline which is not among those known: their jobs do not run.
  public func unknownDeadlines(among known: [Deadline]) -> [InputProblem] {
    deadlines.compactMap { use in
      guard !known.contains(where: { $0.code == use.code }) else { return nil }
      let names = known.map(\.code)
      let near = NearestName.nearest(to: use.code, in: names, limit: 1).first
      return InputProblem(
        code: "JOB14", severity: .warning, position: use.position,
        message: Label(
          "de termijn \"\(use.code)\" staat niet in het plan; de opdracht loopt niet. "
            + (near.map { "Bedoelde u \"\($0)\"?" }
              ?? "Zet ze in een bestand met normen (norms: {deadlines: {\(use.code): 11-30}}) en laad dat."),
          "the deadline \"\(use.code)\" is not in the plan; the job does not run. "
            + (near.map { "Did you mean \"\($0)\"?" }
              ?? "Put it in a file with norms (norms: {deadlines: {\(use.code): 11-30}}) and load that.")))
    }
  }

  /// Secrets that are not there, or that everyone on the machine may read.
  public func secretProblems(_ context: SecretReader) -> [InputProblem] {
    secrets.compactMap { use in
      if let failure = context.failure(use.source) {
        return InputProblem(code: "JOB15", position: use.position, message: failure)
      }
      guard case .file(let path) = use.source, context.isReadableByAll(path) else { return nil }
      return InputProblem(
        code: "JOB16", severity: .warning, position: use.position,
        message: Label(
          "iedereen op deze computer mag het geheim in \(path) lezen. Doe: chmod o-r \(path)",
          "everyone on this machine may read the secret in \(path). Do: chmod o-r \(path)"))
    }
  }

  // MARK: - Rights

  /// Whether everyone on the machine may change what will be run.
  private static func isWritableByAll(_ path: String, isFolder: Bool) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath)
    guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else { return false }
    // In a folder with the sticky bit, such as a shared scratch folder, nobody can replace a file of someone else.
    return mode & 0o002 != 0 && !(isFolder && mode & 0o1000 != 0)
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  // MARK: - Messages

  private static func openToAll(_ path: String) -> InputProblem {
    InputProblem(
      code: "JOB04", position: SourcePosition(file: path),
      message: Label(
        "iedereen mag hierin schrijven, en een opdracht voert programma's uit. Doe eerst: chmod o-w \(path)",
        "everyone may write to this, and a job runs programs. First do: chmod o-w \(path)"))
  }

  private static func otherSuffix(_ path: String) -> InputProblem {
    InputProblem(
      code: "JOB10", severity: .warning, position: SourcePosition(file: path),
      message: Label(
        "dit bestand wordt niet gelezen; opdrachten hebben een naam op .yaml.",
        "this file is not read; jobs have a name that ends in .yaml."))
  }

  private static func missing(_ path: String) -> Label {
    Label(
      "De map \(path) met opdrachten bestaat niet. Noem ze met --jobs, of ga naar de map waarin jobs staat.",
      "The folder \(path) with jobs does not exist. Name it with --jobs, or go to the folder that holds jobs.")
  }

  private static func unreadable(_ path: String) -> Label {
    Label("\(path) mag niet gelezen worden. Vraag leesrechten.", "\(path) may not be read. Ask for read permission.")
  }

  private static func empty(_ path: String) -> Label {
    Label(
      "In de map \(path) staat geen opdracht; verwacht bestanden met een naam op .yaml.",
      "The folder \(path) holds no job; expected files with a name that ends in .yaml.")
  }

  private static func notFound(_ program: String, _ finder: CommandFinder) -> Label {
    if program.contains("/") {
      return Label(
        "het programma \"\(program)\" is er niet of mag niet uitgevoerd worden (gezocht vanaf \(finder.workingFolder)).",
        "the program \"\(program)\" is not there or may not be run (looked for from \(finder.workingFolder)).")
    }
    return Label(
      "het programma \"\(program)\" staat niet op PATH; installeer het, of schrijf zijn volledige pad.",
      "the program \"\(program)\" is not on PATH; install it, or write its full path.")
  }
}
