import GuidanceKit
import Testing

@Suite struct `Personal data in texts` {
  private static let scan = PersonalDataScan(people: [
    .init(name: "Ada Voorbeeld", code: "B01"), .init(name: "Inès Van den Berghe", code: "IVB"),
    .init(name: "Peeters-Maes, Jean-Pierre", code: "10234"), .init(name: "Bart De Wit", code: "b-07"),
    .init(name: "Els Bakker", code: "12"), .init(name: "Tom D'Hondt"), .init(name: "Lies Verstraeten"),
    .init(name: "Vos"),
  ])

  /// What was found, as `kind:text`.
  private static func found(_ text: String) -> [String] {
    scan.findings(in: text).map { "\($0.kind.rawValue):\(text[$0.range])" }
  }

  @Test(arguments: [
    "0470 12 34 56", "0470/12.34.56", "0470123456", "0470-123456", "0470 123 456", "0455 12 34 56", "04 70 12 34 56",
    "+32 470 12 34 56", "+32470123456", "+32 (0)470 12 34 56", "0032 470 12 34 56", "0032470123456", "0499.12.34.56",
    "03/123.45.67", "03 123 45 67", "(03) 123 45 67", "031234567", "03/1234567", "016 20 30 40", "016/203040",
    "02-123 45 67",
    "+32 3 123 45 67", "+32 (0)16 20 30 40", "0032 16/20.30.40", "+31 6 12345678", "0031 20 123 45 67", "04 221 12 34",
    "+33 1 42 68 53 00", "0470\u{A0}12\u{A0}34\u{A0}56",
  ]) func `a phone number is found in every form people write`(number: String) {
    let shown = number.hasPrefix("(") ? String(number.dropFirst()) : number
    for text in [
      number, "Bel \(number).", "tel:\(number), na 16 u", "(\(number))", "\(number) of mail", "GSM \(number)\n12",
    ] {
      #expect(Self.found(text) == ["phone:\(shown)"], "\(text)")
    }
  }

  @Test(arguments: [
    "01/09/2025", "2025-09-01", "01-09-2025 tot 30-06-2026", "01/09/2025 - 30/06/2026", "01.09.25 120 leerlingen",
    "op 01/09/25 123 lln", "09.00-12.00 30 lln", "08.30-9.15 12", "0,75", "01:30:00", "1 u 30", "036111",
    "036111 en 036112",
    "instelling 012345 678 lln", "0566.988.259", "BE 0566.988.259", "BE0566988259", "€ 1.250.000,00", "0800 12 345",
    "012345678901", "20250901", "schooljaar 2025-2026", "12.034.567.89", "PBD-AAA-1-a", "v0470123456", "9 op 10",
    "100 200 300",
    "+12 %", "+ 3", "0 1 2 3 4 5 6 7 8 9", "00 00 00 00 00", "100047012345600", "artikel 2.1.3", "0.25 VTE, 0.50 VTE",
  ]) func `dates, durations, amounts and numbers of schools and enterprises are no phone numbers`(text: String) {
    #expect(Self.found(text) == [])
  }

  @Test func `a mobile number with the points of an enterprise is told by its check digits`() {
    // 97 - 4701234 mod 97 = 97 - 32 = 65.
    #expect(4_701_234 % 97 == 32)
    #expect(Self.found("0470.123.465") == [])
    #expect(Self.found("0470.123.474") == ["phone:0470.123.474"])
    #expect(Self.found("BE 0470123465") == [])
    #expect(Self.found("0470 123 465") == ["phone:0470 123 465"])
  }

  @Test func `a national number is found by its check digits, of both centuries`() {
    // 850730033 mod 97 = 69, 97 - 69 = 28; 2000000000 + 170730033 = 2170730033, mod 97 = 13, 97 - 13 = 84.
    #expect(850_730_033 % 97 == 69 && 2_170_730_033 % 97 == 13)
    for number in [
      "85.07.30-033.28", "85073003328", "850730-033-28", "850730 03328", "85 07 30 033 28", "17.07.30-033.84",
    ] {
      #expect(Self.found("nr \(number).") == ["nationalNumber:\(number)"], "\(number)")
    }
    // Month 27: a BIS number; 852730033 mod 97 = 26, 97 - 26 = 71.
    #expect(852_730_033 % 97 == 26)
    #expect(Self.found("85.27.30-033.71") == ["nationalNumber:85.27.30-033.71"])
    for number in [
      "85.07.30-033.29", "17.07.30-033.83", "85073003329", "85.13.30-033.28", "850.730.033.28", "185073003328",
    ] {
      #expect(Self.found(number) == [], "\(number)")
    }
  }

  @Test func `mail addresses are found, also half hidden`() {
    #expect(Self.found("mail ada.voorbeeld+x@pov.be.") == ["mail:ada.voorbeeld+x@pov.be"])
    #expect(Self.found("<an@sub.school-a.be>;b@c.eu") == ["mail:an@sub.school-a.be", "mail:b@c.eu"])
    #expect(Self.found("an(at)school.be of an[@]school.be") == ["mail:an(at)school.be", "mail:an[@]school.be"])
    for text in ["@school", "a@b", "5 @ 3", "klas 3@4.5", "lees p. 3 (at) einde", "@@.be", "a@.be1"] {
      #expect(Self.found(text) == [], "\(text)")
    }
  }

  @Test(arguments: [
    ("met Ada Voorbeeld erbij", "Ada Voorbeeld"), ("VOORBEELD ADA", "VOORBEELD ADA"),
    ("voorbeeld, ada", "voorbeeld, ada"),
    ("Ada Voorbeelds uitleg", "Ada Voorbeelds"), ("A. Voorbeeld", "A. Voorbeeld"), ("ada.voorbeeld", "ada.voorbeeld"),
    ("ines vandenberghe", "ines vandenberghe"), ("Inés Vanden Berghe", "Inés Vanden Berghe"),
    ("VAN DEN BERGHE Inès", "VAN DEN BERGHE Inès"), ("I. Van den Berghe", "I. Van den Berghe"),
    ("Jean Pierre Peeters Maes", "Jean Pierre Peeters Maes"), ("Peeters-Maes", "Peeters-Maes"),
    ("Bart\u{A0}De\u{A0}Wit", "Bart\u{A0}De\u{A0}Wit"), ("bart de wit", "bart de wit"), ("de Wit Bart", "de Wit Bart"),
    ("Tom D’Hondt", "Tom D’Hondt"), ("Tom Dhondt", "Tom Dhondt"), ("Ines\u{301} x", ""),
    ("Els\u{AD} Bakker", "Els\u{AD} Bakker"), ("Ada\u{200B}Voorbeeld kwam", "Ada\u{200B}Voorbeeld"),
    ("Ada Voor\u{2060}beeld", "Ada Voor\u{2060}beeld"), ("A\u{200D}da Voorbeeld", "A\u{200D}da Voorbeeld"),
  ]) func `a whole name is found in either order, without regard to case and accents`(text: String, name: String) {
    #expect(Self.found(text) == (name.isEmpty ? [] : ["name:\(name)"]))
  }

  @Test(arguments: [
    ("Verstraeten kwam langs", "Verstraeten"), ("de sessie van Van den Berghe", "Van den Berghe"),
    ("de uitleg van van den Berghe", "van den Berghe"), ("mevrouw De Wit", "De Wit"), ("mevr. de Wit gaf", "de Wit"),
    ("dhr. Bakker", "Bakker"), ("Meneer Bakker", "Bakker"), ("collega D’Hondt", "D’Hondt"), ("E. Bakker", "E. Bakker"),
    ("Verstraetens aanpak", "Verstraetens"), ("VERSTRAETEN", "VERSTRAETEN"),
    ("Ver\u{FEFF}straeten zei", "Ver\u{FEFF}straeten"),
  ]) func `a surname alone is found when it is unusual or addressed`(text: String, name: String) {
    #expect(Self.found(text) == ["name:\(name)"])
  }

  @Test(arguments: [
    "de wit geverfde klas", "De Wit-Gele Kruisdag", "Bakker is een beroep", "De bakker om de hoek", "bij de bakker",
    "een voorbeeld", "Voorbeeld: een les", "Ada", "Els en Tom", "de vos", "Vos", "Berghe", "Van den Bergh",
    "Inèsse Van Berghe",
    "Voorbeeldige Ada", "Ada. Voorbeeld van een les", "meneer de bakker", "Verstraetenlaan", "verstraeten",
    "Adam Voorbeelden",
    "Ada met een voorbeeld", "e bakker", "wit", "Bart en De Wit", "Peeters", "Maes",
  ]) func `ordinary words, other names and parts of words are no names`(text: String) {
    #expect(Self.found(text) == [], "\(text)")
  }

  @Test func `codes are found as whole tokens`() {
    #expect(
      Self.found("B01 en b01, (IVB); 10234 B-07") == ["code:B01", "code:b01", "code:IVB", "code:10234", "code:B-07"])
    for text in ["B011", "AB01", "B01-a", "B_01", "ivb", "IVBX", "102345", "12", "12 leerlingen", "x10234"] {
      #expect(Self.found(text) == [], "\(text)")
    }
  }

  @Test func `what was found is replaced by what it was, and nothing is found any more`() {
    let text = "Bel Ada Voorbeeld (0470 12 34 56, ada@pov.be) of B01; nr. 85.07.30-033.28. 👩‍🏫é"
    #expect(
      Self.scan.redacted(text)
        == "Bel [naam] ([telefoonnummer], [e-mailadres]) of [code]; nr. [rijksregisternummer]. 👩‍🏫é")
    #expect(
      Self.scan.redacted(text, language: .english)
        == "Bel [name] ([phone number], [mail address]) of [code]; nr. [national register number]. 👩‍🏫é")
    #expect(Self.found(Self.scan.redacted(text)) == [])
    #expect(Self.scan.redacted("niets \r\n te zien") == "niets \r\n te zien")
    #expect(Self.scan.redacted("") == "")
  }

  /// Pieces of everything next to one another: redacting never leaves a finding, never traps, and leaves the rest.
  @Test(arguments: 1...200) func `nothing is left after redacting, whatever stands side by side`(seed: Int) {
    var state = UInt64(seed)
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let pieces = [
      "0470", "12", "34", "56", "+", "32", "(0)", ".", "/", "-", " ", " ", "03", "123.45.67", "Ada", "Voorbeeld", "De",
      "Wit",
      "mevrouw", "@", "pov.be", "(at)", "B01", "85.07.30-033.28", "\u{301}", "\u{AD}", "\n", ",", "BE", "0566.988.259",
      "s", "00",
    ]
    let text = (0...roll(40)).map { _ in pieces[roll(pieces.count)] }.joined()
    let redacted = Self.scan.redacted(text)
    #expect(Self.found(redacted) == [], "\(text.debugDescription) → \(redacted.debugDescription)")
    let findings = Self.scan.findings(in: text)
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  @Test func `long texts take time in proportion`() {
    let clock = ContinuousClock()
    for piece in ["1 ", "0", "a.", "@", "A ", "van ", "(at)", "12.", "Ada-"] {
      let long = String(repeating: piece, count: 60_000 / piece.utf8.count)
      #expect(clock.measure { _ = Self.scan.findings(in: long) } < .seconds(10), "\(piece)")
    }
  }
}
