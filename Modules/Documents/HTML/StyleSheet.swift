/// The style of a page on a screen.
///
/// The style on paper is in `PrintStyle`.
enum StyleSheet {
  /// The whole style sheet of a page.
  static func text(for page: Page) -> String { colours + screen + needs + PrintStyle.text(for: page) }

  /// The style that all pages of a site share.
  static let ofSite = colours + screen + needs + siteStyle + PrintStyle.sheet

  private static let colours = """
    :root {
      color-scheme: light;
      --ink: \(Palette.ink); --soft: \(Palette.softInk); --paper: \(Palette.paper); --outline: \(Palette.outline);
      --rule: \(Palette.rule); --mist: \(Palette.mist); --value: \(Palette.value); --middle: \(Palette.valueMiddle);
      --light: \(Palette.valueLight); --attention: \(Palette.attention); --warm: \(Palette.attentionLight);
      --sans: -apple-system, "Segoe UI", "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
      --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Noto Serif", "Liberation Serif", serif;
      --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
    }

    """

  private static let screen = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 var(--sans);
      font-variant-numeric: lining-nums tabular-nums; overflow-wrap: break-word; hyphens: manual;
    }
    .sheet { max-width: 58rem; margin: 0 auto; padding: 2.25rem 1.25rem 3rem; }
    a { color: var(--value); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, [tabindex="0"]:focus-visible {
      outline: 3px solid var(--attention); outline-offset: 2px;
    }
    main:focus { outline: none; }
    .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); }
    .skip:focus { top: 0; }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    .mark {
      margin: 0; padding: .55rem 1.25rem; background: var(--warm); border-bottom: 2px solid var(--attention);
      text-align: center; font-size: .9375rem; line-height: 1.4;
    }
    .mark p { margin: 0; max-width: none; }
    .kicker { margin: 0 0 .35rem; color: var(--soft); font-size: .9375rem; }
    h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 0; }
    h1 { font: 600 2.5rem/1.1 var(--serif); letter-spacing: -.01em; }
    h2 { font: 600 1.6rem/1.2 var(--serif); margin: 3.25rem 0 .9rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
    h3 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
    h4 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
    .depth-2:first-child > h2 { margin-top: 1.75rem; }
    .subtitle { margin: .5rem 0 0; font-size: 1.1875rem; color: var(--soft); }
    p { margin: 0 0 .9rem; max-width: 44rem; }
    ul, ol { margin: 0 0 1rem; padding-left: 1.4rem; max-width: 44rem; }
    li { margin-bottom: .25rem; }
    dl { margin: 0; }
    dd { margin: 0; }
    code, pre { font-family: var(--mono); font-size: .875em; }
    code { overflow-wrap: anywhere; }
    pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem 1rem; background: var(--mist); }
    .value, .amount { white-space: nowrap; }
    .value { text-decoration: underline dotted transparent; text-underline-offset: .2em; }
    .value:hover, .value:target { text-decoration-color: currentcolor; }
    .value:target { background: var(--warm); }
    .why { color: inherit; text-decoration: underline dotted; text-decoration-thickness: 1px; }
    .why:hover { text-decoration-style: solid; }
    .explanations summary code { color: var(--soft); font-size: .8125rem; }
    .explanation { padding: .25rem 0 .5rem 1rem; border-left: 3px solid var(--rule); }
    .explanation:target { border-left-color: var(--value); }

    .facts {
      display: grid; grid-auto-flow: column; grid-template-rows: auto auto; justify-content: start; gap: 0 2.25rem;
      margin-top: 1.25rem; font-size: .9375rem;
    }
    .facts dt { color: var(--soft); font-size: .8125rem; }
    nav { margin-top: 1.5rem; font-size: .9375rem; }
    nav h2 { font: 600 .8125rem/1.3 var(--sans); color: var(--soft); margin: 0 0 .35rem; padding: 0; border: 0; }
    nav ol { list-style: none; margin: 0; padding: 0; columns: 15rem auto; }
    nav li { margin: 0; }
    nav a { display: block; padding: .25rem 0; text-decoration: none; }
    nav a:hover { text-decoration: underline; }

    .lead { list-style: none; padding: 0; margin: 0 0 1.75rem; max-width: none; }
    .lead li { display: flex; gap: .7rem; margin: 0 0 .7rem; font: 1.25rem/1.45 var(--serif); max-width: 47rem; }
    .lead li > span:not(.unseen) { min-width: 0; }
    .lead .glyph { flex: none; width: 1rem; height: 1rem; margin-top: .4rem; }
    .cards {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(15.5rem, 1fr)); gap: 1.5rem 2rem; margin: 1.5rem 0 2rem;
    }
    .card {
      border-top: 3px solid var(--value); padding-top: .7rem; display: grid; grid-row: span 6;
      grid-template-rows: subgrid; row-gap: 0;
    }
    .card > :nth-child(1) { grid-row: 1; }
    .card > .big { grid-row: 2; }
    .card > .what { grid-row: 3; }
    .card > .bar { grid-row: 4; }
    .card > .verdict { grid-row: 5; }
    .card > dl { grid-row: 6; }
    .card h3, .card h4 { font: 600 1rem/1.3 var(--sans); margin: 0; }
    .big { font-size: 2.75rem; font-weight: 600; line-height: 1.1; margin: .35rem 0 .1rem; letter-spacing: -.02em; }
    .what { color: var(--soft); font-size: .9375rem; line-height: 1.4; margin: 0 0 .5rem; }
    .bar { margin: .5rem 0; padding-right: 1px; }
    .verdict { font-weight: 600; font-size: .9375rem; margin: .5rem 0; }
    .verdict .glyph { vertical-align: -.1em; margin-right: .25rem; }
    .verdict.notMet { color: var(--attention); }
    .card dl { font-size: .9375rem; display: grid; grid-template-columns: 1fr auto; align-content: start; }
    .card dt, .card dd { padding: .2rem 0; border-top: 1px solid var(--rule); }
    .card dt { color: var(--soft); text-wrap: balance; }
    .card dt .sample { vertical-align: -.15em; overflow: visible; }
    .card dd { text-align: right; padding-left: 1rem; max-width: 11rem; }

    .table { margin: 1rem 0 .5rem; }
    .wide { overflow-x: auto; }
    .key { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin-top: .35rem; font-size: .875rem; font-weight: 400; }
    .key > span { display: flex; align-items: center; gap: .45rem; }
    .key svg { flex: none; overflow: visible; }
    .stay { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2.5rem); }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.35; }
    caption, figcaption { text-align: left; font-weight: 600; padding: 0 0 .5rem; line-height: 1.35; }
    caption .number, figcaption .number { color: var(--soft); font-weight: 400; margin-right: .15em; }
    th, td { padding: .38rem .75rem .38rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { font-weight: 600; font-size: .8125rem; vertical-align: bottom; border-bottom: 1.5px solid var(--ink); color: var(--soft); }
    tbody th, tfoot th { font-weight: 400; }
    .table:not(.wide) tbody th { overflow-wrap: anywhere; }
    tfoot th, tfoot td, .sum th, .sum td { font-weight: 600; }
    tfoot tr:first-child > * { border-top: 1.5px solid var(--ink); }
    .number { text-align: right; white-space: nowrap; }
    thead .number { white-space: normal; }
    caption .number, figcaption .number { text-align: left; }
    td.code, th.code { font-family: var(--mono); font-size: .8125rem; }
    .date { white-space: nowrap; }
    .verbatim { overflow-wrap: anywhere; }
    .drawing { min-width: 9rem; width: 30%; }
    .drawing .micro { display: block; }
    .group th { font-weight: 600; padding-top: .9rem; border-bottom-color: var(--outline); }
    abbr[title] { text-decoration: none; }
    td.status { white-space: nowrap; }
    .status .glyph { vertical-align: -.1em; margin-right: .35rem; }
    .under { font-size: .875rem; color: var(--soft); margin: .35rem 0 .6rem; }

    .grid { font-size: .8125rem; line-height: 1.2; border-collapse: separate; border-spacing: 0; }
    .grid th, .grid td { padding: .24rem .3rem; }
    .grid tbody th, .grid thead th:first-child { padding-left: 0; }
    .grid tbody th { min-width: 11rem; }
    .grid th.number, .grid td.number { text-align: right; }
    .grid .status { border-left: 2px solid var(--paper); border-bottom: 2px solid var(--paper); white-space: nowrap; }
    .grid td.status { position: relative; padding-left: 1.25rem; }
    .grid .status .glyph { width: 10px; height: 10px; margin: 0; position: absolute; left: .3rem; top: .42em; }
    .grid .met { background: var(--light); }
    .grid .running { background: var(--mist); }
    .grid .notMet { background: var(--warm); }
    .grid td.outside { color: var(--soft); text-align: center; }
    .grid td.outside { padding-left: .3rem; }
    .grid td.outside .glyph { position: static; }

    figure { margin: 1.5rem 0 1.75rem; }
    .chart, .micro { display: block; overflow: visible; }
    .chart text { font-size: 13px; fill: var(--ink); }
    .chart .tick { font-size: 12px; fill: var(--soft); }
    .chart .level { font-size: 12.5px; fill: var(--soft); }
    .chart .strong { font-weight: 600; fill: var(--ink); }
    .chart .amount, .chart .head { font-weight: 600; }
    .chart .point { font-size: 12px; }
    .chart .part { font-size: 12px; }
    .chart .on-dark { fill: var(--paper); }
    .multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1.1rem 1.75rem; }
    .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
    .legend {
      list-style: none; padding: 0; margin: .75rem 0 .5rem; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem;
      font-size: .875rem; max-width: none;
    }
    .legend li { display: flex; align-items: center; gap: .45rem; margin: 0; }
    .legend svg { flex: none; overflow: visible; }
    details { margin: .75rem 0; }
    .unprinted { display: none; }
    summary { cursor: pointer; color: var(--value); font-size: .9375rem; padding: .25rem 0; width: fit-content; overflow-wrap: anywhere; }
    .note { padding: .65rem 1rem; border-left: 3px solid var(--outline); background: var(--mist); max-width: 47rem; }
    .caution { border-left-color: var(--attention); background: var(--warm); }
    .terms { margin-bottom: 1.25rem; }
    .terms dt { font-weight: 600; padding-top: .5rem; }
    .terms dd { padding-bottom: .5rem; border-bottom: 1px solid var(--rule); }
    footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--rule); font-size: .875rem; color: var(--soft); }
    footer p { margin-bottom: .35rem; max-width: none; }

    @media screen and (min-width: 72rem) {
      .sheet {
        display: grid; grid-template-columns: 12.5rem minmax(0, 54rem); justify-content: center; column-gap: 3.5rem;
        max-width: 76rem;
      }
      header, main, footer { grid-column: 2; }
      .sheet > nav { grid-column: 1; grid-row: 1 / span 2; margin-top: .2rem; position: sticky; top: 1.75rem; align-self: start; }
      .sheet > nav ol { columns: auto; border-left: 1px solid var(--rule); padding-left: .9rem; }
    }
    @media (max-width: 36rem) {
      .sheet { padding: 1.25rem 1rem 2rem; }
      .facts { display: block; }
      .facts dd { margin-bottom: .4rem; }
      h1 { font-size: 2rem; }
      h2 { font-size: 1.4rem; }
      h1, h2, h3 { hyphens: auto; }
      .table:not(.wide) th, .table:not(.wide) td:not(.number) { overflow-wrap: anywhere; hyphens: auto; }
      .lead li { font-size: 1.125rem; }
      .spare { display: none; }
      .wide table:not(.grid) { min-width: 40rem; }
      .wide tbody th { position: sticky; left: 0; background: var(--paper); z-index: 1; }
      .grid tbody th { min-width: 8rem; }
    }

    """

  /// For who needs other colours or no movement.
  private static let needs = """
    @media (forced-colors: active) {
      .chart, .micro, .sample, .glyph { forced-color-adjust: none; background: var(--paper); }
      .chart { padding: 0; outline: 4px solid var(--paper); }
      .status, .note, .mark { border-style: solid; }
    }
    @media (prefers-reduced-motion: reduce) {
      *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
    }

    """

  private static let siteStyle = """
    .site { background: var(--mist); border-bottom: 1px solid var(--rule); padding: .5rem 1.25rem; margin: 0; }
    .site ul { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: 0; padding: 0; max-width: none; }
    .site li { margin: 0; }
    .site a { display: inline-block; padding: .25rem 0; text-decoration: none; }
    .site a:hover { text-decoration: underline; }
    .site [aria-current] { color: var(--ink); font-weight: 600; text-decoration: underline; }
    .site details { margin: 0; }
    .filter { margin: .75rem 0 -.25rem; font-size: .9375rem; }
    .filter label { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .5rem; max-width: 100%; }
    .filter input {
      font: inherit; padding: .3rem .6rem; border: 1px solid var(--outline); border-radius: 0; width: 18rem; max-width: 100%;
      color: var(--ink); background: var(--paper);
    }
    .filter input:focus-visible { outline: 3px solid var(--attention); outline-offset: 2px; }
    .filter output { margin-left: .75rem; color: var(--soft); }
    [hidden] { display: none !important; }

    """
}
