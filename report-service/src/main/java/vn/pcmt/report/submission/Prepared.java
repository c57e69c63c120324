package vn.pcmt.report.submission;

import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent.
 *
 * @param reason of a correction; null if none was given
 * @param preparedBy who proposed it to the head of the commune; null if the sender wrote it himself
 */
public record Prepared(
        Draft draft, @Nullable String reason, @Nullable String preparedBy) {}
