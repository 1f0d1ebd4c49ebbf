/// How the page looks: quiet paper, one accent, serif for what is said, sans serif for what is counted.
enum PageStyle {
  static let sheet = """
    :root {
      --paper: #f6f5f1; --card: #ffffff; --ink: #1c2630; --quiet: #57646f; --line: #dfe3e6;
      --accent: #1d5fa6; --good: #2c8058; --doubt: #b03f12; --doubt-paper: #fdf3ec; --alarm-paper: #fbecea;
      color-scheme: light dark;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #0f1317; --card: #151a1f; --ink: #e6eaee; --quiet: #9aa6b1; --line: #2a323a;
        --accent: #7db3f0; --good: #5fc596; --doubt: #f39a68; --doubt-paper: #2a1d14; --alarm-paper: #2e1a18;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      overflow-wrap: break-word; -webkit-text-size-adjust: 100%;
    }
    main { max-width: 58rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
    p { margin: 0.4rem 0; }
    small, .faint, .source { font-size: 0.85rem; color: var(--quiet); }
    h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; }
    h1 { font-size: 1.75rem; line-height: 1.25; margin: 0.5rem 0 0.9rem; font-weight: 600; text-wrap: balance; }
    h2 { font-size: 1.2rem; margin: 2.2rem 0 0.6rem; font-weight: 600; }
    h3 { font-size: 1rem; margin: 0 0 0.3rem; font-weight: 600; }
    header { margin-bottom: 1.1rem; }
    .brand { font-weight: 700; letter-spacing: 0.01em; margin: 0 0 0.6rem; color: var(--accent); }
    .brand span { font-weight: 400; color: var(--quiet); margin-left: 0.5em; }
    .who { font-size: 1.05rem; margin: 0; }
    dl { margin: 0; }
    dt { font-size: 0.8rem; color: var(--quiet); }
    dd { margin: 0; }
    .facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; margin-top: 0.3rem; font-size: 0.9rem; color: var(--quiet); }
    .facts div { display: flex; gap: 0.35em; }
    .facts dt { font-size: inherit; }
    .facts dd { color: var(--ink); }
    .answer, figure { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .answer { padding: 1.3rem 1.5rem 1.1rem; border-left: 5px solid var(--accent); }
    .answer.measure-first { border-left-color: var(--doubt); }
    .answer.keep { border-left-color: var(--good); }
    .answer.refuse, .answer.hold, .answer.stop { border-left-color: var(--doubt); background: var(--alarm-paper); }
    .other { margin-top: 3rem; padding-top: 1.2rem; border-top: 3px solid var(--line); }
    .chip {
      display: inline-block; margin: 0; padding: 0.1rem 0.7rem; border-radius: 1rem; font-size: 0.85rem; font-weight: 600;
      border: 1px solid currentColor; color: var(--accent);
    }
    .keep .chip { color: var(--good); }
    .measure-first .chip, .refuse .chip, .hold .chip, .stop .chip { color: var(--doubt); }
    .answer ul { margin: 0.9rem 0 0; padding-left: 1.1rem; }
    .remedy, .lead { font-size: 1.05rem; }
    .lead { margin: -0.5rem 0 0.9rem; }
    .plan p { margin: 0 0 0.2rem; }
    .dose { display: flex; flex-wrap: wrap; gap: 0.9rem 2rem; align-items: flex-end; border-top: 1px solid var(--line); padding-top: 0.8rem; }
    .dose dl { display: flex; flex-wrap: wrap; gap: 0.5rem 1.6rem; flex: 1 1 20rem; }
    .chances { flex: 0 1 15rem; min-width: 12rem; }
    .tc-bar { display: block; width: 100%; height: 13px; }
    .chance { display: flex; justify-content: space-between; gap: 0.5rem; margin: 0.2rem 0 0; font-size: 0.8rem; color: var(--quiet); }
    .chance span { white-space: nowrap; }
    .chance-in { color: var(--good); font-weight: 600; }
    .doubt { margin-top: 1rem; padding: 0.1rem 1.5rem 1.1rem; background: var(--doubt-paper); border: 1px solid var(--doubt); border-radius: 10px; }
    .doubt h2 { margin-top: 1rem; color: var(--doubt); }
    .doubt ol { margin: 0.4rem 0 0.8rem; padding-left: 1.4rem; }
    .both { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
    .both div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.8rem 1rem; }
    figure { margin: 1.2rem 0 0; padding: 0.9rem 0.9rem 0.7rem; }
    figure .tc { display: block; width: 100%; height: auto; }
    figure .tc-narrow, .only-narrow { display: none; }
    figcaption { font-size: 0.85rem; color: var(--quiet); margin-top: 0.4rem; }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.93rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
    td:last-child, .who, .facts, h1 { overflow-wrap: anywhere; }
    .nb, .regimens small { white-space: nowrap; }
    .levels tbody th, .levels td:not(:last-child), .plan tbody th { white-space: nowrap; }
    .parameters td, .covariates td:nth-child(2) { white-space: nowrap; }
    thead th { font-size: 0.8rem; color: var(--quiet); vertical-align: bottom; border-bottom: 1px solid var(--quiet); }
    th small, td small { display: block; }
    .regimens tbody th { font-weight: 600; white-space: nowrap; }
    .regimens td:nth-child(3) { width: 15rem; }
    .best th small { color: var(--good); }
    .present th, .present td { border-top: 2px solid var(--line); }
    .remark { display: block; font-size: 0.85rem; color: var(--quiet); }
    .flag { color: var(--doubt); }
    .levels .doubted th, .levels .doubted b { color: var(--doubt); }
    .tag { display: inline-block; margin-left: 0.5em; padding: 0 0.5em; border: 1px solid var(--doubt); border-radius: 1rem; color: var(--doubt); font-size: 0.78rem; }
    .cards { list-style: none; margin: 0; padding: 0; }
    .cards li { padding: 0.6rem 0 0.6rem 0.9rem; border-left: 3px solid var(--line); margin-bottom: 0.6rem; }
    .cards .interaction { border-left-color: var(--doubt); }
    .cards p { margin: 0.1rem 0; }
    .departures { margin: 0.3rem 0 0.8rem; padding-left: 1.1rem; font-size: 0.9rem; }
    .covariates, .parameters { margin-top: 0.8rem; }
    footer { margin-top: 2.5rem; padding-top: 0.8rem; border-top: 1px solid var(--line); font-size: 0.85rem; color: var(--quiet); }
    .disclaimer { color: var(--ink); }
    @media (max-width: 40rem) {
      main { padding: 1rem 0.9rem 2rem; }
      h1 { font-size: 1.4rem; }
      .answer { padding: 1rem 1rem 0.9rem; }
      .both { grid-template-columns: 1fr; }
      figure { padding: 0.6rem 0.3rem; }
      figcaption { padding: 0 0.5rem; }
      figure .tc-wide, .only-wide { display: none; }
      figure .tc-narrow { display: block; }
      .only-narrow { display: inline; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody, tr, tbody th, td { display: block; }
      tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
      tbody th, td, .present th, .present td { border: 0; padding: 0.1rem 0; }
      tbody td, tbody th { white-space: normal; overflow-wrap: anywhere; }
      .chances { flex: 1 1 100%; }
      tbody th { font-weight: 600; }
      td { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.6rem; }
      td::before { content: attr(data-label); font-size: 0.8rem; color: var(--quiet); }
      .regimens td:nth-child(3) { width: auto; }
      .plan td { grid-template-columns: 1fr; }
      .plan td::before { content: none; }
    }
    @page { size: A4; margin: 14mm 15mm; }
    @media print {
      :root { --paper: #ffffff; font-size: 12px; }
      body { background: none; font-size: 9.5pt; line-height: 1.4; }
      main { max-width: none; padding: 0 0.5mm; }
      h1 { font-size: 16pt; }
      h2 { font-size: 12pt; margin-top: 1.2rem; break-after: avoid; }
      th, td { padding-top: 0.25rem; padding-bottom: 0.25rem; }
      .regimens td:nth-child(3) { width: 15rem; }
      figure { padding: 0.4rem; margin-top: 0.7rem; }
      figure .tc { max-height: 72mm; }
      .answer, .doubt, figure, tr, .cards li { break-inside: avoid; }
      .answer, .doubt, figure, .tc { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
