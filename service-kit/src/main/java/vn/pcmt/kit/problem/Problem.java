package vn.pcmt.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The body of an RFC 9457 problem.
 *
 * @param type {@code urn:pcmt:problem:<code>}
 * @param title what happened
 * @param detail what it affects and what to do
 * @param instance path of the request
 * @param errors what is wrong field by field; empty if no field is to blame
 * @param extensions members of this kind of problem alone, written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** One field: where it is in the request body, what the code is, what to tell the user. */
    public record FieldError(String pointer, String code, String message) {}
}
