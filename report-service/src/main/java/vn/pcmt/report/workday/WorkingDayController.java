package vn.pcmt.report.workday;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The working days over HTTP. Everybody with a token reads them; an administrator changes them. */
@RestController
@RequestMapping("/api/v1/calendars/{year}")
@Tag(name = "calendar")
class WorkingDayController {

    private final DecidedYears years;
    private final ChangeWorkingDays change;
    private final WorkingDaySettings settings;

    WorkingDayController(DecidedYears years, ChangeWorkingDays change, WorkingDaySettings settings) {
        this.years = years;
        this.change = change;
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "The days of a year that are not what their weekday makes them")
    ResponseEntity<YearView> one(@PathVariable int year) {
        YearView view = YearView.of(years.of(year), settings);
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }

    @GetMapping("/changes")
    @Operation(summary = "All changes of a year, the latest first: who, when, why, by which document")
    Page<DayChange> changes(@PathVariable int year, PageRequest page) {
        return Page.of(years.of(year).changes().reversed(), page);
    }

    @PostMapping(path = "/changes", params = "dryRun=true")
    @Operation(summary = "Which deadlines a change would move; changes nothing")
    ChangeOutcome tryOut(
            @PathVariable int year, @Parameter(hidden = true) Caller caller, @Valid @RequestBody DayChanges changes) {
        return change.tryOut(year, changes, caller);
    }

    @PostMapping(path = "/changes", params = "dryRun!=true")
    @Operation(summary = "Add, replace and remove days by one decision")
    ResponseEntity<ChangeOutcome> carryOut(
            @PathVariable int year,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody DayChanges changes) {
        ChangeOutcome outcome = change.handle(year, changes, caller, expected, key);
        return ResponseEntity.ok().eTag(ETags.of(outcome.version())).body(outcome);
    }
}
