@testable import Tabular

extension StrangeFile {
  // MARK: Headers

  static let headers: [StrangeFile] = [
    StrangeFile(
      "no header: dates and numbers", "1/9/2025;1,5;An\n2/9/2025;2;Bo\n3/9/2025;3;Cas\n", "A|B|C",
      ["1/9/2025|1,5|An", "2/9/2025|2|Bo", "3/9/2025|3|Cas"]),
    StrangeFile("no header: numbers only", "1,2,3\n4,5,6\n7,8,9\n", "A|B|C", ["1|2|3", "4|5|6", "7|8|9"]),
    StrangeFile(
      "years name columns", "land;2019;2020;2021\nBE;1;2;3\nNL;4;5;6\n", "land|2019|2020|2021",
      ["BE|1|2|3", "NL|4|5|6"]),
    StrangeFile("words only", "naam;stad\nAn;Gent\nBo;Boom\n", "naam|stad", ["An|Gent", "Bo|Boom"]),
    StrangeFile(
      "merged cells above",
      "Begeleiding;;School;\ndatum;duur;naam;nummer\n1/9/2025;1:30;Boom;42\n2/9/2025;2:00;Gent;43\n",
      "Begeleiding datum|Begeleiding duur|School naam|School nummer",
      ["1/9/2025|1:30|Boom|42", "2/9/2025|2:00|Gent|43"]),
    StrangeFile(
      "a title and merged cells", "Overzicht;;;\n;2024;;2025\nnaam;jan;feb;jan\nAn;1;2;3\nBo;4;5;6\n",
      "naam|2024 jan|2024 feb|2025 jan", ["An|1|2|3", "Bo|4|5|6"], aside: [1: .preamble]),
    StrangeFile(
      "cells merged downwards", "naam;punten;;opmerking\n;wisk;ned;\nAn;12;14;goed\nBo;9;11;beter\n",
      "naam|punten wisk|punten ned|opmerking", ["An|12|14|goed", "Bo|9|11|beter"]),
    StrangeFile(
      "units below the names", "naam;duur;afstand\n;min;km\nAn;30;5,5\nBo;45;7\nCas;20;3\n",
      "naam|duur min|afstand km", ["An|30|5,5", "Bo|45|7", "Cas|20|3"]),
    StrangeFile(
      "SurveyMonkey: answers below the questions",
      "Respondent ID,Start Date,Which?,,Comment\n,,A,B,Open-Ended Response\n101,01/02/2024 10:00,x,,ok\n102,01/03/2024 11:00,,y,\n",
      "Respondent ID|Start Date|Which? A|Which? B|Comment Open-Ended Response",
      ["101|01/02/2024 10:00|x||ok", "102|01/03/2024 11:00||y|"]),
    StrangeFile("a line break in a name", "naam;\"duur\n(uren)\"\nAn;3\nBo;4\n", "naam|duur⏎(uren)", ["An|3", "Bo|4"]),
    StrangeFile("the header once more", "a;b\n1;2\na;b\n3;4\n", "a|b", ["1|2", "3|4"], aside: [3: .repeatedHeader]),
    StrangeFile(
      "two files one after the other", "\u{FEFF}a;b\n1;2\n\u{FEFF}a;b\n3;4\n", "a|b", ["1|2", "3|4"],
      aside: [3: .repeatedHeader]),
    StrangeFile(
      "pages: a title above each header", "a;b;c\n1;2;x\n3;4;y\n\nBlad 2\na;b;c\n5;6;z\n", "a|b|c",
      ["1|2|x", "3|4|y", "5|6|z"], aside: [4: .blank, 5: .preamble, 6: .repeatedHeader]),
    StrangeFile("R: row names", "\"a\",\"b\"\n\"1\",2.5,\"x\"\n\"2\",3.5,\"y\"\n", "|a|b", ["1|2.5|x", "2|3.5|y"]),
    StrangeFile("pandas: an index", ",a,b\n0,2.5,x\n1,3.5,y\n", "|a|b", ["0|2.5|x", "1|3.5|y"]),
    StrangeFile(
      "names that stand twice", "naam;naam;uren\nAn;Maes;3\nBo;Claes;4\n", "naam|naam|uren",
      ["An|Maes|3", "Bo|Claes|4"]),
    StrangeFile("a name that is missing", "naam;;uren\nAn;x;3\nBo;y;4\n", "naam||uren", ["An|x|3", "Bo|y|4"]),
    StrangeFile("delimiters at the end of every line", "a;b;\n1;2;\n3;4;\n", "a|b", ["1|2|", "3|4|"]),
    StrangeFile("delimiters at the end of the data only", "a;b\n1;2;\n3;4;\n", "a|b", ["1|2|", "3|4|"]),
    StrangeFile("a header and nothing else", "a;b;c\n", "a|b|c", []),
    StrangeFile("a header without a line end", "a;b;c", "a|b|c", []),
    StrangeFile(
      "a header above a blank line", "a;b;c\n\n1;2;x\n3;4;y\n", "a|b|c", ["1|2|x", "3|4|y"], aside: [2: .blank]),
  ]

  // MARK: What stands below the table

  static let tails: [StrangeFile] = [
    StrangeFile(
      "a total", "id;wie;uren\n1;An;3\n2;Bo;4\nTotaal;;7\n", "id|wie|uren", ["1|An|3", "2|Bo|4"],
      aside: [4: .total]),
    StrangeFile(
      "a total below a blank line", "wie;uren\nAn;3\nBo;4\n\nTotaal;7\n", "wie|uren", ["An|3", "Bo|4"],
      aside: [4: .blank, 5: .total]),
    StrangeFile(
      "total is a value", "regio;uren;fte\nNoord;3;1\nTotaal;7;2\nZuid;4;1\n", "regio|uren|fte",
      ["Noord|3|1", "Totaal|7|2", "Zuid|4|1"]),
    StrangeFile(
      "a complete last row that says total", "regio;uren;fte\nNoord;3;1\nZuid;4;1\nTotaal;7;2\n", "regio|uren|fte",
      ["Noord|3|1", "Zuid|4|1", "Totaal|7|2"]),
    StrangeFile(
      "a pivot table", "regio;uren\nNoord;3\nZuid;4\nEindtotaal;7\n", "regio|uren", ["Noord|3", "Zuid|4"],
      aside: [4: .total]),
    StrangeFile(
      "a source", "a;b;c\n1;2;x\n3;4;y\n\nBron: eigen telling\n", "a|b|c", ["1|2|x", "3|4|y"],
      aside: [4: .blank, 5: .footnote]),
    StrangeFile(
      "a note without a blank line", "a;b;c\n1;2;x\n3;4;y\n* voorlopige cijfers\n", "a|b|c", ["1|2|x", "3|4|y"],
      aside: [4: .footnote]),
    StrangeFile(
      "a note padded by Excel", "a;b;c\n1;2;x\n3;4;y\nBron: eigen telling;;\n;;\n;;\n", "a|b|c",
      ["1|2|x", "3|4|y"], aside: [4: .footnote, 5: .blank, 6: .blank]),
    StrangeFile("DOS: Ctrl-Z", "a;b;c\n1;2;x\n3;4;y\n\u{1A}", "a|b|c", ["1|2|x", "3|4|y"], aside: [4: .footnote]),
    StrangeFile(
      "a second table", "datum;duur;wie\n1/9/2025;1:30;An\n2/9/2025;2:00;Bo\n\ncode;naam\nB1;An\nB2;Bo\nB3;Cas\n",
      "datum|duur|wie", ["1/9/2025|1:30|An", "2/9/2025|2:00|Bo"],
      aside: [4: .blank, 5: .secondTable, 6: .secondTable, 7: .secondTable, 8: .secondTable]),
    StrangeFile(
      "a wider second table", "a;b\n1;x\n2;y\n3;z\n\np;q;r;s\n1;2;3;4\n5;6;7;8\n", "a|b", ["1|x", "2|y", "3|z"],
      aside: [5: .blank, 6: .secondTable, 7: .secondTable, 8: .secondTable]),
    StrangeFile(
      "a second table of the same width", "datum;uren\n1/9/2025;3\n2/9/2025;4\n\nschool;stad\nBoom;Boom\nPITO;Gent\n",
      "datum|uren", ["1/9/2025|3", "2/9/2025|4"], aside: [4: .blank, 5: .secondTable, 6: .secondTable, 7: .secondTable]),
    StrangeFile(
      "blank lines between blocks of one table", "a;b;c\n1;2;x\n\n3;4;y\n\n5;6;z\n", "a|b|c",
      ["1|2|x", "3|4|y", "5|6|z"], aside: [3: .blank, 5: .blank]),
  ]

  // MARK: Rows and lines

  static let rowsAndLines: [StrangeFile] = [
    StrangeFile("short rows", "a;b;c\n1;2;x\n3\n4;5\n6;7;y\n", "a|b|c", ["1|2|x", "3", "4|5", "6|7|y"]),
    StrangeFile("a long row", "a;b\n1;x\n2;y;z\n3;w\n", "a|b", ["1|x", "3|w"], faulty: [3]),
    StrangeFile(
      "a torn row", "id;tekst;uren\n1;een;3\n2;twee en\nmeer;4\n3;drie;5\n", "id|tekst|uren", ["1|een|3", "3|drie|5"],
      faulty: [3, 4]),
    StrangeFile("decimal commas without quotes", "wie,uren\nAn,3,5\nBo,12,25\n", "wie|uren", [], faulty: [2, 3]),
    StrangeFile(
      "decimal commas in two columns", "wie,uren,bedrag\nAn,3,5,10,00\nBo,12,25,8,50\n", "wie|uren|bedrag", [],
      faulty: [2, 3]),
    StrangeFile("bare CR", "a;b\r1;2\r3;4\r", "a|b", ["1|2", "3|4"]),
    StrangeFile("CR CR LF", "a;b\r\r\n1;2\r\r\n", "a|b", ["1|2"], aside: [2: .blank, 4: .blank]),
    StrangeFile("mixed line ends", "a;b\r\n1;2\n3;4\r5;6", "a|b", ["1|2", "3|4", "5|6"]),
    StrangeFile(
      "a blank line between all rows", "a;b\n\n1;2\n\n3;4\n\n", "a|b", ["1|2", "3|4"],
      aside: [2: .blank, 4: .blank, 6: .blank]),
    StrangeFile("rows of delimiters at the end", "a;b\n1;2\n;\n;\n", "a|b", ["1|2"], aside: [3: .blank, 4: .blank]),
    StrangeFile("no line end at the end", "a,b\n1,2", "a|b", ["1|2"]),
    StrangeFile("a single row", "a,b\n1,x\n", "a|b", ["1|x"]),
    StrangeFile("empty cells in every row", "a;b;c\n1;;\n;2;\n;;3\n", "a|b|c", ["1||", "|2|", "||3"]),
  ]

  // MARK: Programs

  static let programs: [StrangeFile] = [
    StrangeFile(
      "Google Forms",
      "\"Tijdstempel\",\"Naam\",\"Wat, en waarom?\"\n\"2024/01/02 10:00:00 AM GMT+1\",\"An\",\"x;y\"\n\"2024/01/03 11:00:00 AM GMT+1\",\"Bo\",\"z\"\n",
      "Tijdstempel|Naam|Wat, en waarom?",
      ["2024/01/02 10:00:00 AM GMT+1|An|x;y", "2024/01/03 11:00:00 AM GMT+1|Bo|z"]),
    StrangeFile(
      "SQL Server: a line of dashes", "id,naam,som\n--,----,---\n1,An,2.5\n2,Bo,3.5\n", "id|naam|som",
      ["1|An|2.5", "2|Bo|3.5"], aside: [2: .ruler]),
    StrangeFile(
      "PostgreSQL COPY", "id\tnaam\tsinds\n1\tAn\t\\N\n2\tBo\t2024-01-01\n", "id|naam|sinds",
      ["1|An|\\N", "2|Bo|2024-01-01"]),
    StrangeFile(
      "R: write.table", "\"x\" \"naam\"\n\"1\" 2.5 \"An Maes\"\n\"2\" 3.5 \"Bo\"\n", "|x|naam",
      ["1|2.5|An Maes", "2|3.5|Bo"]),
    StrangeFile(
      "SAP: minus behind the number", "Konto;Betrag\n4711;12,50-\n4712;1.300,00\n", "Konto|Betrag",
      ["4711|12,50-", "4712|1.300,00"]),
    StrangeFile("SAS: points for what is missing", "id,x,y\n1,.,2.5\n2,3,.\n", "id|x|y", ["1|.|2.5", "2|3|."]),
    StrangeFile(
      "a ledger with groups of thousands",
      "rekening,naam,saldo\n400,Klanten,\"1,234.50\"\n440,Leveranciers,\"(300.00)\"\n",
      "rekening|naam|saldo", ["400|Klanten|1,234.50", "440|Leveranciers|(300.00)"]),
    StrangeFile(
      "amounts with a currency", "wat;bedrag\nboek;€ 12,50\npen;€ 1,20\n", "wat|bedrag", ["boek|€ 12,50", "pen|€ 1,20"]),
    StrangeFile(
      "a vCard list: mail and telephone", "naam;mail;gsm\nAn;an@x.be;+32 478 12 34 56\nBo;bo@x.be;0478/12.34.56\n",
      "naam|mail|gsm", ["An|an@x.be|+32 478 12 34 56", "Bo|bo@x.be|0478/12.34.56"]),
    StrangeFile(
      "Windows event log: tabs and long texts",
      "Level\tDate\tText\nError\t1/2/2024 10:00:00\tIt failed: no disk, no net.\nInfo\t1/2/2024 10:05:00\tIt works; all is well.\n",
      "Level|Date|Text",
      ["Error|1/2/2024 10:00:00|It failed: no disk, no net.", "Info|1/2/2024 10:05:00|It works; all is well."]),
    StrangeFile(
      "a Markdown table", "| a | b |\n|---|---|\n| 1 | x |\n| 2 | y |\n", "a|b", ["1|x", "2|y"], aside: [2: .ruler]),
  ]
}
