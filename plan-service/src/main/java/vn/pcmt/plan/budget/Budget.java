package vn.pcmt.plan.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;

/** The money of one plan or project in one year: entries that are only ever added. */
@Document(Budget.COLLECTION)
@TypeAlias("budget")
@CompoundIndex(name = "plan", def = "{'planId': 1, 'year': 1}")
public final class Budget {
    static final String COLLECTION = "budgets";

    /** Beyond this a project is not run but audited; and the document stays small. */
    private static final int MOST_ENTRIES = 5_000;

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String planId;
    private final int year;
    private final List<Entry> entries;

    @PersistenceCreator
    private Budget(String id, @Nullable Long version, String planId, int year, List<Entry> entries) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.year = year;
        this.entries = new ArrayList<>(entries);
    }

    static String id(String planId, int year) {
        return planId + "~" + year;
    }

    /** A budget without entries. */
    static Budget empty(String planId, int year) {
        return new Budget(id(planId, year), null, planId, year, List.of());
    }

    /**
     * Adds an entry.
     *
     * @param mayOverspend whether more than is left may be taken
     * @throws Refusal {@code booking-refused} with the fields at fault; {@code budget-exceeded}
     */
    Entry book(Booking booking, boolean mayOverspend, String by, String command, String fingerprint, Instant at) {
        BigDecimal amount =
                booking.kind() == EntryKind.REVERSAL ? reversed(booking).amount() : amount(booking);
        if (booking.kind() == EntryKind.SPEND && booking.of() != null) {
            checkCommitment(booking.of(), amount);
        } else if (booking.kind() != EntryKind.REVERSAL && booking.of() != null) {
            throw refused("/of", "not-of-this-booking");
        }
        if (entries.size() == MOST_ENTRIES) {
            throw refused("", "too-many-entries", MOST_ENTRIES);
        }
        Figures before = figures();
        Entry entry = new Entry(
                entries.size() + 1,
                booking.kind(),
                amount,
                booking.on(),
                booking.document(),
                booking.note(),
                booking.of(),
                false,
                by,
                at,
                command,
                fingerprint);
        entries.add(entry);
        Figures after = figures();
        boolean takesTooMuch = after.overspent() && after.available().compareTo(before.available()) < 0;
        if (takesTooMuch) {
            entries.removeLast();
            if (!mayOverspend) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "budget-exceeded",
                        before.available(),
                        before.available().subtract(after.available()));
            }
            entry = new Entry(
                    entry.number(),
                    entry.kind(),
                    amount,
                    entry.on(),
                    entry.document(),
                    entry.note(),
                    entry.of(),
                    true,
                    by,
                    at,
                    command,
                    fingerprint);
            entries.add(entry);
        }
        return entry;
    }

    private static BigDecimal amount(Booking booking) {
        BigDecimal amount = booking.amount();
        if (amount == null) {
            throw refused("/amount", "required");
        }
        return amount;
    }

    private void checkCommitment(int number, BigDecimal amount) {
        Entry commitment = counting().stream()
                .filter(entry -> entry.number() == number && entry.kind() == EntryKind.COMMIT)
                .findFirst()
                .orElseThrow(() -> refused("/of", "commitment-unknown", number));
        BigDecimal left = paidOn(number).stream().map(Entry::amount).reduce(commitment.amount(), BigDecimal::subtract);
        if (amount.compareTo(left) > 0) {
            throw refused("/amount", "commitment-exceeded", left);
        }
    }

    private Entry reversed(Booking booking) {
        if (booking.amount() != null) {
            throw refused("/amount", "not-of-this-booking");
        }
        Integer number = booking.of();
        if (number == null) {
            throw refused("/of", "required");
        }
        Entry wrong = counting().stream()
                .filter(entry -> entry.number() == number)
                .findFirst()
                .orElseThrow(() -> refused("/of", "entry-unknown", number));
        if (wrong.kind() == EntryKind.COMMIT && !paidOn(number).isEmpty()) {
            throw refused("/of", "entry-paid", number);
        }
        return wrong;
    }

    private List<Entry> paidOn(int commitment) {
        return counting().stream()
                .filter(entry -> entry.kind() == EntryKind.SPEND && Objects.equals(entry.of(), commitment))
                .toList();
    }

    /** Entries that were not reversed. */
    private List<Entry> counting() {
        Set<Integer> reversed = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                .map(Entry::of)
                .filter(Objects::nonNull)
                .forEach(reversed::add);
        return entries.stream()
                .filter(entry -> entry.kind() != EntryKind.REVERSAL && !reversed.contains(entry.number()))
                .toList();
    }

    /** The entry that a command made, if it was carried out before. */
    Optional<Entry> madeBy(String command) {
        return entries.stream().filter(entry -> entry.command().equals(command)).findFirst();
    }

    Figures figures() {
        return Figures.of(counting());
    }

    String planId() {
        return planId;
    }

    int year() {
        return year;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    private static Refusal refused(String pointer, String code, Object... args) {
        return new Refusal(Refusal.Kind.INVALID, "booking-refused")
                .withFields(List.of(new FieldProblem(pointer, code, args)));
    }
}
