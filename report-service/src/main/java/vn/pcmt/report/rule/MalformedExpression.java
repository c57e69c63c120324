package vn.pcmt.report.rule;

/** A text that is no expression of the language of rules. */
final class MalformedExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    MalformedExpression(String text, String why) {
        super("\"" + text + "\" " + why);
        this.problem = why;
    }

    /** What is wrong with it. */
    String problem() {
        return problem;
    }
}
