package vn.pcmt.kit.problem;

import java.util.List;
import java.util.Map;

/**
 * A command or a question that is refused. Its code is stable: clients decide by it. The title shown is the message
 * {@code problem.<code>.title}, the detail {@code problem.<code>} with the arguments, in the caller's language.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of refusal, and the HTTP status it is answered with. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        INVALID(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        /** What it takes is away for now; the same again later may succeed. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Object[] args;
    private transient List<FieldProblem> fields = List.of();
    private transient Map<String, Object> extensions = Map.of();

    /**
     * @param code kebab case, such as {@code window-closed}
     * @param args for the detail message
     */
    public Refusal(Kind kind, String code, Object... args) {
        super(code);
        this.kind = kind;
        this.code = code;
        this.args = args.clone();
    }

    /** The same refusal, saying which fields caused it. */
    public Refusal withFields(List<FieldProblem> fields) {
        this.fields = List.copyOf(fields);
        return this;
    }

    /** The same refusal with one more member in its problem, for what the caller needs to go on. */
    public Refusal withExtension(String member, Object value) {
        this.extensions = Map.of(member, value);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    /** Members of the problem beside the usual ones, by name. */
    public Map<String, Object> extensions() {
        return extensions;
    }

    @Override
    public String getMessage() {
        return code + (args.length == 0 ? "" : " " + List.of(args)) + (fields.isEmpty() ? "" : " " + fields);
    }
}
