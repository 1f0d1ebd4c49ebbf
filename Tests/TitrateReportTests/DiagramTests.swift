import Testing
import TitrateLanguage
import TitrateLibrary

@testable import TitrateReport

/// What is read off the equations, and that pictures of it hold together.
@Suite struct DiagramTests {
  static let twoCompartments = """
    ini({ lka <- log(1); lcl <- log(5); lvc <- log(50); lq <- log(8); lvp <- log(90); prop.sd <- 0.1 })
    model({
      ka <- exp(lka); cl <- exp(lcl) * (WT / 70)^0.75; vc <- exp(lvc); q <- exp(lq); vp <- exp(lvp)
      d/dt(depot) <- -ka * depot
      d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
      d/dt(peripheral) <- q / vc * central - q / vp * peripheral
      Cc <- central / vc
      Cc ~ prop(prop.sd)
    })
    """
  static let virus = """
    ini({ lambda <- 10; d <- 0.1; beta <- 0.01; delta <- 0.5; p <- 100; c <- 5 })
    model({
      d/dt(target) <- lambda - d * target - beta * target * virus
      d/dt(infected) <- beta * target * virus - delta * infected
      d/dt(virus) <- p * (1 - effect) * infected - c * virus
    })
    """
  static let marrow = """
    ini({ ktr <- 0.05; base <- 5; gam <- 0.2; slope <- 0.1; ke <- 0.2; v <- 10; add.sd <- 0.3 })
    model({
      d/dt(central) <- -ke * central
      Cc <- central / v
      effect <- slope * Cc
      feedback <- (base / circ)^gam
      prol(0) <- base; t1(0) <- base; circ(0) <- base
      d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
      d/dt(t1) <- ktr * prol - ktr * t1
      d/dt(circ) <- ktr * t1 - ktr * circ
      circ ~ add(add.sd)
    })
    """
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var inputs: [String] = []
    var doses: [String] = []
    /// `depot > central [ka]` for a flow, `virus - target` for an influence.
    var arrows: [String]
    var testDescription: String { name }

    func structure() throws -> ModelStructure {
      ModelStructure(try Model(parsing: text, file: "\(name).R"), inputs: inputs)
    }
    func diagram() throws -> ModelDiagram {
      ModelDiagram(
        try structure(), title: name, doses: doses.map { ModelDiagram.Dose(route: "oral", compartment: $0) })
    }
  }
  static let samples = [
    Sample(
      name: "two-compartments", text: twoCompartments, doses: ["depot"],
      arrows: [
        "depot > central [ka]", "central > peripheral [q/vc]", "peripheral > central [q/vp]",
        "central > [cl/vc]",
        "central - Cc",
      ]),
    Sample(
      name: "virus", text: virus, inputs: ["effect"],
      arrows: [
        "> target [lambda]", "target > [d]", "target > infected [beta]", "infected > [delta]", "virus > [c]",
        "> virus [p]", "virus - target", "infected - virus", "effect - virus",
      ]),
    Sample(
      name: "marrow", text: marrow, doses: ["central"],
      arrows: [
        "central > [ke]", "> prol [ktr]", "prol > t1 [ktr]", "t1 > circ [ktr]", "circ > [ktr]",
        "effect - prol", "feedback - prol", "central - Cc", "Cc - effect", "circ - feedback",
      ]),
  ]

  @Test(arguments: samples) func flowsAndInfluencesFollowFromTheEquations(sample: Sample) throws {
    let structure = try sample.structure()
    let names = structure.elements.map(\.name)
    let found = structure.arrows.map { arrow in
      let from = arrow.from.map { names[$0] + " " } ?? "", to = arrow.to.map { " " + names[$0] } ?? ""
      return "\(from)\(arrow.kind == .flow ? ">" : "-")\(to)"
        + (arrow.label.isEmpty ? "" : " [\(arrow.label)]")
    }
    #expect(Set(found) == Set(sample.arrows))
    #expect(found.count == sample.arrows.count)
  }

  @Test func covariatesAreNamedWhereTheyAct() throws {
    let uses = try Self.samples[0].structure().covariates
    #expect(uses.map(\.variable) == ["cl"])
    #expect(uses.map(\.covariates) == [["WT"]])
  }

  @Test(arguments: samples) func thePictureIsAsRecorded(sample: Sample) throws {
    try expectSnapshot(sample.diagram().svg(), named: "diagram-\(sample.name).svg")
  }

  // MARK: Laws, for every model and composition of the library

  static let library = try? Library.bundled()

  static func plans() throws -> [(name: String, plan: DiagramPlan)] {
    let library = try #require(library)
    var plans = try library.models().map { model in
      let inputs = model.provenance.covariates.filter { $0.source == "input" }.map(\.name)
      return (
        model.name, DiagramPlan(ModelDiagram(ModelStructure(model.model, inputs: inputs), title: model.name))
      )
    }
    for composition in try library.compositions() {
      let groups = composition.components.map {
        ModelDiagram.Group(title: $0.source.name, prefix: $0.prefix + "_")
      }
      let structure = ModelStructure(composition.model, outputs: composition.outputs.map(\.name))
      plans.append(
        (composition.name, DiagramPlan(ModelDiagram(structure, title: composition.title, groups: groups))))
    }
    return plans
  }

  @Test func everyStateIsDrawnOnce() throws {
    for (name, plan) in try Self.plans() {
      let elements = plan.diagram.structure.elements
      #expect(plan.boxes.map(\.element).sorted() == Array(elements.indices), "\(name)")
      let states = elements.filter { $0.kind == .state }.map(\.name)
      #expect(Set(states).count == states.count, "\(name)")
    }
  }

  @Test func everyArrowEndsAtItsBoxes() throws {
    for (name, plan) in try Self.plans() {
      let arrows = plan.diagram.structure.arrows
      let drawn = Set(plan.ways.map(\.arrow))
      for (index, arrow) in arrows.enumerated() where arrow.from != nil && arrow.to != nil {
        #expect(drawn.contains(index), "\(name): \(arrow)")
      }
      for way in plan.ways {
        let arrow = arrows[way.arrow]
        let start = try #require(plan.boxes.first { $0.element == arrow.from }, "\(name)")
        let end = try #require(plan.boxes.first { $0.element == arrow.to }, "\(name)")
        let (first, last) = (way.points[0], way.points[way.points.count - 1])
        #expect(first.x == start.left || first.x == start.right, "\(name)")
        #expect(last.x == end.left || last.x == end.right, "\(name)")
        #expect(start.top <= first.y && first.y <= start.bottom, "\(name)")
        #expect(end.top <= last.y && last.y <= end.bottom, "\(name)")
      }
    }
  }

  @Test func noBoxesOverlapAndAllAreOnThePaper() throws {
    for (name, plan) in try Self.plans() {
      for (index, box) in plan.boxes.enumerated() {
        #expect(
          box.left >= 0 && box.right <= plan.width && box.top >= 0 && box.bottom <= plan.height, "\(name)")
        for other in plan.boxes[(index + 1)...] {
          let apart =
            box.right <= other.left || other.right <= box.left || box.bottom <= other.top
            || other.bottom <= box.top
          #expect(apart, "\(name): \(box.text) and \(other.text)")
        }
      }
    }
  }

  /// Where an arrow passes a column, no box stands.
  @Test func noArrowPassesThroughABox() throws {
    for (name, plan) in try Self.plans() {
      for way in plan.ways {
        for point in way.points.dropFirst().dropLast() {
          let hit = plan.boxes.first {
            $0.left < point.x && point.x < $0.right && $0.top < point.y && point.y < $0.bottom
          }
          #expect(hit == nil, "\(name): \(hit?.text ?? "")")
        }
      }
    }
  }

  @Test func thePictureIsTheSameEveryTime() throws {
    let model = try #require(Self.library).model(named: "calcineurin/fisher-2006")
    let pictures = (0..<3).map { _ in
      ModelDiagram(ModelStructure(model.model, inputs: ["effect"]), title: "Fisher").svg()
    }
    #expect(Set(pictures).count == 1)
  }

  /// A name from a file cannot become markup.
  @Test func namesAreEscaped() throws {
    let svg = ModelDiagram(try Self.samples[0].structure(), title: "<script>alert(1)</script> & \"x\"").svg()
    #expect(!svg.contains("<script"))
  }

  /// Thirty states in a chain stay on a page: continued below, like text.
  @Test func aLongChainIsFolded() throws {
    let lines = (1...30).map { "d/dt(x\($0)) <- \($0 == 1 ? "" : "k * x\($0 - 1) ")- k * x\($0)" }
    let text = "ini({ k <- 1 })\nmodel({\n" + lines.joined(separator: "\n") + "\n})"
    let plan = DiagramPlan(
      ModelDiagram(ModelStructure(try Model(parsing: text, file: "chain.R")), title: "chain"))
    #expect(plan.width < 1000)
    #expect(plan.boxes.count == 30)
  }
}
