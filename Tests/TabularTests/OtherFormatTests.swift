import Testing

@testable import Tabular

/// Files that are no tables, each refused with what it is and what to do.
@Suite struct OtherFormatTests {
  @Test(
    arguments: [
      ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "iCalendar"), ("BEGIN:VCARD\r\nVERSION:3.0\r\n", "vCard"),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", "Git LFS"), ("ID;PWXL;N;E\r\nE\r\n", "SYLK"),
      ("TABLE\r\n0,1\r\n\"EXCEL\"\r\n", "DIF"), ("@relation x\n@data\n1,2\n", "ARFF"),
      ("{\\rtf1 naam;uren}", "RTF"), ("{\"a\": 1}\n", "JSON"), ("[{\"a\":1}]", "JSON"),
      ("<table><tr><td>a</td></tr></table>", "HTML"), ("<TR><TD>1</TD></TR>\n", "HTML"),
      ("<leerlingen>\n <leerling naam=\"An\"/>\n</leerlingen>\n", "XML"), ("<?xml version=\"1.0\"?><a/>", "XML"),
      ("-- dump\nCREATE TABLE t (id int);\nINSERT INTO t VALUES (1,'An');\n", "SQL"),
      ("   id = 1\n naam = An\n\n   id = 2\n naam = Bo\n", "(id, naam …)"),
      ("-[ RECORD 1 ]--\nid   | 1\nnaam | An\n-[ RECORD 2 ]--\nid   | 2\nnaam | Bo\n", "(id, naam …)"),
      (
        ". list naam uren\n\n     +-------------+\n     | naam   uren |\n     |-------------|\n  1. | An     3,50 |\n  2. | Bo     4,00 |\n     +-------------+\n",
        "Stata"
      ),
      ("$FL2@(#) SPSS", "SPSS"), ("PAR1xxxxPAR1", "Parquet"), ("GIF89a", "afbeelding"),
      ("\0\0\0\0\0", "NUL-bytes"),
    ] as [(String, String)])
  func `text in another format is refused by its name`(text: String, name: String) throws {
    let error = #expect(throws: TabularError.self) { try readTable(Array(text.utf8)) }
    #expect(error?.kind == .notText)
    #expect(error?.found.dutch.contains(name) == true)
    #expect(error?.remedy.dutch.hasSuffix(".") == true)
  }

  @Test(arguments: [
    ("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"), ("[Content_Types].xml", "xlsx"),
    ("Index/Document.iwa", "Numbers"), ("data.csv", "ZIP"),
  ]) func `an archive is told by the names in it`(entry: String, name: String) throws {
    let bytes = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array(entry.utf8)
    let error = #expect(throws: TabularError.self) { try readTable(bytes) }
    #expect(error?.found.dutch.contains(name) == true)
  }

  @Test(
    arguments: [
      ("naam,uren,school\nAn;3,5;Boom\nBo;4;Gent\nCas;2,25;Mol\n", "de kopregel heeft scheidingsteken ,"),
      ("naam\u{1F}uren\u{1E}An\u{1F}3\u{1E}", "0x1E"),
      (
        "Naam      Bedrag    Datum\r\nJanssens  1.234,5601/02/2026\r\nPeeters     234,5602/02/2026\r\nMertens 12.234,5603/02/2026\r\n",
        "elkaar raken, onder 3 namen"
      ),
      (
        "Naam       Bedrag    Datum\r\nJanssens   1.234,5601/02/2026\r\nPeeters      234,5602/02/2026\r\nMertens     1234,5603/02/2026\r\n",
        "elkaar raken, onder 3 namen"
      ),
      ("naam,opmerking\nAn,“ja, graag”\nBo,“nee”\nCas,“misschien, later”\n", "“ en ”"),
    ]) func `what no sign cuts well is refused with what was seen`(text: String, found: String) throws
  {
    let error = #expect(throws: TabularError.self) { try readTable(Array(text.utf8)) }
    #expect(error?.kind == .delimiterUnclear)
    #expect(error?.found.dutch.contains(found) == true)
  }
}
