public import GuidanceKit
public import Register
import Tabular

/// Takes the files that people drop in a folder, each once, and says beside each what became of it.
///
/// A file goes to `done/` when all of it was loaded, to `attention/` when it was refused or somebody has to look at it; its
/// result stands beside it. Files that are still being written wait for the next time. One run at a time works on a folder.
public struct Inbox {
  /// What became of one file.
  public struct Entry: Sendable {
    /// Where the file stood.
    public let file: String
    /// Where it is now; where it stood when it was left.
    public let path: String
    /// What became of it; `nil` when it was left for the next time.
    public let result: ImportReportJSON.FileResult?
    /// Why it was left, or not moved.
    public let remark: InputProblem?

    /// Whether somebody has to look at it.
    public var needsAttention: Bool {
      switch result {
      case .report(let report): report.needsAttention || remark != nil
      case .refused: true
      case nil: false
      }
    }
  }

  private let register: Register
  private let folder: String
  private let language: Language

  /// How often the lock of the folder is asked for before giving up, with a pause between.
  public var lockAttempts = 60

  /// Makes an inbox over a folder.
  public init(_ register: Register, folder: String, language: Language = .dutch) {
    self.register = register
    self.folder = folder
    self.language = language
  }

  /// Takes every file that is ready, in the order in which kinds build on each other.
  ///
  /// - Parameters:
  ///   - pause: waits a second; files that change meanwhile are left.
  ///   - request: makes the request for a path.
  /// - Returns: what became of each file, in the order taken.
  /// - Throws: ``ImportRefusal`` when the folder cannot be used or another run holds it; `RegisterError` when the database
  ///   fails: then the file at hand and those after it stay in the folder.
  public func run(
    pause: () -> Void, request: (String) throws -> ImportRequest, each: (Entry) throws -> Void = { _ in }
  ) throws -> [Entry] {
    let folder = try InboxFolder(folder)
    let lock = try InboxLock(folder: folder.path, attempts: lockAttempts, pause: pause)
    return try withExtendedLifetime(lock) {
      let (ready, waiting) = try settled(folder, pause: pause)
      var entries = waiting
      for entry in waiting { try each(entry) }
      for file in LoadingOrder.sorted(ready, kind: Importer.kind(ofFile:)) {
        let entry = try take(file, folder, request)
        entries.append(entry)
        try each(entry)
      }
      return entries
    }
  }

  /// The files that nobody is writing, and those left for the next time.
  private func settled(_ folder: InboxFolder, pause: () -> Void) throws -> (ready: [String], waiting: [Entry]) {
    let stamps = try folder.candidates().map { ($0, FileStamp(path: $0)) }
    guard !stamps.isEmpty else { return ([], []) }
    pause()
    var ready: [String] = []
    var waiting: [Entry] = []
    for (file, stamp) in stamps {
      guard let now = FileStamp(path: file) else { continue }
      if now == stamp, !InboxFolder.isOpenForWriting(file) { ready.append(file) } else { waiting.append(left(file)) }
    }
    return (ready, waiting)
  }

  private func left(_ file: String) -> Entry {
    Entry(
      file: file, path: file, result: nil,
      remark: InboxMessages.problem(
        .fileBeingWritten, file,
        Label(
          "het bestand wordt nog geschreven en blijft liggen tot de volgende keer.",
          "the file is still being written and stays until the next time.")))
  }

  private func take(_ file: String, _ folder: InboxFolder, _ request: (String) throws -> ImportRequest) throws -> Entry
  {
    var words = ImportReportText(language)
    words.shown = ProblemTally.kept
    let result: ImportReportJSON.FileResult
    let text: String
    do {
      let report = try Importer(register).load(try request(file))
      result = .report(report)
      text = words.text(report)
    } catch let refusal as ImportRefusal {
      // A file that changed under our hands was not ready after all.
      if refusal.problems.contains(where: { $0.code == ProblemCode.fileChanged.rawValue }) { return left(file) }
      result = .refused(file: file, refusal)
      text = words.text(refusal, file: file)
    }
    let entry = Entry(file: file, path: file, result: result, remark: nil)
    let moved = folder.move(
      file, to: entry.needsAttention ? InboxFolder.attention : InboxFolder.done, result: text + "\n")
    guard let path = moved.path else {
      return Entry(
        file: file, path: file, result: result,
        remark: InboxMessages.problem(
          .fileNotMoved, file,
          Label(
            "het bestand kon niet verplaatst worden (\(moved.reason.dutch)); verwacht schrijfrechten in de map. "
              + "Verplaats het zelf; nog eens laden verandert niets.",
            "the file could not be moved (\(moved.reason.english)); expected permission to write in the folder. "
              + "Move it yourself; loading it again changes nothing.")))
    }
    return Entry(file: file, path: path, result: result, remark: nil)
  }
}
