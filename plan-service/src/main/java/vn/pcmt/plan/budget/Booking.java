package vn.pcmt.plan.budget;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booking to make.
 *
 * @param amount whole đồng; the đồng has no smaller unit, and 1.500 would be read as one and a half. Null for a reversal,
 *     whose amount is that of the entry reversed
 * @param on day of the decision, contract or payment
 * @param document number of the paper it rests on
 * @param of number of the commitment that is paid (SPEND, null if none was made) or of the entry reversed (REVERSAL)
 */
public record Booking(
        @NotNull EntryKind kind,

        @Nullable @Positive @Digits(integer = 15, fraction = 0)
        BigDecimal amount,

        @NotNull LocalDate on,
        @Nullable @Size(max = 100) String document,
        @Nullable @Size(max = 1000) String note,
        @Nullable @PositiveOrZero Integer of) {}
