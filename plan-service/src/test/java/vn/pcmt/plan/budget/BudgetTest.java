package vn.pcmt.plan.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    private final Budget budget = Budget.empty("plan", 2026);
    private int commands;

    @Test
    void whatIsOpenIsCommittedAndNotPaidAndWhatIsLeftIsNeither() {
        book(EntryKind.ALLOT, "15000000000", null);
        book(EntryKind.COMMIT, "9000000000", null);
        book(EntryKind.SPEND, "4000000000", 2);
        book(EntryKind.SPEND, "1500000001", null);
        book(EntryKind.REDUCE, "500000000", null);

        assertFigures("14500000000", "9000000000", "5000000000", "5500000001", "3999999999");
    }

    @Test
    void theLastDongMayBeTakenAndNotOneMore() {
        book(EntryKind.ALLOT, "1000", null);
        book(EntryKind.COMMIT, "400", null);
        book(EntryKind.SPEND, "600", null);

        assertThatThrownBy(() -> book(EntryKind.SPEND, "1", null)).hasMessageContaining("budget-exceeded");
        assertThatThrownBy(() -> book(EntryKind.REDUCE, "1", null)).hasMessageContaining("budget-exceeded");
        assertThat(book(EntryKind.SPEND, "400", 2).overspending())
                .as("the commitment holds this money")
                .isFalse();
        assertFigures("1000", "400", "0", "1000", "0");
        assertThat(budget.entries()).hasSize(4);
    }

    @Test
    void whereItMayOverspendingIsBookedAndMarked() {
        book(EntryKind.ALLOT, "1000", null);

        Entry tooMuch = budget.book(booking(EntryKind.SPEND, "1001", null), true, "lanhdao", "c", "f", NOW);

        assertThat(tooMuch.overspending()).isTrue();
        assertThat(tooMuch.number()).isEqualTo(2);
        assertFigures("1000", "0", "0", "1001", "-1");
        assertThat(budget.book(booking(EntryKind.ALLOT, "1", null), true, "lanhdao", "d", "f", NOW)
                        .overspending())
                .isFalse();
    }

    @Test
    void aCommitmentIsNotPaidTwice() {
        book(EntryKind.ALLOT, "1000", null);
        book(EntryKind.COMMIT, "300", null);
        book(EntryKind.SPEND, "200", 2);

        assertThatThrownBy(() -> book(EntryKind.SPEND, "101", 2)).hasMessageContaining("commitment-exceeded");
        assertThatThrownBy(() -> book(EntryKind.SPEND, "1", 1)).hasMessageContaining("commitment-unknown");
        assertThatThrownBy(() -> book(EntryKind.ALLOT, "1", 2)).hasMessageContaining("not-of-this-booking");
    }

    @Test
    void whatWasWrongIsReversedAndStaysOnRecord() {
        book(EntryKind.ALLOT, "1000", null);
        book(EntryKind.COMMIT, "300", null);
        book(EntryKind.SPEND, "200", 2);

        assertThatThrownBy(() -> reverse(2)).hasMessageContaining("entry-paid");
        assertThatThrownBy(() -> reverse(1)).hasMessageContaining("budget-exceeded");
        assertThat(reverse(3).amount()).isEqualByComparingTo("200");
        assertFigures("1000", "300", "300", "0", "700");
        reverse(2);
        assertFigures("1000", "0", "0", "0", "1000");
        assertThatThrownBy(() -> reverse(2)).as("only once").hasMessageContaining("entry-unknown");
        assertThatThrownBy(() -> reverse(4)).as("a reversal stands").hasMessageContaining("entry-unknown");
        assertThat(budget.entries()).hasSize(5);
    }

    private void assertFigures(String allotted, String committed, String open, String spent, String available) {
        Figures figures = budget.figures();
        assertThat(figures.allotted()).isEqualByComparingTo(allotted);
        assertThat(figures.committed()).isEqualByComparingTo(committed);
        assertThat(figures.open()).isEqualByComparingTo(open);
        assertThat(figures.spent()).isEqualByComparingTo(spent);
        assertThat(figures.available()).isEqualByComparingTo(available);
    }

    private Entry reverse(int number) {
        return budget.book(
                new Booking(EntryKind.REVERSAL, null, LocalDate.of(2026, 5, 1), null, "Ghi nhầm", number),
                false,
                "lanhdao",
                "c" + commands++,
                "f",
                NOW);
    }

    private Entry book(EntryKind kind, String amount, @Nullable Integer of) {
        return budget.book(booking(kind, amount, of), false, "lanhdao", "c" + commands++, "f", NOW);
    }

    private static Booking booking(EntryKind kind, String amount, @Nullable Integer of) {
        return new Booking(kind, new BigDecimal(amount), LocalDate.of(2026, 5, 1), "12/QĐ-UBND", null, of);
    }
}
