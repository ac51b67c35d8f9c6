/// The phases of the care continuum (*zorgcontinuüm*).
public enum CareContinuumPhase: String, Term, Comparable {
  /// For all pupils.
  case broadBasicCare = "fase-0"
  /// Extra measures and reasonable adjustments.
  case increasedCare = "fase-1"
  /// A diagnostic track; learning support starts here.
  case extendedCare = "fase-2"
  /// Adjustments are disproportionate or not enough.
  case individualCurriculum = "fase-3"

  /// The name people read.
  public var label: Label {
    switch self {
    case .broadBasicCare: Label("brede basiszorg", "broad basic care")
    case .increasedCare: Label("verhoogde zorg", "increased care")
    case .extendedCare: Label("uitbreiding van zorg", "extension of care")
    case .individualCurriculum: Label("individueel aangepast curriculum (IAC)", "individually adapted curriculum")
    }
  }

  /// Who leads in the phase.
  public var leader: Label {
    switch self {
    case .broadBasicCare: Label("de school, voor alle leerlingen", "the school, for all pupils")
    case .increasedCare: Label("de school", "the school")
    case .extendedCare:
      Label("het CLB, met leerling, ouders en school", "the pupil guidance centre, with pupil, parents and school")
    case .individualCurriculum:
      Label("het CLB, dat het verslag opmaakt", "the pupil guidance centre, which draws up the report")
    }
  }

  /// The public document that defines the phase.
  public var source: String { PublicSource.careContinuum }

  /// The number, and older names found in data.
  public var spellings: [String] {
    let byNumber = [String(number), "fase \(number)"]
    switch self {
    case .broadBasicCare: return byNumber + ["basiszorg", "preventieve basiszorg"]
    case .increasedCare: return byNumber
    case .extendedCare: return byNumber + ["uitbreiding zorg"]
    case .individualCurriculum: return byNumber + ["IAC", "individueel aangepast curriculum", "school op maat"]
    }
  }

  /// The number of the phase, 0 to 3.
  public var number: Int {
    switch self {
    case .broadBasicCare: 0
    case .increasedCare: 1
    case .extendedCare: 2
    case .individualCurriculum: 3
    }
  }

  /// By number.
  public static func < (one: CareContinuumPhase, other: CareContinuumPhase) -> Bool { one.number < other.number }
}
