package vn.pcmt.report.submission;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for what a unit sends.
 *
 * @param preparedBy officer id
 * @param confirmedBy id of the head who confirmed it; null where none is asked to
 */
public record Sender(String preparedBy, @Nullable String confirmedBy) {

    /** Who has sent it. */
    String actor() {
        return confirmedBy == null ? preparedBy : confirmedBy;
    }
}
