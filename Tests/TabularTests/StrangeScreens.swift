@testable import Tabular

extension StrangeFile {
  // MARK: Tables as programs show them on a screen, and rows within quotes

  static let screens: [StrangeFile] = [
    StrangeFile(
      "mysql -t: a frame of dashes",
      "+----+----------+-------+\n| id | naam     | uren  |\n+----+----------+-------+\n|  1 | An Maes  |  3.50 |\n"
        + "|  2 |          |  NULL |\n+----+----------+-------+\n2 rows in set (0.00 sec)\n",
      "id|naam|uren", ["1|An Maes|3.50", "2||NULL"], aside: [1: .ruler, 3: .ruler, 6: .ruler, 7: .footnote]),
    StrangeFile(
      "mysql: a prompt above the frame",
      "mysql> select * from x;\n+----+------+\n| id | naam |\n+----+------+\n|  1 | An   |\n|  2 | Bo   |\n+----+------+\n",
      "id|naam", ["1|An", "2|Bo"], aside: [1: .preamble, 2: .ruler, 4: .ruler, 7: .ruler]),
    StrangeFile(
      "sqlite3 -box: lines of their own",
      "┌────┬──────────┐\n│ id │   naam   │\n├────┼──────────┤\n│ 1  │ An, \"B\"  │\n│ 2  │          │\n└────┴──────────┘\n",
      "id|naam", ["1|An, \"B\"", "2|"], aside: [1: .ruler, 3: .ruler, 6: .ruler]),
    StrangeFile(
      "psql: unicode lines", " id │ naam \n────┼──────\n  1 │ An\n  2 │ Bo\n(2 rows)\n", "id|naam", ["1|An", "2|Bo"],
      aside: [2: .ruler, 5: .footnote]),
    StrangeFile(
      "psql: empty cells above the number of rows",
      " id | naam | uren \n----+------+------\n  1 | An   |  3.5\n  2 |      |     \n    | Cas  |   12\n(3 rows)\n",
      "id|naam|uren", ["1|An|3.5", "2||", "|Cas|12"], aside: [2: .ruler, 6: .footnote]),
    StrangeFile(
      "Org mode: plus signs in the line", "| naam | uren |\n|------+------|\n| An   |  3.5 |\n| Bo   |    4 |\n",
      "naam|uren", ["An|3.5", "Bo|4"], aside: [2: .ruler]),
    StrangeFile(
      "SAP: dashes without plus signs",
      "05.01.2026     Lijst      1\n------------------------\n|  Plaats  |   Bedrag  |\n------------------------\n"
        + "|  4711    |  1.234,50 |\n|  4712    |    300,00-|\n------------------------\n",
      "Plaats|Bedrag", ["4711|1.234,50", "4712|300,00-"], aside: [1: .preamble, 2: .ruler, 4: .ruler, 7: .ruler]),
    StrangeFile(
      "sqlite3 -column: columns under dashes",
      "id  naam          uren \n--  ------------  -----\n1   An Maes       3.5  \n2   Bo, Claes          \n3   Cas \"W\" Wit   12.25\n",
      "id|naam|uren", ["1|An Maes|3.5", "2|Bo, Claes|", "3|Cas \"W\" Wit|12.25"], aside: [2: .ruler]),
    StrangeFile(
      "reStructuredText: columns between lines",
      "=====  ======\n naam   uren\n=====  ======\nAn     3.5\nBo     4\n=====  ======\n", "naam|uren",
      ["An|3.5", "Bo|4"], aside: [1: .ruler, 3: .ruler, 6: .ruler]),
    StrangeFile(
      "columns of fixed width",
      "Stamnr  Naam            Klas  Geboren\n100234  Peeters         3A    12/03/2011\n"
        + "100235  Van den Broeck  3A    01/11/2010\n100301  Çelik           3B    05/05/2011\n",
      "Stamnr|Naam|Klas|Geboren",
      ["100234|Peeters|3A|12/03/2011", "100235|Van den Broeck|3A|01/11/2010", "100301|Çelik|3B|05/05/2011"]),
    StrangeFile(
      "SAS: numbers at the right, a title and blank lines",
      "          The SAS System     1\n\n   Obs    code    uren\n\n     1    B1       3.5\n     2    B2       4.0\n"
        + "     3    B3      12.0\n",
      "Obs|code|uren", ["1|B1|3.5", "2|B2|4.0", "3|B3|12.0"], aside: [1: .preamble, 2: .blank, 4: .blank]),
    StrangeFile(
      "a text that runs over its column",
      "nr     naam        school\nB1     An Maes     Boom\nB2     Bo          Gent\nB3     Cas Wit     Mol\n"
        + "B4     Dé          Lier\nB5     Ann-Sophie MertensGeel\n",
      "nr|naam|school", ["B1|An Maes|Boom", "B2|Bo|Gent", "B3|Cas Wit|Mol", "B4|Dé|Lier"], faulty: [6]),
    StrangeFile(
      "two spaces between words", "naam  uren  school\nAn Maes  3,5  PTS Boom\nBo  4  PITO Stabroek\n",
      "naam|uren|school", ["An Maes|3,5|PTS Boom", "Bo|4|PITO Stabroek"]),
    StrangeFile(
      "Concordance: every cell between two thorns",
      "þnrþ\u{14}þauteurþ\u{14}þtitelþ\r\nþ1þ\u{14}þMaes \"An\"þ\u{14}þVerslag, januariþ\r\nþ2þ\u{14}þþ\u{14}þNotaþ\r\n",
      "nr|auteur|titel", ["1|Maes \"An\"|Verslag, januari", "2||Nota"]),
    StrangeFile(
      "Qualtrics: names, questions and names for programs",
      "StartDate,Q1,Q2\nBegin,\"Tevreden, ja of nee?\",Wat kan beter?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\","
        + "\"{\"\"ImportId\"\":\"\"QID2_TEXT\"\"}\"\n2026-01-12,4,\"Meer tijd, graag\"\n2026-01-13,5,\n",
      "StartDate|Q1|Q2", ["2026-01-12|4|Meer tijd, graag", "2026-01-13|5|"],
      aside: [2: .headerLabel, 3: .headerLabel]),
    StrangeFile(
      "whole rows in quotes", "code,naam,uren\n\"B13,\"\"Maes, An\"\",\"\"12,5\"\"\"\n\"B14,\"\"Wit, Bo\"\",8\"\n",
      "code|naam|uren", ["B13|Maes, An|12,5", "B14|Wit, Bo|8"]),
    StrangeFile(
      "whole rows in quotes, some not, and quotes within",
      "\"code,\"\"naam\"\",uren\"\n\"B13,\"\"zei \"\"\"\"ja\"\"\"\"\"\",12\"\nB14,Niels,8\n\"B15,\"\"x, y\"\",\"\n",
      "code|naam|uren", ["B13|zei \"ja\"|12", "B14|Niels|8", "B15|x, y|"]),
    StrangeFile(
      "one column in quotes, with commas", "\"school\"\n\"Boom, vestiging 2\"\n\"Gent, centrum\"\n", "school",
      ["Boom, vestiging 2", "Gent, centrum"]),
    StrangeFile(
      "Eurostat: commas in the first column, tabs between the years",
      "freq,unit,geo\\TIME\t2019\t2020\nA,PC,BE\t12.3\t:\nA,PC,NL\t10.0\t10.2 p\n", "freq,unit,geo\\TIME|2019|2020",
      ["A,PC,BE|12.3|:", "A,PC,NL|10.0|10.2 p"]),
    StrangeFile(
      "school software: what it is about, in rows of one cell",
      "Instelling: 042531 Boom\nSchooljaar: 2025-2026\n\nKlas;Naam;Leerkracht\n3A;Peeters;Maes An\n3A;Janssens;Maes An\n"
        + "\nAantal: 2\n",
      "Klas|Naam|Leerkracht", ["3A|Peeters|Maes An", "3A|Janssens|Maes An"],
      aside: [1: .preamble, 2: .preamble, 3: .blank, 7: .blank, 8: .footnote]),
    StrangeFile(
      "another program's rows at the end", "naam;uren;school\nAn;3;Boom\nBo;4;Gent\nCas,2,Mol\n", "naam|uren|school",
      ["An|3|Boom", "Bo|4|Gent"], faulty: [4]),
    StrangeFile(
      "a new page: a form feed before the header", "naam;uren\nAn;3\n\u{0C}naam;uren\nBo;4\n", "naam|uren",
      ["An|3", "Bo|4"], aside: [3: .repeatedHeader]),
    StrangeFile("a byte order mark twice", "\u{FEFF}\u{FEFF}naam;uren\nAn;3\nBo;4\n", "naam|uren", ["An|3", "Bo|4"]),
    StrangeFile(
      "texts as formulas, no header", "=\"042531\";=\"An\"\n=\"042532\";=\"Bo\"\n", "A|B",
      ["=\"042531\"|=\"An\"", "=\"042532\"|=\"Bo\""]),
    StrangeFile(
      "a log: times are no columns", "bericht\n10:00:00 INFO start\n10:00:01 ERROR no disk; stop\n10:00:02 INFO end\n",
      "bericht", ["10:00:00 INFO start", "10:00:01 ERROR no disk; stop", "10:00:02 INFO end"]),
  ]
}
