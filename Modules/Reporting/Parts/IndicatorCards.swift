import Documents
import GuidanceKit
import Indicators

/// The three indicators, each with what it is held against.
extension Report {
  var staffingCard: KeyFigure {
    let figure = data.ofYear("fte/total")
    let axis = staffingAxis([figure])
    var facts: [Definition] = []
    if let norm = print.norm(figure) {
      facts.append(Definition(say(Label("Doel", "Target")), RichText([.value(norm)]), mark: .target))
    }
    if let figure, let expected = expectedShare(figure) {
      facts.append(
        Definition(
          capitalised(scheduleLabel), RichText([.value(Quoted(print.number.percent(expected)))]),
          mark: figure.share == nil ? nil : .pace))
    }
    if let figure, let forecast = figure.forecast {
      facts.append(
        Definition(
          say(Label("Verwacht op het einde", "Expected at the end")),
          RichText([.value(print.part(figure, "forecast", forecast))]), mark: .forecast))
    }
    facts += earlier(1)
    let hasShare = figure?.share != nil
    return KeyFigure(
      title: say(Label("1. Gerealiseerde VTE", "1. Realised FTE")),
      value: hasShare ? print.value(figure) : print.value(data.ofYear("hours/total")),
      caption: hasShare
        ? text(
          Label("{realised} van {planned} geplande VTE", "{realised} of {planned} planned FTE"),
          [
            "realised": .value(print.value(data.ofYear("fte-realised/total"))),
            "planned": .value(print.value(data.ofYear("fte-planned/total"))),
          ])
        : text(
          Label("geregistreerd, bij {planned} geplande VTE", "registered, with {planned} planned FTE"),
          ["planned": .value(print.value(data.ofYear("fte-planned/total")))]),
      status: shortened(figure),
      bullet: bullet(figure, pace: figure.flatMap(expectedShare), forecast: figure?.forecast),
      axis: axis, facts: facts)
  }

  var reachCard: KeyFigure {
    let figure = data.ofYear("reach/total")
    var facts: [Definition] = []
    if let figure, figure.norm != nil {
      facts.append(
        Definition(
          say(Label("Nodig", "Needed")), RichText([.value(print.count(figure, .needed))]), mark: .target))
    }
    if let figure, let forecast = figure.forecast {
      facts.append(
        Definition(
          say(Label("Bereikt of op schema", "Reached or on schedule")),
          RichText([.value(print.part(figure, "forecast", forecast))]), mark: .forecast))
    }
    let before = data.ofYear("reach-earlier/total")
    if before?.share != nil {
      let norm = data.plan.norms.earlierReachHours.value
      facts.append(
        Definition(
          say(Label("Vroegere norm, meer dan \(norm) u in totaal", "Earlier norm, more than \(norm) h in all")),
          RichText([.value(print.value(before))])))
    }
    facts += earlier(2)
    return KeyFigure(
      title: say(Label("2. Bereik", "2. Reach")), value: print.value(figure),
      caption: figure?.share == nil
        ? nil
        : text(
          Label(
            "{reached} van {scope} combinaties van organisatie en pijler",
            "{reached} of {scope} pairs of organisation and pillar"),
          ["reached": .value(print.count(figure, .reached)), "scope": .value(print.count(figure, .inScope))]),
      status: shortened(figure), bullet: bullet(figure, forecast: figure?.forecast), axis: .hundred, facts: facts)
  }

  var classroomCard: KeyFigure {
    let figure = data.ofYear("classroom/total")
    var facts: [Definition] = []
    if let norm = print.norm(figure) {
      facts.append(Definition(say(Label("Doel", "Target")), RichText([.value(norm)]), mark: .target))
    }
    let minimum = data.ofYear("classroom-minimum/total")
    if let norm = print.norm(minimum) {
      facts.append(
        Definition(
          say(Label("Minimum van de overheid", "Government minimum")), RichText([.value(norm)]), mark: .threshold))
    }
    if data.isWithinYear, let month = data.ofPeriod("classroom/total"), month.share != nil {
      facts.append(
        Definition(
          say(Label("In \(periodName)", "In \(periodName)")),
          RichText([.value(print.value(month))])))
    }
    facts += earlier(3)
    let hasRange = figure?.range.map { $0.lower != $0.upper } ?? false
    return KeyFigure(
      title: say(Label("3. Klasvloercontext", "3. Classroom context")), value: print.value(figure),
      caption: hasRange
        ? text(
          Label("tot {upper} als elk onbekend uur meetelt", "up to {upper} if every unknown hour counts"),
          ["upper": .value(print.part(figure, "upper", figure?.range?.upper))]) : nil,
      status: shortened(figure), bullet: bullet(figure, threshold: minimum?.norm), axis: .hundred, facts: facts)
  }

  /// The bar of a share: its value, the end of its range, the target, and where it should be or will end.
  func bullet(
    _ figure: Figure?, threshold: Figure.Norm? = nil, pace: Share? = nil, forecast: Share? = nil
  ) -> Bullet? {
    guard let figure, let share = figure.share else { return nil }
    var marks: [Bullet.Mark] = []
    if let forecast = Fraction(percent: forecast) { marks.append(.init(.forecast, forecast)) }
    if let norm = figure.norm, let position = position(norm, of: figure) { marks.append(.init(.target, position)) }
    if let threshold { marks.append(.init(.threshold, Fraction(threshold.value))) }
    if let pace = Fraction(percent: pace) { marks.append(.init(.pace, pace)) }
    return Bullet(
      label: figure.title[language], value: Fraction(percent: share), quoted: print.value(figure),
      upperValue: Fraction(percent: figure.range?.upper), marks: marks)
  }

  /// A norm as a percentage of the whole.
  private func position(_ norm: Figure.Norm, of figure: Figure) -> Fraction? {
    if norm.unit == .percent { return Fraction(norm.value) }
    guard let whole = figure.denominator else { return nil }
    return Fraction(percent: Share(norm.value, of: whole))
  }

  /// The axis of realised FTE: to a little above the target or the highest value.
  func staffingAxis(_ figures: [Figure?]) -> Axis {
    let values = figures.compactMap { $0?.share } + figures.compactMap { $0?.forecast }
    let highest = values.compactMap { $0.rational.multiplied(by: Rational(100))?.ceiling }.max() ?? 100
    return Axis(to: Fraction(min(200, max(110, (highest + 9) / 10 * 10))))
  }

  /// Results the plan gives for earlier years.
  private func earlier(_ indicator: Int) -> [Definition] {
    data.plan.earlierResults.filter { $0.indicator == indicator && $0.percent != nil }.prefix(1).map { result in
      Definition(capitalised(result.period[language]), RichText([.value(Quoted(percent(result.percent ?? 0)))]))
    }
  }

  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The verdict; a reason that is already in the sentence is left out.
  private func shortened(_ figure: Figure?) -> StatusMark {
    if case .notComputable = figure?.verdict { return print.shortStatus(figure) }
    return print.status(figure)
  }
}
