package vn.pcmt.kit.problem;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders as a problem what the server refuses before any filter sees it, such as an address with a zero byte in it. */
final class ServerProblems extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);
    private static final int FIRST_REFUSAL = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_SLOW = 408;
    private static final int FIRST_FAILURE = 500;

    private final Problems problems;

    ServerProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_REFUSAL || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String code = code(status);
        try {
            problems.write(response, problems.of(request, status, code, List.of()));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("Nobody is told of {}", code, gone);
        }
    }

    /** Of the problem that a status alone tells of. */
    static String code(int status) {
        if (status >= FIRST_FAILURE) {
            return "internal-error";
        }
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case TOO_SLOW -> "too-slow";
            default -> "malformed-request";
        };
    }
}
