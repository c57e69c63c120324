package vn.pcmt.standalone;

/** A part of the stack did not start, or was not ready in time. */
public final class PartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Part part;

    PartFailedException(Part part, String message) {
        super(message);
        this.part = part;
    }

    PartFailedException(Part part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    /** The part that failed. */
    public Part part() {
        return part;
    }
}
