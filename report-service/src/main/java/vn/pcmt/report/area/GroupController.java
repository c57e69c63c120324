package vn.pcmt.report.area;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Groups of areas over HTTP: anyone who is logged in reads, administrators write. Their figures are asked for as areas. */
@RestController
@RequestMapping("/api/v1/area-groups")
@Tag(name = "area groups", description = "Areas under one name, followed through reorganisations")
class GroupController {

    private final AreaGroups groups;
    private final WriteGroup write;
    private final Units units;

    GroupController(AreaGroups groups, WriteGroup write, Units units) {
        this.groups = groups;
        this.write = write;
        this.units = units;
    }

    /** @param code by which it is asked for, after {@code group:} */
    record NewGroup(
            @NotBlank @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 40)
            String code,

            @NotNull @Valid GroupText text) {}

    /** @param key under which its figures are asked for */
    record Line(String key, String name) {}

    /**
     * @param key under which its figures are asked for
     * @param today the areas that it stands for today, by name
     */
    record View(
            String key,
            String name,
            int edition,
            int editions,
            Instant at,
            String by,
            long version,
            GroupText text,
            List<Area> today) {}

    record Area(String key, String name) {}

    record Past(int edition, GroupText text, Instant at, String by) {}

    @GetMapping
    @Operation(summary = "Groups in use, and the areas of plans in force")
    Page<Line> list(Locale locale, PageRequest page) {
        List<NamedAreas> kept = groups.groups().stream().map(AreaGroups::called).toList();
        List<NamedAreas> shown = new ArrayList<>(Page.of(kept, page).items());
        int room = page.size() - shown.size();
        if (room > 0) {
            groups.plans(Math.max(0, page.offset() - kept.size()), room).forEach(plan -> shown.add(plan.named()));
        }
        return new Page<>(
                shown.stream()
                        .map(areas -> new Line(areas.key(), areas.name(locale)))
                        .toList(),
                page.page(),
                page.size(),
                kept.size() + groups.plansInForce());
    }

    @GetMapping("/{code}")
    @Operation(summary = "A group as it is now, and the areas of today that it stands for")
    ResponseEntity<View> one(@PathVariable String code, Locale locale) {
        AreaGroup group = group(code);
        AreaGroup.Edition now = group.current();
        NamedAreas areas = groups.named(code, now.text());
        Set<String> standing = Succession.of(areas.members(), units).today().areas();
        Map<String, Unit> known = units.find(standing);
        return ResponseEntity.ok()
                .eTag(ETags.of(group.version()))
                .body(new View(
                        areas.key(),
                        areas.name(locale),
                        now.number(),
                        group.editions().size(),
                        now.at(),
                        now.by(),
                        group.version(),
                        now.text(),
                        standing.stream()
                                .map(key -> new Area(key, name(known.get(key), key)))
                                .sorted(Comparator.comparing(Area::name).thenComparing(Area::key))
                                .toList()));
    }

    @GetMapping("/{code}/editions")
    @Operation(summary = "What a group has been, the first edition first: who wrote it and when")
    List<Past> editions(@PathVariable String code) {
        return group(code).editions().stream()
                .map(past -> new Past(past.number(), past.text(), past.at(), past.by()))
                .toList();
    }

    @PostMapping
    @Operation(summary = "Put areas under a name: administrators")
    ResponseEntity<WriteGroup.Written> create(
            @Valid @RequestBody NewGroup group, @Parameter(hidden = true) Caller caller, IdempotencyKey key) {
        WriteGroup.Written written = write.create(group.code(), group.text(), caller, key);
        return ResponseEntity.created(URI.create("/api/v1/area-groups/" + group.code()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @PutMapping("/{code}")
    @Operation(summary = "Change a group or retire it: administrators")
    ResponseEntity<WriteGroup.Written> rewrite(
            @PathVariable String code,
            @Valid @RequestBody GroupText text,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        WriteGroup.Written written = write.rewrite(code, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }

    private static String name(@Nullable Unit unit, String key) {
        return unit == null ? key : unit.name();
    }

    private AreaGroup group(String code) {
        return groups.group(code).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "area-group-unknown", code));
    }
}
