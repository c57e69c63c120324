package vn.pcmt.kit.web;

import vn.pcmt.kit.problem.Refusal;

/**
 * The version of an aggregate that the caller has seen, from {@code If-Match: "3"}. A controller method takes it as an
 * argument.
 */
public record ExpectedVersion(long value) {
    /** @throws Refusal {@code stale-revision} if the aggregate has moved on */
    public void check(long actual) {
        if (actual != value) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
    }
}
