/// A place in the yearly report where a text of the service belongs; the raw value is the name of its file without `.md`.
///
/// The numbers put the files of a folder in the order of the report.
public enum YearPlace: String, CaseIterable, Hashable, Sendable {
  /// Before everything but the first half page.
  case foreword = "00-voorwoord"
  /// The introduction of the first part.
  case work = "10-verslag-inleiding"
  /// What the PBD did.
  case workOfPBD = "11-verslag-pbd"
  /// What the POC did.
  case workOfPOC = "12-verslag-poc"
  /// How the service looks at its own tasks.
  case ownTasks = "13-eigen-opdracht"
  /// Examples of practice.
  case practice = "14-praktijkvoorbeelden"
  /// The introduction of the second part.
  case reach = "20-bereik-inleiding"
  /// The reach of the PBD.
  case reachOfPBD = "21-bereik-pbd"
  /// The reach of the POC.
  case reachOfPOC = "22-bereik-poc"
  /// Guidance of schools with high needs.
  case highNeeds = "23-hoge-noden"
  /// The introduction of the third part.
  case impact = "30-impact-inleiding"
  /// The impact of the PBD.
  case impactOfPBD = "31-impact-pbd"
  /// The impact of the POC.
  case impactOfPOC = "32-impact-poc"
  /// What will be done differently.
  case adjustments = "33-bijsturing"
  /// The co-operation of the POC with other networks.
  case crossNetwork = "40-netoverschrijdend"
  /// The annex on adult education.
  case adultEducation = "50-volwassenenonderwijs"
  /// The remarks of the minister, each with its answer.
  case remarks = "60-opmerkingen-minister"
  /// The last words.
  case closing = "90-slotwoord"

  /// The name of the file.
  public var fileName: String { rawValue + ".md" }

  /// The place of a file; `nil` when its name is none of these.
  public init?(fileName: String) {
    guard fileName.hasSuffix(".md") else { return nil }
    self.init(rawValue: String(fileName.dropLast(3)))
  }

  /// How much a text is missed when it is not there.
  public enum Need: Hashable, Sendable {
    /// The ministry asks for it.
    case required
    /// Asked for when a centre for adult education is in scope.
    case requiredWithAdultEducation
    /// Useful, not asked for.
    case optional

    /// The word that says it.
    public var label: Label {
      switch self {
      case .required: Label("verplicht", "required")
      case .requiredWithAdultEducation:
        Label("verplicht met volwassenenonderwijs", "required with adult education")
      case .optional: Label("vrij", "optional")
      }
    }
  }

  /// How much it is missed.
  ///
  /// - Source: the remarks of the minister on the report of 2023-2024 (qualitative data, the own task setting, cross-network
  ///   co-operation), and the summary on adult education that is annexed to the report.
  public var need: Need {
    switch self {
    case .work, .workOfPBD, .workOfPOC, .ownTasks, .reach, .impact, .crossNetwork, .remarks: .required
    case .adultEducation: .requiredWithAdultEducation
    case .foreword, .practice, .reachOfPBD, .reachOfPOC, .highNeeds, .impactOfPBD, .impactOfPOC, .adjustments, .closing:
      .optional
    }
  }

  /// The heading of the section it stands in.
  public var section: Label {
    switch self {
    case .foreword: Label("Voorwoord", "Foreword")
    case .work: Label("Deel 1. Verslag", "Part 1. Report")
    case .workOfPBD: Label("Deel 1. Verslag, PBD", "Part 1. Report, PBD")
    case .workOfPOC: Label("Deel 1. Verslag, POC", "Part 1. Report, POC")
    case .ownTasks: Label("Deel 1. Verslag, eigen opdracht", "Part 1. Report, own tasks")
    case .practice: Label("Deel 1. Verslag, praktijkvoorbeelden", "Part 1. Report, examples of practice")
    case .reach: Label("Deel 2. Bereik", "Part 2. Reach")
    case .reachOfPBD: Label("Deel 2. Bereik, PBD", "Part 2. Reach, PBD")
    case .reachOfPOC: Label("Deel 2. Bereik, POC", "Part 2. Reach, POC")
    case .highNeeds: Label("Deel 2. Bereik, hoge noden", "Part 2. Reach, high needs")
    case .impact: Label("Deel 3. Impact", "Part 3. Impact")
    case .impactOfPBD: Label("Deel 3. Impact, PBD", "Part 3. Impact, PBD")
    case .impactOfPOC: Label("Deel 3. Impact, POC", "Part 3. Impact, POC")
    case .adjustments: Label("Deel 3. Impact, bijsturing", "Part 3. Impact, adjustments")
    case .crossNetwork: Label("Netoverschrijdende samenwerking van de POC", "Cross-network co-operation of the POC")
    case .adultEducation: Label("Bijlage: volwassenenonderwijs", "Annex: adult education")
    case .remarks: Label("Antwoord op de opmerkingen van de minister", "Answers to the remarks of the minister")
    case .closing: Label("Slotwoord", "Closing words")
    }
  }

  /// What it should tell.
  public var purpose: Label {
    switch self {
    case .foreword: Label("een woord vooraf van de directie", "a word of the management in front")
    case .work: Label("wat het schooljaar kenmerkte", "what marked the school year")
    case .workOfPBD: Label("wat de PBD deed, en waarom", "what the PBD did, and why")
    case .workOfPOC: Label("wat de POC deed, en waarom", "what the POC did, and why")
    case .ownTasks: Label("hoe de dienst naar haar eigen opdracht kijkt", "how the service looks at its own tasks")
    case .practice:
      Label(
        "voorbeelden uit scholen, met wat lukte en wat niet",
        "examples from schools, with what went well and what did not")
    case .reach: Label("hoe de scholen en centra bereikt zijn", "how schools and centres were reached")
    case .reachOfPBD: Label("wie de PBD bereikte, en wie niet", "whom the PBD reached, and whom not")
    case .reachOfPOC: Label("wie de POC bereikte, en wie niet", "whom the POC reached, and whom not")
    case .highNeeds: Label("de begeleiding van scholen met hoge noden", "the guidance of schools with high needs")
    case .impact: Label("wat de begeleiding uithaalde", "what guidance brought about")
    case .impactOfPBD: Label("wat de bevragingen van de PBD leren", "what the surveys of the PBD teach")
    case .impactOfPOC:
      Label("wat de POC leert, ook uit het focusgesprek", "what the POC learns, also from the focus interview")
    case .adjustments: Label("wat de dienst anders gaat doen", "what the service will do differently")
    case .crossNetwork:
      Label(
        "de samenwerking met andere netten, en de gezamenlijke evaluatie",
        "the work with other networks, and its joint evaluation")
    case .adultEducation:
      Label("de samenvatting van de gezamenlijke jaaractieplannen", "the summary of the joint action plans of the year")
    case .remarks:
      Label("elke opmerking als kop, het antwoord eronder", "each remark as a heading, the answer below it")
    case .closing: Label("een slot van de directie", "closing words of the management")
    }
  }
}
