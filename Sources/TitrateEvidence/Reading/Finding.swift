/// A statement as it was found: numbers of concepts, and where.
package struct Finding: Hashable, Sendable {
  /// Where the sentence begins, from 1, and its bytes.
  package var line: Int
  package var span: Range<Int>
  package var drug: Int32
  package var relation: Relation
  package var object: Int32
  package var isNegated = false
  package var isHedged = false
  /// Who says it.
  package var attribution = Attribution.unattributed
  /// How often, where the article says so.
  package var frequency: Frequency?
  /// "More research is needed" denies nothing.
  package var isWish = false
  /// The article's words where no vocabulary names the object.
  package var phrase: String?

  package enum Attribution: String, Sendable, Hashable { case study, reports, doctor, unattributed }
  package enum Frequency: String, Sendable, Hashable { case common, rare }

  /// What makes two findings on one line the same statement.
  struct Key: Hashable {
    let line: Int, drug: Int32, relation: Relation, object: Int32, isNegated: Bool, isRare: Bool,
      phrase: String?
  }
  var key: Key {
    Key(
      line: line, drug: drug, relation: relation, object: object, isNegated: isNegated,
      isRare: frequency == .rare, phrase: phrase)
  }
}
