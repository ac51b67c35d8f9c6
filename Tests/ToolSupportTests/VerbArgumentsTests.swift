import GuidanceKit
import Testing
import ToolSupport

@Suite struct VerbArgumentsTests {
  @Test func `common options before the verb go behind the command of its program`() {
    let arguments = VerbArguments([
      "--lang", "en", "--db=x.sqlite", "--quiet", "import", "load", "blad.csv", "--complete",
    ])
    #expect(arguments.verb == "import")
    #expect(arguments.forTool == ["load", "--lang", "en", "--db=x.sqlite", "--quiet", "blad.csv", "--complete"])
    #expect(arguments.language == .english)
  }

  @Test func `without a command there is only help, which takes no options`() {
    #expect(VerbArguments(["--lang", "en", "import"]).forTool == [])
    #expect(VerbArguments(["--lang", "en", "import", "--help"]).forTool == ["--help"])
    #expect(VerbArguments(["--lang", "en", "import", "help", "load"]).forTool == ["help", "load"])
  }

  @Test func `a verb of its own gets the options too`() {
    #expect(VerbArguments(["--verbose", "status", "--jobs", "x"]).forItself == ["status", "--verbose", "--jobs", "x"])
    #expect(VerbArguments([]).forItself == [])
    #expect(VerbArguments(["--version"]).forItself == ["--version"])
  }

  @Test func `an option that not every command takes is no common one, and a value is not a verb`() {
    #expect(VerbArguments(["--format", "json", "import"]).verb == nil)
    #expect(VerbArguments(["--db", "import", "status"]).verb == "status")
    #expect(VerbArguments(["--lang", "fr", "import"]).language == nil)
  }
}
