extension Chart {
  /// The numbers of the chart as a table: what stands behind a figure, and what a spreadsheet program draws it from.
  ///
  /// - Parameters:
  ///   - id: the name used for anchors and file names.
  ///   - caption: what the table shows.
  ///   - language: the language of the few headings that the chart itself does not give.
  public func table(id: String, caption: String, language: DocumentLanguage) -> Table {
    let words = language.words
    let parts: (columns: [Column], groups: [RowGroup])
    switch self {
    case .bullets(let chart): parts = chart.tableParts(words)
    case .lines(let chart): parts = chart.tableParts(words)
    case .stackedBars(let chart): parts = chart.tableParts(words)
    case .tiles(let chart): parts = chart.tableParts(words)
    case .likert(let chart): parts = chart.tableParts(words)
    case .timeline(let chart): parts = chart.tableParts(words)
    case .groupedBars(let chart): parts = chart.tableParts(words)
    case .matrix(let chart): parts = chart.tableParts(words)
    case .multiples(let chart): parts = chart.tableParts(words)
    }
    var table = Table(id: id, caption: caption, columns: parts.columns)
    table.groups = parts.groups
    table.makeWholeColumnsWhole()
    return table
  }
}

extension Table {
  /// Columns of decimal numbers that hold whole numbers only become columns of whole numbers.
  fileprivate mutating func makeWholeColumnsWhole() {
    for index in columns.indices {
      guard case .decimal = columns[index].kind else { continue }
      let isWhole = rows.allSatisfy { row in
        guard index < row.cells.count, case .fraction(let fraction) = row.cells[index].value else { return true }
        return fraction.denominator == 1
      }
      if isWhole { columns[index].kind = .integer }
    }
  }
}

/// A number of a chart: as printed when it is printed, else with at most one decimal.
private func amount(_ value: Fraction?, _ quoted: Quoted? = nil, _ words: PageWords) -> Cell {
  guard let value else { return Cell(quoted?.text ?? "", .empty) }
  let text = quoted?.text ?? value.decimalText(places: value.denominator == 1 ? 0 : 1, mark: words.decimalMark)
  return .fraction(value, text, reference: quoted?.reference)
}

/// Keys of columns that have only a title: unique, and stable as long as their order is.
private func numbered(_ names: [String], _ kind: Column.Kind, from first: Int = 1) -> [Column] {
  names.enumerated().map { Column("k\(first + $0)", $1, kind) }
}

extension BulletChart {
  /// The marks that are drawn and have a name, in their fixed order.
  var drawnMarks: [Bullet.MarkKind] {
    Bullet.MarkKind.allCases.filter { kind in
      markNames[kind] != nil && bars.contains { $0.marks.contains { $0.kind == kind } }
    }
  }

  /// Whether a bar has a light continuation that has a name.
  var hasUpperValues: Bool { upperValueName != nil && bars.contains { $0.upperValue != nil } }

  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let (kinds, hasUpper) = (drawnMarks, hasUpperValues)
    let names = [valueName] + (hasUpper ? [upperValueName ?? ""] : []) + kinds.map { markNames[$0] ?? "" }
    let rows = bars.map { bar in
      Row(
        [.text(bar.label), amount(bar.value, bar.quoted, words)]
          + (hasUpper ? [amount(bar.upperValue, nil, words)] : [])
          + kinds.map { kind in amount(bar.marks.first { $0.kind == kind }?.position, nil, words) })
    }
    return ([Column("wat", words.subject)] + numbered(names, .decimal(places: 1)), [RowGroup(rows)])
  }
}

extension LineChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let uppers = series.filter { line in line.points.contains { $0?.upper != nil } }
    let names =
      series.map(\.name) + uppers.map { "\($0.name): \(whiskerName ?? "")" }
      + bands.flatMap { ["\($0.name), \(words.lower)", "\($0.name), \(words.upper)"] } + guides.map(\.name)
    let rows = moments.enumerated().map { index, moment in
      func at<Element>(_ list: [Element?]) -> Element? { index < list.count ? list[index] : nil }
      var cells = [Cell.text(moment.long)]
      cells += series.map { line in amount(at(line.points)?.value, at(line.points)?.quoted, words) }
      cells += uppers.map { amount(at($0.points)?.upper, nil, words) }
      cells += bands.flatMap { [amount(at($0.lower), nil, words), amount(at($0.upper), nil, words)] }
      cells += guides.map { amount($0.position, Quoted($0.text), words) }
      return Row(cells)
    }
    return ([Column("wanneer", words.moment)] + numbered(names, .decimal(places: 1)), [RowGroup(rows)])
  }
}

extension StackedBarChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let groups = groups.map { group in
      let rows = group.bars.map { bar in
        Row(
          [.text(bar.label)]
            + partNames.indices.map { index in
              let part = index < bar.parts.count ? bar.parts[index] : nil
              return amount(part?.value, part?.quoted, words)
            } + [.text(bar.total.text)])
      }
      return group.title.isEmpty ? RowGroup(rows) : RowGroup(group.title, rows)
    }
    return (
      [Column("wat", words.subject)] + numbered(partNames, .decimal(places: 1)) + [Column("samen", words.total)], groups
    )
  }
}

extension GroupedBarChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let rows = groups.map { group in
      Row(
        [.text(group.label)]
          + seriesNames.indices.map { index in
            let value = index < group.values.count ? group.values[index] : nil
            return amount(value?.value, value?.quoted, words)
          })
    }
    return ([Column("wat", words.subject)] + numbered(seriesNames, .decimal(places: 1)), [RowGroup(rows)])
  }
}

extension TileChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let lines = rows.map { row -> Documents.Row in
      let all = row.tiles.flatMap(\.self)
      return Documents.Row(
        [.text(row.label)]
          + meanings.map { mark in
            let count = all.count { $0 == mark.status }
            return Cell.integer(count, String(count))
          })
    }
    return ([Column("wat", words.subject)] + numbered(meanings.map(\.label), .integer), [RowGroup(lines)])
  }
}

extension LikertChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let rows = items.map { item in
      Row(
        [.text(item.label)]
          + answers.indices.map { index in
            index < item.counts.count ? Cell.integer(item.counts[index], String(item.counts[index])) : .empty
          }
          + [
            item.counts.isEmpty ? .empty : .integer(item.respondents, String(item.respondents)),
            .fraction(item.share, item.score.text, reference: item.score.reference), percent(item.lower, words),
            percent(item.upper, words),
          ] + (hasVerdict ? [item.status.map { Cell.status($0) } ?? .empty] : []))
    }
    var columns = [Column("item", words.subject)] + numbered(answers.map(\.name), .integer)
    columns += [
      Column("n", "n", .integer), Column("score", words.score, .percent(places: 1)),
      Column("van", words.lower, .percent(places: 1)), Column("tot", words.upper, .percent(places: 1)),
    ]
    if hasVerdict { columns.append(Column("stand", words.status)) }
    return (columns, [RowGroup(rows)])
  }

  private var hasVerdict: Bool { items.contains { $0.status != nil } }

  private func percent(_ value: Fraction?, _ words: PageWords) -> Cell {
    .fraction(
      value, value.map { $0.decimalText(places: 1, mark: words.decimalMark, factor: 100) + "\u{A0}%" } ?? "")
  }
}

extension TimelineChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let kinds = Event.Kind.allCases.filter { kind in
      eventNames[kind] != nil && rows.contains { $0.events.contains { $0.kind == kind } }
    }
    let lines = rows.map { row -> Documents.Row in
      Documents.Row(
        [.text(row.label), .text(row.state.text), .text(row.spans.map { phaseName($0) }.joined(separator: ", "))]
          + kinds.map { kind in
            let count = row.events.count { $0.kind == kind }
            return Cell.integer(count, String(count))
          })
    }
    return (
      [Column("wat", words.subject), Column("stand", words.status), Column("fasen", words.phases)]
        + numbered(kinds.map { eventNames[$0] ?? "" }, .integer), [RowGroup(lines)]
    )
  }
}

extension MatrixChart {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Documents.Column], groups: [RowGroup]) {
    let blocks = groups.map { group -> RowGroup in
      let rows = group.rows.map { row -> Documents.Row in
        Documents.Row(
          [.text(row.label)]
            + columns.indices.map { index in
              guard index < row.cells.count else { return .empty }
              return .status(StatusMark(row.cells[index], word(row.cells[index])))
            })
      }
      return group.title.isEmpty ? RowGroup(rows) : RowGroup(group.title, rows)
    }
    let heads = columns.enumerated().map { Documents.Column("k\($0 + 1)", $1.short, longTitle: $1.long) }
    return ([Documents.Column("wie", words.subject)] + heads, blocks)
  }
}

extension SmallMultiples {
  fileprivate func tableParts(_ words: PageWords) -> (columns: [Column], groups: [RowGroup]) {
    let rows = panels.map { panel in
      Row(
        [.text(panel.title)]
          + moments.indices.map { index in
            amount(index < panel.points.count ? panel.points[index] : nil, nil, words)
          })
    }
    return (
      [Column("wat", words.subject)]
        + moments.enumerated().map { Column("k\($0 + 1)", $1.short, .decimal(places: 1), longTitle: $1.long) },
      [RowGroup(rows)]
    )
  }
}
