package vn.pcmt.report.rule;

/** A figure that an expression needs. */
record Operand(Scope scope, String code) {

    /** As it is written in an expression. */
    @Override
    public String toString() {
        return scope == Scope.NOW ? code : scope.word() + "." + code;
    }
}
