import Documents
import GuidanceKit
import Indicators
import Register

/// The first half page: three sentences made from the figures by rules, and the three indicators.
extension Report {
  var indicatorSummary: Section {
    var blocks: [Block] = []
    if !data.hasRegistrations { blocks.append(.note(emptyPeriod)) }
    blocks.append(.lead([staffingSentence, reachSentence, classroomSentence]))
    blocks.append(.keyFigures([staffingCard, reachCard, classroomCard]))
    let points = attention + behindSchedule
    if !points.isEmpty {
      blocks.append(.note(Note(.remark, title: say(Label("Let op.", "Note.")), points)))
    }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  var emptyPeriod: Note {
    let month = periodName
    return Note(
      .caution, title: say(Label("Geen registraties.", "No registrations.")),
      text(
        Label(
          "Voor \(month) is niets geregistreerd of ingevoerd. De cijfers hieronder tellen wat er van het schooljaar bekend is.",
          "Nothing was registered or imported for \(month). The figures below count what is known of the school year."))
    )
  }

  // MARK: Sentences

  var staffingSentence: LeadSentence {
    let figure = data.ofYear("fte/total")
    let status = print.status(figure)
    var pieces: [String: RichText.Run] = [
      "day": .value(Quoted(print.number.date(data.day))), "share": .value(print.value(figure)),
      "realised": .value(print.value(data.ofYear("fte-realised/total"))),
      "planned": .value(print.value(data.ofYear("fte-planned/total"))),
      "hours": .value(print.value(data.ofYear("hours/total"))),
    ]
    guard let figure, let share = figure.share else {
      let hasHours = (data.ofYear("hours/total")?.numerator ?? 0) > 0
      if case .notComputable(let reason) = figure?.verdict, hasHours {
        pieces["reason"] = .text(reason[language])
        return LeadSentence(
          text(
            Label(
              "Tot en met {day} is {hours} geregistreerd voor {planned} geplande VTE; een percentage is niet te berekenen, "
                + "want {reason}.",
              "Up to {day} {hours} were registered for {planned} planned FTE; no percentage can be computed, for {reason}."
            ),
            pieces), status: status)
      }
      return LeadSentence(
        text(Label("Over de gerealiseerde VTE zijn er geen gegevens.", "There are no data on realised FTE.")),
        status: status)
    }
    let start = Label(
      "Tot en met {day} is {share} van de geplande VTE gerealiseerd ({realised} van {planned}); ",
      "Up to {day} {share} of the planned FTE was realised ({realised} of {planned}); ")
    guard let expected = expectedShare(figure) else {
      return LeadSentence(
        text(
          Label(start.dutch + "het schooljaar begint pas.", start.english + "the school year has just begun."), pieces),
        status: status)
    }
    pieces["expected"] = .value(Quoted(print.number.percent(expected)))
    // The difference of what is printed: a reader who subtracts must find the same.
    let difference = shown(share).subtracting(shown(expected)) ?? .zero
    pieces["gap"] = .value(Quoted(points(difference)))
    let end =
      if difference >= Rational(1, 100) ?? .zero {
        Label(
          "op dit punt in het schooljaar hoort dat {expected} te zijn: {gap} voor op het schema.",
          "at this point of the school year it should be {expected}: {gap} ahead of schedule.")
      } else if difference <= Rational(-1, 100) ?? .zero {
        Label(
          "op dit punt in het schooljaar hoort dat {expected} te zijn: {gap} achter op het schema.",
          "at this point of the school year it should be {expected}: {gap} behind schedule.")
      } else {
        Label(
          "dat ligt op schema, want op dit punt in het schooljaar hoort het {expected} te zijn.",
          "that is on schedule, for at this point of the school year it should be {expected}.")
      }
    return LeadSentence(text(Label(start.dutch + end.dutch, start.english + end.english), pieces), status: status)
  }

  var reachSentence: LeadSentence {
    guard let figure = data.ofYear("reach/total"), figure.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Over het bereik zijn er geen gegevens: geen enkele organisatie valt onder een doel.",
            "There are no data on reach: no organisation falls under a goal.")),
        status: print.status(data.ofYear("reach/total")))
    }
    let pieces: [String: RichText.Run] = [
      "reached": .value(print.count(figure, .reached)), "scope": .value(print.count(figure, .inScope)),
      "share": .value(print.value(figure)), "needed": .value(print.count(figure, .needed)),
      "miss": .value(print.count(figure, .willMiss)),
      "hours": .value(Quoted(reachHours)),
    ]
    let start = Label(
      "Van de {scope} combinaties van organisatie en pijler kregen er {reached} minstens {hours} begeleiding ({share}); ",
      "Of the {scope} pairs of organisation and pillar, {reached} received at least {hours} of guidance ({share}); ")
    let misses = figure.evidence.count(.willMiss)?.value ?? .zero
    let needed = Label.of(
      figure.evidence.count(.needed)?.value == .one ? 1 : 2,
      one: Label("er is er {needed} nodig", "{needed} is needed"),
      many: Label("er zijn er {needed} nodig", "{needed} are needed"))
    let missing = Label.of(
      misses == .one ? 1 : 2, one: Label("haalt {miss} de norm niet", "{miss} will miss the norm"),
      many: Label("halen {miss} de norm niet", "{miss} will miss the norm"))
    let end: Label =
      switch figure.verdict {
      case .met: Label("daarmee is het doel van {needed} gehaald.", "the target of {needed} is thereby met.")
      case .running(let day):
        misses > .zero
          ? Label(
            "\(needed.dutch) tegen \(NumberText(.dutch).date(day)), en aan dit tempo \(missing.dutch).",
            "\(needed.english) by \(NumberText(.english).date(day)), and at this pace \(missing.english).")
          : Label(
            "\(needed.dutch) tegen \(NumberText(.dutch).date(day)), en allemaal liggen ze op schema.",
            "\(needed.english) by \(NumberText(.english).date(day)), and all of them are on schedule.")
      case .notMet, .noData, .noNorm, .notComputable, .noVerdict, .zone:
        Label("dat zijn er minder dan de {needed} die nodig waren.", "fewer than the {needed} that were needed.")
      }
    return LeadSentence(
      text(Label(start.dutch + end.dutch, start.english + end.english), pieces), status: print.status(figure))
  }

  var classroomSentence: LeadSentence {
    let figure = data.ofYear("classroom/total")
    guard let figure, let share = figure.share else {
      return LeadSentence(
        text(
          Label(
            "Over de klasvloercontext zijn er geen gegevens.", "There are no data on the classroom context.")),
        status: print.status(figure))
    }
    let target = data.plan.norms.classroomTarget.value
    let minimum = data.plan.norms.classroomMinimum.value
    let hasUnknown = (figure.evidence.count(.unknownMinutes)?.value ?? .zero) > .zero
    let pieces: [String: RichText.Run] = [
      "share": .value(print.value(figure)), "upper": .value(print.part(figure, "upper", figure.range?.upper)),
      "target": .value(Quoted(percent(target))), "minimum": .value(Quoted(percent(minimum))),
      "month": .value(print.value(data.ofPeriod("classroom/total"))),
      "name": .text(periodName),
    ]
    let start =
      if share.reaches(percent: target) {
        Label(
          "{share} van de begeleidingsuren van dit schooljaar lag in klasvloercontext: dat haalt het doel van {target}",
          "{share} of this school year's guidance hours took place in classroom context: that reaches the target of {target}"
        )
      } else if share.reaches(percent: minimum) {
        Label(
          "{share} van de begeleidingsuren van dit schooljaar lag in klasvloercontext: boven de {minimum} die de overheid "
            + "verwacht, onder het doel van {target}",
          "{share} of this school year's guidance hours took place in classroom context: above the {minimum} that the "
            + "government expects, below the target of {target}")
      } else {
        Label(
          "{share} van de begeleidingsuren van dit schooljaar lag in klasvloercontext: onder de {minimum} die de overheid "
            + "verwacht en onder het doel van {target}",
          "{share} of this school year's guidance hours took place in classroom context: below the {minimum} that the "
            + "government expects and below the target of {target}")
      }
    let range =
      hasUnknown
      ? Label(
        ". Als elk onbekend uur meetelt, wordt het {upper}", ". If every unknown hour counts, it becomes {upper}")
      : Label("", "")
    let month =
      !data.isWithinYear || data.ofPeriod("classroom/total")?.share == nil
      ? Label(".", ".") : Label(". In {name} zelf was het {month}.", ". In {name} itself it was {month}.")
    return LeadSentence(
      text(Label(start.dutch + range.dutch + month.dutch, start.english + range.english + month.english), pieces),
      status: print.status(figure))
  }

  // MARK: Helpers

  /// The norm of reach: `20 uur`.
  var reachHours: String {
    count(data.plan.norms.reachHours.value, Label("uur", "hour"), Label("uur", "hours"))
  }

  /// The part of the target that the school weeks gone by ask for; `nil` before the first.
  func expectedShare(_ figure: Figure) -> Share? {
    guard let elapsed = figure.evidence.count(.elapsedWeeks)?.value, elapsed > .zero,
      let all = figure.evidence.count(.allWeeks)?.value, let part = elapsed.divided(by: all),
      let target = Rational(figure.norm?.value ?? 100, 100), let expected = part.multiplied(by: target)
    else { return nil }
    return Share(expected)
  }

  /// What the mark of the schedule on a bar stands for: the last day that counts, which is seldom the day of reading.
  var scheduleLabel: String {
    let day = print.number.date(data.day)
    return say(Label("schema op \(day)", "schedule on \(day)"))
  }

  /// A whole percentage: `60 %`.
  func percent(_ value: Int) -> String { print.number.percent(Rational(value, 100) ?? .zero, decimals: 0) }

  /// A share as it is printed, in tenths of a percent.
  func shown(_ share: Share) -> Rational {
    share.rational.rounded(places: 3).flatMap { Rational($0, 1_000) } ?? share.rational
  }

  /// A difference of shares: `2,8 procentpunt`.
  func points(_ difference: Rational) -> String {
    let size = difference < .zero ? difference.negated ?? .zero : difference
    let text = print.number.decimal(size.multiplied(by: Rational(100)) ?? .zero, places: 1)
    return language == .dutch ? "\(text) procentpunt" : "\(text) percentage points"
  }

  /// What the reader must know before using the figures: open findings, and an audit that is older than the data.
  var attention: RichText {
    guard let audit = data.audit else {
      return text(
        Label(
          "Deze gegevens zijn nog niet nagekeken. {command} doet dat.",
          "These data were not audited yet. {command} does that."),
        ["command": .code(auditCommand)])
    }
    guard audit.errors + audit.warnings > 0 else { return RichText([]) }
    return text(
      Label(
        "De audit vond {errors} en {warnings}; meer daarover onder {link}.",
        "The audit found {errors} and {warnings}; more about that under {link}."),
      [
        "errors": .value(Quoted(count(audit.errors, Label("fout", "error"), Label("fouten", "errors")))),
        "warnings": .value(
          Quoted(count(audit.warnings, Label("waarschuwing", "warning"), Label("waarschuwingen", "warnings")))),
        "link": .link(say(Label("Bevindingen", "Findings")), to: "#bevindingen"),
      ])
  }

  /// The pillars that are furthest behind schedule, at most three, each more than five percentage points.
  var behindSchedule: RichText {
    let gaps = data.plan.pillars.compactMap {
      pillar -> (figure: Figure, name: String, expected: Share, gap: Rational)? in
      guard let figure = data.ofYear("fte/\(pillar.code)"), let share = figure.share,
        let expected = expectedShare(figure),
        let gap = expected.rational.subtracting(share.rational), gap > Rational(5, 100) ?? .zero
      else { return nil }
      return (figure, pillar.name[language], expected, gap)
    }.sorted { $0.gap == $1.gap ? $0.name < $1.name : $0.gap > $1.gap }.prefix(3)
    guard let expected = gaps.first?.expected else { return RichText([]) }
    var runs: [RichText.Run] = [
      .text(
        say(
          Label(
            " Het verst achter op het schema van \(print.number.percent(expected)): ",
            " Furthest behind the schedule of \(print.number.percent(expected)): ")))
    ]
    for (index, gap) in gaps.enumerated() {
      if index > 0 { runs.append(.text(", ")) }
      runs += [.text("\(gap.name) "), .value(print.value(gap.figure))]
    }
    return RichText(runs + [.text(".")])
  }

  /// A number with its noun: `1 fout`, `3 fouten`.
  func count(_ number: Int, _ one: Label, _ many: Label) -> String {
    print.number.counted(number, one[language], many[language])
  }
}

extension RichText {
  /// Whether there is nothing to say.
  var isEmpty: Bool { runs.isEmpty }
}
