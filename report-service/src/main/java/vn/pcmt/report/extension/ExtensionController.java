package vn.pcmt.report.extension;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.extension.ExtensionOrder.Refused;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Extensions of whole areas over HTTP. */
@RestController
@RequestMapping("/api/v1/extensions")
@Tag(name = "reports")
class ExtensionController {

    private final ExtendArea extend;
    private final ExtensionOrders orders;
    private final Access access;
    private final Units units;

    ExtensionController(ExtendArea extend, ExtensionOrders orders, Access access, Units units) {
        this.extend = extend;
        this.orders = orders;
        this.access = access;
        this.units = units;
    }

    /**
     * @param area key of the area whose communes get more time
     * @param until the new deadline; the extension ends with it by itself
     */
    record ForArea(
            @Schema(example = "44@2025-07-01") @NotBlank String area,
            @Schema(example = "PCMT-THANG") @NotBlank String template,
            @Schema(example = "2026-09") @NotBlank String period,
            @NotNull Instant until,
            @NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param extended how many reports have more time by it
     * @param refused those that have not, with the code of the refusal
     * @param finished false if it was cut short; sent again under its key it goes on
     */
    record ExtensionView(
            String id,
            String area,
            String template,
            String period,
            Instant until,
            String reason,
            String by,
            Instant at,
            int extended,
            List<Refused> refused,
            boolean finished) {
        static ExtensionView of(ExtensionOrder order) {
            return new ExtensionView(
                    order.id(),
                    order.area(),
                    order.template(),
                    order.period(),
                    order.until(),
                    order.reason(),
                    order.by(),
                    order.at(),
                    order.extended(),
                    order.refused(),
                    order.done() != null);
        }
    }

    @PostMapping
    @Operation(summary = "Move the deadline of a period for all communes of an area whose report is not in yet")
    ResponseEntity<ExtensionView> extend(
            @Parameter(hidden = true) Caller caller, IdempotencyKey key, @Valid @RequestBody ForArea asked) {
        ExtensionOrder order = extend.handle(
                new ExtendArea.Wanted(
                        asked.area(),
                        asked.template(),
                        ReportingPeriod.asked(asked.period()),
                        asked.until(),
                        asked.reason().strip()),
                caller,
                key);
        return ResponseEntity.created(URI.create("/api/v1/extensions/" + order.id()))
                .body(ExtensionView.of(order));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An extension of an area: who, why, until when, and what came of it")
    ExtensionView one(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        ExtensionOrder order =
                orders.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "extension-unknown", id));
        access.requireReader(caller, order.area());
        return ExtensionView.of(order);
    }

    @GetMapping
    @Operation(summary = "Extensions of the areas within the caller's area, the latest first")
    Page<ExtensionView> list(
            @RequestParam(required = false) @Nullable String area,
            @Parameter(hidden = true) Caller caller,
            PageRequest page) {
        String own = caller.unitKey();
        String asked = area == null ? own : area;
        List<String> readable = asked == null
                ? List.of()
                : units.within(List.of(asked)).stream()
                        .filter(unit -> unit.isWithin(own))
                        .map(Unit::key)
                        .toList();
        Page<ExtensionOrder> found = orders.of(readable, page);
        return new Page<>(
                found.items().stream().map(ExtensionView::of).toList(), found.page(), found.size(), found.total());
    }
}
