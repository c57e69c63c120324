package vn.pcmt.kit.consume;

/** The consumer was stopped while it waited to try again; the record is not done and comes again after the start. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(Throwable failure) {
        super("stopped while waiting to try again", failure);
    }
}
