package vn.pcmt.plan.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booking made.
 *
 * @param number 1 for the first of its budget
 * @param of number of the commitment paid or of the entry reversed, null if none
 * @param overspending whether it took more than was left
 * @param by officer id
 * @param command caller and idempotency key, so that a repetition finds it
 * @param fingerprint of the command
 */
public record Entry(
        int number,
        EntryKind kind,
        BigDecimal amount,
        LocalDate on,
        @Nullable String document,
        @Nullable String note,
        @Nullable Integer of,
        boolean overspending,
        String by,
        Instant at,
        String command,
        String fingerprint) {}
