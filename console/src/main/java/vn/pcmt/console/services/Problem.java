package vn.pcmt.console.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a service words it, RFC 9457 with a stable code and the fields at fault.
 *
 * @param conflict what differs from what somebody else has written meanwhile, where that is why
 */
public record Problem(
        @Nullable String code,
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        DraftService.@Nullable Conflict conflict) {

    /** A refusal without words. */
    static final Problem UNSAID = new Problem(null, null, null, null, null);

    /** One value at fault; {@code pointer} is a JSON pointer into the request, {@code /values/CA01}. */
    public record FieldError(
            @Nullable String pointer,
            @Nullable String code,
            @Nullable String message) {}

    /** The fields at fault, none if the problem is about the whole. */
    public List<FieldError> fields() {
        return errors == null ? List.of() : errors;
    }

    /** The whole problem in words, with those of its fields that have no place of their own. */
    public String words(List<String> others) {
        StringBuilder words = new StringBuilder(detail == null ? title == null ? "" : title : detail);
        others.forEach(other -> words.append(words.isEmpty() ? "" : " ").append(other));
        return words.toString();
    }
}
