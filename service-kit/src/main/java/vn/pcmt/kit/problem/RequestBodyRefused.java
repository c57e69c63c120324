package vn.pcmt.kit.problem;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A body is not read any further. */
final class RequestBodyRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private RequestBodyRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** More came than a request may carry. */
    static RequestBodyRefused tooLarge(long limit) {
        return new RequestBodyRefused(413, "too-large", "the request's body exceeds " + limit + " bytes");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** The one among the causes of a failure. */
    static Optional<RequestBodyRefused> in(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof RequestBodyRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
