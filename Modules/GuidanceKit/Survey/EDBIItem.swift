/// The items the plan takes from the survey instrument.
///
/// Codes are those of the columns in a sheet; the wording is our own.
public enum EDBIItem: String, Term {
  /// Satisfaction.
  case satisfied = "1.1-1"
  /// Usability.
  case usable = "1.1-2"
  /// Learning effect.
  case learned = "1.1-3"
  /// Intention.
  case intends = "1.1-4"
  /// The respondent's job, open.
  case function = "C-1"
  /// Why the respondent took part, open.
  case reason = "C-2"
  /// Professional attitude.
  case attitude = "1.1.2-1"
  /// What pleased, open.
  case pleased = "1.1.3-1"
  /// What pleased less, open. Asked for when a score must be examined.
  case pleasedLess = "1.1.3-2"
  /// What is most useful, open.
  case mostUseful = "1.1.3-3"
  /// An example of growth, open.
  case growth = "1.1.3-4"
  /// What to try first, open.
  case firstTry = "1.1.3-5"
  /// The participant makes time.
  case makesTime = "M2-1"
  /// Applying costs too much energy; agreement is bad news.
  case costsEnergy = "M2-2"
  /// Too much else goes on; agreement is bad news.
  case tooMuchElse = "M2-3"
  /// The leader encourages.
  case leaderEncourages = "M2-4"
  /// The means are there.
  case meansProvided = "M2-5"
  /// Colleagues encourage.
  case colleaguesEncourage = "M2-6"
  /// Colleagues talk about it.
  case colleaguesTalk = "M2-7"
  /// Colleagues help.
  case colleaguesHelp = "M2-8"
  /// Recent developments.
  case developments = "M3-1"
  /// Research.
  case research = "M3-2"

  /// What the item asks, in own words.
  public var label: Label {
    switch self {
    case .satisfied: Label("Tevreden over de begeleiding", "Satisfied with the guidance")
    case .usable: Label("Bruikbaar in de eigen praktijk", "Usable in own practice")
    case .learned: Label("Iets nieuws geleerd", "Learned something new")
    case .intends: Label("Van plan om het uit te proberen", "Intends to try it out")
    case .function: Label("Functie van de deelnemer", "Function of the respondent")
    case .reason: Label("Reden van deelname", "Reason for taking part")
    case .attitude: Label("Professionele houding werd sterker", "Professional attitude became stronger")
    case .pleased: Label("Wat viel in de smaak", "What pleased")
    case .pleasedLess: Label("Wat viel minder in de smaak", "What pleased less")
    case .mostUseful: Label("Wat is het bruikbaarst", "What is most useful")
    case .growth:
      Label(
        "Voorbeeld van groei in kennis, vaardigheid of houding", "Example of growth in knowledge, skill or attitude")
    case .firstTry: Label("Wat eerst uitgeprobeerd wordt", "What will be tried first")
    case .makesTime: Label("Maakt tijd om uit te proberen", "Makes time to try things out")
    case .costsEnergy: Label("Toepassen kost te veel energie", "Applying it costs too much energy")
    case .tooMuchElse: Label("Er loopt te veel op het werk", "Too much is going on at work")
    case .leaderEncourages: Label("De leidinggevende moedigt aan", "The leader encourages")
    case .meansProvided: Label("De nodige middelen zijn er", "The means needed are there")
    case .colleaguesEncourage: Label("Collega's moedigen aan", "Colleagues encourage")
    case .colleaguesTalk: Label("Praat met collega's over het toepassen", "Talks with colleagues about applying it")
    case .colleaguesHelp: Label("Collega's helpen bij problemen", "Colleagues help with problems")
    case .developments: Label("Recente ontwikkelingen kwamen aan bod", "Recent developments were covered")
    case .research: Label("Er werd naar onderzoek verwezen", "Research was referred to")
    }
  }

  /// The public document that defines the item.
  public var source: String { PublicSource.edbi }

  /// The block the item belongs to.
  public var block: EDBIBlock {
    switch self {
    case .satisfied, .usable, .learned, .intends: .core
    case .function, .reason: .context
    case .attitude: .closedExtra
    case .pleased, .pleasedLess, .mostUseful, .growth, .firstTry: .openExtra
    case .makesTime, .costsEnergy, .tooMuchElse, .leaderEncourages, .meansProvided, .colleaguesEncourage,
      .colleaguesTalk, .colleaguesHelp:
      .factors
    case .developments, .research: .features
    }
  }

  /// What agreement means; `nil` for open items, with which nobody agrees or disagrees.
  public var polarity: ItemPolarity? {
    guard block.isClosed else { return nil }
    return self == .costsEnergy || self == .tooMuchElse ? .unfavourable : .favourable
  }

  /// The level of evaluation the item measures; `nil` for background and factors.
  public var level: EvaluationLevel? {
    switch self {
    case .satisfied: .satisfaction
    case .usable: .usability
    case .learned, .attitude: .learning
    case .intends: .intention
    default: nil
    }
  }

  /// Where a factor lies: with the participant or with the school; `nil` outside module 2.
  public var factor: EDBIFactor? {
    switch self {
    case .makesTime, .costsEnergy, .tooMuchElse: .participant
    case .leaderEncourages, .meansProvided, .colleaguesEncourage, .colleaguesTalk, .colleaguesHelp: .organisation
    default: nil
    }
  }
}

/// Where a factor that helps or hinders lies.
public enum EDBIFactor: String, Term {
  /// With the participant.
  case participant = "participant"
  /// With the school or centre.
  case organisation = "school-centrum"

  /// The name people read.
  public var label: Label {
    switch self {
    case .participant: Label("houding van de participant", "attitude of the participant")
    case .organisation: Label("ondersteuning in school of centrum", "support in the school or centre")
    }
  }

  /// The public document that defines the factor.
  public var source: String { PublicSource.edbi }
}
