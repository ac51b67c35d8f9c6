// swift-tools-version: 6.2

import PackageDescription

// Every target is held to the same settings: Swift 6 mode, warnings are errors, imports are internal unless said otherwise.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// A library under `Modules`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: settings)
}

/// An executable under `Tools`: it parses its arguments, calls one thing, prints.
func tool(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + ["ToolSupport", argumentParser], path: "Tools/\(name)",
    swiftSettings: settings)
}

/// The tests of one module, under `Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "leerspoor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "leerspoor", targets: ["Leerspoor"]),
    .executable(name: "leerspoor-import", targets: ["Importer"]),
    .executable(name: "leerspoor-schedule", targets: ["Scheduler"]),
    .executable(name: "leerspoor-report", targets: ["Reporter"]),
    .executable(name: "leerspoor-audit", targets: ["Auditor"]),
    .executable(name: "leerspoor-run", targets: ["JobRunner"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    // The system's libraries
    .systemLibrary(
      name: "CCmarkGFM", path: "Modules/CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CLibYAML", path: "Modules/CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", path: "Modules/CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", path: "Modules/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Modules
    module("GuidanceKit"),
    module("YAMLDocument", ["CLibYAML"]),
    module("Configuration", ["GuidanceKit", "YAMLDocument"]),
    module("Tabular"),
    module("Cron"),
    module("Register", ["GuidanceKit", "CZlib", grdb, grdbSQLite, crypto]),
    module("Importing", ["GuidanceKit", "Configuration", "Tabular", "Register"]),
    module("Indicators", ["GuidanceKit", "Register"]),
    module("Documents", ["CCmarkGFM", "CXlsxWriter", "Tabular", mustache]),
    module("Reporting", ["GuidanceKit", "Register", "Indicators", "Documents"]),
    module("Auditing", ["GuidanceKit", "Configuration", "Register", "Indicators"]),
    module("Submission", ["GuidanceKit", "Register", "Indicators", "Auditing", "Reporting"]),
    module("Planning", ["GuidanceKit", "Configuration", "Tabular", "Register"]),
    module("Jobs", ["GuidanceKit", "YAMLDocument", "Cron", "Register", subprocess]),
    module("ToolSupport", ["GuidanceKit", argumentParser, logging]),
    module("TestSupport", ["GuidanceKit", "Register"]),

    // Tools
    tool("Leerspoor", ["GuidanceKit", "Cron", "Register", "Indicators", "Jobs", "Documents", "Reporting"]),
    tool("Importer", ["GuidanceKit", "Tabular", "Register", "Importing", "Documents"]),
    tool("Scheduler", ["GuidanceKit", "Register", "Planning", "Documents", "Reporting"]),
    tool("Reporter", ["GuidanceKit", "Register", "Indicators", "Documents", "Reporting"]),
    tool("Auditor", ["GuidanceKit", "Configuration", "Register", "Auditing", "Submission", "Documents", "Reporting"]),
    tool("JobRunner", ["GuidanceKit", "Cron", "Register", "Jobs", "Documents"]),

    // Tests
    tests("GuidanceKitTests", ["GuidanceKit"]),
    tests("YAMLDocumentTests", ["YAMLDocument"]),
    tests("ConfigurationTests", ["Configuration", "GuidanceKit", "TestSupport"]),
    tests("TabularTests", ["Tabular"]),
    tests("CronTests", ["Cron"]),
    tests("RegisterTests", ["Register", "GuidanceKit", "TestSupport", grdb]),
    tests("ImportingTests", ["Importing", "GuidanceKit", "Register", "TestSupport"]),
    tests("IndicatorsTests", ["Indicators", "GuidanceKit", "Register", "TestSupport"]),
    tests("DocumentsTests", ["Documents", "TestSupport"]),
    tests(
      "ReportingTests", ["Reporting", "GuidanceKit", "Register", "Indicators", "Documents", "TestSupport", "CZlib"]),
    tests(
      "AuditingTests",
      ["Auditing", "GuidanceKit", "Configuration", "Register", "Importing", "Indicators", "TestSupport", grdb]),
    tests(
      "SubmissionTests",
      [
        "Submission", "Auditing", "Reporting", "GuidanceKit", "Register", "Importing", "Indicators", "TestSupport",
        grdb,
      ]),
    tests("JobsTests", ["Jobs", "Cron", "GuidanceKit", "YAMLDocument", "Register", "TestSupport"]),
    tests("PlanningTests", ["Planning", "Configuration", "GuidanceKit", "Register", "TestSupport"]),
    tests("ToolSupportTests", ["ToolSupport", "GuidanceKit"]),
    tests("ArchitectureTests", ["TestSupport"]),
    tests("EndToEndTests", ["TestSupport", grdb]),
  ]
)

// What scripts/fuzz builds with the fuzzer's own main; an ordinary build does not know these targets.
if Context.environment["LEERSPOOR_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "TabularFuzz", dependencies: ["Tabular"], path: "Tests/Fuzz/TabularFuzz", swiftSettings: settings))
  package.targets.append(
    .executableTarget(
      name: "CellFuzz", dependencies: ["Importing", "GuidanceKit"], path: "Tests/Fuzz/CellFuzz", swiftSettings: settings
    ))
}
