package vn.pcmt.contract;

import org.jspecify.annotations.Nullable;

/** A record that is no event of this contract. Trying again does not help: it belongs in the dead letters. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
