package vn.pcmt.console.services;

/** A service did not answer, or answered with a failure of its own; the outcome of a write is then unknown. */
public final class ServiceUnavailable extends RuntimeException {
    ServiceUnavailable(String service, Throwable cause) {
        super(service + " is not available: " + cause.getMessage(), cause);
    }

    ServiceUnavailable(String service, String why) {
        super(service + " is not available: " + why);
    }
}
