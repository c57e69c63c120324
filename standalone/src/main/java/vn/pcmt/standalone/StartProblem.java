package vn.pcmt.standalone;

/** Why the embedded default does not start: one sentence for the person at the keyboard, told by a message code. */
final class StartProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    StartProblem(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments;
    }

    String code() {
        return code;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
