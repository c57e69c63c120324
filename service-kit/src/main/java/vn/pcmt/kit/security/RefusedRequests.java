package vn.pcmt.kit.security;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of requests that were refused before any controller was asked. */
public interface RefusedRequests {
    /** @param status of the answer */
    void refused(HttpServletRequest request, int status);
}
