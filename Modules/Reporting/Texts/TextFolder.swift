import Foundation
public import GuidanceKit

/// The folder with the texts that people wrote for a report.
public struct TextFolder: Sendable {
  private let path: String

  /// The folder at a path.
  public init(path: String) { self.path = path }

  /// Whether it exists.
  public var exists: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The texts in it, by name.
  ///
  /// Hidden files and `README.md` are passed over; what belongs nowhere is refused.
  ///
  /// - Throws: ``ReportTextError`` when the folder cannot be read, or holds something that belongs nowhere.
  public func texts(for places: [YearPlace] = YearPlace.allCases) throws(ReportTextError) -> [ReportText] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw ReportTextError([
        Label(
          "De map \(path) met teksten is er niet of kan niet gelezen worden. Geef met --texts de map met de Markdownbestanden.",
          "The folder \(path) with texts does not exist or cannot be read. Name with --texts the folder with the Markdown files."
        )
      ])
    }
    var problems: [Label] = []
    var texts: [ReportText] = []
    let known = places.map(\.fileName)
    for name in names where name.lowercased() != "readme.md" {
      let file = (path as NSString).appendingPathComponent(name)
      guard known.contains(name) else {
        problems.append(Self.unknown(name, shownAs: file, among: known))
        continue
      }
      guard let data = FileManager.default.contents(atPath: file) else {
        problems.append(
          Label(
            "\(file): het bestand kan niet gelezen worden. Vraag leesrechten.",
            "\(file): the file cannot be read. Ask for read permission."))
        continue
      }
      texts.append(ReportText(name: name, bytes: Array(data), shownAs: file))
    }
    guard problems.isEmpty else { throw ReportTextError(problems) }
    return texts
  }

  /// What to say of a file that belongs nowhere.
  static func unknown(_ name: String, shownAs file: String, among known: [String]) -> Label {
    let near = nearest(to: name, in: known, limit: 1).first
    let (dutch, english) =
      near.map { (" Bedoelde u \($0)?", " Did you mean \($0)?") }
      ?? (" --list-texts toont de namen.", " --list-texts shows the names.")
    return Label(
      "\(file): deze naam hoort bij geen plaats in het rapport.\(dutch) Geef het bestand een naam die erbij hoort, of zet het elders.",
      "\(file): this name belongs to no place in the report.\(english) Give the file a name that does, or move it.")
  }
}
