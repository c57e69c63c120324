package vn.pcmt.kit.web;

import vn.pcmt.kit.problem.Refusal;

/**
 * Which page is wanted, from {@code ?page=0&size=50}. A size above the cap is cut to it. A controller method takes it
 * as an argument.
 */
public record PageRequest(int page, int size) {
    /** Largest page anyone gets. */
    public static final int MAX_SIZE = 200;
    /** Size of a page when none is asked for. */
    public static final int DEFAULT_SIZE = 50;

    public PageRequest {
        if (page < 0 || size < 1) {
            throw new Refusal(Refusal.Kind.MALFORMED, "page-malformed");
        }
        size = Math.min(size, MAX_SIZE);
    }

    /** How many items come before this page. */
    public long offset() {
        return (long) page * size;
    }
}
