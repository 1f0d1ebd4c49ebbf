import TitrateEngine
import TitrateLanguage
import TitrateReport

/// What `--plot` draws: which quantities, in which units, with which observations.
struct ProfilePlot {
  /// One quantity; the groups of subjects have a panel each.
  private struct Quantity {
    /// Shown above the panel.
    let title: String
    /// Name in the summary.
    let name: String
    /// Name in the summary of its measured values, drawn as lines.
    var measured: String?
    /// The endpoint whose observations belong here.
    var endpoint: Int?
    var unit = ""
  }

  private static let mostPanels = 24

  private let model: Model
  private let options: SummaryOptions
  private let quantities: [Quantity]
  /// Whether times that some subjects only have are left out.
  private let onlySharedTimes: Bool

  /// The columns that the drawing needs.
  let columns: [String]

  /// - Parameter wanted: names after `--output`; nil for the endpoints, and without any the variables that change with
  ///   time.
  /// - Parameter onlySharedTimes: with `--every` these make smooth curves, and others would bend them.
  init(_ model: Model, _ options: SummaryOptions, wanted: [String]?, isTypical: Bool, onlySharedTimes: Bool) {
    self.onlySharedTimes = onlySharedTimes
    self.model = model
    self.options = options
    let endpoints = model.endpoints
    func measuredName(_ index: Int) -> String {
      endpoints.count > 1 ? ProfileSummary.measuredName(endpoint: endpoints[index].condition) : "DV"
    }
    let unit = { (name: String) in Self.unit(of: name, model) }
    var quantities: [Quantity] = []
    if let wanted {
      for name in wanted {
        let isMeasured = name == "DV" && model.variable("DV") == nil
        if isMeasured {
          for index in endpoints.indices {
            quantities.append(
              Quantity(
                title: endpoints.count > 1 ? "DV of \(endpoints[index].condition)" : "DV",
                name: measuredName(index),
                endpoint: index, unit: unit(endpoints[index].name)))
          }
        } else {
          let endpoint = endpoints.firstIndex { $0.name == name }
          quantities.append(Quantity(title: name, name: name, endpoint: endpoint, unit: unit(name)))
        }
      }
      columns = wanted
    } else if endpoints.isEmpty {
      let variables = model.variables.filter {
        !model.graph.dependence(of: $0.value).isDisjoint(with: [.state, .time])
      }.map(\.name)
      columns = variables.isEmpty ? model.compartments.map(\.name) : variables
      quantities = columns.map { Quantity(title: $0, name: $0, unit: unit($0)) }
    } else {
      quantities = endpoints.enumerated().map { index, endpoint in
        Quantity(
          title: endpoint.condition, name: endpoint.name, measured: isTypical ? nil : measuredName(index),
          endpoint: index, unit: unit(endpoint.name))
      }
      var names: [String] = []
      for endpoint in endpoints where !names.contains(endpoint.name) { names.append(endpoint.name) }
      columns = names + (isTypical ? [] : ["DV"])
    }
    self.quantities = quantities
  }

  /// - Throws: C027 for more panels than anybody can read.
  func check(_ groups: SubjectGroups) throws {
    let count = quantities.count * groups.values.count
    guard count > Self.mostPanels else { return }
    throw Diagnostics([
      Diagnostic(
        "C027", .error, "\(count) panels in one drawing", at: .option("--plot"),
        fix: groups.values.count > 1
          ? "at most \(Self.mostPanels): choose a column of fewer values with --by, or fewer quantities with --output"
          : "at most \(Self.mostPanels): choose quantities with --output")
    ])
  }

  /// The drawing as SVG.
  ///
  /// - Parameter data: all subjects of the data, simulated or not.
  func svg(
    _ summary: ProfileSummary, _ simulation: Simulation, groups: SubjectGroups, data: EventTable,
    subjects: Int
  ) -> String {
    var panels: [ProfileChart.Panel] = []
    for (group, values) in groups.values.enumerated() {
      let designs =
        groups.names.isEmpty
        ? data.subjects
        : groups.ofDesign.indices.filter { groups.ofDesign[$0] == group }.map { data.subjects[$0] }
      let label = zip(groups.names, values).map { " · \($0) \($1)" }.joined()
      for quantity in quantities {
        panels.append(
          ProfileChart.Panel(
            title: quantity.title + label, unit: quantity.unit, points: points(summary, quantity, group),
            observations: quantity.endpoint.map { observations(designs, $0, simulation) } ?? []))
      }
    }
    let count = "\(subjects) subject\(subjects == 1 ? "" : "s")"
    let studies = simulation.population.studies
    return ProfileChart(
      title: "\(model.name): \(count)" + (studies > 1 ? " in \(studies) studies" : ""),
      timeUnit: model.unit("time") ?? "h", isLogarithmic: options.isLogarithmic, panels: panels
    ).svg()
  }

  private func points(_ summary: ProfileSummary, _ quantity: Quantity, _ group: Int) -> [ProfileChart.Point] {
    guard let name = summary.names.firstIndex(of: quantity.name) else { return [] }
    let measured = quantity.measured.flatMap { summary.names.firstIndex(of: $0) }
      .map { summary.profile(name: $0, group: group) }
    var ranges: [Double: ClosedRange<Double>] = [:]
    for point in measured ?? [] where point.quantiles[0] <= point.quantiles[4] {
      ranges[point.time] = point.quantiles[0]...point.quantiles[4]
    }
    let profile = summary.profile(name: name, group: group)
    let most = profile.map(\.count).max() ?? 0
    // Of several endpoints, DV is there only where the data's own records say which is meant: too few for a line.
    if onlySharedTimes, 2 * ranges.count < profile.count { ranges = [:] }
    return profile.filter { !onlySharedTimes || $0.count == most }.map { point in
      let quantiles = point.quantiles
      return ProfileChart.Point(
        time: point.time, q05: quantiles[0], q25: quantiles[1], median: quantiles[2], q75: quantiles[3],
        q95: quantiles[4], measured: ranges[point.time])
    }
  }

  private func observations(
    _ subjects: [Subject], _ endpoint: Int, _ simulation: Simulation
  ) -> [ProfileChart.Observation] {
    subjects.flatMap { subject in
      subject.records.compactMap { record in
        guard record.evid == 0, !record.mdv, let value = record.dv,
          simulation.endpoint(of: record) == endpoint
        else { return nil }
        let kind: ProfileChart.Observation.Kind =
          switch record.censoring {
          case .none: .value
          case .below: .below
          case .above: .above
          }
        return ProfileChart.Observation(time: record.time, value: value, kind: kind)
      }
    }
  }

  /// A quantity's unit, from the model's `units`: under its own name, else that of concentrations for the first
  /// endpoint, unless it is a state, and that of doses for states which doses go into.
  private static func unit(of name: String, _ model: Model) -> String {
    if let own = model.unit(name) { return own }
    if model.compartments.contains(where: { $0.name == name }) { return "" }
    return model.endpoints.first?.name == name || model.endpoints.isEmpty && name.hasPrefix("C")
      ? model.unit("concentration") ?? "" : ""
  }
}

extension Model {
  /// An entry of `units <- list(time = "h", …)`.
  func unit(_ name: String) -> String? {
    guard case .list(let units)? = metadata["units"],
      case .text(let text)? = units.first(where: { $0.name == name })?.value
    else { return nil }
    return text
  }
}
