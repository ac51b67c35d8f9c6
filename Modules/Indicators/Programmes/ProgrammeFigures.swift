extension Figure {
  /// Every figure that rests on other records than registered guidance and staffing.
  static func ofProgrammes(_ input: IndicatorInput) -> [Figure] {
    let surveys = SurveyIndicator(input)
    let people =
      surveys.figures + PilotIndicator(input, surveys: surveys).figures + VIVIndicator(input).figures
      + TrainingIndicator(input).figures
    let programmes =
      CommunityIndicator(input).figures + TrajectoryIndicator(input).figures + DesignIndicator(input).figures
      + ProjectProgressIndicator(input).figures + FundIndicator(input).figures
    let followUp =
      HighNeedsIndicator(input).figures + UptakeIndicator(input).figures + FollowUpIndicator(input).figures
      + IndirectReachIndicator(input).figures + SharingIndicator(input).figures
    let all = people + programmes + followUp
    return input.request.audience.isOutside ? OutsideCells(input).shown(all) : all
  }
}
