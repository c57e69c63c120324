package vn.pcmt.console.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal as a service words it, RFC 9457 with a stable code and the fields at fault. */
public record Problem(
        @Nullable String code,
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {

    /** One value at fault; {@code pointer} is a JSON pointer into the request, {@code /values/CA01}. */
    public record FieldError(
            @Nullable String pointer,
            @Nullable String code,
            @Nullable String message) {}

    /** The fields at fault, none if the problem is about the whole. */
    public List<FieldError> fields() {
        return errors == null ? List.of() : errors;
    }
}
