package vn.pcmt.kit.problem;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer into the request body, such as {@code /values/CA01}
 * @param code stable; the text is the message {@code field.<code>} with the arguments
 */
public record FieldProblem(String pointer, String code, Object... args) {
    public FieldProblem {
        args = args.clone();
    }

    @Override
    public Object[] args() {
        return args.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldProblem that
                && pointer.equals(that.pointer)
                && code.equals(that.code)
                && Arrays.equals(args, that.args);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pointer, code, Arrays.hashCode(args));
    }

    @Override
    public String toString() {
        return pointer + ": " + code + (args.length == 0 ? "" : " " + Arrays.toString(args));
    }
}
