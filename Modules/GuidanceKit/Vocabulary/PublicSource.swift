/// The public documents behind the vocabulary, each spelled in one place.
public enum PublicSource {
  /// The guidance plan of the provincial guidance service.
  public static let plan = "POV, Begeleidingsplan 2025-2030"
  /// The decree that gives the guidance services their goals.
  public static let decree = "Decreet kwaliteit van onderwijs, 8 mei 2009, art. 15"
  /// The decree on pupil guidance, which gives the POC its duties.
  public static let pupilGuidanceDecree = "Decreet leerlingenbegeleiding, 27 april 2018"
  /// The mechanisms of professional development.
  public static let mechanisms = "EEF, Effective Professional Development (2021)"
  /// The phases of implementation.
  public static let implementation = "EEF, A School's Guide to Implementation (2024)"
  /// The care continuum.
  public static let careContinuum = "Prodia, zorgcontinuüm (fasen 0 tot 3)"
  /// The curricular spider web.
  public static let spiderWeb = "SLO, curriculair spinnenweb (naar Van den Akker, 2003)"
  /// The survey instrument.
  public static let edbi = "Verschueren, Struyf & Van Mieghem, EDBI (2022)"
  /// The projects of Leerpunt.
  public static let projects = "Leerpunt, begeleidingsprojecten brede basiszorg en verhoogde zorg"
  /// The process of the professional learning communities.
  public static let plg = "Leercollectief basis verhoogd, PLG-proces 2024-2025"
  /// The rules of the school holidays.
  public static let holidays = "Vlaamse overheid, regeling schoolvakanties (omzendbrief basisonderwijs)"
  /// The published table of school holidays, for years that left the rule.
  public static let publishedHolidays = "OpenHolidays, schoolvakanties Vlaanderen"
  /// Institution numbers.
  public static let institutionNumber = "Vlaams Ministerie van Onderwijs en Vorming, instellingsnummer"
  /// Enterprise numbers.
  public static let enterpriseNumber = "Kruispuntbank van Ondernemingen, ondernemingsnummer"
}
