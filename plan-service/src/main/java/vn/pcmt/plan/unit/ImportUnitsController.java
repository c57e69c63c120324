package vn.pcmt.plan.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.imports.ImportView;

/**
 * Units from a CSV file over HTTP: columns {@code code, name, kind, parent} and optionally {@code validFrom, border,
 * population, latitude, longitude}.
 */
@RestController
@RequestMapping("/api/v1/units/import")
@Tag(name = "units")
class ImportUnitsController {
    private final ImportUnits importUnits;
    private final MessageSource messages;

    ImportUnitsController(ImportUnits importUnits, MessageSource messages) {
        this.importUnits = importUnits;
        this.messages = messages;
    }

    @Operation(
            summary = "Units from a CSV file; with dryRun=true nothing is saved and no key is needed: administrators")
    @PostMapping(params = "dryRun=true", consumes = "text/csv")
    ImportView tryOut(
            @RequestBody byte[] file,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validFrom,
            Caller caller,
            HttpServletRequest request) {
        return ImportView.of(true, importUnits.tryOut(file, validFrom, caller), messages, request);
    }

    @Operation(
            summary = "Units from a CSV file; with dryRun=true nothing is saved and no key is needed: administrators")
    @PostMapping(params = "dryRun!=true", consumes = "text/csv")
    ImportView carryOut(
            @RequestBody byte[] file,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validFrom,
            Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        return ImportView.of(false, importUnits.handle(file, validFrom, caller, key), messages, request);
    }
}
