package vn.pcmt.console.services;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of a page. What could not be loaded leaves its own gap and nobody else's.
 *
 * @param value null if it is not there
 * @param state why not, where it is not
 */
public record Block<T>(@Nullable T value, State state) {

    /** Why a part is there or not. */
    public enum State {
        READY,
        /** The service does not answer. */
        FAILED,
        /** It is not for this visitor, or there is no such thing. */
        WITHHELD
    }

    static <T> Block<T> ready(T value) {
        return new Block<>(value, State.READY);
    }

    public boolean ready() {
        return state == State.READY;
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    /** For templates, which ask {@link #ready()} before. */
    public T get() {
        return Objects.requireNonNull(value);
    }
}
