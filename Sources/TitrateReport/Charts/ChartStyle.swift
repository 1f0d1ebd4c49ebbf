/// How charts look. Colours are custom properties, so that a page may set its own; shapes, dashes and labels say the
/// same without colour. Paper is always light.
enum ChartStyle {
  static let sheet = """
    .tc {
      --tc-paper: #ffffff; --tc-ink: #1c2630; --tc-quiet: #57646f; --tc-grid: #e4e8ec; --tc-future: #f4f6f8;
      --tc-own: #1d5fa6; --tc-population: #8b96a1; --tc-target: #2c8058; --tc-doubt: #b03f12;
      --tc-below: #b7791f; --tc-above: #b03f12;
      font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      font-variant-numeric: tabular-nums;
    }
    @media screen and (prefers-color-scheme: dark) {
      .tc {
        --tc-paper: #151a1f; --tc-ink: #e6eaee; --tc-quiet: #9aa6b1; --tc-grid: #2a323a; --tc-future: #1b2229;
        --tc-own: #7db3f0; --tc-population: #8a96a2; --tc-target: #5fc596; --tc-doubt: #f39a68;
        --tc-below: #e0b04d; --tc-above: #f39a68;
      }
    }
    .tc text { fill: var(--tc-ink); stroke: none; }
    .tc .tc-paper { fill: var(--tc-paper); }
    .tc .tc-tick { fill: var(--tc-quiet); font-size: 11px; }
    .tc .tc-key { fill: var(--tc-quiet); }
    .tc .tc-title { font-weight: 600; }
    .tc .tc-end { text-anchor: end; }
    .tc .tc-middle { text-anchor: middle; }
    .tc .tc-grid { stroke: var(--tc-grid); }
    .tc .tc-axis { stroke: var(--tc-quiet); }
    .tc .tc-future { fill: var(--tc-future); }
    .tc .tc-next { stroke: var(--tc-ink); stroke-width: 1.2; }
    .tc .tc-next-label { font-weight: 600; }
    .tc .tc-population { fill: var(--tc-population); fill-opacity: 0.17; }
    .tc .tc-credible90 { fill: var(--tc-own); fill-opacity: 0.2; }
    .tc .tc-credible50 { fill: var(--tc-own); fill-opacity: 0.3; }
    .tc .tc-measured { fill: none; stroke: var(--tc-own); stroke-opacity: 0.65; stroke-dasharray: 1.5 2.5; }
    .tc .tc-map { fill: none; stroke: var(--tc-own); stroke-width: 1.8; stroke-linejoin: round; }
    .tc .tc-target { fill: var(--tc-target); fill-opacity: 0.14; }
    .tc .tc-target-edge { stroke: var(--tc-target); stroke-dasharray: 6 3; stroke-width: 1.2; }
    .tc .tc-level { fill: var(--tc-ink); stroke: var(--tc-paper); stroke-width: 1.5; }
    .tc .tc-doubted { fill: var(--tc-paper); stroke: var(--tc-doubt); stroke-width: 2; }
    .tc .tc-value { fill: var(--tc-doubt); font-weight: 600; paint-order: stroke; stroke: var(--tc-paper); stroke-width: 3px; }
    .tc .tc-dose { stroke: var(--tc-ink); stroke-width: 2.4; }
    .tc .tc-planned { stroke-dasharray: 2 1.6; stroke-opacity: 0.75; }
    .tc .tc-infusion { fill: var(--tc-ink); fill-opacity: 0.25; stroke-width: 1; }
    .tc .tc-bar-below { fill: var(--tc-below); fill-opacity: 0.55; }
    .tc .tc-bar-in { fill: var(--tc-target); }
    .tc .tc-bar-above { fill: var(--tc-above); fill-opacity: 0.7; }
    """
}
