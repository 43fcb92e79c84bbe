/// One step of a compiled condition: what to do, and with which numbers. What the numbers mean,
/// each operation says; `x`, `y` and `z` are other instructions where nothing else is said, a range
/// is one of `PolicyProgram.operands`.
struct Instruction: Sendable {
    /// What to do.
    enum Operation: UInt8, Sendable {
        /// `x`: a constant.
        case constant
        /// `x`: a variable, as `Lowering.number` numbers them.
        case variable
        /// `x`: a path of the context.
        case path
        /// `x`..<`y`: the operands.
        case and, or
        case not, negate, isEmpty
        case ifThenElse
        /// `x`: a path. `y`: a constant.
        case pathEquals
        /// `x`: a path. `y`: the text's number.
        case pathEqualsText
        /// `x`: a path. `y`: a number in `longs`. `z`: a comparison.
        case pathCompares
        /// `x`: a path. `y`: a pattern.
        case pathLike
        /// `x`..<`y`: paths, the longest first.
        case pathExists
        /// `x`: a variable. `y`: an entity.
        case variableEquals
        /// `x`: a variable. `y`..<`z`: entities.
        case variableIn
        /// `x`: a variable. `y`: a type.
        case variableIs
        case equals
        /// `z`: a comparison.
        case compares
        case add, subtract, multiply
        case isIn, contains, containsAll, containsAny, getTag, hasTag
        /// `y`: a text.
        case attribute
        /// `y`..<`z`: texts.
        case has
        /// `y`: a pattern.
        case like
        /// `y`: the type's place in `types`. `z`: what it must be in, or -1.
        case isType
        /// `x`..<`y`: the elements.
        case set
        /// `x`..<`y`: the values. `z`: the first name, the others follow it.
        case record
        /// `x`: the function's place in `functions`. `y`..<`z`: the arguments.
        case call
        /// Left to the reference evaluator.
        case refer
    }

    let operation: Operation
    var x: Int32 = 0
    var y: Int32 = 0
    var z: Int32 = 0
}
