public import Foundation

/// The programs as they were built, run the way a user runs them.
public struct Executable: Sendable {
  /// What a run printed and how it ended.
  public struct Outcome: Sendable {
    /// The exit code.
    public let exit: Int32
    /// Everything on standard output.
    public let out: String
    /// Everything on standard error.
    public let error: String
    /// Standard output as bytes.
    public let bytes: [UInt8]
  }

  /// The file of the program.
  public let url: URL

  /// Names a program such as `leerspoor-import`, beside the tests that run.
  public init(_ name: String) {
    url = Executable.folder.appendingPathComponent(name)
  }

  /// A copy of a program in another folder, for a user who may not enter the folder of the build.
  public init(copying name: String, to folder: URL) throws {
    let original = Executable(name)
    url = folder.appendingPathComponent(name)
    try FileManager.default.copyItem(at: original.url, to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
  }

  /// The folder of the built programs.
  public static var folder: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    // The test runner may stand elsewhere than what it runs; the package's own folder then has the programs.
    if FileManager.default.isExecutableFile(atPath: bundle.appendingPathComponent("leerspoor").path) { return bundle }
    return repositoryRoot().appendingPathComponent(".build/debug")
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: what a user types behind its name.
  ///   - folder: the working folder.
  ///   - environment: variables on top of PATH and HOME.
  ///   - wrapper: a command to run it under, such as `setpriv` with its options.
  public func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> Outcome {
    let process = Process()
    let command = wrapper + [url.path] + arguments
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "USER": "proef", "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    // Files instead of pipes: a full pipe would block the program.
    let scratch = try TemporaryFolder()
    for name in ["out", "err"] { try scratch.write("", to: name) }
    let out = try FileHandle(forWritingTo: scratch.url.appendingPathComponent("out"))
    let err = try FileHandle(forWritingTo: scratch.url.appendingPathComponent("err"))
    process.standardOutput = out
    process.standardError = err
    try process.run()
    process.waitUntilExit()
    try out.close()
    try err.close()
    let bytes = try Data(contentsOf: scratch.url.appendingPathComponent("out"))
    let error = try Data(contentsOf: scratch.url.appendingPathComponent("err"))
    return Outcome(
      exit: process.terminationStatus, out: String(decoding: bytes, as: UTF8.self),
      error: String(decoding: error, as: UTF8.self), bytes: Array(bytes))
  }
}
