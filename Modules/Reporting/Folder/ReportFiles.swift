import Dispatch
public import Documents
public import GuidanceKit
import Indicators
public import Register
import Synchronization

/// A file of a report, with its path inside the report's folder.
public struct ReportFile: Hashable, Sendable {
  /// The path, with `/` between folders.
  public var path: String
  /// The contents.
  public var bytes: [UInt8]

  /// A file.
  public init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension MadeReport {
  /// The name of the PDF, whose bytes are never the same twice.
  public static let pdfName = "report.pdf"

  /// All files of the report but the manifest and the PDF: the same data give the same bytes.
  ///
  /// - Throws: ``DocumentError`` when the workbook cannot be made.
  public func files() throws -> [ReportFile] {
    let list = FigureList(figures, language: data.request.language).table
    var names: Set<String> = []
    let tables = (page.tables + [list]).filter { names.insert($0.id).inserted }
    let language = data.request.language.ofDocuments
    // Its pieces are made side by side already: among the others it would wait for a processor that waits for it.
    let json = figures.canonicalJSON()
    // Side by side, the longest first; the order of the files is that of the list all the same.
    let makers: [@Sendable () throws -> [ReportFile]] = [
      { [ReportFile("workbook.xlsx", try WorkbookRenderer.render(page, more: [list]))] },
      { [ReportFile("index.html", Array(try HTMLRenderer.render(page).utf8))] },
      { tables.map { ReportFile("tables/\($0.id).csv", $0.csv(language)) } },
    ]
    let made = Mutex<[Int: Result<[ReportFile], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: makers.count) { index in
      let files = Result { try makers[index]() }
      made.withLock { $0[index] = files }
    }
    func files(_ index: Int) throws -> [ReportFile] { try made.withLock { try $0[index]?.get() } ?? [] }
    return try files(1) + [ReportFile("figures.json", json)] + files(0) + files(2)
      + data.request.texts.map { ReportFile($0.path, $0.bytes) }
  }

  /// What the report was made from, so that it can be checked and made again.
  ///
  /// Only here stands when it was made.
  public func manifest(madeAt moment: Moment, files: [ReportFile]) -> JSON {
    let (request, from) = (data.request, data.figures.generatedFrom)
    return .object([
      "schema": .string(ReportManifest.schema), "report": .string(request.kind.rawValue),
      "subject": .string(request.subject), "period": .string(request.period.iso), "day": .string(request.day.iso),
      "as_of": .string(request.asOf), "audience": .string(request.audience.rawValue),
      "language": .string(request.language.rawValue), "invented": .bool(data.isInvented),
      "made_at": .string(moment.iso), "program_version": .string(data.version),
      "database": .object(["batch": .integer(from.batch), "trail_head": .string(data.trailHead)]),
      "audit": .integer(data.audit?.id), "shows_rows": .bool(showsRows),
      "plan": .object(["code": .string(from.plan), "hash": .string(from.planHash)]),
      "figures_hash": .string(data.figuresHash),
      "parameters": .array(
        figures.parameters.map { entry in
          .object([
            "name": .string(entry.name), "value": .string(entry.value?[request.language]),
            "source": .string(entry.source.label[request.language]),
          ])
        }),
      "texts": .array(
        request.texts.map { text in
          .object(["file": .string(text.path), "sha256": .string(ContentDigest.hex(text.bytes))])
        }),
      "files": .array(files.map { .string($0.path) }),
      "sha256": .members(files.map { .init($0.path, .string(ContentDigest.hex($0.bytes))) }),
    ])
  }

  /// The manifest as it stands in a folder.
  public func manifestFile(madeAt moment: Moment, files: [ReportFile]) -> ReportFile {
    ReportFile(
      ReportManifest.fileName, Array((manifest(madeAt: moment, files: files).text(isIndented: true) + "\n").utf8))
  }

  /// The report as the register keeps it.
  public func record(folder: String) -> ReportRecord { data.record(folder: folder) }
}

extension ReportData {
  /// The report as the register keeps it.
  func record(folder: String) -> ReportRecord {
    let from = figures.generatedFrom
    let parameters = JSON.object([
      "as_of": .string(request.asOf), "audience": .string(request.audience.rawValue), "day": .string(request.day.iso),
      "plan": .string(from.planHash), "subject": .string(request.subject),
    ])
    return ReportRecord(
      report: request.kind.rawValue, period: request.period.iso, parameters: parameters.text(),
      figuresDigest: Self.bytes(hexadecimal: figuresHash), batch: from.batch == 0 ? nil : from.batch,
      folder: folder)
  }

  private static func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    }
  }
}
