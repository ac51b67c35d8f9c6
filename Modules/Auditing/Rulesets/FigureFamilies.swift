import Indicators

/// The indicators there are figures of, with the kinds of their figures: what a rule of a service's own can hold against a
/// threshold.
enum FigureFamilies {
  /// The kinds by the first part of a figure's name.
  static let kinds: [String: Set<Figure.Kind>] = [
    "activity": [.minutes, .count, .share], "care": [.count], "classroom": [.share], "classroom-minimum": [.share],
    "classroom-unknown": [.share], "edbi": [.share, .count], "edbi-long": [.share], "edbi-selected": [.share],
    "edbi-short": [.share], "followup": [.share], "fte": [.share], "fte-assigned": [.fte],
    "fte-effect-absences": [.fte], "fte-planned": [.fte], "fte-planned-unreduced": [.fte], "fte-realised": [.fte],
    "fte-unreduced": [.share], "funds": [.euro, .share], "hours": [.minutes], "indirect": [.count],
    "intensity": [.minutes, .share], "mechanisms": [.count], "needs": [.share], "partners": [.count],
    "plg": [.share, .count], "practice": [.count], "presence": [.minutes], "project": [.count],
    "project-budget": [.euro], "project-extensions": [.share], "project-milestones": [.share],
    "project-results": [.count, .share], "project-start": [.count], "reach": [.minutes, .share],
    "reach-earlier": [.share], "reach-hours": [.minutes], "reach-integrated": [.share], "reach-set-aside": [.minutes],
    "reach-uncontacted": [.count], "reach-will-miss": [.count], "stated": [.count, .share, .fte, .minutes, .euro],
    "training": [.share, .count], "traject": [.count, .share], "uptake": [.share, .count], "viv": [.count, .share],
    "viv-pilot": [.share],
  ]
}
