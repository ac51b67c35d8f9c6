import Foundation

/// Finds the file that a command of a job stands for.
///
/// Our own tools are looked for beside the program that runs the jobs first, so that a job uses the version it was tested
/// with; everything else on `PATH`, as a shell would.
public struct CommandFinder: Sendable {
  /// The folder of the program that runs the jobs.
  public var toolFolder: String?
  /// The folders on `PATH`, in order.
  public var searchPath: [String]
  /// The folder in which steps run; a command with a slash is a path from there.
  public var workingFolder: String

  /// Makes a finder.
  ///
  /// - Parameter path: the value of `PATH`; the system's own folders when there is none.
  public init(toolFolder: String?, path: String?, workingFolder: String) {
    self.toolFolder = toolFolder
    searchPath = (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    self.workingFolder = workingFolder
  }

  /// Names of our own tools begin with this.
  static let ownPrefix = "leerspoor"

  /// The path of the file to run; nothing when there is none that may be run.
  public func find(_ command: String) -> String? {
    if command.contains("/") {
      let path = command.hasPrefix("/") ? command : "\(workingFolder)/\(command)"
      return isExecutable(path) ? path : nil
    }
    var folders = searchPath
    if let toolFolder, command.hasPrefix(Self.ownPrefix) { folders.insert(toolFolder, at: 0) }
    return folders.lazy.map { "\($0)/\(command)" }.first(where: isExecutable)
  }

  private func isExecutable(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
