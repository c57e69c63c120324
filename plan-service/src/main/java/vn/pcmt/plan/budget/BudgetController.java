package vn.pcmt.plan.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.budget.ReadBudgets.PlanMoney;

/** Budgets over HTTP, in whole đồng (VND). */
@RestController
@RequestMapping("/api/v1/plans/{planId}/budget")
@Tag(name = "budgets", description = "Allotted, committed and spent, in whole đồng")
class BudgetController {
    private static final String CURRENCY = "VND";

    private final BookEntry bookEntry;
    private final ReadBudgets readBudgets;

    BudgetController(BookEntry bookEntry, ReadBudgets readBudgets) {
        this.bookEntry = bookEntry;
        this.readBudgets = readBudgets;
    }

    /** Figures as shown; {@code overspent} says whether more is bound and spent than was allotted. */
    record Shown(
            BigDecimal allotted,
            BigDecimal committed,
            BigDecimal open,
            BigDecimal spent,
            BigDecimal available,
            boolean overspent) {
        static Shown of(Figures figures) {
            return new Shown(
                    figures.allotted(),
                    figures.committed(),
                    figures.open(),
                    figures.spent(),
                    figures.available(),
                    figures.overspent());
        }
    }

    record ShownYear(int year, Shown own, Shown withProjects) {}

    /** A project below, with all below it. */
    record ShownProject(String planId, String title, Shown total) {}

    /** A plan's money. */
    record ShownPlan(String planId, String currency, Shown total, List<ShownYear> years, List<ShownProject> projects) {
        static ShownPlan of(PlanMoney money) {
            List<ShownYear> years = money.withBelow().entrySet().stream()
                    .map((Map.Entry<Integer, Figures> year) -> new ShownYear(
                            year.getKey(),
                            Shown.of(money.own().getOrDefault(year.getKey(), Figures.NONE)),
                            Shown.of(year.getValue())))
                    .toList();
            List<ShownProject> projects = money.below().stream()
                    .map(below ->
                            new ShownProject(below.plan().id(), below.plan().title(), Shown.of(below.total())))
                    .toList();
            return new ShownPlan(money.plan().id(), CURRENCY, Shown.of(money.total()), years, projects);
        }
    }

    /** An entry as shown. */
    record ShownEntry(
            int number,
            EntryKind kind,
            BigDecimal amount,
            LocalDate on,
            @Nullable String document,
            @Nullable String note,
            @Nullable Integer of,
            boolean overspending,
            String by,
            Instant at) {
        static ShownEntry of(Entry entry) {
            return new ShownEntry(
                    entry.number(),
                    entry.kind(),
                    entry.amount(),
                    entry.on(),
                    entry.document(),
                    entry.note(),
                    entry.of(),
                    entry.overspending(),
                    entry.by(),
                    entry.at());
        }
    }

    /** One year of one plan, its entries from the latest on. */
    record ShownBudget(
            String planId, int year, String currency, Shown figures, Page<ShownEntry> entries, long version) {}

    /** A booking made, and the figures after it. */
    record Made(ShownEntry entry, Shown figures, long version) {}

    @Operation(summary = "A plan's money by year, with that of its projects")
    @GetMapping
    ShownPlan plan(@PathVariable String planId, Caller caller) {
        return ShownPlan.of(readBudgets.of(planId, caller));
    }

    @Operation(summary = "One year of one plan, with its entries from the latest on")
    @GetMapping("/{year}")
    ResponseEntity<ShownBudget> year(
            @PathVariable String planId, @PathVariable int year, Caller caller, PageRequest page) {
        Budget budget = readBudgets.year(planId, year, caller);
        List<ShownEntry> entries =
                budget.entries().reversed().stream().map(ShownEntry::of).toList();
        return ResponseEntity.ok()
                .eTag(ETags.of(budget.revision()))
                .body(new ShownBudget(
                        planId, year, CURRENCY, Shown.of(budget.figures()), Page.of(entries, page), budget.revision()));
    }

    @Operation(summary = "Make an entry: allotment, commitment, spending or reversal")
    @PostMapping("/{year}/entries")
    ResponseEntity<Made> book(
            @PathVariable String planId,
            @PathVariable int year,
            @Valid @RequestBody Booking booking,
            Caller caller,
            IdempotencyKey key) {
        BookEntry.Booked booked = bookEntry.handle(planId, year, booking, caller, key);
        Budget budget = booked.budget();
        return ResponseEntity.created(URI.create("/api/v1/plans/" + planId + "/budget/" + year))
                .eTag(ETags.of(budget.revision()))
                .body(new Made(ShownEntry.of(booked.entry()), Shown.of(budget.figures()), budget.revision()));
    }
}
