package vn.pcmt.console.services;

import org.springframework.http.HttpStatusCode;

/** A service understood the call and refused it. */
public final class ServiceRefusal extends RuntimeException {
    private final int status;
    private final transient Problem problem;

    ServiceRefusal(HttpStatusCode status, Problem problem) {
        super(status.value() + " " + problem.code() + ": " + problem.detail());
        this.status = status.value();
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    /** Whether somebody else has changed the thing in the meantime. */
    public boolean stale() {
        return status == 412;
    }
}
