package vn.pcmt.plan.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Something a plan says, in its own words, that has no structure of its own yet.
 *
 * @param about what it is about
 * @param text in Vietnamese
 */
public record Statement(
        @NotNull Subject about, @NotBlank @Size(max = 2000) String text) {

    /** What a statement is about. */
    public enum Subject {
        /** Other documents it rests on or came with. */
        DOCUMENTS,
        /** Where it applies, beyond the units of its scope. */
        AREA,
        /** What is to be reached. */
        TARGETS,
        /** What is to be done. */
        DUTIES,
        /** Who leads, signs, takes part. */
        PEOPLE,
        /** Slogans and models. */
        WORDS
    }
}
