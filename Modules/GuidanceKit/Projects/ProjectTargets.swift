/// What the programme asks of its projects, in numbers of schools.
///
/// Rounds are never added up without school numbers, because an extension repeats schools; so the direct target is held
/// against each round apart.
/// - Source: Leerpunt.
public enum ProjectTargets {
  /// Schools at the start of each project, at least.
  public static let schoolsAtStart = 5
  /// Schools reached directly in a round, at least.
  public static let directInRound = 100
  /// Schools reached indirectly over all projects, at least.
  public static let indirectOverAll = 1000
  /// The public document that sets them.
  public static let source = PublicSource.projects
}
