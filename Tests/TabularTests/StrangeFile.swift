import Testing

@testable import Tabular

/// A small file as some program or person writes it, and the table that is meant.
struct StrangeFile: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let header: [String]
  let rows: [[String]]
  /// The lines that are no part of the table, with the reasons.
  let aside: [Int: SetAsideReason]
  /// The lines of the rows with a fault.
  let faulty: [Int]

  var testDescription: String { name }

  /// - Parameters:
  ///   - header: the names, with `|` between them.
  ///   - rows: the cells of each row, with `|` between them; ⏎ stands for a line feed and ¦ for a bar.
  init(
    _ name: String, _ text: String, _ header: String, _ rows: [String], aside: [Int: SetAsideReason] = [:],
    faulty: [Int] = []
  ) {
    self.name = name
    self.text = text
    self.header = StrangeFile.cells(header)
    self.rows = rows.map(StrangeFile.cells)
    self.aside = aside
    self.faulty = faulty
  }

  private static func cells(_ text: String) -> [String] {
    text.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
        .split(separator: "¦", omittingEmptySubsequences: false).joined(separator: "|")
    }
  }
}

extension StrangeFile {
  static let all = delimiters + quotes + preambles + headers + tails + rowsAndLines + programs + screens

  // MARK: Delimiters

  static let delimiters: [StrangeFile] = [
    StrangeFile(
      "Belgian Excel: semicolons and decimal commas", "datum;duur\n1/9/2025;1,5\n2/9/2025;2,5\n", "datum|duur",
      ["1/9/2025|1,5", "2/9/2025|2,5"]),
    StrangeFile("commas and decimal points", "a,b\n1.5,x\n2.5,y\n", "a|b", ["1.5|x", "2.5|y"]),
    StrangeFile("tabs, with commas in the cells", "a\tb\nx, y\t1,5\nz, w\t2,5\n", "a|b", ["x, y|1,5", "z, w|2,5"]),
    StrangeFile("bars", "a|b|c\n1|2|x\n3|4|y\n", "a|b|c", ["1|2|x", "3|4|y"]),
    StrangeFile("doubled bars", "a||b||c\n1||||x\n3||4||y\n", "a|b|c", ["1||x", "3|4|y"]),
    StrangeFile("doubled colons beside times", "a::b\n10:30::x\n11:45::y\n", "a|b", ["10:30|x", "11:45|y"]),
    StrangeFile("a bar between tildes", "a|~|b|~|c\n1|~|x y|~|\n2|~|z|~|3\n", "a|b|c", ["1|x y|", "2|z|3"]),
    StrangeFile("Hive: 0x01", "a\u{1}b\n1\u{1}x, y\n2\u{1}z\n", "a|b", ["1|x, y", "2|z"]),
    StrangeFile("unit separators", "a\u{1F}b\nx;y\u{1F}1\nz\u{1F}2\n", "a|b", ["x;y|1", "z|2"]),
    StrangeFile("a broken bar", "naam¦uren\nAn¦3\nBo¦4\n", "naam|uren", ["An|3", "Bo|4"]),
    StrangeFile("carets", "a^b^c\n1^x^2024-01-01\n2^y^2024-01-02\n", "a|b|c", ["1|x|2024-01-01", "2|y|2024-01-02"]),
    StrangeFile("tildes", "a~b\nx y~1\nz w~2\n", "a|b", ["x y|1", "z w|2"]),
    StrangeFile(
      "passwd: colons", "root:x:0:0:root:/root:/bin/bash\nan:x:1000:1000:An Maes:/home/an:/bin/sh\n", "A|B|C|D|E|F|G",
      ["root|x|0|0|root|/root|/bin/bash", "an|x|1000|1000|An Maes|/home/an|/bin/sh"]),
    StrangeFile("single spaces", "x y naam\n1 2.5 an\n3 4.5 bo\n", "x|y|naam", ["1|2.5|an", "3|4.5|bo"]),
    StrangeFile("a comma and a space", "a, b, c\n1, x, 2\n3, y, 4\n", "a|b|c", ["1|x|2", "3|y|4"]),
    StrangeFile("padding around bars", "a  | b  | c\n1  | x  | 2\n10 | yy | 4\n", "a|b|c", ["1|x|2", "10|yy|4"]),
    StrangeFile(
      "several schools in a cell", "id,wie,uur\n1,SO A; SO B,1:30\n2,SO C; SO D,2:00\n", "id|wie|uur",
      ["1|SO A; SO B|1:30", "2|SO C; SO D|2:00"]),
    StrangeFile("one column of words", "naam\nAn\nBo Maes\n", "naam", ["An", "Bo Maes"]),
    StrangeFile("one column of decimals", "duur\n1,5\n2,5\n3,25\n", "duur", ["1,5", "2,5", "3,25"]),
    StrangeFile("one column of dates", "datum\n1/9/2025\n2/9/2025\n", "datum", ["1/9/2025", "2/9/2025"]),
    StrangeFile("one column of times", "uur\n10:30\n11:45\n", "uur", ["10:30", "11:45"]),
    StrangeFile(
      "one column of moments", "tijdstip\n2025-01-01 10:00:00\n2025-01-02 11:30:00\n", "tijdstip",
      ["2025-01-01 10:00:00", "2025-01-02 11:30:00"]),
    StrangeFile(
      "one column of sentences", "opmerking\nGoed, met zorg, en snel\nBeter\nGoed, maar laat\n", "opmerking",
      ["Goed, met zorg, en snel", "Beter", "Goed, maar laat"]),
    StrangeFile(
      "one column of addresses on the web", "adres\nhttps://a.be/x\nhttps://b.be/y\n", "adres",
      ["https://a.be/x", "https://b.be/y"]),
    StrangeFile("Excel: a sep= line", "sep=;\r\na;b\r\n1;2\r\n", "a|b", ["1|2"], aside: [1: .separatorLine]),
    StrangeFile("a sep= line for a caret", "sep=^\na^b\n1^2\n", "a|b", ["1|2"], aside: [1: .separatorLine]),
  ]

  // MARK: Quotes and escapes

  static let quotes: [StrangeFile] = [
    StrangeFile("everything quoted", "\"a\",\"b\"\n\"1\",\"x,y\"\n\"2\",\"z\"\n", "a|b", ["1|x,y", "2|z"]),
    StrangeFile("doubled quotes", "a,b\n1,\"zei \"\"ja\"\"\"\n2,\"\"\"x\"\"\"\n", "a|b", ["1|zei \"ja\"", "2|\"x\""]),
    StrangeFile(
      "backslash before quotes", "a,b\n1,\"zei \\\"ja\\\", en\"\n2,\"x\"\n", "a|b", ["1|zei \"ja\", en", "2|x"]),
    StrangeFile("single quotes", "a,b\n1,'x,y'\n2,'z'\n", "a|b", ["1|x,y", "2|z"]),
    StrangeFile("single quotes doubled", "a,b\n1,'it''s, ja'\n2,'z'\n", "a|b", ["1|it's, ja", "2|z"]),
    StrangeFile("apostrophes in words", "a,b\n1,'t Zand\n2,foto's\n", "a|b", ["1|'t Zand", "2|foto's"]),
    StrangeFile("a space before the quote", "a, \"b\"\n1, \"x, y\"\n2, \"z\"\n", "a|b", ["1|x, y", "2|z"]),
    StrangeFile("line breaks in cells", "a;b\n1;\"x\ny\"\n2;z\n", "a|b", ["1|x⏎y", "2|z"]),
    StrangeFile("inches", "maat;prijs\n5\" scherm;1\n7\" scherm;2\n", "maat|prijs", ["5\" scherm|1", "7\" scherm|2"]),
    StrangeFile(
      "MySQL: \\N and no quotes", "1\tAn\t\\N\n2\tBo\t2024-01-01\n3\tCas\t2024-01-02\n", "A|B|C",
      ["1|An|\\N", "2|Bo|2024-01-01", "3|Cas|2024-01-02"]),
    StrangeFile("a path with backslashes", "a,b\n1,C:\\x\\\n2,C:\\y\\\n", "a|b", ["1|C:\\x\\", "2|C:\\y\\"]),
    StrangeFile(
      "JSON in a cell", "id,data\n1,\"{\"\"a\"\": 1, \"\"b\"\": [2]}\"\n2,\"{}\"\n", "id|data",
      ["1|{\"a\": 1, \"b\": [2]}", "2|{}"]),
    StrangeFile("text behind a quote", "a;b\n1;x\n2;\"x\"y\n3;z\n", "a|b", ["1|x", "3|z"], faulty: [3]),
    StrangeFile("empty quoted cells", "a,b,c\n1,\"\",\"\"\n2,3,4\n", "a|b|c", ["1||", "2|3|4"]),
  ]

  // MARK: What stands above the table

  static let preambles: [StrangeFile] = [
    StrangeFile("a title", "Overzicht\na;b;c\n1;2;x\n3;4;y\n", "a|b|c", ["1|2|x", "3|4|y"], aside: [1: .preamble]),
    StrangeFile(
      "a title and a blank line", "Overzicht 2025\n\na;b;c\n1;2;3\n4;5;6\n", "a|b|c", ["1|2|3", "4|5|6"],
      aside: [1: .preamble, 2: .blank]),
    StrangeFile(
      "a title padded by Excel", "Overzicht;;\n;;\na;b;c\n1;2;x\n3;4;y\n", "a|b|c", ["1|2|x", "3|4|y"],
      aside: [1: .preamble, 2: .blank]),
    StrangeFile(
      "labels and values", "Team;Noord\nPeriode;januari 2026\n\ndatum;duur;wie\n1/9/2025;1:30;An\n2/9/2025;2:00;Bo\n",
      "datum|duur|wie", ["1/9/2025|1:30|An", "2/9/2025|2:00|Bo"],
      aside: [1: .preamble, 2: .preamble, 3: .blank]),
    StrangeFile(
      "a bank: account, period, blank, table",
      "Rekening;BE68 5390 0754 7034\nVan;01/01/2026\nTot;31/01/2026\n\nDatum;Bedrag;Tegenpartij;Mededeling\n"
        + "03/01/2026;-12,50;Bakker;brood\n05/01/2026;1.200,00;Werkgever;loon\n",
      "Datum|Bedrag|Tegenpartij|Mededeling", ["03/01/2026|-12,50|Bakker|brood", "05/01/2026|1.200,00|Werkgever|loon"],
      aside: [1: .preamble, 2: .preamble, 3: .preamble, 4: .blank]),
    StrangeFile(
      "comments above", "# gemaakt door x\n# versie 3\na,b\n1,x\n2,y\n", "a|b", ["1|x", "2|y"],
      aside: [1: .comment, 2: .comment]),
    StrangeFile(
      "names behind a #", "# programma\n#id\tnaam\n1\tAn\n2\tBo\n", "#id|naam", ["1|An", "2|Bo"],
      aside: [1: .comment]),
    StrangeFile(
      "comments throughout", "a,b,c\n1,2,x\n# controle\n3,4,y\n# einde\n", "a|b|c", ["1|2|x", "3|4|y"],
      aside: [3: .comment, 5: .comment]),
    StrangeFile(
      "codes that begin with #", "kleur,naam\n#fff,wit\n#000,zwart\n", "kleur|naam", ["#fff|wit", "#000|zwart"]),
    StrangeFile("blank lines first", "\n\na;b\n1;2\n", "a|b", ["1|2"], aside: [1: .blank, 2: .blank]),
    StrangeFile(
      "psql: a line of dashes", " id | naam \n----+------\n  1 | An\n  2 | Bo\n(2 rows)\n", "id|naam",
      ["1|An", "2|Bo"], aside: [2: .ruler, 5: .footnote]),
  ]
}
