public import Documents
public import GuidanceKit
import Indicators
public import Register

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

extension MonthReport {
  /// All files of the report but the manifest: the same data give the same bytes.
  ///
  /// - Throws: only when a template is broken.
  public func files() throws -> [ReportFile] {
    let page = page
    var files = [
      ReportFile("index.html", Array(try HTMLRenderer.render(page).utf8)),
      ReportFile("figures.json", data.figures.canonicalJSON()),
    ]
    let tables = page.tables + [FigureList(data.figures, language: language).table]
    var names: Set<String> = []
    for table in tables where names.insert(table.id).inserted {
      files.append(ReportFile("tables/\(table.id).csv", table.csv(language.ofDocuments)))
    }
    return files
  }

  /// What the report was made from, so that it can be checked and made again.
  ///
  /// Only here stands when it was made.
  public func manifest(madeAt moment: Moment, files: [ReportFile]) -> JSON {
    let from = data.figures.generatedFrom
    return .object([
      "schema": .string(ReportManifest.schema), "report": "month", "period": .string(data.month.iso),
      "day": .string(data.day.iso), "as_of": .string(data.report.input.request.asOf),
      "language": .string(language.rawValue),
      "invented": .bool(data.isInvented), "made_at": .string(moment.iso), "program_version": .string(data.version),
      "database": .object(["batch": .integer(from.batch), "trail_head": .string(data.trailHead)]),
      "plan": .object(["code": .string(from.plan), "hash": .string(from.planHash)]),
      "figures_hash": .string(data.figuresHash),
      "parameters": .array(
        data.figures.parameters.map { entry in
          .object([
            "name": .string(entry.name), "value": .string(entry.value?[language]),
            "source": .string(entry.source.label[language]),
          ])
        }),
      "files": .array(files.map { .string($0.path) }),
    ])
  }
}

extension MonthData {
  /// The report as the register keeps it.
  public func record(folder: String) -> ReportRecord {
    let parameters = JSON.object([
      "as_of": .string(report.input.request.asOf), "day": .string(day.iso),
      "plan": .string(figures.generatedFrom.planHash),
    ])
    return ReportRecord(
      report: "month", period: month.iso, parameters: parameters.text(),
      figuresDigest: Self.bytes(hexadecimal: figuresHash),
      batch: figures.generatedFrom.batch == 0 ? nil : figures.generatedFrom.batch, folder: folder)
  }

  private static func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    }
  }
}
