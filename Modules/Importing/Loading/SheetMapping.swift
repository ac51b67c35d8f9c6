import Configuration
import GuidanceKit

/// A mapping file that a user names: which headers of a sheet mean which column.
public struct SheetMapping: Hashable, Sendable {
  let profile: MappingProfile
  /// The file as it was written; kept with the batch that used it.
  public let text: String

  init(profile: MappingProfile, text: String) {
    self.profile = profile
    self.text = text
  }

  /// Reads a mapping file.
  ///
  /// - Throws: ``ImportRefusal`` with everything that is wrong with it.
  public init(path: String) throws {
    let bytes = try ConfigurationLoad.bytes(ofFile: path)
    let file: ConfigurationFile
    do {
      file = try ConfigurationFile.read(bytes, file: path, known: KnownNames(sheets: SheetKind.headersByCode))
    } catch {
      throw ImportRefusal(error.problems)
    }
    guard case .mapping(let profile) = file else {
      throw ImportRefusal([
        InputProblem(
          code: ProblemCode.kindDiffers.rawValue, position: SourcePosition(file: path),
          message: Label(
            "dit is geen koppeling; verwacht een bestand dat met mapping: begint. Zie de map mappings voor voorbeelden.",
            "this is no mapping; expected a file that begins with mapping:. See the folder mappings for examples."))
      ])
    }
    self.init(profile: profile, text: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads a mapping as it was kept with a batch; `nil` when this version no longer understands it.
  init?(text: String) {
    let known = KnownNames(sheets: SheetKind.headersByCode)
    guard let file = try? ConfigurationFile.read(Array(text.utf8), file: "mapping", known: known),
      case .mapping(let profile) = file
    else { return nil }
    self.init(profile: profile, text: text)
  }
}
