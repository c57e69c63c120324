package vn.pcmt.kit.problem;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** More came than a request may carry. */
final class RequestBodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    RequestBodyTooLarge(long limit) {
        super("the request's body exceeds " + limit + " bytes");
    }

    static boolean isCauseOf(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof RequestBodyTooLarge) {
                return true;
            }
        }
        return false;
    }
}
